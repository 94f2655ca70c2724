"""What was found in each episode and what was not, so that silence shows: of an extraction, or of the graph's rows.

Both ways give the same; `queries/findings.rq` and `queries/gaps.rq` are the rules for the graph.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from orbitgraph.model import EntityClass, Episode, Extraction, Predicate, Relation

SHORT = 200
"""How many characters notes have at least that are not called short; `queries/gaps.rq` has the same number."""
# Begins the name of the pipeline that reads a language for which none is installed.
_BLANK = "blank:"
_PLURAL = {EntityClass.PERSON: "people"}
_ONE = {"guests": "guest", "people": "person", "mentions": "mention", "facts": "fact"} | {
    f"{each.value}s": each.value for each in EntityClass
}
_TOPICS = frozenset({EntityClass.PROJECT, EntityClass.PROTOCOL, EntityClass.CONCEPT})
_PLAIN = re.compile(r"[\w' -]+")
_WORDS = {
    "guest": "no guest was found",
    "language": "no spaCy pipeline for the language {detail!r} is installed: what needs one is left out",
    "name": "a name of two things, which are kept apart: {detail}",
    "notes": "the notes have only {detail} characters",
    "reference": "a reference leads nowhere: {detail} is not in the graph",
    "topic": "no project, protocol or concept is named",
}

Rows = Iterable[Sequence[Any]]


@dataclass(frozen=True, order=True)
class Gap:
    """One thing that is missing, of a kind that `queries/gaps.rq` explains."""

    kind: str
    detail: str = ""

    def __str__(self) -> str:
        if self.kind == "notes" and self.detail == "0":
            return "the notes are empty"
        return _WORDS[self.kind].format(detail=self.detail)


@dataclass(frozen=True)
class Findings:
    """How much one episode yielded, as (what, how many), and what is missing in it."""

    show: str
    episode: str
    title: str
    counts: tuple[tuple[str, int], ...]
    gaps: tuple[Gap, ...]

    @property
    def in_words(self) -> str:
        """Return the counts that are not 0: "1 guest, 3 people"."""
        counts = [f"{number} {_ONE.get(name, name) if number == 1 else name}" for name, number in self.counts]
        return ", ".join(each for each in counts if not each.startswith("0 ")) or "nothing"


def of_rows(columns: Sequence[str], findings: Rows, gaps: Rows) -> tuple[Findings, ...]:
    """Put together the answers of the queries `findings` (with its columns) and `gaps`."""
    missing: dict[tuple[str, str], list[Gap]] = defaultdict(list)
    for show, episode, kind, detail in gaps:
        missing[show, episode].append(Gap(kind, detail))
    return tuple(
        Findings(
            row[0],
            row[1],
            row[3] or "",
            tuple(zip(columns[4:], row[4:], strict=True)),
            tuple(sorted(missing[row[0], row[1]])),
        )
        for row in findings
    )


def of_extraction(extraction: Extraction) -> tuple[Findings, ...]:
    """Say what an extraction has of each episode, by show and number."""
    names: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    mentions: Counter[str] = Counter()
    texts = {each.id: each.text for each in extraction.episodes}
    for entity in extraction.entities:
        for mention in entity.mentions:
            place = mention.evidence
            mentions[place.episode] += 1
            written = " ".join(texts[place.episode][place.start : place.end].split())
            names[place.episode][entity.cls.value, entity.label] |= {entity.label, written}
    facts: dict[str, list[Relation]] = defaultdict(list)
    for relation in extraction.relations:
        facts[relation.episode].append(relation)
    found = []
    for each in sorted(extraction.episodes, key=_order):
        things, stated = names[each.id], facts[each.id]
        guests = sum(relation.predicate is Predicate.GUEST_OF for relation in stated)
        classes = Counter(cls for cls, _ in things)
        counts = [("guests", guests)]
        counts += [(_PLURAL.get(cls, f"{cls.value}s"), classes[cls]) for cls in EntityClass]
        counts += [("mentions", mentions[each.id]), ("facts", len(stated))]
        gaps = [
            *_alone(each, guests),
            *_dead_ends(stated, texts),
            *_same_names(things),
            *_first_names(each, things),
        ]
        if not classes.keys() & _TOPICS:
            gaps.append(Gap("topic"))
        model = extraction.model_of(each.id)
        if model.startswith(_BLANK) and (things or stated):
            gaps.append(Gap("language", model.removeprefix(_BLANK).partition(" ")[0]))
        found.append(Findings(each.show, each.key, each.title, tuple(counts), tuple(sorted(set(gaps)))))
    return tuple(found)


def _order(episode: Episode) -> tuple[str, int, str]:
    # Episodes without a number stand first, as in the answers of queries.
    return episode.show, -1 if episode.number is None else episode.number, episode.key


def _alone(episode: Episode, guests: int) -> Iterator[Gap]:
    if not guests:
        yield Gap("guest")
    length = max(0, len(episode.text) - len(episode.title) - 2)
    if length < SHORT:
        yield Gap("notes", str(length))


def _dead_ends(facts: Iterable[Relation], known: Container[str]) -> Iterator[Gap]:
    for fact in facts:
        if fact.predicate is Predicate.MENTIONS_EPISODE and fact.object.name not in known:
            yield Gap("reference", f"Episode {fact.object.name.partition('/')[2]}")


def _same_names(things: dict[tuple[str, str], set[str]]) -> Iterator[Gap]:
    owners: dict[str, set[str]] = defaultdict(set)
    for (cls, label), written in things.items():
        for name in written:
            owners[name.lower()].add(f"{label} ({cls})")
    for name, called in owners.items():
        for one, two in combinations(sorted(called), 2):
            yield Gap("name", f'"{name}": {one} or {two}')


def _first_names(episode: Episode, things: Iterable[tuple[str, str]]) -> Iterator[Gap]:
    """Yield first names of two people that also stand alone, so that nobody knows who is meant."""
    people = sorted(label for cls, label in things if cls == EntityClass.PERSON and _PLAIN.fullmatch(label))
    for one, two in combinations(people, 2):
        first, blank, _ = one.partition(" ")
        if len(first) < 3 or not blank or not two.startswith(first + blank):
            continue
        rest = re.sub(f"{one}|{two}", "", episode.text)
        if re.search(rf"(^|[^\w]){first}($|[^\w -]| [^A-Z])", rest):
            yield Gap("name", f'"{first}": {one} (person) or {two} (person)')

"""Graphs in the shape of ours: invented extractions, translated by the translator that builds have."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

import numpy as np
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from orbitgraph.graph import build
from orbitgraph.model import (
    EPISODE,
    SIGNATURES,
    Audio,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Mention,
    Predicate,
    Reason,
    Ref,
    RelatedEpisode,
    Relation,
    Show,
    Topic,
)
from orbitgraph.ontology import PREFIXES

from . import names, notes
from .topics import broader, incidence, thing

QUADS_PER_EPISODE = 1680
"""About so many quads does an episode add; those of the bundled corpus add 1,600."""
_EPISODES = 500
"""How many episodes a show has."""
_RELATED = 5
_CHUNK = 50_000
_HOST = Ref(EntityClass.PERSON.value, "Mia Blum")
_SCHEME = "https://example.org/topics/"
_SKOS = PREFIXES["skos"]


def store(episodes: int, seed: int = 7) -> Store:
    """Return a store that holds the graph of that many episodes."""
    made = Store()
    made.bulk_extend(quads(episodes, seed))
    return made


def write(episodes: int, path: Path, seed: int = 7) -> int:
    """Write the graph as N-Quads and return how many quads it has; only a show at a time is in memory."""
    written = 0
    with path.open("wb") as file:
        found = quads(episodes, seed)
        while chunk := list(islice(found, _CHUNK)):
            file.write(serialize(chunk, format=RdfFormat.N_QUADS) or b"")
            written += len(chunk)
    return written


def quads(episodes: int, seed: int = 7) -> Iterator[Quad]:
    """Yield the quads of the graph of that many episodes, a few of them more than once."""
    for part in parts(episodes, seed):
        yield from part.quads()


def parts(episodes: int, seed: int = 7) -> Iterator[build.Part]:
    """Yield the named graphs of that many episodes, show after show; of the common graphs, each has its pieces."""
    drawn = incidence(episodes, seed=seed)
    used = set(np.unique(drawn).tolist())
    used |= {above for rank in used for above in _above(rank)}
    topics = [_topic(rank) for rank in sorted(used)]
    triples = [triple for rank in sorted(used) for triple in _triples(rank)]
    derived = count()
    for show in range(-(-episodes // _EPISODES)):
        ranks = drawn[show * _EPISODES : (show + 1) * _EPISODES].tolist()
        made, related = _show(show, ranks, seed)
        entries = {"topics": topics, "scheme": lambda: triples, "scheme_key": f"{seed}"} if show == 0 else {}
        for part in build.parts(made, related=related, tool_version="generator", **entries):
            if part.graph.endswith("/graph/derived"):
                yield replace(part, piece=next(derived))
            elif show == 0 or not part.graph.endswith("/graph/ontology"):
                yield part


def _show(show: int, ranks: Sequence[Sequence[int]], seed: int) -> tuple[Extraction, list[RelatedEpisode]]:
    """Invent one show: what its episodes say, and which of them belong together."""
    slug = f"show-{show + 1}"
    told = [_Told(slug, number, topics, seed) for number, topics in enumerate(ranks, 1)]
    mentions: dict[Ref, list[Mention]] = defaultdict(list)
    about: dict[Ref, list[str]] = defaultdict(list)
    for each in told:
        for ref, evidence in each.mentions:
            mentions[ref].append(Mention(EntityClass(ref.kind), evidence))
        about[each.subject].append(each.episode.id)
    extraction = Extraction(
        shows=(Show(slug, f"Show {show + 1}", "Invented conversations.", (_HOST.name,), language="en"),),
        episodes=tuple(each.episode for each in told),
        entities=tuple(
            Entity(EntityClass(ref.kind), ref.name, mentions=tuple(found), about=tuple(about[ref]))
            for ref, found in mentions.items()
        ),
        relations=tuple(relation for each in told for relation in each.relations),
        model="generated 1",
    )
    return extraction, [line for at in range(len(told)) for line in _related(told, at)]


class _Told:
    """What one invented episode says."""

    def __init__(self, show: str, number: int, ranks: Sequence[int], seed: int) -> None:
        rng = random.Random(f"{seed} {show} {number}")
        topics = [thing(rank) for rank in rng.sample(ranks, len(ranks))]
        # Few guests come often, and every second organisation sends more than one of them.
        guest = Ref(EntityClass.PERSON.value, names.person(int(rng.paretovariate(0.5)) % 200_000))
        company = Ref(EntityClass.ORGANISATION.value, names.organisation(int(rng.paretovariate(0.8)) % 8000))
        event = Ref(EntityClass.EVENT.value, names.event(rng.randrange(300)))
        earlier = number - rng.randrange(1, 9)
        known = f"Episode {earlier}" if earlier > 0 and rng.random() < 0.25 else None
        cast = notes.Cast(guest.name, company.name, event.name, [topic.name for topic in topics], known)
        title, paragraphs = notes.episode(cast, rng)
        self.subject = topics[0]
        self.episode = Episode(
            show,
            str(number),
            title.text,
            number,
            guid=f"{show}-{number}",
            published=notes.day(number),
            minutes=rng.randint(10, 90),
            audio=Audio(f"https://example.org/{show}/{number}.mp3", float(rng.randint(10, 60)), "audio/mpeg"),
            paragraphs=tuple(" ".join(sentence.text for sentence in each) for each in paragraphs),
        )
        self._called = {"guest": guest, "first": guest, "company": company, "event": event}
        self._called["earlier"] = Ref(EPISODE, f"{show}/{earlier}")
        self._topics = {topic.name: topic for topic in topics}
        self.mentions: list[tuple[Ref, Evidence]] = []
        self.relations: list[Relation] = []
        self._read(title, 0)
        at = len(title.text) + 2
        for paragraph in paragraphs:
            for sentence in paragraph:
                self._read(sentence, at)
                at += len(sentence.text) + 1
            at += 1

    def _read(self, sentence: notes.Sentence, at: int) -> None:
        """Note what a sentence that begins at this offset names and states."""
        ends: dict[str, tuple[Ref, int, int]] = {}
        for slot, name, start, end in sentence.names:
            ref = self._called.get(slot) or self._topics[name]
            ends[slot] = ref, at + start, at + end
            if ref.kind != EPISODE:
                evidence = self._evidence(sentence, at, at + start, at + end, "gazetteer", 0.97)
                self.mentions.append((ref, evidence))
        for subject, predicate, object_ in _FACTS.get(sentence.shape, ()):
            self._state(sentence, at, ends, subject, predicate, object_)

    def _state(
        self,
        sentence: notes.Sentence,
        at: int,
        ends: dict[str, tuple[Ref, int, int]],
        subject: str,
        predicate: Predicate,
        object_: str,
    ) -> None:
        here = Ref(EPISODE, self.episode.id), at, at + len(sentence.text)
        one, start, stop = ends.get(subject, here)
        other, begin, end = ends.get(object_, here)
        start, end = (begin, end) if one == here[0] else (min(start, begin), max(stop, end))
        kinds, others = SIGNATURES[predicate]
        if one.kind in kinds and other.kind in others and one != other:
            evidence = self._evidence(sentence, at, start, end, "shape", 0.85)
            self.relations.append(Relation(one, predicate, other, (evidence,)))

    def _evidence(
        self, sentence: notes.Sentence, at: int, start: int, end: int, extractor: str, confidence: float
    ) -> Evidence:
        return Evidence(self.episode.id, start, end, at, at + len(sentence.text), extractor, confidence)


_FACTS = {
    notes.TITLE: (
        ("guest", Predicate.GUEST_OF, "episode"),
        ("guest", Predicate.AFFILIATED_WITH, "company"),
    ),
    notes.USES: (("a", Predicate.USES, "b"),),
    notes.COMPARES: (("a", Predicate.COMPARED_WITH, "b"),),
    notes.UNLIKE: (("a", Predicate.COMPARED_WITH, "b"),),
    notes.WORKS_ON: (
        ("guest", Predicate.CONTRIBUTES_TO, "a"),
        ("guest", Predicate.AFFILIATED_WITH, "company"),
    ),
    notes.REFERS: (("episode", Predicate.MENTIONS_EPISODE, "earlier"),),
}


def _related(told: Sequence[_Told], at: int) -> Iterator[RelatedEpisode]:
    """Yield the episodes after this one as the nearest, with what both name."""
    mine = {ref for ref, _ in told[at].mentions}
    for rank in range(1, min(_RELATED, len(told) - 1) + 1):
        other = told[(at + rank) % len(told)]
        shared = sorted(mine & {ref for ref, _ in other.mentions})[:4]
        weight = round(0.4 * len(shared) + 0.1, 4)
        reasons = (
            Reason("topics", f"both name {', '.join(ref.name for ref in shared) or 'nothing'}", weight),
            Reason("text", "the notes use similar words", round(0.5 / rank, 4)),
        )
        score = round(sum(reason.weight for reason in reasons), 4)
        yield RelatedEpisode(told[at].episode.id, rank, other.episode.id, score, reasons)


def _above(rank: int) -> Iterator[int]:
    while (wider := broader(rank)) is not None:
        yield wider
        rank = wider


def _topic(rank: int) -> Topic:
    ref, wider = thing(rank), broader(rank)
    above = () if wider is None else (thing(wider).name,)
    return Topic(EntityClass(ref.kind), ref.name, f"{_SCHEME}{rank}", broader=above)


def _triples(rank: int) -> Iterator[Triple]:
    node, wider = NamedNode(f"{_SCHEME}{rank}"), broader(rank)
    yield Triple(node, NamedNode(_SKOS + "prefLabel"), Literal(thing(rank).name, language="en"))
    if wider is not None:
        yield Triple(node, NamedNode(_SKOS + "broader"), NamedNode(f"{_SCHEME}{wider}"))

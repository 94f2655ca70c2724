"""The sentences behind the reasons for which two episodes are related: one of each episode for each thing named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from orbitgraph.answers.explaining import Quote
from orbitgraph.graph.reasons import Role, Shared
from orbitgraph.graph.text import folded
from orbitgraph.model import EPISODE, Episode, Evidence, Extraction, Predicate, Ref, Relation

_STATED = {
    Role.GUEST: Predicate.GUEST_OF,
    Role.BASIS: Predicate.BASED_ON,
    Role.VENUE: Predicate.RECORDED_AT,
    Role.VENUE_OF_BASIS: Predicate.PUBLISHED_AT,
}
_WORD = re.compile(r"[^\W_]{2,}")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+[”\")]*(?=\s)|(?=\n)|$)")


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence behind a reason: what it speaks of, the episode (its key), and the sentence with its telling words."""

    name: str
    episode: str
    quote: Quote


class Quoter:
    """Finds the sentences of an extraction that speak for what two episodes share."""

    def __init__(self, extraction: Extraction) -> None:
        self._mentions: dict[tuple[str, Ref], Evidence] = {}
        self._named: dict[tuple[str, str], Ref] = {}
        for entity in extraction.entities:
            for mention in entity.mentions:
                key = mention.evidence.episode, entity.ref
                old = self._mentions.get(key)
                self._mentions[key] = (
                    mention.evidence if old is None else min(old, mention.evidence, key=_best)
                )
                self._named.setdefault((key[0], entity.label), entity.ref)
        self._relations: dict[tuple[str, Predicate], list[Relation]] = {}
        for relation in extraction.relations:
            self._relations.setdefault((relation.episode, relation.predicate), []).append(relation)

    def behind(self, thing: Shared, one: Episode, other: Episode) -> Iterator[Ground]:
        """Yield the sentences for one thing that two episodes share, those of the first episode first."""
        kind, name = thing.thing.kind, thing.thing.name
        sides = ((one, other, thing.ours), (other, one, thing.theirs))
        for at, (here, there, role) in enumerate(sides):
            if kind == "text":
                quote = _sentence_with(name, here)
            elif kind == "reference":
                quote = self._reference(here, there)
            elif kind == "topic":
                # What both reach through the same thing is told once.
                name = thing.through[min(at, len(thing.through) - 1)]
                ref = self._named.get((here.id, name))
                quote = self._quote(here, ref) if ref else None
            else:
                quote = self._stated(here, thing.thing, role) or self._quote(here, thing.thing)
            if quote:
                yield Ground(name if kind != "reference" else f"episode {there.key}", here.key, quote)

    def _reference(self, here: Episode, there: Episode) -> Quote | None:
        for relation in self._relations.get((here.id, Predicate.MENTIONS_EPISODE), ()):
            if relation.object == Ref(EPISODE, there.id):
                return _quote(here, relation.evidence[0])
        return None

    def _stated(self, here: Episode, thing: Ref, role: Role) -> Quote | None:
        if role in _STATED:
            for relation in self._relations.get((here.id, _STATED[role]), ()):
                if thing in (relation.subject, relation.object):
                    return _quote(here, min(relation.evidence, key=_best))
        return None

    def _quote(self, here: Episode, thing: Ref) -> Quote | None:
        found = self._mentions.get((here.id, thing))
        return _quote(here, found) if found else None


def _quote(episode: Episode, found: Evidence) -> Quote:
    start, end = found.sentence_start, found.sentence_end
    span = found.start - start, found.end - start
    return Quote(episode.text[start:end], (span,), (found.extractor,), found.confidence)


def _sentence_with(word: str, episode: Episode) -> Quote | None:
    """Return the first sentence in which an episode writes a word, whatever its case and number."""
    wanted = folded(word)
    for sentence in _SENTENCE.finditer(episode.text):
        for written in _WORD.finditer(sentence[0]):
            if folded(written[0]) == wanted:
                text = sentence[0].strip()
                start = written.start() - (len(sentence[0]) - len(sentence[0].lstrip()))
                return Quote(text, ((start, start + len(written[0])),), ("word",), 1.0)
    return None


def _best(evidence: Evidence) -> tuple[bool, float, Evidence]:
    """Put a sentence before a title, then the surest first."""
    return evidence.sentence_start == 0, -evidence.confidence, evidence

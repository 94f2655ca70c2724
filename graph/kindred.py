"""What belongs to a thing: the episodes, people and topics to go on with, by the scores of the episodes."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from orbitgraph.graph.network import TOPICS
from orbitgraph.graph.reasons import Role
from orbitgraph.graph.related import Ranking, rarity
from orbitgraph.model import Extraction, Reason, Ref, RelatedEpisode, Relation

STATED = 1.0
"""What a fact that an episode states of both things adds."""
CANDIDATES = 50
"""How many of the episodes nearest to one of a thing's own are looked at."""


class Kin(NamedTuple):
    """A thing that belongs to another one: its score is the sum of its reasons.

    Where these are told of two episodes, `near` is the key of the one that they speak from.
    """

    ref: Ref
    score: float
    reasons: tuple[Reason, ...]
    near: str = ""


class Kindred:
    """Finds what belongs to the things of an extraction."""

    def __init__(self, extraction: Extraction, ranking: Ranking) -> None:
        self._ranking = ranking
        self._strengths = ranking.things.strengths
        self._guests: dict[Ref, set[int]] = defaultdict(set)
        for (row, thing), role in ranking.things.roles.items():
            if role is Role.GUEST:
                self._guests[thing].add(row)
        self._in: dict[int, set[Ref]] = defaultdict(set)
        for thing, strengths in self._strengths.items():
            for row in strengths:
                self._in[row].add(thing)
        self._facts: dict[Ref, set[Relation]] = defaultdict(set)
        for relation in extraction.relations:
            self._facts[relation.subject].add(relation)
            self._facts[relation.object].add(relation)
        self._near = cache(lambda row: ranking.nearest.of(row, CANDIDATES))

    def own(self, ref: Ref) -> list[int]:
        """Return the episodes of a thing (rows), those it stands in most strongly first; of a guest only their own."""
        strengths = self._strengths.get(ref, {})
        rows = self._guests.get(ref) or set(strengths)
        return sorted(rows, key=lambda row: (-strengths.get(row, 1.0), row))

    def episodes(self, ref: Ref, top: int) -> list[RelatedEpisode]:
        """Return the episodes nearest to one of a thing's own, which it is not in: as they are told of that one."""
        own = self.own(ref)
        best = self._nearest(own)
        ranked = sorted(best, key=lambda row: (-best[row][0], row))[:top]
        told = (self._ranking.told(best[row][1], [(row, best[row][0])]) for row in ranked)
        return [each for (each,) in map(tuple, told)]

    def people(self, ref: Ref, top: int) -> list[Kin]:
        """Return the guests of the nearest episodes; whoever shares an episode with the thing comes first."""
        own = self.own(ref)
        found: dict[Ref, Kin] = {}
        for row in own:
            for guest in sorted(self._guests_of(row) - {ref}):
                name = self._ranking.episodes[row].key
                role = "both are guests" if ref in self._guests else "guest"
                reason = Reason("guest", f"{role} of episode {name}", STATED)
                found.setdefault(guest, Kin(guest, STATED, (reason,)))
        best = self._nearest(own)
        for row in sorted(best, key=lambda row: (-best[row][0], row)):
            if len(found) >= top:
                break
            for guest in sorted(self._guests_of(row) - {ref, *found}):
                (near,) = self._ranking.told(best[row][1], [(row, best[row][0])])
                found[guest] = Kin(guest, near.score, near.reasons, self._ranking.episodes[best[row][1]].key)
        return list(found.values())[:top]

    def topics(self, ref: Ref, top: int) -> list[Kin]:
        """Return the projects, protocols and concepts that stand with a thing in episodes or in a stated fact.

        An episode adds strength · strength · rarity, that of the topic among all episodes; a stated fact adds
        its confidence.
        """
        reasons: dict[Ref, list[Reason]] = defaultdict(list)
        own = self._strengths.get(ref, {})
        for other in {thing for row in own for thing in self._in[row] if thing.kind in TOPICS} - {ref}:
            strengths = self._strengths[other]
            if rows := sorted(own.keys() & strengths.keys()):
                rare = rarity(len(strengths), len(self._ranking.episodes))
                weight = round(rare * math.fsum(own[row] * strengths[row] for row in rows), 4)
                if weight > 0:
                    keys = ", ".join(self._ranking.episodes[row].key for row in rows)
                    several = "s" * (len(rows) > 1)
                    reasons[other].append(Reason("episodes", f"both in episode{several} {keys}", weight))
        for other, reason in self._stated(ref):
            reasons[other].append(reason)
        kin = [
            Kin(other, _total(each), tuple(sorted(each, key=_heaviest))) for other, each in reasons.items()
        ]
        return sorted(kin, key=lambda each: (-each.score, each.ref))[:top]

    def _stated(self, ref: Ref) -> Iterable[tuple[Ref, Reason]]:
        told: dict[tuple[Ref, str], float] = {}
        for relation in self._facts[ref]:
            ends = relation.subject, relation.object
            if ends[0] != ends[1]:
                other = ends[1] if ends[0] == ref else ends[0]
                if other.kind in TOPICS:
                    words = f"{ends[0].name} {relation.predicate.value} {ends[1].name}"
                    told[other, words] = max(relation.confidence * STATED, told.get((other, words), 0.0))
        return [(other, Reason("stated", words, weight)) for (other, words), weight in sorted(told.items())]

    def _nearest(self, own: Sequence[int]) -> dict[int, tuple[int, int]]:
        """Return row -> (score in units, own row) of all other episodes, each by the own one that it is nearest to."""
        best: dict[int, tuple[int, int]] = {}
        for row in own:
            for other, units in self._near(row):
                if other not in own and units > best.get(other, (0, 0))[0]:
                    best[other] = units, row
        return best

    def _guests_of(self, row: int) -> set[Ref]:
        hosts = {person for _, person in self._ranking.things.hosts}
        return {thing for thing, rows in self._guests.items() if row in rows} - hosts


def _total(reasons: Iterable[Reason]) -> float:
    return round(math.fsum(each.weight for each in reasons), 4)


def _heaviest(reason: Reason) -> tuple[float, str]:
    return -reason.weight, reason.text

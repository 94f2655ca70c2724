"""Names in a question: which things of the graph it calls by name, whatever the case, the accents and small slips."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from ahocorasick_rs import AhoCorasick
from rapidfuzz import fuzz, process

from orbitgraph.queries.matching import key

EPISODE = "episode"
NUMBER, DAY = "integer", "date"
"""The classes of numbers and days, which are named like the types of the parameters that take them."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORD = re.compile(rf"{_DAY.pattern}|@?[^\W_]+(?:[.'‘’][^\W_]+)*[+#]*")
_AND = frozenset({"and", "or", "with"})
# Below it two words are two words: "guest" and "quest" agree in 80 of 100.
_ALIKE = 83
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Label:
    """A name of a thing: its class, the value that parameters take for it, and the name as people write it."""

    cls: str
    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a question from `start` up to `end` that name one of `labels`."""

    start: int
    end: int
    labels: tuple[Label, ...]


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared: no case, accent, possessive or plural."""
    return [word if _DAY.fullmatch(word) else key(word) for word in _WORD.findall(text)]


class Names:
    """The names of all things, ready to be found in questions."""

    def __init__(self, labels: Iterable[Label]) -> None:
        """Index the labels by their words; those of an episode also as `episode KEY`."""
        self._labels: dict[str, list[Label]] = {}
        for label in labels:
            names = (label.name, f"{EPISODE} {label.value}") if label.cls == EPISODE else (label.name,)
            for name in names:
                if called := " ".join(words(name)):
                    self._labels.setdefault(called, []).append(label)
        self._names = list(self._labels)
        self._matcher = AhoCorasick(self._names)

    def find(self, asked: list[str]) -> list[Spot]:
        """Return the names among the words of a question: the longest ones, none overlapping another."""
        text = " ".join(asked)
        offsets = accumulate((len(word) + 1 for word in asked), initial=0)
        places = {offset: place for place, offset in enumerate(offsets)}
        found = [
            self._spot(self._names[name], places[start], places[end + 1])
            for name, start, end in self._matcher.find_matches_as_indexes(text, overlapping=True)
            if start in places and end + 1 in places
        ]
        spots: list[Spot] = []
        for spot in sorted(found, key=lambda each: (each.start - each.end, each.start)):
            if all(spot.end <= other.start or other.end <= spot.start for other in spots):
                spots.append(spot)
        return sorted([*spots, *self._more_episodes(asked, spots)], key=lambda each: each.start)

    def near(self, asked: list[str], free: Collection[int]) -> Iterator[Spot]:
        """Yield names that runs of the `free` words (by their place) are slips of, the longest runs first."""
        left = set(free)
        for length in range(min(4, len(free)), 0, -1):
            for start in range(len(asked) - length + 1):
                places = range(start, start + length)
                run = " ".join(asked[at] for at in places)
                if len(run) < _SHORTEST or not left.issuperset(places):
                    continue
                best = process.extractOne(run, self._names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
                if best:
                    left.difference_update(places)
                    yield self._spot(best[0], start, start + length)

    def _spot(self, name: str, start: int, end: int) -> Spot:
        return Spot(start, end, tuple(dict.fromkeys(self._labels[name])))

    def _more_episodes(self, asked: list[str], spots: list[Spot]) -> Iterator[Spot]:
        """Yield the second episode of "episodes 4 and 11"."""
        for spot in spots:
            at = spot.end
            while at + 1 < len(asked) and asked[at] in _AND and asked[spot.start] == EPISODE:
                labels = self._labels.get(f"{EPISODE} {asked[at + 1]}")
                if not labels:
                    break
                yield Spot(at + 1, at + 2, tuple(labels))
                at += 2


def values(asked: list[str], taken: Collection[int]) -> Iterator[Spot]:
    """Yield the whole numbers and the days (YYYY-MM-DD) of a question outside of the words that are `taken`."""
    for at, word in enumerate(asked):
        cls = DAY if _DAY.fullmatch(word) else NUMBER if word.isascii() and word.isdecimal() else ""
        if cls and at not in taken:
            yield Spot(at, at + 1, (Label(cls, word, word),))

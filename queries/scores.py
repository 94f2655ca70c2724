"""Precision, recall and F1 of what was found against what was expected (see `gold` for its tables).

Strictly counted, a thing is right if a thing of the same episode and class has its name (`matching.key`), and a fact
if the same episode has the same predicate between the same ends. What is right but not needed is neither missed nor
wrong. Everything found twice counts once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from orbitgraph.model import Predicate
from orbitgraph.queries.gold import GoldEntity, GoldRelation
from orbitgraph.queries.matching import key

_SYMMETRIC = frozenset({Predicate.COMPARED_WITH.value})

Names = Mapping[str, str]
"""The key of each name -> the key of the label that it is another name of."""


@dataclass(frozen=True)
class Tally:
    """Four numbers: how many were found and right of these, how many were needed and met of these."""

    found: int
    right: int
    needed: int
    met: int

    @property
    def precision(self) -> float | None:
        """Return the part of what was found that is right; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Return the part of what is needed that was found; None where nothing is needed."""
        return self.met / self.needed if self.needed else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall; None where one of them has no value."""
        if self.precision is None or self.recall is None:
            return None
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Item:
    """One thing or fact, expected or found: by which keys it is known, its group, and how lists show it."""

    keys: frozenset[Hashable]
    group: str
    shown: tuple[str, ...]
    needed: bool = False


@dataclass(frozen=True)
class Scores:
    """The tallies of all and of each group, and what was missed and wrong, as lists show it."""

    overall: Tally
    groups: Mapping[str, Tally]
    missed: tuple[tuple[str, ...], ...]
    wrong: tuple[tuple[str, ...], ...]


def score(expected: Sequence[Item], found: Iterable[Item]) -> Scores:
    """Compare what was found with what was expected; found items have one key each."""
    once: dict[Hashable, Item] = {}
    for item in found:
        (name,) = item.keys
        once.setdefault(name, item)
    right_keys = frozenset[Hashable]().union(*(item.keys for item in expected))
    needed = [item for item in expected if item.needed]
    missed = [item for item in needed if item.keys.isdisjoint(once)]
    wrong = [item for name, item in once.items() if name not in right_keys]
    numbers = [_by_group(items) for items in (once.values(), wrong, needed, missed)]
    groups = {
        group: _tally(*(count[group] for count in numbers))
        for group in sorted({group for count in numbers for group in count})
    }
    totals = _tally(*(count.total() for count in numbers))
    return Scores(totals, groups, tuple(item.shown for item in missed), tuple(item.shown for item in wrong))


def _by_group(items: Iterable[Item]) -> Counter[str]:
    return Counter(item.group for item in items)


def _tally(found: int, wrong: int, needed: int, missed: int) -> Tally:
    return Tally(found, found - wrong, needed, needed - missed)


def entity_item(episode: str, cls: str, label: str) -> Item:
    """Return a thing that was found."""
    return Item(frozenset({(episode, cls, key(label))}), cls, (episode, cls, label))


def expected_entities(rows: Iterable[GoldEntity]) -> list[Item]:
    """Return the things that are expected, each once and with a key for every name of its rows."""
    merged: dict[Hashable, Item] = {}
    for row in rows:
        item = entity_item(row.episode, row.cls, row.label)
        before = merged.setdefault(item.keys, item)
        names = frozenset((row.episode, row.cls, key(name)) for name in row.names)
        merged[item.keys] = replace(before, keys=before.keys | names, needed=before.needed or row.needed)
    return list(merged.values())


def any_class(items: Iterable[Item]) -> Iterator[Item]:
    """Yield things for a comparison in which a class does not count."""
    for item in items:
        names = frozenset((each[0], each[2]) for each in item.keys if isinstance(each, tuple))
        yield Item(names, "", item.shown, item.needed)


def names(rows: Iterable[GoldEntity]) -> Names:
    """Return of which label each name is another one; of two labels the first one counts."""
    found: dict[str, str] = {}
    for row in rows:
        for name in row.names:
            found.setdefault(key(name), key(row.label))
    return found


def relation_item(
    episode: str, subject: str, predicate: str, object_: str, known: Names, needed: bool = False
) -> Item:
    """Return a fact, found or expected; the ends of a symmetric one have no order."""
    ends = [known.get(key(end), key(end)) for end in (subject, object_)]
    if predicate in _SYMMETRIC:
        ends.sort()
    shown = (episode, subject, predicate, object_)
    return Item(frozenset({(episode, ends[0], predicate, ends[1])}), predicate, shown, needed)


def expected_relations(rows: Iterable[GoldRelation], known: Names) -> list[Item]:
    """Return the facts that are expected, each once: needed if one of its rows says so."""
    merged: dict[frozenset[Hashable], Item] = {}
    for row in rows:
        item = relation_item(row.episode, row.subject, row.predicate, row.object, known, row.needed)
        if item.needed or item.keys not in merged:
            merged[item.keys] = item
    return list(merged.values())

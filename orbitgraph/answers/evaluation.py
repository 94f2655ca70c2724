"""The built graph against a reader's gold: scores, lists of what is missed and wrong, calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orbitgraph.errors import GoldError
from orbitgraph.queries import catalogue, clusters, scores
from orbitgraph.queries.calibration import Calibration, calibrate
from orbitgraph.queries.gold import Gold, GoldGuests
from orbitgraph.queries.matching import key
from orbitgraph.queries.run import run
from orbitgraph.queries.scores import Item, Scores

if TYPE_CHECKING:
    from pyoxigraph import Store

    from orbitgraph.queries.table import Table, Value

PARTS = ("entities", "relations", "guests", "resolver")


@dataclass(frozen=True)
class Compared:
    """How one part of the graph does: its scores, with classes left aside where it has them, its calibration."""

    strict: Scores
    any_class: scores.Tally | None = None
    calibration: Calibration | None = None


@dataclass(frozen=True)
class Evaluation:
    """All parts that were asked for and that the gold can judge; `absent` are its episodes that no graph has."""

    parts: Mapping[str, Compared]
    resolver: clusters.Grouping | None
    absent: tuple[str, ...]


def evaluate(gold: Gold, store: Store, parts: Collection[str] = PARTS) -> Evaluation:
    """Compare a graph with a gold.

    Raises `GoldError` where the gold has nothing for the parts, or where its episodes are none of the graph's or
    not only one of them each.
    """
    judge = _Judge(gold, store)
    judges = {"entities": judge.entities, "relations": judge.relations, "guests": judge.guests}
    compared = {
        name: result for name, make in judges.items() if name in parts and (result := make()) is not None
    }
    resolver = judge.resolver() if "resolver" in parts else None
    if not compared and resolver is None:
        raise GoldError(f"the gold says nothing of {' or '.join(sorted(parts))}; add its table")
    return Evaluation(compared, resolver, judge.absent)


class _Judge:
    """Holds the gold and the graph, and reads each query of the catalogue when it is needed."""

    def __init__(self, gold: Gold, store: Store) -> None:
        self._gold = gold
        self._store = store
        self._tables: dict[str, Table] = {}
        self._names = scores.names(gold.entities or ())
        self._findings = self._rows("findings")
        self._guests = dict(self._guests_by_episode(gold.guests or ()))
        listed = [row.episode for row in gold.entities or ()] + [row.episode for row in gold.relations or ()]
        wanted = dict.fromkeys([*listed, *self._guests])
        known = Counter(str(episode) for _, episode, *_ in self._findings)
        self.absent = tuple(each for each in wanted if each not in known)
        if wanted and len(self.absent) == len(wanted):
            raise GoldError(f"the graph has no episode of the gold, such as {self.absent[0]!r}; build them")
        if twice := [each for each in wanted if known[each] > 1]:
            raise GoldError(f"several shows of the graph have an episode {twice[0]!r}; build them one by one")

    def entities(self) -> Compared | None:
        """Judge the things; mentions are right where their thing is."""
        if self._gold.entities is None:
            return None
        episodes = {row.episode for row in self._gold.entities}
        expected = scores.expected_entities(self._gold.entities)
        found = [
            scores.entity_item(episode, cls, label)
            for episode, cls, label, _ in self._rows("entities", episodes)
        ]
        lenient = scores.score(list(scores.any_class(expected)), scores.any_class(found))
        stated = [
            (scores.entity_item(episode, cls, label), confidence)
            for episode, cls, label, _, confidence in self._rows("mentions", episodes)
        ]
        return Compared(scores.score(expected, found), lenient.overall, _calibration(expected, stated))

    def relations(self) -> Compared | None:
        """Judge the facts, whose ends may go by any name that the gold knows."""
        if self._gold.relations is None:
            return None
        episodes = {row.episode for row in self._gold.relations}
        expected = scores.expected_relations(self._gold.relations, self._names)
        found = [self._fact(row) for row in self._rows("relations", episodes)]
        # A fact has a row for each of its sentences, all with the fact's own confidence.
        facts = dict.fromkeys(row[:5] for row in self._rows("facts", episodes))
        stated = [(self._fact(fact), fact[4]) for fact in facts]
        return Compared(scores.score(expected, found), calibration=_calibration(expected, stated))

    def guests(self) -> Compared | None:
        """Judge the guests by their own table, or else by the relations."""
        relations = self._gold.relations
        if self._gold.guests is not None:
            rows = [(each, name, True) for each, names in self._guests.items() for name in names]
            episodes = set(self._guests)
        elif relations is not None:
            told = [row for row in relations if row.predicate == "guestOf"]
            rows = [(row.episode, row.subject, row.needed) for row in told]
            episodes = {row.episode for row in relations}
        else:
            return None
        expected = [self._guest(*row) for row in rows]
        found = [self._guest(episode, name) for episode, name, _ in self._rows("guests", episodes)]
        return Compared(scores.score(expected, found))

    def resolver(self) -> clusters.Grouping | None:
        """Judge how the names of each episode are grouped into things."""
        if self._gold.entities is None:
            return None
        found = self._rows("mentions", {row.episode for row in self._gold.entities})
        return clusters.grouping(self._gold.entities, [row[:4] for row in found])

    def _fact(self, row: Sequence[Any]) -> Item:
        return scores.relation_item(row[0], row[1], row[2], row[3], self._names)

    def _guest(self, episode: str, name: str, needed: bool = False) -> Item:
        person = self._names.get(key(name), key(name))
        return Item(frozenset({(episode, person)}), "guest", (episode, name), needed)

    def _guests_by_episode(self, rows: Iterable[GoldGuests]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the key of each episode, by its guid, its key or its title, with its guests."""
        known = {name: episode for _, episode, _, title, *_ in self._findings if (name := key(str(title)))}
        known |= {str(episode): episode for _, episode, *_ in self._findings}
        known |= {str(guid): episode for _, episode, guid, *_ in self._findings if guid}
        for row in rows:
            yield known.get(row.guid) or known.get(key(row.title)) or row.guid or row.title, row.guests

    def _rows(self, name: str, episodes: Collection[str] | None = None) -> list[tuple[Any, ...]]:
        """Answer a query of the catalogue, for some episodes or for all."""
        if name not in self._tables:
            self._tables[name] = run(catalogue.load().get(name).text, self._store)
        table = self._tables[name]
        at = table.columns.index("episode")
        return [row for row in table.rows if episodes is None or row[at] in episodes]


def _calibration(expected: Sequence[Item], stated: Iterable[tuple[Item, Value]]) -> Calibration:
    right = frozenset[Any]().union(*(item.keys for item in expected))
    return calibrate(
        (float(confidence), item.keys <= right) for item, confidence in stated if confidence is not None
    )

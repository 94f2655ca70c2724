"""Which episodes belong together, and why: the exact nearest episodes by what two episodes share.

A column is one thing that episodes can share. With a strength from 0 to 1 in each episode it adds
weight · rarity · strength · strength to the score of a pair, so the scores of all pairs are one product of a
sparse matrix with itself. Rarity falls from 1 for what two episodes have to 0 for what all have.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orbitgraph.graph.nearest import Nearest, products
from orbitgraph.graph.reasons import Role, Shared, name_of, reasons_of
from orbitgraph.graph.strengths import Strengths, hosts_of, roles_of, strengths_of
from orbitgraph.graph.text import as_written, word_vectors
from orbitgraph.model import EntityClass, Extraction, Predicate, Ref, RelatedEpisode, Topic

REFERENCE = 3.0
"""One episode names the other: more than any single thing that they share."""
WEIGHTS: Mapping[str, float] = {
    EntityClass.PERSON: 2.0,
    EntityClass.WORK: 1.5,
    EntityClass.PROJECT: 1.0,
    EntityClass.PROTOCOL: 1.0,
    EntityClass.CONCEPT: 1.0,
    EntityClass.EVENT: 0.75,
    EntityClass.ORGANISATION: 0.3,
    EntityClass.PLACE: 0.1,
}
"""A thing of each class that only these two episodes have, both as a main subject (a person: as guest)."""
TOPIC = 0.5
"""Two things that meet at a broader topic, before the decay."""
DECAY = 0.5
"""What one step up the topic tree leaves of a strength."""
TEXT = 1.0
"""Two texts with the same words."""
TEXT_FLOOR = 0.05
"""The cosine below which the likeness of two texts is chance and adds nothing."""
DISCUSSED = 0.66
"""From this strength on an episode discusses a thing, below it names it: four mentions, or two with one in the lead."""
COMMON = 100
"""What stands in more episodes than this and in more than 2 % of all counts nothing; words likewise."""


def related(
    extraction: Extraction, *, topics: Sequence[Topic] = (), top: int = 5
) -> tuple[RelatedEpisode, ...]:
    """Return up to `top` related episodes for each episode, in the order of the episodes.

    The score is the sum of the reasons' weights, in four decimals. Of equals the nearer date comes first,
    then the newer, then the smaller id; an undated episode is the farthest. Episodes with nothing in common
    are not listed.
    """
    if top < 1 or not extraction.episodes:
        return ()
    ranking = Ranking(extraction, topics)
    ranked = enumerate(ranking.nearest.all(top))
    return tuple(each for row, others in ranked for each in ranking.told(row, others))


class Ranking:
    """What the episodes of an extraction share, ready to be asked; rows are the episodes in their order."""

    def __init__(self, extraction: Extraction, topics: Sequence[Topic] = ()) -> None:
        self.episodes = extraction.episodes
        self.row = {episode.id: row for row, episode in enumerate(extraction.episodes)}
        self.things = _Things(extraction)
        for ref in sorted(self.things.strengths):
            self.things.add_column(ref, self.things.strengths[ref], WEIGHTS[ref.kind])
        _add_broader(self.things, topics)
        _add_references(self.things, extraction)
        self.shared = self.things.matrix()
        # Who is meant is told by the things: two people of one name are not alike.
        people = {ref.name for ref in self.things.strengths if ref.kind == EntityClass.PERSON}
        people |= {person.name for _, person in self.things.hosts}
        texts = [episode.text[: episode.notes_end] for episode in self.episodes]
        vectors, self._words = word_vectors(texts, self.things.ceiling, ignored=" ".join(people))
        self._texts = vectors * math.sqrt(TEXT)
        self._shows = {show.slug: show.title for show in extraction.shows}
        self.nearest = Nearest(
            self.shared,
            self._texts,
            floor=TEXT * TEXT_FLOOR,
            days=[each.published.toordinal() if each.published else None for each in self.episodes],
            ids=[episode.id for episode in self.episodes],
        )

    def told(self, row: int, others: Sequence[tuple[int, int]]) -> Iterator[RelatedEpisode]:
        """Yield ranked (row, units) pairs as related episodes, with their reasons."""
        spelling = as_written(self.episodes[row].text) if others else {}
        here = self.episodes[row]
        for rank, (other, units) in enumerate(others, start=1):
            name = name_of(self.episodes[other], here, self._shows)
            reasons = reasons_of(self.common(row, other, spelling), name, units)
            yield RelatedEpisode(here.id, rank, self.episodes[other].id, units / 10_000, reasons)

    def common(self, row: int, other: int, spelling: Mapping[str, str] | None = None) -> list[Shared]:
        """Return all that two episodes share, words as the first one writes them."""
        written = as_written(self.episodes[row].text) if spelling is None else spelling
        alike = products(self._texts, row, other)
        if math.fsum(weight for _, weight in alike) < TEXT * TEXT_FLOOR:
            alike = []
        common = [*self.things.shared(self.shared, row, other)]
        return common + [Shared(Ref("text", written[self._words[word]]), weight) for word, weight in alike]


def rarity(frequency: int, size: int) -> float:
    """Return how much it tells that df of N episodes have a thing: (ln(N / df) / ln(N / 2))², at most 1.

    Below 0.01 it is 0: a show's own subject does not count where one or two episodes fail to name it.
    """
    if not 0 < frequency < size:
        return 0.0
    told = 1.0 if frequency <= 2 else (math.log(size / frequency) / math.log(size / 2)) ** 2
    return told if told >= 0.01 else 0.0


class _Things:
    """What the episodes have: strengths and roles to begin with, then column by column for the product."""

    def __init__(self, extraction: Extraction) -> None:
        self.row = {episode.id: row for row, episode in enumerate(extraction.episodes)}
        self.shows = [episode.show for episode in extraction.episodes]
        self.show_sizes = Counter(self.shows)
        self.ceiling = max(COMMON, len(self.shows) // 50)
        self.roles = roles_of(extraction, self.row)
        self.hosts = hosts_of(extraction, self.row)
        self.strengths = strengths_of(extraction, self.row, self.roles, self.hosts)
        self._columns: list[Ref] = []
        self._sources: dict[int, Mapping[int, Ref]] = {}
        self._ends, self._rows, self._values = array("q", [0]), array("q"), array("d")

    def add_column(
        self, thing: Ref, strengths: Strengths, weight: float, sources: Mapping[int, Ref] | None = None
    ) -> None:
        """Add what some episodes share; for a broader topic, `sources` is what each reaches it by."""
        if not 2 <= len(strengths) <= self.ceiling:
            return
        if sources:
            self._sources[len(self._columns)] = sources
        frequencies = Counter(self.shows[row] for row in strengths)
        scales = {show: math.sqrt(weight * self._rarity(show, frequencies)) for show in frequencies}
        values = {row: strength * scales[self.shows[row]] for row, strength in strengths.items()}
        self.add_values(thing, {row: value for row, value in values.items() if value > 0})

    def _rarity(self, show: str, frequencies: Counter[str]) -> float:
        """Return the lesser rarity of a thing: among all episodes, or in a show."""
        overall = rarity(frequencies.total(), len(self.shows))
        size = self.show_sizes[show]
        return min(overall, rarity(frequencies[show], size)) if size > 2 else overall

    def add_values(self, thing: Ref, values: Mapping[int, float]) -> None:
        """Add a column as it is."""
        self._columns.append(thing)
        for row in sorted(values):
            self._rows.append(row)
            self._values.append(values[row])
        self._ends.append(len(self._rows))

    def matrix(self) -> Any:
        """Return the columns as a sparse matrix (episodes x columns) by rows."""
        from scipy import sparse

        shape = (len(self.shows), len(self._columns))
        return sparse.csc_array((self._values, self._rows, self._ends), shape=shape).tocsr()

    def shared(self, matrix: Any, row: int, other: int) -> Iterator[Shared]:
        """Yield what two episodes share; a broader topic that one thing leads to in both counts for it."""
        for column, weight in products(matrix, row, other):
            thing = self._columns[column]
            sources = self._sources.get(column)
            if sources and sources[row] != sources[other]:
                yield Shared(thing, weight, through=(sources[row].name, sources[other].name))
                continue
            if sources:
                thing = sources[row]
            ours, theirs = (self.roles.get((each, thing), Role.NONE) for each in (row, other))
            strengths = self.strengths.get(thing, {})
            passing = min(strengths.get(row, 1.0), strengths.get(other, 1.0)) < DISCUSSED
            yield Shared(thing, weight, ours, theirs, passing=passing)


def _add_broader(things: _Things, topics: Sequence[Topic]) -> None:
    """Add a column per broader topic: an episode reaches it by its strongest thing below, less the decay."""
    broader: dict[str, set[str]] = defaultdict(set)
    for topic in topics:
        broader[topic.label].update(topic.broader)
    reached: dict[str, dict[int, tuple[float, Ref]]] = defaultdict(dict)
    known = {(topic.cls, topic.label) for topic in topics}
    for ref in sorted(things.strengths):
        if (ref.kind, ref.name) not in known:
            continue
        for label, steps in _steps_up(ref.name, broader).items():
            for row, strength in things.strengths[ref].items():
                best = reached[label].get(row)
                decayed = strength * DECAY**steps
                if best is None or decayed > best[0]:
                    reached[label][row] = (decayed, ref)
    for label in sorted(reached):
        if any(source.name != label for _, source in reached[label].values()):
            things.add_column(
                Ref("topic", label),
                {row: strength for row, (strength, _) in reached[label].items()},
                TOPIC,
                {row: source for row, (_, source) in reached[label].items()},
            )


def _steps_up(label: str, broader: Mapping[str, set[str]]) -> dict[str, int]:
    """Return each topic at or above one, with the least number of steps up to it."""
    steps: dict[str, int] = {}
    level = {label}
    while level:
        steps |= dict.fromkeys(level, max(steps.values(), default=-1) + 1)
        level = {upper for lower in level for upper in broader.get(lower, ())} - steps.keys()
    return steps


def _add_references(things: _Things, extraction: Extraction) -> None:
    """Add a column per pair of episodes of which one names the other."""
    pairs: dict[tuple[int, int], set[int]] = defaultdict(set)
    for relation in extraction.relations:
        if relation.predicate is Predicate.MENTIONS_EPISODE:
            ends = [things.row.get(ref.name, -1) for ref in (relation.subject, relation.object)]
            if ends[0] != ends[1] and -1 not in ends:
                pairs[min(ends), max(ends)].add(ends[0])
    for pair, referring in sorted(pairs.items()):
        column = Ref("reference", "{} {}".format(*pair))
        things.roles.update({(row, column): Role.REFERRING for row in referring})
        things.add_values(column, dict.fromkeys(pair, math.sqrt(REFERENCE)))

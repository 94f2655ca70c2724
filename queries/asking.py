"""Questions in words: which query of the catalogue answers them, and with which parameters.

A question and each wording of the catalogue (`ask:` of a header) are bags of words, in which a name counts as one word
of its class. A word weighs log(1 + N / n) if n of N queries have it in a wording, so that "develops" tells more than
"which" (the inverse document frequency of Spärck Jones (1972), "A statistical interpretation of term specificity and
its application in retrieval"). The score is the weighted form of Dice's coefficient: twice what both share over the
sum of both, from 0 to 1. No language model takes part, and the same question always gets the same answer.
"""

from __future__ import annotations

import math
import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations, product

from pyoxigraph import Store
from rapidfuzz import fuzz, process

from orbitgraph.queries import run
from orbitgraph.queries.catalogue import Catalogue, CatalogueQuery
from orbitgraph.queries.header import Wording
from orbitgraph.queries.parameters import Parameter
from orbitgraph.queries.spotting import DAY, EPISODE, NUMBER, Label, Names, Spot, values, words

ENOUGH = 0.5
"""The least score of a reading that is taken for what was asked."""
CLOSE = 0.02
"""How far behind the best another reading may be to count as good as it."""
_ALIKE = 80
_TYPES = {"integer": NUMBER, "date": DAY}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a question: a query, its parameters as a user types them, and how well it fits (0 to 1).

    `question` is the wording of the catalogue with the names filled in.
    """

    query: str
    parameters: tuple[tuple[str, str], ...]
    question: str
    score: float

    @property
    def command(self) -> str:
        """Return the command line that asks the same."""
        given = "".join(f" -p {shlex.quote(f'{name}={value}')}" for name, value in self.parameters)
        return f"orbitgraph query {self.query}{given}"


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A wording as it is compared: its words, and the parameters behind its slots."""

    query: str
    wording: Wording
    words: frozenset[str]
    slots: tuple[Parameter, ...]


def asker(asked: Catalogue, store: Store) -> Asker:
    """Return what reads questions to a catalogue over the graph of a store."""
    table = run.run(asked.get("labels").text, store)
    return Asker(asked, Names(Label(*map(str, row)) for row in table.rows))


def clear(readings: Sequence[Reading]) -> Reading | None:
    """Return the best reading; None where it does not fit well enough or another one fits as well."""
    if not readings or readings[0].score < ENOUGH:
        return None
    tied = len(readings) > 1 and readings[0].score - readings[1].score < CLOSE
    return None if tied else readings[0]


class Asker:
    """Reads questions to a catalogue over a graph whose things have these names."""

    def __init__(self, queries: Iterable[CatalogueQuery], names: Names) -> None:
        """Weigh the words of all wordings."""
        self._names = names
        self._patterns = [_pattern(query, wording) for query in queries for wording in query.asks]
        having: dict[str, set[str]] = defaultdict(set)
        for pattern in self._patterns:
            for word in pattern.words:
                having[word].add(pattern.query)
        total = len({pattern.query for pattern in self._patterns})
        self._weights = {word: math.log(1 + total / len(queries)) for word, queries in having.items()}
        # A name tells as much as a word of one query; a word of no query as much as one of a few.
        self._name = math.log(1 + total)
        self._unknown = math.log(1 + total / 8)

    def read(self, question: str) -> list[Reading]:
        """Return the ways to understand a question, the best first, each query with the same parameters once."""
        asked = words(question)
        best: dict[tuple[str, tuple[tuple[str, str], ...]], Reading] = {}
        for spots, said in self._understood(asked):
            for reading in self._readings(spots, said):
                key = reading.query, reading.parameters
                if key not in best or best[key].score < reading.score:
                    best[key] = reading
        return sorted(best.values(), key=lambda each: (-each.score, each.query, each.parameters))

    def _understood(self, asked: list[str]) -> Iterator[tuple[list[Spot], frozenset[str]]]:
        """Yield the names of a question and its other words, once for each way to take a name as plain words."""
        found = self._names.find(asked)
        taken = {at for spot in found for at in range(spot.start, spot.end)}
        found += values(asked, taken)
        taken = {at for spot in found for at in range(spot.start, spot.end)}
        slips = self._names.near(asked, [at for at in range(len(asked)) if at not in taken and asked[at] not in self._weights])
        found = sorted([*found, *slips], key=lambda spot: spot.start)
        plain = [spot for spot in found if self._weights.keys() >= set(asked[spot.start : spot.end])]
        for count in range(len(plain) + 1):
            for dropped in combinations(plain, count):
                spots = [spot for spot in found if spot not in dropped]
                named = {at for spot in spots for at in range(spot.start, spot.end)}
                yield spots, frozenset(self._known(word) for at, word in enumerate(asked) if at not in named)

    def _known(self, word: str) -> str:
        """Return the word of the catalogue that a word is a form or a slip of, or else the word itself."""
        if word in self._weights or len(word) < 5:
            return word
        near = process.extractOne(word, self._weights.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return near[0] if near else word

    def _readings(self, spots: Sequence[Spot], said: frozenset[str]) -> Iterator[Reading]:
        for pattern in self._patterns:
            shared = self._weight(pattern.words & said)
            if not shared or len(pattern.slots) > len(spots):
                continue
            in_slots = len(pattern.slots) * self._name
            both = self._weight(pattern.words) + in_slots + self._weight(said) + len(spots) * self._name
            score = 2 * (shared + in_slots) / both
            for filled in _fillings(pattern.slots, spots):
                yield _reading(pattern, filled, score)

    def _weight(self, said: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._unknown) for word in sorted(said))


def _pattern(query: CatalogueQuery, wording: Wording) -> _Pattern:
    declared = {each.name: each for each in query.parameters}
    slots = tuple(declared[name] for name in wording.slots)
    text = wording.text
    for name in wording.slots:
        text = text.replace(f"{{{name}}}", " ")
    said = set(words(text))
    if any(EPISODE in slot.classes for slot in slots):
        # In a question the word is a part of the name, as in "episode 4".
        said.discard(EPISODE)
    return _Pattern(query.name, wording, frozenset(said), slots)


def _fillings(slots: Sequence[Parameter], spots: Sequence[Spot]) -> Iterator[tuple[str, ...]]:
    """Yield the values that the names of a question give to the slots: in the question's order if that is possible."""
    for chosen in permutations(spots, len(slots)):
        options = [_options(slot, spot) for slot, spot in zip(slots, chosen, strict=True)]
        if all(options):
            yield from product(*options)
            return


def _options(slot: Parameter, spot: Spot) -> list[str]:
    """Return what a name can mean in a slot; where things are called just so, not what it is another name of."""
    wanted = (_TYPES[slot.type],) if slot.type in _TYPES else slot.classes
    fitting = [
        label
        for label in spot.labels
        if label.cls in wanted or (not wanted and label.cls not in (EPISODE, NUMBER, DAY))
    ]
    exact = [label for label in fitting if label.name == label.value]
    return list(dict.fromkeys(label.value for label in exact or fitting))


def _reading(pattern: _Pattern, filled: Sequence[str], score: float) -> Reading:
    question = pattern.wording.text
    given = dict(zip(pattern.wording.slots, filled, strict=True))
    for name, value in given.items():
        question = question.replace(f"{{{name}}}", value)
    given |= dict(pattern.wording.fixed)
    return Reading(pattern.query, tuple(sorted(given.items())), question, score)

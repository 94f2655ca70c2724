"""Questions in words: which query of the catalogue answers them, and with which parameters.

A question is compared with each wording of the catalogue (`ask:` of a header). Three quarters of the score are the
weighted form of Dice's coefficient: twice the weight of what both share over the sum of both, where the words weigh as
`vocabulary` says and a name as much as the rarest word. The last quarter is the longest common subsequence of both over
the longer one, which tells "what uses X" from "what does X use". No language model takes part, and the same question
always gets the same answer.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product

from pyoxigraph import Store
from rapidfuzz.distance import LCSseq

from orbitgraph.errors import UsageError
from orbitgraph.queries import run
from orbitgraph.queries.catalogue import Catalogue, CatalogueQuery
from orbitgraph.queries.header import Wording
from orbitgraph.queries.parameters import Parameter
from orbitgraph.queries.spotting import DAY, EPISODE, NUMBER, Label, Names, Spot, values, words
from orbitgraph.queries.vocabulary import Vocabulary

ENOUGH = 0.5
"""The least score of a reading that is taken for what was asked."""
CLOSE = 0.01
"""How far behind the best another reading may be to count as good as it."""
IN_WORDS = 0.3
"""The least that the words alone, without the names, must share: names are no question."""
LEFT_OVER = 2
"""How much more a name of the question counts that the wording has no place for."""
MOST_LEFT_OVER = 2
"""How many such names there may be."""
LONGEST = 60
"""How many words a question may have."""
# Stands for a name where words are compared.
_NAME = "\0"
_SLOT = re.compile(r"\{(?P<name>\w+)\}")
_TYPES = {"integer": NUMBER, "date": DAY}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a question: a query, its parameters as a user types them, and how well it fits (0 to 1).

    `question` is the wording of the catalogue with the names filled in; `left` are names of what was asked that it has
    no place for, `unknown` are words that no query has in a wording.
    """

    query: str
    parameters: tuple[tuple[str, str], ...]
    question: str
    score: float
    left: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def command(self) -> str:
        """Return the command line that asks the same."""
        given = "".join(f" -p {name}={shlex.quote(value)}" for name, value in self.parameters)
        return f"orbitgraph query {self.query}{given}"


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A wording as it is compared: its words, and the parameters behind its slots."""

    query: str
    wording: Wording
    sequence: tuple[str, ...]
    words: frozenset[str]
    slots: tuple[Parameter, ...]


def asker(asked: Catalogue, store: Store) -> Asker:
    """Return what reads questions to a catalogue over the graph of a store."""
    table = run.run(asked.get("labels").text, store)
    return Asker(asked, Names(Label(*map(str, row)) for row in table.rows))


def clear(readings: Sequence[Reading]) -> Reading | None:
    """Return the best reading; None where it does not fit well enough, another one fits as well, or a word is unknown.

    A word that the catalogue does not know may be the one that matters ("where was Ann born"). Of two that differ only
    in what one of them gives besides, the one that gives less is no rival, but the answer.
    """
    if not readings or readings[0].score < ENOUGH or readings[0].unknown:
        return None
    best = readings[0]
    for other in readings[1:]:
        if readings[0].score - other.score >= CLOSE:
            break
        if other.query != best.query or not set(other.parameters) < set(best.parameters):
            return None
        best = other
    return best


class Asker:
    """Reads questions to a catalogue over a graph whose things have these names."""

    def __init__(self, queries: Iterable[CatalogueQuery], names: Names) -> None:
        """Weigh the words of all wordings; the names are those of the graph."""
        self._names = names
        self._patterns = [_pattern(query, wording) for query in queries for wording in query.asks]
        self._vocabulary = Vocabulary((pattern.query, pattern.words) for pattern in self._patterns)

    def read(self, question: str) -> list[Reading]:
        """Return the ways to understand a question, the best first, each query with the same parameters once.

        Raises `UsageError` for a question of more words than anybody asks in.
        """
        asked = words(question)
        if len(asked) > LONGEST:
            raise UsageError(f"the question has {len(asked)} words; ask in no more than {LONGEST}")
        best: dict[tuple[str, tuple[tuple[str, str], ...]], Reading] = {}
        for spots, sequence in self._understood(asked):
            for reading in self._readings(spots, sequence):
                key = reading.query, reading.parameters
                if key not in best or best[key].score < reading.score:
                    best[key] = reading
        return sorted(best.values(), key=lambda each: (-each.score, each.query, each.parameters))

    def _understood(self, asked: list[str]) -> Iterator[tuple[list[Spot], list[str]]]:
        """Yield a question's names and its words with a mark for each, for each way to take names as mere words."""
        found = self._names.find(asked)
        taken = {at for spot in found for at in range(spot.start, spot.end)}
        found += values(asked, taken)
        taken = {at for spot in found for at in range(spot.start, spot.end)}
        slips = self._names.near(
            asked, [at for at in range(len(asked)) if at not in taken and asked[at] not in self._vocabulary]
        )
        found = sorted([*found, *slips], key=lambda spot: spot.start)
        plain = [
            spot for spot in found if all(word in self._vocabulary for word in asked[spot.start : spot.end])
        ]
        for dropped in ((), *((spot,) for spot in plain), tuple(plain)):
            spots = [spot for spot in found if spot not in dropped]
            yield spots, self._sequence(asked, spots)

    def _sequence(self, asked: Sequence[str], spots: Iterable[Spot]) -> list[str]:
        starts = {spot.start for spot in spots}
        named = {at for spot in spots for at in range(spot.start, spot.end)}
        return [
            _NAME if at in starts else self._vocabulary.known(word)
            for at, word in enumerate(asked)
            if at in starts or at not in named
        ]

    def _readings(self, spots: Sequence[Spot], sequence: Sequence[str]) -> Iterator[Reading]:
        said = frozenset(sequence) - {_NAME}
        unknown = self._vocabulary.unknown(said)
        weight, name = self._vocabulary.weight, self._vocabulary.rarest
        for pattern in self._patterns:
            shared = weight(pattern.words & said)
            words_of_both = weight(pattern.words) + weight(said)
            left_over = len(spots) - len(pattern.slots)
            if not shared or not 0 <= left_over <= MOST_LEFT_OVER:
                continue
            in_slots = len(pattern.slots) * name
            both = words_of_both + 2 * in_slots + left_over * name * LEFT_OVER
            order = LCSseq.normalized_similarity(pattern.sequence, sequence)
            score = 0.75 * 2 * (shared + in_slots) / both + 0.25 * order
            if 2 * shared < IN_WORDS * words_of_both:
                score *= ENOUGH
            for chosen, filled in _fillings(pattern.slots, spots):
                left = tuple(spot.labels[0].value for spot in spots if spot not in chosen)
                yield replace(_reading(pattern, filled, score), left=left, unknown=unknown)


def _pattern(query: CatalogueQuery, wording: Wording) -> _Pattern:
    declared = {each.name: each for each in query.parameters}
    slots = tuple(declared[name] for name in wording.slots)
    in_episode = any(EPISODE in slot.classes for slot in slots)
    # In a question the word is a part of the name, as in "episode 4".
    said = [
        [word for word in words(part) if not (in_episode and word == EPISODE)]
        for part in _SLOT.split(wording.text)[::2]
    ]
    sequence = (*said[0], *(word for part in said[1:] for word in (_NAME, *part)))
    return _Pattern(query.name, wording, sequence, frozenset(sequence) - {_NAME}, slots)


def _fillings(
    slots: Sequence[Parameter], spots: Sequence[Spot]
) -> Iterator[tuple[tuple[Spot, ...], tuple[str, ...]]]:
    """Yield names of a question, and the values that they give to the slots: in the question's order if possible."""
    for chosen in permutations(spots, len(slots)):
        options = [_options(slot, spot) for slot, spot in zip(slots, chosen, strict=True)]
        if all(options):
            yield from ((chosen, values) for values in product(*options))
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
    given = dict(zip(pattern.wording.slots, filled, strict=True))
    question = _SLOT.sub(lambda slot: given[slot["name"]], pattern.wording.text)
    return Reading(
        pattern.query, tuple(sorted({**given, **dict(pattern.wording.fixed)}.items())), question, score
    )

"""Candidate concepts: recurring technical phrases of a show that the topic scheme does not fit.

A phrase is a run of nouns with the words that qualify them. It is a candidate where it recurs in a show, stands by
itself more than as a part of one longer phrase (the C-value of Frantzi, Ananiadou and Mima 2000, "Automatic
recognition of multi-word terms", counted in episodes), is written in small letters somewhere (or it is a name), and
where an episode dwells on it: what an episode is on comes back within it, while general phrases are spread evenly
over the episodes (Katz 1996, "Distribution of content words and phrases in text and language modelling").

Own code, since no library fits: most rank the phrases of one text and know no recurrence; pytextrank, textacy and jate
bring pandas or scikit-learn for a few lines of counting, KeyBERT a neural network; YAKE is LGPL, rake-nltk is not kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2

from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.keyphrases import Phrase
from orbitgraph.extract.readings import Reading
from orbitgraph.extract.resolve import key
from orbitgraph.extract.spans import Found, select
from orbitgraph.model import KEYPHRASE, EntityClass, Evidence

_FITS = 0.5
"""The scheme fits a show where at least this share of its episodes names two concepts or protocols of the scheme."""
_FEWEST, _SHARE = 3, 0.01
"""A phrase recurs in this share of a show's episodes, and in no fewer than `_FEWEST`."""
_CONFIDENCE = 0.45
_RANK = 4
_TOPICS = frozenset({EntityClass.CONCEPT, EntityClass.PROTOCOL})
_WORD = re.compile(r"[\w+#.]+")

Words = tuple[str, ...]
"""A phrase as all its spellings have it: its words by `resolve.key`."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A place (`start:end`) of a phrase, by itself or as part of the longer phrase `whole` that stands there."""

    whole: Words
    start: int
    end: int
    at: Phrase


def with_candidates(readings: Sequence[Reading], gazetteer: Gazetteer) -> list[Reading]:
    """Return the readings with candidate concepts among the findings of shows that the scheme does not fit.

    What any reading has found is no candidate: all else stays as it is.
    """
    shows: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(readings):
        shows[each.episode.show].append(number)
    unfit = [numbers for numbers in shows.values() if not _fits([readings[n] for n in numbers], gazetteer)]
    known = (
        {_words(name) for name in {f.name for each in readings for f, _ in each.found}} if unfit else set()
    )
    completed = list(readings)
    for numbers in unfit:
        show = [readings[number] for number in numbers]
        for number, found in zip(numbers, _candidates(show, known), strict=True):
            if found:
                completed[number] = replace(readings[number], found=(*readings[number].found, *found))
    return completed


def _fits(show: Collection[Reading], gazetteer: Gazetteer) -> bool:
    fitting = 0
    for each in show:
        names = {
            found.name for found, _ in each.found if found.cls in _TOPICS and gazetteer.topic(found.name)
        }
        fitting += len(names) > 1
    return fitting >= _FITS * len(show)


def _candidates(show: Sequence[Reading], known: Collection[Words]) -> Iterator[list[tuple[Found, Evidence]]]:
    """Yield for each reading of a show the findings of its candidates."""
    names: dict[Words, str] = {}
    for words, uses in _recurring(show, known).items():
        spellings = Counter(_written(show[n], each) for n, places in uses.items() for each in places)
        if _is_term(words, uses, show) and (name := _label(spellings)):
            names[words] = name
    for reading in show:
        places = {(use.start, use.end): (names[words], use.at) for words, use in _uses(reading, names)}
        chosen = select(
            Found(*span, EntityClass.CONCEPT, name, KEYPHRASE, _CONFIDENCE, _RANK)
            for span, (name, _) in places.items()
        )
        yield [(each, _evidence(reading, each, places[each.start, each.end][1])) for each in chosen]


def _recurring(show: Sequence[Reading], known: Collection[Words]) -> dict[Words, dict[int, list[_Use]]]:
    """Return where (by number of the reading) each phrase stands that recurs and somewhere stands by itself."""
    alone = {
        _words(reading.episode.text[each.start : each.end]) for reading in show for each in reading.phrases
    } - {*known}
    frequencies: Counter[Words] = Counter()
    for reading in show:
        frequencies.update({words for words, _ in _uses(reading, alone)})
    fewest = max(_FEWEST, _SHARE * len(show))
    recurring = sorted(words for words, frequency in frequencies.items() if frequency >= fewest)
    places: dict[Words, dict[int, list[_Use]]] = {words: defaultdict(list) for words in recurring}
    for number, reading in enumerate(show):
        for words, use in _uses(reading, places):
            places[words][number].append(use)
    return places


def _uses(reading: Reading, wanted: Collection[Words]) -> Iterator[tuple[Words, _Use]]:
    """Yield those phrases of a reading, and those parts of two words and more, that are `wanted`."""
    for at in reading.phrases:
        spans = [match.span() for match in _WORD.finditer(reading.episode.text, at.start, at.end)]
        whole = tuple(key(reading.episode.text[start:end]) for start, end in spans)
        for first in range(len(whole)):
            for last in range(first + 1, len(whole)):
                words = whole[first : last + 1]
                if words in wanted:
                    yield words, _Use(whole, spans[first][0], spans[last][1], at)


def _is_term(words: Words, uses: Mapping[int, Iterable[_Use]], show: Sequence[Reading]) -> bool:
    """Tell whether a phrase is more than a part of another, and whether an episode dwells on it.

    Sentences that differ in their numbers only ("[12:30] Closing thoughts") are one.
    """
    longer: dict[Words, set[int]] = defaultdict(set)
    sentences: list[set[str]] = []
    for number, places in uses.items():
        sentences.append({_evened(show[number], each.at) for each in places})
        for each in places:
            if each.whole != words:
                longer[each.whole].add(number)
    dwelt_on = any(len(each) > 1 for each in sentences) and len(set().union(*sentences)) >= _FEWEST
    return dwelt_on and c_value(len(words), len(uses), [len(each) for each in longer.values()]) > 0


def c_value(length: int, frequency: int, longer: Sequence[int] = ()) -> float:
    """Return the C-value of a phrase of `length` words, `longer` being the frequencies of those that hold it."""
    return log2(length) * (frequency - (sum(longer) / len(longer) if longer else 0))


def _evened(reading: Reading, at: Phrase) -> str:
    sentence = reading.episode.text[at.sentence_start : at.sentence_end]
    return " ".join(re.findall(r"[^\W\d_]+", sentence.casefold()))


def _words(text: str) -> Words:
    return tuple(key(word) for word in _WORD.findall(text))


def _written(reading: Reading, use: _Use) -> str:
    return " ".join(reading.episode.text[use.start : use.end].split())


def _label(spellings: Counter[str]) -> str | None:
    """Return the shortest spelling (no plural), without hyphens if need be; None if all have capitals: a name's."""
    small = [each for each in spellings if _is_small(re.split(r"[\s‐‑-]+", each))]
    return min(small, key=lambda each: (len(each), "-" in each, -spellings[each], each), default=None)


def _is_small(words: Iterable[str]) -> bool:
    parts = list(words)
    return any(map(str.islower, parts)) and all(part in (part.lower(), part.upper()) for part in parts)


def _evidence(reading: Reading, found: Found, at: Phrase) -> Evidence:
    return Evidence(
        reading.episode.id,
        found.start,
        found.end,
        at.sentence_start,
        at.sentence_end,
        found.extractor,
        found.confidence,
    )

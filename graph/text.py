"""How alike the words of two texts are: TF-IDF vectors whose products are cosines.

A word's weight in a text is (1 + ln tf) · ln(N / df); a text keeps its strongest `TERMS` words and has
length 1.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

TERMS = 60
"""How many words stand for a text: enough for an episode's vocabulary, and a bound on the work per pair."""

_WORD = re.compile(r"[^\W_]{2,}")
_SIBILANT = ("ches", "shes", "sses", "xes", "zes")
_STOP_WORDS = """
about above after again all also am an and any are as at be because been before being below between both but
by can could did do does doing don down during each even few for from further get gets had has have having
he her here hers him his how if in into is it its just like made make makes many may me might more most much
must my no nor not now of off on once one only or other our out over own per same she should so some such
than that the their them then there these they this those through to too two under until up upon us use used
uses using very via was way we well were what when where whether which while who whom whose why will with
within without would you your episode episodes include includes including interview notes podcast show talk
talks
"""
_STOP = frozenset(_STOP_WORDS.split())
_UNTELLING_WORDS = """
able across ago ahead allow almost alone along already although always among anyone anything anywhere apart around
aside ask away back become began begin behind besides better beyond big call came cannot certain certainly chiefly
clearly close come day different done early easier either else elsewhere enough especially ever every everybody
everyone everything everywhere except far fill former fully gain gave give goes going gone good great half hand
hard hardly hence high however idea important indeed instead itself keep kept kind know known lack large largely last
later latter lay least less let like likely little long main mainly matter mean meant merely mostly much name near
nearly need neither never nevertheless new next nobody none normally nothing nowhere number often old open order
other otherwise ourselves part particular particularly perhaps piece place play please point possible possibly
problem put quite rather reach really reason recent recently relate right run said same say second see seem
seen set several show side similar simply since small some somebody somehow someone something sometimes somewhat
somewhere soon stage start state still suit sure take taken tell thank themselves therefore thing think third though
thousand thus time today together told too took toward towards try turn unless unlike upward usual usually value
various view want way week went whenever whereas wherever whether whoever whole whose wish wide word work year yes yet
"""
_UNTELLING = _STOP | frozenset(_UNTELLING_WORDS.split())


@lru_cache(maxsize=100_000)
def folded(written: str) -> str:
    """Return the telling word in a written one: caseless and singular; "" for a stop word or a number."""
    word = written.casefold()
    if word in _STOP or word.isdigit():
        return ""
    # Whatever else ends in s, such as "Kubernetes", loses it in every text alike.
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_SIBILANT) else word[:-1]


def is_telling(written: str) -> bool:
    """Tell whether a word says what two texts have in common: not one that any text on anything may have."""
    word = written.casefold()
    return word not in _UNTELLING and folded(word) not in _UNTELLING


def word_counts(text: str) -> Counter[str]:
    """Count the telling words of a text."""
    counts: Counter[str] = Counter()
    for written, times in Counter(_WORD.findall(text)).items():
        counts[folded(written)] += times
    del counts[""]
    return counts


def as_written(text: str) -> dict[str, str]:
    """Return how the text mostly writes each of its words (of equals, the form in small letters)."""
    forms = Counter(_WORD.findall(text))
    return {folded(form): form for form in sorted(forms, key=lambda form: (forms[form], form))}


def word_vectors(texts: Sequence[str], ceiling: int, *, ignored: str = "") -> tuple[Any, tuple[str, ...]]:
    """Return a sparse matrix (texts x words, rows of length 1 or 0) and the words of its columns.

    Words of one text, of every text or of more than `ceiling` texts tell nothing and are left out, as are
    the words of `ignored`.
    """
    from scipy import sparse

    numbers: dict[str, int] = {}
    counted: list[array[int]] = []
    frequency: Counter[str] = Counter()
    for text in texts:
        found = word_counts(text)
        frequency.update(found.keys())
        # As numbers, the counts of a text take a hundredth of the room.
        numbered = ((numbers.setdefault(word, len(numbers)), tf) for word, tf in found.items())
        counted.append(array("I", chain.from_iterable(numbered)))
    telling = {word for word, df in frequency.items() if 2 <= df <= ceiling and df < len(texts)}
    words = sorted(telling - word_counts(ignored).keys())
    rarity = {word: math.log(len(texts) / frequency[word]) for word in words}
    column = {word: position for position, word in enumerate(words)}
    ends, columns, values = array("q", [0]), array("q"), array("d")
    names = list(numbers)
    for pairs in counted:
        counts = zip((names[number] for number in pairs[::2]), pairs[1::2], strict=True)
        weights = sorted((-(1 + math.log(tf)) * rarity[word], word) for word, tf in counts if word in rarity)[
            :TERMS
        ]
        length = math.sqrt(sum(weight * weight for weight, _ in weights))
        for word, weight in sorted((word, -weight / length) for weight, word in weights):
            columns.append(column[word])
            values.append(weight)
        ends.append(len(columns))
    return sparse.csr_array((values, columns, ends), shape=(len(texts), len(words))), tuple(words)

"""The words in which the catalogue asks: how much each tells, and which of them a word of a question is.

A word weighs log(1 + N / n) if n of N queries have it in a wording, so that "develops" tells more than "which": the
inverse document frequency of Spärck Jones (1972), "A statistical interpretation of term specificity and its
application in retrieval".
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

# Forms of one word begin alike ("spend", "spent"); slips of the hand can be anywhere in it.
_SAME_BEGIN = 0.65
_ALIKE = 88
_SHORTEST = 5
# A word that no query has weighs as one of so many queries' wordings.
_UNKNOWN = 8
# Words that ask nothing by themselves.
_FILLERS = frozenset(
    """a am an any anybody anyone anything are be been can could did do doe ever everything exactly find get getting
    give got had has have he her his i is it just let list make me my name now of our please really she should show so
    some somebody someone tell that the their them then there they this to up upon us was we were will would you
    your""".split()
)


class Vocabulary:
    """The words of all wordings with their weights; `rarest` is the weight of a word of one query only."""

    def __init__(self, wordings: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Weigh words, given as (query, words of one of its wordings)."""
        having: dict[str, set[str]] = defaultdict(set)
        queries = set()
        for query, said in wordings:
            queries.add(query)
            for word in said:
                having[word].add(query)
        total = len(queries)
        self._weights = {word: math.log(1 + total / len(named)) for word, named in having.items()}
        self._unknown = math.log(1 + total / _UNKNOWN)
        self.rarest = math.log(1 + total)

    def __contains__(self, word: object) -> bool:
        return word in self._weights

    def known(self, word: str) -> str:
        """Return the word of the catalogue that a word is a form or a slip of, or else the word itself."""
        if word in self._weights or word in _FILLERS or len(word) < _SHORTEST:
            return word
        near = [
            (fuzz.ratio(word, known), known)
            for known in self._weights
            if Prefix.normalized_similarity(word, known) >= _SAME_BEGIN or fuzz.ratio(word, known) >= _ALIKE
        ]
        return max(near)[1] if near else word

    def weight(self, said: Iterable[str]) -> float:
        """Return how much words tell together."""
        return sum(self._weights.get(word, 0 if word in _FILLERS else self._unknown) for word in sorted(said))

    def unknown(self, said: Iterable[str]) -> tuple[str, ...]:
        """Return the words, sorted, that no wording has and that may matter."""
        return tuple(sorted(word for word in said if word not in self._weights and word not in _FILLERS))

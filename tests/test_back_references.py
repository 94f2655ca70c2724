"""Which noun phrases stand for what was named before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts.back_references import is_pair, refers_back
from orbitgraph.extract.notes import Notes


@pytest.mark.parametrize(
    ("text", "word", "back"),
    [
        ("They say this language is small.", "language", True),
        ("They say the first version was small.", "version", True),
        ("They say the version of Ada was small.", "version", False),
        ("They say a language is small.", "language", False),
        ("They say this river is small.", "river", False),
        ("They say the present one is small.", "one", True),
        ("They say the one is small.", "one", False),
    ],
)
def test_nouns_that_refer_back(notes_of: Callable[..., Notes], text: str, word: str, back: bool) -> None:
    (token,) = (token for token in notes_of(text).doc if token.text == word)
    assert refers_back(token) is back


@pytest.mark.parametrize(
    ("text", "word", "pair"),
    [
        ("Both controllers were slow.", "controllers", True),
        ("The two controllers were slow.", "controllers", True),
        ("The two were slow.", "two", True),
        ("Both rivers were slow.", "rivers", False),
        ("Two controllers were slow.", "controllers", False),
        ("They fixed both controllers.", "controllers", False),
    ],
)
def test_pairs(notes_of: Callable[..., Notes], text: str, word: str, pair: bool) -> None:
    (token,) = (token for token in notes_of(text).doc if token.text == word)
    assert is_pair(token) is pair

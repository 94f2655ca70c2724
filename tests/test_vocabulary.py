"""The words of the catalogue: weights, forms, slips, and words that it does not know."""

from __future__ import annotations

import math

import pytest

from orbitgraph.queries.vocabulary import Vocabulary

WORDS = Vocabulary(
    [
        ("pouring", {"who", "pour", "mentioned"}),
        ("pouring", {"who", "employed"}),
        ("drinking", {"who", "drink", "advise", "adviser"}),
        ("cups", {"which", "cup"}),
    ]
)


def test_a_rare_word_weighs_more() -> None:
    assert WORDS.weight({"who"}) == pytest.approx(math.log(1 + 3 / 2))
    assert WORDS.weight({"drink"}) == WORDS.rarest == pytest.approx(math.log(4))
    assert WORDS.weight({"who", "drink"}) == pytest.approx(math.log(1 + 3 / 2) + math.log(4))
    assert WORDS.weight({"xyzzy"}) == pytest.approx(math.log(1 + 3 / 8))
    assert WORDS.weight({"please", "the"}) == WORDS.weight(()) == 0


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("mentioning", "mentioned"),
        ("mentionned", "mentioned"),
        ("emplyoed", "emplyoed"),
        ("employer", "employed"),
        ("advisor", "adviser"),
        ("advise", "advise"),
        ("pours", "pour"),
        ("cups", "cups"),
        ("whose", "whose"),
        ("please", "please"),
        ("tall", "tall"),
    ],
)
def test_forms_and_slips_of_words(word: str, known: str) -> None:
    assert WORDS.known(word) == known


def test_words_that_no_wording_has() -> None:
    assert WORDS.unknown({"who", "tall", "please", "old"}) == ("old", "tall")
    assert "who" in WORDS
    assert "please" not in WORDS

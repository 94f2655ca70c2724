"""Names of people by their look."""

from __future__ import annotations

import pytest

from orbitgraph.extract.guests import person_names as names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peter Stout talks", "Peter Stout"),
        ("Nell Shamrell-Harrington", "Nell Shamrell-Harrington"),
        ("David Noël-Romas", "David Noël-Romas"),
        ("Conor O'Connor's show", "Conor O'Connor"),
        ("Dave MacLeod", "Dave MacLeod"),
        ("Ludwig van der Berg talks", "Ludwig van der Berg"),
        ("João dos Santos", "João dos Santos"),
        ("Lucie Le Naour", "Lucie Le Naour"),
        ("J.R.R. Tolkien and", "J.R.R. Tolkien"),
        ("Daniel J. Siegel", "Daniel J. Siegel"),
        ("Martin King Jr. spoke", "Martin King Jr"),
        ("Chang-rae Lim Reads Don DeLisle", "Chang-rae Lim"),
        ("Jimmy Wales", "Jimmy Wales"),
        ("Andrew Head", "Andrew Head"),
        ("Michael Lihsen von Thoughtwerk", "Michael Lihsen"),
        ("Rust Foundation", None),
        ("Open Source", None),
        ("JetBrains Space", None),
        ("Hands-on Labs", None),
        ("Make-It-Pretty Philosophy", None),
        ("Novelist Ann Lee", None),
        ("peter stout", None),
        ("P4 DPDK", None),
        ("Peter", None),
    ],
)
def test_full_names_are_known_by_their_look(text: str, expected: str | None) -> None:
    found = names.name_at(text, names.words(text), 0)
    assert (found.text if found else None) == expected


def test_all_names_of_a_text_are_found_in_its_order() -> None:
    text = "Senior Software Engineer Igal Tabachnik and The Decoder's Marcy Wheeler met Dr. Ann Lee."
    assert names.found_in(text) == ["Igal Tabachnik", "Marcy Wheeler", "Ann Lee"]


def test_a_possessive_is_a_word_of_its_own() -> None:
    assert [word.text for word in names.words("Ann Lee’s code isn't o'clock.")] == [
        *("Ann", "Lee", "’s", "code", "isn't", "o'clock", ".")
    ]


def test_spellings_are_compared_without_accents() -> None:
    assert names.fold("Gábor SZABÓ") == "gabor szabo"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Peter", "N"),
        ("J", "I"),
        ("JT", "I"),
        ("van", "P"),
        ("Le", "Q"),
        ("Jr", "J"),
        ("Baker", "S"),
        ("AI", ""),
    ],
)
def test_kinds_of_words(word: str, expected: str) -> None:
    assert names.kind(word) == expected

"""Names of people by their look."""

from __future__ import annotations

import re
from importlib import resources

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


def test_the_list_of_given_names_is_folded_sorted_and_names_its_sources() -> None:
    package = resources.files("orbitgraph.extract.guests")
    lines = package.joinpath("given_names.txt").read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    body = lines[len(head) :]
    listed = " ".join(body).split()
    assert re.fullmatch(
        r"# Given names from faker \d+(\.\d+)+ \(MIT, .+; made by `python docs/given_names.py`\.", head[0]
    )
    assert all(re.fullmatch(r"# And [a-z-]+ \d+(\.\d+)+ \((MIT|BSD-3-Clause), .+", line) for line in head[1:])
    assert listed == sorted(set(listed))
    assert [word for word in listed if names.fold(word) != word or not word.isalpha() or len(word) < 2] == []
    assert [word for word in listed if names.is_title_word(word)] == []
    assert max(map(len, body)) <= 110


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        # One name for each way into the list: Latin letters, with and without accents, and romanised ones.
        ("Peter", True),
        ("Łukasz", True),
        ("Lukasz", True),
        ("Γιώργος", False),
        ("Giorgi", True),
        ("Nikolay", True),
        ("Seoyeon", True),
        ("Keiko", True),
        ("Shota", True),
        ("Abhishek", True),
        ("Jean-Luc", True),
        # Names in many countries though they are words; words though they are names in one.
        ("Grace", True),
        ("Mark", True),
        ("Spring", False),
        ("Server", False),
        ("Else", False),
    ],
)
def test_given_names_are_known(word: str, expected: bool) -> None:
    assert names.is_given(word) == expected

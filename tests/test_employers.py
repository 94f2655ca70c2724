"""Organisations behind a person's name."""

from __future__ import annotations

import pytest

from orbitgraph.extract.guests import employers
from orbitgraph.extract.guests import person_names as names


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("CTO of Daily", "Daily"),
        ("staff engineer at Stitch Fix", "Stitch Fix"),
        ("Director of Technology at the Rust Foundation", "Rust Foundation"),
        ("co-founder of 1Password", "1Password"),
        ("Entwicklerin bei Blitz", "Blitz"),
        ("creator of Zig", None),
        ("author of High Assurance", None),
        ("a poet at heart", None),
    ],
)
def test_what_somebody_is_tells_where(phrase: str, expected: str | None) -> None:
    assert employers.stated_in(phrase) == expected


@pytest.mark.parametrize(
    ("inside", "employer", "expected"),
    [
        ("Netflix", False, "Netflix"),
        ("CTO at Netflix", False, "Netflix"),
        ("GitHub", True, "GitHub"),
        ("GitHub", False, None),
        ("she/her", True, None),
        ("@annlee", True, None),
        ("author", True, None),
        ("Part 2, live", True, None),
    ],
)
def test_brackets(inside: str, employer: bool, expected: str | None) -> None:
    assert employers.bracketed(inside, employer=employer) == expected


def test_an_organisation_ends_before_the_next_person() -> None:
    text = "the University of Texas at Arlington and Bob Ito"
    assert employers.organisation_at(text, names.words(text), 0) == ("University of Texas at Arlington", 6)

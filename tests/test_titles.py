from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.extract.reading.titles import guests, is_name, subject
from orbitgraph.model import Guest

ADA, BEN, CY = "Ada Moor", "Ben Oak", "Cy Elm"


@pytest.mark.parametrize(
    ("title", "topic", "named"),
    [
        ("Fogwire", "Fogwire", []),
        ("Fogwire, with Ada Moor", "Fogwire", [Guest(ADA)]),
        ("Fogwire, with Ada Moor from Quill Labs", "Fogwire", [Guest(ADA, "Quill Labs")]),
        ("Fogwire: with Ada Moor at Quill Labs", "Fogwire", [Guest(ADA, "Quill Labs")]),
        ("Fogwire – featuring Ada Moor of Quill", "Fogwire", [Guest(ADA, "Quill")]),
        ("Fogwire feat. Ada Moor & Ben Oak", "Fogwire", [Guest(ADA), Guest(BEN)]),
        ("FOGWIRE WITH Ada Moor", "FOGWIRE", [Guest(ADA)]),
        ("A, with Ada Moor, Ben Oak, and Cy Elm", "A", [Guest(ADA), Guest(BEN), Guest(CY)]),
        ("A, with Ada Moor and Ben Oak from Quill", "A", [Guest(ADA, "Quill"), Guest(BEN, "Quill")]),
        (
            "A, with Ada Moor from Salt & Sand and Ben Oak and Cy Elm from Quill",
            "A",
            [Guest(ADA, "Salt & Sand"), Guest(BEN, "Quill"), Guest(CY, "Quill")],
        ),
        (
            "A, with Ada Moor from Quill, Ben Oak from Fern, and Cy Elm from Reed",
            "A",
            [Guest(ADA, "Quill"), Guest(BEN, "Fern"), Guest(CY, "Reed")],
        ),
        ("A, with Ada Moor from Fern and Moss", "A", [Guest(ADA, "Fern and Moss")]),
        ("A, with Ada Moor from University of Brook", "A", [Guest(ADA, "University of Brook")]),
        ("A, with Ada Moor from Quill (part 2).", "A", [Guest(ADA, "Quill")]),
        ("A, with Ada (Addie) Moor", "A", [Guest(ADA)]),
        ("Building mesh with Fogwire, with Ada Moor", "Building mesh with Fogwire", [Guest(ADA)]),
        ("Fogwire, with Ada Moor, with slides", "Fogwire, with Ada Moor, with slides", []),
        ("Building mesh with Fogwire", "Building mesh with Fogwire", []),
        ("Fogwire, with Friends", "Fogwire, with Friends", []),
        ("Fogwire, with P4 Lang from Quill", "Fogwire, with P4 Lang from Quill", []),
        ("With Ada Moor from Quill", "With Ada Moor from Quill", [Guest(ADA, "Quill")]),
        ("Herewith Ada Moor", "Herewith Ada Moor", []),
        ("", "", []),
    ],
)
def test_a_title_is_divided_into_subject_and_guests(title: str, topic: str, named: list[Guest]) -> None:
    assert (subject(title), list(guests(title))) == (topic, named)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Moor", True),
        ("Ada B. Moor", True),
        ("Jean-Luc O'Connor", True),
        ("Élodie McDonald", True),
        ("Ludwig van der Brook", True),
        ("J. Oak", True),
        ("Ada", False),
        ("Ada of Moor", False),
        ("van Brook", False),
        ("Ada van", False),
        ("Open DPDK", False),
        ("Lang P4", False),
        ("ada moor", False),
        ("A Title In Six Capitalised Words", False),
        ("", False),
    ],
)
def test_a_full_name_is_told_by_its_writing(text: str, expected: bool) -> None:
    assert is_name(text) is expected


def test_an_endless_title_names_nobody() -> None:
    title = "Fogwire, with " + "Ada Moor from Quill and " * 2000

    assert guests(title) == ()
    assert subject(title) == title


words = st.sampled_from(
    "with With, featuring from of at and & , ( ) . : – Ada Moor Ben Oak van Quill P4 x É ' -".split()
)


@given(st.one_of(st.text(), st.lists(words, max_size=40).map(" ".join)))
def test_any_text_gives_names_or_nothing(title: str) -> None:
    found = guests(title)

    assert all(is_name(guest.name) for guest in found)
    assert all(guest.organisation is None or guest.organisation.strip() for guest in found)
    assert title.startswith(subject(title))
    if not found:
        assert subject(title) == title


names = st.sampled_from([ADA, BEN, CY, "Jean-Luc O'Connor", "J. van Brook"])
organisations = st.sampled_from(["Quill", "Salt & Sand", "University of Brook"])


@given(st.lists(st.tuples(st.lists(names, min_size=1, max_size=3), organisations), min_size=1, max_size=4))
def test_what_is_written_by_the_grammar_is_read_back(groups: list[tuple[list[str], str]]) -> None:
    written = " and ".join(f"{', '.join(people)} from {organisation}" for people, organisation in groups)
    expected = [Guest(name, organisation) for people, organisation in groups for name in people]

    assert list(guests(f"Fogwire, with {written}")) == expected

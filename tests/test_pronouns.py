"""Whom "he", "her" or "I" stands for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import people
from orbitgraph.extract.facts import pronouns
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Guest, Topic

GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(EntityClass.PERSON, "Tobias Renn", "urn:2", ("Tobias",)),
        Topic(EntityClass.PROJECT, "Tidewise", "urn:3"),
    ]
)


def meant(notes: Notes) -> list[tuple[str, str]]:
    found = pronouns.find(notes, [*GAZETTEER.find(notes.text), *people.hosts(notes)])
    return [(notes.text[each.start : each.end], each.name) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Quill came. She sat down.", [("She", "Mara Quill")]),
        ("Our guest is Mara Quill. Her hat is red.", [("Her", "Mara Quill")]),
        ("Mara Quill said that she was tired.", [("she", "Mara Quill")]),
        ("Mara Quill came. Tobias Renn greeted her.", [("her", "Mara Quill")]),
        ("Mara Quill came. It rained on Tobias. She sat down.", [("She", "Mara Quill")]),
        ("Mara and Tobias came. He sat down.", []),
        ("Mara talks with Tobias about his book.", [("his", "Tobias Renn")]),
        ("Mara talks about her book.", [("her", "Mara Quill")]),
        ("Tidewise came. She sat down.", []),
        (
            "Mara came late. She had a plan that Tobias liked, and she knew it.",
            [("She", "Mara Quill"), ("she", "Mara Quill")],
        ),
        ("Mara Quill said that she was tired. He sat down.", [("she", "Mara Quill")]),
        ("Mara Quill came. “He is late,” said Tobias.", []),
        ("Mara Quill came. I sat down.", []),
        ("Mara Quill came. They sat down.", []),
    ],
)
def test_whom_they_mean(notes_of: Callable[..., Notes], text: str, expected: list[tuple[str, str]]) -> None:
    assert meant(notes_of(text)) == expected


def test_the_guest_before_others(notes_of: Callable[..., Notes]) -> None:
    text = "Tobias Renn built it, and Mara Quill has mended it since. She sat down."
    notes = notes_of(text, title="Tides, with Mara Quill", guests=(Guest("Mara Quill"),))
    assert meant(notes) == [("She", "Mara Quill")]


def test_the_only_guest(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("How did she begin?", title="Tides, with Mara Quill", guests=(Guest("Mara Quill"),))
    assert meant(notes) == [("she", "Mara Quill")]


@pytest.mark.parametrize(
    ("credits", "expected"),
    [("Produced by Tobias Renn.", [("I", "Tobias Renn"), ("my", "Tobias Renn")]), ("", [])],
)
def test_the_host_says_i(
    notes_of: Callable[..., Notes], credits: str, expected: list[tuple[str, str]]
) -> None:
    notes = notes_of("I gave my talk, and she said “I know”.", hosts=("Tobias Renn",), credits=credits)
    assert meant(notes) == expected

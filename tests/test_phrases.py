"""What noun phrases name: phrases of natural sentences -> the findings that they stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts.phrases import Phrases
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:2"),
        Topic(EntityClass.PROJECT, "Tidewise", "urn:3"),
        Topic(EntityClass.PROJECT, "Marlin", "urn:4"),
        Topic(EntityClass.PROTOCOL, "GLP", "urn:5"),
        Topic(EntityClass.PROTOCOL, "XMP", "urn:6"),
        Topic(EntityClass.CONCEPT, "flood forecasting", "urn:7"),
    ]
)


@pytest.mark.parametrize(
    ("text", "head", "names"),
    [
        ("They bought Tidewise.", "Tidewise", ["Tidewise"]),
        ("They bought Tidewise and Marlin.", "Tidewise", ["Tidewise", "Marlin"]),
        ("They bought the Tidewise parser.", "parser", ["Tidewise"]),
        ("They bought a number of protocols.", "number", []),
        ("They read an implementation of GLP.", "implementation", ["GLP"]),
        ("They read protocols such as GLP and XMP.", "protocols", ["GLP", "XMP"]),
        ("We know engineers from Kestrel Systems.", "engineers", ["Kestrel Systems"]),
        ("They met users of Tidewise.", "users", []),
        ("They met Tidewise users.", "users", []),
        ("They read Mara's notes.", "notes", []),
        ("They dislike a flood forecasting tool for Marlin.", "tool", ["flood forecasting"]),
        ("They bought bread.", "bread", []),
    ],
)
def test_what_a_phrase_names(notes_of: Callable[..., Notes], text: str, head: str, names: list[str]) -> None:
    notes = notes_of(text)
    phrases = Phrases(notes, GAZETTEER.find(notes.text))
    (token,) = (token for token in notes.doc if token.text == head)
    assert [each.name for each in phrases.of(token)] == names


def test_what_stands_inside_a_phrase(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("They met a group that includes engineers from Kestrel Systems and Mara.")
    phrases = Phrases(notes, GAZETTEER.find(notes.text))
    (token,) = (token for token in notes.doc if token.text == "group")
    assert [each.name for each in phrases.inside(token)] == ["Kestrel Systems", "Mara Quill"]


@pytest.mark.parametrize(
    ("text", "verb", "names"),
    [
        ("They know Tidewise and Marlin, which is made by hand.", "made", ["Marlin"]),
        ("They know Tidewise, which is made by hand.", "made", ["Tidewise"]),
    ],
)
def test_a_clause_in_the_singular_is_on_the_last_of_a_row(
    notes_of: Callable[..., Notes], text: str, verb: str, names: list[str]
) -> None:
    notes = notes_of(text)
    phrases = Phrases(notes, GAZETTEER.find(notes.text))
    (token,) = (token for token in notes.doc if token.text == verb)
    assert [each.name for each in phrases.antecedent_of(token)] == names

"""What noun phrases name: phrases of natural sentences -> the findings that they stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.phrases import Phrases, refers_back
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


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("They tried Tidewise. It was slow.", "It", []),
        ("Tidewise was slow. It was fixed.", "It", ["Tidewise"]),
        ("Tidewise was slow. Nobody cared. It was fixed.", "It", ["Tidewise"]),
        ("Tidewise was slow, and soon it was fixed.", "it", ["Tidewise"]),
        ("Mara designed GLP and implemented it in Marlin.", "it", ["GLP"]),
        ("Because GLP and XMP matter, Tidewise has them.", "them", ["GLP", "XMP"]),
        ("Because GLP matters, Tidewise has them.", "them", []),
        ("Tidewise is small. Mara is one of its authors.", "its", ["Tidewise"]),
        ("Tidewise was slow. The rain was heavy, and it stopped.", "it", []),
    ],
)
def test_what_pronouns_stand_for(
    notes_of: Callable[..., Notes], text: str, word: str, names: list[str]
) -> None:
    notes = notes_of(text)
    phrases = Phrases(notes, GAZETTEER.find(notes.text))
    (token,) = (token for token in notes.doc if token.text == word)
    assert [each.name for each in phrases.antecedents(token)] == names


def test_the_title_says_what_it_is_on(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("It was slow.", title="Tidewise, with Mara Quill")
    phrases = Phrases(notes, GAZETTEER.find(notes.text))
    (token,) = (token for token in notes.doc if token.text == "It")
    assert [each.name for each in phrases.antecedents(token)] == ["Tidewise"]


@pytest.mark.parametrize(
    ("text", "word", "back"),
    [
        ("They say this language is small.", "language", True),
        ("They say the first version was small.", "version", True),
        ("They say the version of Ada was small.", "version", False),
        ("They say a language is small.", "language", False),
        ("They say this river is small.", "river", False),
    ],
)
def test_nouns_that_refer_back(notes_of: Callable[..., Notes], text: str, word: str, back: bool) -> None:
    (token,) = (token for token in notes_of(text).doc if token.text == word)
    assert refers_back(token) is back


def test_what_stands_inside_a_phrase(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("They met a group that includes engineers from Kestrel Systems and Mara.")
    phrases = Phrases(notes, GAZETTEER.find(notes.text))
    (token,) = (token for token in notes.doc if token.text == "group")
    assert [each.name for each in phrases.inside(token)] == ["Kestrel Systems", "Mara Quill"]

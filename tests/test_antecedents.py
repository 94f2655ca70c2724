"""What "it", "them" and "this language" stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts.antecedents import Antecedents
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:2"),
        Topic(EntityClass.PROJECT, "Tidewise", "urn:3"),
        Topic(EntityClass.PROJECT, "Marlin", "urn:4"),
        Topic(EntityClass.PROJECT, "Basalt", "urn:8"),
        Topic(EntityClass.PROTOCOL, "GLP", "urn:5"),
        Topic(EntityClass.PROTOCOL, "XMP", "urn:6"),
        Topic(EntityClass.CONCEPT, "flood forecasting", "urn:7"),
    ]
)


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
        ("We also met Tidewise, a solver for floods. It was slow.", "It", ["Tidewise"]),
        ("Our product, Tidewise, draws maps. It was slow.", "It", ["Tidewise"]),
        ("The first version of Tidewise was a list. It was slow.", "It", ["Tidewise"]),
        ("GLP was slow. It was fixed.", "It", ["GLP"]),
        ("Where Marlin was slow, Tidewise failed. It was fixed.", "It", ["Tidewise"]),
        ("Tidewise draws maps. Kestrel Systems makes it.", "it", ["Tidewise"]),
        ("Tidewise runs on Marlin; Basalt draws it.", "it", []),
        ("Tidewise was slow. Marlin was quick. Soon both were fixed.", "both", ["Tidewise", "Marlin"]),
        ("Tidewise was slow. Soon both were fixed.", "both", []),
        ("Tidewise was slow. Marlin was quick. Both tools were fixed.", "tools", ["Tidewise", "Marlin"]),
    ],
)
def test_what_pronouns_stand_for(
    notes_of: Callable[..., Notes], text: str, word: str, names: list[str]
) -> None:
    notes = notes_of(text)
    antecedents = Antecedents(notes, GAZETTEER.find(notes.text))
    (token,) = (token for token in notes.doc if token.text == word)
    assert [each.name for each in antecedents.antecedents(token)] == names


def test_the_title_says_what_it_is_on(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("It was slow.", title="Tidewise, with Mara Quill")
    antecedents = Antecedents(notes, GAZETTEER.find(notes.text))
    (token,) = (token for token in notes.doc if token.text == "It")
    assert [each.name for each in antecedents.antecedents(token)] == ["Tidewise"]

"""What a thing is part of, as fixed wordings say it: sentences -> the exact facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import about_systems, masks
from orbitgraph.extract.facts.statements import ref
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:1", ("Kestrel",)),
        Topic(EntityClass.ORGANISATION, "Ferrous Foundation", "urn:2"),
        Topic(EntityClass.ORGANISATION, "Northwind Lab", "urn:3"),
        Topic(EntityClass.ORGANISATION, "DUCK working group", "urn:4"),
        Topic(EntityClass.PROJECT, "Tidewise", "urn:5"),
        Topic(EntityClass.PROJECT, "Marlin", "urn:6"),
        Topic(EntityClass.PROJECT, "Basalt", "urn:7"),
    ]
)
IN_MARLIN = "Tidewise partOf Marlin"
IN_FOUNDATION = "Tidewise partOf Ferrous Foundation"
LAB = "Northwind Lab partOf Kestrel Systems"


def facts(notes: Notes) -> set[str]:
    found = GAZETTEER.find(notes.text)
    stated = about_systems.find(notes, found, list(masks.sentences(notes, found)))
    return {f"{ref(each.subject).name} {each.predicate} {ref(each.object).name}" for each in stated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tidewise, the new scheduler of Marlin, is fair.", {IN_MARLIN}),
        ("Tidewise is a project within Marlin.", {IN_MARLIN}),
        ("Marlin contains a small database called Tidewise.", {IN_MARLIN}),
        ("Tidewise (the map viewer in Marlin) is slow.", {IN_MARLIN}),
        ("We like Tidewise, the part of Marlin that draws maps.", {IN_MARLIN}),
        ("Tidewise of the Marlin suite draws maps.", {IN_MARLIN}),
        (
            "Marlin has a server whose pieces are called Tidewise and Basalt.",
            {IN_MARLIN, "Basalt partOf Marlin"},
        ),
        (
            "Marlin consists of three parts, Tidewise and Basalt among them.",
            {IN_MARLIN, "Basalt partOf Marlin"},
        ),
        ("Tidewise and Basalt are two modules of Marlin.", {IN_MARLIN, "Basalt partOf Marlin"}),
        ("Tidewise was handed over to the Ferrous Foundation in May.", {IN_FOUNDATION}),
        ("Last year they donated Tidewise to the Ferrous Foundation.", {IN_FOUNDATION}),
        ("Tidewise, now under the umbrella of the Ferrous Foundation, is free.", {IN_FOUNDATION}),
        ("Tidewise became a Ferrous Foundation incubating project.", {IN_FOUNDATION}),
        ("Northwind Lab, the rainy arm of Kestrel Systems, is small.", {LAB}),
        ("Northwind Lab is a research centre at Kestrel Systems.", {LAB}),
        ("We met somebody from Kestrel's Northwind Lab there.", {LAB}),
        ("The Northwind Lab of Kestrel Systems is small.", {LAB}),
        (
            "The DUCK working group of the Ferrous Foundation met.",
            {"DUCK working group partOf Ferrous Foundation"},
        ),
        (
            "He chairs the DUCK working group in the Ferrous Foundation.",
            {"DUCK working group partOf Ferrous Foundation"},
        ),
        ("Northwind Lab, which Kestrel Systems bought, is small.", {LAB}),
        ("Northwind Lab (Kestrel's since 2011) is small.", {LAB}),
        ("Tidewise, the successor of Marlin, is fair.", set()),
        ("Tidewise, the author of which likes Marlin, is fair.", set()),
        ("Tidewise is not the scheduler of Marlin.", set()),
        ("Northwind Lab in Kestrel Systems country is small.", set()),
        ("Northwind Lab is a customer of Kestrel Systems.", set()),
        ("They would donate Tidewise to the Ferrous Foundation.", set()),
    ],
)
def test_parts(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(f"Here we are. {text}")) == expected

"""Which protocols systems implement, as fixed wordings say it: sentences -> the exact facts."""

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
        Topic(EntityClass.PROJECT, "Tidewise", "urn:1"),
        Topic(EntityClass.PROJECT, "Marlin", "urn:2"),
        Topic(EntityClass.PROTOCOL, "GLP", "urn:3"),
        Topic(EntityClass.PROTOCOL, "XMP", "urn:4"),
    ]
)
TIDEWISE, MARLIN = "Tidewise supports GLP", "Marlin supports GLP"


def facts(notes: Notes) -> set[str]:
    found = GAZETTEER.find(notes.text)
    stated = about_systems.find(notes, found, list(masks.sentences(notes, found)))
    return {
        f"{ref(each.subject).name} {each.predicate} {ref(each.object).name}"
        for each in stated
        if each.predicate == "supports"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tidewise, a gauge for rivers, speaks GLP and XMP.", {TIDEWISE, "Tidewise supports XMP"}),
        ("Tidewise terminates GLP.", {TIDEWISE}),
        ("GLP is Tidewise's job.", {TIDEWISE}),
        ("She is the creator of Tidewise, a small GLP library.", {TIDEWISE}),
        ("GLP is now on by default in Tidewise and in Marlin.", {TIDEWISE, MARLIN}),
        ("They paid for Tidewise's GLP front end.", {TIDEWISE}),
        ("They like Tidewise, whose GLP parser is fast.", {TIDEWISE}),
        ("The bend shows in GLP, the sign of Tidewise's protocol XMP.", {"Tidewise supports XMP"}),
        ("Tidewise came from people who knew, and it shows in GLP, its control protocol.", {TIDEWISE}),
        ("It is an implementation of GLP called Tidewise.", {TIDEWISE}),
        ("Tidewise draws maps, fed over GLP by Marlin.", {TIDEWISE, MARLIN}),
        ("Tidewise sends maps to Marlin over GLP.", {TIDEWISE, MARLIN}),
        ("Tidewise does not speak GLP.", set()),
        ("GLP was dropped in Tidewise.", set()),
        ("GLP is older than Tidewise.", set()),
        ("GLP is not yet enabled in Tidewise.", set()),
    ],
)
def test_speaking(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(f"Here we are. {text}")) == expected

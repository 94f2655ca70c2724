"""To which systems people contribute."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

PERSON, ORGANISATION, PROJECT = EntityClass.PERSON, EntityClass.ORGANISATION, EntityClass.PROJECT
EVENT, WORK = EntityClass.EVENT, EntityClass.WORK
GAZETTEER = Gazetteer(
    [
        Topic(PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(PERSON, "Tobias Renn", "urn:2", ("Tobias",)),
        Topic(PERSON, "Greta Okafor", "urn:3", ("Greta",)),
        Topic(PERSON, "Leo Brandt", "urn:4", ("Leo",)),
        Topic(ORGANISATION, "Kestrel Systems", "urn:5", ("Kestrel",)),
        Topic(ORGANISATION, "University of Alden", "urn:6", ("Alden",)),
        Topic(ORGANISATION, "Northwind Labs", "urn:7", ("Northwind",)),
        Topic(PROJECT, "Tidewise", "urn:8"),
        Topic(EVENT, "BeeConf 2019", "urn:9"),
        Topic(EVENT, "Rivergate Summit", "urn:10"),
        Topic(WORK, "Counting Bees at Dusk", "urn:11"),
    ]
)
LEAD = "We are back."
STATED: list[tuple[str, set[str]]] = [
    (
        "Mara Quill heads a group and sends fixes to Tidewise.",
        {"Mara Quill contributesTo Tidewise"},
    ),
    (
        "Mara Quill submits patches to Tidewise now and then.",
        {"Mara Quill contributesTo Tidewise"},
    ),
    (
        "Mara Quill co-maintains Tidewise with Leo Brandt.",
        {"Mara Quill contributesTo Tidewise"},
    ),
    (
        "Mara Quill is on the design team of Tidewise.",
        {"Mara Quill contributesTo Tidewise"},
    ),
    (
        "The Tidewise port by Mara Quill is slow.",
        {"Mara Quill contributesTo Tidewise"},
    ),
    (
        "Leo Brandt uses Tidewise every day and has added a spell checker to it.",
        {"Leo Brandt contributesTo Tidewise"},
    ),
    (
        "Mara Quill has never sent patches to Tidewise.",
        set(),
    ),
    (
        "Mara Quill sends letters to the friends of Tidewise.",
        set(),
    ),
]


def facts(notes: Notes) -> set[str]:
    found = relations.find(notes, GAZETTEER.find(notes.text))
    return {f"{each.subject.name} {each.predicate} {each.object.name}" for each in found}


@pytest.mark.parametrize(("text", "expected"), [*STATED])
def test_what_sentences_state(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(f"{LEAD} {text}")) == expected

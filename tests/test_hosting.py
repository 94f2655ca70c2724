"""Hosts, guests and places of recording that only the notes name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Guest, Topic

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
        "My guests this week are Mara Quill and Tobias Renn.",
        {"Mara Quill guestOf show/7", "Tobias Renn guestOf show/7"},
    ),
    (
        "I talked to Mara Quill about ferns.",
        {"Mara Quill guestOf show/7"},
    ),
    (
        "Today Mara Quill joins us.",
        {"Mara Quill guestOf show/7"},
    ),
    (
        "Mara Quill, our guest in Episode 3, has news.",
        {"Mara Quill guestOf show/3", "show/7 mentionsEpisode show/3"},
    ),
    (
        "I spoke to Leo last week about the talk.",
        set(),
    ),
    (
        "We talked about Leo.",
        set(),
    ),
    (
        "Mara Quill asks the questions this time.",
        {"Mara Quill hostOf show/7"},
    ),
    (
        "The questions were put by Greta Okafor.",
        {"Greta Okafor hostOf show/7"},
    ),
    (
        "Tobias Renn is standing in for Mara.",
        {"Tobias Renn hostOf show/7"},
    ),
    (
        "I'm Tobias Renn and this is a show about ferns.",
        {"Tobias Renn hostOf show/7"},
    ),
    (
        "No guest, just me, Tobias Renn, and a kettle.",
        {"Tobias Renn hostOf show/7"},
    ),
    (
        "I'm Tobias Renn's neighbour.",
        set(),
    ),
    (
        "The repository is hosted by Greta Okafor.",
        set(),
    ),
    (
        "We caught up in a hallway and recorded this on the sidelines of the Rivergate Summit.",
        {"show/7 recordedAt Rivergate Summit"},
    ),
    (
        "We spoke on the last day at BeeConf 2019.",
        {"show/7 recordedAt BeeConf 2019"},
    ),
    (
        "BeeConf 2019 was loud. We recorded this in the lobby of the conference hotel.",
        {"show/7 recordedAt BeeConf 2019"},
    ),
    (
        "This one comes to you from a bench at the conference. BeeConf 2019 was loud.",
        {"show/7 recordedAt BeeConf 2019"},
    ),
    (
        "We spoke about what happened at BeeConf 2019.",
        set(),
    ),
    (
        "We spoke the week after BeeConf 2019.",
        set(),
    ),
]


def facts(notes: Notes) -> set[str]:
    found = relations.find(notes, GAZETTEER.find(notes.text))
    return {f"{each.subject.name} {each.predicate} {each.object.name}" for each in found}


@pytest.mark.parametrize(("text", "expected"), [*STATED])
def test_what_sentences_state(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(f"{LEAD} {text}")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Wasps are kind,” says Leo Brandt.", {"Leo Brandt guestOf show/7"}),
        ("Nobody liked him in his day.", set()),
    ],
)
def test_the_title_names_who_speaks_on_what(
    notes_of: Callable[..., Notes], text: str, expected: set[str]
) -> None:
    assert facts(notes_of(text, title="Leo Brandt on Wasps")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Wasps are the subject of “Counting Bees at Dusk”, a paper by Mara Quill.",
            {"Mara Quill authorOf Counting Bees at Dusk", "show/7 basedOn Counting Bees at Dusk"},
        ),
        (
            "Wasps are the subject of “Counting Bees at Dusk”, a paper by Leo Brandt.",
            {"Leo Brandt authorOf Counting Bees at Dusk"},
        ),
    ],
)
def test_the_work_of_a_guest(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    notes = notes_of(f"{LEAD} {text}", title="Wasps, with Mara Quill", guests=(Guest("Mara Quill"),))
    assert facts(notes) == {*expected, "Mara Quill guestOf show/7"}

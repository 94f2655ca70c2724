"""Names without a list or a pattern: sentence -> what is found, by name and class."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import unlisted
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # apposition and copula
        ("She shows us Kestrelbox, a small daemon for probes.", {"Kestrelbox": "project"}),
        ("Brindle, its control protocol, is simple.", {"Brindle": "protocol"}),
        ("He moved to Tarnwick, a carrier of the north.", {"Tarnwick": "organisation"}),
        ("Her own system is Kestrelbox.", {"Kestrelbox": "project"}),
        ("The parts are called Mossy and Fernside.", {"Fernside": "project", "Mossy": "project"}),
        # what it does, what is done with it
        ("Then Wexmoor compiles the rules into tables.", {"Wexmoor": "project"}),
        ("They wrote Dunlin in a summer.", {"Dunlin": "project"}),
        ("The store is built on Peregrine.", {"Peregrine": "project"}),
        ("We look at Kolding, which the group maintains.", {"Kolding": "project"}),
        ("She is the creator of Wexmoor.", {"Wexmoor": "project"}),
        ("The store relies on Peregrine for that.", {"Peregrine": "project"}),
        ("Before that he worked on Servane.", {"Servane": "project"}),
        ("The flow is written in Snarkmake.", {"Snarkmake": "project"}),
        ("It is inspired by Rushtock and by Tockwell.", {"Rushtock": "project", "Tockwell": "project"}),
        ("We saw Lapwell, a text editor for poets.", {"Lapwell": "project"}),
        # one of a row tells of the others, in any order
        (
            "We see tools: Wexmoor, which compiles rules, and Arcton.",
            {"Arcton": "project", "Wexmoor": "project"},
        ),
        ("The course, called MILL101, is taught in spring. MILL101 is taught by two.", {"MILL101": "work"}),
        ("They compare other GUI frameworks and IDE plugins, and wrote a REPL.", {}),
        ("Millbeard on IRC wrote it, and Quernbeard in #mills on OFTC.", {}),
        # where it comes from
        ("The copy process at Tarnwick evolved.", {"Tarnwick": "organisation"}),
        ("Thanks to the Tarnwick team.", {"Tarnwick": "organisation"}),
        ("He spent three years at Tarnwick.", {"Tarnwick": "organisation"}),
        ("The probe is a card from Brightholm.", {"Brightholm": "organisation"}),
        ("He gave a talk at Nordlink 2017 about it.", {"Nordlink": "event"}),
        # the look of a name
        ("They patched quirkd2 for years.", {"quirkd2": "project"}),
        # not enough is said
        ("Kestrelbox was there, too.", {}),
        ("We met in Tarnwick.", {}),
        ("The store is built on Peregrine. She lives in Peregrine.", {}),
        ("Use the discount code QUIRK22, it runs until May.", {}),
        ("Tarnwick sells an ETX for farms.", {"Tarnwick": "organisation"}),
        ("It rained on Monday in Ostrava.", {}),
        ("The Committee wrote a report.", {}),
        ("They wrote “The Dunlin Papers” in a summer.", {}),
    ],
)
def test_names_are_told_by_their_use(
    text: str, expected: dict[str, str], notes_of: Callable[..., Notes]
) -> None:
    found = unlisted.find(notes_of(text), [])

    assert {each.name: each.cls.value for each in found} == expected


def test_every_place_of_a_name_is_found(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("They wrote Dunlin in a summer. We like Dunlin, see dunlin.example.org.")

    found = unlisted.find(notes, [])

    assert [(notes.text[each.start : each.end], each.rank) for each in found] == [("Dunlin", 3)] * 2


def test_what_is_known_is_left_alone(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("They wrote Dunlin in a summer.")
    at = notes.text.index("Dunlin")
    known = Found(at, at + 6, EntityClass.PERSON, "Ann Dunlin", "people-short", 0.9)

    assert unlisted.find(notes, [known]) == []


def test_a_name_in_a_row_is_what_its_neighbours_are(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("We compare OpenFlow, Brindle and others.")
    at = notes.text.index("OpenFlow")
    known = Found(at, at + 8, EntityClass.PROTOCOL, "OpenFlow", "gazetteer", 0.9)

    assert [(each.name, each.cls.value) for each in unlisted.find(notes, [known])] == [
        ("Brindle", "protocol")
    ]

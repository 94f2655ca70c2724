"""How masked sentences name people, and whom they mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import masks
from orbitgraph.extract.facts.masks import Masked, pattern
from orbitgraph.extract.facts.who import CREW, OWN, PEOPLE, before, guests, nearest_people, people
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Guest, Topic

GAZETTEER = Gazetteer(
    [
        *(Topic(EntityClass.PERSON, name, name) for name in ("Ada", "Ben", "Cleo", "Dov")),
        Topic(EntityClass.ORGANISATION, "Kestrel", "urn:1"),
        Topic(EntityClass.PROJECT, "Tidewise", "urn:2"),
    ]
)


def masked(notes: Notes) -> Masked:
    (_, sentence) = masks.sentences(notes, GAZETTEER.find(notes.text))
    return sentence


def names(found: list[Found]) -> list[str]:
    return [each.name for each in found]


@pytest.mark.parametrize(
    ("source", "text", "groups"),
    [
        (PEOPLE, "They met Ada.", [["Ada"]]),
        (PEOPLE, "They met Ada and Ben.", [["Ada", "Ben"]]),
        (PEOPLE, "They met Ada, Ben, and Cleo.", [["Ada", "Ben", "Cleo"]]),
        (PEOPLE, "They met Ada along with Ben & Cleo.", [["Ada", "Ben", "Cleo"]]),
        (PEOPLE, "They met Ada, as well as Ben.", [["Ada", "Ben"]]),
        (PEOPLE, "Then Ada met Ben.", [["Ada"], ["Ben"]]),
        (PEOPLE, "They met Ada of Kestrel and Ben.", [["Ada"], ["Ben"]]),
        (CREW, "They met Ada of Kestrel and Ben.", [["Ada", "Ben"]]),
        (CREW, "They met Ada (from Leith), Ben and Cleo (Kestrel).", [["Ada", "Ben", "Cleo"]]),
        (PEOPLE, "They met nobody at Kestrel.", []),
    ],
)
def test_runs_of_people(
    notes_of: Callable[..., Notes], source: str, text: str, groups: list[list[str]]
) -> None:
    sentence = masked(notes_of(text))
    assert [names(people(sentence, match)) for match in pattern(source).finditer(sentence.text)] == groups


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("They read Ada's talk.", 1),
        ("They read her talk.", 1),
        ("The woman whose talk it is.", 1),
        ("The talk.", 0),
    ],
)
def test_owners(notes_of: Callable[..., Notes], text: str, matches: int) -> None:
    assert len(pattern(rf"{OWN}\s+talk").findall(masked(notes_of(text)).text)) == matches


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Then Ada and Ben met Cleo and Dov of Kestrel here.", ["Cleo", "Dov"]),
        ("Then Ada and Ben came here.", ["Ada", "Ben"]),
        ("Nobody came here.", []),
        ("Come here, Ada.", []),
    ],
)
def test_the_nearest_people_before(notes_of: Callable[..., Notes], text: str, nearest: list[str]) -> None:
    sentence = masked(notes_of(text))
    assert names(nearest_people(sentence, sentence.text.index("here"))) == nearest


def test_findings_before_a_place(notes_of: Callable[..., Notes]) -> None:
    sentence = masked(notes_of("Then Ada built Tidewise at Kestrel with Ben."))
    at = sentence.text.index("with")
    assert names(before(sentence, at, EntityClass.PERSON, EntityClass.PROJECT)) == ["Ada", "Tidewise"]
    assert names(before(sentence, at, EntityClass.ORGANISATION)) == ["Kestrel"]
    assert before(sentence, 0, EntityClass.PERSON) == []


def test_guests_are_those_of_the_title_by_name(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("Ben and Ada meet Cleo and Ada.", guests=(Guest("Ben"), Guest("Ada"), Guest("Dov")))
    found = guests(notes, GAZETTEER.find(notes.text))
    assert names(found) == ["Ada", "Ben"]

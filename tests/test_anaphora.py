"""What "it", "the paper" and "the conference" stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import anaphora
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.PROJECT, "Tidewise", "urn:1"),
        Topic(EntityClass.EVENT, "BeeConf 2019", "urn:2"),
        Topic(EntityClass.EVENT, "Rivergate Summit", "urn:3"),
        Topic(EntityClass.WORK, "Counting Bees", "urn:4"),
        Topic(EntityClass.WORK, "Slow Queries", "urn:5"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Counting Bees” is out. The paper is short.", [("The paper", "Counting Bees")]),
        ("“Counting Bees” is out. We like this book.", [("this book", "Counting Bees")]),
        ("Tidewise is small. The collector is large.", [("The collector", "Tidewise")]),
        ("Tidewise is small. Metadata is kept in files.", [("Metadata", "Tidewise")]),
        ("Tidewise is small. An early version was large.", [("An early version", "Tidewise")]),
        ("Tidewise is small. The river is large, and so are results of the vote.", []),
        ("“Counting Bees” and “Slow Queries” are out. The paper is short.", []),
        ("The paper is short. “Counting Bees” is out.", []),
        ("“Counting Bees” is out. The paper by others is short.", []),
        ("“Counting Bees” is out. The paper “Slow Queries” is short.", []),
        ("“Counting Bees” is out. The paper titled so is short.", []),
        ("“Counting Bees” is out. It appeared at BeeConf 2019.", [("It", "Counting Bees")]),
        ("We went to BeeConf 2019. The conference was loud.", [("The conference", "BeeConf 2019")]),
        ("We went to BeeConf 2019. The conference call was loud.", []),
        ("We went to BeeConf 2019 and the Rivergate Summit. The conference was loud.", []),
        ("Tidewise is small. It draws maps.", [("It", "Tidewise")]),
        ("Bread is good. It fills.", []),
        ("Tidewise is small. The tool draws maps.", [("The tool", "Tidewise")]),
        ("Tidewise is small. Its agents draw maps.", [("Its", "Tidewise")]),
        ("Tidewise is small. Its rivals draw maps.", []),
    ],
)
def test_what_is_meant(notes_of: Callable[..., Notes], text: str, expected: list[tuple[str, str]]) -> None:
    notes = notes_of(f"Here we are. {text}")
    found = anaphora.find(notes, GAZETTEER.find(notes.text))
    assert [(notes.text[each.start : each.end], each.name) for each in found] == expected

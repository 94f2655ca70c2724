"""What is compared, as fixed wordings say it: sentences -> the exact facts."""

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
        Topic(EntityClass.PROJECT, "Tidewise", "urn:2"),
        Topic(EntityClass.PROJECT, "Marlin", "urn:3"),
        Topic(EntityClass.PROJECT, "Basalt", "urn:4"),
    ]
)
BOTH = frozenset(("Marlin", "Tidewise"))


def pairs(notes: Notes) -> set[frozenset[str]]:
    found = GAZETTEER.find(notes.text)
    stated = about_systems.find(notes, found, list(masks.sentences(notes, found)))
    return {
        frozenset((ref(each.subject).name, ref(each.object).name))
        for each in stated
        if each.predicate == "comparedWith"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Tidewise needs more memory for the same river than Marlin does.",
        "Tidewise wants more than Marlin.",
        "While Marlin is made for rivers, Tidewise is made for lakes.",
        "Unlike Marlin, Tidewise does not need a disk.",
        "Compared with Marlin Tidewise is not slow.",
        "Tidewise needs about three times the memory of Marlin.",
        "Tidewise is twice as quick as Marlin.",
        "Tidewise draws maps as quickly as Marlin.",
        "Tidewise is a different beast from Marlin.",
        "Tidewise succeeds where Marlin gave up.",
        "Where Marlin asks the user, Tidewise guesses.",
        "Like Marlin before it, Tidewise guesses.",
        "Tidewise guesses, much like Marlin.",
        "She chose Tidewise over Marlin.",
        "Tidewise looks rather slow next to Marlin.",
        "He found Tidewise hungry for memory next to Kestrel's Marlin.",
        "We compare two of them, Tidewise, which is old, and Marlin.",
        "The rivalry between Tidewise and Marlin is old.",
        "How does Tidewise differ from Marlin?",
        "And how does Tidewise stand next to Marlin?",
    ],
)
def test_comparisons(notes_of: Callable[..., Notes], text: str) -> None:
    assert pairs(notes_of(f"Here we are. {text}")) == {BOTH}


@pytest.mark.parametrize(
    "text",
    [
        "Tidewise is no longer older than the rain, and Marlin is wet.",
        "Tidewise feeds Marlin.",
        "Where Marlin runs, rain falls on nobody.",
        "How does Tidewise use Marlin?",
        "Other than Marlin nobody uses Tidewise.",
        "She put Tidewise next to Marlin.",
        "Tidewise could be twice as quick as Marlin.",
    ],
)
def test_what_compares_nothing(notes_of: Callable[..., Notes], text: str) -> None:
    assert pairs(notes_of(f"Here we are. {text}")) == set()

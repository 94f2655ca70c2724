"""Systems set side by side, clause by clause or sentence by sentence -> the pairs compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import contrasts
from orbitgraph.extract.facts.statements import ref
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.PROJECT, "Tidewise", "urn:1"),
        Topic(EntityClass.PROJECT, "Marlin", "urn:2"),
        Topic(EntityClass.PROJECT, "Basalt", "urn:3"),
    ]
)
BOTH = {("Marlin", "Tidewise")}


def pairs(notes: Notes) -> set[tuple[str, ...]]:
    stated = contrasts.find(notes, GAZETTEER.find(notes.text))
    return {tuple(sorted((ref(each.subject).name, ref(each.object).name))) for each in stated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tidewise keeps a log, but Marlin forgets.", BOTH),
        ("Tidewise keeps a log of every river, whereas the older Marlin forgets.", BOTH),
        ("Tidewise asks the user; Marlin does without a user.", BOTH),
        ("Tidewise asks the user. Marlin, by contrast, guesses.", BOTH),
        ("Tidewise asks the user. Marlin takes another road.", BOTH),
        ("Tidewise asks the user. We ask how Marlin differs from a map.", set()),
        (
            "Tidewise asks the user. Basalt asks the river. Marlin does neither.",
            {("Marlin", "Tidewise"), ("Basalt", "Marlin")},
        ),
        ("Tidewise is old. Marlin is new. The two differ in taste.", BOTH),
        ("Tidewise keeps a log, and Marlin reads it.", set()),
        ("Tidewise writes the log; Marlin draws it.", set()),
        ("Tidewise asks the user, but the rain does not.", set()),
        ("Tidewise asks the user. Marlin is next.", set()),
        ("Tidewise is old.\n\nMarlin does neither.", set()),
    ],
)
def test_contrasts(notes_of: Callable[..., Notes], text: str, expected: set[tuple[str, ...]]) -> None:
    assert pairs(notes_of(f"Here we are. {text}")) == expected

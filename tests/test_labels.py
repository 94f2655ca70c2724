"""Lines that say who is who."""

from __future__ import annotations

import pytest

from orbitgraph.extract.guests import labels
from orbitgraph.extract.guests import person_names as names
from orbitgraph.extract.guests.cues import Cue
from orbitgraph.model import Guest


def likely(name: str) -> float:
    """Weigh a name by its first word only."""
    return 2.0 if names.is_given(name.split()[0]) else 0.0


@pytest.mark.parametrize(
    ("line", "kind", "expected"),
    [
        ("Guest: Ann Lee", "label", ["Ann Lee"]),
        ("Guests: Ann Lee and Bob Ito", "label", ["Ann Lee", "Bob Ito"]),
        ("Special Guests: Ann Lee @annlee, Bob Ito @bob.", "label", ["Ann Lee", "Bob Ito"]),
        ("Special Guest: Wendell.", "label", ["Wendell"]),
        ("Gäste: Ann Lee, Bob Ito", "label", ["Ann Lee", "Bob Ito"]),
        ("Convidados: Ann Lee e Bob Ito", "label", ["Ann Lee", "Bob Ito"]),
        ("Invitado especial: Ann Lee — coach", "label", ["Ann Lee"]),
        ("Ospite: Ann Lee", "label", ["Ann Lee"]),
        ("Invitée : Ann Lee", "label", ["Ann Lee"]),
        ("Participantes: Ann Lee, Bob Ito", "panel", ["Ann Lee", "Bob Ito"]),
        ("With: Ann Lee", "panel", ["Ann Lee"]),
    ],
)
def test_guests_of_a_line(line: str, kind: str, expected: list[str]) -> None:
    assert list(labels.find([line], likely)) == [Cue(kind, tuple(map(Guest, expected)))]


@pytest.mark.parametrize("line", ["Hosts: Ann Lee, Bob Ito", "Apresentadores: Ann Lee e Bob Ito"])
def test_hosts_of_a_line(line: str) -> None:
    assert list(labels.find([line], likely)) == [Cue("host", hosts=("Ann Lee", "Bob Ito"))]


def test_names_below_a_heading() -> None:
    lines = [
        "Guests",
        "Ann Lee",
        "Queen of bees",
        "Bob Ito (Sun)",
        "Links",
        "Eva Roth's book",
        "A long way down",
    ]
    assert list(labels.find(lines, likely)) == [Cue("label", (Guest("Ann Lee"), Guest("Bob Ito", "Sun")))]


@pytest.mark.parametrize(
    "line", ["Guest: to be announced", "Guests welcome!", "With Docker: a tour", "Guest book", ""]
)
def test_other_lines_name_nobody(line: str) -> None:
    assert list(labels.find([line], likely)) == []

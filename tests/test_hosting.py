"""Hosts, guests and places of recording that only the notes name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.model import Guest

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


@pytest.mark.parametrize(("text", "expected"), [*STATED])
def test_what_sentences_state(told: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert told(f"{LEAD} {text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Wasps are kind,” says Leo Brandt.", {"Leo Brandt guestOf show/7"}),
        ("Nobody liked him in his day.", set()),
    ],
)
def test_the_title_names_who_speaks_on_what(
    told: Callable[..., set[str]], text: str, expected: set[str]
) -> None:
    assert told(text, title="Leo Brandt on Wasps") == expected


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
def test_the_work_of_a_guest(told: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    stated = told(f"{LEAD} {text}", title="Wasps, with Mara Quill", guests=(Guest("Mara Quill"),))
    assert stated == {*expected, "Mara Quill guestOf show/7"}

"""What the prose says about who talks with whom."""

from __future__ import annotations

import pytest

from orbitgraph.extract.guests import cues
from orbitgraph.extract.guests.cues import Cue
from orbitgraph.extract.guests.personhood import Reading, Vocabulary
from orbitgraph.model import Guest

ANN, BOB = Guest("Ann Lee"), Guest("Bob Ito")


def said(*paragraphs: str, title: str = "Any") -> list[Cue]:
    return list(cues.find(Reading(title, paragraphs, (), Vocabulary(frozenset()))))


@pytest.mark.parametrize(
    "text",
    [
        "We talk to Ann Lee about bees.",
        "I spoke with the inspiring Ann Lee.",
        "This week, we welcome Ann Lee to discuss hives.",
        "An interview with Ann Lee, beekeeper.",
        "Rob and Jason are joined by Ann Lee.",
        "We sit down with the founder of Hive Works, Ann Lee, to talk.",
        "Neste episódio conversamos com a Ann Lee sobre abelhas.",
        "Hoje bati um papo com a Ann Lee.",
        "Hablamos con Ann Lee sobre abejas.",
        "Hemos entrevistado a Ann Lee, responsable del estudio.",
        "Wir sprechen heute mit Ann Lee über Bienen.",
        "Zu Gast ist Ann Lee, Imkerin.",
        "Nous discutons avec Ann Lee.",
        "Parliamo con Ann Lee.",
    ],
)
def test_the_one_talked_with_is_a_guest(text: str) -> None:
    assert [(cue.kind, [guest.name for guest in cue.guests]) for cue in said(text)][:1] == [
        ("talk", ["Ann Lee"])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bob Ito talks with Ann Lee.", [Cue("talk", (ANN,), ("Bob Ito",))]),
        ("Ann Lee, CTO of Hive, sits down with Bob Ito.", [Cue("talk", (BOB,), ("Ann Lee",))]),
        ("Ann Lee joins Bob Ito for a chat.", [Cue("join", (ANN,), ("Bob Ito",))]),
        ("Ann Lee joins us.", [Cue("join", (ANN,))]),
        ("Ann Lee is our guest.", [Cue("guest", (ANN,))]),
        ("My guest this week is Dr. Ann Lee (@al).", [Cue("guest", (ANN,))]),
        ("Your host, Bob Ito, looks back.", [Cue("host", hosts=("Bob Ito",))]),
        ("Ann Lee explains bees.", [Cue("deed", (ANN,))]),
        ("Ann Lee, who keeps bees, shares tips.", [Cue("deed", (ANN,))]),
        ("Ann Lee is a baker.", [Cue("bio", (ANN,))]),
        ("He discusses how to keep bees with Ann Lee.", [Cue("discuss", (ANN,))]),
        ("A recording of a talk by Ann Lee.", [Cue("by", (ANN,))]),
        (
            "I spoke with Ann Lee about bees, and with Bob Ito about ants.",
            [Cue("talk", (ANN,)), Cue("talk", (BOB,))],
        ),
        ("We talk to two beekeepers: Ann Lee and Bob Ito.", [Cue("talk", (ANN, BOB))]),
    ],
)
def test_who_asks_and_who_answers(text: str, expected: list[Cue]) -> None:
    found = [Cue(cue.kind, tuple(Guest(guest.name) for guest in cue.guests), cue.hosts) for cue in said(text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "We talk about Ann Lee and her bees.",
        "Next week we talk to Ann Lee.",
        "In last month's episode we spoke with Ann Lee.",
        "Bees by Ann Lee",
        "Our favourite guests, among them Ann Lee, agree.",
        "Ann Lee joins a meeting in Oslo.",
        "We talk to Rust developers and Docker users.",
        "Working with Ann Lee was fun.",
        "",
    ],
)
def test_a_person_merely_mentioned_is_no_guest(text: str) -> None:
    assert said(text) == []


def test_a_surname_stands_for_the_name_in_the_title() -> None:
    assert said("Curtin talks with Bob Ito.", title="Jamie Lee Curtin") == [
        Cue("talk", (BOB,), ("Jamie Lee Curtin",))
    ]


def test_a_form_of_address_ends_no_sentence() -> None:
    text = "It rains. Rep. Ann Lee came. We left."
    assert list(cues.sentences(text)) == ["It rains.", "Rep. Ann Lee came.", "We left."]

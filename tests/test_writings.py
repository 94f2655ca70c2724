"""Who wrote and gave which works, and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LEAD = "We are back."
STATED: list[tuple[str, set[str]]] = [
    (
        "Mara worked with Greta Okafor. Their paper, “Counting Bees at Dusk”, was at the Rivergate Summit.",
        {
            "Mara Quill authorOf Counting Bees at Dusk",
            "Greta Okafor authorOf Counting Bees at Dusk",
            "Counting Bees at Dusk publishedAt Rivergate Summit",
        },
    ),
    (
        "Mara Quill is here. Her thesis is entitled “Counting Bees at Dusk”.",
        {"Mara Quill authorOf Counting Bees at Dusk"},
    ),
    (
        "The talk that Mara Quill gave about ferns, “Counting Bees at Dusk”, is online.",
        {"Mara Quill authorOf Counting Bees at Dusk"},
    ),
    (
        "“Counting Bees at Dusk”, which Mara and Tobias will present at the Rivergate Summit, is short.",
        {
            "Mara Quill authorOf Counting Bees at Dusk",
            "Tobias Renn authorOf Counting Bees at Dusk",
            "Counting Bees at Dusk publishedAt Rivergate Summit",
            "Mara Quill spokeAt Rivergate Summit",
            "Tobias Renn spokeAt Rivergate Summit",
        },
    ),
    (
        "Mara wrote “Counting Bees at Dusk” with co-authors Tobias Renn, Greta Okafor and Leo Brandt.",
        {
            "Mara Quill authorOf Counting Bees at Dusk",
            "Tobias Renn authorOf Counting Bees at Dusk",
            "Greta Okafor authorOf Counting Bees at Dusk",
            "Leo Brandt authorOf Counting Bees at Dusk",
        },
    ),
    (
        "They liked “Counting Bees at Dusk”. This is joint work with Tobias Renn, Greta Okafor, and Leo Brandt.",
        {
            "Tobias Renn authorOf Counting Bees at Dusk",
            "Greta Okafor authorOf Counting Bees at Dusk",
            "Leo Brandt authorOf Counting Bees at Dusk",
        },
    ),
    (
        "They liked “Counting Bees at Dusk”. The paper by Tobias Renn and Leo Brandt is short.",
        {"Tobias Renn authorOf Counting Bees at Dusk", "Leo Brandt authorOf Counting Bees at Dusk"},
    ),
    (
        "Leo praised “Counting Bees at Dusk”, from BeeConf 2019.",
        {"Counting Bees at Dusk publishedAt BeeConf 2019"},
    ),
    (
        "At BeeConf 2019 Mara gave a short talk with the title “Counting Bees at Dusk”.",
        {
            "Mara Quill authorOf Counting Bees at Dusk",
            "Counting Bees at Dusk publishedAt BeeConf 2019",
            "Mara Quill spokeAt BeeConf 2019",
        },
    ),
    (
        "Mara Quill gave a tutorial, “Counting Bees at Dusk”, at the Rivergate Summit.",
        {
            "Mara Quill authorOf Counting Bees at Dusk",
            "Counting Bees at Dusk publishedAt Rivergate Summit",
            "Mara Quill spokeAt Rivergate Summit",
        },
    ),
    (
        "The paper, “Counting Bees at Dusk”, came out at BeeConf 2019, and Tobias wrote it with Leo Brandt.",
        {
            "Counting Bees at Dusk publishedAt BeeConf 2019",
            "Tobias Renn authorOf Counting Bees at Dusk",
            "Leo Brandt authorOf Counting Bees at Dusk",
        },
    ),
    (
        "“Counting Bees at Dusk” is fine. We taped this during BeeConf 2019, shortly before Leo Brandt presented it.",
        {
            "Counting Bees at Dusk publishedAt BeeConf 2019",
            "Leo Brandt spokeAt BeeConf 2019",
            "show/7 recordedAt BeeConf 2019",
        },
    ),
    (
        "BeeConf 2019 was half over. Mara Quill had spoken there on Monday.",
        {"Mara Quill spokeAt BeeConf 2019"},
    ),
    (
        "Mara Quill was on a panel about ferns at BeeConf 2019.",
        {"Mara Quill spokeAt BeeConf 2019"},
    ),
    (
        "Mara Quill gave the opening keynote of BeeConf 2019.",
        {"Mara Quill spokeAt BeeConf 2019"},
    ),
    (
        "Mara Quill missed the talk at BeeConf 2019.",
        set(),
    ),
    (
        "Mara Quill never presented “Counting Bees at Dusk” at BeeConf 2019.",
        set(),
    ),
    (
        "A reviewer read “Counting Bees at Dusk” at BeeConf 2019.",
        set(),
    ),
    (
        "Leo Brandt's favourite paper is called “Counting Bees at Dusk”.",
        set(),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*STATED])
def test_what_sentences_state(told: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert told(f"{LEAD} {text}") == expected


def test_a_report_from_an_event(told: Callable[..., set[str]]) -> None:
    stated = told(
        "No guest today. The keynote, a history of moss, came from Mara Quill.",
        title="What I saw at BeeConf 2019",
    )
    assert stated == {"Mara Quill spokeAt BeeConf 2019"}

"""To which systems people contribute."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LEAD = "We are back."
STATED: list[tuple[str, set[str]]] = [
    (
        "Mara Quill heads a group and sends fixes to Tidewise.",
        {"Mara Quill contributesTo Tidewise"},
    ),
    (
        "Mara Quill submits patches to Tidewise now and then.",
        {"Mara Quill contributesTo Tidewise"},
    ),
    (
        "Mara Quill co-maintains Tidewise with Leo Brandt.",
        {"Mara Quill contributesTo Tidewise"},
    ),
    (
        "Mara Quill is on the design team of Tidewise.",
        {"Mara Quill contributesTo Tidewise"},
    ),
    (
        "The Tidewise port by Mara Quill is slow.",
        {"Mara Quill contributesTo Tidewise"},
    ),
    (
        "Leo Brandt uses Tidewise every day and has added a spell checker to it.",
        {"Leo Brandt contributesTo Tidewise"},
    ),
    (
        "Mara Quill has never sent patches to Tidewise.",
        set(),
    ),
    (
        "Mara Quill sends letters to the friends of Tidewise.",
        set(),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*STATED])
def test_what_sentences_state(told: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert told(f"{LEAD} {text}") == expected

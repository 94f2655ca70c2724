from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitgraph.extract.notes import Notes
from orbitgraph.model import Evidence

NotesOf = Callable[..., Notes]

TITLE = "Reed, with Ada Moor"
TEXT = "Ada Moor wrote Reed. It is fast.\n\nWrite to ada@quill.example. Or see reed.org today"
CREDITS = "Fog is produced by Cy Elm.  Licensed under CC BY 3.0. Thanks"


@pytest.fixture(scope="module")
def notes(notes_of: NotesOf) -> Notes:
    return notes_of(TEXT, title=TITLE, credits=CREDITS)


def cut(notes: Notes, spans: list[tuple[int, int]]) -> list[str]:
    return [notes.episode.text[start:end] for start, end in spans]


def test_offsets_are_those_of_the_episode(notes: Notes) -> None:
    assert notes.text == f"{TITLE}\n\n{TEXT}"
    assert notes.episode.text == f"{notes.text}\n\n{CREDITS}"


def test_title_and_sentences_have_their_places(notes: Notes) -> None:
    assert cut(notes, notes.sentences) == [
        TITLE,
        "Ada Moor wrote Reed.",
        "It is fast.",
        "Write to ada@quill.example.",
        "Or see reed.org today",
    ]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("What is Reed? A store", "the end.\n\nreed", ["What is Reed? A store", "the end.", "reed"]),
        ("Reed and", "the fog\n\nand more", ["Reed and", "the fog", "and more"]),
        ("Reed", "", ["Reed"]),
        ("", "Reed is fast.", ["", "Reed is fast."]),
    ],
)
def test_a_sentence_never_crosses_a_blank_line(
    notes_of: NotesOf, title: str, text: str, expected: list[str]
) -> None:
    notes = notes_of(text, title=title)

    assert cut(notes, notes.sentences) == expected


@pytest.mark.parametrize(
    ("credits", "expected"),
    [
        (CREDITS, ["Fog is produced by Cy Elm.", "Licensed under CC BY 3.0.", "Thanks"]),
        ("Produced by Cy Elm. Licensed under CC0.", ["Produced by Cy Elm.", "Licensed under CC0."]),
        ("Produced by Cy Elm", ["Produced by Cy Elm"]),
        ("Produced by\nCy Elm.\nMore", ["Produced by\nCy Elm.", "More"]),
        ("", []),
    ],
)
def test_sentences_of_the_credits_have_their_places(
    notes_of: NotesOf, credits: str, expected: list[str]
) -> None:
    notes = notes_of("Reed is fast.", credits=credits)

    assert cut(notes, notes.credits) == expected


def test_addresses_have_their_places(notes: Notes) -> None:
    mail, site = notes.addresses

    assert cut(notes, [mail, site]) == ["ada@quill.example", "reed.org"]
    assert notes.in_address(mail[0] + 4, mail[0] + 9)
    assert notes.in_address(mail[0] - 3, mail[0] + 1)
    assert notes.in_address(mail[1] - 1, mail[1] + 5)
    assert not notes.in_address(mail[0] - 3, mail[0])
    assert not notes.in_address(mail[1], mail[1] + 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Ada Moor", TITLE),
        ("wrote", "Ada Moor wrote Reed."),
        ("fast", "It is fast."),
        ("today", "Or see reed.org today"),
        ("Reed. It", "Ada Moor wrote Reed. It is fast."),
        ("Cy Elm", "Fog is produced by Cy Elm."),
        ("Thanks", "Thanks"),
        ("Elm.  Licensed", "Fog is produced by Cy Elm.  Licensed under CC BY 3.0."),
    ],
)
def test_evidence_takes_its_sentences(notes: Notes, words: str, sentence: str) -> None:
    text = notes.episode.text
    start, begin = text.index(words), text.index(sentence)

    assert notes.evidence(start, start + len(words), "test", 0.5) == Evidence(
        "show/7", start, start + len(words), begin, begin + len(sentence), "test", 0.5
    )


def test_tokens_that_touch_a_span_are_its_tokens(notes_of: NotesOf) -> None:
    notes = notes_of("The engineers from Quill wrote the router.", title="Reed")
    begin = notes.text.index("engineers from Quill")

    span = notes.span(begin + 3, begin + len("engineers fr"))
    assert span is not None
    assert span.text == "engineers from"

    head = notes.head(begin, begin + len("engineers from Quill"))
    assert head is not None
    assert (head.text, head.head.text) == ("engineers", "wrote")


def test_what_lies_outside_of_the_text_has_no_head(notes_of: NotesOf) -> None:
    notes = notes_of("")

    assert notes.head(900, 901) is None


pieces = st.sampled_from(
    [
        "Ada Moor",
        " wrote",
        " Reed",
        ".",
        "?",
        " ",
        "\n",
        "\n\n",
        " ada@quill.example",
        "It",
        "…",
        "\u00a0",
        "\n \n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(pieces, max_size=15).map("".join),
    st.sampled_from(["Reed", "What is Reed? It is", "R.", "Reed "]),
    st.sampled_from(["", CREDITS, "No stop", " . "]),
    st.data(),
)
def test_every_span_has_evidence_and_every_word_a_sentence(
    notes_of: NotesOf, text: str, title: str, credits: str, data: st.DataObject
) -> None:
    notes = notes_of(text, title=title, credits=credits)
    start = data.draw(st.integers(0, len(notes.episode.text) - 1))
    end = data.draw(st.integers(start + 1, len(notes.episode.text)))

    spans = [*notes.sentences, *notes.credits]
    inside = {at for begin, stop in spans for at in range(begin, stop)}
    evidence = notes.evidence(start, end, "test", 0.5)

    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert {at for at, c in enumerate(notes.episode.text) if not c.isspace()} <= inside
    assert (evidence.start, evidence.end) == (start, end)

"""Programming languages with everyday names: sentence -> the names and how they are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import languages
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

SCHEME = Gazetteer([Topic(EntityClass.PROJECT, "Golang", "urn:go", ("Go language",))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kelp is written in Go.", [("Golang", "Go")]),
        ("It was rewritten in Rust and C, with a proxy in Zig.", [("C", "C"), ("Zig", "Zig")]),
        ("The control plane in plain Go is small.", [("Golang", "Go")]),
        ("Their Go programs call a C library.", [("Golang", "Go"), ("C", "C")]),
        ("They came with Go 1.18.", [("Golang", "Go")]),
        ("Go to the page. They go on in C minor.", []),
        ("It is written in Go Daddy's style, in C++ and in C#.", []),
        ("Vitamin C users read https://x.org/Go code.", []),
        ("It was played in D and written in haste.", []),
    ],
)
def test_languages(text: str, expected: list[tuple[str, str]], notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(text)
    found = sorted(languages.find(notes, SCHEME), key=lambda each: each.start)
    assert [(each.name, notes.text[each.start : each.end]) for each in found] == expected

"""Companies that are called like their product: text -> the class of each place of the name, in its order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import mentions
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

SCHEME = Gazetteer([Topic(EntityClass.PROJECT, "Quernbox", "urn:quernbox")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # somebody has a post at it
        (
            "Ann Lee is an engineer at Quernbox. In her words, Quernbox built a store, and Quernbox left the cloud.",
            ["organisation"] * 3,
        ),
        # … and the words at a place tell otherwise
        (
            "Ann Lee is an engineer at Quernbox. The code is on Quernbox, and Quernbox 12.8 is out.",
            ["organisation", "project", "project"],
        ),
        # the words at the place alone
        ("They use a library from Quernbox. Quernbox stores files.", ["organisation", "project"]),
        ("It was created by Ann Lee at Quernbox.", ["organisation"]),
        ("Quernbox acquired a smaller company.", ["organisation"]),
        ("He was at Quernbox.", ["organisation"]),
        ("Earlier she was at Globex and at Quernbox.", ["organisation"]),
        ("Kelp borrows its parser from Quernbox.", ["project"]),
        ("She worked for Quernbox; the store was made by Quernbox.", ["organisation"] * 2),
        ("Kelp works with Quernbox and was made by Quernbox scripts.", ["project"] * 2),
        ("They built it on Quernbox and look at Quernbox.", ["project", "project"]),
    ],
)
def test_each_place_tells_the_class(text: str, expected: list[str], notes_of: Callable[..., Notes]) -> None:
    found = [each for each in mentions.find(notes_of(text), SCHEME) if each.name == "Quernbox"]
    assert [each.cls.value for each in found] == expected

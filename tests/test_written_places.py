"""Places that no scheme lists: sentence -> the names that stand where places do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import places
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

SCHEME = Gazetteer(
    [
        Topic(EntityClass.PLACE, "Norway", "urn:norway"),
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:kestrel"),
        Topic(EntityClass.EVENT, "BeeConf", "urn:beeconf"),
        Topic(EntityClass.PROJECT, "Tidewise", "urn:tidewise"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She works at Kestrel Systems in Hinxton.", ["Hinxton"]),
        ("BeeConf, in Incheon, was loud. They like Incheon.", ["Incheon", "Incheon"]),
        ("They live in Larvik, Norway.", ["Larvik"]),
        ("Her company is based in Bergen.", ["Bergen"]),
        ("He was born near St. Gallen.", ["St. Gallen"]),
        ("BeeConf in September was wet.", []),
        ("It is written in Pascal, in Tidewise and in English.", []),
        ("She works at Kestrel Systems in Marketing.", []),
        ("There is a bug in Quernstone.", []),
    ],
)
def test_places(text: str, expected: list[str], notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(text)
    found = sorted(places.find(notes, SCHEME.find(notes.text)), key=lambda each: each.start)
    assert [each.name for each in found] == expected

"""People in a masked sentence: how rules name them, and whom they mean."""

from __future__ import annotations

import re

from orbitgraph.extract.masks import Masked, pattern
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

PEOPLE = r"(?P<people><person>(?:(?:,\s+|,?\s+and\s+)<person>)*)"
"""One person, or several in a row; `people` returns them."""


def people(sentence: Masked, match: re.Match[str]) -> list[Found]:
    """Return the people that `PEOPLE` matched."""
    return sentence.found(match, "people", "person")


def nearest_people(sentence: Masked, end: int) -> list[Found]:
    """Return the last person before a place in the sentence, with those named together with them."""
    *_, last = (None, *pattern(PEOPLE).finditer(sentence.text, 0, end))
    return people(sentence, last) if last else []


def guests(notes: Notes, found: list[Found]) -> list[Found]:
    """Return a finding of each guest that the title gives, by name."""
    names = {guest.name for guest in notes.episode.guests}
    persons = {each.name: each for each in found if each.cls is EntityClass.PERSON and each.name in names}
    return [persons[name] for name in sorted(persons)]

"""People in a masked sentence: how rules name them, and whom they mean."""

from __future__ import annotations

import re

from orbitgraph.extract.facts.masks import Masked, pattern
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

_WITH = r"(?:as\s+well\s+as|(?:along|together)\s+with)\s+"
_AND = rf"(?:,\s+(?:and\s+|{_WITH})?|\s+(?:and\s+|&\s+|{_WITH}))"
# A run of names is tried from its first name only, and taken whole: long lists must not cost their square.
_FIRST = r"(?<!<person>,\s)(?<!<person>\sand\s)(?<!<person>,\sand\s)"
PEOPLE = rf"{_FIRST}(?P<people><person>(?:{_AND}<person>){{0,20}}+)"
"""One person, or several in a row; `people` returns them."""

_PLACE = r"(?:\s+\([^)]{0,60}\)|\s+(?:of|from|at)\s+(?:the\s+)?<organisation>)?+"
CREW = rf"{_FIRST}(?P<people><person>{_PLACE}(?:{_AND}<person>{_PLACE}){{0,20}}+)"
"""As `PEOPLE`, where each may carry the place they work at: "Ann of ACME, Bob and Eve (Initech)"."""

OWN = r"(?:<person>(?:['’]s?)?|\b(?:his|her|their|whose))"
"""Whose something is: "Ann's", "his" (which stands for a person where it is clear for whom)."""


def people(sentence: Masked, match: re.Match[str]) -> list[Found]:
    """Return the people that `PEOPLE` or `CREW` matched."""
    return sentence.found(match, "people", "person")


def nearest_people(sentence: Masked, end: int) -> list[Found]:
    """Return the last person before a place in the sentence, with those named together with them."""
    *_, last = (None, *pattern(PEOPLE).finditer(sentence.text, 0, end))
    return people(sentence, last) if last else []


def before(sentence: Masked, end: int, *classes: EntityClass) -> list[Found]:
    """Return the findings of the given classes before a place in the sentence, in order."""
    return [
        thing
        for at, thing in sorted(sentence.things.items())
        if at < end and isinstance(thing, Found) and thing.cls in classes
    ]


def guests(notes: Notes, found: list[Found]) -> list[Found]:
    """Return a finding of each guest that the title gives, by name."""
    names = {guest.name for guest in notes.episode.guests}
    persons = {each.name: each for each in found if each.cls is EntityClass.PERSON and each.name in names}
    return [persons[name] for name in sorted(persons)]

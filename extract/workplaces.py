"""Organisations that wordings of work tell: "the Globex offices", "did tasks for X", the line "Ann Lee (X)".

Also the rows of companies in which one has an "and" of its own, and communities that are called after their chat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from orbitgraph.extract.facts.ingredients import LANGUAGE
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.guests import person_names
from orbitgraph.extract.guests.employers import bracketed
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

_WORD = r"[A-Z][\w&’'-]{1,40}"
_NAME = rf"(?P<name>{_WORD}(?:[^\S\n]+{_WORD}){{0,3}})(?![\w-]|\.\w)"
_TOLD = tuple(
    map(
        re.compile,
        (
            rf"\bChief\s+(?:[A-Z]\w+\s+){{1,3}}Officer\s+(?:at|for|of|with)\s+(?:the\s+)?{_NAME}",
            # "She did a few tasks for X": but not "it does its work for Linux users".
            rf"\b(?:did|does|doing|done|do)\s+(?:\w+\s+){{0,3}}?(?:consulting|contracts?|gigs?|jobs|tasks|work)\s+for\s+{_NAME}"
            r"(?=\s*(?:[,.;:)\n]|\Z|and\b|in\b|while\b))",
            rf"\b(?:days?|time|visit\w*|weeks?|work\w*)\s+(?:at|from|in|to)\s+(?:the\s+)?{_NAME}(?:['’]s?)?\s+(?:headquarters|offices?)\b",
            rf"\btransition\w*\s+to\s+{_NAME}(?=[^.;\n]{{0,60}}\b(?:after|from)\b[^.;\n]{{0,40}}\b(?:career|job|role|years)\b)",
            rf"\b(?:class|course)\b[^.;\n]{{0,60}}\bhere\s+on\s+{_NAME}",
        ),
    )
)
_COMMUNITY = re.compile(
    rf"\b(?:[Jj]oin|[Oo]n|[Ii]n|the|our|their)\s+(?P<name>{_WORD}(?:\s+(?:the|of|for))?\s+(?:{_WORD}\s+){{1,3}}(?:Slack|Discord))"
    r"\b(?!\s+[A-Z])"
)
_LINE = re.compile(
    r"^[ \t]*(?:[-*•·][ \t]*)?(?P<who>[^\s()][^\n()]{4,40}?)[ \t]+\((?P<name>[^\n()]{2,40})\)[ \t]*$",
    re.MULTILINE,
)
# "…, Barnes and Noble, and …": the "and" before the last of a row follows a comma, that inside a name none.
_JOINED = re.compile(rf"{_WORD},\s+(?P<name>{_WORD}\s+(?:and|&)\s+{_WORD}),\s+(?:and|or|&)\s+{_WORD}")
_COMPANY = frozenset({EntityClass.ORGANISATION})
_ALIKE = frozenset({EntityClass.ORGANISATION, EntityClass.PROJECT})


def find(notes: Notes, gazetteer: Gazetteer) -> Iterator[Found]:
    """Yield organisations by the words around them; the scheme's other things are none, but for equal products."""
    for pattern in _TOLD:
        for match in pattern.finditer(notes.text, len(notes.episode.title)):
            yield from _offered(notes, gazetteer, match, _COMPANY, 1)
    for match in _COMMUNITY.finditer(notes.text):
        yield from _offered(notes, gazetteer, match, _COMPANY, 0)
    for match in _JOINED.finditer(notes.text):
        begin, end = notes.sentence(match.start())
        if any(each.cls is EntityClass.ORGANISATION for each in gazetteer.find(notes.text[begin:end])):
            yield from _offered(notes, gazetteer, match, _COMPANY, 0)
    yield from _lines(notes, gazetteer)


def _lines(notes: Notes, gazetteer: Gazetteer) -> Iterator[Found]:
    """Yield the employers of lines that hold nothing but a person and a name in brackets."""
    for match in _LINE.finditer(notes.text, len(notes.episode.title)):
        who = match["who"]
        tokens = person_names.words(who)
        named = person_names.name_at(who, tokens, 0) if tokens else None
        if named is None or named.after != len(tokens) or not person_names.is_given(tokens[0].text):
            continue
        if bracketed(match["name"], employer=False) == match["name"]:
            yield from _offered(notes, gazetteer, match, _ALIKE, 0)


def _offered(
    notes: Notes, gazetteer: Gazetteer, match: re.Match[str], classes: Iterable[EntityClass], rank: int
) -> Iterator[Found]:
    known, (start, end) = gazetteer.topic(match["name"]), match.span("name")
    span = notes.span(start, end)
    if span is None or span.root.ent_type_ in ("GPE", "LOC") or re.fullmatch(LANGUAGE, match["name"]):
        return
    if (known is None or known.cls in classes) and not notes.in_address(start, end):
        name = known.label if known and known.cls in _COMPANY else " ".join(match["name"].split())
        yield Found(start, end, EntityClass.ORGANISATION, name, "organisation-workplace", 0.75, rank)

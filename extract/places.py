"""Places that no scheme lists, by where they stand: "in Hinxton", "Irvine, California", a conference in Incheon."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orbitgraph.extract.events import CALENDAR
from orbitgraph.extract.guests.person_names import is_title_word
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

_WORD = r"(?:St\.[ \t])?[A-Z][a-zà-öø-ÿ’'-]{1,30}"
_NAME = rf"(?P<name>{_WORD}(?:[ \t](?:(?:am|an|de|la|le|on|upon)[ \t])?{_WORD}){{0,2}})(?![\w-]|[ \t]+[A-Z0-9]|\.\w)"
_IN = re.compile(rf"(?<![\w-])(?:[Ii]n|[Nn]ear|[Oo]utside)[ \t]+{_NAME}")
# What has a seat, happens somewhere or lives somewhere.
_SEATED = re.compile(
    r"\b(?:based|born|campus|capital|centers?|centres?|city|college|community|company|conference|congress|customers|deployed|factory|firm|"
    r"founded|group|grew\s+up|headquarter(?:ed|s)|held|home|institute|installed|laboratory|labs?|lecture|lives?|lived|living|located|"
    r"meetings?|meetups?|meets?|met|office|offices|organi[sz]ation|place|raised|recorded|school|shop|start-?up|stage|studied|summit|"
    r"symposium|team|town|university|village|work(?:ed|ing|s)?|workshop|year)\Z"
)
_CALENDAR = re.compile(rf"(?:{CALENDAR})\b")
_GATHERING = re.compile(r"[ \t]+(?:conference|meeting|meetup|summit|workshop)\Z")
_HOLDERS = frozenset({EntityClass.EVENT, EntityClass.ORGANISATION})
_REGION = re.compile(r",[ \t]+")


def find(notes: Notes, found: Iterable[Found]) -> list[Found]:
    """Return places beside what is `found`: where the model and the words before agree, or the words leave no doubt."""
    others = list(found)
    taken = {at for each in others for at in range(each.start, each.end)}
    names = {match["name"] for match in _IN.finditer(notes.text) if _is_place(match, notes, others, taken)}
    return [
        Found(*match.span(), EntityClass.PLACE, name, "place-written", 0.8, 3)
        for name in sorted(names)
        for match in re.finditer(rf"(?<![\w@.-]){re.escape(name)}(?![\w-]|\.\w|[ \t]+[A-Z])", notes.text)
        if taken.isdisjoint(range(*match.span())) and not notes.in_address(*match.span())
    ]


def _is_place(match: re.Match[str], notes: Notes, others: list[Found], taken: set[int]) -> bool:
    start, end = match.span("name")
    if match.start() < len(notes.episode.title) or not taken.isdisjoint(range(start, end)):
        return False
    if _CALENDAR.match(match["name"]) or all(is_title_word(word) for word in match["name"].split()):
        return False
    span = notes.span(start, end)
    if span is None or span.root.pos_ != "PROPN" or span.root.ent_type_ in ("DATE", "NORP", "LANGUAGE"):
        return False
    return _stands_for_a_place(match, notes, others, span.root.ent_type_ in ("GPE", "LOC"))


def _stands_for_a_place(match: re.Match[str], notes: Notes, others: list[Found], model: bool) -> bool:
    low, _ = notes.sentence(match.start())
    before = notes.text[low : match.start()].rstrip(" \t,)")
    region = _REGION.match(notes.text, match.end("name"))
    if region and any(each.start == region.end() and each.cls is EntityClass.PLACE for each in others):
        return True
    # "the Ulm office of Globex in Bern", "GrainConf in Oslo"
    end = low + len(_GATHERING.sub("", before))
    if any(each.end == end and each.cls in _HOLDERS for each in others):
        return True
    return model and (not before or bool(_SEATED.search(before)))

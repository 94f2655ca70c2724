"""How the pages call classes and predicates, and how they write dates, lengths and licences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from orbitgraph.model import EntityClass, Predicate

SEVERAL: Mapping[str, str] = {
    EntityClass.PERSON: "People",
    EntityClass.ORGANISATION: "Organisations",
    EntityClass.PROJECT: "Projects",
    EntityClass.PROTOCOL: "Protocols",
    EntityClass.CONCEPT: "Concepts",
    EntityClass.EVENT: "Events",
    EntityClass.WORK: "Works",
    EntityClass.PLACE: "Places",
}
"""The classes in the order of the pages."""

PHRASES: Mapping[str, str] = {
    Predicate.GUEST_OF: "is a guest of",
    Predicate.HOST_OF: "hosts",
    Predicate.AFFILIATED_WITH: "is with",
    Predicate.FORMERLY_AFFILIATED_WITH: "was with",
    Predicate.ADVISED_BY: "is advised by",
    Predicate.AUTHOR_OF: "is an author of",
    Predicate.PUBLISHED_AT: "was presented at",
    Predicate.RECORDED_AT: "was recorded at",
    Predicate.BASED_ON: "is based on",
    Predicate.SPOKE_AT: "spoke at",
    Predicate.DEVELOPED_BY: "is developed by",
    Predicate.CONTRIBUTES_TO: "contributes to",
    Predicate.PART_OF: "is part of",
    Predicate.USES: "uses",
    Predicate.SUPPORTS: "supports",
    Predicate.COMPARED_WITH: "is compared with",
    Predicate.MENTIONS_EPISODE: "refers to",
    Predicate.REACH: "is reached at",
}
"""The predicates between their two ends."""

# Controls, marks that turn the direction of what follows, halves of characters, and what is no character.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_MONTHS = "January February March April May June July August September October November December".split()
_COMMONS = re.compile(r"https?://creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/(zero))/([0-9.]+)/?")


def visible(text: str) -> str:
    """Return a text without what neither a page nor XML may hold; line ends and tabs stay."""
    return _UNSEEN.sub("\ufffd", text)


def day(value: date | None) -> str:
    """Write a date in words, the same wherever it is written."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if value else ""


def iso_duration(seconds: int) -> str:
    """Write seconds as an ISO 8601 duration, such as `PT1H30M`."""
    hours, rest = divmod(seconds, 3600)
    parts = [f"{count}{unit}" for count, unit in ((hours, "H"), (rest // 60, "M"), (rest % 60, "S")) if count]
    return "PT" + ("".join(parts) or "0S")


def licence_name(licence: str) -> str:
    """Return the usual short name of a Creative Commons licence, of any other its own words or address."""
    if match := _COMMONS.fullmatch(licence):
        return f"CC {(match[1] or 'zero').upper()} {match[3]}" if match[1] else f"CC0 {match[3]}"
    return licence


def is_address(text: str | None) -> bool:
    """Tell whether a text of a feed may stand as a link."""
    return bool(text) and re.match(r"https?://[^\s<>\"]+$", text or "", re.IGNORECASE) is not None

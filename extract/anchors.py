"""Other names that links give: an anchor that leads where the anchor of a known thing leads names it, too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from orbitgraph.extract.guests.person_names import is_title_word
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.people import ROLES
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

Span = tuple[int, int]

_CONFIDENCE = 0.8
# Findings from this rank on are made by the look of a name alone.
_WEAK_RANK = 2
_LONGEST = 60
_AROUND = " \t\n\u00a0“”\"‘’'()[].,;:!?"
_WORD = re.compile(r"[\w&+#./’'-]{1,40}")
# What anchors say of a page instead of naming what it is about.
_GENERIC = ROLES | frozenset(
    "abstract account agenda announcement app apply article audio bio biography blog book buy career careers "
    "chapter click code contact course deck demo discord doc docs documentation donate download episode event "
    "facebook faq feed follow forum free get git github gitlab guide handbook here home homepage html info "
    "instagram interview intro issue issues job jobs join keynote learn link linkedin links list listen listing "
    "manual mastodon media more news newsletter notes offer official page paper papers pdf photo pictures podcast "
    "post preprint press pricing profile program project question read readme recording register registration "
    "release repo repository request schedule shop show shownotes sign site slack slides source sponsor store "
    "subscribe support survey talk there thread tickets toot trailer transcript trial try tutorial tweet twitter "
    "video visit watch web webinar website wiki wikipedia youtube".split()
)
# Their anchors often lead to another thing: an employer, the venue of a talk, a map. The names must share a word.
_LINKED_ELSEWHERE = frozenset({EntityClass.PERSON, EntityClass.WORK, EntityClass.PLACE})


def find(notes: Notes, found: Iterable[Found]) -> Iterator[Found]:
    """Yield anchors as mentions of the one certain thing of `found` that another anchor to their address names.

    Nothing is made where anchors to one address hold two certain things, or lead to different places of a page.
    """
    at = {place: each for each in found for place in range(each.start, each.end)}
    for anchors in _by_address(notes):
        held = {span: {at[place] for place in range(*span) if place in at} for span in anchors}
        certain = [each for inside in held.values() for each in inside if each.rank < _WEAK_RANK]
        exact = [each for each in certain if (each.start, each.end) in held]
        if not exact or len({(each.cls, each.name) for each in certain}) > 1:
            continue
        thing = min(exact, key=lambda each: each.start)
        for start, end in anchors:
            guesses = held[start, end]
            if any(each.rank < _WEAK_RANK or each.cls is not thing.cls for each in guesses):
                continue
            if not notes.in_address(start, end) and _names(notes.text[start:end], thing, notes):
                confidence = min(thing.confidence, _CONFIDENCE)
                yield replace(thing, start=start, end=end, extractor="anchor", confidence=confidence, rank=1)


def _by_address(notes: Notes) -> Iterator[list[Span]]:
    """Yield the anchors that lead to one address, several at least, without quotation marks and articles."""
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    parts: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for start, end, target in notes.links:
        address = _address(target)
        span = _trimmed(notes.text, start, end)
        if address and span:
            page, *rest = address
            spans[page].append(span)
            parts[page] |= {(kind, part) for kind, part in zip("?#", rest, strict=True) if part}
    for page, anchors in spans.items():
        if len(anchors) > 1 and len({kind for kind, _ in parts[page]}) == len(parts[page]):
            yield anchors


def _address(target: str) -> tuple[tuple[str, str], str, str] | None:
    """Return where a link leads: the page (host, path), what it asks of it, and the place in it."""
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if not host or parts.scheme.lower() not in ("http", "https"):
        return None
    # What a campaign counts is no part of the address; "watch?v=1" and "watch?v=2" are two.
    asked = "&".join(part for part in parts.query.split("&") if not part.lower().startswith("utm_"))
    return (host + port, parts.path.rstrip("/")), asked, parts.fragment


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip(_AROUND)), start + len(words.rstrip(_AROUND))
    if text[start:end].startswith(("the ", "The ")):
        start += 4
    return (start, end) if start < end else None


def _names(text: str, thing: Found, notes: Notes) -> bool:
    """Tell whether an anchor's text may be another name of a thing: it is one, and none of a page or a role."""
    words = text.split()
    if not _is_name(text):
        return False
    plain = [re.sub(r"['’]s?$", "", word).casefold() for word in words]
    if not _GENERIC.isdisjoint(plain) or all(is_title_word(word) for word in words):
        return False
    if thing.cls is EntityClass.CONCEPT:
        # "cold fermentation" leads to a baker as often as to what it is.
        return _is_name(notes.text[thing.start : thing.end])
    if thing.cls in _LINKED_ELSEWHERE:
        return not set(plain).isdisjoint(thing.name.casefold().split())
    return True


def _is_name(text: str) -> bool:
    """Tell whether a text is one to four words with capitals: Kelp, Kelp Engine, KLP, eKelp."""
    words = text.split() if len(text) <= _LONGEST else []
    return 1 <= len(words) <= 4 and all(
        _WORD.fullmatch(word) and any(letter.isupper() for letter in word) for word in words
    )

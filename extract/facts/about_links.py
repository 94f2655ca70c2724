"""What links state: another episode that the notes lead to, and the address behind "contact her via email"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from orbitgraph.extract.facts.statements import Stated, episode, state
from orbitgraph.extract.facts.who import guests
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import HANDLE, EntityClass, Predicate, Ref

# "#e11" and "#episode-11" lead to a place on the show's own page.
_FRAGMENT = re.compile(r"#(?:e|ep|episode)[-_]?(?P<number>\d{1,5})$", re.IGNORECASE)
# An address counts only where the words of the link speak of an episode, too.
_PATH = re.compile(r"/(?:e|ep|episodes?|shows?)[-_/]?(?P<number>\d{1,5})(?:[/?#]|$)", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:episode|show)\b|#\d", re.IGNORECASE)
_CONTACT = re.compile(r"\b(?:contact|e-?mail|in\s+touch|reach|write)\w*\b", re.IGNORECASE)


def find(notes: Notes, found: list[Found]) -> Iterator[Stated]:
    """Yield references to other episodes and addresses of people that only links give."""
    here = notes.episode
    for start, end, target in notes.links:
        words = notes.text[start:end]
        match = _FRAGMENT.search(target) or (_PATH.search(target) if _SPOKEN.search(words) else None)
        if match and start < end and (number := str(int(match["number"]))) != here.key:
            other = episode(f"{here.show}/{number}")
            span = (start, end)
            yield from state([episode(here.id)], Predicate.MENTIONS_EPISODE, [other], span, "link", 0.95)
        if target.lower().startswith("mailto:"):
            yield from _address(notes, found, start, end, target)


def _address(notes: Notes, found: list[Found], start: int, end: int, target: str) -> Iterator[Stated]:
    """Yield an address that the words do not show, for the person named last before it or the only guest."""
    address = unquote(target[len("mailto:") :].partition("?")[0])
    low, high = notes.sentence(start)
    if not address or address in notes.text[low:high] or not _CONTACT.search(notes.text[low:high]):
        return
    people = [f for f in found if f.cls is EntityClass.PERSON and low <= f.start < start]
    named = guests(notes, found)
    owner = people[-1:] or (named if len(named) == 1 else [])
    span = (min([start, *(each.start for each in people[-1:])]), end)
    yield from state(owner, Predicate.REACH, [Ref(HANDLE, address)], span, "link", 0.85)

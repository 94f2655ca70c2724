"""What the notes state of the episode itself: guests, host, event, the work it is based on, other episodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.masks import Masked, pattern
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.statements import Stated, episode, of_class, state
from orbitgraph.model import EntityClass, Predicate

_EPISODE = re.compile(r"\b[Ee]pisodes?\s+(?P<numbers>#?\d+(?:(?:,\s*|,?\s+and\s+)#?\d+)*)")
_RECORDED = pattern(
    r"\b(?:record(?:ed|ing)|tap(?:ed|ing))\b[^;]*?\b(?:at|during|from)\s+(?:the\s+)?(?P<event><event>)"
)
_OWN_TALK = pattern(
    r"\b(?:[Tt]his|[Tt]oday['’]s)\s+(?:episode|podcast)\b[^.;]*?\btalk\b[^.;]*?\b(?:at|during|from)\s+(?:the\s+)?(?P<event><event>)"
)
_BASED = pattern(
    r"\b(?:episode|podcast|conversation|interview|discussion|talk|[Ii]t)\b[^;]*?\b(?:based\s+(?:\w+\s+)?on|about|focus\w*\s+on)\b"
    r"[^;]*?(?P<work><work>)"
)
_PAPER_OF = pattern(
    r"\b(?:talk|discuss)\b[^;.]*\b(?:their|his|her|the)\b[^;.]*?\bpaper\b,?\s+(?P<work><work>)"
)


def find(notes: Notes, found: list[Found], masked: list[Masked]) -> Iterator[Stated]:
    """Yield the relations whose subject or object is the episode."""
    here = episode(notes.episode.id)
    yield from _guests(notes, found)
    hosts = [each for each in found if each.extractor == "credits"]
    for host in hosts:
        yield from state([host], Predicate.HOST_OF, [here], (host.start, host.end), "credits", 0.97)
    for sentence in masked:
        for rule in (_RECORDED, _OWN_TALK):
            for match in rule.finditer(sentence.text):
                events = sentence.found(match, "event")
                yield from state(
                    [here], Predicate.RECORDED_AT, events, sentence.span(match), "recorded-at", 0.85
                )
        for rule in (_BASED, _PAPER_OF):
            for match in rule.finditer(sentence.text):
                works = sentence.found(match, "work")
                yield from state([here], Predicate.BASED_ON, works, sentence.span(match), "based-on", 0.7)
    yield from _cross_references(notes)


def _guests(notes: Notes, found: list[Found]) -> Iterator[Stated]:
    here = episode(notes.episode.id)
    title = [each for each in found if each.end <= len(notes.episode.title)]
    persons = {each.name: each for each in of_class(title, EntityClass.PERSON)}
    organisations = of_class(title, EntityClass.ORGANISATION)
    for guest in notes.episode.guests:
        person = persons.get(guest.name)
        if person is None:
            continue
        span = (person.start, person.end)
        yield from state([person], Predicate.GUEST_OF, [here], span, "title", 0.98)
        at = [
            each
            for each in organisations
            if guest.organisation
            and each.start >= person.end
            and notes.text[each.start :].startswith(guest.organisation)
        ][:1]
        for organisation in at:
            reach = (person.start, organisation.end)
            yield from state([person], Predicate.AFFILIATED_WITH, at, reach, "title", 0.97)


def _cross_references(notes: Notes) -> Iterator[Stated]:
    show = notes.episode.show
    for match in _EPISODE.finditer(notes.text):
        for number in re.findall(r"\d+", match["numbers"]):
            if number != notes.episode.key:
                yield from state(
                    [episode(notes.episode.id)],
                    Predicate.MENTIONS_EPISODE,
                    [episode(f"{show}/{number}")],
                    match.span(),
                    "episode-number",
                    0.95,
                )

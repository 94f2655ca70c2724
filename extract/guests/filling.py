"""The guests of any show's episodes, and its hosts.

Believed in this order: the feed's own tags, lines such as "Guests: …", the conventions of the show's titles together
with what the notes say ("we talk to …", "… joins us"), and last the notes alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from orbitgraph.errors import OrbitgraphError
from orbitgraph.extract.guests import conventions, hosts
from orbitgraph.extract.guests import person_names as names
from orbitgraph.extract.guests.cues import Cue
from orbitgraph.extract.guests.learned import STRONG, Learned
from orbitgraph.extract.guests.show_settings import Settings
from orbitgraph.model import Episode, Guest, Show

_SEPARATORS = re.compile(r",\s*(?:and\s+)?|\s+(?:and|&|e|y|und|et)\s+")
_LISTED, _PANEL, _WEAK, _DEED, _BIO = (
    frozenset(kinds) for kinds in ({"label"}, {"panel"}, {"discuss", "by"}, {"deed"}, {"bio"})
)


def fill(
    show: Show, episodes: Sequence[Episode], settings: Settings | None = None
) -> tuple[Show, tuple[Episode, ...]]:
    """Return a show and its episodes with guests and hosts; what the settings state overrides what is learned.

    Everything else is left as it is; guests that an episode has already are kept.
    Raises `OrbitgraphError` where the settings' title pattern is no regular expression with a group `guest`.
    """
    settings = settings or Settings()
    pattern = _compiled(settings.title_pattern, show)
    learned = Learned(show, episodes, settings)
    filled = []
    for number, episode in enumerate(episodes):
        found = episode.guests or _stated(episode, pattern) or _distinct(_found(learned, number))
        found = _with_organisations(found, learned.cues[number])
        present = hosts.of_episode(
            show, episode, learned.cues[number], learned.hosts, (guest.name for guest in found)
        )
        filled.append(replace(episode, guests=found, hosts=present))
    return replace(show, hosts=tuple(learned.hosts)), tuple(filled)


def _compiled(pattern: str | None, show: Show) -> re.Pattern[str] | None:
    if pattern is None:
        return None
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise OrbitgraphError(f"{show.title}: title pattern {pattern!r}: {error}; correct it") from None
    if "guest" not in compiled.groupindex:
        raise OrbitgraphError(f"{show.title}: title pattern {pattern!r} has no group (?P<guest>…); add it")
    return compiled


def _stated(episode: Episode, pattern: re.Pattern[str] | None) -> tuple[Guest, ...]:
    """Return the guests that the settings' title pattern, else the feed's tags name."""
    if pattern and (match := pattern.search(episode.title)):
        groups = match.groupdict()
        organisation = (groups.get("organisation") or "").strip() or None
        parts = _SEPARATORS.split(groups["guest"] or "")
        return tuple(Guest(part.strip(), organisation) for part in parts if part.strip())
    return _distinct(Guest(each.name) for each in episode.contributors if "guest" in each.role)


def _found(learned: Learned, number: int) -> list[Guest]:
    """Return the guests that lines, title or prose of an episode name, by the first of these that names any."""
    if listed := learned.visiting(number, _LISTED):
        return listed
    if titled := _titled(learned, number):
        return [*titled, *_companions(learned, number, titled)]
    if panel := learned.visiting(number, _PANEL):
        return panel
    likely = learned.readings[number].likely
    found = [guest for guest in learned.visiting(number, STRONG) if likely(guest.name) >= 0]
    found = found or [guest for guest in learned.visiting(number, _WEAK) if likely(guest.name) >= 1]
    if learned.explains or learned.interviews:
        found += learned.introduced(number)
    if learned.interviews:
        found += [guest for guest in learned.visiting(number, _DEED) if likely(guest.name) >= 2]
        found = found or _last_resort(learned, number)
    return found


def _titled(learned: Learned, number: int) -> list[Guest]:
    """Return the guests of the title; a host is one only where the notes say that another person asks them."""
    asked: set[str] = set()
    talked: set[str] = set()
    for cue in learned.cues[number]:
        people = {guest.name for guest in cue.guests}
        talked |= people if cue.kind in STRONG else set()
        if cue.kind == "talk" and cue.hosts and not people & set(cue.hosts):
            asked |= set(map(names.fold, people))
    return [
        guest
        for guest in learned.conventions.guests(learned.readings[number], learned.said[number])
        if (" " in guest.name or guest.name in talked)
        and (names.fold(guest.name) not in learned.known or names.fold(guest.name) in asked)
    ]


def _companions(learned: Learned, number: int, titled: Sequence[Guest]) -> list[Guest]:
    """Return those whom the notes name as guests in one breath with a guest of the title."""
    there = {names.fold(guest.name) for guest in titled}
    return [
        guest
        for cue in learned.cues[number]
        if cue.kind in STRONG and there & {names.fold(each.name) for each in cue.guests}
        for guest in learned.asked(number, cue)
        if " " in guest.name and guest in cue.guests
    ]


def _last_resort(learned: Learned, number: int) -> list[Guest]:
    """Return who must be the guest of an interview: alone in a part of the title, introduced, or with a role."""
    reading = learned.readings[number]
    titled = [guest for guest in conventions.alone(reading) if names.fold(guest.name) not in learned.regulars]
    found = titled or [guest for guest in learned.visiting(number, _BIO) if reading.likely(guest.name) >= 1]
    if found:
        return found
    named = dict.fromkeys(name for text in reading.paragraphs[:3] for name in names.found_in(text))
    roles = [name for name in named if reading.is_introduced(name) and reading.likely(name) >= 2]
    away = [name for name in roles if names.fold(name) not in learned.regulars]
    return [Guest(name) for name in away] if len(roles) <= 2 else []


def _with_organisations(found: Iterable[Guest], said: Sequence[Cue]) -> tuple[Guest, ...]:
    """Add what the notes state of a guest's organisation where the title does not."""
    stated = {
        names.fold(guest.name): guest.organisation
        for cue in reversed(said)
        for guest in cue.guests
        if guest.organisation
    }
    return tuple(Guest(each.name, each.organisation or stated.get(names.fold(each.name))) for each in found)


def _distinct(guests: Iterable[Guest]) -> tuple[Guest, ...]:
    """Drop repeated guests, those named shorter or spelt without accents too; the first spelling stays."""
    kept: list[Guest] = []
    for guest in guests:
        parts = set(names.fold(guest.name).split())
        others = (set(names.fold(each.name).split()) for each in kept)
        place = next((index for index, other in enumerate(others) if parts <= other or other <= parts), None)
        if place is None:
            kept.append(guest)
        elif " " not in kept[place].name:
            kept[place] = guest
    return tuple(kept)

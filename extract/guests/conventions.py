"""Where a show's titles name its guests: learned from what most titles have in common, and checked with the notes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orbitgraph.extract.guests import person_names as names
from orbitgraph.extract.guests import title_parts
from orbitgraph.extract.guests.lineups import Lineup
from orbitgraph.extract.guests.personhood import Reading
from orbitgraph.model import Guest

_EMPLOYERS = "employers"
_EXPLICIT = frozenset({"talk with", "with", "cue", _EMPLOYERS})
"""Conventions whose words say it; the others must be earned by a good part of the show's titles."""

_GO_ON = frozenset(
    "on about from of at and for discuss discusses discussing talks talking to with live in"
    " : - – — | . , ; ! ? ( ) [ ] / # +".split()
)


@dataclass(frozen=True)
class Found:
    """Guests at one place of a title, by which convention; `weight` is the least likely one's."""

    convention: str
    guests: tuple[Guest, ...]
    weight: float


@dataclass(frozen=True)
class Conventions:
    """The conventions that a show follows, each with the number of titles that speak for it."""

    strength: dict[str, float]

    def guests(self, reading: Reading, said: frozenset[str]) -> tuple[Guest, ...]:
        """Return the guests that a title names by the show's conventions; empty where it names none.

        `said` are the folded names of those whom the notes call guests.
        """
        accepted = [found for found in candidates(reading) if self._accepts(found, said)]
        if not accepted:
            return ()
        explicit = [found for found in accepted if found.convention in _EXPLICIT]
        best = explicit or sorted(accepted, key=lambda found: -self.strength.get(_family(found), 0.0))
        return best[0].guests

    def _accepts(self, found: Found, said: frozenset[str]) -> bool:
        strength = self.strength.get(_family(found), 0.0)
        if any(" " not in guest.name for guest in found.guests):
            return found.convention == "with" and strength > 0.5
        if found.convention not in _EXPLICIT and not strength:
            return False
        backed = any(names.fold(guest.name) in said for guest in found.guests)
        return found.weight >= 1 or (found.weight >= 0 and (strength > 0.5 or backed))


def learn(readings: Sequence[Reading], talked: Sequence[frozenset[str]], interviews: bool) -> Conventions:
    """Learn a show's conventions from its titles.

    `talked` are the folded names that the prose of each episode calls guests, and `interviews` says that the show
    describes itself as one with guests; without either, people in titles are what the show talks about.
    """
    seen: defaultdict[str, list[Found]] = defaultdict(list)
    agreed: defaultdict[str, int] = defaultdict(int)
    for reading, said in zip(readings, talked, strict=True):
        for family, found in {_family(each): each for each in reversed(list(candidates(reading)))}.items():
            seen[family].append(found)
            agreed[family] += any(names.fold(guest.name) in said for guest in found.guests)
    strength = {}
    for family, all_found in seen.items():
        good = sum(found.weight >= 1 for found in all_found)
        earned = good >= max(2, 0.08 * len(readings)) and good >= 0.5 * len(all_found)
        backed = agreed[family] >= max(1, 0.15 * len(all_found)) or (
            interviews and good >= 0.7 * len(all_found)
        )
        usual = good >= 0.4 * len(readings) and not _is_biographical(readings, all_found)
        if family in _EXPLICIT or (earned and (backed or usual)):
            strength[family] = good / len(readings)
    return Conventions(strength)


def _is_role(text: str, tokens: list[names.Word], at: int) -> bool:
    word = tokens[at].text
    role = names.is_role(word) or names.is_honorific(word) or (at > 0 and word in {"&", ".", "and"})
    return role and names.name_at(text, tokens, at) is None


def _family(found: Found) -> str:
    """Return the convention under which a place is learned: "NAME" and "NAME on Topic" are one."""
    return "whole" if found.convention == "deed" else found.convention


def _is_biographical(readings: Sequence[Reading], all_found: Sequence[Found]) -> bool:
    """Tell whether the notes tell of the people in the titles as of the past: they are what the show is about."""
    past = 0
    for found in all_found:
        last = re.escape(found.guests[0].name.split()[-1])
        told = re.compile(
            rf"\b{last}\s+(?:was|were|had|lived|died|became|wrote|grew|killed|invented|ruled|fought)\b"
        )
        past += any(
            told.search(reading.notes) for reading in readings if found.guests[0].name in reading.title
        )
    return past >= 0.3 * len(all_found)


def alone(reading: Reading) -> tuple[Guest, ...]:
    """Return the people who fill a part of a title, whatever the show's conventions: for shows that have guests."""
    found = [
        each for each in candidates(reading) if each.convention not in {"comma head", "comma tail", "by"}
    ]
    return next((each.guests for each in found if each.weight >= 2 and " " in each.guests[0].name), ())


def candidates(reading: Reading) -> Iterator[Found]:
    """Yield the guests that each place of a title might name."""
    for place in title_parts.places(reading.title):
        lineup = Lineup(place.text, reading.likely, employer=True)
        at = 0  # behind roles: "Novelist Ann Lee"
        while at < len(lineup.tokens) and _is_role(place.text, lineup.tokens, at):
            at += 1
        people, after = lineup.read(at, 0 if place.whole else 4, single=place.convention == "with")
        rest = [word.text for word in lineup.tokens[after:]]
        if not people or (place.whole and any(word.isalnum() for word in rest)):
            continue
        goes_on = not rest or rest[0].casefold() in _GO_ON
        single = any(" " not in guest.name for guest in people)
        if not goes_on and (single or (place.convention == "by" and not rest[0][0].islower())):
            continue
        weight = min(reading.likely(guest.name) for guest in people)
        # "Ann Lee (ACME) and Bo Lind (Initech)": what is said of each says it of both.
        placed = place.whole and len(people) > 1 and all(guest.organisation for guest in people)
        yield Found(_EMPLOYERS if placed else place.convention, people, weight + (1.5 if at else 0))

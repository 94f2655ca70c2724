"""Why two episodes belong together, in words: what they share becomes a few short clauses.

The clauses speak from the first episode ("it"); things of like kind share a clause, the weightiest first.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from orbitgraph.graph.text import is_telling
from orbitgraph.model import Episode, Reason, Ref

NAMES = 4
"""How many things a clause names at most."""
FAINT = 0.1
"""What weighs less than this share of the first thing in a clause is not named."""
WORDS = 3
"""How many words of the notes a clause names."""

_DISCUSSED = frozenset({"project", "protocol", "concept"})


class Role(StrEnum):
    """What a thing is to an episode beyond being named in it."""

    NONE = ""
    GUEST = "guest"
    BASIS = "basis"
    VENUE = "venue"
    VENUE_OF_BASIS = "venue of basis"
    REFERRING = "referring"


class Shared(NamedTuple):
    """One thing that two episodes share, what it adds to their score, and its role in each.

    Two kinds are no classes of things: `topic` is a broader topic, reached `through` a thing of each episode;
    `text` is a word of both notes. What one of the two names and hardly discusses is `passing`.
    """

    thing: Ref
    weight: float
    ours: Role = Role.NONE
    theirs: Role = Role.NONE
    through: tuple[str, ...] = ()
    passing: bool = False


# Per form of clause: the kind of the reason (none: the class that weighs most), its words for one name,
# and for several where they differ.
_CLAUSES: Mapping[str, tuple[str, str, str]] = {
    "refers": ("reference", "it refers to {other}", ""),
    "referred": ("reference", "{other} refers to it", ""),
    "mutual": ("reference", "it and {other} refer to each other", ""),
    "guest": ("guest", "both have {names} as guest", "both have {names} as guests"),
    "our guest": (
        "guest",
        "its guest {names} is named in {other}",
        "its guests {names} are named in {other}",
    ),
    "their guest": ("guest", "it names {names}, guest of {other}", "it names {names}, guests of {other}"),
    "basis": ("work", "both are based on {names}", ""),
    "work": ("work", "both cite {names}", ""),
    "venue": ("event", "both were recorded at {names}", ""),
    "venue of basis": ("event", "both are based on work presented at {names}", ""),
    "event": ("event", "both mention {names}", ""),
    "discussed": ("", "both discuss {names}", ""),
    "named": ("", "both name {names}", ""),
    "topic": ("topic", "both touch on {names}", ""),
    "text": ("text", "the notes use similar words ({names})", ""),
}


def reasons_of(things: Iterable[Shared], other: str, units: int) -> tuple[Reason, ...]:
    """Return the reasons, weightiest first; their weights are multiples of 0.0001 and sum to `units` of them.

    `other` is what the other episode is called, such as "episode 4".
    """
    return tuple(reason for reason, _ in grounds_of(things, other, units))


def grounds_of(things: Iterable[Shared], other: str, units: int) -> list[tuple[Reason, tuple[Shared, ...]]]:
    """Return the same reasons, each with the things that it names."""
    clauses: dict[str, list[Shared]] = defaultdict(list)
    for thing in things:
        clauses[_form(thing)].append(thing)
    forms = sorted(clauses)
    shares = _apportioned([math.fsum(thing.weight for thing in clauses[form]) for form in forms], units)
    told = {word for form in forms if form != "text" for thing in clauses[form] for word in _words_of(thing)}
    reasons = []
    for form, share in zip(forms, shares, strict=True):
        if share:
            kind = _CLAUSES[form][0] or _main_class(clauses[form])
            named = _named(form, clauses[form], told)
            text = _clause(form, _names(form, named), other)
            reasons.append((Reason(kind, text, share / 10_000), tuple(named)))
    return sorted(reasons, key=lambda ground: _strongest_first(ground[0]))


def sentence(reasons: Iterable[Reason]) -> str:
    """Join the reasons to one line, the weightiest first."""
    return "; ".join(reason.text for reason in sorted(reasons, key=_strongest_first))


def name_of(episode: Episode, here: Episode, shows: Mapping[str, str]) -> str:
    """Return what an episode is called in another's reasons; `shows` maps slugs to titles."""
    name = f"“{episode.title}”" if episode.number is None else f"episode {episode.number}"
    return name if episode.show == here.show else f"{name} of {shows.get(episode.show, episode.show)}"


def _strongest_first(reason: Reason) -> tuple[float, str, str]:
    return (-reason.weight, reason.kind, reason.text)


def _form(thing: Shared) -> str:
    """Return the key of the clause that tells of a thing."""
    kind, roles = thing.thing.kind, (thing.ours, thing.theirs)
    if kind == "reference":
        return "mutual" if roles[0] == roles[1] else "refers" if roles[0] else "referred"
    if kind == "person" and Role.GUEST in roles:
        return "guest" if roles[0] == roles[1] else "our guest" if roles[0] else "their guest"
    if kind in ("work", "event"):
        return roles[0].value if roles[0] and roles[0] == roles[1] else kind
    if kind in ("topic", "text"):
        return kind
    return "discussed" if kind in _DISCUSSED and not thing.passing else "named"


def _main_class(things: Sequence[Shared]) -> str:
    """Return the class that weighs most in a clause."""
    weights: dict[str, float] = defaultdict(float)
    for thing in things:
        weights[thing.thing.kind] += thing.weight
    return min(weights, key=lambda kind: (-weights[kind], kind))


def _words_of(thing: Shared) -> list[str]:
    return " ".join((thing.thing.name, *thing.through)).casefold().split()


def _named(form: str, things: Sequence[Shared], told: set[str]) -> list[Shared]:
    """Return what a clause names, weightiest first; of the words of the notes the telling ones not `told` already."""
    weights: dict[tuple[str, tuple[str, ...]], float] = defaultdict(float)
    first: dict[tuple[str, tuple[str, ...]], Shared] = {}
    for thing in things:
        name = thing.thing.name
        if form != "text" or (name.casefold() not in told and is_telling(name)):
            key = name, thing.through
            weights[key] += thing.weight
            first.setdefault(key, thing)
    ranked = sorted(weights, key=lambda key: (-weights[key], key))
    # The topics above the weightiest one are broader still and say less.
    most = 1 if form == "topic" else WORDS if form == "text" else NAMES
    return [first[key] for key in ranked if weights[key] >= FAINT * weights[ranked[0]]][:most]


def _names(form: str, named: Sequence[Shared]) -> list[str]:
    """Return the names for a clause as it writes them."""
    if form == "topic":
        return [
            f"{thing.name} ({', '.join(sorted({*through} - {thing.name}))})"
            for thing, _, _, _, through, _ in named
        ]
    if form in ("basis", "work"):
        return [f"“{each.thing.name}”" for each in named]
    return [each.thing.name for each in named]


def _clause(form: str, names: Sequence[str], other: str) -> str:
    _, one, several = _CLAUSES[form]
    if form == "text":
        return one.format(names=", ".join(names)) if names else "the notes use similar words"
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return (several if several and len(names) > 1 else one).format(names=listed, other=other)


def _apportioned(weights: Sequence[float], units: int) -> list[int]:
    """Round weights to whole units that sum to `units`: what is left over goes to the largest remainders."""
    shares = [math.floor(weight * 10_000 + 1e-6) for weight in weights]
    by_remainder = sorted(range(len(shares)), key=lambda at: (shares[at] - weights[at] * 10_000, at))
    for at in by_remainder[: units - sum(shares)]:
        shares[at] += 1
    return shares

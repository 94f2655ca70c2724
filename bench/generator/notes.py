"""The notes of one invented episode, in sentences of several shapes, with the places where they name something."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from string import Formatter

TITLE = "{a}, with {guest} from {company}"
USES = "{a} uses {b} in production, and {c} is considered for a later release."
COMPARES = "{guest} talks about {a} and how it differs from {b}."
UNLIKE = "Unlike {a}, the new approach keeps {b} out of the way of the packets."
WORKS_ON = "The conversation turns to {a}, which {guest} has worked on for years at {company}."
SHAPES = (
    COMPARES,
    WORKS_ON,
    USES,
    "Most of the difficulty comes from {a}, because {b} was designed for smaller networks.",
    "{first} describes the measurements in detail: the old design lost a third of its throughput to {a}.",
    UNLIKE,
    "They discuss what operators ask for, from {a} to {b}, and what {first} would do differently today.",
    "A demonstration of {a} was presented at {event}, and the slides are available.",
    "In the end {first} explains why {a} matters less than people think.",
)
REFERS = "More about {a} is in {earlier}."
_PARAGRAPHS = 5
_SENTENCES = 5


@dataclass(frozen=True)
class Cast:
    """Who and what an episode is about; the first topic is its subject, `earlier` an episode it refers to."""

    guest: str
    company: str
    event: str
    topics: Sequence[str]
    earlier: str | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence: its shape, its text, and for each name in it the slot of the shape, the name and its place."""

    shape: str
    text: str
    names: tuple[tuple[str, str, int, int], ...]


def episode(cast: Cast, rng: random.Random) -> tuple[Sentence, list[list[Sentence]]]:
    """Return title and paragraphs; every topic is named, about three times."""
    deck = cycle(rng.sample(cast.topics, len(cast.topics)))
    title = _say(TITLE, cast, iter(cast.topics))
    shapes = [rng.sample(SHAPES, _SENTENCES) for _ in range(_PARAGRAPHS)]
    if cast.earlier:
        shapes.append([REFERS])
    return title, [[_say(shape, cast, deck) for shape in chosen] for chosen in shapes]


def day(number: int) -> date:
    """Return the day on which an episode was published."""
    return date(2000, 1, 1) + timedelta(days=number % 9000)


def _say(shape: str, cast: Cast, topics: Iterator[str]) -> Sentence:
    known = {"guest": cast.guest, "company": cast.company, "event": cast.event, "earlier": cast.earlier}
    known["first"] = cast.guest.split()[0]
    text, names = "", []
    for before, slot, _, _ in Formatter().parse(shape):
        text += before
        if slot is not None:
            name = known.get(slot) or next(topics)
            names.append((slot, name, len(text), len(text) + len(name)))
            text += name
    return Sentence(shape, text, tuple(names))

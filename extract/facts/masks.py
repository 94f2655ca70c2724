"""Sentences with every finding replaced by one character of its class, so that rules are short patterns.

A pattern is written with `<person>`, `<organisation>` … `<handle>` for findings: `<person> (?:from|of) <organisation>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import HANDLE, EntityClass

# Private-use characters do not stand in notes; a stray one is masked out below.
_SIGNS = {kind: chr(0xE000 + at) for at, kind in enumerate((*(c.value for c in EntityClass), HANDLE))}
_CLASS = re.compile(r"(?<!\?P)<([\w|]+)>")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Handle:
    """An address, handle or URL in the text: what `<handle>` stands for."""

    start: int
    end: int
    name: str


@cache
def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a rule; `<a|b>` stands for a finding of either class."""
    return re.compile(_CLASS.sub(_signs, source), flags)


def _signs(match: re.Match[str]) -> str:
    return "[" + "".join(_SIGNS[kind] for kind in match[1].split("|")) + "]"


@dataclass(frozen=True)
class Masked:
    """One sentence: `text` with signs, and what each of its characters stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    things: dict[int, Found | Handle]

    @cached_property
    def classes(self) -> frozenset[str]:
        """Return the classes of what stands in the sentence, as rules write them."""
        return frozenset(
            thing.cls.value if isinstance(thing, Found) else HANDLE for thing in self.things.values()
        )

    @cached_property
    def is_question(self) -> bool:
        """Tell whether the sentence asks."""
        return self.text.rstrip().endswith("?")

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Return the characters of the notes that a match covers."""
        return self.starts[match.start()], self.ends[match.end() - 1]

    def found(self, match: re.Match[str], group: int | str = 0, *kinds: str) -> list[Found]:
        """Return the findings in a group of a match, in order; only of the classes `kinds` where given."""
        start, end = match.span(group)
        return [
            thing
            for at in range(start, end)
            if isinstance(thing := self.things.get(at), Found) and (not kinds or thing.cls in kinds)
        ]

    def handles(self) -> list[tuple[int, Handle]]:
        """Return the handles with their places in `text`."""
        return [(at, thing) for at, thing in sorted(self.things.items()) if isinstance(thing, Handle)]


LONGEST = 2000
"""The longest sentence (characters) that patterns are tried on: a longer one is no prose and costs too much."""


def sentences(notes: Notes, found: Iterable[Found]) -> Iterator[Masked]:
    """Yield each sentence of the notes masked, an overlong one cut; of nested findings the outer one counts."""
    things: list[Found | Handle] = [*found]
    things += [Handle(start, end, notes.text[start:end]) for start, end in notes.addresses]
    things.sort(key=lambda thing: (thing.start, -thing.end))
    at = 0
    for start, end in notes.sentences:
        inside: list[Found | Handle] = []
        while at < len(things) and things[at].start < end:
            if things[at].start >= start and (not inside or things[at].start >= inside[-1].end):
                inside.append(things[at])
            at += 1
        if end - start > LONGEST:
            end = start + LONGEST
            inside = [thing for thing in inside if thing.end <= end]
        yield _mask(notes.text, start, end, inside)


def _mask(text: str, start: int, end: int, things: list[Found | Handle]) -> Masked:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    index: dict[int, Found | Handle] = {}
    position = start
    for thing in [*things, None]:
        stop = thing.start if thing else end
        pieces.append(_PRIVATE.sub(" ", text[position:stop]).replace("\n", " "))
        starts += range(position, stop)
        ends += range(position + 1, stop + 1)
        if thing:
            index[len(starts)] = thing
            pieces.append(_SIGNS[thing.cls.value if isinstance(thing, Found) else HANDLE])
            starts.append(thing.start)
            ends.append(thing.end)
            position = thing.end
    return Masked("".join(pieces), tuple(starts), tuple(ends), index)

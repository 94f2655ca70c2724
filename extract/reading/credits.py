"""The credits paragraph of an episode: who produced it, the music, the licence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orbitgraph.model import MusicCredit

# What follows up to the full stop that ends the sentence: not those of "CC BY 3.0" and "Dr. Moor".
_WORDS = r"(?:[^.]|\.(?=\S)|(?<=\b[DM]r)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bProf)\.){1,300}+"
# In names of people the initial of "Ada B. Moor" goes on too, unless the next sentence begins as usual.
NAMES = (
    r"(?P<names>(?![a-z])"
    r"(?:[^.]|\.(?=[a-z])|(?<=\b[DM]r)\.|(?<=\bProf)\.|(?<=\b[A-Z])\.(?=\s*(?!All\b|The\b|This\b)[A-Z])){1,300}+)\."
)
"""A pattern for one or more people at the end of a sentence; `split` divides them."""

_PRODUCER = re.compile(r"\b(?:[Pp]roduced|[Hh]osted)(?:\s+and\s+(?:produced|hosted))?\s+by\s+" + NAMES)
_ROLE = re.compile(
    r"\bThe\s+(?P<roles>(?:intro|bumper|outro|theme|background)(?:(?:,|,?\s+and)\s+(?:intro|bumper|outro|theme))*)"
    rf"\s+music(?:\s+in\s+this\s+episode)?\s+is\s+(?P<music>{_WORDS})\.",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r",\s+copyright\s+(?P<years>\d{4}(?:,\s*\d{4})*)(?:\s+by\s+(?P<holder>.+))?$", re.IGNORECASE | re.DOTALL
)
_FEATURING = re.compile(r",?\s+featuring\s+", re.IGNORECASE)
_LICENCE = re.compile(rf"\blicen[cs]ed\s+under\s+(?:an?\s+|the\s+)?(?P<name>{_WORDS})(?:\.|$)", re.IGNORECASE)
_SHORT_LICENCE = re.compile(r"\((CC[ -][A-Z0-9 .-]+)\)")
_NAMES = re.compile(r",\s*(?:and\s+)?|\s+and\s+")


@dataclass(frozen=True, slots=True)
class Credits:
    """What a credits paragraph says."""

    producers: tuple[str, ...]
    music: tuple[MusicCredit, ...]
    licence: str | None


def is_credits(paragraph: str) -> bool:
    """Tell whether a paragraph is the show's credits: it names the producer or music, and the licence or both."""
    signs = (_PRODUCER.search(paragraph), _ROLE.search(paragraph), _LICENCE.search(paragraph))
    return sum(map(bool, signs)) >= 2


def parse(paragraph: str) -> Credits:
    """Read a credits paragraph; what it does not say stays empty."""
    producer = _PRODUCER.search(paragraph)
    licence = _LICENCE.search(paragraph)
    return Credits(
        producers=split(producer["names"]) if producer else (),
        music=tuple(credit for match in _ROLE.finditer(paragraph) for credit in _music(match)),
        licence=_licence(licence["name"]) if licence else None,
    )


def split(names: str) -> tuple[str, ...]:
    """Divide "A, B and C" into names; white space around and within them is made plain."""
    parts = (" ".join(part.split()) for part in _NAMES.split(names))
    return tuple(part for part in parts if part)


def _licence(name: str) -> str | None:
    if short := _SHORT_LICENCE.search(name):
        return short[1]
    return re.sub(r"\s+licen[cs]e$", "", name.strip(), flags=re.IGNORECASE) or None


def _music(match: re.Match[str]) -> list[MusicCredit]:
    rights = _COPYRIGHT.search(match["music"])
    piece = match["music"][: rights.start()] if rights else match["music"]
    title, *featuring = _FEATURING.split(piece, maxsplit=1)
    years = tuple(int(year) for year in re.findall(r"\d{4}", rights["years"] if rights else ""))
    return [
        MusicCredit(
            role.lower(), title.strip(), split("".join(featuring)), years, rights and rights["holder"]
        )
        for role in re.findall(r"\w+", match["roles"])
        if role.lower() != "and"
    ]

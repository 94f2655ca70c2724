"""The credits paragraph of an episode: who produced it, the music, the licence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orbitgraph.model import MusicCredit

_ROLE = re.compile(
    r"\bThe\s+(?P<roles>(?:intro|bumper|outro|theme|background)(?:(?:,|,?\s+and)\s+(?:intro|bumper|outro|theme))*)"
    r"\s+music(?:\s+in\s+this\s+episode)?\s+is\s+(?P<title>[^,]+?)"
    r"(?:,?\s+featuring\s+(?P<featuring>.+?))?"
    r"(?:,\s+copyright\s+(?P<years>\d{4}(?:,\s*\d{4})*)(?:\s+by\s+(?P<holder>[^.]+?))?)?\.(?=\s|$)",
    re.IGNORECASE,
)
_PRODUCER = re.compile(r"\b(?:produced|hosted)(?:\s+and\s+(?:produced|hosted))?\s+by\s+(?P<names>[^.]+)\.")
_LICENCE = re.compile(
    r"\blicen[cs]ed\s+under\s+(?:an?\s+|the\s+)?(?P<name>.+?)(?:\s+licen[cs]e)?\.?\s*$",
    re.IGNORECASE | re.DOTALL,
)
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
    short = _SHORT_LICENCE.search(licence["name"]) if licence else None
    return Credits(
        producers=_split(producer["names"]) if producer else (),
        music=tuple(credit for match in _ROLE.finditer(paragraph) for credit in _music(match)),
        licence=short[1] if short else licence["name"].strip() if licence else None,
    )


def _music(match: re.Match[str]) -> list[MusicCredit]:
    years = tuple(int(year) for year in re.findall(r"\d{4}", match["years"] or ""))
    featuring = _split(match["featuring"] or "")
    return [
        MusicCredit(role.lower(), match["title"].strip(), featuring, years, match["holder"])
        for role in re.findall(r"\w+", match["roles"])
        if role.lower() != "and"
    ]


def _split(names: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _NAMES.split(names) if part.strip())

"""Acronyms that an episode introduces itself: "Open Networking Foundation (ONF)", "Time Capsule (TC)".

The long form is found backwards from the bracket by the letters of the acronym, after Schwartz and Hearst
(2003), "A simple algorithm for identifying abbreviation definitions in biomedical text".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PAIR = re.compile(r"\((?P<short>[A-Za-z][A-Za-z0-9-]{1,9}?)s?\)")
_WORD = re.compile(r"(?<![\w/])[\w/]+")
# How far before the bracket, in characters, a long form may begin.
_REACH = 120
_SWAPPED = re.compile(r"\b(?P<short>[A-Z][A-Za-z0-9-]{1,9})\s+\((?P<long>[A-Za-z][\w-]*(?:\s+[\w-]+){0,7})\)")


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym and its long form as written, with the span of the long form and of the acronym."""

    short: str
    long: str
    long_start: int
    short_start: int


def find(text: str) -> list[Acronym]:
    """Return the acronyms that a text introduces, each once and where it does so first, in its order."""
    found: dict[str, Acronym] = {}
    for each in sorted([*_bracketed(text), *_spelt_out(text)], key=lambda a: a.short_start):
        found.setdefault(each.short, each)
    return list(found.values())


def _bracketed(text: str) -> Iterator[Acronym]:
    for match in _PAIR.finditer(text):
        short = match["short"]
        if sum(c.isupper() for c in short) < 2:
            continue
        words = list(_WORD.finditer(text, max(0, match.start() - _REACH), match.start()))
        for word in words[: -len(short) - 5 : -1]:
            long = text[word.start() : match.start()].rstrip(" \t\xa0,\"'”’")
            if "\n" in long:
                break
            if _fits(short, long):
                yield Acronym(short, long, word.start(), match.start("short"))
                break


def _spelt_out(text: str) -> Iterator[Acronym]:
    for match in _SWAPPED.finditer(text):
        if sum(c.isupper() for c in match["short"]) > 1 and _fits(match["short"], match["long"]):
            yield Acronym(match["short"], match["long"], match.start("long"), match.start("short"))


def _fits(short: str, long: str) -> bool:
    """Tell whether `long` begins with the first letter of `short` and has the others in order, most at word starts."""
    letters = [c.lower() for c in short if c.isalnum()]
    words = re.findall(r"[\w]+", long.lower())
    if not words or words[0][0] != letters[0] or len(words) > len(letters) + 3 or len(long) <= len(short):
        return False
    starts = "".join(word[0] for word in words)
    rest = iter("".join(words))
    return all(letter in rest for letter in letters) and _in_order(starts, letters) * 2 > len(letters)


def _in_order(starts: str, letters: list[str]) -> int:
    """Count the letters that are found, in order, among the words' first letters."""
    count = position = 0
    for letter in letters:
        at = starts.find(letter, position)
        if at >= 0:
            count, position = count + 1, at + 1
    return count

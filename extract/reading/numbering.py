"""Which number and which key each episode of a feed has."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

_LONGEST_TITLE = 300
_LONGEST_KEY = 500
_NUMBER = r"(?P<number>\d{1,5})"
_WORD = r"(?:ep(?:isode|isodio|is[oó]dio|is[oó]de|\.)?|folge|avsnitt|aflevering|odcinek|puntata|nr\.?|no\.)"
_STATED = (
    re.compile(rf"[\[(]?#\s*{_NUMBER}\b"),
    # At the start, after the show's name at most ("WTD Episode 35: …"): "More on Episode 11" is a reference.
    re.compile(
        rf"[\[(]?(?:(?:(?-i:[A-Z0-9])[\w'&.]*|the|of|and)\s+){{0,4}}{_WORD}\s*#?\s*{_NUMBER}(?=\s*(?:[])]|[:.|–—-]|$))",
        re.IGNORECASE,
    ),
    re.compile(rf".*(?:[|:–—(\[]|\s-)\s*(?:{_WORD}\s*#?\s*|#\s*){_NUMBER}\s*[)\]]?$", re.IGNORECASE),
)
_LEADING = re.compile(rf"{_NUMBER}\s*(?:[:.|–—]|-\s|\s-)")
_NEARLY_ALL = 0.8


def whole(text: str) -> int | None:
    """Return a number of an episode or a season (1 to 99,999), or None."""
    match = re.fullmatch(r"\s*0{0,9}([1-9][0-9]{0,4})(?:\.0+)?\s*", text)
    return int(match[1]) if match else None


def numbers(given: Sequence[int | None], titles: Sequence[str]) -> list[int | None]:
    """Return each episode's number: the one given, or else the one that its title states.

    A bare number at the start of a title ("12: Names") counts where nearly all titles without another have one.
    """
    found = [tagged or _stated(title) for tagged, title in zip(given, titles, strict=True)]
    missing = [at for at, number in enumerate(found) if number is None]
    leading = {at: match for at in missing if (match := _LEADING.match(titles[at].strip()))}
    if len(leading) > 2 and len(leading) >= _NEARLY_ALL * len(missing):
        for at, match in leading.items():
            found[at] = whole(match["number"])
    return found


def _stated(title: str) -> int | None:
    short = title[:_LONGEST_TITLE].strip()
    matches = (pattern.match(short) for pattern in _STATED)
    return next((whole(match["number"]) for match in matches if match), None)


def keys(numbers: Sequence[int | None], names: Sequence[Sequence[str]]) -> list[str]:
    """Return the episodes' keys, each different: the numbers, or else names; all names where two share a number.

    `names` holds what identifies each episode, the best first (guid, link, recording, title with date); of
    several episodes that share the first each gets the next that is its own, or else a counter.
    """
    given = [str(number) for number in numbers if number is not None]
    own = len(set(given)) == len(given)
    taken = Counter(given if own else ())
    uses = Counter(name for each in names for name in dict.fromkeys(each)) + taken
    found = []
    for number, each in zip(numbers, names, strict=True):
        # An episode without a number (a trailer, a slip in the feed) leaves the keys of the others as they are.
        if own and number is not None:
            found.append(str(number))
            continue
        key = _short(next((name for name in each if uses[name] == 1), each[0]))
        taken[key] += 1
        if taken[key] > 1:
            key = _free(key, taken)
        found.append(key)
    return found


def _short(name: str) -> str:
    if len(name) <= _LONGEST_KEY:
        return name
    return f"{name[: _LONGEST_KEY - 65]}-{hashlib.sha256(name.encode()).hexdigest()}"


def _free(key: str, taken: Counter[str]) -> str:
    number = taken[key]
    while taken[f"{key}-{number}"]:
        number += 1
    taken[key] = number
    taken[f"{key}-{number}"] += 1
    return f"{key}-{number}"

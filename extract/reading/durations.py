"""How long an episode is: a feed's duration, in any of its usual forms -> seconds."""

from __future__ import annotations

import re

_LONGEST = 100 * 3600
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})(?:[.,]\d+)?")
_PLAIN = re.compile(r"(\d{1,6})(?:[.,]\d+)?(?:\s*s(?:ec(?:ond)?s?)?\.?)?", re.IGNORECASE)
_UNITS = re.compile(
    r"(?:P?T?(?P<hours>\d{1,3})\s*(?:h(?:ou)?r?s?\.?|Std\.?))?[\s,]*"
    r"(?:P?T?(?P<minutes>\d{1,4})\s*(?:m(?:in(?:ute)?s?)?\.?|['′]))?[\s,]*"
    r"(?:P?T?(?P<seconds>\d{1,5})(?:[.,]\d+)?\s*(?:s(?:ec(?:ond)?s?)?\.?|[\"″]))?",
    re.IGNORECASE,
)


def seconds(text: str) -> int | None:
    """Return the seconds of "5433", "1:18:49", "59:58", "1h 18m", "PT1H18M" and the like; else None.

    None also where the figures cannot be meant: nothing, more than 60 seconds a minute, or over 100 hours.
    """
    written = " ".join(text[:60].split())
    if match := _PLAIN.fullmatch(written):
        return _sensible(0, 0, int(match[1]))
    if match := _CLOCK.fullmatch(written):
        hours, minutes, rest = int(match[1] or 0), int(match[2]), int(match[3])
        return None if rest > 59 or (match[1] and minutes > 59) else _sensible(hours, minutes, rest)
    if match := _UNITS.fullmatch(written):
        return _sensible(*(int(match[unit] or 0) for unit in ("hours", "minutes", "seconds")))
    return None


def minutes(length: int | None) -> int | None:
    """Return seconds as whole minutes, half a minute rounded up."""
    return None if length is None else (length + 30) // 60


def _sensible(hours: int, minutes: int, seconds: int) -> int | None:
    total = hours * 3600 + minutes * 60 + seconds
    return total if 0 < total <= _LONGEST else None

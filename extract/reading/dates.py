"""When an episode was published: the day as the feed writes it, also with month names of other languages.

The day is the publisher's own: a time zone is not converted, so a feed and a page give the same date.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

# One line a month: English, German, Italian, Portuguese, Spanish, French, Dutch, the Nordic ones; without accents.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janner gen gennaio janeiro ene enero janv janvier januari",
            "feb february februar febbraio fev fevereiro febrero fevr fevrier februari",
            "mar march marz maerz mrz marzo marco mars maart mrt marts",
            "apr april aprile abr abril avr avril",
            "may mai mag maggio maio mayo mei maj",
            "jun june juni giu giugno junho junio juin",
            "jul july juli lug luglio julho julio juil juillet",
            "aug august ago agosto aout augustus augusti",
            "sep sept september set settembre setembro septiembre setiembre septembre",
            "oct october okt oktober ott ottobre out outubro octubre octobre",
            "nov november novembre novembro noviembre",
            "dec december dez dezember dic dicembre dezembro diciembre decembre decembro desember",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_SLASHES = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er)?[\s-]+(?:de\s+)?([^\W\d_]{3,12})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})(?!\d)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{4})(?!\d)")
# What the C library writes: "Thu Mar  3 09:00:00 2016".
_CLOCK_BETWEEN = re.compile(
    r"([^\W\d_]{3,12})\s+(\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{3,4}\s+)?(\d{4})"
)


def published(text: str) -> date | None:
    """Return the date that a feed's text states (RFC 822, ISO 8601 or in words), or None where it states none."""
    written = text[:100]
    if match := _ISO.match(written) or _SLASHES.match(written):
        return _date(match[1], int(match[2]), match[3])
    for match in _DAY_FIRST.finditer(written):
        if month := _month(match[2]):
            return _date(match[3], month, match[1])
    for pattern in (_MONTH_FIRST, _CLOCK_BETWEEN):
        for match in pattern.finditer(written):
            if month := _month(match[1]):
                return _date(match[3], month, match[2])
    return None


def _month(name: str) -> int | None:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return _MONTHS.get("".join(letter for letter in letters if not unicodedata.combining(letter)))


def _date(year: str, month: int, day: str) -> date | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 70 else 1900
    try:
        return date(number, month, int(day)) if number >= 1900 else None
    except ValueError:
        return None

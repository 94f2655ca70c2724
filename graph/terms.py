"""RDF terms out of plain values: names written as `prefix:name`, literals in their canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from math import isfinite

from pyoxigraph import Literal, NamedNode

from orbitgraph.graph.iris import is_web_iri
from orbitgraph.ontology import XSD, iri

Row = tuple[NamedNode, NamedNode, NamedNode | Literal]
"""A triple before it is known which graph holds it."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_DECIMAL = NamedNode(XSD + "decimal")
_DATE = NamedNode(XSD + "date")
_DATE_TIME = NamedNode(XSD + "dateTime")
_DURATION = NamedNode(XSD + "duration")


@cache
def term(name: str) -> NamedNode:
    """Return the term of a name such as `schema:name`; `AttributeError` if the ontology does not declare it."""
    return NamedNode(iri(name))


def describe(subject: NamedNode, *pairs: tuple[str, NamedNode | Literal | None]) -> Iterator[Row]:
    """Yield a row for each pair of a predicate's name and a value; a value that is None is left out."""
    for name, value in pairs:
        if value is not None:
            yield subject, term(name), value


def text(value: str | None) -> Literal | None:
    """Return a plain literal, None for an empty text; halves of characters become U+FFFD."""
    if not value:
        return None
    return words(value)


def words(value: str) -> Literal:
    """Return a plain literal, also for an empty text."""
    try:
        return Literal(value)
    except ValueError:  # one code unit for one, so that positions keep counting
        return Literal(_SURROGATE.sub("\ufffd", value))


def integer(value: int | None) -> Literal | None:
    """Return an `xsd:integer`, None for None."""
    return None if value is None else number(value)


@lru_cache(maxsize=4096)
def number(value: int) -> Literal:
    """Return an `xsd:integer`."""
    return Literal(value)


@lru_cache(maxsize=1024)
def decimal(value: float) -> Literal:
    """Return an `xsd:decimal` rounded to four places, as XSD 1.1 writes it: no exponent, no closing zeros.

    Stores that keep numbers instead of texts give back the same form. Raises `ValueError` for infinities.
    """
    if not isfinite(value):
        raise ValueError(f"no decimal number: {value!r}")
    # Adding zero turns -0.0 into 0.0.
    exact = Decimal(str(round(value, 4) + 0.0)).normalize()
    return Literal(format(exact, "f"), datatype=_DECIMAL)


def day(value: date | None) -> Literal | None:
    """Return an `xsd:date`, None for None."""
    return None if value is None else Literal(value.isoformat(), datatype=_DATE)


def moment(value: datetime | None) -> Literal | None:
    """Return an `xsd:dateTime` in UTC, None for None."""
    if value is None:
        return None
    return Literal(value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), datatype=_DATE_TIME)


def duration(seconds: int | None) -> Literal | None:
    """Return seconds as an `xsd:duration` in canonical form (5400 is `PT1H30M`), None for None."""
    if seconds is None:
        return None
    days, rest = divmod(seconds, 24 * 3600)
    clock = (rest // 3600, rest // 60 % 60, rest % 60)
    parts = [f"{count}{unit}" for count, unit in zip(clock, "HMS", strict=True) if count]
    lexical = (f"P{days}D" if days else "P") + ("T" + "".join(parts) if parts else "")
    return Literal(lexical if len(lexical) > 1 else "PT0S", datatype=_DURATION)


def boolean(value: bool | None) -> Literal | None:
    """Return an `xsd:boolean`, None for None."""
    return None if value is None else Literal(value)


def address(value: str | None) -> NamedNode | Literal | None:
    """Return a web address from a feed: a node if it is a valid http(s) IRI, a text if it is a broken one.

    Anything else, above all other schemes such as `javascript:`, is None: it must not end up as a link.
    """
    if value is None or not re.match(r"https?://", value, re.IGNORECASE):
        return None
    return NamedNode(value) if is_web_iri(value) else words(value)

"""Values of Python and RDF terms: what a cell of an answer is, and what a value is bound as."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from orbitgraph.errors import UsageError
from orbitgraph.ontology import XSD
from orbitgraph.queries.sparql import Term

Node = NamedNode | BlankNode | Literal | Triple


class IRI(str):
    """The text of an IRI; bound to a variable of a query it stands for the node, where a plain text does not."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"IRI({str(self)!r})"


Cell = str | int | float | bool | date | None
"""Numbers, truth values and dates are Python's, an IRI is an `IRI`, all else text; None where unbound."""


def python_value(term: Node | None) -> Cell:
    """Return a term as a value of Python: `xsd:decimal` is a float, a blank node shows as `_:name`.

    A language tag is left out. What is ill-typed, not finite or of another datatype stays text.
    """
    kind = type(term)
    if kind is Literal:
        text: str = term.value  # type: ignore[union-attr]  # `kind is` is several times faster than isinstance
        # Most literals are texts, and asking for the datatype costs more than all the rest.
        if text[:1] not in _FIRST and text != "true" and text != "false":
            return text
        return _converted(term)
    if kind is NamedNode:
        return IRI(term.value)  # type: ignore[union-attr]
    return None if term is None else str(term)


# Years, ranks and numbers of episodes come again and again.
@lru_cache(maxsize=65_536)
def _converted(term: Literal) -> Cell:
    convert = _FROM_TEXT.get(term.datatype.value)
    return term.value if convert is None else convert(term.value)


def term_of(value: object) -> Term:
    """Return a value as the term that it is bound as; terms of pyoxigraph stay what they are.

    Raises `UsageError` for what is no value of a cell, and for text that RDF cannot hold.
    """
    make = _TO_TERM.get(type(value))
    if make is None:
        raise UsageError(f"{value!r} cannot be bound; give a text, a number, a truth value, a date or an IRI")
    try:
        return make(value)
    except ValueError:
        raise UsageError(
            f"{value!r} is no {_KINDS[type(value)]}, so it cannot be bound; correct it"
        ) from None


def _integer(text: str) -> Cell:
    digits = text[1:] if text[0] in "+-" else text
    # Python reads more than XSD allows, such as 1_000, and refuses numbers with thousands of digits.
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS else text


def _real(text: str) -> Cell:
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) and "_" not in text else text


def _truth(text: str) -> Cell:
    return {"true": True, "1": True, "false": False, "0": False}.get(text, text)


def _date(text: str) -> Cell:
    # Python reads other forms of ISO 8601, and XSD allows a time zone, which a date of Python cannot hold.
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


_INTEGERS = (
    *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
    *(
        "nonPositiveInteger",
        "negativeInteger",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
        "unsignedByte",
    ),
)
_FROM_TEXT: dict[str, Callable[[str], Cell]] = {
    XSD + name: convert
    for convert, names in (
        (_integer, _INTEGERS),
        (_real, ("decimal", "double", "float")),
        (_truth, ("boolean",)),
        (_date, ("date",)),
    )
    for name in names
}
_DIGITS = 4000
_FIRST = frozenset("0123456789+-.")
"""What the text of a number or of a date begins with."""


def _typed(name: str, form: str = "") -> Callable[[Any], Term]:
    datatype = NamedNode(XSD + name)
    return lambda value: Literal(format(value, form), datatype=datatype)


_TO_TERM: dict[type, Callable[[Any], Term]] = {
    str: Literal,
    IRI: NamedNode,
    bool: Literal,
    float: Literal,
    int: _typed("integer"),
    Decimal: _typed("decimal", "f"),
    date: _typed("date"),
    NamedNode: lambda term: term,
    Literal: lambda term: term,
}
_KINDS: dict[type, str] = {str: "valid Unicode", IRI: "valid IRI"}

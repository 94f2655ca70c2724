"""Answers of queries: rows of plain values, with the RDF terms that they were read from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

Value = str | int | float | bool | None
"""A cell: numbers and truth values as Python's, all else as text, `None` where a variable is unbound."""
Node = NamedNode | BlankNode | Literal | Triple

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(
    _XSD + name
    for name in (
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
)
_REALS = frozenset(_XSD + name for name in ("decimal", "double", "float"))


@dataclass(frozen=True)
class Table:
    """The answer of one query; `rows` and `terms` have one entry for each of the `columns`.

    `form` is the query's form. ASK gives one row with the column `answer`; CONSTRUCT and DESCRIBE give the
    columns subject, predicate and object, sorted, and their terms are the triples.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    terms: tuple[tuple[Node | None, ...], ...] = field(default=(), compare=False, repr=False)
    form: str = field(default="SELECT", compare=False)

    @property
    def is_graph(self) -> bool:
        """Tell whether the answer is triples, which Turtle can hold."""
        return self.form in ("CONSTRUCT", "DESCRIBE")


def from_solutions(solutions: QuerySolutions) -> Table:
    """Read the answer of a SELECT query."""
    columns = tuple(variable.value for variable in solutions.variables)
    return _table(columns, [tuple(solution) for solution in solutions], "SELECT")


def from_terms(columns: tuple[str, ...], terms: Sequence[tuple[Node | None, ...]]) -> Table:
    """Make the answer of a SELECT query of rows that were read apart."""
    return _table(columns, terms, "SELECT")


def from_boolean(answer: bool) -> Table:
    """Make the answer of an ASK query."""
    term = Literal(answer)
    return _table(("answer",), [(term,)], "ASK")


def from_triples(triples: Iterable[Triple], form: str) -> Table:
    """Make the answer of a CONSTRUCT or DESCRIBE query: each triple once, sorted."""
    ordered = sorted(set(triples), key=str)
    columns = ("subject", "predicate", "object")
    return _table(columns, [(each.subject, each.predicate, each.object) for each in ordered], form)


def _table(columns: tuple[str, ...], terms: Sequence[tuple[Node | None, ...]], form: str) -> Table:
    rows = tuple(tuple(value_of(term) for term in row) for row in terms)
    return Table(columns, rows, tuple(terms), form)


def value_of(term: Node | None) -> Value:
    """Return a term as a plain value; an IRI is its text, a blank node shows as `_:name`."""
    if term is None:
        return None
    if isinstance(term, Literal):
        return _plain(term.value, term.datatype.value)
    return term.value if isinstance(term, NamedNode) else str(term)


def _plain(text: str, datatype: str) -> Value:
    """Convert a number or truth value; one that is ill-typed or not finite stays text."""
    if datatype == _XSD + "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
    try:
        if datatype in _INTEGERS:
            return int(text)
        if datatype in _REALS and math.isfinite(number := float(text)):
            return number
    except ValueError:
        pass
    return text

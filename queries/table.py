"""Answers of queries: rows of plain values, with the RDF terms that they were read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pyoxigraph import Literal, QuerySolutions, Triple

from orbitgraph.queries.values import Node, python_value

Value = str | int | float | bool | None
"""A cell that every format can hold: numbers and truth values as Python's, all else as text, `None` where a
variable is unbound."""
TRUTH = ("answer",)
"""The column of the answer of ASK."""
TRIPLE = ("subject", "predicate", "object")
"""The columns of the answer of CONSTRUCT and DESCRIBE."""


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
    return _table(TRUTH, [(term,)], "ASK")


def from_triples(triples: Iterable[Triple], form: str) -> Table:
    """Make the answer of a CONSTRUCT or DESCRIBE query: each triple once, sorted."""
    ordered = sorted(set(triples), key=str)
    return _table(TRIPLE, [(each.subject, each.predicate, each.object) for each in ordered], form)


def _table(columns: tuple[str, ...], terms: Sequence[tuple[Node | None, ...]], form: str) -> Table:
    rows = tuple(tuple(value_of(term) for term in row) for row in terms)
    return Table(columns, rows, tuple(terms), form)


def value_of(term: Node | None) -> Value:
    """Return a term as `python_value` does, but a date as text."""
    value = python_value(term)
    return value.isoformat() if isinstance(value, date) else value

"""Answers as rows that are found while they are read: named tuples of plain values."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from keyword import iskeyword
from threading import get_ident
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, QueryBoolean, QuerySolutions

from orbitgraph.queries.render import as_html, as_table
from orbitgraph.queries.run import Answer, failures_in_words
from orbitgraph.queries.table import TRIPLE, TRUTH, Table
from orbitgraph.queries.values import Node, python_value

if TYPE_CHECKING:
    import pandas
    import polars

_SHOWN = 20
"""How many rows a notebook or a Python shell shows."""


class Row(tuple[Any, ...]):
    """One row: a tuple that also has each column as an attribute.

    A column whose name Python does not allow has an underscore behind it (`class_`), or its number (`_0`).
    """

    __slots__ = ()

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


class Rows:
    """The answer of a query, found while it is read and not kept: each pass asks the graph anew.

    `columns` are the names of the query's variables; CONSTRUCT and DESCRIBE have subject, predicate and object,
    ASK has one row with `answer`. `list(rows)` keeps them; `bool(rows)` is what an ASK says, or else whether there
    is any row. Threads may share rows, and each makes its own pass.
    """

    def __init__(self, columns: tuple[str, ...], read: Callable[[], Iterator[Row]]) -> None:
        self.columns = columns
        self._read = read

    @classmethod
    def of(cls, columns: tuple[str, ...], rows: Iterable[Iterable[Any]]) -> Rows:
        """Make the rows that are given."""
        made = [_row(columns, row) for row in rows]
        return cls(columns, lambda: iter(made))

    @classmethod
    def answering(cls, ask: Callable[[], Answer]) -> Rows:
        """Start a query and read its rows; `ask` starts it anew for each pass but the first."""
        # What is wrong with the query is told here, and not where somebody reads the first row.
        started, thread = [ask()], get_ident()
        columns = _columns(started[0])

        def read() -> Iterator[Row]:
            # The engine ends the process when another thread reads an answer than the one that started it.
            answer = started.pop() if started and get_ident() == thread else ask()
            return _rows(answer, _row_type(columns))

        return cls(columns, read)

    def __iter__(self) -> Iterator[Row]:
        return self._read()

    def __bool__(self) -> bool:
        row = self.first()
        return bool(row and row[0]) if self.columns == TRUTH else row is not None

    def first(self) -> Row | None:
        """Return the first row, None where there is none."""
        return next(iter(self), None)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas `DataFrame`; raises `UsageError` where pandas is not installed."""
        from orbitgraph.queries.frames import pandas_frame

        return pandas_frame(self.columns, self)

    def to_polars(self) -> polars.DataFrame:
        """Return a polars `DataFrame`; raises `UsageError` where polars is not installed."""
        from orbitgraph.queries.frames import polars_frame

        return polars_frame(self.columns, self)

    def __repr__(self) -> str:
        table, more = self._shown()
        return as_table(table).removesuffix("\n") + ("\n…" if more else "")

    def _repr_html_(self) -> str:
        return as_html(*self._shown())

    def _shown(self) -> tuple[Table, bool]:
        """Return the first rows, and whether there are more."""
        rows = list(islice(self, _SHOWN + 1))
        return Table(self.columns, tuple(rows[:_SHOWN])), len(rows) > _SHOWN


def _columns(answer: Answer) -> tuple[str, ...]:
    if isinstance(answer, QuerySolutions):
        return tuple(variable.value for variable in answer.variables)
    return TRUTH if isinstance(answer, QueryBoolean) else TRIPLE


def _rows(answer: Answer, row_type: type[Row]) -> Iterator[Row]:
    value, new = python_value, tuple.__new__
    with failures_in_words():
        for terms in _terms(answer):
            yield new(row_type, map(value, terms))


def _terms(answer: Answer) -> Iterable[Iterable[Node | None]]:
    if isinstance(answer, QuerySolutions):
        return answer
    if isinstance(answer, QueryBoolean):
        return [(Literal(bool(answer)),)]
    return ((each.subject, each.predicate, each.object) for each in answer)


@lru_cache(maxsize=256)
def _row_type(columns: tuple[str, ...]) -> type[Row]:
    """Return the named tuple that has these columns as attributes."""
    names = [f"{name}_" if iskeyword(name) else name for name in columns]
    fields = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # the names are known only now
    # A class that is made here is found by its columns, which lets rows go to other processes.
    again = {"__reduce__": lambda row: (_row, (columns, tuple(row)))}
    return type("Row", (fields, Row), {"__slots__": ()} | again)


def _row(columns: tuple[str, ...], cells: Iterable[Any]) -> Row:
    return tuple.__new__(_row_type(columns), cells)

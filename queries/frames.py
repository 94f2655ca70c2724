"""Rows as data frames of pandas or polars, which are imported only when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from orbitgraph.errors import UsageError
from orbitgraph.queries.render import text_of

if TYPE_CHECKING:
    import pandas
    import polars


def pandas_frame(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> pandas.DataFrame:
    """Make a pandas `DataFrame` with types that know missing values; dates become `datetime64`.

    A column with several kinds of values keeps them as objects. Raises `UsageError` where pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        raise UsageError(_missing("pandas")) from None
    frame = pandas.DataFrame(list(map(tuple, rows)), columns=list(columns), dtype=object).convert_dtypes()
    for name in columns:
        if _kinds(frame[name].dropna()) == {date}:
            frame[name] = pandas.to_datetime(frame[name])
    return frame


def polars_frame(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> polars.DataFrame:
    """Make a polars `DataFrame`; a column with several kinds of values becomes text.

    Raises `UsageError` where polars is not installed.
    """
    try:
        import polars
    except ImportError:
        raise UsageError(_missing("polars")) from None
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    named = zip(columns, cells, strict=True)
    return polars.DataFrame([polars.Series(name, _alike(each), strict=False) for name, each in named])


def _alike(cells: Sequence[Any]) -> Sequence[Any]:
    """Return the cells of a column as values of one kind, where need be as texts."""
    found = _kinds(each for each in cells if each is not None)
    if len(found) < 2 or found == {int, float}:
        return cells
    return [None if each is None else text_of(each) for each in cells]


def _kinds(cells: Iterable[Any]) -> set[type]:
    return {str if isinstance(each, str) else type(each) for each in cells}


def _missing(name: str) -> str:
    return f"{name} is not installed; install it, or orbitgraph[{name}]"

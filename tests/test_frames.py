"""Data frames of pandas and polars."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from orbitgraph.errors import UsageError
from orbitgraph.queries.rows import Rows
from orbitgraph.queries.values import IRI

COLUMNS = ("text", "whole", "real", "day", "truth", "iri", "none", "mixed", "class")
ROWS = Rows.of(
    COLUMNS,
    [
        ("a", 1, 2, date(2016, 5, 21), True, IRI("http://x/a"), None, True, "person"),
        (None, None, 2.5, None, None, None, None, "four", "work"),
        ("c", 3, None, date(1, 1, 1), False, IRI("http://x/c"), None, date(2016, 1, 1), "work"),
    ],
)


def test_a_pandas_frame_has_types_that_know_missing_values() -> None:
    pandas = pytest.importorskip("pandas")
    frame = ROWS.to_pandas()
    assert list(frame.columns) == list(COLUMNS)
    kinds = [str(kind).partition("[")[0] for kind in frame.dtypes]
    assert kinds == [
        "string",
        "Int64",
        "Float64",
        "datetime64",
        "boolean",
        "string",
        "object",
        "object",
        "string",
    ]
    assert frame["whole"].sum() == 4
    assert frame["day"][0] == pandas.Timestamp("2016-05-21")
    assert frame["text"].isna().tolist() == [False, True, False]
    assert frame["mixed"].tolist() == [True, "four", date(2016, 1, 1)]


def test_a_polars_frame_has_one_type_for_each_column() -> None:
    polars = pytest.importorskip("polars")
    frame = ROWS.to_polars()
    assert frame.columns == list(COLUMNS)
    assert frame.dtypes == [
        *(polars.String, polars.Int64, polars.Float64, polars.Date, polars.Boolean),
        *(polars.String, polars.Null, polars.String, polars.String),
    ]
    assert frame["day"].to_list() == [date(2016, 5, 21), None, date(1, 1, 1)]
    assert frame["mixed"].to_list() == ["true", "four", "2016-01-01"]
    assert frame["real"].to_list() == [2.0, 2.5, None]


def test_an_answer_without_rows_keeps_its_columns() -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    none = Rows.of(("a", "b"), [])
    assert list(none.to_pandas().columns) == none.to_polars().columns == ["a", "b"]
    assert len(none.to_pandas()) == len(none.to_polars()) == 0


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_missing_library_is_told_in_one_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError, match=rf"^{name} is not installed; install it, or orbitgraph\[{name}\]$"):
        getattr(ROWS, f"to_{name}")()

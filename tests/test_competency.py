"""What readers of the bundled corpus found in it, the catalogue answers: tests/gold/questions.toml."""

from __future__ import annotations

import csv
import tomllib
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from orbitgraph.queries.catalogue import CatalogueQuery, load
from orbitgraph.queries.parameters import parse_parameters
from orbitgraph.queries.render import as_csv
from orbitgraph.queries.run import run
from orbitgraph.queries.table import Table

QUESTIONS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("gold").joinpath("questions.toml").read_text(encoding="utf-8")
)["question"]
KEYS = {"ask", "query", "parameters", "answer", "first", "fails"}


def cases() -> list[Any]:
    return [
        pytest.param(
            each,
            id=each["ask"],
            marks=[pytest.mark.xfail(reason=each["fails"], strict=True)] if "fails" in each else [],
        )
        for each in QUESTIONS
    ]


def answered(table: Table, columns: list[str], first: int | None) -> set[tuple[str, ...]]:
    """Return the rows of an answer, cut down to some columns."""
    rows = csv.DictReader(as_csv(table).splitlines())
    return {tuple(row[column] for column in columns) for row in islice(rows, first)}


@pytest.mark.parametrize("question", cases())
def test_the_catalogue_answers_as_a_reader_does(question: dict[str, Any], bundled: Store) -> None:
    query = load().get(question["query"])
    values = parse_parameters(
        [f"{name}={value}" for name, value in question.get("parameters", {}).items()], query
    )
    columns, *rows = csv.reader(question["answer"].strip().splitlines())
    table = run(query.text, bundled, values)
    assert answered(table, columns, question.get("first")) == {tuple(row) for row in rows}


def test_the_questions_are_enough_and_well_formed() -> None:
    asked = [each["ask"] for each in QUESTIONS]
    assert len(asked) == len(set(asked)) >= 28
    assert len({each["query"] for each in QUESTIONS}) >= 25
    assert sum("fails" in each for each in QUESTIONS) <= 5
    for each in QUESTIONS:
        assert each.keys() <= KEYS, each["ask"]


@pytest.mark.parametrize("query", load(), ids=lambda query: query.name)
def test_the_example_of_each_header_begins_the_answer(query: CatalogueQuery, bundled: Store) -> None:
    """`make docs` writes the examples anew."""
    example = query.example.splitlines()
    assert len(example) > 1
    assert as_csv(run(query.text, bundled)).splitlines()[: len(example)] == example


@pytest.mark.parametrize("query", load(), ids=lambda query: query.name)
def test_the_example_of_each_parameter_finds_something(query: CatalogueQuery, bundled: Store) -> None:
    for each in query.parameters:
        assert run(query.text, bundled, parse_parameters([f"{each.name}={each.example}"], query)).rows, (
            each.name
        )

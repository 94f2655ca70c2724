"""Answers as text, in the four formats."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from orbitgraph.errors import UsageError
from orbitgraph.queries.render import as_csv, as_json, as_table, as_turtle, render, visible, width
from orbitgraph.queries.table import Table, from_triples

GUESTS = Table(
    ("episode", "guest", "minutes", "known"),
    (("4", "Thomas Graf", 32, True), ("11", 'John "J" Fastabend, Intel', None, False)),
)


def test_table_aligns_text_left_and_numbers_right() -> None:
    assert as_table(GUESTS) == (
        "episode  guest                      minutes  known\n"
        "-------  -------------------------  -------  -----\n"
        "4        Thomas Graf                     32  true\n"
        '11       John "J" Fastabend, Intel           false\n'
    )


def test_table_without_rows_is_its_header() -> None:
    assert as_table(Table(("episode", "n"), ())) == "episode  n\n-------  -\n"
    assert as_table(Table((), ())) == "\n\n"


def test_only_table_cuts_long_cells() -> None:
    long = Table(("a", "b"), (("x" * 61, 1),))
    assert as_table(long).splitlines()[2] == "x" * 59 + "…  1"
    assert as_table(long, widest=None).splitlines()[2] == "x" * 61 + "  1"
    assert "x" * 61 in as_csv(long)
    assert "x" * 61 in as_json(long)


def test_wide_and_combining_characters_keep_the_columns() -> None:
    table = Table(("a", "b"), (("漢字", "x"), ("e\u0301a", "y"), ("four", "z")))
    assert as_table(table) == "a     b\n----  -\n漢字  x\ne\u0301a    y\nfour  z\n"
    assert as_table(Table(("a",), (("漢字漢字",),)), widest=5).splitlines()[2] == "漢字…"
    assert [width("漢字"), width("e\u0301"), width("abc")] == [4, 1, 3]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x1b[31mred\x00\x7f\x85", "\\u001b[31mred\\u0000\\u007f\\u0085"),
        ("\u202eevil\u2066\u200f\u061c", "\\u202eevil\\u2066\\u200f\\u061c"),
        ("\u2028\u2029", "\\u2028\\u2029"),
        ("\ud800", "\\ud800"),
        ("plain é 漢 \u200d", "plain é 漢 \u200d"),
    ],
)
def test_a_terminal_sees_no_control_characters(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert as_table(Table(("a",), ((text,),)), widest=None).splitlines()[2] == shown.rstrip()


def test_csv_quotes_what_needs_it_and_ends_lines_with_a_newline() -> None:
    assert as_csv(GUESTS) == (
        'episode,guest,minutes,known\n4,Thomas Graf,32,true\n11,"John ""J"" Fastabend, Intel",,false\n'
    )


@pytest.mark.parametrize("text", ["a\rb", "a\nb", "a\r\nb", '"', ",", " a ", "", "\r\n", "é"])
def test_csv_reads_back(text: str) -> None:
    written = as_csv(Table(("a", "b"), ((text, "x"), ("y", text))))
    assert list(csv.reader(StringIO(written, newline=""))) == [["a", "b"], [text, "x"], ["y", text]]


def test_json_is_a_list_of_objects_in_the_order_of_the_columns() -> None:
    assert as_json(Table(("b", "a"), (("é", 1), (None, True), (2.5, "x")))) == (
        '[\n  {\n    "b": "é",\n    "a": 1\n  },\n  {\n    "b": null,\n    "a": true\n  },\n'
        '  {\n    "b": 2.5,\n    "a": "x"\n  }\n]\n'
    )
    assert json.loads(as_json(Table(("a",), ()))) == []


def test_turtle_holds_the_triples_with_the_usual_prefixes() -> None:
    thing = NamedNode("https://w3id.org/orbitgraph/id/project/p4")
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    triples = [Triple(thing, label, Literal('a "b"\n')), Triple(thing, label, Literal("P4", language="en"))]
    written = as_turtle(from_triples(triples, "CONSTRUCT"))
    assert written == (
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<https://w3id.org/orbitgraph/id/project/p4> rdfs:label "P4"@en , "a \\"b\\"\\n" .\n'
    )
    assert {quad.triple for quad in parse(written, RdfFormat.TURTLE)} == set(triples)


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_triples_show_as_three_columns_elsewhere(form: str) -> None:
    node = NamedNode("http://x/a")
    assert "subject" in render(from_triples([Triple(node, node, node)], "DESCRIBE"), form)


def test_formats_by_name() -> None:
    assert render(GUESTS, "csv") == as_csv(GUESTS)
    assert render(GUESTS, "json") == as_json(GUESTS)
    assert render(GUESTS, "table", widest=5) == as_table(GUESTS, 5)


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("ttl", "the format ttl needs triples [(]CONSTRUCT, DESCRIBE[)]; use table, csv or json"),
        ("xml", "unknown format 'xml'; use table, csv, json, ttl"),
    ],
)
def test_what_a_format_cannot_hold_is_told(form: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        render(GUESTS, form)

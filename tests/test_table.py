"""Answers as plain values."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple

from orbitgraph.queries.table import Node, Table, Value, from_boolean, from_solutions, from_triples, value_of
from orbitgraph.queries.values import IRI

XSD = "http://www.w3.org/2001/XMLSchema#"
A, B = NamedNode("http://x/a"), NamedNode("http://x/b")


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (A, IRI("http://x/a")),
        (BlankNode("b"), "_:b"),
        (Literal("4"), "4"),
        (Literal("text", language="en"), "text"),
        (Literal("-4", datatype=NamedNode(XSD + "integer")), -4),
        (Literal("4", datatype=NamedNode(XSD + "unsignedShort")), 4),
        (Literal("7.25", datatype=NamedNode(XSD + "decimal")), 7.25),
        (Literal("1E3", datatype=NamedNode(XSD + "double")), 1000.0),
        (Literal("NaN", datatype=NamedNode(XSD + "double")), "NaN"),
        (Literal("INF", datatype=NamedNode(XSD + "float")), "INF"),
        (Literal("four", datatype=NamedNode(XSD + "integer")), "four"),
        (Literal("true", datatype=NamedNode(XSD + "boolean")), True),
        (Literal("0", datatype=NamedNode(XSD + "boolean")), False),
        (Literal("maybe", datatype=NamedNode(XSD + "boolean")), "maybe"),
        (Literal("2016-05-21", datatype=NamedNode(XSD + "date")), "2016-05-21"),
    ],
)
def test_terms_become_plain_values(term: Node | None, value: Value) -> None:
    assert value_of(term) == value
    assert type(value_of(term)) is type(value)


def test_solutions_keep_their_terms_and_order() -> None:
    solutions = Store().query('SELECT ?a ?b { VALUES (?b ?a) { (2 UNDEF) ("x"@en <http://x/a>) } }')
    assert isinstance(solutions, QuerySolutions)
    table = from_solutions(solutions)
    assert table == Table(("a", "b"), ((None, 2), ("http://x/a", "x")))
    assert table.terms[1] == (A, Literal("x", language="en"))
    assert not table.is_graph


def test_a_truth_value_is_one_row() -> None:
    assert from_boolean(True) == Table(("answer",), ((True,),))


def test_triples_are_sorted_and_each_there_once() -> None:
    triples = [Triple(B, A, Literal("z")), Triple(A, A, B), Triple(B, A, Literal("z"))]
    table = from_triples(iter(triples), "CONSTRUCT")
    assert table == Table(
        ("subject", "predicate", "object"),
        (("http://x/a", "http://x/a", "http://x/b"), ("http://x/b", "http://x/a", "z")),
    )
    assert table.is_graph

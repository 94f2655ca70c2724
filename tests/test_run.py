"""Queries on a local store: the three forms of answer, and one line for whatever cannot be answered."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from orbitgraph.errors import QueryError
from orbitgraph.queries.run import run
from orbitgraph.queries.table import Table

RDFS = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store()
    made.load(
        """@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <g:1> { <x:p4> rdfs:label "P4" ; <x:minutes> 41 . }
        <g:2> { <x:ovn> rdfs:label "OVN \\"}" ; <x:minutes> 35 . }""",
        format=RdfFormat.TRIG,
    )
    return made


def test_a_query_without_graph_sees_all_graphs(store: Store) -> None:
    answer = run(RDFS + "SELECT ?label { ?s rdfs:label ?label } ORDER BY ?label", store)
    assert answer == Table(("label",), (('OVN "}',), ("P4",)))


def test_from_chooses_the_graphs(store: Store) -> None:
    assert run("SELECT ?n FROM <g:1> { ?s <x:minutes> ?n }", store) == Table(("n",), ((41,),))
    assert run("SELECT ?n FROM NAMED <g:2> { GRAPH ?g { ?s <x:minutes> ?n } }", store).rows == ((35,),)


def test_ask_gives_one_truth_value(store: Store) -> None:
    assert run("ASK { ?s <x:minutes> 41 }", store) == Table(("answer",), ((True,),))
    assert run("ASK { ?s <x:minutes> 42 }", store) == Table(("answer",), ((False,),))


@pytest.mark.parametrize(
    "query", ["CONSTRUCT { ?s <x:long> ?n } WHERE { ?s <x:minutes> ?n FILTER(?n > 40) }", "DESCRIBE <x:p4>"]
)
def test_construct_and_describe_give_triples(store: Store, query: str) -> None:
    answer = run(query, store)
    assert answer.is_graph
    assert answer.columns == ("subject", "predicate", "object")
    assert ("x:p4", "x:long" if query.startswith("CONSTRUCT") else "x:minutes", 41) in answer.rows


def test_parameters_are_bound_by_type(store: Store) -> None:
    query = "SELECT ?s { ?s <x:minutes> ?n FILTER(!BOUND(?least) || ?n >= ?least) }"
    forty = Literal("40", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert len(run(query, store).rows) == 2
    assert run(query, store, {"least": forty}).rows == (("x:p4",),)
    assert run("SELECT ?n { ?s <x:minutes> ?n }", store, {"s": NamedNode("x:ovn")}).rows == ((35,),)


def test_a_hostile_value_is_compared_like_any_other(store: Store) -> None:
    query = RDFS + "SELECT ?s { ?s rdfs:label ?label }"
    assert run(query, store, {"label": Literal('OVN "}')}).rows == (("x:ovn",),)
    assert run(query, store, {"label": Literal('" } } DROP ALL #')}).rows == ()
    assert len(store) == 4


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "SELECT ?s { ?s foaf:name ?n }",
            "the prefix foaf: is not declared; add PREFIX foaf: <http://xmlns.com/foaf/0.1/>",
        ),
        ("SELECT ?s { ?s mine:name ?n }", "the prefix mine: is not declared; add PREFIX mine: <…>"),
        ("SELECT ?s\n{ ?s", "no valid SPARQL, line 2, column 5, after 'SELECT ?s\\n{ ?s'"),
        ("SELECT ?s { ?s <relative> ?o }", "no valid SPARQL, line 1, column 26, after "),
        ("INSERT DATA { <x:a> <x:b> 1 }", "INSERT changes data and is not run; "),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE asks another server "),
        ("SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE asks another server "),
        ("hello", "no SPARQL query: "),
        ("SELECT ?x { ?s ?p ?o BIND(<x:no-such-function>(?o) AS ?x) }", "the query cannot be answered: "),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line(store: Store, query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(query, store)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_variable_that_the_query_computes_cannot_be_bound(store: Store) -> None:
    with pytest.raises(QueryError, match=r"the query computes [?]x, so no value can be bound"):
        run("SELECT ?x { ?s ?p ?o BIND(1 AS ?x) }", store, {"x": Literal("v")})

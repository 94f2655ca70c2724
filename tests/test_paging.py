"""Queries for pieces of an answer, which fit together only in a total order."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from orbitgraph.errors import QueryError
from orbitgraph.queries import paging, sparql
from orbitgraph.queries.catalogue import CatalogueQuery, columns_of, load
from orbitgraph.queries.run import run


@pytest.mark.parametrize(
    ("query", "ordered"),
    [
        ("SELECT ?a ?b { ?a ?b 1 }", "SELECT ?a ?b { ?a ?b 1 } ORDER BY ?a ?b"),
        ("SELECT ?a ?b { ?a ?b 1 } ORDER BY ?b", "SELECT ?a ?b { ?a ?b 1 } ORDER BY ?b ?a"),
        ("SELECT * { ?a ?b 1 } ORDER BY ?b ?a", "SELECT * { ?a ?b 1 } ORDER BY ?b ?a "),
        (
            "SELECT ?a (COUNT(?b) AS ?n) { ?a ?p ?b { SELECT ?b { } LIMIT 3 } } GROUP BY ?a ORDER BY DESC(?n)",
            "SELECT ?a (COUNT(?b) AS ?n) { ?a ?p ?b { SELECT ?b { } LIMIT 3 } } GROUP BY ?a ORDER BY DESC(?n) ?a ?n",
        ),
    ],
)
def test_the_columns_make_an_order_total(query: str, ordered: str) -> None:
    columns = columns_of(query)
    names = " ".join(f"?{name}" for name in columns)
    expected = f" SELECT {names} WHERE {{ {{ {ordered} }} }} LIMIT 10 OFFSET 20"
    assert paging.page(query, columns, 20, 10) == expected


def test_the_prologue_stays_in_front() -> None:
    query = "PREFIX a: <http://a/>\nSELECT ?x { ?x a:b 1 }"
    assert paging.page(query, ["x"], 0, 5) == (
        "PREFIX a: <http://a/>\n SELECT ?x WHERE { { SELECT ?x { ?x a:b 1 } ORDER BY ?x } } LIMIT 5 OFFSET 0"
    )


@pytest.mark.parametrize("end", ["LIMIT 5", "OFFSET 5", "VALUES ?x { 1 }"])
def test_a_query_with_limits_of_its_own_has_no_pieces(end: str) -> None:
    with pytest.raises(QueryError, match=f"with {end.split()[0]} cannot be asked in pieces; .* LIMIT 5 and"):
        paging.page(f"SELECT ?x {{ ?x ?y ?z }} {end}", ["x"], 0, 5)


def test_a_query_that_chooses_graphs_has_no_pieces() -> None:
    with pytest.raises(QueryError, match="with FROM cannot"):
        paging.page("SELECT ?x FROM <http://a/> { ?x ?y ?z }", ["x"], 0, 5)


@pytest.mark.parametrize("query", load(), ids=lambda query: query.name)
def test_pieces_of_every_query_of_the_catalogue_are_queries(query: CatalogueQuery) -> None:
    text = sparql.without_comments(query.text)
    if query.columns and sparql.form(text) == "SELECT":
        run(paging.page(text, query.columns, 0, 10), Store())
    elif sparql.form(text) == "CONSTRUCT":
        run(paging.as_select(text)[0], Store())


def test_a_construct_query_is_its_solutions_and_a_template() -> None:
    select, start = paging.as_select(
        "PREFIX a: <http://a/> CONSTRUCT { ?x a:b ?y . ?y a:c ?x } WHERE { ?x ?p ?y }"
    )
    assert select == "PREFIX a: <http://a/>  SELECT DISTINCT ?x ?y  WHERE { ?x ?p ?y }"
    assert start == "PREFIX a: <http://a/> CONSTRUCT { ?x a:b ?y . ?y a:c ?x }"
    with pytest.raises(QueryError, match=r"write CONSTRUCT \{ … \} WHERE"):
        paging.as_select("CONSTRUCT WHERE { ?x ?p ?y }")

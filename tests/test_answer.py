"""The answer as bytes: formats by the form of the query, graphs, and limits that are errors."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from orbitgraph.errors import LimitError, QueryError, RefusedError
from orbitgraph.queries import answer as module
from orbitgraph.queries.answer import Asked, FormatError, answer

JSON = "application/sparql-results+json"
FORMATS = (JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
TURTLE = "text/turtle"


def asked(query: str, solutions: str | None = JSON, graphs: str | None = TURTLE) -> Asked:
    return Asked(query, solutions, graphs)


@pytest.fixture
def store() -> Store:
    a, b, p = NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:p")
    made = Store()
    made.add(Quad(a, p, Literal("one"), NamedNode("urn:g")))
    made.add(Quad(b, p, Literal("two"), NamedNode("urn:h")))
    return made


def test_select_and_ask_are_solutions(store: Store) -> None:
    assert answer(asked("SELECT ?s { ?s ?p 'one' }", "text/csv"), store, 9) == ("text/csv", b"s\r\nurn:a\r\n")
    assert answer(asked("ASK { ?s ?p 'none' }"), store, 9) == (JSON, b'{"head":{},"boolean":false}')


def test_construct_and_describe_are_graphs_in_a_fixed_order(store: Store) -> None:
    media, body = answer(
        asked("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", graphs="application/n-triples"), store, 9
    )
    assert (media, body) == ("application/n-triples", b'<urn:a> <urn:p> "one" .\n<urn:b> <urn:p> "two" .\n')
    _, body = answer(asked("DESCRIBE <urn:b>", graphs="application/n-triples"), store, 9)
    assert body == b'<urn:b> <urn:p> "two" .\n'


def test_a_form_without_a_format_that_the_client_takes_is_an_error(store: Store) -> None:
    with pytest.raises(FormatError):
        answer(asked("SELECT * { ?s ?p ?o }", solutions=None), store, 9)
    with pytest.raises(FormatError):
        answer(asked("DESCRIBE <urn:a>", graphs=None), store, 9)


def test_graphs_of_the_protocol_go_before_from_and_from_before_the_union(store: Store) -> None:
    count = "SELECT (COUNT(*) AS ?n) {0} {{ ?s ?p ?o }}"
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

    def number(request: Asked) -> bytes:
        return bytes(answer(replace(request, solutions="text/csv"), store, 9)[1]).split()[1]

    assert number(asked(count.format(""))) == b"2"
    assert number(asked(count.format("FROM <urn:g>"))) == b"1"
    assert number(replace(asked(count.format("FROM <urn:g>")), default_graphs=["urn:none"])) == b"0"
    assert number(replace(asked(named), named_graphs=["urn:h"])) == b"1"
    assert number(replace(asked(named), default_graphs=["urn:h"])) == b"0"
    assert number(replace(asked(count.format("")), named_graphs=["urn:h"])) == b"0"
    with pytest.raises(QueryError, match="no absolute IRI"):
        number(replace(asked(named), default_graphs=["no iri"]))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * {", "no valid SPARQL, line 1"),
        ("SELECT * { ?s schema:name ?o }", "the prefix schema: is not declared"),
        ("hello", "no SPARQL query"),
        ("", "no SPARQL query"),
    ],
)
def test_text_that_is_no_query(store: Store, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        answer(asked(query), store, 9)


@pytest.mark.parametrize(
    "query", ["DROP ALL", "LOAD <http://127.0.0.1:9/>", "INSERT DATA { <urn:a> <urn:a> <urn:a> }"]
)
def test_updates_are_refused(store: Store, query: str) -> None:
    with pytest.raises(RefusedError, match="changes data"):
        answer(asked(query), store, 9)


@pytest.mark.parametrize("media", FORMATS)
def test_rows_are_counted_whatever_stands_in_them(store: Store, media: str) -> None:
    rows = [
        '("a\\n\\"\\r\\n}},{" <urn:x>)',
        "(UNDEF UNDEF)",
        "('<result>' ',{}')",
        '(\'{"v":{"type":"\' UNDEF)',
    ]
    query = f"SELECT * {{ VALUES (?v ?w) {{ {' '.join(rows)} }} }}"
    counted = 3 if media == JSON else 4  # a row of nothing does not count beside others in JSON
    assert answer(asked(query, media), store, counted)[0] == media
    with pytest.raises(LimitError, match=f"more than {counted - 1} rows"):
        answer(asked(query, media), store, counted - 1)


@pytest.mark.parametrize("media", FORMATS)
@given(values=st.lists(st.text(), min_size=1, max_size=8))
def test_the_limit_is_exact(media: str, values: list[str]) -> None:
    terms = " ".join(str(Literal(value.replace("\x00", ""))) for value in values if value.isprintable())
    query = f"SELECT ?v {{ VALUES ?v {{ {terms} 'last' }} }}"
    rows = 1 + sum(value.isprintable() for value in values)
    answer(asked(query, media), Store(), rows)
    if rows > 1:
        with pytest.raises(LimitError):
            answer(asked(query, media), Store(), rows - 1)


@pytest.mark.parametrize("media", FORMATS)
def test_the_limit_stops_the_engine(media: str) -> None:
    values = " ".join(str(number) for number in range(1000))
    # A thousand million rows; only a few are ever made.
    query = f"SELECT ?a {{ VALUES ?a {{ {values} }} VALUES ?b {{ {values} }} VALUES ?c {{ {values} }} }}"
    with pytest.raises(LimitError, match="more than 50 rows"):
        answer(asked(query, media), Store(), 50)


def test_triples_have_the_same_limit(store: Store) -> None:
    answer(asked("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"), store, 2)
    with pytest.raises(LimitError, match="more than 1 triples"):
        answer(asked("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"), store, 1)


def test_bytes_have_a_limit_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST", 100_000)
    text = "x" * 2000
    query = f"SELECT ?v {{ VALUES ?a {{ {' 1' * 400} }} BIND('{text}' AS ?v) }}"
    with pytest.raises(LimitError, match="more than 0 MB"):
        answer(asked(query), store, 100_000)

"""Rows: named tuples, found while they are read."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from pyoxigraph import RdfFormat, Store

from orbitgraph.errors import QueryError
from orbitgraph.queries.rows import Rows
from orbitgraph.queries.run import ask
from orbitgraph.queries.values import IRI

DATA = """
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
<http://x/1> <http://x/title> "P4" ; <http://x/minutes> 41 ; <http://x/day> "2016-05-21"^^xsd:date .
<http://x/2> <http://x/title> "<b>O&V</b>\\u202e" ; <http://x/minutes> 35 .
"""


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store()
    made.load(DATA, format=RdfFormat.TURTLE)
    return made


def rows(store: Store, query: str) -> Rows:
    return Rows.answering(lambda: ask(query, store))


ALL = """SELECT ?s ?title ?minutes ?day
{ ?s <http://x/title> ?title ; <http://x/minutes> ?minutes OPTIONAL { ?s <http://x/day> ?day } } ORDER BY ?s"""


def test_a_row_is_a_tuple_with_names(store: Store) -> None:
    first, second = rows(store, ALL)
    assert first == (IRI("http://x/1"), "P4", 41, date(2016, 5, 21))
    assert (first.title, first.minutes, second.day) == ("P4", 41, None)
    assert isinstance(first, tuple)
    assert repr(second).startswith("Row(s=IRI('http://x/2'), title='<b>O&V</b>")


@pytest.mark.parametrize(
    ("variable", "attribute"),
    [("class", "class_"), ("1st", "_0"), ("_", "_0"), ("count", "count"), ("é", "é")],
)
def test_columns_that_python_cannot_name(store: Store, variable: str, attribute: str) -> None:
    found = rows(store, f"SELECT ?{variable} {{ VALUES ?{variable} {{ 7 }} }}")
    assert found.columns == (variable,)
    assert getattr(found.first(), attribute) == 7


def test_rows_go_to_other_processes(store: Store) -> None:
    first = rows(store, ALL).first()
    back = pickle.loads(pickle.dumps(first))
    assert (back, back.title, type(back)) == (first, "P4", type(first))


def test_threads_share_rows(store: Store) -> None:
    found = rows(store, ALL)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: len(list(found)), range(100))) == {2}


def test_each_pass_gives_all_rows(store: Store) -> None:
    found = rows(store, ALL)
    assert list(found) == list(found)
    assert found.first() == next(iter(found))


def test_rows_are_found_while_they_are_read() -> None:
    made = Store()
    made.load("".join(f"<http://x/{n}> <http://x/n> {n} .\n" for n in range(2000)), format=RdfFormat.TURTLE)
    # Eight thousand million rows; whoever waited for all of them would not come back.
    endless = rows(made, "SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }")
    assert endless.first() is not None
    assert repr(endless).endswith("\n…")


@pytest.mark.parametrize(
    ("query", "truth"),
    [
        ("ASK { ?s ?p 41 }", True),
        ("ASK { ?s ?p 40 }", False),
        ("SELECT ?s { ?s ?p 41 }", True),
        ("SELECT ?s { ?s ?p 40 }", False),
        ("SELECT (false AS ?x) {}", True),
        ("CONSTRUCT WHERE { ?s ?p 40 }", False),
    ],
)
def test_truth_is_the_answer_or_whether_there_is_a_row(store: Store, query: str, truth: bool) -> None:
    assert bool(rows(store, query)) is truth


def test_ask_and_construct_are_rows_too(store: Store) -> None:
    assert [tuple(row) for row in rows(store, "ASK { ?s ?p 41 }")] == [(True,)]
    made = rows(
        store, "CONSTRUCT { ?s <http://x/long> ?m } WHERE { ?s <http://x/minutes> ?m FILTER(?m > 40) }"
    )
    assert [tuple(row) for row in made] == [("http://x/1", "http://x/long", 41)]
    assert made.first() == made.first()
    assert made.columns == ("subject", "predicate", "object")


def test_a_wrong_query_is_told_before_rows_are_read(store: Store) -> None:
    with pytest.raises(QueryError, match="no valid SPARQL"):
        rows(store, "SELECT ?s {")


def test_what_breaks_while_rows_are_read_is_told_in_words(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise OSError("disk\non fire")

    found = rows(store, "SELECT ?s { ?s ?p ?o }")
    monkeypatch.setattr("orbitgraph.queries.rows.python_value", fails)
    with pytest.raises(QueryError, match=r"^the query cannot be answered: disk on fire$"):
        list(found)


def test_a_shell_shows_a_table_and_a_notebook_an_escaped_one(store: Store) -> None:
    found = rows(store, "SELECT ?title ?m { ?s <http://x/title> ?title ; <http://x/minutes> ?m } ORDER BY ?s")
    assert (
        repr(found)
        == "title              m\n----------------  --\nP4                41\n<b>O&V</b>\\u202e  35"
    )
    assert found._repr_html_() == (
        "<table><thead><tr><th>title</th><th>m</th></tr></thead><tbody>"
        "<tr><td>P4</td><td>41</td></tr>"
        "<tr><td>&lt;b&gt;O&amp;V&lt;/b&gt;\\u202e</td><td>35</td></tr></tbody></table>"
    )


def test_a_long_answer_is_shown_in_part() -> None:
    found = Rows.of(("n",), ([n] for n in range(21)))
    assert len(list(found)) == 21
    assert found._repr_html_().count("<tr>") == 21
    assert found._repr_html_().endswith("</table><p>More rows follow.</p>")
    assert not repr(Rows.of(("n",), ([n] for n in range(20)))).endswith("…")

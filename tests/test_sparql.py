"""Queries as tokens, and values bound into them: whatever the value, the query stays the query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from orbitgraph.errors import QueryError
from orbitgraph.queries.sparql import (
    bind,
    form,
    in_words,
    names_graphs,
    place_of_values,
    tokens,
    undeclared_prefix,
    variables,
    without_comments,
)

HOSTILE = [
    '"',
    "'",
    '"""',
    "\\",
    '\\"',
    "\\u0022",
    'a" } } DROP ALL #',
    "> } DROP ALL",
    "} SERVICE <http://example.org/> { ?s ?p ?o",
    "line\nbreak\r\ttab",
    "\x00\x07\x1b[31m\x7f",
    "?x $x {UNDEF}",
    "@en",
    "é 漢 𝒳 \u202e \ufeff",
    "",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?a", [("word", "SELECT"), ("variable", "?a")]),
        ("a:b <http://x/#c> # <d>", [("name", "a:b"), ("iri", "<http://x/#c>")]),
        ('"a # \\" b" \'c\'', [("string", '"a # \\" b"'), ("string", "'c'")]),
        ('"""a "b" c\n#"""', [("string", '"""a "b" c\n#"""')]),
        ("?a<?b", [("variable", "?a"), ("sign", "<"), ("variable", "?b")]),
        ("e:a\\#b e:c", [("name", "e:a\\#b"), ("name", "e:c")]),
        ("<http://x/\\u0041#> ?a", [("iri", "<http://x/\\u0041#>"), ("variable", "?a")]),
    ],
)
def test_text_becomes_tokens(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(token.kind, token.text) for token in tokens(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * {}", "SELECT"),
        ("prefix insert: <http://x/insert> ask {}", "ASK"),
        ("# DELETE\nBASE <http://x/drop> Construct {} WHERE {}", "CONSTRUCT"),
        ("DESCRIBE <http://x/service>", "DESCRIBE"),
        ('SELECT ?service { ?service ?p "SERVICE" } # SERVICE', "SELECT"),
        ("PREFIX service: <http://x/> SELECT * { ?s service:service _:service }", "SELECT"),
    ],
)
def test_the_form_is_told_by_the_first_keyword(text: str, expected: str) -> None:
    assert form(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "DELETE changes data and is not run"),
        ("PREFIX a: <http://x/> insert data { a:b a:b a:b }", "INSERT changes data"),
        ("LOAD <http://x/>", "LOAD changes data"),
        ("WITH <http://x/> DELETE { ?s ?p ?o } WHERE {}", "WITH changes data"),
        ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * { ?s ?p 'a' . service silent ?x { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * { ?s <http://x/#> ?o } # \n SERVICE", "SERVICE asks another server"),
        ("SELECT * { FILTER(?a<?b#>\n) SERVICE<http://x/>{} }", "SERVICE asks another server"),
        ("", "no SPARQL query"),
    ],
)
def test_updates_and_calls_are_refused_in_words(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        form(text)
    assert "\n" not in str(caught.value)


def test_names_and_graphs_of_a_query() -> None:
    text = "SELECT ?a $b FROM <http://x/> { ?a ?p '?q' } # ?r"
    assert variables(text) == {"a", "b", "p"}
    assert names_graphs(text)
    assert not names_graphs("SELECT ?from { ?from <http://x/FROM> 'FROM' }")


def test_comments_are_left_out_and_nothing_else() -> None:
    assert without_comments("# a\nSELECT '#b' { <http://x/#c> ?p ?o } # d") == (
        " \nSELECT '#b' { <http://x/#c> ?p ?o }  "
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PREFIX a: <http://a/> SELECT * { ?s a:b ?o }", None),
        ("PREFIX : <http://a/> SELECT * { _:b :b 'x:y' }", None),
        ("PREFIX a: <http://a/> SELECT * { ?s a:b c:d }", "c"),
        ("SELECT * { ?s :b ?o }", ""),
    ],
)
def test_a_prefix_without_declaration_is_found(text: str, expected: str | None) -> None:
    assert undeclared_prefix(text) == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("SELECT ?x { ?s ?p ?x }", 'SELECT ?x { VALUES (?x) { ("v") } ?s ?p ?x }'),
        ("ASK WHERE { ?s ?p ?x }", 'ASK WHERE { VALUES (?x) { ("v") } ?s ?p ?x }'),
        (
            "SELECT (EXISTS { ?x ?y ?z } AS ?e) WHERE { ?s ?p ?x }",
            'SELECT (EXISTS { ?x ?y ?z } AS ?e) WHERE { VALUES (?x) { ("v") } ?s ?p ?x }',
        ),
        (
            "CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?x }",
            'CONSTRUCT { ?s ?p ?x } WHERE { VALUES (?x) { ("v") } ?s ?p ?x }',
        ),
        (
            "SELECT * { SELECT ?x { ?s ?p ?x } }",
            'SELECT * { SELECT ?x { VALUES (?x) { ("v") } ?s ?p ?x } }',
        ),
    ],
)
def test_values_stand_at_the_start_of_the_outermost_group(text: str, bound: str) -> None:
    assert bind(text, {"x": Literal("v")}) == bound
    Store().query(bound)


def test_several_values_share_one_clause() -> None:
    assert bind("SELECT * { ?a ?b ?c }", {"a": NamedNode("http://x/"), "c": Literal(4)}) == (
        "SELECT * { VALUES (?a ?c) { (<http://x/> "
        '"4"^^<http://www.w3.org/2001/XMLSchema#integer>) } ?a ?b ?c }'
    )


def test_without_values_the_text_stays() -> None:
    assert bind("DESCRIBE <http://x/>", {}) == "DESCRIBE <http://x/>"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?s { ?s ?p ?o }", "no variable [?]x"),
        ("DESCRIBE ?x", "no group"),
        ("CONSTRUCT WHERE { ?s ?p ?x }", "no group"),
    ],
)
def test_a_value_without_a_place_is_an_error(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bind(text, {"x": Literal("v")})


def _through(text: str) -> list[str]:
    bound = bind("SELECT ?x WHERE { ?s ?p ?x }", {"x": Literal(text)}).replace("?s ?p ?x", "")
    solutions = Store().query(bound)
    assert isinstance(solutions, QuerySolutions)
    return [solution["x"].value for solution in solutions]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_values_come_back_as_they_are(text: str) -> None:
    assert _through(text) == [text]


@given(st.text())
def test_any_value_comes_back_as_it_is(text: str) -> None:
    assert _through(text) == [text]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_value_is_one_token(text: str) -> None:
    plain = [token.kind for token in tokens(bind("SELECT ?x { ?s ?p ?x }", {"x": Literal("v")}))]
    assert [token.kind for token in tokens(bind("SELECT ?x { ?s ?p ?x }", {"x": Literal(text)}))] == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?s\n{ ?s ?p }", "line 2, column 10, after 'SELECT ?s\\n{ ?s ?p }'"),
        ("SELECT ?s {", "line 1, column 12, after 'SELECT ?s {'"),
        ("SELECT * { 'é漢𝒳' }\n", "line 2, column 1, after \"SELECT * { 'é漢𝒳' }\""),
    ],
)
def test_syntax_errors_say_where(text: str, expected: str) -> None:
    with pytest.raises(SyntaxError) as caught:
        Store().query(text)
    assert in_words(text, caught.value) == expected


def test_an_error_without_a_place_is_told_in_one_line() -> None:
    assert in_words("", SyntaxError("something\nelse")) == "something else"


def test_values_stand_where_the_outermost_group_begins() -> None:
    query = "SELECT (COUNT(?a) AS ?n) { SELECT ?a WHERE { ?a ?b ?c } }"
    at = place_of_values(query)
    assert query[:at].endswith("WHERE {")
    with pytest.raises(QueryError, match="no group"):
        place_of_values("DESCRIBE <urn:a>")

"""The query operations of the SPARQL 1.1 Protocol, each requirement in a test, on a server that runs."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

SELECT = "SELECT ?s { ?s <http://www.w3.org/2000/01/rdf-schema#label> 'Cilium' } LIMIT 1"
CILIUM = "https://w3id.org/orbitgraph/id/project/cilium"
CONSTRUCT = f"CONSTRUCT {{ <{CILIUM}> ?p ?o }} {{ <{CILIUM}> ?p ?o }}"
JSON = "application/sparql-results+json"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
G4 = "https://w3id.org/orbitgraph/id/graph/show/ovs-orbit/episode/4"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COUNT_NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def only(body: str) -> str:
    """Return the one value of an answer in JSON."""
    (row,) = json.loads(body)["results"]["bindings"]
    (cell,) = row.values()
    value: str = cell["value"]
    return value


def test_query_by_get(served: Any) -> None:
    status, headers, body = served.query(SELECT)
    assert (status, headers["content-type"], only(body)) == (200, JSON, CILIUM)


def test_query_by_post_of_a_form(served: Any) -> None:
    status, _, body = served.ask("/sparql", "POST", urlencode({"query": SELECT}).encode(), content_type=FORM)
    assert (status, only(body)) == (200, CILIUM)


def test_query_by_post_of_its_text(served: Any) -> None:
    for kind in (QUERY, f"{QUERY}; charset=utf-8", "Application/SPARQL-Query"):
        status, _, body = served.ask("/sparql", "POST", SELECT.encode(), content_type=kind)
        assert (status, only(body)) == (200, CILIUM)


def test_query_in_other_scripts(served: Any) -> None:
    asked = "SELECT ?x { BIND('Größe 中文 😀' AS ?x) }"
    form = urlencode({"query": asked}).encode()
    answers = (
        served.query(asked),
        served.ask("/sparql", "POST", form, content_type=FORM),
        served.ask("/sparql", "POST", asked.encode(), content_type=QUERY),
    )
    assert {only(body) for _, _, body in answers} == {"Größe 中文 😀"}


def test_head_has_the_headers_and_no_body(served: Any) -> None:
    _, headers, body = served.query(SELECT)
    status, same, nothing = served.ask(f"/sparql?query={quote(SELECT)}", "HEAD")
    assert (status, nothing) == (200, "")
    assert same["content-length"] == headers["content-length"] == str(len(body.encode()))


@pytest.mark.parametrize("way", ["get", "form", "text"])
def test_the_data_set_of_the_request(served: Any, way: str) -> None:
    def count(query: str, **graphs: str) -> int:
        fields = {name.replace("_", "-"): value for name, value in graphs.items()}
        if way == "get":
            answer = served.ask(f"/sparql?{urlencode({'query': query, **fields})}")
        elif way == "form":
            body = urlencode({"query": query, **fields}).encode()
            answer = served.ask("/sparql", "POST", body, content_type=FORM)
        else:
            path = f"/sparql?{urlencode(fields)}"
            answer = served.ask(path, "POST", query.encode(), content_type=QUERY)
        return int(only(answer[2]))

    everything, four = count(COUNT), count(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{G4}> {{ ?s ?p ?o }} }}")
    assert everything > four > 50
    assert count(COUNT, default_graph_uri=G4) == four
    assert count(COUNT_NAMED, default_graph_uri=G4) == 0
    assert count(COUNT_NAMED, named_graph_uri=G4) == four
    assert count(COUNT, named_graph_uri=G4) == 0
    # The request goes before the query's own FROM.
    assert count(COUNT.replace("{", "FROM <urn:none> {"), default_graph_uri=G4) == four
    assert count(COUNT.replace("{", f"FROM <{G4}> {{")) == four


def test_several_graphs_of_one_kind(served: Any) -> None:
    other = G4.replace("/4", "/11")
    path = f"/sparql?{urlencode([('query', COUNT), ('default-graph-uri', G4), ('default-graph-uri', other)])}"
    single = [
        int(only(served.ask(f"/sparql?{urlencode({'query': COUNT, 'default-graph-uri': each})}")[2]))
        for each in (G4, other)
    ]
    assert int(only(served.ask(path)[2])) == sum(single)


@pytest.mark.parametrize(
    ("media", "form"),
    [
        (JSON, QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/csv", None),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
        ("application/json", QueryResultsFormat.JSON),
        ("application/xml", QueryResultsFormat.XML),
    ],
)
def test_formats_of_solutions(served: Any, media: str, form: QueryResultsFormat | None) -> None:
    status, headers, body = served.query(SELECT, accept=media)
    assert (status, headers["content-type"].partition(";")[0], headers["vary"]) == (200, media, "accept")
    if form is None:
        assert body == f"s\r\n{CILIUM}\r\n"
    else:
        (row,) = parse_query_results(body, form)
        assert row[0].value == CILIUM
    asked = served.query("ASK { ?s ?p ?o }", accept=media)
    assert (asked[0], "true" in asked[2]) == (200, True)


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
@pytest.mark.parametrize("query", [CONSTRUCT, f"DESCRIBE <{CILIUM}>"])
def test_formats_of_graphs(served: Any, media: str, form: RdfFormat, query: str) -> None:
    status, headers, body = served.query(query, accept=media)
    assert (status, headers["content-type"].partition(";")[0]) == (200, media)
    assert {str(each.subject) for each in parse(body, form)} == {f"<{CILIUM}>"}


@pytest.mark.parametrize(
    ("accept", "solutions", "graphs"),
    [
        ("*/*", JSON, "text/turtle"),
        ("", JSON, "text/turtle"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.8", "application/sparql-results+xml", None),
        ("text/*", "text/csv", "text/turtle"),
        ("text/turtle, */*;q=0.1", JSON, "text/turtle"),
        ("application/ld+json;q=0.5, application/n-triples", None, "application/n-triples"),
        ("image/png", None, None),
        ("application/sparql-results+json;q=0", None, None),
    ],
)
def test_negotiation(served: Any, accept: str, solutions: str | None, graphs: str | None) -> None:
    for query, expected in ((SELECT, solutions), (CONSTRUCT, graphs)):
        status, headers, body = served.query(query, accept=accept)
        if expected:
            assert (status, headers["content-type"].partition(";")[0]) == (200, expected)
        else:
            assert status == 406
            assert "none of the formats" in body
            assert body.count("\n") == 1


@pytest.mark.parametrize(
    ("path", "body", "kind", "status", "reason"),
    [
        ("?query=SELECT", None, "", 400, "no valid SPARQL, line 1"),
        ("?query=", None, "", 400, "no SPARQL query"),
        ("?other=1", None, "", 400, "there is no query"),
        (f"?query={quote(SELECT)}&query=ASK%7B%7D", None, "", 400, "there are 2 queries"),
        ("?query=%FF", None, "", 400, "the URL is no UTF-8"),
        (f"?query={quote(SELECT)}&default-graph-uri=no+iri", None, "", 400, "no absolute IRI"),
        ("?" + "a=1&" * 300, None, "", 400, "more than 200 fields"),
        ("", b"", FORM, 400, "there is no query"),
        ("", b"query=a&query=b", FORM, 400, "there are 2 queries"),
        ("", b"query=%FF", FORM, 400, "the form is no UTF-8"),
        ("", b"query=\xff", FORM, 400, "the form is no UTF-8"),
        ("", b"SELECT * { ?s ?p '\xff' }", QUERY, 400, "the query is no UTF-8 (byte 18)"),
        ("?query=ASK%7B%7D", b"ASK {}", QUERY, 400, "there are two queries"),
        ("", b"ASK {}", "text/plain", 415, "the content type text/plain is unknown here"),
        ("", b"ASK {}", "", 415, "the content type (none) is unknown here"),
        ("", b"ASK { #" + b"x" * 2_000_000 + b"\n}", QUERY, 413, "more than 1024 KB"),
        ("", b"DROP ALL", "application/sparql-update", 403, "takes no updates"),
        ("", b"update=DROP+ALL", FORM, 403, "takes no updates"),
        ("?update=DROP+ALL", None, "", 403, "takes no updates"),
        ("?query=DROP+ALL", None, "", 403, "DROP changes data"),
        ("?query=LOAD+%3Chttp://127.0.0.1:9/%3E", None, "", 403, "LOAD changes data"),
        (
            "?query=" + quote("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
            None,
            "",
            403,
            "SERVICE",
        ),
    ],
)
def test_refusals_are_one_line(
    served: Any, path: str, body: bytes | None, kind: str, status: int, reason: str
) -> None:
    headers = {"content_type": kind} if kind else {}
    found, said, text = served.ask(f"/sparql{path}", "GET" if body is None else "POST", body, **headers)
    assert (found, reason in text, text.count("\n")) == (status, True, 1), text
    assert said["content-type"] == "text/plain; charset=utf-8"


def test_other_methods(served: Any) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        status, headers, _ = served.ask("/sparql", method)
        assert (status, headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")
    assert served.ask("/health", "POST")[0] == 405


def test_cross_origin(served: Any) -> None:
    asking = {"origin": "https://example.org", "access_control_request_method": "POST"}
    status, headers, body = served.ask("/sparql", "OPTIONS", **asking)
    assert (status, body, headers["access-control-allow-origin"]) == (204, "", "*")
    assert "POST" in headers["access-control-allow-methods"]
    for path in ("/sparql?query=ASK%7B%7D", "/sparql?query=nothing", "/health", "/none"):
        assert served.ask(path, origin="https://example.org")[1]["access-control-allow-origin"] == "*"


def test_description(served: Any) -> None:
    address = f"{served.address}sparql"
    for media, form in (("", RdfFormat.TURTLE), ("application/ld+json", RdfFormat.JSON_LD)):
        status, _, body = served.ask("/sparql", accept=media)
        said = {
            (each.predicate.value.rpartition("#")[2], str(each.object))
            for each in parse(body, form, base_iri=address)
        }
        assert status == 200
        assert ("endpoint", f"<{address}>") in said
        assert (
            "supportedLanguage",
            "<http://www.w3.org/ns/sparql-service-description#SPARQL11Query>",
        ) in said
        assert ("resultFormat", "<http://www.w3.org/ns/formats/SPARQL_Results_CSV>") in said
    # A host that is no host does not break the description.
    assert served.ask("/sparql", host="a b>c")[0] in (200, 400)


def test_a_browser_gets_the_query_page(served: Any) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    status, headers, _ = served.ask("/sparql", accept=accept)
    assert (status, headers["location"]) == (303, "queries")

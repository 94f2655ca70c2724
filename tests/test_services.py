"""SERVICE is found however it is hidden, and the mere word is no reason to refuse a query."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from orbitgraph.errors import RefusedError
from orbitgraph.queries.run import run
from orbitgraph.queries.services import calls_service

CALLS = (
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT*{?s ?p ?o}SERVICE<http://127.0.0.1:9/>{?s ?p ?o}}",
    "SELECT * { { SELECT * { SERVICE ?s { ?s ?p ?o } } } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
    # `<` compares here, and what follows it looks like an IRI up to the quotation mark of another text.
    "SELECT * { ?s ?p ?a FILTER(?a<'x>y' ) SERVICE <http://127.0.0.1:9/?'> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?a FILTER(?a<'\\'>' ) SERVICE <http://127.0.0.1:9/?'> { ?s ?p ?o } }",
    "SELECT * { # }\n SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
)
MENTIONS = (
    "SELECT * { ?s ?p 'SERVICE <http://127.0.0.1:9/> {}' }",
    "SELECT * { ?s ?p '''a SERVICE\nof ours''' }",
    "SELECT * { ?service ?p ?o # SERVICE\n }",
    "PREFIX service: <http://example.org/service/> SELECT * { service:desk ?p <urn:x-service:a> }",
    "SELECT * { ?s ?p 'xservicx service' }",
    "SELECT * { ?s ?p ?o }",
)


@pytest.mark.parametrize("query", CALLS)
def test_a_call_is_found(query: str) -> None:
    assert calls_service(query)


@pytest.mark.parametrize("query", MENTIONS)
def test_a_mention_is_no_call(query: str) -> None:
    assert not calls_service(query)


@pytest.mark.parametrize("query", CALLS)
def test_a_call_is_not_run(query: str) -> None:
    store = Store()
    store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal("o")))
    with pytest.raises(RefusedError):
        run(query, store)

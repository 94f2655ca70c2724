"""Answering a query on a SPARQL server, with the same tables as on a local store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from orbitgraph.errors import EndpointError
from orbitgraph.queries import paging, sparql
from orbitgraph.queries.access import Access
from orbitgraph.queries.address import line
from orbitgraph.queries.client import USER_AGENT, Answer, Client, Limits
from orbitgraph.queries.sparql import Term
from orbitgraph.queries.table import Table, from_boolean, from_solutions, from_terms, from_triples
from orbitgraph.queries.values import Node

TIMEOUT = 30
"""Seconds that a server may take to answer."""
_MOST_ROWS = "X-SPARQL-MaxRows"
"""The header by which Virtuoso says that it has cut an answer, and after how many rows."""


def run_remote(
    query: str,
    endpoint: str,
    parameters: Mapping[str, Term] | None = None,
    *,
    timeout: float = TIMEOUT,
    access: Access | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Table:
    """Answer a SPARQL query on a server, with its parameters bound as on a local store.

    An answer that the server cuts is fetched page by page. Raises `UsageError` for an endpoint that is no http(s)
    URL, `QueryError` where the query is refused here, and its subclass `EndpointError` where the server cannot be
    reached, refuses, or answers with something else than whole results. `tell` hears of what takes time.
    """
    with Client(endpoint, access, Limits(timeout=timeout), tell=tell) as client:
        return ask(client, query, parameters)


def ask(client: Client, query: str, parameters: Mapping[str, Term] | None = None) -> Table:
    """Answer a query as `run_remote` does, on a server that is spoken to already."""
    form = sparql.form(query)
    bound = sparql.without_comments(sparql.bind(query, parameters or {}))
    table, answer = _answer(client, bound, form)
    if form == "CONSTRUCT" and "Virtuoso" in answer.headers.get("Server", ""):
        return _constructed(client, bound)
    return _whole(client, bound, table, answer)


def _whole(client: Client, query: str, table: Table, answer: Answer) -> Table:
    """Return all rows of a SELECT query: where the server cuts, asked anew in pieces, in an order that is total."""
    most = answer.headers.get(_MOST_ROWS, "")
    size = int(most) if most.isdecimal() else 0
    if not size or len(table.rows) < size:
        return table
    client.tell(f"{client.name} gives {size} rows at a time")
    terms: list[tuple[Node | None, ...]] = []
    while True:
        page, _ = _answer(client, paging.page(query, table.columns, len(terms), size), "SELECT")
        terms += page.terms
        client.tell(f"{len(terms)} rows")
        if len(page.rows) < size:
            return from_terms(table.columns, terms)


def _constructed(client: Client, query: str) -> Table:
    """Build the triples of a CONSTRUCT query here: Virtuoso cuts its own after so many rows, and does not say so."""
    select, template = paging.as_select(query)
    table, answer = _answer(client, select, "SELECT")
    table = _whole(client, select, table, answer)
    names = " ".join(f"?{name}" for name in table.columns)
    # Virtuoso names its blank nodes by IRIs of a scheme of its own, so VALUES can hold every term.
    rows = " ".join(f"({' '.join(str(term or 'UNDEF') for term in row)})" for row in table.terms)
    triples = Store().query(f"{template} WHERE {{ VALUES ({names}) {{ {rows} }} }}")
    assert isinstance(triples, QueryTriples)
    return from_triples(triples, "CONSTRUCT")


def _answer(client: Client, query: str, form: str) -> tuple[Table, Answer]:
    """Ask once; return what the answer says, and the answer itself."""
    request = _Request(client.url, agent=USER_AGENT)
    # `setQuery` guesses the form with patterns that can take a word of a comment for an update.
    request.queryString, request.queryType = query, form
    request.setMethod(POST)
    request.setOnlyConneg(True)
    request.setReturnFormat(JSON if form in ("SELECT", "ASK") else TURTLE)
    answer = request.send(client)
    if answer.status != 200:
        raise client.refusal("query", answer)
    try:
        return _read(answer.body, answer.media_type, form), answer
    except (SyntaxError, ValueError, TypeError) as error:
        raise EndpointError(
            f"{client.name} gave no complete SPARQL results ({line(error)}); is it a SPARQL endpoint?"
        ) from None


class _Request(SPARQLWrapper):
    """A query as the library writes it for the SPARQL protocol, sent by a client of ours.

    The library's own way of sending knows no back-off, takes Digest of one realm only, and lets a redirect carry
    the password to another host.
    """

    def send(self, client: Client) -> Answer:
        request = self._createRequest()
        assert isinstance(request.data, bytes)
        return client.send(request.get_method(), request.data, headers=dict(request.header_items()))


def _read(answer: bytes, media_type: str, form: str) -> Table:
    if form in ("CONSTRUCT", "DESCRIBE"):
        kind = RdfFormat.from_media_type(media_type) or RdfFormat.TURTLE
        return from_triples((quad.triple for quad in parse(answer, kind)), form)
    kind_of_results = QueryResultsFormat.from_media_type(media_type)
    if kind_of_results is None:
        raise ValueError(f"its media type is {media_type}")
    results = parse_query_results(BytesIO(answer), kind_of_results)
    return from_boolean(bool(results)) if isinstance(results, QueryBoolean) else from_solutions(results)

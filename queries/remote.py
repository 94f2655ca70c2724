"""Answering a query on a SPARQL server, with the same tables as on a local store."""

from __future__ import annotations

import http.client
import urllib.error
from ast import literal_eval
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

from orbitgraph import __version__
from orbitgraph.errors import QueryError, UsageError
from orbitgraph.queries import sparql
from orbitgraph.queries.sparql import Term
from orbitgraph.queries.table import Table, from_boolean, from_solutions, from_triples

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

TIMEOUT = 30
"""Seconds that a server may take to answer."""


def run_remote(
    query: str, endpoint: str, parameters: Mapping[str, Term] | None = None, *, timeout: int = TIMEOUT
) -> Table:
    """Answer a SPARQL query on a server, with its parameters bound as on a local store.

    Raises `UsageError` for an endpoint that is no http(s) URL, and `QueryError` where the query is refused or
    the server cannot be reached, refuses, or answers with something else than results.
    """
    if not _is_web(endpoint):
        raise UsageError(
            f"the endpoint {endpoint!r} is no http(s) URL; give one such as http://localhost:7878/query"
        )
    form = sparql.form(query)
    answer, media_type = _ask(_request(query, endpoint, parameters or {}, form, timeout), endpoint)
    try:
        return _read(answer, media_type, form)
    except (SyntaxError, ValueError, TypeError) as error:
        raise QueryError(
            f"{endpoint} gave no complete SPARQL results ({_line(error)}); is it a SPARQL endpoint?"
        ) from None


def _is_web(endpoint: str) -> bool:
    """Tell whether urllib would ask a server: it also reads files, and white space ends a request line."""
    try:
        parts = urlsplit(endpoint)
    except ValueError:
        return False
    clean = endpoint.isprintable() and " " not in endpoint
    return clean and parts.scheme in ("http", "https") and bool(parts.hostname)


def _request(query: str, endpoint: str, values: Mapping[str, Term], form: str, timeout: int) -> SPARQLWrapper:
    from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

    request = SPARQLWrapper(endpoint, agent=f"orbitgraph/{__version__}")
    # `setQuery` guesses the form with patterns that can take a word of a comment for an update.
    request.queryString = sparql.without_comments(sparql.bind(query, values))
    request.queryType = form
    request.setMethod(POST)
    request.setOnlyConneg(True)
    request.setReturnFormat(JSON if form in ("SELECT", "ASK") else TURTLE)
    request.setTimeout(timeout)
    return request


def _ask(request: SPARQLWrapper, endpoint: str) -> tuple[bytes, str]:
    """Return the body and the media type of the server's answer."""
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    try:
        response = request.query().response
        return response.read(), response.headers.get_content_type()
    except SPARQLWrapperException as error:
        # The library puts the server's words behind its own and leaves the status to the cause.
        status = getattr(error.__context__, "code", 0)
        said = str(error).partition("Response:\n")[2]
        raise _refusal(
            endpoint, status, literal_eval(said).decode("utf-8", "replace") if said else ""
        ) from None
    except urllib.error.HTTPError as error:
        raise _refusal(endpoint, error.code, "") from None
    except http.client.IncompleteRead:
        raise QueryError(f"{endpoint} broke off its answer; try again") from None
    except TimeoutError:
        raise QueryError(f"{endpoint} did not answer within {request.timeout} s; ask for less") from None
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise QueryError(f"{endpoint} cannot be reached ({_line(reason)}); check the address") from None


def _refusal(endpoint: str, status: int, said: str) -> QueryError:
    reason = _line(said) or http.client.responses.get(status, "no reason given")
    hint = "; check the address" if status == 404 else ""
    return QueryError(f"{endpoint} refuses the query: HTTP {status} ({reason}){hint}")


def _read(answer: bytes, media_type: str, form: str) -> Table:
    if form in ("CONSTRUCT", "DESCRIBE"):
        kind = RdfFormat.from_media_type(media_type) or RdfFormat.TURTLE
        return from_triples((quad.triple for quad in parse(answer, kind)), form)
    kind_of_results = QueryResultsFormat.from_media_type(media_type)
    if kind_of_results is None:
        raise ValueError(f"its media type is {media_type}")
    results = parse_query_results(BytesIO(answer), kind_of_results)
    return from_boolean(bool(results)) if isinstance(results, QueryBoolean) else from_solutions(results)


def _line(error: object) -> str:
    """Return what a server or the network says as one line of printable text."""
    words = " ".join(str(error).split())
    shown = "".join(each if each.isprintable() else "?" for each in words)
    return shown if len(shown) <= 200 else shown[:199] + "…"

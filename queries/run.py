"""Answering a query on a local store; see `remote` for servers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from orbitgraph.errors import QueryError, RefusedError
from orbitgraph.ontology import PREFIXES
from orbitgraph.queries import sparql
from orbitgraph.queries.services import calls_service
from orbitgraph.queries.sparql import Term
from orbitgraph.queries.table import Table, from_boolean, from_solutions, from_triples

Answer = QuerySolutions | QueryBoolean | QueryTriples
"""What the engine gives: it finds solutions and triples while they are read."""


def run(query: str, store: Store, parameters: Mapping[str, Term] | None = None) -> Table:
    """Answer a SPARQL query (SELECT, ASK, CONSTRUCT or DESCRIBE) with its parameters bound; raises as `ask`."""
    answer = ask(query, store, parameters)
    with failures_in_words():
        if isinstance(answer, QuerySolutions):
            return from_solutions(answer)
        if isinstance(answer, QueryBoolean):
            return from_boolean(bool(answer))
        return from_triples(answer, sparql.form(query))


def ask(query: str, store: Store, parameters: Mapping[str, Term] | None = None) -> Answer:
    """Start to answer a query; read what it returns inside of `failures_in_words`.

    Outside of GRAPH the query sees the union of all graphs, unless a FROM clause chooses some. Raises
    `QueryError` for text that is no query, for an update, for SERVICE, and for what the engine cannot do.
    """
    # The text as the user wrote it is parsed first, so that positions in errors are the user's.
    _parse(query)
    bound = sparql.bind(query, parameters or {})
    try:
        with failures_in_words():
            # With the union switched on, the engine takes no notice of FROM.
            return store.query(bound, use_default_graph_as_union=not sparql.names_graphs(query))
    except SyntaxError:
        names = ", ".join(f"?{name}" for name in parameters or {})
        raise QueryError(f"the query computes {names}, so no value can be bound; bind another") from None


@contextmanager
def failures_in_words() -> Iterator[None]:
    """Turn what the engine raises while it answers into a `QueryError` of one line."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {' '.join(str(error).split())}") from None


@lru_cache(maxsize=256)
def _parse(query: str) -> None:
    """Refuse text that is no valid query; one that passed is not parsed again."""
    sparql.form(query)
    prefix = sparql.undeclared_prefix(query)
    if prefix is not None:
        iri = PREFIXES.get(prefix, "…")
        raise QueryError(f"the prefix {prefix}: is not declared; add PREFIX {prefix}: <{iri}>")
    if calls_service(query):
        raise RefusedError("SERVICE asks another server and is not run; use --endpoint for that server")
    try:
        with failures_in_words():
            Store().query(query)
    except SyntaxError as error:
        raise QueryError(f"no valid SPARQL, {sparql.in_words(query, error)}") from None

"""The two ways of writing to a store: SPARQL 1.1 Graph Store Protocol, and SPARQL 1.1 Update."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from orbitgraph.errors import EndpointError
from orbitgraph.queries.address import line
from orbitgraph.queries.client import Answer, Client
from orbitgraph.queries.remote import ask
from orbitgraph.queries.sparql import Term

# Every N-Triples document is a Turtle document, and every store takes Turtle.
_TURTLE = "text/turtle"
_NOT_HERE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class TooLargeError(EndpointError):
    """The server takes no request of that size."""


class Target(Protocol):
    """A store that graphs are written to; every method raises `EndpointError` where the server refuses."""

    def read(self, graph: str) -> list[tuple[str, str]]:
        """Return (subject, object) of the triples of a graph as text, for a graph that was written by us."""

    def replace(self, graph: str, pieces: Iterable[bytes]) -> None:
        """Put pieces of N-Triples in the place of a graph; it is whole only when the last one is there."""

    def add(self, graph: str, triples: bytes) -> None:
        """Add N-Triples to a graph."""

    def remove(self, graph: str) -> None:
        """Remove a graph, where it is there."""


class GraphStore:
    """A store behind the Graph Store Protocol: a graph is read, put, added to and deleted by its IRI."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def keeps_apart(self, probe: str) -> bool:
        """Tell whether there is nothing, as must be, under the IRI of a graph that no store has."""
        answer = self.find(probe)
        return answer.status in _NOT_HERE or is_empty(answer)

    def find(self, graph: str) -> Answer:
        """Ask for a graph; the answer may be a refusal."""
        return self.client.send("GET", parameters={"graph": graph}, headers={"Accept": _TURTLE})

    def read(self, graph: str) -> list[tuple[str, str]]:
        """See `Target`."""
        answer = self.find(graph)
        if answer.status in _NOT_HERE:
            return []
        _check(self.client, "reading of a graph", answer)
        try:
            return [(_text(each.subject), _text(each.object)) for each in triples_of(answer)]
        except (SyntaxError, ValueError) as error:
            raise EndpointError(
                f"{self.client.name} gave no triples for a graph ({line(error)}); is it a graph store?"
            ) from None

    def replace(self, graph: str, pieces: Iterable[bytes]) -> None:
        """See `Target`: the first piece replaces the graph, the others are merged."""
        for number, piece in enumerate(pieces):
            self._write("POST" if number else "PUT", graph, piece)

    def add(self, graph: str, triples: bytes) -> None:
        """See `Target`."""
        self._write("POST", graph, triples)

    def remove(self, graph: str) -> None:
        """See `Target`."""
        answer = self.client.send("DELETE", parameters={"graph": graph})
        if answer.status not in _NOT_HERE:
            _check(self.client, "removal of a graph", answer)

    def _write(self, method: str, graph: str, triples: bytes) -> None:
        answer = self.client.send(
            method, triples, parameters={"graph": graph}, headers={"Content-Type": _TURTLE}
        )
        _check(self.client, "writing of a graph", answer)


class Updated:
    """A store behind SPARQL Update, and the address at which it answers queries."""

    def __init__(self, client: Client, asked: Client) -> None:
        self.client, self._asked = client, asked

    def read(self, graph: str) -> list[tuple[str, str]]:
        """See `Target`."""
        values: Mapping[str, Term] = {"graph": NamedNode(graph)}
        try:
            rows = ask(self._asked, "SELECT ?s ?o { GRAPH ?graph { ?s ?p ?o } }", values).rows
        except EndpointError as error:
            raise EndpointError(f"{error}; --query-endpoint names where the store answers queries") from None
        return [(str(subject), str(value)) for subject, value in rows]

    def replace(self, graph: str, pieces: Iterable[bytes]) -> None:
        """See `Target`: the first piece comes in one request with the removal of what was there."""
        drop = f"DROP SILENT GRAPH {NamedNode(graph)} ;\n".encode()
        for piece in pieces:
            self._update(drop + _insert(graph, piece))
            drop = b""

    def add(self, graph: str, triples: bytes) -> None:
        """See `Target`."""
        self._update(_insert(graph, triples))

    def remove(self, graph: str) -> None:
        """See `Target`."""
        self._update(f"DROP SILENT GRAPH {NamedNode(graph)}".encode())

    def _update(self, update: bytes) -> None:
        answer = self.client.send("POST", update, headers={"Content-Type": "application/sparql-update"})
        _check(self.client, "update", answer)


def _insert(graph: str, triples: bytes) -> bytes:
    return f"INSERT DATA {{ GRAPH {NamedNode(graph)} {{\n".encode() + triples + b"} }"


def triples_of(answer: Answer) -> list[Triple]:
    """Read the triples of an answer; raises `SyntaxError` or `ValueError` where it holds none."""
    kind = RdfFormat.from_media_type(answer.media_type)
    if kind is None:
        raise ValueError(f"its media type is {answer.media_type or 'not told'}")
    return [quad.triple for quad in parse(answer.body, kind)]


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def _check(client: Client, what: str, answer: Answer) -> None:
    if answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        raise TooLargeError(f"{client.refusal(what, answer)}; give a smaller --piece")
    if not 200 <= answer.status < 300:
        raise client.refusal(what, answer)


def choose(client: Client, asked: Client, probe: str, protocol: str = "auto") -> Target:
    """Return the way of writing that an endpoint understands, or the one that is named (`graph-store`, `update`).

    `asked` is where the store answers queries, `probe` the IRI of a graph that no store has: a graph store has
    nothing under it. Raises `EndpointError` where the endpoint asks for a login or is no graph store as named.
    """
    # RDF4J's address for all statements takes `graph` for nothing: to replace "a graph" there replaces everything.
    if protocol == "update" or (protocol == "auto" and urlsplit(client.url).path.endswith("/statements")):
        return Updated(client, asked)
    store = GraphStore(client)
    answer = store.find(probe)
    if answer.status in _NOT_HERE or is_empty(answer):
        return store
    if answer.status in (401, 403, 429, 503):
        raise client.refusal("reading of a graph", answer)
    if protocol == "graph-store":
        raise no_graph_store(client)
    return Updated(client, asked)


def no_graph_store(client: Client) -> EndpointError:
    """Say that a server does not tell graphs apart, so that nothing can be replaced there."""
    return EndpointError(
        f"{client.name} is no graph store: it gives something for a graph that it cannot have; "
        "give the address of its Graph Store Protocol, or that of SPARQL Update with --protocol update"
    )


def is_empty(answer: Answer) -> bool:
    """Tell whether an answer is RDF without a triple."""
    try:
        return answer.status == HTTPStatus.OK and not list(triples_of(answer))
    except (SyntaxError, ValueError):
        return False


def query_address(endpoint: str) -> str:
    """Return where a store answers queries as a rule that takes updates at `endpoint`."""
    parts = urlsplit(endpoint)
    path = parts.path.removesuffix("/statements")
    if path.endswith("/update"):
        path = path.removesuffix("update") + "query"
    return urlunsplit(parts._replace(path=path))

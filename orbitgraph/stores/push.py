"""Loading the graph into a store: what is there already stays, what changed is replaced, what is gone is removed.

Before a graph is touched, the store's record of it loses its hash, and gets the new one when the graph is whole. So
a push that was cut off anywhere is completed by the next one, which begins a graph that was half there from anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from orbitgraph.errors import EndpointError
from orbitgraph.stores.quads import NamedGraph, Quads
from orbitgraph.stores.records import Records
from orbitgraph.stores.targets import GraphStore, Target, TooLargeError, no_graph_store

_SMALLEST = 10_000


@dataclass(frozen=True)
class Pushed:
    """What a push did: graphs and quads sent, graphs that were there already, graphs removed."""

    sent: int
    quads: int
    kept: int
    removed: int


@dataclass(frozen=True)
class Plan:
    """What differs between the graph and the store: graphs to send and to remove, and the store's records."""

    send: tuple[NamedGraph, ...]
    remove: tuple[str, ...]
    records: dict[str, str]


def plan(quads: Quads, records: dict[str, str], *, keep: bool = False, force: bool = False) -> Plan:
    """Compare the graphs of the file with the store's records.

    With `keep` nothing is removed, with `force` everything is sent.
    """
    ours = {graph.iri for graph in quads.graphs}
    send = tuple(graph for graph in quads.graphs if force or records.get(graph.iri) != graph.sha256)
    remove = () if keep else tuple(sorted(set(records) - ours))
    return Plan(send, remove, records)


def push(
    quads: Quads,
    target: Target,
    *,
    piece: int,
    keep: bool = False,
    force: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Pushed:
    """Make a store hold the graphs of the file, each in the place of its earlier version.

    Removes only graphs that an earlier push recorded. `piece` bounds a request in bytes and is halved where a
    server finds it too large. `tell` hears of each step. Raises `EndpointError` where the store refuses; what was
    done till then stays, and counts.
    """
    records = Records(target, quads.base)
    todo = plan(quads, records.read(), keep=keep, force=force)
    state = dict(todo.records)
    if todo.send or todo.remove:
        state |= dict.fromkeys((*(graph.iri for graph in todo.send), *todo.remove), "")
        records.write(state, piece)
        if isinstance(target, GraphStore) and not target.keeps_apart(probe_of(quads)):
            raise no_graph_store(target.client)
    for number, graph in enumerate(todo.send, start=1):
        tell(f"{number} of {len(todo.send)}: {graph.iri}")
        piece = _send(quads, graph, target, piece)
        records.add(graph.iri, graph.sha256)
        state[graph.iri] = graph.sha256
    for iri in todo.remove:
        tell(f"removing {iri}")
        target.remove(iri)
        del state[iri]
    if todo.remove:
        records.write(state, piece)
    if (todo.send or todo.remove) and records.read() != state:
        raise EndpointError("the store does not have what was written to it; run the command again")
    sent = sum(graph.quads for graph in todo.send)
    return Pushed(len(todo.send), sent, len(quads.graphs) - len(todo.send), len(todo.remove))


def probe_of(quads: Quads) -> str:
    """Return the IRI of a graph that no store has."""
    return f"{quads.base}graph/nothing"


def _send(quads: Quads, graph: NamedGraph, target: Target, piece: int) -> int:
    """Replace one graph; return the size of pieces that the server takes."""
    while True:
        try:
            target.replace(graph.iri, quads.pieces(graph, piece))
        except TooLargeError:
            if piece < 2 * _SMALLEST:
                raise
            piece //= 2
        else:
            return piece

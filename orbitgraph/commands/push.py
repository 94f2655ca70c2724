"""`push`: the graph loaded into a SPARQL store, graph by graph."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from orbitgraph.commands.options import add_graph, add_timeout, positive
from orbitgraph.commands.terminal import progress

HELP = "load the graph into a SPARQL store, or bring it up to date there"
DESCRIPTION = """Load the graph into a SPARQL store, each named graph in the place of its earlier version. What
the store has already is not sent again, so a push that was cut off goes on where it stopped. User and password are
read from ORBITGRAPH_USER and ORBITGRAPH_PASSWORD, a token from ORBITGRAPH_TOKEN."""
TIMEOUT = 120
PIECE = 1_000_000
"""Bytes in one request: what the strictest proxies let through as they come."""


def arguments(parser: ArgumentParser) -> None:
    """Add the store and how it is written to."""
    parser.add_argument(
        "--endpoint",
        required=True,
        metavar="URL",
        help="where the store takes the Graph Store Protocol or SPARQL Update",
    )
    add_graph(parser)
    parser.add_argument(
        "--protocol",
        choices=("auto", "graph-store", "update"),
        default="auto",
        help="how to write (default: what the endpoint understands)",
    )
    parser.add_argument(
        "--query-endpoint",
        metavar="URL",
        help="where the store answers queries, for SPARQL Update (default: the endpoint, with query for update)",
    )
    parser.add_argument(
        "--piece",
        type=positive,
        default=PIECE,
        metavar="BYTES",
        help="the largest request; larger graphs are sent in pieces (default: %(default)s)",
    )
    parser.add_argument("--keep", action="store_true", help="remove no graph that this folder has no more")
    parser.add_argument("--force", action="store_true", help="send every graph again")
    add_timeout(parser, TIMEOUT)


def run(options: Namespace) -> int:
    """Push the graph and say what was done."""
    from orbitgraph.errors import EndpointError
    from orbitgraph.queries import access
    from orbitgraph.queries.client import Client, Limits
    from orbitgraph.stores import push, targets
    from orbitgraph.stores.quads import Quads

    who = access.from_environment(os.environ)
    limits = Limits(timeout=options.timeout, patience=60)
    show = progress()
    try:
        with (
            Quads(options.graph) as quads,
            Client(options.endpoint, who, limits, persistent=True, tell=show) as client,
            Client(options.query_endpoint or targets.query_address(options.endpoint), who, limits) as asked,
        ):
            target = targets.choose(client, asked, push.probe_of(quads), options.protocol)
            done = push.push(
                quads, target, piece=options.piece, keep=options.keep, force=options.force, tell=show
            )
    except KeyboardInterrupt:
        raise EndpointError(
            "interrupted; what was sent stays, and the same command goes on from there"
        ) from None
    finally:
        show("")
    print(f"{done.sent} graphs sent ({done.quads} quads), {done.kept} there already, {done.removed} removed.")
    return 0

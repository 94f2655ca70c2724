"""`query`: the answer to a query of the catalogue, of a file or of standard input."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from orbitgraph.commands.options import add_format, add_graph, add_timeout
from orbitgraph.commands.terminal import progress
from orbitgraph.errors import QueryError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orbitgraph.queries.catalogue import CatalogueQuery
    from orbitgraph.queries.sparql import Term
    from orbitgraph.queries.table import Table

HELP = "answer a query: one of the catalogue, a file, or standard input"
DESCRIPTION = """Answer a SPARQL query on the graph, or on a server with --endpoint. User and password for a server
are read from ORBITGRAPH_USER and ORBITGRAPH_PASSWORD, a token from ORBITGRAPH_TOKEN."""


def arguments(parser: ArgumentParser) -> None:
    """Add the query, its parameters and where it is asked."""
    parser.add_argument(
        "query", metavar="NAME|FILE|-", help="a name of the catalogue, a .rq file, or - for standard input"
    )
    parser.add_argument(
        "-p",
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="bind a parameter; may be repeated",
    )
    add_format(parser, "table", "csv", "json", "ttl")
    place = parser.add_mutually_exclusive_group()
    add_graph(place)
    place.add_argument("--endpoint", metavar="URL", help="ask this SPARQL server instead")
    add_timeout(parser, 30)


def run(options: Namespace) -> int:
    """Answer the query and print its rows."""
    from orbitgraph.queries import parameters, render, run

    asked = _query(options.query)
    values = parameters.parse_parameters(options.parameter, asked)
    if options.endpoint:
        table = _asked_there(asked.text, options, values)
    else:
        from orbitgraph.graph.store import open_store

        table = run.run(asked.text, open_store(options.graph), values)
    widest = render.WIDEST if sys.stdout.isatty() else None
    sys.stdout.write(render.render(table, options.format, widest=widest))
    return 0


def _asked_there(query: str, options: Namespace, values: Mapping[str, Term]) -> Table:
    from orbitgraph.queries import access, remote

    who = access.from_environment(os.environ)
    show = progress()
    try:
        return remote.run_remote(
            query, options.endpoint, values, timeout=options.timeout, access=who, tell=show
        )
    finally:
        show("")


def _query(name: str) -> CatalogueQuery:
    """Find a query: `-` is standard input, a path with a suffix or a slash a file, else a name of the catalogue."""
    from orbitgraph.queries import catalogue

    if name == "-":
        return catalogue.read_query("standard input", sys.stdin.read())
    path = Path(name)
    if name in catalogue.load() or not (path.suffix or path.is_file() or len(path.parts) > 1):
        return catalogue.load().get(name)
    try:
        return catalogue.read_query(name, path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(
            f"{name}: no such file; name a .rq file or a query of 'orbitgraph queries'"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{name}: cannot be read as text ({error}); name a .rq file") from None

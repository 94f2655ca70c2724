"""`serve`: the graph over HTTP."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from orbitgraph.commands import terminal
from orbitgraph.commands.options import add_graph, positive
from orbitgraph.errors import OrbitgraphError, UsageError

HELP = "serve the graph over HTTP: SPARQL, pages, the explorer"
DESCRIPTION = (
    "Serve the graph over HTTP until interrupted: the SPARQL 1.1 Protocol at /sparql, the explorer at /, "
    "the catalogue at /queries, and each thing at /id/…. The graph stays the one that was loaded at the start."
)
_LARGEST_PORT = 65535
_EXTRA = ("uvloop", "uvicorn", "starlette", "jinja2", "mimeparse")


def arguments(parser: ArgumentParser) -> None:
    """Add the graph, the address and the limits."""
    add_graph(parser)
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address to listen on (default: %(default)s, this machine alone)",
    )
    parser.add_argument("--port", type=_port, default=7200, help="(default: %(default)s; 0 takes a free one)")
    parser.add_argument(
        "--timeout",
        type=_seconds,
        default=20.0,
        metavar="SECONDS",
        help="the time for a query, its waiting included (default: %(default)g)",
    )
    parser.add_argument(
        "--max-rows",
        type=positive,
        default=100_000,
        metavar="N",
        help="the most rows of an answer (default: %(default)s)",
    )
    parser.add_argument(
        "--workers",
        type=positive,
        default=4,
        metavar="N",
        help="processes that wait for queries (default: %(default)s)",
    )
    parser.add_argument(
        "--long",
        type=positive,
        default=12,
        metavar="N",
        help="queries besides these that may take longer than a moment at one time (default: %(default)s)",
    )
    parser.add_argument(
        "--memory",
        type=positive,
        default=512,
        metavar="MB",
        help="the memory that a query may take besides the graph (default: %(default)s)",
    )


def run(options: Namespace) -> int:
    """Serve until a signal ends it."""
    import os
    from importlib.util import find_spec

    if not hasattr(os, "fork"):
        raise OrbitgraphError("serve needs a system that can fork a process, such as Linux or macOS")
    for name in _EXTRA:
        if find_spec(name) is None:
            raise UsageError(f"serve needs the package {name}; install orbitgraph[serve]")

    from orbitgraph.server.listening import Settings, serve
    from orbitgraph.server.worker import Limits

    limits = Limits(options.max_rows, options.memory << 20)
    place = (options.graph, options.host, options.port)
    serve(Settings(*place, options.timeout, options.workers, options.long, limits), terminal.tell)
    return 0


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _LARGEST_PORT:
        raise ArgumentTypeError(f"{text!r} is no port (0 to {_LARGEST_PORT})")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.01 <= seconds <= 86_400:
        raise ArgumentTypeError(f"{text!r} is no number of seconds from 0.01 to 86400")
    return seconds

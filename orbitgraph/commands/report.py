"""`report`: what was found in each episode and what is missing."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from orbitgraph.commands.options import add_format, add_graph

HELP = "list what was found in each episode and what is missing"
DESCRIPTION = (
    "List for each episode how much was found and what is missing: a guest, a topic, notes, a "
    "language, the episode that it refers to, or whom a name means."
)


def arguments(parser: ArgumentParser) -> None:
    """Add the episode."""
    parser.add_argument(
        "episode", nargs="?", metavar="EPISODE", help="only the episode of that number, key or id"
    )
    add_format(parser, "table", "json", "md")
    add_graph(parser)


def run(options: Namespace) -> int:
    """Print what was found in each episode and what is missing."""
    from orbitgraph.answers import reporting
    from orbitgraph.graph.store import open_store

    found = reporting.read(open_store(options.graph), options.episode)
    write = {"table": reporting.as_text, "json": reporting.as_json, "md": reporting.as_markdown}
    sys.stdout.write(write[options.format](found))
    return 0

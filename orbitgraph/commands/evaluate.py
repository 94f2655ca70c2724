"""`evaluate`: the graph against what a reader expects."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from orbitgraph.commands.options import add_format, add_graph

HELP = "compare the graph with what a reader expects"
DESCRIPTION = (
    "Print precision, recall and F1 of the graph against tables of what a reader expects, what was "
    "missed and what is wrong, and whether stated confidence agrees with experience."
)


def arguments(parser: ArgumentParser) -> None:
    """Add the gold and what is judged."""
    parser.add_argument(
        "gold",
        type=Path,
        metavar="GOLD",
        help="a folder with entities.tsv, relations.tsv or *.gold.tsv (guests), or one such table",
    )
    parser.add_argument(
        "--only", choices=("entities", "relations", "guests", "resolver"), help="judge one part only"
    )
    parser.add_argument("--all", action="store_true", help="list all that was missed and is wrong")
    add_format(parser, "table", "json")
    add_graph(parser)


def run(options: Namespace) -> int:
    """Print how well the graph agrees with the gold."""
    from orbitgraph.answers import evaluation, scoreboard
    from orbitgraph.graph.store import open_store
    from orbitgraph.queries import gold

    parts = (options.only,) if options.only else evaluation.PARTS
    found = evaluation.evaluate(gold.read(options.gold), open_store(options.graph), parts)
    if options.format == "json":
        sys.stdout.write(scoreboard.as_json(found))
    else:
        sys.stdout.write(scoreboard.as_text(found, None if options.all else scoreboard.FIRST))
    return 0

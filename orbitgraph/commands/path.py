"""`path`: how two things are connected, with the sentence of each hop."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import ArgumentParser, Namespace

from orbitgraph.commands import terminal
from orbitgraph.commands.options import add_format, add_graph

HELP = "show how two things are connected, sentence by sentence"
DESCRIPTION = (
    "Print the shortest way from one thing or episode to another one: a fact for each hop, and the sentence "
    "that states it."
)


def arguments(parser: ArgumentParser) -> None:
    """Add the two ends."""
    parser.add_argument(
        "start", metavar="FROM", help="a name, or an episode (“Episode 4”); case and accents do not matter"
    )
    parser.add_argument("end", metavar="TO", help="another one")
    add_format(parser, "table", "json")
    add_graph(parser)


def run(options: Namespace) -> int:
    """Print the hops, with the telling words of their sentences marked."""
    from orbitgraph.answers import quoting, routes
    from orbitgraph.answers.explaining import Explanation
    from orbitgraph.graph.store import open_store

    found = routes.route(options.start, options.end, open_store(options.graph))
    meant = ((options.start, found.start), (options.end, found.end))
    told = Explanation(meant, found.hops or ())
    for each in quoting.ambiguities(told):
        terminal.tell(each)
    if options.format == "json":
        sys.stdout.write(quoting.as_json(told))
    else:
        coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        columns = shutil.get_terminal_size().columns
        sys.stdout.write(quoting.as_text(told, columns, quoting.BOLD if coloured else quoting.GUILLEMETS))
    if found.hops is None:
        terminal.tell(f"nothing connects {options.start} and {options.end}")
    elif not found.hops:
        terminal.tell(f"{options.start} and {options.end} are the same thing")
    return 0

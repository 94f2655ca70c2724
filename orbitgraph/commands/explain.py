"""`explain`: the sentences behind a fact or a thing."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import ArgumentParser, Namespace

from orbitgraph.commands import terminal
from orbitgraph.commands.options import add_format, add_graph

HELP = "print the sentences behind a fact or a thing"
DESCRIPTION = (
    "Print the sentences behind a fact (SUBJECT PREDICATE OBJECT, - for any) or behind all that "
    "is said of a thing (its name), with the telling words marked."
)


def arguments(parser: ArgumentParser) -> None:
    """Add the fact or the name."""
    parser.add_argument(
        "words", nargs="+", metavar="WORDS", help="a fact or a name; case and accents do not matter"
    )
    add_format(parser, "table", "json")
    add_graph(parser)


def run(options: Namespace) -> int:
    """Print the sentences, with the telling words marked."""
    from orbitgraph.answers import explaining, quoting
    from orbitgraph.graph.store import open_store

    asked = explaining.question(options.words)
    found = explaining.explain(asked, open_store(options.graph))
    for each in quoting.ambiguities(found):
        terminal.tell(each)
    if options.format == "json":
        sys.stdout.write(quoting.as_json(found))
        return 0
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    columns = shutil.get_terminal_size().columns
    sys.stdout.write(quoting.as_text(found, columns, quoting.BOLD if coloured else quoting.GUILLEMETS))
    if not found.facts and not found.mentions:
        terminal.tell(f"no episode states that: {' '.join(options.words)}")
    return 0

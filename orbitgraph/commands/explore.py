"""`explore`: the explorer in the browser."""

from __future__ import annotations

import webbrowser
from argparse import ArgumentParser, Namespace

from orbitgraph.commands import terminal
from orbitgraph.commands.options import add_graph
from orbitgraph.errors import OutputError

HELP = "open the explorer in the browser"


def arguments(parser: ArgumentParser) -> None:
    """Add the folder of the graph."""
    add_graph(parser)


def run(options: Namespace) -> int:
    """Open the explorer in the browser and print its path."""
    page = (options.graph / "explorer.html").resolve()
    if not page.is_file():
        raise OutputError(
            f"{options.graph}: holds no explorer.html; run 'orbitgraph build -o {options.graph}' first"
        )
    print(page)
    if not webbrowser.open(page.as_uri()):
        terminal.tell("no browser could be started; open the file above yourself")
    return 0

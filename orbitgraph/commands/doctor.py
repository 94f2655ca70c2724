"""`doctor`: whether an output folder is sound, and what to do."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from orbitgraph.commands.options import add_graph
from orbitgraph.commands.terminal import line

HELP = "say whether an output folder is sound, and what to do"
DESCRIPTION = (
    "Look at all that a build left in a folder, and say what is wrong and what to do. Nothing is changed; the exit "
    "code is 1 where anything is wrong."
)


def arguments(parser: ArgumentParser) -> None:
    """Add the folder of the graph."""
    add_graph(parser)


def run(options: Namespace) -> int:
    """Print a line for each piece of the folder."""
    from orbitgraph.answers.health import examine

    found = examine(options.graph)
    for each in found:
        print(line(str(each)))
    return 1 if any(each.problem for each in found) else 0

"""`check`: the graph against its shapes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from orbitgraph.commands.options import add_graph
from orbitgraph.commands.terminal import line

HELP = "check the graph against its shapes (SHACL), in words"


def arguments(parser: ArgumentParser) -> None:
    """Add the folder of the graph."""
    add_graph(parser)


def run(options: Namespace) -> int:
    """Print what in the graph violates its shapes; the exit code is 1 where anything does."""
    from orbitgraph.graph.store import open_store
    from orbitgraph.graph.validate import check as violations

    found = violations(open_store(options.graph))
    for each in found:
        print(line(str(each)))
    print(f"{len(found)} violations" if found else "The graph keeps to its shapes.")
    return 1 if found else 0

"""`check`: the graph against its shapes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from orbitgraph.commands.options import add_graph
from orbitgraph.commands.terminal import line, tell

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
    if not found:
        print("The graph keeps to its shapes.")
        return 0
    print(f"{len(found)} violation{'s' if len(found) > 1 else ''}")
    where = f" -o {options.graph}" if options.graph.is_dir() else ""
    tell(
        "each line ends with its shape, to be found in ontology/shapes.ttl; "
        f"`orbitgraph build --force{where}` makes the graph anew, and what stays comes from the sources or from "
        "corrections.tsv"
    )
    return 1

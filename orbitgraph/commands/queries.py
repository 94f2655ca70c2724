"""`queries`: the catalogue with its parameters."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

HELP = "list the catalogue of queries"
DESCRIPTION = "List the catalogue of queries with their parameters."


def arguments(parser: ArgumentParser) -> None:
    """Take none."""
    del parser


def run(options: Namespace) -> int:
    """List name, title and parameters of each query."""
    del options
    from orbitgraph.queries import catalogue

    listed = catalogue.load()
    width = max(map(len, listed.names))
    for each in listed:
        values = "".join(f" [-p {parameter.name}={parameter.example}]" for parameter in each.parameters)
        print(f"{each.name:{width}}  {each.title}")
        if values:
            print(f"{'':{width}} {values}")
    return 0

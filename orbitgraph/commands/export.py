"""`export`: the graph in the formats of other tools."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from orbitgraph.commands.options import add_format, add_graph
from orbitgraph.errors import OutputError

HELP = "write the graph, or one episode of it, in another format"
DESCRIPTION = (
    "Write the whole graph, or what one episode states, in a format for other tools. JSON-LD of one episode is a "
    "document with the names of schema.org, ready for the episode's web page. GraphML, GEXF (Gephi), Cytoscape's "
    "JSON, DOT and CSV (pairs) hold the network of episodes and things."
)


def arguments(parser: ArgumentParser) -> None:
    """Add the format, the file and the episode."""
    add_format(
        parser,
        *("ttl", "nq", "nt", "trig", "jsonld", "rdfxml"),
        *("graphml", "gexf", "cytoscape", "dot", "csv"),
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write (default: standard output)"
    )
    parser.add_argument("--episode", metavar="N", help="only the episode of that number, key or id")
    add_graph(parser)


def run(options: Namespace) -> int:
    """Write the graph; a file is replaced only when all of it is written."""
    from orbitgraph.graph.export import FORMATS, select
    from orbitgraph.graph.store import open_store

    write, chosen = FORMATS[options.format], select(open_store(options.graph), options.episode)
    if options.output is None:
        write(chosen, sys.stdout.buffer)
        return 0
    unfinished = options.output.with_name(options.output.name + ".part")
    try:
        with unfinished.open("wb") as file:
            write(chosen, file)
        unfinished.replace(options.output)
    except OSError as error:
        reason = f"cannot be written ({error.strerror})"
        raise OutputError(f"{options.output}: {reason}; choose another with -o") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return 0

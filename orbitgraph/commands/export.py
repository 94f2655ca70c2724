"""`export`: the graph in the formats of other tools."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from orbitgraph.commands.options import add_format, add_graph, positive
from orbitgraph.errors import OutputError, UsageError

HELP = "write the graph, or one episode of it, in another format"
DESCRIPTION = (
    "Write the whole graph, or what one episode states, in a format for other tools. JSON-LD of one episode is a "
    "document with the names of schema.org, ready for the episode's web page. GraphML, GEXF (Gephi), Cytoscape's "
    "JSON, DOT and CSV (pairs) hold the network of episodes and things; pyvis makes a page of one thing's surroundings."
)


def arguments(parser: ArgumentParser) -> None:
    """Add the format, the file and the episode."""
    add_format(
        parser,
        *("ttl", "nq", "nt", "trig", "jsonld", "rdfxml"),
        *("graphml", "gexf", "cytoscape", "dot", "csv"),
        "pyvis",
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write (default: standard output)"
    )
    parser.add_argument("--episode", metavar="N", help="only the episode of that number, key or id")
    parser.add_argument(
        "--thing",
        metavar="NAME",
        help="what pyvis draws: an episode, a person, a topic … with its surroundings",
    )
    parser.add_argument(
        "--steps",
        type=positive,
        default=1,
        metavar="N",
        help="how many facts away pyvis draws (default: %(default)s)",
    )
    add_graph(parser)


def run(options: Namespace) -> int:
    """Write the graph; a file is replaced only when all of it is written."""
    write = _writer(options)
    if options.output is None:
        write(sys.stdout.buffer)
        return 0
    unfinished = options.output.with_name(options.output.name + ".part")
    try:
        with unfinished.open("wb") as file:
            write(file)
        unfinished.replace(options.output)
    except OSError as error:
        reason = f"cannot be written ({error.strerror})"
        raise OutputError(f"{options.output}: {reason}; choose another with -o") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return 0


def _writer(options: Namespace) -> Callable[[BinaryIO], object]:
    """Return what writes all that is asked for to a file."""
    from orbitgraph.graph.store import open_store

    store = open_store(options.graph)
    if options.format == "pyvis":
        from orbitgraph.answers.surroundings import surroundings

        thing = options.thing or (f"episode Episode {options.episode}" if options.episode else None)
        if thing is None:
            raise UsageError("pyvis draws one thing with its surroundings; name it with --thing or --episode")
        page = surroundings(thing, store, options.steps).encode()
        return lambda file: file.write(page)
    if options.thing:
        raise UsageError(
            f"--thing is for --format pyvis; {options.format} has the whole graph or one --episode"
        )
    from orbitgraph.graph.export import FORMATS, select

    return partial(FORMATS[options.format], select(store, options.episode))

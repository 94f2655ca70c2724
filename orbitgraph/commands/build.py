"""`build`: the graph, the explorer and the lists from show notes."""

from __future__ import annotations

import gc
from argparse import ArgumentParser, Namespace
from pathlib import Path

from orbitgraph.commands import terminal
from orbitgraph.commands.options import OUT, READING, add_corrections, add_reading, chosen, positive

HELP = "build the graph, the explorer and the lists from show notes"
DESCRIPTION = "Build graph.nq, graph.ttl, explorer.html, related.md, related.json and report.md."


def arguments(parser: ArgumentParser) -> None:
    """Add where to, from what and how."""
    parser.add_argument(
        "-o", "--output", type=Path, default=OUT, metavar="DIR", help="where to (default: %(default)s)"
    )
    add_reading(parser)
    add_corrections(parser)
    parser.add_argument(
        "--force", action="store_true", help="do all the work again, also what has not changed"
    )
    parser.add_argument(
        "--workers",
        type=positive,
        default=1,
        metavar="N",
        help="how many processes read the notes (default: %(default)s); the result is the same",
    )
    parser.add_argument(
        "--on",
        metavar="URL",
        help="let the workers of a Dask cluster read the notes: its scheduler's address, tcp://HOST:PORT",
    )
    parser.add_argument(
        "--drop",
        action="store_true",
        help="leave out episodes of earlier builds that their show no longer has",
    )


def run(options: Namespace) -> int:
    """Build all files and print what was found and where the page is."""
    from orbitgraph import pipeline

    # What a build makes lives until its end: to look for garbage after every 700 objects costs a third of the time.
    gc.set_threshold(200_000, 20, 50)
    how = pipeline.Options(**chosen(options, *READING, "corrections", "force", "drop", "workers", "on"))
    built = pipeline.build(options.sources, options.output, how, terminal.progress())
    terminal.warn(built.warnings)
    print(", ".join(f"{number} {name}" for name, number in built.counts))
    print(f"Episodes: {built.changes}.")
    print(f"The explorer is {(built.directory / pipeline.EXPLORER).resolve()}")
    return 0

"""The commands that say how good a graph is: `evaluate` against a gold, `report` of what each episode lacks."""

from __future__ import annotations

import sys
from argparse import Namespace


def evaluate(options: Namespace) -> int:
    """Print how well the graph agrees with a gold."""
    from orbitgraph import evaluation, scoreboard
    from orbitgraph.graph.store import open_store
    from orbitgraph.queries import gold

    parts = (options.only,) if options.only else evaluation.PARTS
    found = evaluation.evaluate(gold.read(options.gold), open_store(options.graph), parts)
    if options.format == "json":
        sys.stdout.write(scoreboard.as_json(found))
    else:
        sys.stdout.write(scoreboard.as_text(found, None if options.all else scoreboard.FIRST))
    return 0


def report(options: Namespace) -> int:
    """Print what was found in each episode and what is missing."""
    from orbitgraph import reporting
    from orbitgraph.graph.store import open_store

    found = reporting.read(open_store(options.graph), options.episode)
    write = {"table": reporting.as_text, "json": reporting.as_json, "md": reporting.as_markdown}
    sys.stdout.write(write[options.format](found))
    return 0

"""`related`: the episodes nearest to one, with reasons."""

from __future__ import annotations

import json
import textwrap
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from pathlib import Path
from typing import Any

from orbitgraph.commands import terminal
from orbitgraph.commands.options import add_format, add_graph, positive
from orbitgraph.errors import UsageError

HELP = "list the episodes nearest to one, with reasons"
DESCRIPTION = "List the episodes that belong together with one episode, the nearest first, and why."


def arguments(parser: ArgumentParser) -> None:
    """Add the episode and how many."""
    parser.add_argument("episode", metavar="N", help="the episode's number")
    parser.add_argument(
        "-n", type=positive, default=5, metavar="COUNT", help="how many (default: %(default)s)"
    )
    add_format(parser, "table", "json", "md")
    add_graph(parser)


def run(options: Namespace) -> int:
    """Print the episodes nearest to one, with the reasons in words."""
    from orbitgraph.queries.render import harmless, visible
    from orbitgraph.report import escape

    entries = _related(options.episode, options.graph)[: options.n]
    if options.format == "json":
        print(harmless(json.dumps(entries, ensure_ascii=False, indent=1)))
        return 0
    for rank, entry in enumerate(entries, start=1):
        reasons = "; ".join(reason["text"] for reason in entry["reasons"])
        if options.format == "md":
            name = f"{escape(entry['episode'])}. {escape(entry['title'])}"
            print(f"{rank}. {name} ({entry['score']:.2f}): {escape(reasons)}")
        else:
            print(f"{rank}. {visible(entry['episode'])}. {visible(entry['title'])} ({entry['score']:.2f})")
            print(textwrap.fill(visible(reasons), 96, initial_indent="   ", subsequent_indent="   "))
    if not entries:
        terminal.tell(f"episode {options.episode} has nothing in common with another episode")
    return 0


def _related(episode: str, graph: Path) -> list[dict[str, Any]]:
    from pyoxigraph import Literal

    from orbitgraph.graph.store import open_store
    from orbitgraph.queries import catalogue, run

    store, asked = open_store(graph), catalogue.load()
    titles = {row[0]: row[1] for row in run.run(asked.get("episodes").text, store).rows}
    if episode not in titles:
        known = ", ".join(sorted(map(str, titles), key=lambda key: (len(key), key))[:30])
        raise UsageError(f"{graph}: no episode {episode!r}; there are {known}")
    values = {"episode": Literal(episode)}
    reasons = defaultdict(list)
    for _, _, other, kind, text, weight in run.run(asked.get("reasons").text, store, values).rows:
        reasons[other].append({"kind": kind, "text": text, "weight": weight})
    return [
        {"episode": other, "title": titles[other], "score": score, "reasons": reasons[other]}
        for _, _, other, score in run.run(asked.get("related").text, store, values).rows
    ]

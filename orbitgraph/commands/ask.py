"""`ask`: the answer to a question in words, by a query of the catalogue."""

from __future__ import annotations

import shlex
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from orbitgraph.commands import terminal
from orbitgraph.commands.options import OUT, add_format, add_graph

if TYPE_CHECKING:
    from orbitgraph.queries.asking import Reading

HELP = 'answer a question in words, such as "who works at VMware"'
DESCRIPTION = (
    "Find the query of the catalogue that fits a question in words best, fill in the names of the graph that the "
    "question calls, and answer it. The query is named on standard error."
)
_NEAREST = 5


def arguments(parser: ArgumentParser) -> None:
    """Add the question."""
    parser.add_argument("question", nargs="+", metavar="QUESTION", help="the question, in English")
    add_format(parser, "table", "csv", "json")
    add_graph(parser)


def run(options: Namespace) -> int:
    """Print the answer of the query that fits best; exit with 1 where none does, or two do alike."""
    from orbitgraph.graph.store import open_store
    from orbitgraph.queries import asking, catalogue, parameters, render, run

    store, asked = open_store(options.graph), catalogue.load()
    readings = asking.asker(asked, store).read(" ".join(options.question))
    best = asking.clear(readings)
    place = "" if options.graph == OUT else f" --graph {shlex.quote(str(options.graph))}"
    if best is None:
        _tell_nearest(readings, place)
        return 1
    query = asked.get(best.query)
    terminal.tell(f"{query.title}: {best.command}{place}")
    if best.left:
        terminal.tell(f"left aside: {', '.join(best.left)}")
    values = parameters.parse_parameters([f"{name}={value}" for name, value in best.parameters], query)
    table = run.run(query.text, store, values)
    widest = render.WIDEST if sys.stdout.isatty() else None
    sys.stdout.write(render.render(table, options.format, widest=widest))
    if not table.rows:
        terminal.tell("no row: the graph states nothing of that")
    return 0


def _tell_nearest(readings: list[Reading], place: str) -> None:
    from orbitgraph.queries.asking import ENOUGH

    if not readings:
        terminal.tell("no question of the catalogue is near; `orbitgraph queries` lists what can be asked")
        return
    if readings[0].unknown:
        said = f"no question of the catalogue has {', '.join(map(repr, readings[0].unknown))}"
    elif readings[0].score >= ENOUGH:
        said = "several questions of the catalogue fit alike"
    else:
        said = "no question of the catalogue fits"
    terminal.tell(f"{said}; the nearest are")
    for reading in readings[:_NEAREST]:
        terminal.tell(f"{reading.question}: {reading.command}{place}")

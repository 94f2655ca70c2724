"""`network`: who and what connects the field, and the communities of episodes."""

from __future__ import annotations

import json
import textwrap
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from orbitgraph.commands.options import add_format, add_graph, positive

if TYPE_CHECKING:
    from orbitgraph.graph.recovered import Recovered
    from orbitgraph.model import Extraction

HELP = "show who connects the field, and which episodes form communities"
DESCRIPTION = (
    "List the people, the organisations and the topics through which most shortest paths between others lead, "
    "and the communities of episodes, named by their most telling topics."
)
_TELLING = 4
"""How many topics and people name a community."""
_LEAST = 0.0001
"""A smaller share of the shortest paths is not listed."""


def arguments(parser: ArgumentParser) -> None:
    """Add how many are listed."""
    parser.add_argument(
        "-n", type=positive, default=5, metavar="COUNT", help="how many of each (default: %(default)s)"
    )
    add_format(parser, "table", "json")
    add_graph(parser)


def run(options: Namespace) -> int:
    """Print the most central things by class and the communities."""
    from orbitgraph.graph.recovered import recover
    from orbitgraph.graph.store import open_store
    from orbitgraph.queries.render import harmless

    recovered = recover(open_store(options.graph))
    central = _central(recovered.extraction, options.n)
    found = _communities(recovered)
    if options.format == "json":
        told = {"connecting": central, "communities": found}
        print(harmless(json.dumps(told, ensure_ascii=False, indent=1)))
    else:
        _show(central, found)
    return 0


def _central(extraction: Extraction, most: int) -> dict[str, list[dict[str, Any]]]:
    """Return the most central people, organisations and topics with their shares of the shortest paths."""
    from orbitgraph.graph import network

    shares, counts = network.centrality(extraction), network.counts(extraction)
    groups = {"person": "people", "organisation": "organisations"} | dict.fromkeys(network.TOPICS, "topics")
    central: dict[str, list[dict[str, Any]]] = {"people": [], "organisations": [], "topics": []}
    for ref in sorted(shares, key=lambda ref: (-shares[ref], ref)):
        listed = central.get(groups.get(ref.kind, ""), [])
        if shares[ref] >= _LEAST and len(listed) < most:
            listed.append({"name": ref.name, "share": round(shares[ref], 4), "episodes": counts[ref]})
    return central


def _communities(recovered: Recovered) -> list[dict[str, list[str]]]:
    from orbitgraph.graph import network

    keys = {each.id: each.key for each in recovered.extraction.episodes}
    return [
        {
            "topics": [ref.name for ref in each.topics[:_TELLING]],
            "people": [ref.name for ref in each.people[:_TELLING]],
            "episodes": [keys[episode] for episode in each.episodes],
        }
        for each in network.communities(recovered.extraction, recovered.topics)
    ]


def _show(central: dict[str, list[dict[str, Any]]], communities: list[dict[str, list[str]]]) -> None:
    from orbitgraph.queries.render import visible

    for name, rows in central.items():
        print(f"{name.capitalize()} {'who' if name == 'people' else 'that'} connect the field")
        for row in rows:
            times = f"{row['episodes']} episode{'s' * (row['episodes'] != 1)}"
            print(f"  {row['share']:.4f}  {visible(row['name'])} ({times})")
    print("Communities")
    for number, each in enumerate(communities, start=1):
        people = "; " * bool(each["people"]) + ", ".join(each["people"])
        told = f"{', '.join(each['topics'])} (episodes {', '.join(each['episodes'])}{people})"
        print(textwrap.fill(visible(told), 100, initial_indent=f"  {number}. ", subsequent_indent="     "))

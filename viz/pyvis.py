"""The surroundings of one thing as a page of pyvis: for notebooks, and for readers who know vis-network.

pyvis's own templates load style and script from a CDN even when told to put them into the page, and write
names into it as they are. So the frame is ours, with the copy of vis-network that pyvis carries inside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from orbitgraph.errors import OrbitgraphError, UsageError
from orbitgraph.model import SIGNATURES, Fact, Node
from orbitgraph.viz.bundle import policy, web
from orbitgraph.viz.layout import place
from orbitgraph.viz.links import ends
from orbitgraph.viz.words import KINDS, PHRASES

SHAPES = {
    "episode": "square",
    "person": "dot",
    "organisation": "square",
    "project": "hexagon",
    "protocol": "diamond",
    "concept": "dot",
    "event": "triangle",
    "work": "square",
    "place": "triangleDown",
}
"""The shapes of vis-network that come nearest to those of the explorer."""

SPREAD = 4.5
"""vis-network writes every name, which takes more room than the dots of the explorer have."""

SETTINGS = {
    "physics": {"enabled": False},
    "edges": {
        "smooth": False,
        "color": {"color": "#b9bcc4", "highlight": "#0b57a4", "hover": "#0b57a4"},
        "font": {"size": 10, "color": "#5a6271", "strokeColor": "#f8f7f3"},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}},
    },
    "nodes": {"font": {"size": 13, "color": "#1b2230", "strokeWidth": 3, "strokeColor": "#f8f7f3"}},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}},
}


def neighbourhood(node_id: str, nodes: Sequence[Node], facts: Sequence[Fact], *, steps: int = 1) -> str:
    """Return a page that shows a thing and all that is at most `steps` facts away; it makes no request.

    UsageError when there is no such node, OrbitgraphError when the extra `pyvis` is not installed.
    """
    numbers = {node.id: number for number, node in enumerate(nodes)}
    if node_id not in numbers:
        raise UsageError(f"no thing has the id {node_id!r}: take one of the graph's own")
    if steps < 0:
        raise UsageError(f"cannot go {steps} steps: give 0 or more")
    inside = _within(numbers[node_id], ends(nodes, facts), steps)
    part = [node for number, node in enumerate(nodes) if number in inside]
    ids = {node.id for node in part}
    between = [fact for fact in facts if fact.source in ids and fact.target in ids]
    network = _network()
    # Its own `add_edge` looks through all edges each time.
    network.nodes = [_dot(node, chosen=node.id == node_id) for node in place(part, between)]
    network.edges = _edges(between)
    network.heading = nodes[numbers[node_id]].label
    return str(network.generate_html())


def _within(start: int, joined: Sequence[tuple[int, int | None]], steps: int) -> set[int]:
    """Return the numbers of the nodes at most `steps` facts away from one."""
    inside = {start}
    for _ in range(steps):
        touched = [pair for pair in joined if not inside.isdisjoint(pair)]
        inside |= {end for pair in touched for end in pair if end is not None}
    return inside


def _network() -> Any:
    """Return an empty network of pyvis that writes our frame."""
    try:
        from jinja2 import DictLoader, Environment
        from pyvis.network import Network
    except ImportError as error:
        raise OrbitgraphError("pyvis is not installed: run pip install orbitgraph[pyvis]") from error
    # vis-network makes no use of its style sheet but for buttons and dialogues that are not shown here.
    library = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    style, script = web("pyvis.css"), web("pyvis.js")
    network = Network(directed=True)
    network.path = "pyvis.html"
    network.options = {"physics": {"enabled": False}}
    network.templateEnv = Environment(loader=DictLoader({network.path: web("pyvis.html")}), autoescape=True)
    network.templateEnv.globals.update(
        policy=policy(scripts=[library, script], styles=[style]),
        style=style,
        script=script,
        library=library,
        settings=SETTINGS,
    )
    return network


def _dot(node: Node, *, chosen: bool) -> dict[str, Any]:
    details = "".join(f"\n{key}: {value}" for key, value in node.details)
    return {
        "id": node.id,
        "label": node.label if len(node.label) <= 40 else node.label[:39].rstrip() + "…",
        "title": f"{node.label}\n{KINDS[node.cls].one}{details}",
        "x": node.x * SPREAD,
        "y": node.y * SPREAD,
        "size": node.size,
        "shape": SHAPES[node.cls],
        "color": KINDS[node.cls].light,
        "borderWidth": 1,
        **({"font": {"size": 18}} if chosen else {}),
    }


def _edges(facts: Sequence[Fact]) -> list[dict[str, Any]]:
    """Return one edge for each pair of ends; its label names the relations, its tooltip adds the sentences."""
    told: dict[tuple[str, str], dict[str, list[str]]] = {}
    for fact in facts:
        sentences = told.setdefault((fact.source, fact.target), {}).setdefault(fact.predicate, [])
        if fact.sentence and fact.sentence not in sentences:
            sentences.append(fact.sentence)
    return [
        {
            "from": source,
            "to": target,
            "label": ", ".join(PHRASES[name][0] for name in predicates if name in SIGNATURES),
            "title": "\n".join(
                line for name, sentences in predicates.items() for line in (PHRASES[name][0], *sentences[:2])
            ),
        }
        for (source, target), predicates in told.items()
    ]

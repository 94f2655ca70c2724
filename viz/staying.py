"""A map that stays put: what the last build drew keeps its place, what is new comes to stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import networkx as nx
import numpy as np

from orbitgraph.model import Fact, Node
from orbitgraph.viz.communities import Groups
from orbitgraph.viz.discs import Floats
from orbitgraph.viz.layout import GAP, SPACE, graph_of, place, sizes_of

NEW = 0.25
"""The share of nodes that the last whole drawing did not have, above which the map is drawn anew."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Drawing:
    """Where the nodes (ids) of a map stand: those `drawn` as a whole, and those `added` since."""

    drawn: Mapping[str, Point] = field(default_factory=dict)
    added: Mapping[str, Point] = field(default_factory=dict)


def redraw(
    nodes: Sequence[Node],
    facts: Sequence[Fact],
    before: Drawing,
    *,
    seed: int = 7,
    groups: Groups | None = None,
) -> tuple[tuple[Node, ...], Drawing]:
    """Return the nodes with their places and sizes, and the drawing to start from the next time.

    Nothing that `before` has moves, unless more than the share `NEW` of the nodes came after it was drawn as a
    whole: then all are placed as `layout.place` does, for which `groups` are handed on.
    """
    strangers = sum(node.id not in before.drawn for node in nodes)
    if strangers > NEW * len(nodes):
        placed = place(nodes, facts, seed=seed, groups=groups)
        return placed, Drawing({node.id: (node.x, node.y) for node in placed})
    placed = _joined(nodes, facts, {**before.added, **before.drawn})
    added = {node.id: (node.x, node.y) for node in placed if node.id not in before.drawn}
    return placed, Drawing(before.drawn, added)


def _joined(nodes: Sequence[Node], facts: Sequence[Fact], known: Mapping[str, Point]) -> tuple[Node, ...]:
    """Place the unknown nodes, by their ids, each as near as there is room to the middle of its neighbours."""
    graph = graph_of(nodes, facts)
    sizes = sizes_of(nodes, graph)
    at = {number: known[node.id] for number, node in enumerate(nodes) if node.id in known}
    numbers = sorted(set(graph) - set(at), key=lambda number: nodes[number].id)
    for number in numbers:
        others = list(at)
        points = np.array([at[other] for other in others]).reshape(-1, 2)
        at[number] = _free(_middle(graph, number, at), sizes[number], points, sizes[others])
    return tuple(
        replace(node, x=at[number][0], y=at[number][1], size=float(sizes[number]))
        for number, node in enumerate(nodes)
    )


def _middle(graph: nx.Graph, number: int, at: Mapping[int, Point]) -> Floats:
    """Return the mean of the neighbours' places by weight; what has none stands below the map."""
    near = [(at[other], each["weight"]) for other, each in graph[number].items() if other in at]
    if near:
        return np.average([point for point, _ in near], axis=0, weights=[weight for _, weight in near])
    lowest = max((y for _, y in at.values()), default=0.0)
    return np.array((0.0, lowest + 2 * SPACE))


def _free(middle: Floats, size: float, points: Floats, sizes: Floats) -> Point:
    """Return the first place on the rings around a point that touches no other disc."""
    for spot in _rings(middle):
        spot = np.round(spot, 1) + 0.0
        distance = np.hypot(*(points - spot).T)
        if (distance >= sizes + size + GAP).all():
            return float(spot[0]), float(spot[1])
    raise AssertionError("the rings end nowhere")


def _rings(middle: Floats) -> Iterator[Floats]:
    yield middle
    radius = 0.0
    while True:
        radius += SPACE / 2
        for angle in np.arange(0.0, 2 * np.pi, SPACE / 2 / radius):
            yield middle + radius * np.array((np.cos(angle), np.sin(angle)))

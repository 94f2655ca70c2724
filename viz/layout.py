"""Where each dot of the map stands: like drawn to like, nothing on top of anything, the same every time.

Up to `WHOLE` nodes are placed by forces at once. More are split into communities; each is placed by itself,
and the discs that result are placed by the same forces. No step depends on the order of nodes or facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from orbitgraph.model import EPISODE, Fact, Node
from orbitgraph.viz.communities import Groups, split
from orbitgraph.viz.discs import Floats, apart
from orbitgraph.viz.links import ends

Ints = NDArray[np.int64]

WHOLE = 1200
"""The most nodes that are placed at once; the forces cost the square of their number."""
SPACE = 20.0
"""The distance in pixels that two average dots keep."""
GAP = 3.0
"""The least clear space between two dots, in pixels."""
ROUNDS = 110
"""How often the forces move every dot."""
WIDE = 1.2
"""How much wider than high the map is drawn; most screens are."""
STRENGTH = {"about": 2.0, "mentions": 1.0, "relatedTo": 0.5, "broader": 0.5}
"""How strongly a fact pulls its ends together; a stated relation pulls with 1.5."""


def place(
    nodes: Sequence[Node], facts: Sequence[Fact], *, seed: int = 7, groups: Groups | None = None
) -> tuple[Node, ...]:
    """Return the nodes, in the order given, with position and size (pixels) that follow from the facts.

    `groups` are those that `grouped` finds with this seed, for a caller who has them already. The same nodes, facts
    and seed give the same numbers whatever their order; ValueError for an end that is no node or an id that stands
    there twice.
    """
    order = sorted(range(len(nodes)), key=lambda number: nodes[number].id)
    rank = {number: position for position, number in enumerate(order)}
    ordered = [nodes[number] for number in order]
    graph = graph_of(ordered, facts)
    sizes = sizes_of(ordered, graph)
    linked = [node for node in graph if graph.degree(node)]
    points = np.zeros((len(nodes), 2))
    if linked:
        at = {node: position for position, node in enumerate(linked)}
        known = groups and sorted(sorted(at[rank[each]] for each in group) for group in groups)
        part = _part(graph, linked)
        map_points = _arranged(part, sizes[linked], np.random.default_rng(seed), seed, known)
        centred = (map_points - map_points.mean(axis=0)) * (WIDE, 1.0)
        points[linked] = apart(centred, sizes[linked] + GAP / 2)
    loose = [node for node in graph if not graph.degree(node)]
    points[loose] = _rows(len(loose), points[linked])
    return tuple(
        replace(
            node,
            # Adding 0.0 turns the minus zero of rounding into zero.
            x=round(float(points[rank[number], 0]), 1) + 0.0,
            y=round(float(points[rank[number], 1]), 1) + 0.0,
            size=float(sizes[rank[number]]),
        )
        for number, node in enumerate(nodes)
    )


def grouped(nodes: Sequence[Node], facts: Sequence[Fact], *, seed: int = 7) -> Groups:
    """Return the communities of what facts link, as lists of positions in `nodes`."""
    order = sorted(range(len(nodes)), key=lambda number: nodes[number].id)
    graph = graph_of([nodes[number] for number in order], facts)
    linked = [node for node in graph if graph.degree(node)]
    if not linked:
        return []
    return [[order[linked[node]] for node in group] for group in split(_part(graph, linked), seed)]


def graph_of(nodes: Sequence[Node], facts: Sequence[Fact]) -> nx.Graph:
    """Return the graph of the nodes' numbers; its weights say how strongly all facts of a pair pull.

    ValueError as of `place`.
    """
    pulls: dict[tuple[int, int], float] = {}
    for fact, (source, target) in zip(facts, ends(nodes, facts), strict=True):
        if target is not None and target != source:
            pair = (min(source, target), max(source, target))
            pulls[pair] = min(pulls.get(pair, 0.0) + STRENGTH.get(fact.predicate, 1.5), 4.0)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(nodes)))
    graph.add_weighted_edges_from((one, other, pulls[one, other]) for one, other in sorted(pulls))
    return graph


def _rows(count: int, others: Floats) -> Floats:
    """Return points in rows below all others, for what no fact links; shape (count, 2)."""
    step = 2 * SPACE
    width = max(float(np.ptp(others[:, 0])) if len(others) else 0.0, step * count**0.5)
    columns = max(int(width / step), 1)
    top = float(others[:, 1].max(initial=0.0)) + 2 * step
    number = np.arange(count)
    across = (number % columns - (min(columns, count) - 1) / 2) * step
    return np.stack((across, top + number // columns * step), axis=1)


def sizes_of(nodes: Sequence[Node], graph: nx.Graph) -> Floats:
    """Return the radius of each node in pixels, shape (n,)."""
    return np.array([_size(node, graph.degree(number)) for number, node in enumerate(nodes)])


def _size(node: Node, degree: int) -> float:
    """Return the radius in pixels: episodes are large, things grow with the number of their neighbours."""
    grown = 9.5 + 0.5 * degree**0.5 if node.cls == EPISODE else 3.2 + 1.25 * degree**0.5
    return float(round(min(grown, 15.0), 1))


def _arranged(
    graph: nx.Graph, sizes: Floats, rng: np.random.Generator, seed: int, known: Groups | None = None
) -> Floats:
    """Return the points of a graph whose nodes are 0 to n-1, and whose communities may be known."""
    if len(graph) <= WHOLE:
        return _settled(graph, np.ones(len(graph)), rng)
    groups = _groups(graph, known or split(graph, seed))
    number_of = {node: number for number, group in enumerate(groups) for node in group}
    insides, discs = [], np.empty(len(groups))
    for number, group in enumerate(groups):
        points = apart(_arranged(_part(graph, group), sizes[group], rng, seed), sizes[group] + GAP / 2)
        insides.append(points - points.mean(axis=0))
        # An even disc is 1.41 times as wide as its mean distance (root of squares) from the middle.
        discs[number] = 1.45 * float(np.sqrt((insides[-1] ** 2).sum(axis=1).mean())) + SPACE / 2
    between: dict[tuple[int, int], float] = {}
    for one, other, pull in graph.edges(data="weight"):
        low, high = sorted((number_of[one], number_of[other]))
        if low != high:
            between[low, high] = between.get((low, high), 0.0) + pull
    outer = nx.Graph()
    outer.add_nodes_from(range(len(groups)))
    outer.add_weighted_edges_from((*pair, between[pair]) for pair in sorted(between))
    centres = _settled(outer, discs / float(discs.mean()), rng)
    # Drawn together to about the room that they need, then moved off each other.
    centres *= float(np.sqrt((discs**2).sum()) / max(np.sqrt((centres**2).sum(axis=1).mean()), 1e-9)) * 0.7
    centres = apart(centres, discs, rounds=300)
    points = np.empty((len(graph), 2))
    for group, inside, centre in zip(groups, insides, centres, strict=True):
        points[group] = inside + centre
    return points


def _part(graph: nx.Graph, group: Sequence[int]) -> nx.Graph:
    """Return the graph of some nodes, numbered anew in their order."""
    number_of = {node: number for number, node in enumerate(group)}
    part = nx.Graph()
    part.add_nodes_from(range(len(group)))
    part.add_weighted_edges_from(
        (number_of[node], number_of[other], graph[node][other]["weight"])
        for node in group
        for other in sorted(graph[node])
        if other in number_of and node < other
    )
    return part


def _groups(graph: nx.Graph, groups: Groups) -> Groups:
    """Return the communities of a graph; one that will not split is cut into equal shares."""
    if len(groups) > 1:
        return groups
    return [groups[0][at : at + WHOLE] for at in range(0, len(graph), WHOLE)]


def _settled(graph: nx.Graph, bulk: Floats, rng: np.random.Generator) -> Floats:
    """Return points at which pulls, pushes and a slight fall to the middle are at rest; shape (n, 2).

    Every pair pushes with the inverse of its distance, links pull in proportion to it; no point moves further
    in one round than a limit that shrinks, so the picture settles whatever the forces.
    """
    n = len(graph)
    points = rng.normal(scale=SPACE * n**0.5 / 2, size=(n, 2))
    source: Ints = np.array([one for one, _ in graph.edges], dtype=np.int64)
    target: Ints = np.array([other for _, other in graph.edges], dtype=np.int64)
    pull: Floats = np.array([weight for *_, weight in graph.edges(data="weight")], dtype=np.float64)
    total = np.bincount(source, pull, n) + np.bincount(target, pull, n)
    degree = np.bincount(source, minlength=n) + np.bincount(target, minlength=n)
    mass = bulk * (1 + 0.5 * degree**0.5)
    # What is linked to much is held loosely by each, or everything would hang on the most popular thing.
    pull = 3 * pull / np.maximum(np.minimum(total[source], total[target]), 1e-9) ** 0.7
    push = SPACE**2 / 2 * mass
    # What hangs together least falls most, or small islands would drift far from the mainland.
    fall = np.full((n, 1), 0.6)
    largest: set[int] = max(
        nx.connected_components(graph), key=lambda part: (len(part), -min(part)), default=set()
    )
    fall[sorted(largest)] = 0.15
    room = np.empty((3, n, n))
    for turn in range(ROUNDS):
        force = _pushes(points, push, room) - fall * points
        stretch = (points[target] - points[source]) * pull[:, None]
        for axis in (0, 1):
            drawn = np.bincount(source, stretch[:, axis], n) - np.bincount(target, stretch[:, axis], n)
            force[:, axis] += drawn / mass
        length = np.sqrt((force**2).sum(axis=1)) + 1e-9
        limit = 2.5 * SPACE * (1 - turn / ROUNDS) ** 1.5 + 0.3
        points = points + force * (np.minimum(length, limit) / length)[:, None]
    return points


def _pushes(points: Floats, push: Floats, room: Floats) -> Floats:
    """Return the sum of the pushes of all others on each point, shape (n, 2); `room` is used for sums."""
    across, down, inverse = room
    np.subtract.outer(points[:, 0], points[:, 0], out=across)
    np.subtract.outer(points[:, 1], points[:, 1], out=down)
    np.multiply(across, across, out=inverse)
    inverse += 1.0
    inverse += down * down
    np.divide(push, inverse, out=inverse)
    sums = [np.einsum("ij,ij->i", distance, inverse) for distance in (across, down)]
    return np.stack(sums, axis=1)

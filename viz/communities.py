"""What hangs together most: the communities of the graph (Louvain), each named by its telling topics."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from orbitgraph.model import EPISODE, EntityClass, Fact, Node
from orbitgraph.viz.links import ends

NAMED_BY = 3
"""How many topics name a community."""
_TOPICS = {EntityClass.CONCEPT.value, EntityClass.PROTOCOL.value, EntityClass.PROJECT.value}

Groups = list[list[int]]


@dataclass(frozen=True)
class Communities:
    """The names of the communities, the largest first, and the number of each node's; -1 for what no fact links."""

    names: tuple[str, ...] = ()
    of: tuple[int, ...] = ()


def split(graph: nx.Graph, seed: int) -> Groups:
    """Return the communities of a graph of numbers as sorted lists, the one with the least number first."""
    found = nx.community.louvain_communities(graph, seed=seed)
    return sorted(sorted(group) for group in found)


def named(nodes: Sequence[Node], facts: Sequence[Fact], groups: Sequence[Sequence[int]]) -> Communities:
    """Name groups of node numbers by the topics that are told of in them often and elsewhere seldom."""
    ordered = sorted(groups, key=lambda group: (-len(group), min(group, default=0)))
    of = [-1] * len(nodes)
    for number, group in enumerate(ordered):
        for node in group:
            of[node] = number
    touches: Counter[int] = Counter()
    inside: Counter[int] = Counter()
    for one, other in ends(nodes, facts):
        for end, far in ((one, other), (other, one)):
            if end is not None and far is not None:
                touches[end] += 1
                inside[end] += of[end] == of[far]
    members: dict[int, list[int]] = defaultdict(list)
    for node, number in enumerate(of):
        members[number].append(node)

    def telling(node: int) -> tuple[bool, float, str]:
        is_topic = nodes[node].cls in _TOPICS
        score = inside[node] ** 2 / (touches[node] or 1)
        return not is_topic, -score, nodes[node].label

    names = []
    for number in range(len(ordered)):
        best = sorted((node for node in members[number] if nodes[node].cls != EPISODE), key=telling)
        names.append(", ".join(nodes[node].label[:40] for node in (best or members[number])[:NAMED_BY]))
    return Communities(tuple(names), tuple(of))

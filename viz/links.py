"""Which two nodes each fact joins: the one check that all pictures of the graph share."""

from __future__ import annotations

from collections.abc import Sequence

from orbitgraph.model import Fact, Node, Predicate


def numbered(nodes: Sequence[Node]) -> dict[str, int]:
    """Return the position of each node by its id; ValueError names an id that stands there twice."""
    numbers: dict[str, int] = {}
    for number, node in enumerate(nodes):
        if numbers.setdefault(node.id, number) != number:
            raise ValueError(f"two nodes have the id {node.id!r}: merge them first")
    return numbers


def ends(nodes: Sequence[Node], facts: Sequence[Fact]) -> list[tuple[int, int | None]]:
    """Return (source, target) of each fact as positions in `nodes`; None stands for the text of a handle.

    ValueError names the first end that is no node.
    """
    numbers = numbered(nodes)
    joined: list[tuple[int, int | None]] = []
    for fact in facts:
        source, target = numbers.get(fact.source), numbers.get(fact.target)
        if source is None:
            raise _unknown(fact, fact.source)
        if target is None and fact.predicate != Predicate.REACH:
            raise _unknown(fact, fact.target)
        joined.append((source, target))
    return joined


def _unknown(fact: Fact, end: str) -> ValueError:
    return ValueError(f"{fact.predicate} joins {end!r}, which is no node: add the node or drop the fact")

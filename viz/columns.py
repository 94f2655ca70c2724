"""The graph in columns, as the page reads it: things and sentences stand once and are referred to by number."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from orbitgraph.model import EPISODE, Fact, Node, Quads
from orbitgraph.viz.communities import Communities
from orbitgraph.viz.links import ends
from orbitgraph.viz.words import KINDS, PHRASES

_NONE, _SOURCE = -1, -2
"""Where a fact comes from no episode, or from its source."""


def columns(
    nodes: Sequence[Node], facts: Sequence[Fact], source: str, communities: Communities
) -> tuple[dict[str, Any], list[str]]:
    """Return the graph for JSON and its sentences; ValueError for what cannot be drawn."""
    base = common_base([node.id for node in nodes])
    told, sentences = _facts(nodes, facts)
    count = Counter(node.cls for node in nodes)
    graph = {
        "source": source,
        "base": base,
        "kinds": [[name, kind.one, kind.several, count[name]] for name, kind in KINDS.items()],
        "predicates": [[name, *words] for name, words in PHRASES.items()],
        "groups": list(communities.names),
        "things": _things(nodes, base, communities.of or (-1,) * len(nodes)),
        "facts": told,
    }
    return graph, sentences


def _things(nodes: Sequence[Node], base: str, groups: Sequence[int]) -> dict[str, Any]:
    kinds = list(KINDS)
    for node in nodes:
        if node.cls not in kinds:
            raise ValueError(f"unknown class {node.cls!r} of {node.id!r}: use {', '.join(kinds)}")
        if not all(math.isfinite(number) for number in (node.x, node.y, node.size)):
            raise ValueError(f"no place for {node.id!r}: its x, y and size must be numbers")
    names = [node.id.removeprefix(base) for node in nodes]
    return {
        "name": names,
        "kind": [kinds.index(node.cls) for node in nodes],
        "label": [node.label for node in nodes],
        "aliases": [list(node.aliases) for node in nodes],
        # Whole tenths of a pixel are shorter than fractions.
        "x": [round(node.x * 10) for node in nodes],
        "y": [round(node.y * 10) for node in nodes],
        "size": [round(node.size * 10) for node in nodes],
        "group": list(groups),
        "details": [[list(pair) for pair in node.details] for node in nodes],
        "badge": [_badge(node, name) for node, name in zip(nodes, names, strict=True)],
    }


def _badge(node: Node, name: str) -> str:
    """Return an episode's number, which is drawn on its dot; a guid would not fit."""
    badge = name.rpartition("/")[2] if node.cls == EPISODE else ""
    return badge if len(badge) <= 4 else ""


def _facts(nodes: Sequence[Node], facts: Sequence[Fact]) -> tuple[dict[str, Any], list[str]]:
    numbers = {node.id: number for number, node in enumerate(nodes)}
    predicates = {name: number for number, name in enumerate(PHRASES)}
    sentences: dict[str, int] = {"": 0}
    rows: list[tuple[object, ...]] = []
    for fact, (start, target) in zip(facts, ends(nodes, facts), strict=True):
        if fact.predicate not in predicates:
            raise ValueError(
                f"unknown predicate {fact.predicate!r} of {fact.source!r}: use {', '.join(PHRASES)}"
            )
        if fact.episode and fact.episode not in numbers:
            raise ValueError(
                f"a fact comes from {fact.episode!r}, which is no node: add the node or drop the fact"
            )
        rows.append(
            (
                start,
                predicates[fact.predicate],
                fact.target if target is None else target,
                # Most facts come from the episode at one of their ends, which a word says more shortly than a number.
                _SOURCE if fact.episode == fact.source else numbers.get(fact.episode, _NONE),
                sentences.setdefault(fact.sentence, len(sentences)),
                _units(fact.sentence, fact.start),
                _units(fact.sentence, fact.end),
                round(fact.confidence * 100),
            )
        )
    names = ("source", "predicate", "target", "episode", "sentence", "start", "end", "sure")
    by_column = zip(*rows, strict=True) if rows else ([] for _ in names)
    return {name: list(column) for name, column in zip(names, by_column, strict=True)}, list(sentences)


def quad_columns(quads: Quads) -> dict[str, Any]:
    """Return quads for JSON; graphs and subjects as differences, since one mostly follows itself or its neighbour."""
    return {
        "terms": quads.terms,
        "graph": _differences(quads.graphs),
        "subject": _differences(quads.subjects),
        "predicate": quads.predicates,
        "object": quads.objects,
    }


def _differences(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in zip((0, *numbers), numbers, strict=False)]


def common_base(ids: Sequence[str]) -> str:
    """Return what all ids begin with, up to a slash; the rest is the thing's name in the page's address."""
    if not ids:
        return ""
    first, last = min(ids), max(ids)
    shared = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    base = first[: first.rfind("/", 0, shared) + 1]
    return "" if base in ids else base


def _units(text: str, offset: int) -> int:
    """Return an offset in UTF-16 units, which is how the browser counts."""
    before = text[:offset]
    return offset if before.isascii() else offset + sum(character > "\uffff" for character in before)

"""What the explorer draws: dots and the lines between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A dot of the explorer: an episode or an entity, placed at (x, y); `size` is its radius in pixels."""

    id: str
    cls: str
    label: str
    aliases: tuple[str, ...] = ()
    x: float = 0.0
    y: float = 0.0
    size: float = 4.0
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A line between two nodes of the explorer with the sentence that states it.

    `source` and `target` are node ids (`target` may be plain text for a handle); `predicate` is a name of
    `Predicate`, `mentions`, `about` or `relatedTo`. The words `sentence[start:end]` are the telling ones.
    """

    source: str
    predicate: str
    target: str
    episode: str
    sentence: str = ""
    start: int = 0
    end: int = 0
    confidence: float = 1.0


@dataclass(frozen=True)
class Quads:
    """A graph for a query engine: its terms in N-Triples, each once, and for each quad the numbers of its four.

    `graphs`, `subjects`, `predicates` and `objects` have one number (a position in `terms`) for each quad.
    """

    terms: tuple[str, ...] = ()
    graphs: tuple[int, ...] = ()
    subjects: tuple[int, ...] = ()
    predicates: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()

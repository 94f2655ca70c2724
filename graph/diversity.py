"""A list that shows more than one side: related episodes chosen so that they also differ from each other."""

from __future__ import annotations

from orbitgraph.graph.reasons import Role
from orbitgraph.graph.related import Ranking

CANDIDATES = 50
"""Among how many of the nearest episodes is chosen."""
RELEVANCE = 0.7
"""What nearness counts against likeness to what is chosen already (the λ of MMR)."""


def diverse(ranking: Ranking, row: int, top: int) -> list[tuple[int, int]]:
    """Return up to `top` related episodes as (row, score in units), in the order in which they are chosen.

    Each next one is the best by maximal marginal relevance (Carbonell & Goldstein 1998): λ · nearness to the
    episode - (1 - λ) · greatest likeness to a chosen one, both as shares of the nearest one's score. As long as
    there are others, nobody is guest of two chosen episodes.
    """
    left = ranking.nearest.of(row, max(CANDIDATES, top))
    if not left:
        return []
    best = left[0][1]
    guests = {other: _guests(ranking, other) for other, _ in left}
    near = {other: dict(ranking.nearest.of(other, len(ranking.episodes))) for other, _ in left}
    chosen: list[tuple[int, int]] = []
    while left and len(chosen) < top:
        seen = {guest for other, _ in chosen for guest in guests[other]}

        def marginal(candidate: tuple[int, int], seen: set[str] = seen) -> tuple[bool, float]:
            other, units = candidate
            alike = max((min(1.0, near[other].get(one, 0) / best) for one, _ in chosen), default=0.0)
            again = bool(guests[other] & seen)
            return not again, RELEVANCE * min(1.0, units / best) - (1 - RELEVANCE) * alike

        # Of equals max keeps the first, which is the nearer one.
        pick = max(left, key=marginal)
        left.remove(pick)
        chosen.append(pick)
    return chosen


def _guests(ranking: Ranking, row: int) -> set[str]:
    return {
        thing.name for (at, thing), role in ranking.things.roles.items() if at == row and role is Role.GUEST
    }

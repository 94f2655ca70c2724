"""Discs that do not touch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def apart(points: Floats, radii: Floats, rounds: int = 60) -> Floats:
    """Move discs away from each other until none overlap, or `rounds` are over; shape (n, 2).

    Sorted by x, a disc can touch only the next few: each round compares every disc with its 1st, 2nd, …
    successor until no pair is near enough on this axis.
    """
    points = points.copy()
    for _ in range(rounds):
        order = np.argsort(points[:, 0], kind="stable")
        spot, radius = points[order], radii[order]
        shift = np.zeros_like(spot)
        reach = 2 * float(radii.max())
        for step in range(1, len(spot)):
            gap = spot[step:] - spot[:-step]
            if gap[:, 0].min() > reach:
                break
            distance = np.sqrt((gap**2).sum(axis=1))
            overlap = np.maximum(radius[step:] + radius[:-step] - distance, 0.0)
            # Two at the same point have no direction to part in: the later one goes to the right.
            gap[distance == 0.0] = (1.0, 0.0)
            distance[distance == 0.0] = 1.0
            push = gap * (0.55 * overlap / distance)[:, None]
            shift[step:] += push
            shift[:-step] -= push
        if not np.abs(shift).max(initial=0.0) > 0.05:
            break
        points[order] = spot + shift
    return points

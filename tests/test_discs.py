"""Discs that do not touch."""

from itertools import combinations

import numpy as np

from orbitgraph.viz.discs import apart


def test_discs_are_moved_off_each_other_and_others_stay() -> None:
    points = np.array([(0.0, 0.0), (0.0, 0.0), (3.0, 0.0), (500.0, 0.0)])
    radii = np.array([4.0, 4.0, 2.0, 9.0])
    moved = apart(points, radii, rounds=300)
    for one, other in combinations(range(4), 2):
        assert np.hypot(*(moved[one] - moved[other])) >= radii[one] + radii[other] - 0.2
    assert moved[3].tolist() == [500.0, 0.0]
    assert points.tolist()[0] == [0.0, 0.0]

"""Confidence as stated by a rule -> as experience shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.extract.facts.calibrated import POINTS, calibrated


@pytest.mark.parametrize(("stated", "expected"), [*POINTS, (0.78, 0.91), (0.3, 0.38)])
def test_points_are_met_and_joined(stated: float, expected: float) -> None:
    assert calibrated(stated) == expected


@given(st.floats(0, 1), st.floats(0, 1))
def test_who_is_surer_stays_surer(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= calibrated(low) <= calibrated(high) <= 1

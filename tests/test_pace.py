"""How far a work has come, in words."""

import pytest

from orbitgraph.extract.pace import Pace


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (1, "reading the notes: 2 of 100 episodes"),
        (8, "reading the notes: 2 of 100 episodes, 0.2 a second, 7 min left"),
        (5, "reading the notes: 2 of 100 episodes, 0.4 a second, 4 min left"),
        (200, "reading the notes: 2 of 100 episodes, 0.0 a second, 2 h 43 min left"),
    ],
)
def test_rate_and_remaining_time_are_told_once_they_mean_something(seconds: int, told: str) -> None:
    now, lines = [0.0], list[str]()
    pace = Pace(100, lines.append, lambda: now[0])
    pace.step()
    now[0] = seconds
    pace.step()
    assert lines[-1] == told


def test_the_end_is_told_in_seconds() -> None:
    now, lines = [0.0], list[str]()
    pace = Pace(3, lines.append, lambda: now[0])
    for at in (5, 10, 15):
        now[0] = at
        pace.step()
    assert lines[-2:] == [
        "reading the notes: 2 of 3 episodes, 0.2 a second, 5 s left",
        "reading the notes: 3 of 3 episodes, 0.2 a second, 0 s left",
    ]

from __future__ import annotations

import pytest

from orbitgraph.extract.reading.durations import minutes, seconds


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("5433", 5433),
        ("5433.7", 5433),
        ("1:18:49", 4729),
        ("59:58", 3598),
        ("00:59:58", 3598),
        ("90:00", 5400),
        ("00:59:58.250", 3598),
        ("1h 18m", 4680),
        ("1h18m5s", 4685),
        ("78 min", 4680),
        ("1 hour, 2 minutes", 3720),
        ("PT1H18M", 4680),
        (" 12:03\n", 723),
        ("00:00:00:01", None),
        ("1:99:00", None),
        ("1:00:75", None),
        ("0", None),
        ("-5", None),
        ("5433000", None),
        ("999:00:00", None),
        ("soon", None),
        ("", None),
        ("9" * 100_000, None),
    ],
)
def test_a_duration_is_read_in_all_its_forms(written: str, expected: int | None) -> None:
    assert seconds(written) == expected


@pytest.mark.parametrize(("length", "expected"), [(None, None), (3598, 60), (90, 2), (89, 1), (4729, 79)])
def test_half_a_minute_is_rounded_up(length: int | None, expected: int | None) -> None:
    assert minutes(length) == expected

"""Titles without numbers and show names, and the places where guests may stand."""

from __future__ import annotations

import time

import pytest

from orbitgraph.extract.guests import title_parts
from orbitgraph.extract.guests.title_parts import Place


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("#12: Ann Lee", "Ann Lee"),
        ("12 - Ann Lee - Bees", "Ann Lee - Bees"),
        ("29. Ann Lee – Bees", "Ann Lee – Bees"),
        ("Episode 64: Ann Lee", "Ann Lee"),
        ("WTD Episode 35: Bees", "Bees"),
        ("Episódio 45 – Ann Lee", "Ann Lee"),
        ("Folge 7: Bienen", "Bienen"),
        ("S2E03: Bees", "Bees"),
        ("SDS 701: Bees, with Ann Lee", "Bees, with Ann Lee"),
        ("[DE] Bienen", "Bienen"),
        ("Bees (Ep. 12)", "Bees"),
        ("Bees #300", "Bees"),
        ("12", "12"),
        ("2001: A Space Odyssey", "A Space Odyssey"),
    ],
)
def test_numbers_leave_a_title(title: str, expected: str) -> None:
    assert title_parts.cores([title], "Some Show") == [expected]


def test_what_most_titles_repeat_leaves_them() -> None:
    titles = [
        "Hive Talk: Ann Lee",
        "Ants – Hive Cast #12",
        "Bees – Hive Cast #13",
        "Wax: Bob Ito – Hive Cast #14",
    ]
    assert title_parts.cores(titles, "Hive Talk") == ["Ann Lee", "Ants", "Bees", "Wax: Bob Ito"]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Bees, with Ann Lee from Hive", Place("with", "Ann Lee from Hive", False)),
        ("Bienen mit Ann Lee", Place("with", "Ann Lee", False)),
        ("Bees ft. Ann Lee", Place("with", "Ann Lee", False)),
        ("Bees - a conversation with Ann Lee", Place("talk with", "Ann Lee", False)),
        ("Interview: Ann Lee", Place("cue", "Ann Lee", False)),
        ("Bees, by Ann Lee", Place("by", "Ann Lee", False)),
        ("Bees (Ann Lee)", Place("brackets", "Ann Lee", True)),
        ("Ann Lee: Bees", Place(":0", "Ann Lee", True)),
        ("Bees | Ann Lee", Place("|-1", "Ann Lee", True)),
        ("Ann Lee on Bees", Place("deed", "Ann Lee", True)),
        ("Ann Lee Reads Bob Ito", Place("reads", "Ann Lee ", True)),
        ("Ann Lee (Hive)", Place("whole", "Ann Lee (Hive)", True)),
        ("Bees, Ann Lee", Place("comma tail", "Ann Lee", True)),
    ],
)
def test_places(title: str, place: Place) -> None:
    assert place in list(title_parts.places(title))


@pytest.mark.parametrize("text", ["1 ", "#1 ", "with ", ": ", "a e 1 ", "((", "interview ", " by "])
def test_hostile_titles_cost_little(text: str) -> None:
    start = time.process_time()
    for core in title_parts.cores([text * 20_000] * 3, text * 100):
        list(title_parts.places(core))
    assert time.process_time() - start < 2

"""Line-ups of people with what stands behind their names."""

from __future__ import annotations

import pytest

from orbitgraph.extract.guests import person_names as names
from orbitgraph.extract.guests.lineups import Lineup
from orbitgraph.model import Guest


def likely(name: str) -> float:
    """Weigh a name by its first word only."""
    return 2.0 if names.is_given(name.split()[0]) else 0.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee (Netflix)", [("Ann Lee", "Netflix")]),
        (
            "Ann Lee (she/her) and Bob Ito (he/him), maintainers of Pants, a tool",
            [("Ann Lee", None), ("Bob Ito", None)],
        ),
        ("Ann Lee (Twitter, GitHub) about enums", [("Ann Lee", None)]),
        ("Ann Lee (CTO at Blitz)", [("Ann Lee", "Blitz")]),
        ("Ann Lee and Bob Ito from ON.LAB to talk", [("Ann Lee", "ON.LAB"), ("Bob Ito", "ON.LAB")]),
        (
            "Ann Lee from Intel and Bob Ito of the University of Oslo",
            [("Ann Lee", "Intel"), ("Bob Ito", "University of Oslo")],
        ),
        (
            "Ann Lee, Founder and CEO of Daily, and Bob Ito, Staff Engineer at Sun. Daily",
            [("Ann Lee", "Daily"), ("Bob Ito", "Sun")],
        ),
        ("Ann Lee, the Director of Technology at the Rowan Foundation.", [("Ann Lee", "Rowan Foundation")]),
        ("Ann Lee, creator of Zig, about it", [("Ann Lee", None)]),
        ("Ann Lee, a student advised by Eva Roth and Nick Ferris. Lee", [("Ann Lee", None)]),
        ("Ann Lee, author of Playing Dull explains", [("Ann Lee", None)]),
        ("Ann and Bob Ito, creators of it", [("Ann Ito", None), ("Bob Ito", None)]),
        ("the founder of Zed Works, Ann Lee, about", [("Ann Lee", None)]),
        (
            "Professor Ann Lee, poet Bob Ito, and The Herald's Eva Roth",
            [("Ann Lee", None), ("Bob Ito", None), ("Eva Roth", None)],
        ),
        ("Ann Lee, Bob Ito as well as Eva Roth", [("Ann Lee", None), ("Bob Ito", None), ("Eva Roth", None)]),
        ("about Ann Lee", []),
        ("nobody. Ann Lee", []),
        ("", []),
    ],
)
def test_line_ups(text: str, expected: list[tuple[str, str | None]]) -> None:
    people, _ = Lineup(text, likely).read(0, lead=6)
    assert people == tuple(Guest(*each) for each in expected)


def test_brackets_in_titles_hold_employers() -> None:
    assert Lineup("Amy Unger (GitHub)", likely, employer=True).read(0)[0] == (Guest("Amy Unger", "GitHub"),)
    assert Lineup("Amy Unger (GitHub)", likely).read(0)[0] == (Guest("Amy Unger"),)


def test_a_single_word_is_a_name_only_where_that_is_allowed() -> None:
    assert Lineup("Roel, creator of id3", likely).read(0, single=True)[0] == (Guest("Roel"),)
    assert Lineup("Roel, creator of id3", likely).read(0)[0] == ()

"""Joining sources: each show and episode once, in an order of their own."""

from datetime import date
from itertools import permutations

import pytest

from orbitgraph.extract.reading.merging import merged, order, with_previous
from orbitgraph.extract.reading.page import Page
from orbitgraph.model import Episode, Show

TEA, ALE = Show("tea", "Tea"), Show("ale", "Ale")


def test_the_first_of_equal_episodes_stays() -> None:
    one, again = Episode("tea", "1", "Pots"), Episode("tea", "1", "Pots, again")
    pages = [Page(TEA, (one,), ("odd",)), Page(ALE, (), ()), Page(Show("tea", "Tea!"), (again,), ())]
    assert merged(pages) == (
        (ALE, TEA),
        (one,),
        ("odd", "tea/1: stands in several sources; the first one is kept"),
    )


def test_the_newest_episode_of_a_show_comes_first() -> None:
    episodes = [
        Episode("tea", "guid", "Undated"),
        Episode("tea", "2", "Two", number=2, published=date(2020, 1, 1)),
        Episode("tea", "10", "Ten", number=10, published=date(2020, 1, 1)),
        Episode("tea", "3", "Later", number=3, published=date(2021, 1, 1)),
        Episode("ale", "1", "Ale"),
    ]
    ordered = [each.id for each in sorted(episodes, key=order)]
    assert ordered == ["ale/1", "tea/3", "tea/10", "tea/2", "tea/guid"]


def told(key: str, day: int | None = None, number: int | None = None, show: str = "tea") -> Episode:
    """Return an episode of the given day of May 2020."""
    return Episode(show, key, "Pots", number=number, published=date(2020, 5, day) if day else None)


@pytest.mark.parametrize(
    ("episodes", "expected"),
    [
        # By date, whatever the numbers are.
        ([told("a", 3, 1), told("b", 1, 2), told("c", 2, 3)], {"b": None, "c": "b", "a": "c"}),
        # By number on one day, and where there are no dates.
        ([told("a", 1, 2), told("b", 1, 1), told("c", 2)], {"b": None, "a": "b", "c": "a"}),
        ([told("a", None, 7), told("b", None, 3), told("c", None, 12)], {"b": None, "a": "b", "c": "a"}),
        # What has neither has no place.
        ([told("a", 1), told("b"), told("c", 2)], {"a": None, "b": None, "c": "a"}),
        # A date and a number cannot be compared.
        ([told("a", 1, 1), told("b", None, 2), told("c", 3, 3)], {"a": None, "b": None, "c": "a"}),
        # Nothing says which of two is earlier.
        ([told("a", 1), told("b", 2), told("c", 2), told("d", 3), told("e", 4)], {"e": "d"}),
        # Shows do not mix.
        ([told("a", 1), told("b", 2, show="ale"), told("c", 3)], {"c": "a"}),
        ([], {}),
    ],
)
def test_the_episode_before(episodes: list[Episode], expected: dict[str, str | None]) -> None:
    for ordered in permutations(episodes):
        assert {each.key: each.previous for each in with_previous(ordered)} == {
            each.key: expected.get(each.key) for each in episodes
        }


def test_a_new_episode_changes_none_before_it_and_none_keeps_an_old_answer() -> None:
    three = [told("a", 1), told("b", 2), told("c", 3)]
    filled = with_previous(three)
    assert with_previous([*filled, told("d", 4)])[:3] == filled
    assert [each.previous for each in with_previous([filled[0], filled[2]])] == [None, "a"]

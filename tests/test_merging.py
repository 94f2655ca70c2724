"""Joining sources: each show and episode once, in an order of their own."""

from datetime import date

from orbitgraph.extract.reading.merging import merged, order
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

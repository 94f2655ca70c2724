"""Who hosts a show and each of its episodes."""

from __future__ import annotations

import pytest

from orbitgraph.extract.guests import hosts
from orbitgraph.extract.guests.cues import Cue
from orbitgraph.model import Contributor, Episode, Guest, Show

ANN, BOB, EVA = "Ann Lee", "Bob Ito", "Eva Roth"


def episodes(count: int, **fields: object) -> list[Episode]:
    return [Episode("s", str(number), "Bees", **fields) for number in range(count)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        (Show("s", "Bees", author="Ann Lee & Bob Ito"), (ANN, BOB)),
        (Show("s", "Bees", "Bees and talks, hosted by Ann Lee and Bob Ito."), (ANN, BOB)),
        (Show("s", "Bees", "Ann Lee talks with beekeepers."), (ANN,)),
        (Show("s", "Bees with Ann Lee"), (ANN,)),
        (Show("s", "Bees", "Bees with Ann Lee, a weekly magazine."), (ANN,)),
        (Show("s", "Bees", hosts=(BOB,), author=ANN), (BOB, ANN)),
        (Show("s", "Hive Radio", "About bees, inspired by Ann Lee.", author="Hive Radio"), ()),
        (Show("s", "Bees", author="Bees Podcast Network"), ()),
    ],
)
def test_what_the_show_says_of_its_hosts(show: Show, expected: tuple[str, ...]) -> None:
    assert hosts.learn(show, [], []) == expected


def test_who_asks_in_several_episodes_is_a_host() -> None:
    cues = [
        [Cue("talk", (Guest(EVA),), (ANN,))],
        [Cue("host", hosts=(ANN,))],
        [Cue("talk", (Guest(ANN),), (BOB,))],
    ]
    assert hosts.learn(Show("s", "Bees"), episodes(3), cues) == (ANN,)


def test_who_talks_with_a_known_host_is_none() -> None:
    cues = [[Cue("talk", (Guest(ANN),), (BOB,))]] * 3
    assert hosts.learn(Show("s", "Bees", author=ANN), episodes(3), cues) == (ANN,)


def test_tags_come_first() -> None:
    (episode,) = episodes(1, contributors=(Contributor(BOB, "host"), Contributor(EVA, "guest")))
    said = [Cue("host", hosts=(ANN,))]
    assert hosts.of_episode(Show("s", "Bees"), episode, said, (ANN,), ()) == (BOB,)


def test_an_episode_has_its_own_hosts_or_those_of_the_show() -> None:
    show, (episode,) = Show("s", "Bees"), episodes(1)
    assert hosts.of_episode(show, episode, [Cue("host", hosts=(BOB,))], (ANN,), ()) == (BOB,)
    assert hosts.of_episode(show, episode, [], (ANN, BOB), (BOB,)) == (ANN,)

"""Repeated paragraphs leave the notes."""

from __future__ import annotations

import time

import pytest

from orbitgraph.extract.guests import boilerplate
from orbitgraph.extract.guests.show_settings import Settings
from orbitgraph.model import Episode, Link

TOPICS = ("bees", "wax", "ants", "moths", "hives", "honey")


def show(*common: str, own: str = "We open the box and look at {}.", count: int = 6) -> list[Episode]:
    return [
        Episode(
            "s", str(number), topic, paragraphs=(own.format(topic), *(text.format(number) for text in common))
        )
        for number, topic in enumerate(TOPICS[:count])
    ]


def notes(episodes: tuple[Episode, ...]) -> list[tuple[str, ...]]:
    return [episode.paragraphs for episode in episodes]


OWN = [(f"We open the box and look at {topic}.",) for topic in TOPICS]


@pytest.mark.parametrize(
    "common",
    [
        "Subscribe in your app!",
        "Support us at https://example.org/{} today.",
        "This was number {} of our show, please tell your friends about it and leave a review somewhere.",
        "This episode is brought to you by Hive Works, the best hives for your garden, use the code BEE for money off.",
    ],
)
def test_what_repeats_goes_even_with_other_numbers_and_addresses(common: str) -> None:
    stripped = boilerplate.strip(show(common))
    assert notes(stripped) == OWN
    assert {episode.credits for episode in stripped} == {""}


def test_credits_are_kept_as_credits() -> None:
    episodes = show("Credits", "Hosts: Ann Lee", "Music: Electro by Bob Ito")
    stripped = boilerplate.strip(episodes)
    assert notes(stripped) == OWN
    assert {episode.credits for episode in stripped} == {"Hosts: Ann Lee\nMusic: Electro by Bob Ito"}


def test_lines_of_credits_may_differ_in_their_names() -> None:
    editors = ("Ann Lee", "Bob Ito", "Ann Lee", "Eva Roth", "Ann Lee", "Ida Elm")
    episodes = [
        Episode("s", str(number), "T", paragraphs=(f"Look at {topic}.", f"Audio Editing: {name}"))
        for number, (topic, name) in enumerate(zip(TOPICS, editors, strict=True))
    ]
    stripped = boilerplate.strip(episodes)
    assert notes(stripped) == [(f"Look at {topic}.",) for topic in TOPICS]
    assert [episode.credits for episode in stripped] == [f"Audio Editing: {name}" for name in editors]


def test_sentences_that_differ_in_their_names_stay() -> None:
    names = ("Ann Lee", "Bob Ito", "Eva Roth", "Ida Elm", "Tom Oak", "Carl Moor")
    episodes = [
        Episode("s", str(number), "T", paragraphs=(f"I talk with {name}.", "Bye!"))
        for number, name in enumerate(names)
    ]
    assert notes(boilerplate.strip(episodes)) == [(f"I talk with {name}.",) for name in names]


def test_a_heading_goes_only_with_all_that_stands_below_it() -> None:
    episodes = [
        Episode(
            "s", str(number), "T", paragraphs=("Links", f"The {topic} book", "Follow us", "On the web: @hive")
        )
        for number, topic in enumerate(TOPICS)
    ]
    assert notes(boilerplate.strip(episodes)) == [("Links", f"The {topic} book") for topic in TOPICS]


def test_links_move_with_their_paragraphs_and_go_with_them() -> None:
    episodes = [
        Episode(
            "s",
            str(number),
            "T",
            paragraphs=("Hello and welcome!", f"The {topic} book"),
            links=(Link(0, 0, "Hello", "https://example.org/"), Link(1, 4, topic, "https://example.org/b")),
        )
        for number, topic in enumerate(TOPICS)
    ]
    assert [episode.links for episode in boilerplate.strip(episodes)] == [
        (Link(0, 4, topic, "https://example.org/b"),) for topic in TOPICS
    ]


def test_no_episode_loses_all_its_notes() -> None:
    episodes = show("Subscribe in your app!", own="We talk.")
    assert boilerplate.strip(episodes) == tuple(episodes)


def test_a_small_show_loses_only_what_stands_word_for_word_in_all_its_episodes() -> None:
    assert notes(boilerplate.strip(show("Subscribe now!", count=3))) == OWN[:3]
    numbered = show("This was number {}.", count=3)
    assert boilerplate.strip(numbered) == tuple(numbered)
    alone = show("Subscribe now!", count=1)
    assert boilerplate.strip(alone) == tuple(alone)


def test_a_short_line_must_repeat_in_half_of_the_episodes() -> None:
    episodes = [*show("Hive Works"), *show(own="More on {}.")]
    assert notes(boilerplate.strip([*episodes, *show(own="Again: {}.")])) == [
        *((*own, "Hive Works") for own in OWN),
        *((f"More on {topic}.",) for topic in TOPICS),
        *((f"Again: {topic}.",) for topic in TOPICS),
    ]


def test_the_settings_name_more() -> None:
    episode = Episode("s", "1", "T", paragraphs=("Look at wax.", "Thanks to our SPONSOR of the day!"))
    (stripped,) = boilerplate.strip([episode], Settings(boilerplate=("our sponsor",)))
    assert stripped.paragraphs == ("Look at wax.",)


def test_stripping_twice_changes_nothing() -> None:
    once = boilerplate.strip(show("Credits", "Hosts: Ann Lee", "Bye!"))
    assert boilerplate.strip(once) == once


def test_hostile_notes_cost_little() -> None:
    texts = ("The intro music is a, " * 9000, "produced by " * 9000, "a: " * 30000, "1@" * 60000, "(" * 90000)
    start = time.perf_counter()
    boilerplate.strip(
        [Episode("s", str(number), "T", paragraphs=(*texts, str(number))) for number in range(5)]
    )
    assert time.perf_counter() - start < 2

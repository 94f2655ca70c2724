from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.extract.reading.numbering import keys, numbers, whole


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("#12: Ada Byron", 12),
        ("Ep. 12 – Ada", 12),
        ("Ep 7 | Ada", 7),
        ("Episode 12: Ada", 12),
        ("Episode 3 - The Future", 3),
        ("WTD Episode 35: Docs, with Ada", 35),
        ("Folge 8: Ada", 8),
        ("Episódio 4 – Ada", 4),
        ("Ada Byron | Ep. 12", 12),
        ("Ada Byron (#12)", 12),
        ("Ada Byron - Episode 12", 12),
        ("[Episode 12] Ada", 12),
        ("More on Episode 11: Ada", None),
        ("Ada on C# 12 and Rust 2024", None),
        ("2001: A Space Odyssey", None),
        ("Episode IV", None),
        ("Top 10 – again", None),
        ("", None),
        ("#" * 100_000, None),
    ],
)
def test_a_title_states_its_number(title: str, number: int | None) -> None:
    assert numbers([None], [title]) == [number]


def test_the_tag_is_believed_before_the_title() -> None:
    assert numbers([5, None], ["#12: Ada", "#13: Bob"]) == [5, 13]


def test_a_bare_number_counts_where_nearly_all_titles_have_one() -> None:
    assert numbers([None] * 4, ["12: Ada", "11 - Bob", "010. Carla", "9 | Dan"]) == [12, 11, 10, 9]
    assert numbers([None] * 4, ["2001: A Space Odyssey", "Ada", "Bob", "Carla"]) == [None] * 4


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" 007 ", 7),
        ("3.0", 3),
        ("0", None),
        ("-1", None),
        ("1.5", None),
        ("123456", None),
        ("٣", None),
    ],
)
def test_a_number_is_whole(text: str, number: int | None) -> None:
    assert whole(text) == number


def test_numbers_are_keys_where_no_two_episodes_share_one() -> None:
    names = [("a",), ("b",), ("c",)]

    assert keys([3, 2, 1], names) == ["3", "2", "1"]
    assert keys([3, None, 1], names) == ["3", "b", "1"]
    assert keys([None, None, 1], names) == ["a", "b", "1"]
    assert keys([None, None, None], names) == ["a", "b", "c"]
    assert keys([2, 1, 1], names) == ["a", "b", "c"]
    assert keys([None, 1, 1], names) == ["a", "b", "c"]


def test_an_episode_without_a_number_leaves_the_keys_of_the_others() -> None:
    numbered = keys([3, 2, 1], [("a",), ("b",), ("c",)])

    assert keys([None, 3, 2, 1], [("new",), ("a",), ("b",), ("c",)]) == ["new", *numbered]
    assert keys([4, 3, None, 1], [("new",), ("a",), ("b",), ("c",)]) == ["4", "3", "b", "1"]


def test_a_name_that_is_a_number_is_no_key_beside_it() -> None:
    assert keys([None, 7], [("7", "link"), ("b",)]) == ["link", "7"]
    assert keys([None, 7], [("7",), ("b",)]) == ["7-2", "7"]
    assert keys([5, 5, None], [("5", "x"), ("b",), ("c",)]) == ["5", "b", "c"]


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(1, 5)),
            st.lists(st.sampled_from(["1", "2", "2-2", "3", "a"]), min_size=1, max_size=3),
        )
    )
)
def test_keys_always_differ(items: list[tuple[int | None, list[str]]]) -> None:
    numbers, names = [number for number, _ in items], [name for _, name in items]

    found = keys(numbers, names)

    assert len(set(found)) == len(found) == len(items)


def test_keys_differ_even_where_guids_do_not() -> None:
    none = [None] * 3

    assert keys(none, [("g", "x"), ("g", "y"), ("h", "y")]) == ["x", "g", "h"]
    assert keys(none, [("g", "t"), ("g", "t"), ("g-2",)]) == ["g", "g-2", "g-2-2"]
    assert len(set(keys(none, [("g" * 900 + end,) for end in "abc"]))) == 3

"""Names in questions: whole words, longest first, in any spelling, with slips; numbers and days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.queries.spotting import Label, Names, Spot, values, words

LABELS = [
    Label("organisation", "Acme", "Acme"),
    Label("organisation", "Acme Tea House", "Acme Tea House"),
    Label("person", "Ann Lee", "Ann Lee"),
    Label("person", "Zoë O'Lind", "Zoë O'Lind"),
    Label("concept", "kettle", "kettle"),
    Label("concept", "tea", "tea"),
    Label("event", "TeaConf", "TeaConf"),
    Label("work", "TeaConf", "TeaConf"),
    Label("protocol", "802.1T", "802.1T"),
    Label("project", "C++", "C++"),
    Label("episode", "4", "Kettles, with Ann Lee"),
    Label("episode", "11", "Pots"),
]
NAMES = Names(LABELS)


def found(question: str) -> list[tuple[str, ...]]:
    asked = words(question)
    return [(" ".join(asked[s.start : s.end]), *(each.value for each in s.labels)) for s in NAMES.find(asked)]


@pytest.mark.parametrize(
    ("question", "spots"),
    [
        ("who works at ACME?", [("acme", "Acme")]),
        ("who works at the Acme tea houses?", [("acme tea house", "Acme Tea House")]),
        ("acmes", [("acme", "Acme")]),
        ("acmetics, acm, pacme", []),
        (
            "Is ann lee's kettle zoe o’lind's?",
            [("ann lee", "Ann Lee"), ("kettle", "kettle"), ("zoe olind", "Zoë O'Lind")],
        ),
        ("802.1t or c++.", [("802.1t", "802.1T"), ("c++", "C++")]),
        ("C", []),
        ("teaconf", [("teaconf", "TeaConf", "TeaConf")]),
        ("what is in episode 4?", [("episode 4", "4")]),
        ("Kettles, with Ann Lee", [("kettle with ann lee", "4")]),
        ("episodes 4 and 11", [("episode 4", "4"), ("11", "11")]),
        ("episodes 4 and 12", [("episode 4", "4")]),
        ("4 and 11", []),
        ("", []),
    ],
)
def test_names_are_whole_words_and_the_longest_stand(question: str, spots: list[tuple[str, ...]]) -> None:
    assert found(question) == spots


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("who is ann leee", ["Ann Lee"]),
        ("the keetle of zoe olint", ["Zoë O'Lind", "kettle"]),
        ("metal", []),
        ("ten", []),
    ],
)
def test_slips_are_near_a_name(question: str, names: list[str]) -> None:
    asked = words(question)
    assert [spot.labels[0].value for spot in NAMES.near(asked, range(len(asked)))] == names


def test_only_free_words_are_taken_for_slips() -> None:
    assert list(NAMES.near(["keetle"], [])) == []


def test_numbers_and_days_outside_of_names() -> None:
    asked = words("40 minutes since 2016-10-01 in 802.1 of episode 4")
    assert list(values(asked, [asked.index("4")])) == [
        Spot(0, 1, (Label("integer", "40", "40"),)),
        Spot(3, 4, (Label("date", "2016-10-01", "2016-10-01"),)),
    ]


@given(st.text())
def test_any_question_is_read(question: str) -> None:
    asked = words(question)
    spots = [*NAMES.find(asked), *NAMES.near(asked, range(len(asked)))]
    assert all(0 <= spot.start < spot.end <= len(asked) and spot.labels for spot in spots)


@given(st.sampled_from(LABELS), st.sampled_from(["is %s there", "%s", "who knows %s?", "%s, or not"]))
def test_every_name_is_found_in_a_question(label: Label, frame: str) -> None:
    assert label in {each for spot in NAMES.find(words(frame % label.name)) for each in spot.labels}

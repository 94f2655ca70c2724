"""What speaks for a text being a person."""

from __future__ import annotations

import pytest

from orbitgraph.extract.guests.personhood import Reading, Vocabulary
from orbitgraph.model import Episode, Link


def reading(title: str, *paragraphs: str, links: tuple[Link, ...] = ()) -> Reading:
    episode = Episode("show", "1", title, paragraphs=paragraphs, links=links)
    return Reading.of(title, episode, Vocabulary.of(paragraphs))


def test_ordinary_words_are_learned_from_what_stands_in_lower_case() -> None:
    vocabulary = Vocabulary.of(["A rusty engine, by @koponen and ann.lee@example.org", "Rich works."])
    assert vocabulary.ordinary == {"rusty", "engine", "by", "and", "works"}


@pytest.mark.parametrize(
    ("likelier", "name", "less", "other"),
    [
        ("a given name", "Anna Zzyzx", "none", "Zzyzx Qwop"),
        ("unknown words", "Zzyzx Qwop", "ordinary words", "Rusty Motor"),
    ],
)
def test_the_look_of_a_name_counts(likelier: str, name: str, less: str, other: str) -> None:
    read = reading("Any", "The rusty old motor runs.")
    assert read.likely(name) > read.likely(other), (likelier, less)


@pytest.mark.parametrize(
    "said",
    [
        "Zzyzx Qwop, CTO of Daily, was there.",
        "The poet Zzyzx Qwop was there.",
        "Dr. Zzyzx Qwop came.",
        "Zzyzx Qwop came. Qwop explains it.",
    ],
)
def test_what_the_notes_say_counts(said: str) -> None:
    assert reading("Any", said).likely("Zzyzx Qwop") > reading("Any", "Zzyzx Qwop came.").likely("Zzyzx Qwop")


@pytest.mark.parametrize(
    ("target", "weight"),
    [
        ("https://www.linkedin.com/in/zq-123/", 1.5),
        ("https://zzyzx.example/", 1.5),
        ("https://example.org/tool", 0.25),
        ("https://[broken", 0.0),
    ],
)
def test_a_link_to_a_page_of_their_own_counts(target: str, weight: float) -> None:
    linked = reading("Any", "Zzyzx Qwop came.", links=(Link(0, 0, "Zzyzx Qwop", target),))
    plain = reading("Any", "Zzyzx Qwop came.")
    assert linked.likely("Zzyzx Qwop") - plain.likely("Zzyzx Qwop") == weight


def test_one_word_stands_for_the_name_that_title_or_notes_give_in_full() -> None:
    read = reading(
        "Jamie Lee Curtin", "Curtin spoke of her father, Tony Curtin, and of Ann Roth and Ann Ito."
    )
    assert [read.full(word) for word in ("Curtin", "Tony", "Ann", "Bo")] == [
        *("Jamie Lee Curtin", "Tony Curtin", "Ann", "Bo")
    ]

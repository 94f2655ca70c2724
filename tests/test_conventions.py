"""Title conventions, learned from what a show's titles have in common."""

from __future__ import annotations

import pytest

from orbitgraph.extract.guests import conventions, title_parts
from orbitgraph.extract.guests.personhood import Reading, Vocabulary
from orbitgraph.model import Guest

NOTES = "A weekly show."


def readings(titles: list[str], notes: list[str] | None = None) -> list[Reading]:
    texts = notes or [NOTES] * len(titles)
    vocabulary = Vocabulary.of(texts)
    cores = title_parts.cores(titles, "Hive Talk")
    return [Reading(core, (text,), (), vocabulary) for core, text in zip(cores, texts, strict=True)]


def found(titles: list[str], *, notes: list[str] | None = None, interviews: bool = False) -> list[list[str]]:
    read = readings(titles, notes)
    nobody: frozenset[str] = frozenset()
    learned = conventions.learn(read, [nobody] * len(read), interviews)
    return [[guest.name for guest in learned.guests(each, nobody)] for each in read]


PEOPLE = ["Ann Lee", "Bob Ito", "Eva Roth", "Carl Moor", "Zzyzx Qwop"]


@pytest.mark.parametrize(
    "form",
    [
        "{} (Hive)",
        "#12: {}",
        "12 - {} - Keeping bees",
        "{} on keeping bees",
        "{}: Keeping bees",
        "Keeping bees | {}",
        "Interview: {}",
        "Keeping bees, with {}",
        "Keeping bees mit {}",
        "Hive Talk 7: {}",
        "{} Reads Walt Elm",
    ],
)
def test_a_convention_is_learned_and_then_holds_for_unusual_names(form: str) -> None:
    assert found([form.format(name) for name in PEOPLE]) == [[name] for name in PEOPLE]


def test_organisations_come_with_the_names() -> None:
    (reading,) = readings(["Ann Lee (GitHub)"])
    learned = conventions.Conventions({"whole": 1.0})
    assert learned.guests(reading, frozenset()) == (Guest("Ann Lee", "GitHub"),)


def test_two_with_their_employers_need_no_convention() -> None:
    titles = ["Ann Lee (Hive) and Bob Ito (Wax)", "Keeping bees", "Ann Lee (Hive)", "On wax", "Old frames"]
    assert found(titles) == [["Ann Lee", "Bob Ito"], [], [], [], []]


def test_several_guests_stand_in_one_place() -> None:
    titles = ["Bees with Ann Lee & Bob Ito", "Wax with Eva Roth, Carl Moor and Ida Elm", "Ants with Tom Oak"]
    assert found(titles) == [["Ann Lee", "Bob Ito"], ["Eva Roth", "Carl Moor", "Ida Elm"], ["Tom Oak"]]


@pytest.mark.parametrize(
    "titles",
    [
        [
            "Elon Hill Buys Honey",
            "Bees: No Layoffs",
            "Ants with Everything",
            "Tom Cook: No Wax",
            "Moths Pay Up",
        ],
        ["Kafka Connect with Apache Camel", "Spring Boot", "Apache Flink", "Open Source", "Visual Studio"],
        ["Blade Runner", "Casablanca", "The Third Man", "Erin Brook", "Jaws"],
    ],
)
def test_names_in_a_few_titles_make_no_convention(titles: list[str]) -> None:
    assert found(titles) == [[] for _ in titles]


def test_people_of_whom_the_notes_tell_as_past_are_the_topic() -> None:
    titles = ["Ada Moor", "Alan Oak, Part 1", "Marie Elm"]
    notes = ["Ada Moor was a mathematician.", "Oak died in 1954.", "In Paris Elm became a physicist."]
    assert found(titles, notes=notes) == [[], [], []]


def test_only_an_explicit_convention_is_believed_from_one_title() -> None:
    assert found(["Bees, with Ann Lee", "Wax", "Ants"]) == [["Ann Lee"], [], []]
    assert found(["Bees: Ann Lee", "Wax", "Ants"]) == [[], [], []]


def test_who_fills_a_part_of_a_title_is_known_without_a_convention() -> None:
    read = readings(["Bees - Ann Lee and Bob Ito", "Novelist Eva Roth", "Bees - Honey Works"])
    names = [[guest.name for guest in conventions.alone(each)] for each in read]
    assert names == [["Ann Lee", "Bob Ito"], ["Eva Roth"], []]

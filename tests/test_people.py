"""People: full names in running text, the guests' names and short forms, and what is no person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import people
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Guest

Told = tuple[str, str]


def told(notes: Notes, found: list[Found]) -> list[Told]:
    """Return the names found and how they are written, sorted."""
    assert {each.cls for each in found} <= {EntityClass.PERSON}
    return sorted((each.name, notes.episode.text[each.start : each.end]) for each in found)


def whole(*names: str) -> list[Told]:
    return [(name, name) for name in names]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Today Marta Oliveira explains how yeast survives a frozen dough.", whole("Marta Oliveira")),
        (
            "This week Tobias Falk talks about sourdough. Tobias also answers letters.",
            [("Tobias Falk", "Tobias"), ("Tobias Falk", "Tobias Falk")],
        ),
        (
            "The genome assembler was written by Henrik Sand and Priya Venkataraman.",
            whole("Henrik Sand", "Priya Venkataraman"),
        ),
        (
            "In the final, Lena Brandt beat Olga Petrenko in three sets.",
            whole("Lena Brandt", "Olga Petrenko"),
        ),
        ("Marta Oliveira Talk at GrainConf 2019", whole("Marta Oliveira")),
        ("Professor Ingrid Solberg thinks that the index is too large.", whole("Ingrid Solberg")),
        ("The maintainer, Dmitri Volkov, merged the patch on Friday.", whole("Dmitri Volkov")),
        ("The chair, Olaf Reed, thanks everybody who baked.", whole("Olaf Reed")),
        (
            "The first question comes from Jonas Weber, the second one from Aiko Tanaka.",
            whole("Aiko Tanaka", "Jonas Weber"),
        ),
        (
            "The benchmark was written by Thomas J. Rowe and Ana Lopez. Rowe still runs it.",
            [("Ana Lopez", "Ana Lopez"), ("Thomas J. Rowe", "Rowe"), ("Thomas J. Rowe", "Thomas J. Rowe")],
        ),
        (
            "For years Ludovic van der Berg was the chef. Ludovic now farms.",
            [("Ludovic van der Berg", "Ludovic"), ("Ludovic van der Berg", "Ludovic van der Berg")],
        ),
        # A name that two people share is nobody's.
        (
            "The race was won by Paula Reyes ahead of Marco Reyes. Reyes knows the track.",
            whole("Marco Reyes", "Paula Reyes"),
        ),
        (
            "We asked Katherine Moss, whom friends call Kath, about kilns. Kathmandu is far from there.",
            [("Katherine Moss", "Kath"), ("Katherine Moss", "Katherine Moss")],
        ),
        ("The last song is Joseph Keller's and was a gift.", whole("Joseph Keller")),
        ("According to Beatriz Santos, the reef recovers slowly.", whole("Beatriz Santos")),
        ("My colleague Stefan Kruger rewrote the scheduler in a weekend.", whole("Stefan Kruger")),
        (
            "The album was recorded by Joan Mitchell-Hayes, who also plays drums.",
            whole("Joan Mitchell-Hayes"),
        ),
        (
            "We talk with Chiara Neri of Lantern about sails, and with Ivo Brandt.",
            whole("Chiara Neri", "Ivo Brandt"),
        ),
        ("The winter was cold. Sourdough needs time and patience.", []),
        ("We asked the Blue Ocean director about nets.", []),
        ("The Silver Falcon developers met in May.", []),
        ("The Raft Engine compacts its log, and the Great Lakes Ferry runs hourly.", []),
        ("Sunday Lunch is served in the Garden Room.", []),
        ('The people call this trick "Silly Walk" in the kitchen.', []),
        ("Ida Roth, Principal Software Engineer at Globex, wrote to us.", whole("Ida Roth")),
        ("She recommends The Good Kitchen by Ida Roth.", whole("Ida Roth")),
        ("Write to ana.lopez@example.org or visit https://example.org/Ana-Lopez for the recipe.", []),
        ("Marta Oliveira explains how yeast survives a frozen dough.", whole("Marta Oliveira")),
        ("We met Deep Learning fans at the market.", []),
        ("The Bell Tower is older than the market.", []),
        (
            "Later Ben Okri, Tal Shiran, and Mia Wong debate garbage collection.",
            whole("Ben Okri", "Mia Wong", "Tal Shiran"),
        ),
    ],
)
def test_names_in_running_text(notes_of: Callable[..., Notes], sentence: str, expected: list[Told]) -> None:
    notes = notes_of(sentence)

    assert told(notes, people.find(notes, [])) == expected


@pytest.mark.parametrize(
    ("guest", "sentence", "expected"),
    [
        ("Irina Petrov", "Irina tells how Petrov built the oven.", ["Irina", "Petrov"]),
        ("Kun Abara", "Here Kun (Tony) Abara bakes, and Tony cleans.", ["Kun (Tony) Abara", "Tony"]),
        ("Shivani Kapoor", "Shiva leads the team, and Shivani sleeps.", ["Shiva", "Shivani"]),
        ("Mark Bell", "Bell's oven is old. The Bell Tower is older.", ["Bell"]),
        ("Rosa Lund", "Rosa Park is the town's only park.", []),
        ("Will Hunt", "Will the reef recover? Nobody knows. Hunt agrees.", ["Hunt"]),
        ("Will Hunt", "Will explains the tides.", ["Will"]),
        ("Grace Field", "A field full of grace is not meant.", []),
        ("Ada Moor", "See ada.example.org, write to Ada@moor.org, or follow @Moor.", []),
        ("Bo Li", "Bo is too short a name to be told from a word.", []),
    ],
)
def test_short_forms_of_a_guest(
    notes_of: Callable[..., Notes], guest: str, sentence: str, expected: list[str]
) -> None:
    notes = notes_of(sentence, title=f"Bread, with {guest}", guests=(Guest(guest),))

    assert told(notes, people.find(notes, [])) == sorted((guest, text) for text in [guest, *expected])


def test_given_names_are_surer_than_found_ones(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(
        "Irina met Tobias Falk at school.",
        title="Bread Ovens, with Irina Petrov",
        guests=(Guest("Irina Petrov"),),
    )

    found = sorted(people.find(notes, []), key=lambda each: each.start)

    assert [(each.name, each.extractor, each.confidence, each.rank) for each in found] == [
        ("Irina Petrov", "people-given", 0.97, 0),
        ("Irina Petrov", "people-short", 0.93, 1),
        ("Tobias Falk", "people-named", 0.85, 1),
    ]


def test_names_of_other_things_are_no_people(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("This week Tobias Falk talks about sourdough.")
    start = notes.text.index("Tobias")
    company = Found(start, start + len("Tobias Falk"), EntityClass.ORGANISATION, "Tobias Falk", "test", 0.9)

    assert people.find(notes, [company]) == []


def test_hosts_stand_in_the_credits(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(
        "Bread needs time.", hosts=("Pat Quill", "Ann Absent"), credits="Produced by Pat Quill. All rights."
    )

    assert told(notes, people.hosts(notes)) == whole("Pat Quill")
    assert people.hosts(notes_of("Bread needs time.", hosts=("Pat Quill",))) == []


@pytest.mark.parametrize(
    ("name", "letters", "bare"),
    [
        ("Ann W. Lee", "W", "Ann Lee"),
        ("Ann W K. Lee", "WK", "Ann Lee"),
        ("Ann Wren Lee", "", "Ann Wren Lee"),
        ("A. Lee", "", "A. Lee"),
        ("Ann", "", "Ann"),
    ],
)
def test_initials_between_the_first_word_and_the_last(name: str, letters: str, bare: str) -> None:
    assert (people.initials(name), people.plain(name)) == (letters, bare)

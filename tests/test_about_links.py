"""Links as evidence: references to other episodes, and addresses that the words do not show."""

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import about_links
from orbitgraph.extract.facts.statements import ref
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Guest, Link

NotesOf = Callable[..., Notes]


def stated(notes: Notes, *people: str) -> list[tuple[str, str, str, str]]:
    found = [
        Found(start, start + len(name), EntityClass.PERSON, name, "test", 1.0)
        for name in people
        if (start := notes.text.find(name)) >= 0
    ]
    return [
        (
            ref(each.subject).name,
            each.predicate.value,
            ref(each.object).name,
            notes.text[each.start : each.end],
        )
        for each in about_links.find(notes, found)
    ]


@pytest.mark.parametrize(
    ("words", "target", "other"),
    [
        ("our talk with Ann", "#e11", "show/11"),
        ("here", "https://tea.example.org/#episode-3", "show/3"),
        ("Episode 5", "https://tea.example.org/episodes/5", "show/5"),
        ("an older episode", "https://tea.example.org/ep/05/", "show/5"),
    ],
)
def test_a_link_to_another_episode(notes_of: NotesOf, words: str, target: str, other: str) -> None:
    text = f"First words.\n\nWe refer to {words} today."
    notes = notes_of(text, links=(Link(1, len("We refer to "), words, target),))
    assert stated(notes) == [("show/7", "mentionsEpisode", other, words)]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("this episode", "#e7"),
        ("a kettle", "https://shop.example.org/show/5"),
        ("Episode 5", "https://tea.example.org/about"),
        ("notes", "#e"),
    ],
)
def test_a_link_to_something_else(notes_of: NotesOf, words: str, target: str) -> None:
    assert stated(notes_of(f"See {words}.", links=(Link(0, 4, words, target),))) == []


def test_an_address_behind_words(notes_of: NotesOf) -> None:
    text = "Ann Lee builds kettles. You can contact Ann Lee via email."
    link = Link(0, text.index("email"), "email", "mailto:ann%40x@tea.example.org?subject=hi")
    notes = notes_of(text, links=(link,))
    found = Found(
        notes.text.rindex("Ann Lee"),
        notes.text.rindex("Ann Lee") + 7,
        EntityClass.PERSON,
        "Ann Lee",
        "t",
        1.0,
    )
    (only,) = about_links.find(notes, [found])
    assert (ref(only.subject).name, ref(only.object).name) == ("Ann Lee", "ann@x@tea.example.org")
    assert notes.text[only.start : only.end] == "Ann Lee via email"


def test_an_address_of_the_only_guest(notes_of: NotesOf) -> None:
    text = "Ann Lee builds kettles.\n\nContact her by mail."
    fields = {"title": "Kettles, with Ann Lee", "guests": (Guest("Ann Lee"),)}
    notes = notes_of(text, links=(Link(1, 15, "mail", "mailto:ann@tea.example.org"),), **fields)
    assert stated(notes, "Ann Lee") == [("Ann Lee", "reach", "ann@tea.example.org", "mail")]


def test_an_address_that_the_words_show_or_nobody_asks_to_use(notes_of: NotesOf) -> None:
    shown = "Contact Ann Lee at ann@tea.example.org."
    notes = notes_of(shown, links=(Link(0, 19, "ann@tea.example.org", "mailto:ann@tea.example.org"),))
    assert stated(notes, "Ann Lee") == []
    notes = notes_of("Produced by Ann Lee.", links=(Link(0, 12, "Ann Lee", "mailto:ann@tea.example.org"),))
    assert stated(notes, "Ann Lee") == []

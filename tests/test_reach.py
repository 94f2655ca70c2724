"""How to reach people: sentences -> whose handles, addresses and pages stand in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import masks, pronouns, reach
from orbitgraph.extract.facts.who import guests
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Guest, Topic

GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(EntityClass.PERSON, "Tobias Renn", "urn:2", ("Tobias",)),
        Topic(EntityClass.PROJECT, "Quillstore", "urn:3"),
    ]
)


def reached(notes: Notes) -> set[tuple[str, str]]:
    found = GAZETTEER.find(notes.text)
    found = [*found, *pronouns.find(notes, found)]
    (_, *sentences) = masks.sentences(notes, found)
    return {
        (each.subject.name, each.object.name)
        for sentence in sentences
        for each in reach.find(sentence, guests(notes, found))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You can find Mara at @quill on Twitter.", {("Mara Quill", "@quill")}),
        ("Mara: @quill.", {("Mara Quill", "@quill")}),
        ("Mara joins us. [@01:02:30] - How to contact Mara.", set()),
        ("Mara is quillm on GitHub.", {("Mara Quill", "quillm")}),
        ("You can find Mara on GitHub as quillm.", {("Mara Quill", "quillm")}),
        ("Mara is active on GitHub and known on Marlin as slow.", set()),
        ("Mara is @quill, and tides.example.org has the manual.", {("Mara Quill", "@quill")}),
        ("Mara posts as @quill@moss.example.social.", {("Mara Quill", "@quill@moss.example.social")}),
        (
            "Questions go to Tobias at renn@kestrel.example.com.",
            {("Tobias Renn", "renn@kestrel.example.com")},
        ),
        ("The list lives at tides.example.org, where Mara writes.", {("Mara Quill", "tides.example.org")}),
        ("Mara’s blog is tides.garden.", {("Mara Quill", "tides.garden")}),
        ("Mara writes at node.js speed.", set()),
        ("Mara writes about www.kestrel.example.com.", set()),
        ("Mara Quill tweets as @quill.", {("Mara Quill", "@quill")}),
        ("On Twitter, Mara is @quill.", {("Mara Quill", "@quill")}),
        ("Follow her on Mastodon: @quill.", {("Mara Quill", "@quill")}),
        ("Write to Mara at mara@kestrel.example.com.", {("Mara Quill", "mara@kestrel.example.com")}),
        ("The address of Mara is mara@kestrel.example.com.", {("Mara Quill", "mara@kestrel.example.com")}),
        ("Mara writes a blog at tides.example.org.", {("Mara Quill", "tides.example.org")}),
        (
            "Her site is tides.example.org, and on Twitter she goes by @quill.",
            {("Mara Quill", "tides.example.org"), ("Mara Quill", "@quill")},
        ),
        (
            "Mara can be reached by email through her website, tides.example.org.",
            {("Mara Quill", "tides.example.org")},
        ),
        (
            "Mara is @quill on Twitter and TideWatcher on the Libera IRC network.",
            {("Mara Quill", "@quill"), ("Mara Quill", "TideWatcher")},
        ),
        (
            "Find Mara on Twitter as @quill and Tobias at https://renn.example.net/.",
            {("Mara Quill", "@quill"), ("Tobias Renn", "https://renn.example.net/")},
        ),
        ("Mara says that more is found at the Quillstore website, quillstore.example.org.", set()),
        ("For the software, see the website quillstore.example.org.", set()),
        ("Questions are answered on the project's list at list@quillstore.example.org.", set()),
        ("Mara compares quillstore.example.org with tides.example.org.", set()),
        ("Mara Quill is active on Twitter.", set()),
    ],
)
def test_whose_address_it_is(
    notes_of: Callable[..., Notes], text: str, expected: set[tuple[str, str]]
) -> None:
    notes = notes_of(text, title="Tides, with Mara Quill", guests=(Guest("Mara Quill"),))
    assert reached(notes) == expected


def test_of_two_guests_none_is_guessed(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(
        "Follow the show and its guests at @tideshow.",
        title="Tides, with Mara Quill and Tobias Renn",
        guests=(Guest("Mara Quill"), Guest("Tobias Renn")),
    )
    assert reached(notes) == set()

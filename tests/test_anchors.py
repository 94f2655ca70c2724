"""Anchors to one address: another name of the thing that one of them names for certain, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitgraph.extract import anchors, mentions
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.readings import read
from orbitgraph.extract.resolve import resolve
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Link, Topic

NotesOf = Callable[..., Notes]
HOME = "https://kelp.example.org/"
SCHEME = Gazetteer(
    [
        Topic(EntityClass.PROJECT, "Kelp", "urn:1"),
        Topic(EntityClass.PROJECT, "silt", "urn:2"),
        Topic(EntityClass.ORGANISATION, "Corvane", "urn:3"),
        Topic(EntityClass.PROTOCOL, "Loom Wire", "urn:4"),
        Topic(EntityClass.CONCEPT, "cold fermentation", "urn:5"),
        Topic(EntityClass.PERSON, "Mara Quill", "urn:6"),
        Topic(EntityClass.PLACE, "Lisbon", "urn:7"),
    ]
)
_ANCHOR = re.compile(r"\[(?P<text>[^]]*)\]\((?P<target>[^)]*)\)")


def linked(written: str) -> dict[str, object]:
    """Return text and links of one paragraph with anchors as [words](target); a target in capitals is `HOME`."""
    text, links, at = "", [], 0
    for match in _ANCHOR.finditer(written):
        text += written[at : match.start()]
        links.append(Link(0, len(text), match["text"], match["target"].replace("HOME", HOME)))
        text += match["text"]
        at = match.end()
    return {"text": text + written[at:], "links": tuple(links)}


def made(notes: Notes) -> list[tuple[str, str, str]]:
    """Return of each alias its text, and class and name of the thing."""
    return [
        (notes.text[each.start : each.end], each.cls.value, each.name)
        for each in mentions.find(notes, SCHEME)
        if each.extractor == "anchor"
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # One word, several, an acronym, CamelCase, with letters of other languages.
        ("We run [Kelp](HOME), once [Seaweed](HOME).", [("Seaweed", "project", "Kelp")]),
        ("[Seaweed Vault](HOME) is what [Kelp](HOME) was.", [("Seaweed Vault", "project", "Kelp")]),
        ("[Loom Wire](HOME), or [LWX](HOME) for short.", [("LWX", "protocol", "Loom Wire")]),
        ("[Corvane](HOME) was called [Brineworks](HOME).", [("Brineworks", "organisation", "Corvane")]),
        ("They call [Kelp](HOME) [Önskedröm](HOME) there.", [("Önskedröm", "project", "Kelp")]),
        ("A [silt](HOME) is an [eSilt](HOME).", [("eSilt", "project", "silt")]),
        # Two others; articles and quotation marks around the names.
        (
            "[Kelp](HOME), the old [“Seaweed”](HOME), and [the Brine Vault](HOME).",
            [("Seaweed", "project", "Kelp"), ("Brine Vault", "project", "Kelp")],
        ),
        # Of a work, a name that shares a word.
        (
            "The paper “[Reefs Below the Tide](HOME)”, here [Reefs](HOME), is new.",
            [("Reefs", "work", "Reefs Below the Tide")],
        ),
        # Generic words, roles, and words in lower case.
        ("[Kelp](HOME) has [Slides](HOME) and a [Paper](HOME), [Here](HOME).", []),
        ("[Kelp](HOME) is on [GitHub](HOME).", []),
        ("[Kelp](HOME) has a [Home Page](HOME) and [Release Notes](HOME): [Learn More](HOME).", []),
        ("The [Chief Reef Officer](HOME) of [Corvane](HOME) is here.", []),
        ("[Kelp](HOME) is [a fine weed](HOME) and [Brine of old](HOME).", []),
        ("[Kelp](HOME) is a [Distributed Database](HOME).", []),
        ("[Kelp](HOME) is the [Big Green Brine Vault Thing](HOME).", []),
        ("[Kelp](HOME), see [2019](HOME) or [seaweed.org](HOME).", []),
        ("[Kelp](HOME) and [" + "S" * 100 + "](HOME).", []),
        # What holds the thing's name may be another thing.
        ("[Kelp](HOME) and the [Kelp Vault](HOME).", []),
        # Two certain things.
        ("[Corvane](HOME) makes [Kelp](HOME), and [Seaweed](HOME) too.", []),
        ("[Corvane's Kelp](HOME), [Kelp](HOME) and [Seaweed](HOME).", []),
        # A subject leads to a shop, a person to an employer, a place to a venue.
        (
            "[Cold Fermentation](HOME) in the [Brine Oven](HOME).",
            [("Brine Oven", "concept", "cold fermentation")],
        ),
        ("They use [cold fermentation](HOME) in the [Brine Oven](HOME).", []),
        ("[Mara Quill](HOME) runs [Brineworks](HOME).", []),
        ("In [Lisbon](HOME) there is the [Brine Garden](HOME).", []),
        # Nothing certain has the address.
        ("[Seaweed](HOME) and [SeaVault](HOME), not [Kelp](https://other.example.org).", []),
        ("[Kelp](HOME) alone, and Seaweed.", []),
    ],
)
def test_other_names(notes_of: NotesOf, written: str, expected: list[tuple[str, str, str]]) -> None:
    assert made(notes_of(**linked(written))) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://kelp.example.org", "http://www.Kelp.Example.org/", True),
        ("https://kelp.example.org/a", "https://kelp.example.org/a/#top", True),
        ("https://kelp.example.org/a", "https://kelp.example.org/a?from=tea", True),
        ("https://kelp.example.org/?utm_source=a", "https://kelp.example.org/?utm_source=b", True),
        ("https://kelp.example.org/a", "https://kelp.example.org/A", False),
        ("https://kelp.example.org/a", "https://kelp.example.org/b", False),
        ("https://kelp.example.org/a", "https://docs.kelp.example.org/a", False),
        ("https://kelp.example.org:81/", "https://kelp.example.org/", False),
        ("https://v.example.org/watch?v=1", "https://v.example.org/watch?v=2", False),
        ("https://kelp.example.org/#kelp", "https://kelp.example.org/#other", False),
        ("#e4", "#e4", False),
        ("mailto:a@kelp.example.org", "mailto:a@kelp.example.org", False),
        ("https://[kelp/", "https://[kelp/", False),
        ("https://kelp.example.org:x/", "https://kelp.example.org:x/", False),
    ],
)
def test_one_address(notes_of: NotesOf, one: str, other: str, same: bool) -> None:
    notes = notes_of(**linked(f"We run [Kelp]({one}), once [Seaweed]({other})."))

    assert made(notes) == ([("Seaweed", "project", "Kelp")] if same else [])


def test_an_alias_is_a_mention_with_a_confidence_of_its_own(notes_of: NotesOf) -> None:
    notes = notes_of(**linked("We run [Kelp](HOME), once [SeaVault](HOME)."))

    assert [each for each in mentions.find(notes, SCHEME) if each.start > 26] == [
        Found(33, 41, EntityClass.PROJECT, "Kelp", "anchor", 0.8, 1)
    ]


@pytest.mark.parametrize(
    ("cls", "expected"), [(EntityClass.PROJECT, ["Seaweed"]), (EntityClass.ORGANISATION, [])]
)
def test_a_guess_stands_where_it_is_of_another_class(
    notes_of: NotesOf, cls: EntityClass, expected: list[str]
) -> None:
    notes = notes_of(**linked("We run [Kelp](HOME), once [Seaweed](HOME)."))
    kelp = Found(22, 26, EntityClass.PROJECT, "Kelp", "gazetteer", 0.93)
    guess = Found(33, 40, cls, "Seaweed", "guess", 0.6, 3)

    assert [notes.text[each.start : each.end] for each in anchors.find(notes, [kelp, guess])] == expected


def test_the_graph_has_the_alias(notes_of: NotesOf) -> None:
    episode = notes_of(**linked("We run [Kelp](HOME), once [Seaweed](HOME).")).episode

    entities, _ = resolve(list(read([episode], SCHEME)), SCHEME)

    assert [(each.label, each.aliases, len(each.mentions)) for each in entities] == [
        ("Kelp", ("Seaweed",), 2)
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["Kelp", "Seaweed", "silt", "“Brine”", "the ", " ", "Mara Quill", "Here", "…", ""]
            ),
            st.sampled_from([HOME, f"{HOME}#a", f"{HOME}?b", "#e1", "http://[", "mailto:a@b.org"]),
        ),
        max_size=8,
    )
)
def test_any_anchors(notes_of: NotesOf, pairs: list[tuple[str, str]]) -> None:
    notes = notes_of(**linked("x " + ", ".join(f"[{text}]({target})" for text, target in pairs) + " x"))

    found = mentions.find(notes, SCHEME)

    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {each.name for each in found if each.extractor == "anchor"} <= {"Kelp", "silt", "Mara Quill"}

"""All mentions of an episode together: which of several findings stand, and what acronyms mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import mentions
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Guest, Topic

Told = tuple[str, str, str]


def topic(kind: str, label: str, *aliases: str) -> Topic:
    return Topic(EntityClass(kind), label, f"urn:{label}", aliases)


SCHEME = Gazetteer(
    [
        topic("project", "Kelp"),
        topic("project", "Silt", "SLT"),
        topic("project", "Tarn"),
        topic("project", "tc"),
        topic("protocol", "Loom Wire", "LW"),
        topic("protocol", "Bread Transfer Protocol", "BTP"),
        topic("concept", "cold fermentation"),
        topic("concept", "fermentation"),
        topic("concept", "data structure"),
        topic("organisation", "Corvane"),
        topic("event", "GrainConf"),
        topic("place", "Lisbon"),
    ]
)


def told(notes: Notes, found: list[Found]) -> list[Told]:
    """Return class, name and written text, sorted."""
    return sorted((each.cls.value, each.name, notes.episode.text[each.start : each.end]) for each in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # The longer of two topics, and a plural.
        (
            "We compare cold fermentation and data structures.",
            [
                ("concept", "cold fermentation", "cold fermentation"),
                ("concept", "data structure", "data structures"),
            ],
        ),
        # A known name outranks the look of a name and the model's guess.
        (
            "Kelp is a database, and Dana Wirth works at Corvane.",
            [
                ("organisation", "Corvane", "Corvane"),
                ("person", "Dana Wirth", "Dana Wirth"),
                ("project", "Kelp", "Kelp"),
            ],
        ),
        # An edition outranks the series.
        (
            "Last year Tobias Falk spoke at GrainConf 2019 in Lisbon.",
            [
                ("event", "GrainConf 2019", "GrainConf 2019"),
                ("person", "Tobias Falk", "Tobias Falk"),
                ("place", "Lisbon", "Lisbon"),
            ],
        ),
        # What a thing is outweighs who founded it.
        (
            "Bandit is a toolkit for mills. Dana Wirth is co-founder of Bandit.",
            [("person", "Dana Wirth", "Dana Wirth"), *[("project", "Bandit", "Bandit")] * 2],
        ),
        # A community is no program, a post no company, a part of a title no system.
        (
            "Join the Corvane Bakers Slack.",
            [("organisation", "Corvane Bakers Slack", "Corvane Bakers Slack")],
        ),
        (
            "Dana Wirth from Staff Software Engineer.",
            [("person", "Dana Wirth", "Dana Wirth")],
        ),
        ("An Elegant Riddle: Systems of Managing Mills", []),
        # A name with a place in it is one name.
        (
            "The University of Lisbon and the Lisbon Bread Summit share a hall.",
            [
                ("event", "Lisbon Bread Summit", "Lisbon Bread Summit"),
                ("organisation", "University of Lisbon", "University of Lisbon"),
            ],
        ),
        # A work holds topics and systems, no people, organisations, events or places.
        (
            "The paper “A Cold Fermentation in Lisbon with Kelp and Corvane” is short.",
            [
                ("concept", "cold fermentation", "Cold Fermentation"),
                ("project", "Kelp", "Kelp"),
                (
                    "work",
                    "A Cold Fermentation in Lisbon with Kelp and Corvane",
                    "A Cold Fermentation in Lisbon with Kelp and Corvane",
                ),
            ],
        ),
        (
            "The Kelp paper won a prize.",
            [
                ("project", "Kelp", "Kelp"),
                ("work", "Kelp paper", "Kelp paper"),
            ],
        ),
        # Nothing inside addresses.
        ("See https://kelp.org/Silt, mail Corvane@Tarn.org or follow @Corvane.", []),
        ("Visit lisbon.example.com or Kelp.js on Monday.", []),
        ("Tarn-like tools and the Kelpie are no matches.", [("project", "Tarn", "Tarn")]),
        ("Nothing of note happened in the kitchen.", []),
    ],
)
def test_overlapping_findings(notes_of: Callable[..., Notes], sentence: str, expected: list[Told]) -> None:
    notes = notes_of(sentence)

    assert told(notes, mentions.find(notes, SCHEME)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # The acronym of a name found otherwise is another mention of it.
        (
            "The Falcon Grain Foundation (FGF) meets. Everybody at FGF bakes.",
            [
                ("organisation", "Falcon Grain Foundation", "FGF"),
                ("organisation", "Falcon Grain Foundation", "FGF"),
                ("organisation", "Falcon Grain Foundation", "Falcon Grain Foundation"),
            ],
        ),
        (
            "The Workshop on Baking Bread (WBB) is over. WBB was loud.",
            [
                ("event", "Workshop on Baking Bread", "WBB"),
                ("event", "Workshop on Baking Bread", "WBB"),
                ("event", "Workshop on Baking Bread", "Workshop on Baking Bread"),
            ],
        ),
        (
            "They use cold fermentation (CF), and CF takes a day.",
            [
                ("concept", "cold fermentation", "CF"),
                ("concept", "cold fermentation", "CF"),
                ("concept", "cold fermentation", "cold fermentation"),
            ],
        ),
        # What is called by a name is a system, also where no scheme lists it.
        (
            "They wrote a parser called Open Widget Framework (OWF). Later OWF grew.",
            [
                ("project", "Open Widget Framework", "OWF"),
                ("project", "Open Widget Framework", "OWF"),
                ("project", "Open Widget Framework", "Open Widget Framework"),
            ],
        ),
        # An acronym of nothing found stays nothing.
        ("Pay attention to total cooking time (TCT), for TCT matters.", []),
        # An acronym that the scheme knows keeps its meaning ...
        (
            "The Bread Transfer Protocol (BTP) is old, but BTP works.",
            [
                ("protocol", "Bread Transfer Protocol", "BTP"),
                ("protocol", "Bread Transfer Protocol", "BTP"),
                ("protocol", "Bread Transfer Protocol", "Bread Transfer Protocol"),
            ],
        ),
        (
            "We like BTP and LW.",
            [
                ("protocol", "Bread Transfer Protocol", "BTP"),
                ("protocol", "Loom Wire", "LW"),
            ],
        ),
        # ... unless the episode says that it means something else.
        ("Lunch wine (LW) is served, and LW is red.", []),
        (
            "The Southern Lake Trust Foundation (SLTF) is rich. SLT is not.",
            [
                ("organisation", "Southern Lake Trust Foundation", "SLTF"),
                ("organisation", "Southern Lake Trust Foundation", "Southern Lake Trust Foundation"),
                ("project", "Silt", "SLT"),
            ],
        ),
        # Nothing inside addresses and longer words.
        (
            "The Falcon Grain Foundation (FGF) runs https://FGF.org/FGF, FGF.org and FGF-ware.",
            [
                ("organisation", "Falcon Grain Foundation", "FGF"),
                ("organisation", "Falcon Grain Foundation", "Falcon Grain Foundation"),
            ],
        ),
    ],
)
def test_acronyms_that_the_notes_introduce(
    notes_of: Callable[..., Notes], sentence: str, expected: list[Told]
) -> None:
    notes = notes_of(sentence)

    assert told(notes, mentions.find(notes, SCHEME)) == expected


def test_title_notes_and_credits_in_the_order_of_the_text(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(
        "Irina works at Corvane on Kelp.\n\nThe paper “Slow Proofs with Kelp” is hers.",
        title="Kelp, with Irina Petrov from Corvane",
        guests=(Guest("Irina Petrov", "Corvane"),),
        hosts=("Pat Quill",),
        credits="Produced by Pat Quill.",
    )

    found = mentions.find(notes, SCHEME)

    assert [(each.name, notes.episode.text[each.start : each.end], each.extractor) for each in found] == [
        ("Kelp", "Kelp", "gazetteer"),
        ("Irina Petrov", "Irina Petrov", "people-given"),
        ("Corvane", "Corvane", "organisation-of-guest"),
        ("Irina Petrov", "Irina", "people-short"),
        ("Corvane", "Corvane", "organisation-of-guest"),
        ("Kelp", "Kelp", "gazetteer"),
        ("Slow Proofs with Kelp", "Slow Proofs with Kelp", "work-quoted"),
        ("Kelp", "Kelp", "gazetteer"),
        ("Pat Quill", "Pat Quill", "credits"),
    ]


def test_only_works_hold_other_findings(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(
        "At GrainConf 2019, Dana Wirth of Corvane gave the talk “Cold Fermentation in Kelp and Tarn”. The Kelp paper, "
        "from the University of Lisbon, uses Loom Wire (LW). GrainStore, a small database, speaks LW and RFC 7042."
    )
    found = mentions.find(notes, SCHEME)

    assert all(
        EntityClass.WORK in (outer.cls, inner.cls)
        for outer in found
        for inner in found
        if inner is not outer and inner.overlaps(outer)
    )
    assert {each.name for each in found if each.cls is EntityClass.WORK} == {
        "Cold Fermentation in Kelp and Tarn",
        "Kelp paper",
    }


def test_candidates_hold_what_gave_way(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(
        "All of it.", title="Bread, with Mia Blum from Corvane", guests=(Guest("Mia Blum", "Corvane"),)
    )

    offered, standing = mentions.candidates(notes, SCHEME), mentions.find(notes, SCHEME)

    assert [(each.name, each.extractor) for each in standing] == [
        ("Mia Blum", "people-given"),
        ("Corvane", "organisation-of-guest"),
    ]
    assert [each for each in offered if each in standing] == standing
    assert {(each.name, each.extractor) for each in offered if each not in standing} == {
        ("Corvane", "gazetteer"),
        ("Corvane", "organisation-employer"),
    }


def test_headings_and_shows_are_no_things(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(
        "Bio\n\nIrina tries hard, and Kelp tries, too.\n\nTemplates\n\nThe templates are long.\n\nSponsors\n\n"
        "Listen to Mill Talk, a service of ours, and to the Quernbox podcast.\n\nLinks\n\nTranscript",
        show="mill-talk",
    )

    assert [(each.name, each.cls.value) for each in mentions.find(notes, SCHEME)] == [("Kelp", "project")]


def test_a_verb_is_not_what_is_written_alike(notes_of: Callable[..., Notes]) -> None:
    scheme = Gazetteer(
        [Topic(EntityClass.CONCEPT, "trie", "urn:trie"), Topic(EntityClass.PROJECT, "Go", "urn:go")]
    )
    notes = notes_of("Kelp tries to keep two tries small. Go to the page; they wrote it for Go.")

    found = mentions.find(notes, scheme)
    assert [(each.name, each.start) for each in found] == [
        ("trie", notes.text.index("tries small")),
        ("Go", notes.text.rindex("Go")),
    ]

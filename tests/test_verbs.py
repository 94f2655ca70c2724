"""What verbs state: sentences about invented systems and people -> the exact facts read off the parse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import verbs
from orbitgraph.extract.facts.frames import VERBS
from orbitgraph.extract.facts.statements import ref
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

PROJECT = EntityClass.PROJECT
GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(EntityClass.PERSON, "Tobias Renn", "urn:2", ("Tobias",)),
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:3"),
        Topic(PROJECT, "Tidewise", "urn:4"),
        Topic(PROJECT, "Marlin", "urn:5"),
        Topic(PROJECT, "Basalt", "urn:6"),
        Topic(EntityClass.PROTOCOL, "GLP", "urn:7"),
        Topic(EntityClass.PROTOCOL, "XMP", "urn:8"),
        Topic(EntityClass.CONCEPT, "flood forecasting", "urn:9"),
        Topic(EntityClass.EVENT, "BeeConf 2019", "urn:10"),
        Topic(EntityClass.WORK, "Counting Bees", "urn:11"),
    ]
)
USES = "Tidewise uses Marlin"


def facts(notes: Notes) -> set[str]:
    stated = verbs.find(notes, GAZETTEER.find(notes.text))
    return {f"{ref(each.subject).name} {each.predicate} {ref(each.object).name}" for each in stated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Here we are. The model Tidewise employs Marlin and Basalt.", {USES, "Tidewise uses Basalt"}),
        ("Here we are. Tidewise rests on Marlin.", {USES}),
        ("Here we are. Tidewise is expressed in Marlin.", {USES}),
        ("Here we are. Tidewise pushes maps over GLP.", {"Tidewise supports GLP"}),
        ("Here we are. Tidewise is stored in GLP.", {"Tidewise supports GLP", "Tidewise uses GLP"}),
        ("Here we are. Tidewise evolved from Marlin.", {USES}),
        ("Here we are. Tidewise grew out of Marlin.", {USES}),
        ("Here we are. Marlin underlies Tidewise.", {USES}),
        ("Here we are. Tidewise is driven by Marlin.", {USES}),
        ("We hear how Mara integrated Marlin into Tidewise.", {USES}),
        ("We hear how Mara designed Marlin for Tidewise.", {USES, "Marlin developedBy Mara Quill"}),
        ("Here we are. Tidewise can handle GLP.", {"Tidewise supports GLP"}),
        ("Here we are. Tidewise has always complied with GLP.", {"Tidewise supports GLP"}),
        ("Here we are. Tidewise parses GLP and XMP.", {"Tidewise supports GLP", "Tidewise supports XMP"}),
        ("We hear how Mara brought GLP into Tidewise.", {"Tidewise supports GLP"}),
        ("Here we are. Mara invented Tidewise.", {"Tidewise developedBy Mara Quill"}),
        ("Here we are. Kestrel Systems sells Tidewise.", {"Tidewise developedBy Kestrel Systems"}),
        ("Here we are. Mara maintains Tidewise.", {"Mara Quill contributesTo Tidewise"}),
        (
            "Here we are. Mara and others at Kestrel Systems are working on Tidewise.",
            {"Mara Quill contributesTo Tidewise", "Tidewise developedBy Kestrel Systems"},
        ),
        ("Here we are. Tidewise beats Marlin.", {"Tidewise comparedWith Marlin"}),
        ("We hear how Mara pits Tidewise against Marlin.", {"Tidewise comparedWith Marlin"}),
        ("Here we are. Tidewise competes with Marlin.", {"Tidewise comparedWith Marlin"}),
        ("Here we are. Tidewise belongs to Marlin.", {"Tidewise partOf Marlin"}),
        ("Here we are. Mara teaches at Kestrel Systems.", {"Mara Quill affiliatedWith Kestrel Systems"}),
        (
            "Here we are. Mara taught at Kestrel Systems.",
            {"Mara Quill formerlyAffiliatedWith Kestrel Systems"},
        ),
        ("Here we are. Kestrel Systems employs Mara.", {"Mara Quill affiliatedWith Kestrel Systems"}),
        (
            "Here we are. Mara resigned from Kestrel Systems.",
            {"Mara Quill formerlyAffiliatedWith Kestrel Systems"},
        ),
        ("Here we are. Mara has mentored Tobias.", {"Tobias Renn advisedBy Mara Quill"}),
        pytest.param(
            "Here we are. Mara mentors Tobias.",
            {"Tobias Renn advisedBy Mara Quill"},
            marks=pytest.mark.xfail(strict=True, reason="the parser takes the verb for a plural noun"),
        ),
        ("Here we are. Mara lectured at BeeConf 2019.", {"Mara Quill spokeAt BeeConf 2019"}),
        (
            "Here we are. Mara gave a talk at BeeConf 2019 with Tobias.",
            {"Mara Quill spokeAt BeeConf 2019", "Tobias Renn spokeAt BeeConf 2019"},
        ),
        ("Here we are. Mara wrote “Counting Bees”.", {"Mara Quill authorOf Counting Bees"}),
        (
            "Here we are. “Counting Bees” appeared at BeeConf 2019.",
            {"Counting Bees publishedAt BeeConf 2019"},
        ),
        (
            "Here we are. Tidewise represents rivers as flood forecasting.",
            {"Tidewise uses flood forecasting"},
        ),
        ("Here we are. Tidewise asks Marlin for maps.", {USES}),
        ("Here we are. Tidewise moves its maps into Marlin.", {USES}),
        ("Here we are. Tidewise steers boats with Marlin.", {USES}),
        ("Here we are. Tidewise reads maps from Marlin.", {USES}),
        ("Here we are. Tidewise has learned GLP.", {"Tidewise supports GLP"}),
        ("Here we are. Kestrel Systems operates Tidewise.", {"Tidewise developedBy Kestrel Systems"}),
        ("Here we are. Kestrel Systems looks after Tidewise.", {"Tidewise developedBy Kestrel Systems"}),
        ("Here we are. Kestrel Systems bought Tidewise.", {"Tidewise partOf Kestrel Systems"}),
        ("Here we are. Tidewise was donated to Kestrel Systems.", {"Tidewise partOf Kestrel Systems"}),
        (
            "We hear of Tidewise, which Mara wrote with Tobias.",
            {"Tidewise developedBy Mara Quill", "Tidewise developedBy Tobias Renn"},
        ),
        ("Here we are. Tidewise agrees with Marlin.", set()),
        ("Here we are. Tidewise moved to a hill near Marlin.", set()),
        ("Here we are. Mara operates Tidewise.", set()),
        ("We visited the programme of Kestrel Systems, which Tidewise joined.", set()),
        ("Here we are. Tidewise will be used.", set()),
        ("Here we are. Mara gave a dinner at BeeConf 2019.", set()),
        ("Here we are. Mara sells Tidewise.", set()),
        ("Here we are. Mara integrated flood forecasting into Tidewise.", set()),
        ("Here we are. Tidewise does not beat Marlin.", set()),
        ("Here we are. Kestrel Systems uses Tidewise.", set()),
    ],
)
def test_what_verbs_state(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "verb", "past"),
    [
        ("We know she worked there.", "worked", True),
        ("We know she was working there.", "working", True),
        ("We know she had worked there.", "worked", True),
        ("We know she used to work there.", "work", True),
        ("We know she has worked there.", "worked", False),
        ("We know she is working there.", "working", False),
        ("We know she works there.", "works", False),
    ],
)
def test_what_is_over(notes_of: Callable[..., Notes], text: str, verb: str, past: bool) -> None:
    (token,) = (token for token in notes_of(text).doc if token.text == verb)
    assert verbs.is_past(token) is past


def test_titles_state_nothing(notes_of: Callable[..., Notes]) -> None:
    assert facts(notes_of("About rivers.", title="How Tidewise uses Marlin")) == set()


def test_every_frame_names_places_that_exist() -> None:
    for frame in VERBS:
        for place in (frame.subject, frame.object):
            name, _, cls = place.partition(":")
            assert name
            assert not cls or cls in set(EntityClass)
            assert all(word.islower() for word in name.split())

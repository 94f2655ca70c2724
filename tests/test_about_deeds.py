"""What people did: contributions, systems, works and talks; sentences about invented people -> the exact facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import people
from orbitgraph.extract.facts import relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Guest, Predicate, Topic

PERSON, WORK = EntityClass.PERSON, EntityClass.WORK
GAZETTEER = Gazetteer(
    [
        Topic(PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(PERSON, "Tobias Renn", "urn:2", ("Tobias",)),
        Topic(PERSON, "Greta Okafor", "urn:3", ("Greta",)),
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:4", ("Kestrel",)),
        Topic(EntityClass.PROJECT, "Tidewise", "urn:5"),
        Topic(EntityClass.PROJECT, "Marlin", "urn:6"),
        Topic(EntityClass.EVENT, "BeeConf 2019", "urn:7"),
        Topic(EntityClass.EVENT, "Rivergate Summit", "urn:8"),
        Topic(WORK, "Counting Bees at Dusk", "urn:9"),
        Topic(WORK, "A Field Guide to Slow Queries", "urn:10"),
    ]
)
CONTRIBUTES = "Mara Quill contributesTo Tidewise"
MADE = "Tidewise developedBy Mara Quill"
WROTE = "Mara Quill authorOf Counting Bees at Dusk"
WROTE_TOO = "Tobias Renn authorOf Counting Bees at Dusk"
SPOKE = "Mara Quill spokeAt BeeConf 2019"
AT_BEECONF = "Counting Bees at Dusk publishedAt BeeConf 2019"

# The first words of a paragraph are where the parser slips; that is not what these tables are about.
LEAD = "We are back."


def facts(notes: Notes) -> set[str]:
    found = relations.find(notes, GAZETTEER.find(notes.text))
    return {
        f"{each.subject.name} {each.predicate} {each.object.name}"
        for each in found
        if each.predicate is not Predicate.GUEST_OF
    }


CONTRIBUTIONS = [
    ("Mara Quill now leads the development of Tidewise.", {CONTRIBUTES}),
    ("We spoke about Tidewise in spring with its author, Mara Quill.", {CONTRIBUTES}),
    ("Mara Quill works on Tidewise.", {CONTRIBUTES}),
    ("Mara Quill has contributed to Tidewise for ten years.", {CONTRIBUTES}),
    ("Mara Quill, one of the maintainers of Tidewise, tells the story.", {CONTRIBUTES}),
    ("Mara Quill is a core developer of Tidewise.", {CONTRIBUTES}),
    ("Mara Quill maintains Tidewise in her spare time.", {CONTRIBUTES}),
    ("Tidewise maintainer Mara Quill answers questions.", {CONTRIBUTES}),
    (
        "Two of the contributors to Tidewise, Mara Quill and Tobias Renn, explain it.",
        {CONTRIBUTES, "Tobias Renn contributesTo Tidewise"},
    ),
    ("Mara Quill has taken part in Tidewise since 2012.", {CONTRIBUTES}),
    ("Mara Quill has been involved with Tidewise since 2012.", {CONTRIBUTES}),
    ("We hear about Mara Quill's work on Tidewise.", {CONTRIBUTES}),
    ("Our guest is Mara Quill. She leads Tidewise.", {CONTRIBUTES}),
    ("Mara Quill, who hacks on Tidewise at night, is tired.", {CONTRIBUTES}),
    ("Mara Quill is at work on a port of Tidewise.", {CONTRIBUTES}),
    ("Mara Quill collaborates on Tidewise and Marlin.", {CONTRIBUTES, "Mara Quill contributesTo Marlin"}),
    (
        "Tidewise collects river levels. Mara Quill, who is one of its developers, explains the sensors.",
        {CONTRIBUTES},
    ),
    ("Mara Quill is working to bring maps to Tidewise.", {CONTRIBUTES}),
]
MAKERS = [
    ("Mara Quill wrote Tidewise over one winter.", {MADE}),
    ("Tidewise was created by Mara Quill.", {MADE}),
    ("Tidewise, which Mara Quill designed, predicts floods.", {MADE}),
    (
        "Tidewise, developed by Mara Quill and Tobias Renn, predicts floods.",
        {MADE, "Tidewise developedBy Tobias Renn"},
    ),
    ("Mara Quill started Tidewise as a student.", {MADE}),
    ("Tidewise is the brainchild of Mara Quill.", {MADE}),
    ("Our guest is Mara Quill. Years ago she built Tidewise.", {MADE}),
    (
        "Mara Quill first implemented Marlin and then designed Tidewise.",
        {MADE, "Marlin developedBy Mara Quill"},
    ),
    ("Tidewise is a flood model by Mara Quill.", {MADE}),
]
AUTHORS = [
    ("Mara Quill is known. Her thesis, “Counting Bees at Dusk”, won a prize.", {WROTE}),
    (
        "“Counting Bees at Dusk” appeared at BeeConf 2019, and Mara Quill is one of its authors.",
        {WROTE, AT_BEECONF},
    ),
    (
        "Its title is “Counting Bees at Dusk”, and its authors are Mara Quill and Tobias Renn.",
        {WROTE, WROTE_TOO},
    ),
    (
        "In the paper “Counting Bees at Dusk”, published in spring, Mara Quill and Tobias Renn study moss.",
        {WROTE, WROTE_TOO},
    ),
    (
        "Mara Quill presented “Counting Bees at Dusk” at BeeConf 2019.",
        {WROTE, AT_BEECONF, SPOKE},
    ),
    ("Mara Quill wrote “Counting Bees at Dusk”.", {WROTE}),
    ("Tobias Renn talks with Mara Quill about her book “Counting Bees at Dusk”.", {WROTE}),
    ("“Counting Bees at Dusk” was written by Mara Quill.", {WROTE}),
    ("“Counting Bees at Dusk” by Mara Quill and Tobias Renn is short.", {WROTE, WROTE_TOO}),
    ("Mara Quill is the author of “Counting Bees at Dusk”.", {WROTE}),
    ("We read Mara Quill's paper “Counting Bees at Dusk”.", {WROTE}),
    ("“Counting Bees at Dusk”, which Mara Quill wrote with Tobias Renn, is short.", {WROTE, WROTE_TOO}),
    ("Mara Quill and Tobias Renn have published “Counting Bees at Dusk”.", {WROTE, WROTE_TOO}),
    (
        "“Counting Bees at Dusk”, co-authored by Mara Quill (Kestrel Systems) and Tobias Renn, is short.",
        {WROTE, WROTE_TOO, "Mara Quill affiliatedWith Kestrel Systems"},
    ),
    ("Our guest is Mara Quill. She wrote the book “Counting Bees at Dusk”.", {WROTE}),
    (
        "Our guest is Mara Quill. We talk about her article “Counting Bees at Dusk”.",
        {WROTE, "show/7 basedOn Counting Bees at Dusk"},
    ),
    (
        "Mara Quill wrote the paper “Counting Bees at Dusk”. Her co-authors are Tobias Renn and Greta Okafor.",
        {WROTE, WROTE_TOO, "Greta Okafor authorOf Counting Bees at Dusk"},
    ),
]
SPEAKERS = [
    ("The talk that Mara Quill gave at BeeConf 2019 is online.", {SPOKE}),
    (
        "The talk, which Mara Quill gave with Tobias Renn at BeeConf 2019, is online.",
        {SPOKE, "Tobias Renn spokeAt BeeConf 2019"},
    ),
    ("Mara Quill will be on stage at BeeConf 2019.", {SPOKE}),
    ("Mara Quill will teach a workshop at BeeConf 2019.", {SPOKE}),
    ("At BeeConf 2019 Mara Quill talked about moss.", {SPOKE}),
    (
        "Mara Quill spoke about Tidewise at BeeConf 2019 and at the Rivergate Summit.",
        {SPOKE, "Mara Quill spokeAt Rivergate Summit"},
    ),
    ("Mara Quill spoke at BeeConf 2019.", {SPOKE}),
    ("Mara Quill gave a talk at BeeConf 2019.", {SPOKE}),
    ("At BeeConf 2019, Mara Quill gave the keynote.", {SPOKE}),
    ("Mara Quill will be speaking at BeeConf 2019.", {SPOKE}),
    ("We play a talk by Mara Quill at BeeConf 2019.", {SPOKE}),
    ("We play the keynote at BeeConf 2019 by Mara Quill.", {SPOKE}),
    ("Mara Quill's presentation at BeeConf 2019 drew a crowd.", {SPOKE}),
    ("Our guest is Mara Quill. BeeConf 2019 heard a talk of hers.", {SPOKE}),
    ("Listen to BeeConf 2019, where Mara Quill gave a presentation on wasps.", {SPOKE}),
    ("Our guest is Mara Quill. She presented this work at BeeConf 2019.", {SPOKE}),
    (
        "Together with Tobias Renn, Mara Quill gave a tutorial at BeeConf 2019.",
        {SPOKE, "Tobias Renn spokeAt BeeConf 2019"},
    ),
    ("Mara Quill presented “Counting Bees at Dusk” at BeeConf 2019.", {SPOKE, WROTE, AT_BEECONF}),
    (
        "“Counting Bees at Dusk”, which Mara Quill presented at BeeConf 2019 with Tobias Renn, is short.",
        {SPOKE, WROTE, WROTE_TOO, AT_BEECONF, "Tobias Renn spokeAt BeeConf 2019"},
    ),
]
NOTHING = [
    # spokeAt
    "Mara Quill was to speak at BeeConf 2019 but fell ill.",
    "Mara Quill knows Tidewise, which was presented at BeeConf 2019.",
    # contributesTo
    "Mara Quill and the authors of Tidewise exchange maps.",
    "Mara Quill no longer works on Tidewise.",
    "Mara Quill could contribute to Tidewise.",
    "Mara Quill wants to work on Tidewise.",
    "Mara Quill is said to work on Tidewise.",
    "Mara Quill dislikes Tidewise.",
    # developedBy
    "Tidewise was not written by Mara Quill.",
    "Mara Quill might build Tidewise.",
    "Tidewise helped Mara Quill.",
    "Mara Quill tried to build Tidewise.",
    # authorOf
    "Mara Quill did not write “Counting Bees at Dusk”.",
    "Mara Quill liked “Counting Bees at Dusk”.",
    "“Counting Bees at Dusk” mentions Mara Quill.",
    "Was “Counting Bees at Dusk” written by Mara Quill?",
    # spokeAt
    "Mara Quill attended BeeConf 2019.",
    "Mara Quill did not speak at BeeConf 2019.",
    "Mara Quill might speak at BeeConf 2019.",
    "Mara Quill recorded a talk at BeeConf 2019.",
    "Mara Quill hopes to speak at BeeConf 2019.",
]


@pytest.mark.parametrize(("text", "expected"), [*CONTRIBUTIONS, *MAKERS, *AUTHORS, *SPEAKERS])
def test_what_sentences_state(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(f"{LEAD} {text}")) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_they_do_not(notes_of: Callable[..., Notes], text: str) -> None:
    assert facts(notes_of(f"{LEAD} {text}")) == set()


def test_the_guest_of_a_system_works_on_it(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("How rivers rise.", title="Tidewise, with Mara Quill", guests=(Guest("Mara Quill"),))
    assert facts(notes) == {CONTRIBUTES}


def test_an_abstract_speaks_for_the_guests(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(
        "We present Marlin here. The abstract says: We present a flood model, which we call Tidewise.",
        title="Floods, with Mara Quill",
        guests=(Guest("Mara Quill"),),
    )
    assert facts(notes) == {MADE}


def test_the_host_speaks_of_himself(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(
        "I gave a talk at BeeConf 2019, and Mara Quill of Kestrel Systems listened.",
        hosts=("Tobias Renn",),
        credits="The show is produced by Tobias Renn. Licensed under CC BY 4.0.",
    )
    stated = relations.find(notes, [*GAZETTEER.find(notes.text), *people.hosts(notes)])
    assert {f"{each.subject.name} {each.predicate} {each.object.name}" for each in stated} == {
        "Tobias Renn hostOf show/7",
        "Tobias Renn spokeAt BeeConf 2019",
        "Mara Quill affiliatedWith Kestrel Systems",
    }

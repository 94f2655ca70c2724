"""What systems and works are: makers, parts, uses, support, comparisons, venues; sentences -> the exact facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

PROJECT, PROTOCOL, WORK = EntityClass.PROJECT, EntityClass.PROTOCOL, EntityClass.WORK
GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:2", ("Kestrel",)),
        Topic(EntityClass.ORGANISATION, "Ferrous Foundation", "urn:3"),
        Topic(EntityClass.ORGANISATION, "Northwind Labs", "urn:4"),
        Topic(PROJECT, "Tidewise", "urn:5"),
        Topic(PROJECT, "Marlin", "urn:6"),
        Topic(PROJECT, "Basalt", "urn:7"),
        Topic(PROJECT, "Quillstore", "urn:8"),
        Topic(PROTOCOL, "GLP", "urn:9"),
        Topic(PROTOCOL, "XMP", "urn:10"),
        Topic(PROTOCOL, "Tidal Exchange Format", "urn:11"),
        Topic(EntityClass.CONCEPT, "log compaction", "urn:12"),
        Topic(EntityClass.EVENT, "BeeConf 2019", "urn:13"),
        Topic(WORK, "Counting Bees at Dusk", "urn:14"),
    ]
)
MADE = "Tidewise developedBy Kestrel Systems"
PART = "Tidewise partOf Marlin"
IN_FOUNDATION = "Tidewise partOf Ferrous Foundation"
USES = "Tidewise uses Marlin"
USES_TOO = "Tidewise uses Basalt"
SPEAKS = "Tidewise supports GLP"
SPEAKS_TOO = "Tidewise supports XMP"
COMPARED = "Marlin comparedWith Tidewise"
COMPARED_TOO = "Basalt comparedWith Tidewise"
VENUE = "Counting Bees at Dusk publishedAt BeeConf 2019"

# The first words of a paragraph are where the parser slips; that is not what these tables are about.
LEAD = "We are back."


def facts(notes: Notes) -> set[str]:
    found = relations.find(notes, GAZETTEER.find(notes.text))
    return {f"{each.subject.name} {each.predicate} {each.object.name}" for each in found}


MAKERS = [
    ("Tidewise was developed at Kestrel Systems.", {MADE}),
    ("Kestrel Systems develops Tidewise, a model of floods.", {MADE}),
    ("Tidewise, a flood model from Kestrel Systems, runs every hour.", {MADE}),
    ("Kestrel's Tidewise runs every hour.", {MADE}),
    ("Tidewise is a flood model built by Kestrel Systems.", {MADE}),
    ("Tidewise, which Kestrel Systems released in 2014, runs every hour.", {MADE}),
    ("Tidewise began at Kestrel Systems.", {MADE}),
    ("Tidewise grew out of Kestrel Systems.", {MADE}),
    ("Engineers at Kestrel Systems wrote Tidewise.", {MADE}),
    ("Kestrel Systems engineers maintain Tidewise.", {MADE}),
    (
        "Tidewise is maintained by Kestrel Systems and Northwind Labs.",
        {MADE, "Tidewise developedBy Northwind Labs"},
    ),
    ("Tidewise from Kestrel Systems has a thousand users.", {MADE}),
]
PARTS = [
    ("Tidewise is part of Marlin.", {PART}),
    ("Tidewise, a component of Marlin, draws maps.", {PART}),
    ("Tidewise, which is a module of Marlin, draws maps.", {PART}),
    ("Tidewise joined the Ferrous Foundation in June.", {IN_FOUNDATION}),
    ("Tidewise has become part of the Ferrous Foundation.", {IN_FOUNDATION}),
    ("Tidewise is a Ferrous Foundation project.", {IN_FOUNDATION}),
    ("Tidewise, a technology in Marlin, draws maps.", {PART}),
    ("Tidewise belongs to the Ferrous Foundation.", {IN_FOUNDATION}),
    (
        "The Ferrous Foundation is home of Tidewise and Marlin.",
        {IN_FOUNDATION, "Marlin partOf Ferrous Foundation"},
    ),
    ("Features of Marlin such as Tidewise are new.", {PART}),
    ("Northwind Labs was acquired by Kestrel Systems.", {"Northwind Labs partOf Kestrel Systems"}),
    ("Northwind Labs is a subsidiary of Kestrel Systems.", {"Northwind Labs partOf Kestrel Systems"}),
]
USED = [
    ("Tidewise uses Marlin.", {USES}),
    ("Tidewise is based on Marlin.", {USES}),
    ("Tidewise builds on Marlin and Basalt.", {USES, USES_TOO}),
    ("Tidewise runs on top of Marlin.", {USES}),
    ("Tidewise, which relies on Marlin, draws maps.", {USES}),
    ("Tidewise is a fork of Marlin.", {USES}),
    ("Tidewise, a modified Marlin, draws maps.", {USES}),
    ("Marlin-based Tidewise draws maps.", {USES}),
    ("Tidewise keeps its data in Marlin.", {USES}),
    ("Tidewise is written in Basalt.", {USES_TOO}),
    ("Tidewise makes use of Marlin.", {USES}),
    ("Tidewise, built with Marlin, draws maps.", {USES}),
    ("Tidewise draws maps. It depends on Marlin.", {USES}),
    ("Tidewise draws maps by using Marlin.", {USES}),
    ("Marlin is used by Tidewise.", {USES}),
    ("Tidewise is powered by Marlin.", {USES}),
    ("Tidewise needs log compaction and relies on databases such as Marlin and Basalt.", {USES, USES_TOO}),
    ("Tidewise relies on log compaction.", {"Tidewise uses log compaction"}),
]
SUPPORT = [
    ("Tidewise supports GLP.", {SPEAKS}),
    ("Tidewise supports protocols such as GLP and XMP.", {SPEAKS, SPEAKS_TOO}),
    ("Tidewise speaks GLP.", {SPEAKS}),
    ("Tidewise implements the Tidal Exchange Format.", {"Tidewise supports Tidal Exchange Format"}),
    ("Tidewise conforms to GLP.", {SPEAKS}),
    ("Tidewise has support for GLP.", {SPEAKS}),
    ("Tidewise is an implementation of GLP.", {SPEAKS}),
    ("Mara Quill added support for GLP to Tidewise.", {SPEAKS}),
    ("GLP is supported by Tidewise.", {SPEAKS}),
    ("Support for GLP in Tidewise is new.", {SPEAKS}),
    ("For rivers, GLP and XMP matter most, and Tidewise supports them.", {SPEAKS, SPEAKS_TOO}),
    ("Mara tells how she implemented two protocols, GLP and XMP, in Tidewise.", {SPEAKS, SPEAKS_TOO}),
    ("Mara tells why she designed GLP and implemented it in Tidewise.", {SPEAKS}),
    ("Tidewise can speak GLP.", {SPEAKS}),
]
COMPARISONS = [
    ("Mara compares Tidewise to Marlin.", {COMPARED}),
    ("Mara compares Tidewise with Marlin and Basalt.", {COMPARED, COMPARED_TOO}),
    ("Unlike Marlin, Tidewise forgets nothing.", {COMPARED}),
    ("Tidewise is faster than Marlin.", {COMPARED}),
    ("Tidewise is an alternative to Marlin.", {COMPARED}),
    ("Tidewise differs from Marlin in its appetite.", {COMPARED}),
    ("Tidewise outperforms Marlin.", {COMPARED}),
    ("A comparison of Tidewise and Marlin follows.", {COMPARED}),
    ("We discuss the differences between Tidewise and Marlin.", {COMPARED}),
    ("Mara sets Tidewise beside Marlin.", {COMPARED}),
    ("Tidewise was measured against Marlin.", {COMPARED}),
    ("Tidewise, an alternative to databases such as Marlin and Basalt, is small.", {COMPARED, COMPARED_TOO}),
    ("Tidewise forgets nothing, whereas Marlin forgets everything.", {COMPARED}),
    ("Tidewise resembles Marlin.", {COMPARED}),
    ("Tidewise versus Marlin: which is smaller?", set()),
]
VENUES = [
    ("“Counting Bees at Dusk” was published at BeeConf 2019.", {VENUE}),
    ("“Counting Bees at Dusk” appeared at BeeConf 2019.", {VENUE}),
    ("“Counting Bees at Dusk” has been shown at BeeConf 2019.", {VENUE}),
    ("“Counting Bees at Dusk”, presented at BeeConf 2019, is short.", {VENUE}),
    ("“Counting Bees at Dusk” will be presented at BeeConf 2019.", {VENUE}),
    ("“Counting Bees at Dusk” is a paper from BeeConf 2019.", {VENUE}),
    ("We read the BeeConf 2019 paper “Counting Bees at Dusk”.", {VENUE}),
    ("We read a paper published at BeeConf 2019, titled “Counting Bees at Dusk”.", {VENUE}),
    (
        "The material comes from a session at BeeConf 2019, “Counting Bees at Dusk”.",
        {VENUE, "show/7 basedOn Counting Bees at Dusk"},
    ),
    ("BeeConf 2019 gave its best paper award to “Counting Bees at Dusk”.", {VENUE}),
]
NOTHING = [
    # developedBy
    "Tidewise is not developed by Kestrel Systems.",
    "Kestrel Systems could have built Tidewise.",
    "Kestrel Systems deploys Tidewise.",
    "Kestrel Systems is rumoured to develop Tidewise.",
    "Users of Tidewise visit Kestrel Systems.",
    # partOf
    "Tidewise is not part of Marlin.",
    "Tidewise might become part of Marlin.",
    "Tidewise may join the Ferrous Foundation.",
    "Tidewise talks about parts.",
    # uses
    "Tidewise does not use Marlin.",
    "Tidewise could be based on Marlin.",
    "Tidewise no longer depends on Marlin.",
    "Tidewise stopped using Marlin.",
    "Tidewise works without using Marlin.",
    "Tidewise is reportedly built on Marlin.",
    "If Tidewise used Marlin, it would be slow.",
    "Kestrel Systems uses Marlin.",
    # supports
    "Tidewise does not support GLP.",
    "Tidewise may support GLP one day.",
    "Does Tidewise support GLP?",
    "Tidewise lacks support for GLP.",
    "Tidewise has no support for GLP.",
    "We ask whether Tidewise supports GLP.",
    # comparedWith
    "We do not compare Tidewise with Marlin.",
    "Mara mentions Tidewise and Marlin.",
    "Tidewise could be compared with Marlin.",
    "Mara compares GLP with XMP.",
    # publishedAt
    "“Counting Bees at Dusk” was not published at BeeConf 2019.",
    "“Counting Bees at Dusk” was rejected at BeeConf 2019.",
    "“Counting Bees at Dusk” might appear at BeeConf 2019.",
    "“Counting Bees at Dusk” mentions BeeConf 2019.",
]


@pytest.mark.parametrize(("text", "expected"), [*MAKERS, *PARTS, *USED, *SUPPORT, *COMPARISONS, *VENUES])
def test_what_sentences_state(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(f"{LEAD} {text}")) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_they_do_not(notes_of: Callable[..., Notes], text: str) -> None:
    assert facts(notes_of(f"{LEAD} {text}")) == set()

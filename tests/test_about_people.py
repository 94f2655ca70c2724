"""Where people work and worked, and who advised them: sentences about invented people -> the exact facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import about_people, masks, relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Guest, Predicate, Topic

PERSON, ORGANISATION, PROJECT = EntityClass.PERSON, EntityClass.ORGANISATION, EntityClass.PROJECT
GAZETTEER = Gazetteer(
    [
        Topic(PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(PERSON, "Tobias Renn", "urn:2", ("Tobias",)),
        Topic(PERSON, "Greta Okafor", "urn:3", ("Greta",)),
        Topic(PERSON, "Leo Brandt", "urn:4", ("Leo",)),
        Topic(ORGANISATION, "Kestrel Systems", "urn:5", ("Kestrel",)),
        Topic(ORGANISATION, "University of Alden", "urn:6", ("Alden",)),
        Topic(ORGANISATION, "Northwind Labs", "urn:7", ("Northwind",)),
        Topic(ORGANISATION, "Saltmarsh Clinic", "urn:8"),
        Topic(PROJECT, "Quillstore", "urn:9"),
    ]
)
MARA_AT_KESTREL = "Mara Quill affiliatedWith Kestrel Systems"
MARA_WAS_AT_KESTREL = "Mara Quill formerlyAffiliatedWith Kestrel Systems"
GRETA_BY_LEO = "Greta Okafor advisedBy Leo Brandt"

# The first words of a paragraph are where the parser slips; that is not what these tables are about.
LEAD = "We are back."


def facts(notes: Notes) -> set[str]:
    found = relations.find(notes, GAZETTEER.find(notes.text))
    return {
        f"{each.subject.name} {each.predicate} {each.object.name}"
        for each in found
        if each.predicate is not Predicate.GUEST_OF
    }


AFFILIATED = [
    ("Kestrel Systems was founded by Mara Quill.", {MARA_AT_KESTREL}),
    ("They like Kestrel Systems, a company that was founded by Mara Quill.", {MARA_AT_KESTREL}),
    ("Mara Quill co-founded Kestrel Systems.", {MARA_AT_KESTREL}),
    ("Mara Quill from Kestrel Systems explains how tides are measured.", {MARA_AT_KESTREL}),
    ("Mara Quill works at Kestrel Systems.", {MARA_AT_KESTREL}),
    ("At Kestrel Systems, Mara Quill works on weather models.", {MARA_AT_KESTREL}),
    ("Mara Quill, a senior engineer at Kestrel Systems, joins us.", {MARA_AT_KESTREL}),
    (
        "Mara Quill, who is a professor at the University of Alden, studies bees.",
        {"Mara Quill affiliatedWith University of Alden"},
    ),
    ("Mara Quill is the head of research at Kestrel Systems.", {MARA_AT_KESTREL}),
    ("Our guest is Mara Quill (Kestrel Systems).", {MARA_AT_KESTREL}),
    ("Kestrel Systems engineer Mara Quill walks us through the outage.", {MARA_AT_KESTREL}),
    ("Kestrel's Mara Quill is on the line.", {MARA_AT_KESTREL}),
    ("Mara Quill, Kestrel's chief scientist, disagrees.", {MARA_AT_KESTREL}),
    ("Mara Quill joined Kestrel Systems in 2015.", {MARA_AT_KESTREL}),
    ("Mara Quill has worked for Kestrel Systems since 2012.", {MARA_AT_KESTREL}),
    ("Mara Quill is employed by Kestrel Systems.", {MARA_AT_KESTREL}),
    ("Our guest is Mara Quill. She works for Kestrel Systems.", {MARA_AT_KESTREL}),
    ("Mara Quill talks about glaciers and about her role as director at Kestrel Systems.", {MARA_AT_KESTREL}),
    (
        "I speak with Mara Quill and Tobias Renn, both from Northwind Labs.",
        {"Mara Quill affiliatedWith Northwind Labs", "Tobias Renn affiliatedWith Northwind Labs"},
    ),
    (
        "Mara Quill of Kestrel Systems and Tobias Renn of Northwind Labs compare notes.",
        {MARA_AT_KESTREL, "Tobias Renn affiliatedWith Northwind Labs"},
    ),
    ("Tobias Renn, who runs Northwind Labs, explains.", {"Tobias Renn affiliatedWith Northwind Labs"}),
    ("Greta Okafor is a nurse at the Saltmarsh Clinic.", {"Greta Okafor affiliatedWith Saltmarsh Clinic"}),
]
FORMER = [
    ("Mara Quill drew maps while at Kestrel Systems.", {MARA_WAS_AT_KESTREL}),
    ("Mara Quill worked at Kestrel Systems.", {MARA_WAS_AT_KESTREL}),
    ("Mara Quill left Kestrel Systems in spring.", {MARA_WAS_AT_KESTREL}),
    ("Mara Quill, formerly of Kestrel Systems, writes fiction now.", {MARA_WAS_AT_KESTREL}),
    ("Mara Quill, a former engineer at Kestrel Systems, farms sheep.", {MARA_WAS_AT_KESTREL}),
    ("Mara Quill was an early employee of Kestrel Systems.", {MARA_WAS_AT_KESTREL}),
    ("She was among the first employees of Kestrel Systems, says Tobias of Mara Quill.", set()),
    ("Mara Quill used to work at Kestrel Systems.", {MARA_WAS_AT_KESTREL}),
    ("Mara Quill previously worked for Kestrel Systems.", {MARA_WAS_AT_KESTREL}),
    ("Previously, Mara Quill was an analyst at Kestrel Systems.", {MARA_WAS_AT_KESTREL}),
    ("The former Kestrel engineer Mara Quill tells the story.", {MARA_WAS_AT_KESTREL}),
    ("The story begins when Mara Quill was at Kestrel Systems.", {MARA_WAS_AT_KESTREL}),
    ("Our guest is Mara Quill. Earlier she was employed by Kestrel Systems.", {MARA_WAS_AT_KESTREL}),
    ("Mara Quill looks back on her time at Kestrel Systems.", {MARA_WAS_AT_KESTREL}),
    (
        "Mara Quill is a fellow at Northwind Labs and was previously at Kestrel Systems.",
        {"Mara Quill affiliatedWith Northwind Labs", MARA_WAS_AT_KESTREL},
    ),
    (
        "Before moving to Alden, Mara Quill worked at Kestrel Systems and then at Northwind Labs.",
        {MARA_WAS_AT_KESTREL, "Mara Quill formerlyAffiliatedWith Northwind Labs"},
    ),
]
ADVISED = [
    ("Leo Brandt built it with his student Greta Okafor.", {GRETA_BY_LEO}),
    ("Greta Okafor is back. Her adviser at Kestrel Systems was Leo Brandt.", {GRETA_BY_LEO}),
    ("Greta Okafor is advised by Leo Brandt.", {GRETA_BY_LEO}),
    ("Greta Okafor, who was supervised by Leo Brandt, maps caves.", {GRETA_BY_LEO}),
    ("Leo Brandt advises Greta Okafor.", {GRETA_BY_LEO}),
    ("Leo Brandt was the adviser of Greta Okafor.", {GRETA_BY_LEO}),
    ("Greta Okafor, whose adviser is Leo Brandt, maps caves.", {GRETA_BY_LEO}),
    (
        "Greta Okafor, whose advisors are Leo Brandt and Mara Quill, maps caves.",
        {GRETA_BY_LEO, "Greta Okafor advisedBy Mara Quill"},
    ),
    ("Greta Okafor maps caves with her adviser, Leo Brandt.", {GRETA_BY_LEO}),
    ("Greta Okafor is a student of Leo Brandt.", {GRETA_BY_LEO}),
    ("Greta Okafor is writing her thesis under the supervision of Leo Brandt.", {GRETA_BY_LEO}),
    (
        "Greta Okafor is in her last year, with Leo Brandt and Mara Quill as advisers.",
        {GRETA_BY_LEO, "Greta Okafor advisedBy Mara Quill"},
    ),
    (
        "Greta Okafor is a doctoral student at the University of Alden, where Leo Brandt supervises her.",
        {GRETA_BY_LEO, "Greta Okafor affiliatedWith University of Alden"},
    ),
    ("Greta Okafor's advisor Leo Brandt suggested the topic.", {GRETA_BY_LEO}),
]
NOTHING = [
    # affiliatedWith
    "Mara Quill does not work at Kestrel Systems.",
    "Mara Quill might join Kestrel Systems.",
    "Mara Quill is rumoured to work for Kestrel Systems.",
    "Mara Quill criticises Kestrel Systems.",
    "Mara Quill would like to work at Kestrel Systems.",
    "Kestrel Systems sued Mara Quill.",
    # formerlyAffiliatedWith
    "Mara Quill never worked at Kestrel Systems.",
    "Mara Quill did not leave Kestrel Systems.",
    "Mara Quill could have worked at Kestrel Systems.",
    "Mara Quill wrote about the early days of Kestrel Systems.",
    # advisedBy
    "Greta Okafor was never advised by Leo Brandt.",
    "Greta Okafor might be supervised by Leo Brandt.",
    "Greta Okafor admires Leo Brandt.",
    "Greta Okafor, whose adviser is from Northwind Labs, maps caves.",
    "Did Leo Brandt advise Greta Okafor?",
]


@pytest.mark.parametrize(("text", "expected"), [*AFFILIATED, *FORMER, *ADVISED])
def test_what_sentences_state(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(f"{LEAD} {text}")) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_they_do_not(notes_of: Callable[..., Notes], text: str) -> None:
    assert facts(notes_of(f"{LEAD} {text}")) == set()


def test_the_title_wins_over_a_former_affiliation(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(
        "Mara Quill worked at Kestrel Systems and at Northwind Labs.",
        title="Tides, with Mara Quill from Kestrel Systems",
        guests=(Guest("Mara Quill", "Kestrel Systems"),),
    )
    assert facts(notes) == {
        MARA_AT_KESTREL,
        "Mara Quill formerlyAffiliatedWith Northwind Labs",
    }


def test_evidence_is_the_telling_words(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("All begins by the sea. Mara Quill from Kestrel Systems measures tides.")
    found = GAZETTEER.find(notes.text)
    (stated,) = about_people.find(notes, found, list(masks.sentences(notes, found)))
    assert notes.text[stated.start : stated.end] == "Mara Quill from Kestrel Systems"

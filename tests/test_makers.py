"""Who makes a system, as fixed wordings say it: sentences -> the exact facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import about_systems, masks, pronouns
from orbitgraph.extract.facts.statements import ref
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(EntityClass.PERSON, "Tobias Renn", "urn:2", ("Tobias",)),
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:3", ("Kestrel",)),
        Topic(EntityClass.ORGANISATION, "Northwind Labs", "urn:4"),
        Topic(EntityClass.PROJECT, "Tidewise", "urn:5"),
        Topic(EntityClass.PROJECT, "Marlin", "urn:6"),
    ]
)
BY_KESTREL = "Tidewise developedBy Kestrel Systems"
BY_NORTHWIND = "Tidewise developedBy Northwind Labs"
BY_MARA = "Tidewise developedBy Mara Quill"


def facts(notes: Notes) -> set[str]:
    found = GAZETTEER.find(notes.text)
    named = [*found, *pronouns.find(notes, found)]
    stated = about_systems.find(notes, named, list(masks.sentences(notes, named)))
    return {f"{ref(each.subject).name} {each.predicate} {ref(each.object).name}" for each in stated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tidewise, Kestrel's flood model, runs every hour.", {BY_KESTREL}),
        ("They like the Tidewise engine from Kestrel Systems.", {BY_KESTREL}),
        ("They like Tidewise of Kestrel Systems.", {BY_KESTREL}),
        ("They like Tidewise, another map of Kestrel Systems.", {BY_KESTREL}),
        ("Tidewise, an atlas by Mara Quill, is small.", {BY_MARA}),
        (
            "Tidewise began as a small project at Kestrel Systems and Northwind Labs.",
            {BY_KESTREL, BY_NORTHWIND},
        ),
        ("Mara is at Kestrel Systems and the creator of Tidewise.", set()),
        ("They sell a fork of Tidewise from Kestrel Systems.", set()),
        ("Tidewise is a toy inspired by a model of Kestrel Systems.", set()),
        ("Tidewise is a toy model inspired by a simulator of Kestrel Systems.", set()),
        ("Tobias works at Kestrel Systems, creator of Tidewise since then.", set()),
        ("Tidewise, a project of Kestrel Systems, is small.", {"Tidewise partOf Kestrel Systems"}),
        ("Tidewise is Kestrel's own answer to the rain.", {BY_KESTREL}),
        ("Kestrel's latest river gauge, Tidewise, runs on batteries.", {BY_KESTREL}),
        ("Another is Kestrel's Tidewise.", {BY_KESTREL}),
        ("They first tried Kestrel's map generator Tidewise.", {BY_KESTREL}),
        ("Mara came along. Her own system is Tidewise.", {BY_MARA}),
        ("Mara came along. Her side project, Tidewise, counts ducks.", {BY_MARA}),
        ("Mara came along. We had not known that Tidewise is her work.", {BY_MARA}),
        ("Tidewise is the brainchild of Mara and Tobias.", {BY_MARA, "Tidewise developedBy Tobias Renn"}),
        ("Tidewise, written by two engineers at Kestrel Systems, counts ducks.", {BY_KESTREL}),
        ("Tidewise was begun at Northwind Labs by Mara.", {BY_MARA, BY_NORTHWIND}),
        ("Tidewise, run by Kestrel Systems, counts ducks.", {BY_KESTREL}),
        ("Tidewise, which Kestrel Systems in Leith designs, counts ducks.", {BY_KESTREL}),
        ("Tidewise, the archive that Kestrel Systems set up, counts ducks.", {BY_KESTREL}),
        ("Tidewise is a service of Kestrel Systems.", {BY_KESTREL}),
        ("Tidewise, a Kestrel Systems tool, counts ducks.", {BY_KESTREL}),
        (
            "Tidewise and Marlin, both from Kestrel Systems, count ducks.",
            {BY_KESTREL, "Marlin developedBy Kestrel Systems"},
        ),
        ("Further reading: Tidewise (Kestrel Systems).", {BY_KESTREL}),
        ("Kestrel Systems has had a river gauge called Tidewise for years.", {BY_KESTREL}),
        ("Then came Kestrel Systems with its Tidewise boxes.", {BY_KESTREL}),
        ("Kestrel Systems, the charity that also looks after Tidewise, is small.", {BY_KESTREL}),
        ("Kestrel Systems open-sourced Tidewise in spring.", {BY_KESTREL}),
        ("They put Kestrel Systems Tidewise on the roof.", {BY_KESTREL}),
        ("Tidewise, Kestrel's favourite model, runs every hour.", set()),
        ("Kestrel's main competitor, Tidewise, counts ducks.", set()),
        ("Tidewise was presented at Kestrel Systems.", set()),
        ("Kestrel's biggest customer runs Tidewise.", set()),
        ("Kestrel Systems runs Tidewise on its roof.", set()),
        ("Tidewise, a favourite of Kestrel Systems, counts ducks.", set()),
        ("Mara uses a tool, Tidewise.", set()),
        ("Tidewise was not written by Mara.", set()),
        ("Kestrel Systems, whose users like Tidewise, is small.", set()),
    ],
)
def test_makers(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(f"Here we are. {text}")) == expected

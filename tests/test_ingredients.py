"""What systems use, as fixed wordings say it: sentences -> the exact facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import about_systems, masks
from orbitgraph.extract.facts.statements import ref
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:1", ("Kestrel",)),
        Topic(EntityClass.PROJECT, "Tidewise", "urn:2"),
        Topic(EntityClass.PROJECT, "Marlin", "urn:3"),
        Topic(EntityClass.PROJECT, "Basalt", "urn:4"),
        Topic(EntityClass.PROJECT, "OCaml", "urn:5"),
        Topic(EntityClass.PROTOCOL, "GLP", "urn:6"),
        Topic(EntityClass.CONCEPT, "log compaction", "urn:7"),
    ]
)
MARLIN, BASALT, OCAML = "Tidewise uses Marlin", "Tidewise uses Basalt", "Tidewise uses OCaml"


def facts(notes: Notes) -> set[str]:
    found = GAZETTEER.find(notes.text)
    stated = about_systems.find(notes, found, list(masks.sentences(notes, found)))
    return {
        f"{ref(each.subject).name} {each.predicate} {ref(each.object).name}"
        for each in stated
        if each.predicate == "uses"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tidewise, a flood model for small rivers, is built on Marlin.", {MARLIN}),
        ("Tidewise, the system that draws, ships with Marlin.", {MARLIN}),
        ("Marlin is the small framework under Tidewise.", {MARLIN}),
        ("Tidewise translates maps into Marlin programs.", {MARLIN}),
        ("The tests of Tidewise were done in Marlin.", set()),
        ("Tidewise was tested with Marlin.", {MARLIN}),
        ("Tidewise (a flood model) leans on Marlin and on Basalt.", {MARLIN, BASALT}),
        ("Tidewise is backed by Kestrel's Marlin.", {MARLIN}),
        ("Tidewise is the open one, built on Marlin and Basalt.", {MARLIN, BASALT}),
        ("Tidewise keeps a table, programmed in Basalt and running on Marlin.", {MARLIN, BASALT}),
        ("It ships with Tidewise, itself built on Marlin.", {MARLIN}),
        ("Tidewise, a model that lives on the small cores of a Marlin card, is slow.", {MARLIN}),
        ("Tidewise is the best of gauges and runs on top of Marlin.", {MARLIN}),
        ("Tidewise, fed with GLP, draws maps.", {"Tidewise uses GLP"}),
        ("Tidewise draws maps all day, with Marlin behind it.", {MARLIN}),
        ("Tidewise has Marlin for its maps.", {MARLIN}),
        ("Tidewise is a Marlin plugin.", {MARLIN}),
        ("Tidewise sends its maps by means of Marlin.", {MARLIN}),
        ("Tidewise is mostly Marlin at the bottom and Basalt on top.", {MARLIN, BASALT}),
        ("Behind it is a GLP network called Tidewise.", {"Tidewise uses GLP"}),
        ("She wrote Tidewise, a flood model in OCaml.", {OCAML}),
        ("Tidewise, an OCaml program that grew, has Marlin for maps.", {OCAML, MARLIN}),
        ("Tidewise is not built on Marlin.", set()),
        ("Tidewise, a flood model, may be built on Marlin.", set()),
        ("They wrote about Tidewise in Marlin country.", set()),
        ("A friend of Tidewise draws maps by means of Marlin.", set()),
        ("Tidewise draws maps, with Marlin nowhere to be seen.", set()),
        ("OCaml is built on Marlin.", set()),
    ],
)
def test_ingredients(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(f"Here we are. {text}")) == expected

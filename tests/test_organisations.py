"""Organisations: by their form, by the people who work there, and by the title's guests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import organisations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found, select
from orbitgraph.model import EntityClass, Guest, Topic

Told = tuple[str, str]
SCHEME = Gazetteer(
    [
        Topic(EntityClass.ORGANISATION, "Tern Foundation", "urn:tern"),
        Topic(EntityClass.ORGANISATION, "Brightwater", "urn:brightwater", ("Brightwater Inc",)),
        Topic(EntityClass.PROJECT, "Kelp", "urn:kelp"),
        Topic(EntityClass.PROJECT, "Rust", "urn:rust"),
    ]
)


def told(notes: Notes, found: list[Found]) -> list[Told]:
    """Return the names that stand and how they are written, sorted."""
    assert {each.cls for each in found} <= {EntityClass.ORGANISATION}
    return sorted((each.name, notes.text[each.start : each.end]) for each in select(found))


def whole(*names: str) -> list[Told]:
    return [(name, name) for name in names]


def slip(sentence: str, expected: list[Told], reason: str) -> object:
    return pytest.param(sentence, expected, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The University of Northern Vale built the telescope.", whole("University of Northern Vale")),
        (
            "She studied at the Institute for Reef Ecology and taught at Marlow College.",
            whole("Institute for Reef Ecology", "Marlow College"),
        ),
        (
            "The University of Ulmstadt and Keld University share a boat.",
            whole("Keld University", "University of Ulmstadt"),
        ),
        (
            "He is at the University of Science and Technology of Brakel.",
            whole("University of Science and Technology of Brakel"),
        ),
        ("She read law at the University of Vale in Norland.", whole("University of Vale")),
        (
            "The grant comes from the Ministry of Fisheries and Oceans.",
            whole("Ministry of Fisheries and Oceans"),
        ),
        (
            "The Institute for Reef Ecology and Falcon Labs dive together.",
            whole("Falcon Labs", "Institute for Reef Ecology"),
        ),
        (
            "From Keld University came three swimmers. While Falcon Labs slept, they trained.",
            whole("Falcon Labs", "Keld University"),
        ),
        ("It was the Royal Institute of Tidal Energy.", whole("Royal Institute of Tidal Energy")),
        ("She is Director of Technology at Quillon in Oslo.", whole("Quillon")),
        ("He is Head of Platform at Orchard and Director of Product, Quillon.", whole("Orchard")),
        ("He is CTO of Quillon in Oslo.", whole("Quillon")),
        ("Testing Networks is hard.", []),
        ("Members of the Open Grain Alliance vote on Monday.", whole("Open Grain Alliance")),
        ("Quick Technologies GmbH sells pumps.", whole("Quick Technologies GmbH")),
        (
            "The Tern Foundation hosts it, and Joins Tern Foundation is the headline.",
            whole("Tern Foundation"),
        ),
        ("The boat belongs to the Brightwater Inc crew.", [("Brightwater", "Brightwater Inc")]),
        ("Dana Wirth works at Quillon, where she tests brakes.", whole("Quillon")),
        ("Before that he worked for Nordlicht on compilers.", whole("Nordlicht")),
        ("Emil Duarte joined Panteon in 2014 and left Meridian.", whole("Meridian", "Panteon")),
        ("Rosa Kim, an engineer at Orchard, repairs looms.", whole("Orchard")),
        ("Two researchers from Tellus measured the glacier.", whole("Tellus")),
        ("The league hired a director from Vantage Sports.", whole("Vantage Sports")),
        ("Pia Holm founded Larkspur with her sister.", whole("Larkspur")),
        ("Two students from Germany joined the crew.", []),
        ("Her recipe calls for flour from Tuscany and oil from Crete.", []),
        ("The race runs from Lyon to Turin, and he went from Berlin to Prague.", []),
        ("All Networks fail. These Labs are wet labs. Neural Networks need data.", []),
        ("Quernly is a library. Ann Lee is co-founder of Quernly.", []),
        ("They like W3 Schools, and not the Summer Schools.", whole("W3 Schools")),
        ("The author of Moby Dick lived by the sea.", []),
        ("She is a speaker at Pelagos this summer.", []),
        ("Kelp is a database, and Mo works at Kelp.", []),
        ("Write to labs@keld.edu or see https://keld.edu/ for details.", []),
        slip(
            "Otto Lang from Skylark Telecom met Ines Park from Tidewater.",
            whole("Skylark Telecom", "Tidewater"),
            "the model takes Ines Park for a place",
        ),
    ],
)
def test_names_in_running_text(notes_of: Callable[..., Notes], sentence: str, expected: list[Told]) -> None:
    notes = notes_of(sentence)

    assert told(notes, organisations.find(notes, SCHEME)) == expected


@pytest.mark.parametrize(
    ("title", "guest", "sentence", "expected"),
    [
        (
            "Trees, with Ana Ruiz from Brightwater Inc",
            Guest("Ana Ruiz", "Brightwater Inc"),
            "Brightwater Inc grows them. See brightwater.com and @Brightwater.",
            [("Brightwater", "Brightwater Inc"), ("Brightwater", "Brightwater Inc")],
        ),
        (
            "Ovens, with Bo Lind from Ember & Sons",
            Guest("Bo Lind", "Ember & Sons"),
            "The ovens of Ember & Sons burn wood.",
            whole("Ember & Sons", "Ember & Sons"),
        ),
        # What is a system elsewhere is an organisation where it employs somebody.
        (
            "Trees in Kelp, with Mo Berg from Kelp",
            Guest("Mo Berg", "Kelp"),
            "Kelp stores leaves in a tree. Mo Berg works at Kelp.",
            whole("Kelp", "Kelp"),
        ),
        ("Trees, with Mo Berg", Guest("Mo Berg"), "Mo grows them.", []),
        ("Mo Berg (Kelp) and Ana Ruiz", Guest("Mo Berg", "Kelp"), "Kelp is a database.", whole("Kelp")),
        ("Mo Berg (Rust) and Ana Ruiz", Guest("Mo Berg", "Rust"), "They talk.", []),
        (
            "Trees, with Mo Berg",
            Guest("Mo Berg", "Quernly"),
            "Quernly is a language. Mo is founder of Quernly.",
            [],
        ),
    ],
)
def test_organisations_of_guests(
    notes_of: Callable[..., Notes], title: str, guest: Guest, sentence: str, expected: list[Told]
) -> None:
    notes = notes_of(sentence, title=title, guests=(guest,))

    assert told(notes, organisations.find(notes, SCHEME)) == expected


def test_an_organisation_of_a_guest_outranks_the_form_of_a_name(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of(
        "She works there.", title="Tea, with Ana Ruiz from Assam", guests=(Guest("Ana Ruiz", "Assam"),)
    )

    assert [(f.extractor, f.confidence, f.rank) for f in organisations.find(notes, SCHEME)] == [
        ("organisation-of-guest", 0.95, 0)
    ]


def test_a_company_that_is_called_like_its_product_is_told_by_posts(notes_of: Callable[..., Notes]) -> None:
    gazetteer = Gazetteer([Topic(EntityClass.PROJECT, "Tarnbox", "urn:1")])
    notes = notes_of("Ann Lee is an engineer at Tarnbox. She is a contributor to Tarnbox.")

    found = organisations.find(notes, gazetteer)

    assert [(each.start, each.name, each.cls.value, each.rank) for each in found] == [
        (notes.text.index("Tarnbox"), "Tarnbox", "organisation", 0)
    ]

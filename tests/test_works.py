"""Works: titles in quotation marks or behind words like "the paper", and "the X paper"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import works
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Topic

Told = tuple[str, str]
SCHEME = Gazetteer(
    [
        Topic(EntityClass.PROJECT, "Kelp", "urn:kelp"),
        Topic(EntityClass.PROJECT, "Tarn", "urn:tarn"),
        Topic(EntityClass.EVENT, "GrainConf", "urn:grainconf"),
    ]
)


def told(notes: Notes, found: list[Found]) -> list[Told]:
    """Return the names found and how they are written, sorted."""
    assert {each.cls for each in found} <= {EntityClass.WORK}
    return sorted((each.name, notes.text[each.start : each.end]) for each in found)


def whole(*names: str) -> list[Told]:
    return [(name, name) for name in names]


def slip(sentence: str, expected: list[Told], reason: str) -> object:
    return pytest.param(sentence, expected, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The paper “Slow Proofs for Fast Ovens” won a prize.", whole("Slow Proofs for Fast Ovens")),
        (
            "Links:\n\nBread and Stones: A History of Mills by Ann Lee",
            whole("Bread and Stones: A History of Mills"),
        ),
        (
            "Bread and Stones: A History of Mills\n\nThe book Bread and Stones: A History of Mills is out.",
            whole("Bread and Stones: A History of Mills", "Bread and Stones: A History of Mills"),
        ),
        ("Books:\n\nBread and Stones: A History of Mills", whole("Bread and Stones: A History of Mills")),
        ("Bread and Stones: A History of Mills\n\nGreat Sponsors: Mills of the World", []),
        ("She presented “Proofs and Ovens” in Oslo.", whole("Proofs and Ovens")),
        ("With Ann she wrote “Intent Is Not Enough” in Oslo.", whole("Intent Is Not Enough")),
        ("His thesis, “On Tides,” has ninety pages.", whole("On Tides")),
        ('Their article "What the Reef Remembers" asks who saw it.', whole("What the Reef Remembers")),
        (
            "In “A Field Guide to Quiet Engines,” published last year, three authors measure noise.",
            whole("A Field Guide to Quiet Engines"),
        ),
        (
            "Read also “How the Oldest Orchard of the Valley Survived the Frost” this weekend.",
            whole("How the Oldest Orchard of the Valley Survived the Frost"),
        ),
        (
            "She gave a talk titled The Secret Life of Lichens on Tuesday.",
            whole("The Secret Life of Lichens"),
        ),
        (
            "It is based on Rising Bread in Thin Air, a book about altitude.",
            whole("Rising Bread in Thin Air"),
        ),
        ("A session called Who Ate My Starter? closes the day.", whole("Who Ate My Starter?")),
        ("The report, entitled Ten Years of Rain, is out.", whole("Ten Years of Rain")),
        ("The book Ovens, Hearths, and Kilns is out of print.", whole("Ovens, Hearths, and Kilns")),
        (
            "We discuss the paper Kelp Forests: A Study of Leaves Under Load at length.",
            whole("Kelp Forests: A Study of Leaves Under Load"),
        ),
        (
            "The tutorial on Making Cheese Without Any Milk is online.",
            whole("Making Cheese Without Any Milk"),
        ),
        ("The course Introduction to Bread Science has ten lessons.", whole("Introduction to Bread Science")),
        ("He calls this rule “never knead twice” at home.", []),
        ("The so-called “Big Red Button” stops the belt.", []),
        ("Then a machine called “Silver Falcon” was built.", []),
        ("“Hot” is not a title, and neither is “very hot”.", []),
        ("I read a paper about yeast and a book on knives.", []),
        ("The paper was published in 2012. The Book Club meets on Monday.", []),
        ("His lecture on Monday was about tides; the talk Ana Ruiz gave was not.", []),
        ("The article in Grain Weekly News criticised it.", []),
        ("Paper Mill Road is closed.", []),
        slip(
            "They wrote “Please Do Not Feed The Yeast” on the door.",
            [],
            "a long quotation in capitals looks like a title",
        ),
        slip(
            "She gave a talk on Soft Robot Hands in Graz.",
            [],
            "a field in capitals behind “talk on” looks like a title",
        ),
    ],
)
def test_titles(notes_of: Callable[..., Notes], sentence: str, expected: list[Told]) -> None:
    notes = notes_of(sentence)

    assert told(notes, works.titled(notes)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Kelp paper compares two trees.", whole("Kelp paper")),
        ("Kelp's paper was rejected twice.", [("Kelp paper", "Kelp's paper")]),
        ("She wrote the Tarn book in a summer.", whole("Tarn book")),
        (
            "The authors of Kelp, a seminal paper from 2014, met at school.",
            [("Kelp paper", "Kelp, a seminal paper")],
        ),
        (
            "The Udacity course on Fermentation starts today.",
            [("Fermentation course", "Udacity course on Fermentation")],
        ),
        (
            "He teaches his Udacity course about Bread Chemistry.",
            [("Bread Chemistry course", "Udacity course about Bread Chemistry")],
        ),
        ("Read the Kelp paper on Trees first.", whole("Kelp paper on Trees")),
        ("Tarn, a database, is fast. Kelp has no paper.", []),
        ("The GrainConf paper is short.", []),
        ("The paper on Kelp is a good paper.", []),
        ("The Kelp paper “Leaves Under Heavy Load” is short.", []),
        ("A white paper on Bread and his course on Monday are free.", []),
    ],
)
def test_works_called_after_a_thing(
    notes_of: Callable[..., Notes], sentence: str, expected: list[Told]
) -> None:
    notes = notes_of(sentence)
    found = works.called_after(notes, SCHEME.find(notes.text), works.titled(notes))

    assert told(notes, found) == expected


def test_titles_say_how_sure_they_are(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("The paper “Slow Proofs for Fast Ovens” cites the talk Ten Years of Rain.")

    assert [(f.name, f.extractor, f.confidence) for f in works.titled(notes)] == [
        ("Slow Proofs for Fast Ovens", "work-quoted", 0.85),
        ("Ten Years of Rain", "work-titled", 0.8),
    ]

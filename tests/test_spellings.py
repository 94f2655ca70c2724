"""Other spellings of a scheme's labels: singulars of plurals, small letters where all labels have capitals."""

import pytest

from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.model import EntityClass, Topic
from orbitgraph.ontology.spellings import with_spellings


def concept(label: str, *aliases: str, hidden: tuple[str, ...] = ()) -> Topic:
    return Topic(EntityClass.CONCEPT, label, f"urn:{label}", aliases, hidden)


@pytest.mark.parametrize(
    ("label", "hidden"),
    [
        ("loose leaves", ("loose leave",)),
        ("tea pots", ("tea pot",)),
        ("infusion dishes", ("infusion dish", "infusion dishe")),
        ("tea caches", ("tea cach", "tea cache")),
        ("tea factories", ("tea factorie", "tea factory")),
        ("brewing APIs", ("brewing API",)),
        ("market access", ()),
        ("leaf analysis", ()),
        ("leaf physics", ()),
        ("apparatus", ()),
        ("grade 7s", ()),
        ("teas", ()),
    ],
)
def test_singulars(label: str, hidden: tuple[str, ...]) -> None:
    assert with_spellings([concept(label), concept("small")]) == (
        concept(label, hidden=hidden),
        concept("small"),
    )


def test_capitals_of_every_label_are_a_custom() -> None:
    topics = [
        concept("Loose Tea", "Leaf tea"),
        concept("Steeping"),
        concept("TeaML files"),
        concept("Oolong"),
    ]
    assert [each.hidden for each in with_spellings(topics)] == [
        ("leaf tea", "loose tea"),
        ("steeping",),
        ("TeaML file",),
        ("oolong",),
    ]


def test_capitals_of_some_labels_say_something() -> None:
    topics = (concept("Java"), concept("Darjeeling"), concept("Black Dragon"), concept("steeping"))
    assert with_spellings(topics) == topics


def test_a_capital_before_small_words_is_a_custom() -> None:
    topics = [concept("Loose tea"), concept("TeaML file"), concept("steeping")]
    assert [each.hidden for each in with_spellings(topics)] == [("loose tea",), (), ()]


def test_short_labels_and_names_stay_as_they_are() -> None:
    topics = (
        concept("Mate"),
        Topic(EntityClass.PROJECT, "Teapots", "urn:t"),
        Topic(EntityClass.PROTOCOL, "Tea Rules", "urn:r"),
    )
    assert with_spellings(topics) == topics


def test_a_spelling_takes_no_label_away() -> None:
    topics = (concept("Kettle"), concept("Kettles", hidden=("kettle",)))
    assert [each.hidden for each in with_spellings(topics)] == [(), ("kettle", "kettles")]


def test_nothing_comes_of_nothing() -> None:
    assert with_spellings([]) == ()


def test_a_librarian_s_scheme_is_found_in_prose() -> None:
    topics = with_spellings([concept("Neural networks"), concept("Tea", "Hot beverages")])
    text = "A neural network likes Neural Networks; every hot beverage is tea, or Tea."
    assert [(text[each.start : each.end], each.name) for each in Gazetteer(topics).find(text)] == [
        ("neural network", "Neural networks"),
        ("Neural Networks", "Neural networks"),
        ("hot beverage", "Tea"),
        ("Tea", "Tea"),
    ]

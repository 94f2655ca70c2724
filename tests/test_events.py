"""Events: conferences and the like by their names, by a year, and the editions of a known series."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import events
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found, select
from orbitgraph.model import EntityClass, Topic

Told = tuple[str, str]
SCHEME = Gazetteer(
    [
        Topic(EntityClass.EVENT, "GrainConf", "urn:grainconf"),
        Topic(EntityClass.EVENT, "KitCamp", "urn:kitcamp"),
        Topic(EntityClass.EVENT, "CookSys", "urn:cooksys", ("Symposium on Cooking Systems",)),
        Topic(EntityClass.PROJECT, "Kelp", "urn:kelp"),
    ]
)


def told(notes: Notes) -> list[Told]:
    """Return the names that stand and how they are written, sorted."""
    found = events.find(notes, SCHEME.find(notes.text))
    assert {each.cls for each in found} <= {EntityClass.EVENT}
    return sorted((each.name, notes.text[each.start : each.end]) for each in select(found))


def whole(*names: str) -> list[Told]:
    return [(name, name) for name in names]


def slip(sentence: str, expected: list[Told], reason: str) -> object:
    return pytest.param(sentence, expected, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The International Conference on Fermentation takes place in Bergen.",
            whole("International Conference on Fermentation"),
        ),
        (
            "She won a prize at the Workshop on Reef Ecology and Diving.",
            whole("Workshop on Reef Ecology and Diving"),
        ),
        ("Join Mend The Nets Hackathon", whole("Mend The Nets Hackathon")),
        ("We were in Berlin. The meetup was fun.", []),
        ("We met the St. Gallen Bakers meetup.", whole("St. Gallen Bakers meetup")),
        (
            "They met at Mend the Nets Portland. Mend the Nets Portland is small.",
            whole("Mend the Nets Portland", "Mend the Nets Portland"),
        ),
        ("She will attend Mend the Nets Leeds 2019.", whole("Mend the Nets Leeds 2019")),
        ("They like Mend the Nets Portland.", []),
        ("Kelp (a small conference for cooks) is here; Kelp is loud.", whole("Kelp", "Kelp")),
        ("It appeared at the 2014 Symposium on Grain Storage.", whole("2014 Symposium on Grain Storage")),
        (
            "The Third Workshop on Bread and the Workshop for Young Bakers overlap.",
            whole("Third Workshop on Bread", "Workshop for Young Bakers"),
        ),
        (
            "He spoke at the ACM Symposium on Tides and the IEEE Congress of Bakers.",
            whole("ACM Symposium on Tides", "IEEE Congress of Bakers"),
        ),
        ("They met at Harbour Hackfest in Lisbon.", whole("Harbour Hackfest")),
        ("Meet us at the Open Loom Summit 2020.", whole("Open Loom Summit 2020")),
        ("Registration for the Loom Summit in Oslo is open.", whole("Loom Summit")),
        (
            "The Harbour Meetup ’16 and the Spring Meetup '17 were small.",
            whole("Harbour Meetup ’16", "Spring Meetup '17"),
        ),
        ("Copenhagen Jazz Festival 2015 ended with rain.", whole("Copenhagen Jazz Festival 2015")),
        ("The Kite Festival on Saturday draws crowds.", whole("Kite Festival")),
        ("She presented it at the Sailing Conference on Nov. 7.", whole("Sailing Conference")),
        ("At Velocette 2013 the team lost twice.", whole("Velocette 2013")),
        ("During Baltic Regatta 2011 the wind dropped.", whole("Baltic Regatta 2011")),
        ("He attended Pastry Days 2017 with his daughter.", whole("Pastry Days 2017")),
        (
            "The CS244 course covers tides, and the EE380 lecture series is free.",
            [("CS244", "CS244 course"), ("EE380", "EE380 lecture series")],
        ),
        ("He spoke at the Open Loom conference in Oslo.", whole("Open Loom conference")),
        ("We met at the LoomSys hackathon at Alden, on Monday.", whole("LoomSys hackathon")),
        ("She opened a Weaving and Dyeing workshop.", whole("Weaving and Dyeing workshop")),
        ("She sat in the LoomSys conference room for the Annual conference.", []),
        ("They spoke at LOOMOG 71 in Oslo.", whole("LOOMOG 71")),
        ("She chairs the LOOM 76 meeting in Oslo; LOOM 12 is a port.", whole("LOOM 76")),
        ("The workshop on knives was short. A Workshop was held in the barn.", []),
        ("Summit fever kills climbers, and camp food is plain.", []),
        ("In March 2014 the lake froze. During Fall 2015 it did not.", []),
        ("Founded by Velocette 2013 times over, the club shrank.", []),
        ("CS244 is hard, and so is Kelp.", []),
        ("See https://sail.example.org/Loom-Summit-2019 for the Conference.", []),
        slip("It was cold at Christmas 2010.", [], "a feast with its year looks like an edition"),
    ],
)
def test_events_that_no_scheme_lists(
    notes_of: Callable[..., Notes], sentence: str, expected: list[Told]
) -> None:
    assert told(notes_of(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The talk opened GrainConf 2019 in Oslo.", whole("GrainConf 2019")),
        ("She opened GrainConf in 2019 and left.", [("GrainConf 2019", "GrainConf")]),
        (
            "He spoke at GrainConf in May 2018 and at 2017 KitCamp.",
            [("GrainConf 2018", "GrainConf"), ("KitCamp 2017", "2017 KitCamp")],
        ),
        (
            "CookSys 2015 had posters. The CookSys dinner was loud.",
            [("CookSys 2015", "CookSys"), ("CookSys 2015", "CookSys 2015")],
        ),
        (
            "The 2016 Symposium on Cooking Systems was in Graz.",
            [("CookSys 2016", "2016 Symposium on Cooking Systems")],
        ),
        # With two editions the bare name is neither; the gazetteer's finding of the series stands.
        (
            "GrainConf 2016 and GrainConf 2017 were by the sea; GrainConf moved inland.",
            whole("GrainConf 2016", "GrainConf 2017"),
        ),
        ("The KitCamp meetup in Graz had cake.", []),
        ("GrainConf is loud. Tickets are at GrainConf.org.", []),
        ("In 2016, Kelp and KitCamp-style talks were new.", []),
    ],
)
def test_editions_of_a_known_series(
    notes_of: Callable[..., Notes], sentence: str, expected: list[Told]
) -> None:
    assert told(notes_of(sentence)) == expected


def test_an_edition_stands_against_the_bare_series(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("GrainConf 2019 was loud. The GrainConf talks are online.")
    known = SCHEME.find(notes.text)

    assert [each.name for each in select([*known, *events.find(notes, known)])] == ["GrainConf 2019"] * 2


def test_only_events_have_editions(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("Kelp 2016 was slow.")
    kelp = SCHEME.find(notes.text)

    assert [each.name for each in kelp] == ["Kelp"]
    assert events.find(notes, kelp) == []


def test_an_edition_says_how_sure_it_is(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("GrainConf 2019 is over.")
    start = notes.text.index("GrainConf")

    assert events.find(notes, SCHEME.find(notes.text))[:1] == [
        Found(start, start + 14, EntityClass.EVENT, "GrainConf 2019", "event-edition", 0.93, 0)
    ]

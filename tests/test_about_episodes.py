"""What notes say of their episode: guests, hosts, where it was recorded, what it is based on, other episodes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import people
from orbitgraph.extract.facts import relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.reading.titles import guests
from orbitgraph.model import EntityClass, Topic

PERSON, WORK = EntityClass.PERSON, EntityClass.WORK
GAZETTEER = Gazetteer(
    [
        Topic(PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(PERSON, "Tobias Renn", "urn:2", ("Tobias",)),
        Topic(PERSON, "Greta Okafor", "urn:3"),
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:4"),
        Topic(EntityClass.ORGANISATION, "Saltmarsh Clinic", "urn:5"),
        Topic(EntityClass.EVENT, "BeeConf 2019", "urn:6"),
        Topic(EntityClass.EVENT, "Rivergate Summit", "urn:7"),
        Topic(WORK, "Counting Bees at Dusk", "urn:8"),
        Topic(WORK, "A Field Guide to Slow Queries", "urn:9"),
    ]
)
LEAD = "We are back."
AT_BEECONF = "show/7 recordedAt BeeConf 2019"
BASED = "show/7 basedOn Counting Bees at Dusk"


def facts(notes: Notes) -> set[str]:
    found = relations.find(notes, [*GAZETTEER.find(notes.text), *people.hosts(notes)])
    return {f"{each.subject.name} {each.predicate} {each.object.name}" for each in found}


TITLES = [
    ("Bees, with Mara Quill", {"Mara Quill guestOf show/7"}),
    (
        "Bees, with Mara Quill from Kestrel Systems",
        {"Mara Quill guestOf show/7", "Mara Quill affiliatedWith Kestrel Systems"},
    ),
    ("Bees with Mara Quill and Tobias Renn", {"Mara Quill guestOf show/7", "Tobias Renn guestOf show/7"}),
    (
        "Bees, with Mara Quill and Tobias Renn from Kestrel Systems",
        {
            "Mara Quill guestOf show/7",
            "Tobias Renn guestOf show/7",
            "Mara Quill affiliatedWith Kestrel Systems",
            "Tobias Renn affiliatedWith Kestrel Systems",
        },
    ),
    (
        "Bees, with Mara Quill from Kestrel Systems and Tobias Renn from Saltmarsh Clinic",
        {
            "Mara Quill guestOf show/7",
            "Tobias Renn guestOf show/7",
            "Mara Quill affiliatedWith Kestrel Systems",
            "Tobias Renn affiliatedWith Saltmarsh Clinic",
        },
    ),
    ("Bees featuring Mara Quill", {"Mara Quill guestOf show/7"}),
    (
        "Bees, with Mara Quill, Tobias Renn, and Greta Okafor",
        {"Mara Quill guestOf show/7", "Tobias Renn guestOf show/7", "Greta Okafor guestOf show/7"},
    ),
    (
        "Bees, with Mara Quill at Kestrel Systems",
        {"Mara Quill guestOf show/7", "Mara Quill affiliatedWith Kestrel Systems"},
    ),
    ("Keeping Bees with Smoke", set()),
    ("Mara Quill and Her Bees", set()),
    ("What Mara Quill Did", set()),
    ("Bees without Mara Quill", set()),
]
RECORDED = [
    ("This episode was recorded at BeeConf 2019.", {AT_BEECONF}),
    ("This is a recording of a session at BeeConf 2019.", {AT_BEECONF}),
    ("Recorded live during BeeConf 2019.", {AT_BEECONF}),
    ("The interview was taped at the BeeConf 2019 in front of an audience.", {AT_BEECONF}),
    ("We sat down at BeeConf 2019 over coffee.", {AT_BEECONF}),
    ("At BeeConf 2019, we recorded a chat about wasps.", {AT_BEECONF}),
    ("This conversation comes to you from BeeConf 2019.", {AT_BEECONF}),
    ("The talk was given at BeeConf 2019, where it was recorded.", {AT_BEECONF}),
    ("I recorded this on a bench at BeeConf 2019.", {AT_BEECONF}),
    ("This episode was not recorded at BeeConf 2019.", set()),
    ("We might record an episode at BeeConf 2019.", set()),
    ("Registration for BeeConf 2019 is open.", set()),
    ("We hear what was said at BeeConf 2019.", set()),
    ("Was this episode recorded at BeeConf 2019?", set()),
]
BASIS = [
    ("This episode is based on the paper “Counting Bees at Dusk”.", {BASED}),
    ("This episode is about “Counting Bees at Dusk”, a book.", {BASED}),
    ("Our conversation grew out of the essay “Counting Bees at Dusk”.", {BASED}),
    ("The interview focuses on “Counting Bees at Dusk”.", {BASED}),
    ("It presents the paper “Counting Bees at Dusk”.", {BASED}),
    ("Behind this talk is the paper “Counting Bees at Dusk”.", {BASED}),
    ("The paper “Counting Bees at Dusk” is the basis of this episode.", {BASED}),
    ("We discuss their paper “Counting Bees at Dusk”.", {BASED}),
    ("The material comes from a book, “Counting Bees at Dusk”.", {BASED}),
    ("“Counting Bees at Dusk” is out. This episode is about the book.", {BASED}),
    ("This episode is not based on “Counting Bees at Dusk”.", set()),
    ("Mara Quill admires “Counting Bees at Dusk”.", set()),
    ("Is this episode based on “Counting Bees at Dusk”?", set()),
    ("A later episode might be about “Counting Bees at Dusk”.", set()),
]
OTHERS = [
    ("Episode 4 had more on this.", {"4"}),
    ("We spoke of it in episode 12.", {"12"}),
    ("See Episodes 3, 5 and 8.", {"3", "5", "8"}),
    ("See episodes 3 and 5.", {"3", "5"}),
    ("As heard in ep. 9, bees sleep.", {"9"}),
    ("This goes on where episode #31 stopped.", {"31"}),
    ("Episodes 3-5 tell how it began.", {"3", "4", "5"}),
    ("It is told in Episode 2, and again in Episode 11.", {"2", "11"}),
    ("This is episode 7.", set()),
    ("An episode of 20 minutes is enough.", set()),
    ("The episode 3.5 of the library is old.", set()),
    ("The series has 40 episodes.", set()),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_titles_name_guests(notes_of: Callable[..., Notes], title: str, expected: set[str]) -> None:
    assert facts(notes_of("About bees.", title=title, guests=guests(title))) == expected


@pytest.mark.parametrize(("text", "expected"), [*RECORDED, *BASIS])
def test_what_sentences_state(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(f"{LEAD} {text}")) == expected


@pytest.mark.parametrize(("text", "numbers"), OTHERS)
def test_other_episodes(notes_of: Callable[..., Notes], text: str, numbers: set[str]) -> None:
    assert facts(notes_of(text)) == {f"show/7 mentionsEpisode show/{number}" for number in numbers}


@pytest.mark.parametrize(
    ("hosts", "credits", "expected"),
    [
        (("Mara Quill",), "The show is produced by Mara Quill.", {"Mara Quill hostOf show/7"}),
        (
            ("Mara Quill", "Tobias Renn"),
            "Hosted by Mara Quill and Tobias Renn.",
            {"Mara Quill hostOf show/7", "Tobias Renn hostOf show/7"},
        ),
        (("Mara Quill", "Tobias Renn"), "Hosted by Tobias Renn.", {"Tobias Renn hostOf show/7"}),
        (("Mara Quill",), "", set()),
        ((), "The music is by Mara Quill.", set()),
    ],
)
def test_hosts_stand_in_the_credits(
    notes_of: Callable[..., Notes], hosts: tuple[str, ...], credits: str, expected: set[str]
) -> None:
    assert facts(notes_of("About bees.", hosts=hosts, credits=credits)) == expected


def test_own_talk_of_a_recorded_event(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("This episode is my talk at BeeConf 2019, as it was held.")
    assert facts(notes) == {AT_BEECONF}

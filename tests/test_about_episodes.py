"""What notes say of their episode: guests, hosts, where it was recorded, what it is based on, other episodes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import people
from orbitgraph.extract.facts import relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.reading.titles import guests
from orbitgraph.model import EntityClass, Predicate, Topic

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
    ("In this episode we talk about a map that was shown at BeeConf 2019.", set()),
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

BEFORE = [
    ("Last week's episode had us guessing; today we open the jar.", "Last week's episode"),
    ("This picks up where last week’s episode left off.", "last week’s episode"),
    ("In last month's podcast about queens, a hive was lost.", "last month's podcast"),
    ("You wrote to us about last week's interview with Mara Quill.", "last week's interview with Mara Quill"),
    ("We pay a debt from last week's conversation.", "last week's conversation"),
    ("If you missed the previous episode, start there: it explains what we do here.", "the previous episode"),
    ("As I promised in the last episode, here is the second half.", "the last episode"),
    ("In the last episode we counted wasps.", "the last episode"),
    ("Our last episode covered smoke, and this one is about fire.", "Our last episode"),
    ("It follows on from our previous episode (hear it first).", "our previous episode"),
    ("Our last interview was about honey – this is about wax.", "Our last interview"),
    ("In our previous conversation, Mara Quill told us how to feed larvae.", "our previous conversation"),
    ("In the last show we met a swarm.", "In the last show"),
    ("We answer what you asked on the previous show.", "on the previous show"),
    ("Last time we talked to Tobias Renn about frames; now to the wood.", "Last time we talked"),
    ("Last time, we briefly looked at mites.", "Last time, we briefly looked"),
    ("Last time on the show: a hive with no queen.", "Last time on the show"),
    ("Today is part two of the story from the previous episode of this podcast.", "the previous episode"),
    ("Did you like my last podcast?", "my last podcast"),
    ("See the previous episode.", "the previous episode"),
    ("Check out the previous episode for part one!", "the previous episode"),
    ("In the last episode I mentioned my smoker.", "the last episode"),
    ("Mara Quill heard our previous show and disagrees.", "our previous show"),
]
NOT_BEFORE = [
    "The last episode of the series was filmed in a barn.",
    "This was the last show he worked on.",
    "She sang on the previous show at Madison Square.",
    "In the next episode we go to the sea.",
    "We looked at queens in the last two episodes.",
    "The last episode aired in Ghana.",
    "In the last episode, the hero dies.",
    "We watched the previous episode, and you should, too.",
    "This is our last episode, and we thank you for your letters.",
    "For our last episode, we invited everybody.",
    "Welcome to our last episode.",
    "Our last episode!",
    "We will record our last episode before the winter.",
    "The last episode we recorded in Lisbon was loud.",
    "See her in the last episode she made.",
    "This is the last episode.",
    "Her last episode, she tells us, was a nightmare.",
    "Since our last interview, Mara Quill has moved to Oslo.",
    "Greta Okafor is back, and our last conversation, on wax, was fun.",
    "The last time we talked to Tobias Renn, bees were cheap.",
    "Last time we talked, years ago, bees were cheap.",
    "In the last interview before the war, nobody spoke of it.",
    "Last week's show at the Rivergate was sold out.",
    "After last week's discussion, the council of Ulm voted.",
    "Last week's episode of a depression left the patient tired.",
    "We had no episode last week.",
    "All previous episodes are on our site.",
    "Tobias Renn wrote the last episode for us.",
    "An earlier episode covered smoke.",
    "A psychotic episode was the last thing we expected.",
    "At last, the episode is here.",
    "It is the last podcast you will ever need, and we mean it.",
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


@pytest.mark.parametrize(("text", "words"), [*BEFORE, *((text, None) for text in NOT_BEFORE)])
def test_the_episode_before(notes_of: Callable[..., Notes], text: str, words: str | None) -> None:
    notes = notes_of(f"{LEAD} {text}", previous="a-guid")
    stated = [
        (each.object.name, notes.text[proof.start : proof.end], proof.extractor, proof.confidence)
        for each in relations.find(notes, GAZETTEER.find(notes.text))
        for proof in each.evidence
        if each.predicate is Predicate.MENTIONS_EPISODE
    ]
    assert stated == ([("show/a-guid", words, "relative-reference", 0.93)] if words else [])


def test_the_first_episode_has_none_before(notes_of: Callable[..., Notes]) -> None:
    assert facts(notes_of("We return to our previous episode.")) == set()


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

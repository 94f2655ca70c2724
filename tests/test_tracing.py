"""Traces: what each stage makes of one episode, run anew on small pages."""

from __future__ import annotations

import pytest

from orbitgraph.answers.stages import as_text
from orbitgraph.answers.tracing import Trace, trace
from orbitgraph.errors import UsageError
from orbitgraph.extract import language
from orbitgraph.extract.corrections import parse
from orbitgraph.extract.guests.show_settings import Settings
from orbitgraph.extract.reading.sources import Source
from orbitgraph.model import EntityClass, Topic

TOPICS = (
    Topic(EntityClass.PROJECT, "Kettle", "urn:kettle"),
    Topic(EntityClass.PROTOCOL, "BrewFlow", "urn:brewflow"),
)
PAGE = """\
Tea Talk

Hosted by Mia Blum.

Episode 2: Kettle, with Ann Lee from Acme (Feb 2, 2020)

Kettle supports BrewFlow.

Support us.

Listen: MP3 (22 MB, 24 min).

Episode 1: Pots (Jan 1, 2020)

Support us.

Listen: MP3 (10 MB, 12 min).
"""


def traced(episode: str, *pages: str, settings: Settings | None = None) -> Trace:
    loaded = [Source(f"page-{number}.txt", page.encode()) for number, page in enumerate(pages or [PAGE], 1)]
    return trace(episode, loaded, {"tea-talk": settings} if settings else {}, TOPICS)


def test_the_way_of_an_episode() -> None:
    found = traced("2")

    assert (found.episode.id, found.show.title, found.source.name) == ("tea-talk/2", "Tea Talk", "page-1.txt")
    assert (found.cut, found.model) == ((), language.identity())
    assert found.notes.text == "Kettle, with Ann Lee from Acme\n\nKettle supports BrewFlow.\n\nSupport us."
    assert [(each.start, each.name) for each, _ in found.reading.found] == [
        (0, "Kettle"),
        (13, "Ann Lee"),
        (26, "Acme"),
        (32, "Kettle"),
        (48, "BrewFlow"),
    ]
    standing = [each for each, _ in found.reading.found]
    gone = [each for each in found.candidates if each not in standing]
    assert ("BrewFlow", EntityClass.PROJECT, "system-written") in [
        (each.name, each.cls, each.extractor) for each in gone
    ]
    assert set(standing) <= set(found.candidates)
    assert [(each.cls, each.label, len(each.mentions)) for each in found.entities] == [
        (EntityClass.ORGANISATION, "Acme", 1),
        (EntityClass.PERSON, "Ann Lee", 1),
        (EntityClass.PROJECT, "Kettle", 2),
        (EntityClass.PROTOCOL, "BrewFlow", 1),
    ]
    facts = [(each.subject.name, each.predicate.value, each.object.name) for each in found.relations]
    assert ("Kettle", "supports", "BrewFlow") in facts
    assert ("Ann Lee", "guestOf", "tea-talk/2") in facts


def test_quads_are_counted_by_the_type_of_their_subject() -> None:
    found = traced("2")
    # Each mention and each piece of evidence: two types, motivation, body, target, confidence, extractor, run.
    kinds = dict(found.quads)
    assert kinds["orbit:Mention"] == 8 * sum(len(each.mentions) for each in found.entities)
    assert kinds["orbit:Notes"] == 4
    assert "other things" not in kinds
    assert dict(traced("1").quads)["schema:PodcastEpisode"] > 5


def test_paragraphs_that_leave_the_notes_are_told() -> None:
    found = traced("2", settings=Settings(boilerplate=("Support us",)))

    assert found.cut == ("Support us.",)
    assert found.episode.paragraphs == ("Kettle supports BrewFlow.",)


def test_an_episode_without_notes_goes_all_the_way() -> None:
    found = traced("3", "Tea Talk\n\nEpisode 3: Hm (Mar 3, 2020)\n\nListen: MP3 (1 MB, 1 min).\n")

    assert (found.candidates, found.entities, found.relations) == ((), (), ())
    assert dict(found.quads) == {"orbit:Notes": 4, "schema:AudioObject": 4, "schema:PodcastEpisode": 10}


OTHER = PAGE.replace("Tea Talk", "Pot Talk")


def test_the_id_tells_episodes_of_several_shows_apart() -> None:
    assert traced("pot-talk/2", PAGE, OTHER).source.name == "page-2.txt"
    assert traced("tea-talk/2", PAGE, PAGE.replace("Kettle", "Cup")).source.name == "page-1.txt"


@pytest.mark.parametrize(
    ("episode", "pages", "message"),
    [
        ("7", [PAGE], "the sources have no episode '7'; there are 1, 2"),
        ("2", [PAGE, OTHER], "several shows have an episode '2'; name one: pot-talk/2, tea-talk/2"),
    ],
)
def test_an_episode_that_is_not_one_is_named(episode: str, pages: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        traced(episode, *pages)
    assert str(caught.value) == message


def test_a_long_list_of_episodes_is_cut() -> None:
    sections = "".join(f"Episode {n}: Pot (Jan 1, 2020)\n\nHm.\n\nListen: MP3.\n\n" for n in range(1, 41))
    with pytest.raises(UsageError, match=r"; there are 1, 2, .*, 30 and 10 more$"):
        traced("99", f"Tea Talk\n\n{sections}")


def test_corrections_by_hand_reach_the_trace() -> None:
    lines = parse("rename\tproject\tKettle\tKettle OS\ndrop\tplace\tNowhere", "c.tsv")
    found = trace("2", [Source("page.txt", PAGE.encode())], {}, TOPICS, corrections=lines)

    assert "Kettle OS" in {each.label for each in found.entities}
    assert [each.cells[:4] for each in found.corrections] == [("rename", "project", "Kettle", "Kettle OS")]
    assert "corrected by hand: rename project Kettle Kettle OS" in as_text(found)

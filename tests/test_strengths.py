from __future__ import annotations

import pytest

from orbitgraph.graph.reasons import Role
from orbitgraph.graph.strengths import hosts_of, lead_end, roles_of, strengths_of
from orbitgraph.model import (
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Guest,
    Mention,
    Predicate,
    Ref,
    Relation,
    Show,
)

ROWS = {"s/1": 0, "s/2": 1}


def at(episode: str, start: int = 0) -> Evidence:
    """Return evidence beyond the first paragraph, where a mention counts once."""
    return Evidence(episode, 900 + start, 901 + start, 0, 901 + start, "test", 1.0)


def named(
    cls: EntityClass, label: str, *episodes: str, about: tuple[str, ...] = (), aliases: tuple[str, ...] = ()
) -> Entity:
    mentions = tuple(Mention(cls, at(episode, start)) for start, episode in enumerate(episodes))
    return Entity(cls, label, aliases, mentions, about)


def says(subject: Ref, predicate: Predicate, thing: Ref, episode: str = "s/1") -> Relation:
    return Relation(subject, predicate, thing, (at(episode),))


def extraction(
    *entities: Entity,
    relations: tuple[Relation, ...] = (),
    hosts: tuple[str, ...] = (),
    guests: tuple[Guest, ...] = (),
) -> Extraction:
    episodes = (Episode("s", "1", "One", guests=guests), Episode("s", "2", "Two"))
    return Extraction((Show("s", "S", hosts=hosts),), episodes, entities, relations)


def strengths(given: Extraction) -> dict[Ref, dict[int, float]]:
    return strengths_of(given, ROWS, roles_of(given, ROWS), hosts_of(given, ROWS))


def test_mentions_saturate_and_a_subject_has_full_strength() -> None:
    once = named(EntityClass.PROJECT, "P4", "s/1", "s/2", "s/2")
    subject = named(EntityClass.CONCEPT, "NFV", "s/1", about=("s/1", "s/9"))
    elsewhere = named(EntityClass.PLACE, "Oslo", "s/9")

    assert strengths(extraction(once, subject, elsewhere)) == {
        Ref("project", "P4"): {0: 1 / 3, 1: 0.5},
        Ref("concept", "NFV"): {0: 1.0},
    }


def test_guests_outweigh_persons_who_are_named() -> None:
    ada = named(EntityClass.PERSON, "Ada Byron", "s/1", "s/2", aliases=("Ada",))
    given = extraction(ada, guests=(Guest("ada"), Guest("Grace Hopper")))

    assert roles_of(given, ROWS) == {
        (0, Ref("person", "Ada Byron")): Role.GUEST,
        (0, Ref("person", "Grace Hopper")): Role.GUEST,
    }
    assert strengths(given) == {
        Ref("person", "Ada Byron"): {0: 1.0, 1: 1 / 6},
        Ref("person", "Grace Hopper"): {0: 1.0},
    }


def test_a_name_of_two_persons_is_neither() -> None:
    persons = [named(EntityClass.PERSON, label, "s/2", aliases=("Ada",)) for label in ("Ada B", "Ada C")]

    assert (0, Ref("person", "Ada")) in roles_of(extraction(*persons, guests=(Guest("Ada"),)), ROWS)


@pytest.mark.parametrize("how", ["of the show", "of an episode"])
def test_a_host_counts_as_guest_only(how: str) -> None:
    ben = named(EntityClass.PERSON, "Ben Host", "s/1", "s/2", about=("s/1",))
    hosting = says(ben.ref, Predicate.HOST_OF, Ref("episode", "s/1"))
    guest = says(ben.ref, Predicate.GUEST_OF, Ref("episode", "s/2"), "s/2")
    hosts = ("Ben Host",) if how == "of the show" else ()
    relations = () if how == "of the show" else (hosting,)

    assert strengths(extraction(ben, hosts=hosts, relations=relations)) == {}
    assert strengths(extraction(ben, hosts=hosts, relations=(*relations, guest))) == {ben.ref: {1: 1.0}}


def test_sources_and_venues_have_full_strength() -> None:
    paper, apsys, fall = Ref("work", "Paper"), Ref("event", "APSys 2016"), Ref("event", "Fall Conference")
    one, two = Ref("episode", "s/1"), Ref("episode", "s/2")
    given = extraction(
        relations=(
            says(one, Predicate.BASED_ON, paper),
            says(paper, Predicate.PUBLISHED_AT, apsys, "s/2"),
            says(two, Predicate.RECORDED_AT, fall, "s/2"),
            says(Ref("episode", "s/9"), Predicate.RECORDED_AT, fall, "s/2"),
        )
    )

    assert roles_of(given, ROWS) == {
        (0, paper): Role.BASIS,
        (0, apsys): Role.VENUE_OF_BASIS,
        (1, fall): Role.VENUE,
    }
    assert strengths(given) == {paper: {0: 1.0}, apsys: {0: 1.0}, fall: {1: 1.0}}


def test_a_mention_in_the_title_or_the_first_paragraph_counts_three_times() -> None:
    episode = Episode("s", "1", "On P4", paragraphs=("P4 is new.", "P4 again."))
    places = (Evidence("s/1", at, at + 2, 0, 40, "test", 1.0) for at in (3, 7, 19))
    p4 = Entity(
        EntityClass.PROJECT, "P4", mentions=tuple(Mention(EntityClass.PROJECT, each) for each in places)
    )
    given = Extraction((), (episode,), (p4,), ())

    assert lead_end(episode) == 17
    assert episode.text[19:21] == "P4"
    assert strengths_of(given, {"s/1": 0}, {}, set()) == {p4.ref: {0: 7 / 9}}

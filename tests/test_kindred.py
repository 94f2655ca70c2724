import pytest

from orbitgraph.graph.kindred import Kin, Kindred
from orbitgraph.graph.related import Ranking
from orbitgraph.model import (
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Guest,
    Mention,
    Predicate,
    Reason,
    Ref,
    Relation,
)


def at(episode: int, start: int = 0, confidence: float = 1.0) -> Evidence:
    """Return evidence beyond the first paragraph of an episode."""
    return Evidence(f"s/{episode}", 900 + start, 901 + start, 900, 999, "test", confidence)


def entity(cls: EntityClass, label: str, *episodes: int, times: int = 2) -> Entity:
    return Entity(
        cls, label, mentions=tuple(Mention(cls, at(each, n)) for each in episodes for n in range(times))
    )


ADA, BOB, EVE = (Ref("person", name) for name in ("Ada", "Bob", "Eve"))
P4, CLICK, BFD = Ref("project", "P4"), Ref("project", "Click"), Ref("protocol", "BFD")


@pytest.fixture
def kindred() -> Kindred:
    names = {1: ("Ada", "Bob"), 2: ("Eve",), 3: ("Zoe",)}
    episodes = tuple(
        Episode("s", str(n), f"Topic{n}", number=n, guests=tuple(map(Guest, names.get(n, ()))))
        for n in range(1, 6)
    )
    given = Extraction(
        (),
        episodes,
        (
            entity(EntityClass.PROJECT, "P4", 1, 2),
            entity(EntityClass.PROJECT, "Click", 1),
            entity(EntityClass.PROTOCOL, "BFD", 4),
        ),
        (Relation(P4, Predicate.SUPPORTS, BFD, (at(4, 0, 0.8),)),),
    )
    return Kindred(given, Ranking(given))


def test_the_episodes_of_a_guest_and_those_near_to_them(kindred: Kindred) -> None:
    assert kindred.own(ADA) == [0]
    assert kindred.own(P4) == [0, 1]
    assert [(each.other, each.episode, each.score) for each in kindred.episodes(ADA, 5)] == [
        ("s/2", "s/1", 0.25)
    ]
    assert kindred.episodes(P4, 5) == []


def test_people_of_the_same_and_of_near_episodes(kindred: Kindred) -> None:
    assert kindred.people(ADA, 5) == [
        Kin(BOB, 1.0, (Reason("guest", "both are guests of episode 1", 1.0),)),
        Kin(EVE, 0.25, (Reason("project", "both name P4", 0.25),), "1"),
    ]
    assert [each.ref for each in kindred.people(ADA, 1)] == [BOB]
    assert [(each.ref, each.reasons[0].text) for each in kindred.people(P4, 2)] == [
        (ADA, "guest of episode 1"),
        (BOB, "guest of episode 1"),
    ]


def test_topics_stand_in_the_same_episodes_or_in_a_stated_fact(kindred: Kindred) -> None:
    assert kindred.topics(P4, 5) == [
        Kin(BFD, 0.8, (Reason("stated", "P4 supports BFD", 0.8),)),
        Kin(CLICK, 0.25, (Reason("episodes", "both in episode 1", 0.25),)),
    ]
    assert [(each.ref, each.score) for each in kindred.topics(ADA, 5)] == [(CLICK, 0.5), (P4, 0.5)]


def test_scores_are_the_sums_of_the_reasons(kindred: Kindred) -> None:
    for ref in (ADA, BOB, P4, CLICK, BFD):
        for each in (*kindred.people(ref, 9), *kindred.topics(ref, 9)):
            assert each.score == pytest.approx(sum(reason.weight for reason in each.reasons), abs=1e-9)


def test_of_an_unknown_thing_nothing_is_known(kindred: Kindred) -> None:
    nobody = Ref("person", "Nobody")

    assert (kindred.own(nobody), kindred.episodes(nobody, 5)) == ([], [])
    assert (kindred.people(nobody, 5), kindred.topics(nobody, 5)) == ([], [])

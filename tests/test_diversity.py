from datetime import date

from orbitgraph.graph.diversity import diverse
from orbitgraph.graph.related import Ranking
from orbitgraph.model import (
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Guest,
    Mention,
)


def at(episode: int, start: int) -> Evidence:
    """Return evidence beyond the first paragraph of an episode."""
    return Evidence(f"s/{episode}", 900 + start, 901 + start, 900, 999, "test", 1.0)


def entity(label: str, *episodes: int, times: int = 4) -> Entity:
    kind = EntityClass.PROJECT
    return Entity(
        kind, label, mentions=tuple(Mention(kind, at(each, n)) for each in episodes for n in range(times))
    )


def ranking(*entities: Entity, guests: dict[int, str]) -> Ranking:
    episodes = tuple(
        Episode(
            "s", str(n), f"Topic{n}", guests=(Guest(guests.get(n, f"Guest{n}")),), published=date(2020, 1, n)
        )
        for n in range(1, 9)
    )
    return Ranking(Extraction((), episodes, entities, ()))


def test_no_guest_comes_twice_while_there_are_others() -> None:
    five = dict.fromkeys((2, 3, 4, 5, 6), "Ada")
    rare = entity("Click", 1, 7, times=1), entity("radio", 1, 8, times=1)
    found = ranking(entity("P4", 1, 2, 3, 4, 5, 6, times=30), *rare, guests=five)
    chosen = [row for row, _ in diverse(found, 0, 5)]

    assert sorted(chosen[:3]) == [1, 6, 7]
    assert len(chosen) == 5
    assert dict(diverse(found, 0, 5)).items() <= dict(found.nearest.of(0, 8)).items()


def test_of_two_alike_the_second_waits() -> None:
    found = ranking(
        entity("P4", 1, 2, 3, times=9),
        entity("More", 2, 3, times=9),
        entity("Again", 2, 3, times=9),
        entity("Click", 1, 4, times=6),
        guests={},
    )

    assert [row for row, _ in found.nearest.of(0, 3)] == [3, 1, 2]
    assert [row for row, _ in diverse(found, 0, 3)] == [3, 1, 2]
    assert [row for row, _ in diverse(found, 1, 2)] == [2, 0]


def test_nothing_in_common() -> None:
    assert diverse(ranking(guests={}), 0, 3) == []

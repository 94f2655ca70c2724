"""What a build knows, as the explorer's page."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from orbitgraph.explorer import identify, queries
from orbitgraph.model import Entity, EntityClass, Episode, Evidence, Extraction, Mention, Ref, Topic
from orbitgraph.pipeline import build
from orbitgraph.queries import catalogue


def test_every_query_that_people_ask_is_offered() -> None:
    offered = queries()
    listed = [each.name for group in catalogue.load().listed().values() for each in group]
    assert [each.name for each in offered] == listed
    assert len(listed) > 40
    guests = next(each for each in offered if each.name == "guests")
    assert [each.name for each in guests.parameters] == ["episode", "name"]


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_values_can_be_bound_where_it_says(query) -> None:
    names = " ".join(f"?{each.name}" for each in query.parameters) or "?unused"
    values = " ".join('"1"' for _ in query.parameters) or '"1"'
    clause = f" VALUES ({names}) {{ ({values}) }} "
    Store().query(query.text[: query.at] + clause + query.text[query.at :])
    assert query.text[query.at - 1] == "{"


def test_things_are_named_as_in_the_graph() -> None:
    place = Evidence("show/1", 0, 3, 0, 3, "title", 0.9)
    tea = Entity(EntityClass.CONCEPT, "tea", (), (Mention(EntityClass.CONCEPT, place),))
    extraction = Extraction((), (Episode("show", "1", "Tea", number=1),), (tea,), ())
    named = identify(extraction, [Topic(EntityClass.CONCEPT, "tea", "urn:tea")])
    assert named(tea.ref) == "https://w3id.org/orbitgraph/id/concept/tea"
    assert named(Ref("episode", "show/1")) == "https://w3id.org/orbitgraph/id/show/show/episode/1"


def test_a_graph_that_is_too_large_to_be_asked_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orbitgraph.explorer.ASKABLE", 10)
    source = tmp_path / "page.txt"
    source.write_text("Tea Talk\n\nEpisode 1: Pots (Jan 1, 2020)\n\nPots use OpenFlow.\n", encoding="utf-8")
    built = build([str(source)], tmp_path / "out")
    assert [each for each in built.warnings if each.startswith("explorer.html: holds no SPARQL (")]
    page = (tmp_path / "out" / "explorer.html").read_text(encoding="utf-8")
    assert "“orbitgraph serve” answers SPARQL" in page
    assert "pack-quads" not in page

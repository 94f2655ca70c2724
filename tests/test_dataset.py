"""The description of the data set counts what a query counts, names the terms of use, and changes nothing else."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Store

from orbitgraph import pipeline
from orbitgraph.graph.build import parts
from orbitgraph.graph.dataset import description
from orbitgraph.graph.iris import Iris
from orbitgraph.graph.store import open_store, write
from orbitgraph.graph.terms import term
from orbitgraph.model import (
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Mention,
    Reason,
    RelatedEpisode,
    Show,
    Topic,
)
from orbitgraph.ontology import PREFIXES

DATASET = NamedNode(Iris().dataset_iri)
GRAPH = Iris().description_graph
PREFIXED = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
TEA = Show("tea", "Tea Talk", hosts=("Mia Blum",), url="https://tea.test/")
EPISODES = (
    Episode("tea", "1", "Pots and kettles", 1, licence="CC BY 3.0"),
    Episode("tea", "2", "Pots", 2, licence="CC BY 3.0"),
)
TOPICS = [Topic(EntityClass.CONCEPT, "steam", Iris().base + "concept/steam")]


def mention(cls: EntityClass, episode: str, start: int) -> Mention:
    return Mention(cls, Evidence(episode, start, start + 4, 0, len(EPISODES[1].title), "rule", 0.5))


def extraction(*shows: Show, episodes: tuple[Episode, ...] = EPISODES) -> Extraction:
    cls = EntityClass.PROJECT
    pots = Entity(cls, "Pots", (), (mention(cls, "tea/1", 0), mention(cls, "tea/2", 0)))
    return Extraction(shows or (TEA,), episodes, (pots,) if episodes is EPISODES else (), ())


def built(directory: Path, said: Extraction, modified: datetime | None = None) -> Store:
    related = [RelatedEpisode("tea/1", 1, "tea/2", 1.5, (Reason("topic", "both on pots", 1.5),))]
    if said.episodes is not EPISODES:
        related = []
    made = parts(said, related=related, topics=TOPICS, tool_version="1")
    describe = description(said, topics=TOPICS, tool_version="1", modified=modified)
    write(made, directory, describe=describe)
    return open_store(directory)


def values(store: Store, name: str) -> list[str]:
    return sorted(quad.object.value for quad in store.quads_for_pattern(DATASET, term(name), None, None))


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    return sorted(tuple(each.value for each in row) for row in store.query(PREFIXED + query))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return built(tmp_path, extraction())


def test_the_counts_of_properties_are_those_of_a_query(store: Store) -> None:
    told = rows(store, "SELECT ?p ?n { GRAPH ?g { ?part void:property ?p ; void:triples ?n } }")
    counted = rows(
        store,
        f"SELECT ?p (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{GRAPH}>) }} GROUP BY ?p",
    )
    assert told == counted
    assert values(store, "void:properties") == [str(len(counted))]
    assert values(store, "void:triples") == [str(sum(int(count) for _, count in counted))]


@pytest.mark.parametrize(("part", "left_out"), [("", ""), ("#stated", f"&& ?g != <{Iris().ontology_graph}>")])
def test_the_counts_of_classes_are_those_of_a_query(store: Store, part: str, left_out: str) -> None:
    told = rows(
        store,
        f"SELECT ?c ?n {{ GRAPH ?g {{ <{DATASET.value}{part}> void:classPartition ?x ."
        " ?x void:class ?c ; void:entities ?n } }",
    )
    counted = dict(
        rows(
            store,
            f"SELECT ?c (COUNT(DISTINCT ?s) AS ?n) {{ GRAPH ?g {{ ?s a ?c }} FILTER(?g != <{GRAPH}> {left_out}) }}"
            " GROUP BY ?c",
        )
    )
    assert len(told) >= 7
    assert dict(told) == {name: counted[name] for name, _ in told}
    if not part:
        assert values(store, "void:classes") == [str(len(counted))]


def test_entities_are_things_episodes_and_shows(store: Store) -> None:
    # Pots, Mia Blum, steam (of the scheme), two episodes and their show.
    assert values(store, "void:entities") == ["6"]
    told = rows(store, f"SELECT ?n {{ GRAPH ?g {{ <{DATASET.value}#stated> void:entities ?n }} }}")
    assert told == [("5",)]


def test_it_names_title_source_terms_files_and_examples(store: Store) -> None:
    base = Iris().base
    assert values(store, "dcterms:title") == ["Tea Talk: knowledge graph of the show notes"]
    assert values(store, "dcterms:source") == [base + "show/tea"]
    assert values(store, "dcterms:license") == ["https://creativecommons.org/licenses/by/3.0/"]
    assert values(store, "dcterms:rights") == [
        "Made from the notes of Tea Talk by Mia Blum (https://tea.test/); licence: CC BY 3.0."
    ]
    assert values(store, "dcat:distribution") == [
        base + "dataset#graph.nq",
        base + "dataset#graph.ttl",
    ]
    assert values(store, "void:exampleResource") == [
        base + "project/pots",
        base + "show/tea",
        base + "show/tea/episode/2",
    ]
    assert values(store, "dcterms:modified") == []
    examples = (
        f"ASK {{ <{DATASET.value}> void:exampleResource ?x FILTER NOT EXISTS {{ ?x rdfs:label ?label }} }}"
    )
    assert not store.query(PREFIXED + examples, use_default_graph_as_union=True)


def test_what_differs_between_shows_is_no_licence_of_the_whole(tmp_path: Path) -> None:
    other = Show("ale", "Ale Talk", author="Bo", licence="CC BY 4.0")
    found = built(tmp_path, extraction(TEA, other))
    assert values(found, "dcterms:license") == []
    assert values(found, "dcterms:rights") == [
        "Made from the notes of Ale Talk by Bo; licence: CC BY 4.0.",
        "Made from the notes of Tea Talk by Mia Blum (https://tea.test/); licence: CC BY 3.0.",
    ]


def test_a_licence_of_some_episodes_is_none_of_the_show(tmp_path: Path) -> None:
    mixed = (EPISODES[0], Episode("tea", "2", "Pots", 2))
    found = built(tmp_path, extraction(Show("tea", "Tea Talk"), episodes=mixed))
    assert values(found, "dcterms:license") == []
    assert values(found, "dcterms:rights") == [
        "Made from the notes of Tea Talk; the source states no one licence for all of it."
    ]


def test_of_many_shows_the_first_three_name_it(tmp_path: Path) -> None:
    shows = tuple(Show(f"s{number}", f"Show {number}") for number in range(5))
    found = built(tmp_path, extraction(*shows, episodes=()))
    assert values(found, "dcterms:title") == [
        "Show 0, Show 1, Show 2 and 2 more: knowledge graph of the show notes"
    ]


def test_a_time_stands_in_it_only_where_one_is_given(tmp_path: Path) -> None:
    found = built(tmp_path, extraction(), datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC))
    (quad,) = found.quads_for_pattern(DATASET, term("dcterms:modified"), None, None)
    assert quad.object == Literal("2020-01-02T03:04:05Z", datatype=NamedNode(PREFIXES["xsd"] + "dateTime"))


PAGE = """\
Tea Talk Podcast

Conversations about tea software, hosted by Mia Blum.

Episode 1: Pots (Jan 1, 2020)

Mia Blum talks about pots and OpenFlow.

Listen: MP3 (10 MB, 12 min).
"""
MORE = """
Episode 2: Kettles, with Ann Lee from Acme (Feb 2, 2020)

Ann Lee is an engineer at Acme.

Listen: MP3 (22 MB, 24 min).
"""


def test_a_graph_that_grows_is_described_as_one_built_at_once(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    pipeline.build([str(page)], tmp_path / "grown")
    page.write_text(PAGE + MORE, encoding="utf-8")
    pipeline.build([str(page)], tmp_path / "grown")
    pipeline.build([str(page)], tmp_path / "fresh")
    grown, fresh = ((tmp_path / name / "graph.nq").read_bytes() for name in ("grown", "fresh"))
    assert grown == fresh
    assert re.search(rb'#class-schema-PodcastEpisode> <http://rdfs.org/ns/void#entities> "2"', grown)


def test_one_more_episode_changes_its_graph_and_the_computed_ones_only(tmp_path: Path) -> None:
    def graphs() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for line in (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8").splitlines():
            found.setdefault(line.split()[-2].strip("<>").removeprefix(Iris().base), []).append(line)
        return found

    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    pipeline.build([str(page)], tmp_path / "out")
    before = graphs()
    page.write_text(PAGE + MORE, encoding="utf-8")
    pipeline.build([str(page)], tmp_path / "out")
    after = graphs()
    assert {name for name in after if after[name] != before.get(name)} - {"graph/derived"} == {
        "graph/show/tea-talk/episode/2",
        "graph/void",
    }

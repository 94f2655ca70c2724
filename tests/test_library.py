"""The library as a program uses it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, serialize

import orbitgraph
from orbitgraph import IRI, Graph, OrbitgraphError, open_graph

PREFIXES = """
@prefix orbit: <https://w3id.org/orbitgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = (
    PREFIXES
    + """
<http://x/g4> {
  <http://x/4> a schema:PodcastEpisode ; orbit:key "4" ; schema:episodeNumber 4 ; schema:name "Tea" ;
    schema:datePublished "2016-05-21"^^xsd:date ; orbit:minutes 32 .
  <http://x/mia> orbit:guestOf <http://x/4> ; rdfs:label "Mia Blum" .
}
<http://x/g5> {
  <http://x/5> a schema:PodcastEpisode ; orbit:key "5" ; schema:episodeNumber 5 ; schema:name "Cups" .
  <http://x/bob> orbit:guestOf <http://x/5> ; rdfs:label "Bob \\"> } DROP ALL" .
}
"""
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("out")
    store = Store()
    store.load(DATA, format=RdfFormat.TRIG)
    serialize(store, str(made / "graph.nq"), RdfFormat.N_QUADS)
    return made


@pytest.fixture
def graph(folder: Path) -> Graph:
    return open_graph(folder)


def test_a_query_of_the_catalogue(graph: Graph) -> None:
    assert [tuple(row) for row in graph.query("guests", name="mia blum")] == [("4", "Mia Blum", None)]
    assert [row.guest for row in graph.query("guests", episode=5)] == ['Bob "> } DROP ALL']
    assert [row.episode for row in graph.query("guests", name=None)] == ["4", "5"]


def test_sparql_with_values_bound(graph: Graph) -> None:
    rdfs = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
    label = f"{rdfs} SELECT ?label {{ ?thing rdfs:label ?label }}"
    assert [row.label for row in graph.query(label, thing=IRI("http://x/mia"))] == ["Mia Blum"]
    assert not graph.query(label, thing="http://x/mia")
    found = graph.query(f"{rdfs} SELECT ?thing {{ ?thing rdfs:label ?label }}", label='Bob "> } DROP ALL')
    assert [row.thing for row in found] == ["http://x/bob"]
    (row,) = found
    assert [other.label for other in graph.query(label, thing=row.thing)] == ['Bob "> } DROP ALL']
    assert len(graph) == 14


@pytest.mark.parametrize(
    ("query", "values", "words"),
    [
        ("guest", {}, "no query is called 'guest': did you mean guests"),
        ("guests", {"nmae": "x"}, "the query 'guests' has no parameter 'nmae'; it has episode, name"),
        ("guests", {"name": ["x"]}, "['x'] cannot be bound"),
        ("SELECT ?s { ?s ?p ?o }", {"x": 1}, "the query has no variable ?x"),
        ("SELECT ?s {", {}, "no valid SPARQL, line 1"),
        ("DROP ALL", {}, "DROP changes data and is not run"),
        ("SELECT ?s { SERVICE <http://x> { ?s ?p ?o } }", {}, "SERVICE asks another server"),
        ("facts", {"thing": "no iri"}, "thing='no iri' is no IRI"),
    ],
)
def test_errors_are_one_line(graph: Graph, query: str, values: dict[str, object], words: str) -> None:
    with pytest.raises(OrbitgraphError) as told:
        graph.query(query, **values)
    assert str(told.value).startswith(words)
    assert "\n" not in str(told.value)


def test_a_folder_without_a_graph(tmp_path: Path) -> None:
    with pytest.raises(OrbitgraphError, match=r"holds no graph \(none is missing\)"):
        open_graph(tmp_path / "none")


def test_the_catalogue_is_a_table(graph: Graph) -> None:
    listed = {row.name: row.parameters for row in graph.queries}
    assert listed["guests"] == "episode, name"
    assert repr(graph.queries).startswith("name ")


def test_rdflib_sees_the_same_graph(graph: Graph) -> None:
    dataset = graph.dataset()
    (row,) = dataset.query('SELECT ?s { ?s ?p "Mia Blum" }')
    assert str(row[0]) == "http://x/mia"
    assert {str(each.identifier) for each in dataset.graphs()} >= {"http://x/g4", "http://x/g5"}


def test_a_closed_graph_says_so(folder: Path) -> None:
    with open_graph(str(folder)) as graph:
        assert repr(graph) == f"<Graph '{folder}': 14 quads>"
    for use in (lambda: graph.query("guests"), graph.dataset, lambda: len(graph)):
        with pytest.raises(OrbitgraphError, match="the graph is closed; open it again"):
            use()
    assert repr(graph) == f"<Graph '{folder}': closed>"


def test_the_package_imports_no_library_until_it_is_used() -> None:
    code = "import sys, orbitgraph; print({'pyoxigraph', 'rdflib', 'pandas', 'numpy'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "set()"
    with pytest.raises(AttributeError, match="has no attribute 'opn_graph'"):
        orbitgraph.opn_graph  # noqa: B018


def test_a_program_that_uses_it_passes_a_strict_type_check(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "from orbitgraph import IRI, OrbitgraphError, Rows, open_graph\n\n\n"
        "def longest(place: str) -> list[tuple[str, int]]:\n"
        "    try:\n"
        "        with open_graph(place) as graph:\n"
        "            rows: Rows = graph.query('episodes', episode=4)\n"
        "            graph.query('SELECT ?s { ?s ?p ?o }', s=IRI('http://x/a'))\n"
        "            return [(row.title, row.minutes) for row in rows]\n"
        "    except OrbitgraphError:\n"
        "        return []\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--ignore-missing-imports", str(program)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.stdout.startswith("Success"), done.stdout
    program.write_text("from orbitgraph import opn_graph\n", encoding="utf-8")
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert 'has no attribute "opn_graph"' in done.stdout

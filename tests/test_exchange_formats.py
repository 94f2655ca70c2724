import csv
import json
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pydot
import pytest
from pyoxigraph import Store

from orbitgraph.graph import build, store
from orbitgraph.graph.exchange_formats import COLOURS, FORMATS, as_gexf, exchanged
from orbitgraph.model import (
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Mention,
    Predicate,
    Ref,
    Relation,
)
from orbitgraph.viz.words import KINDS

HOSTILE = 'A"\\ <b>&amp; =1+1\x0b]]> -> {}; \n//\\'
SHOWN = 'A"\\ <b>&amp; =1+1 ]]> -> {}; //\\'
BASE = "https://w3id.org/orbitgraph/id/"


@pytest.fixture
def graph(tmp_path: Path) -> Store:
    episode = Episode(
        "s", "1", "On P4", number=1, published=date(2020, 1, 5), paragraphs=(HOSTILE, "P4 has BFD.")
    )
    start = episode.text.index("P4 has")
    states = Evidence("s/1", start, start + 2, start, len(episode.text), "test", 0.5)
    named = Evidence("s/1", 7, 8, 7, start - 2, "test", 0.9)
    entities = (
        Entity(EntityClass.PERSON, HOSTILE, mentions=(Mention(EntityClass.PERSON, named),)),
        Entity(EntityClass.PROJECT, "P4", mentions=(Mention(EntityClass.PROJECT, states),)),
        Entity(EntityClass.PROTOCOL, "BFD"),
    )
    supports = Relation(Ref("project", "P4"), Predicate.SUPPORTS, Ref("protocol", "BFD"), (states,))
    given = Extraction((), (episode,), entities, (supports,))
    store.write(build.parts(given, tool_version="1"), tmp_path)
    return store.open_store(tmp_path)


def labels(graph: nx.MultiDiGraph) -> set[str]:
    return {data["label"] for _, data in graph.nodes(data=True)}


def edges(graph: nx.MultiDiGraph) -> set[tuple[str, str, str, str]]:
    told = ((one, data["predicate"], two, data["sentence"]) for one, two, data in graph.edges(data=True))
    return {
        (one.removeprefix(BASE), predicate, two.removeprefix(BASE), said)
        for one, predicate, two, said in told
    }


EDGES = {
    ("show/s/episode/1", "mentions", "person/a-b-amp-1-plus-1", SHOWN),
    ("show/s/episode/1", "mentions", "project/p4", "P4 has BFD."),
    ("project/p4", "supports", "protocol/bfd", "P4 has BFD."),
}
LABELS = {"1. On P4", SHOWN, "P4", "BFD"}


def test_the_network_has_plain_texts(graph: Store) -> None:
    found = exchanged(graph)

    assert labels(found) == LABELS
    assert edges(found) == EDGES


def test_graphml(graph: Store) -> None:
    text = FORMATS["graphml"](graph)
    found = nx.read_graphml(BytesIO(text.encode("utf-8")), force_multigraph=True)

    assert labels(found) == LABELS
    assert edges(found) == EDGES
    assert {data["confidence"] for _, _, data in found.edges(data=True)} == {0.5, 0.9}


def test_gexf(graph: Store) -> None:
    text = as_gexf(graph)
    found = nx.read_gexf(BytesIO(text.encode("utf-8")))

    assert labels(found) == LABELS
    assert edges(found) == EDGES
    node = found.nodes[BASE + "project/p4"]
    assert node["start"] == "2020-01-05"
    assert node["viz"]["color"] == {"r": 0x00, "g": 0x7A, "b": 0x5A, "a": 1.0}
    assert set(node["viz"]["position"]) == {"x", "y", "z"}
    assert "lastmodifieddate" not in text
    assert ElementTree.fromstring(text.encode("utf-8")).tag == "{http://www.gexf.net/1.2draft}gexf"


def test_cytoscape(graph: Store) -> None:
    found = nx.cytoscape_graph(json.loads(FORMATS["cytoscape"](graph)))

    assert labels(found) == LABELS
    assert edges(found) == EDGES


def test_dot(graph: Store) -> None:
    (found,) = pydot.graph_from_dot_data(FORMATS["dot"](graph)) or []
    told = {plain(each.get_label()) for each in found.get_nodes()}
    joined = {
        (
            *(plain(end).removeprefix(BASE) for end in (each.get_source(), each.get_destination())),
            plain(each.get_label()),
        )
        for each in found.get_edges()
    }

    assert told == LABELS
    assert joined == {(one, two, predicate) for one, predicate, two, _ in EDGES}


def plain(quoted: str | None) -> str:
    assert quoted is not None
    assert quoted[0] == quoted[-1] == '"'
    return quoted[1:-1].replace('\\"', '"').replace("\\\\", "\\")


def test_csv(graph: Store) -> None:
    rows = list(csv.DictReader(StringIO(FORMATS["csv"](graph), newline="")))

    assert {
        (
            row["source"].removeprefix(BASE),
            row["predicate"],
            row["target"].removeprefix(BASE),
            row["sentence"],
        )
        for row in rows
    } == EDGES
    assert {(row["target_class"], row["target_label"]) for row in rows} == {
        ("person", SHOWN),
        ("project", "P4"),
        ("protocol", "BFD"),
    }


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_graph_gives_the_same_bytes(name: str, graph: Store) -> None:
    assert FORMATS[name](graph) == FORMATS[name](graph)


def test_the_colours_are_those_of_the_explorer() -> None:
    assert {kind: look.light for kind, look in KINDS.items()} == COLOURS


def test_large_networks_are_drawn_by_lot(graph: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orbitgraph.graph.exchange_formats._LARGE", 2)
    found = nx.read_gexf(BytesIO(as_gexf(graph).encode("utf-8")))

    assert labels(found) == LABELS

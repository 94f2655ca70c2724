"""The generator of podcast-like things: sizes, the same bytes each time, and the shape of our graph."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from pyoxigraph import Store

from bench.generator import (
    QUADS_PER_EPISODE,
    SIZES,
    feed,
    incidence,
    page,
    parts,
    picture,
    quads,
    store,
    write,
)
from bench.generator.__main__ import main
from bench.generator.names import organisation, person
from bench.generator.topics import thing
from orbitgraph import open_graph
from orbitgraph.extract.reading import sources
from orbitgraph.graph.validate import check
from orbitgraph.queries import catalogue


@pytest.fixture(scope="module")
def small() -> Store:
    return store(4)


@pytest.mark.parametrize(("text", "name"), [(page(12), "page.txt"), (feed(12), "feed.xml")])
def test_texts_are_read_as_shows(text: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    read = sources.read(str(path))
    show, episodes = read.show, read.episodes
    assert show.title.startswith("Generated Talk")
    assert sorted(episode.number or 0 for episode in episodes) == [*range(1, 13)]
    words = [len(episode.text.split()) for episode in episodes]
    assert all(250 < count < 500 for count in words)


def test_texts_are_the_same_each_time_and_differ_by_seed() -> None:
    assert page(5) == page(5) != page(5, seed=8)
    assert feed(5) == feed(5) != feed(5, seed=8)
    # The episodes of a smaller page are the last ones of a larger one.
    assert page(20).endswith(page(5).partition("Episodes\n")[2])


def test_a_graph_has_the_size_that_is_promised() -> None:
    assert len(store(100)) == pytest.approx(100 * QUADS_PER_EPISODE, rel=0.1)


def test_a_graph_is_the_same_each_time_and_differs_by_seed(tmp_path: Path) -> None:
    counts = [write(3, tmp_path / name, seed) for name, seed in (("a", 7), ("b", 7), ("c", 8))]
    first, again, other = ((tmp_path / name).read_bytes() for name in "abc")
    assert first == again != other
    assert first.count(b"\n") == counts[0]


def test_an_episode_does_not_depend_on_how_many_others_there_are(small: Store) -> None:
    one = [part for part in parts(4) if part.graph.endswith("/episode/2")]
    other = [part for part in parts(40) if part.graph.endswith("/show-1/episode/2")]
    assert [part.key for part in one] == [part.key for part in other]
    assert len(set(one[0].quads())) > 1000
    assert set(one[0].quads()) <= set(small)


def test_a_second_show_follows_after_500_episodes() -> None:
    graphs = [(part.graph.rpartition("/id/")[2], part.piece) for part in parts(501)]
    assert len(graphs) == len(set(graphs))
    named = {graph for graph, _ in graphs}
    assert {"graph/show/show-1/episode/500", "graph/show/show-2", "graph/show/show-2/episode/1"} <= named
    assert [graph for graph, _ in graphs].count("graph/ontology") == 1


def test_a_graph_keeps_to_the_shapes(small: Store) -> None:
    assert check(small) == []


def test_quotes_are_where_the_positions_say(small: Store) -> None:
    query = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX schema: <https://schema.org/>
    SELECT ?text ?start ?end ?exact ?prefix { GRAPH ?g { ?at oa:hasSource/schema:text ?text ;
        oa:hasSelector [ oa:start ?start ; oa:end ?end ], [ oa:exact ?exact ; oa:prefix ?prefix ] } }"""
    rows = [[term.value for term in row] for row in small.query(query)]
    assert len(rows) > 200
    for text, start, end, exact, prefix in rows:
        assert text[int(start) : int(end)] == exact
        assert text[: int(start)].endswith(prefix)


def test_the_catalogue_finds_something_in_it(tmp_path: Path) -> None:
    write(40, tmp_path / "graph.nq")
    graph = open_graph(tmp_path)
    named = (
        "guests",
        "facts",
        "compared",
        "cross-references",
        "related",
        "reasons",
        "minutes-by-topic",
        "uses",
    )
    assert {name for name in named if not graph.query(name)} == set()
    assert set(named) <= set(catalogue.load().names)


def test_incidence_is_different_topics_of_a_zipf_law() -> None:
    drawn = incidence(20_000)
    assert (drawn.shape, drawn.dtype) == ((20_000, 15), np.int32)
    assert (np.diff(drawn, axis=1) > 0).all()
    assert (drawn.min(), drawn.max() < 50_000) == (0, True)
    counts = Counter(drawn.ravel().tolist())
    # Far from the head, where an episode cannot have a topic twice, frequency is inverse to the rank.
    shares = [sum(counts[rank] for rank in range(start, 2 * start)) for start in (100, 1000, 10_000)]
    assert max(shares) / min(shares) < 1.1
    assert (incidence(50) == drawn[:50]).all()
    assert (incidence(50, seed=8) != drawn[:50]).any()
    assert incidence(3, topics=15).tolist() == [[*range(15)]] * 3
    with pytest.raises(ValueError, match="no 15 different topics of 14"):
        incidence(1, topics=14)


@pytest.mark.parametrize(("nodes", "edges"), SIZES[:3])
def test_a_picture_has_exactly_the_nodes_and_edges(nodes: int, edges: int) -> None:
    dots, lines = picture(nodes, edges)
    ids = {dot.id for dot in dots}
    assert (len(ids), len(lines), len({(line.source, line.target) for line in lines})) == (
        nodes,
        edges,
        edges,
    )
    assert {line.source for line in lines} | {line.target for line in lines} <= ids
    assert {line.target for line in lines} == {dot.id for dot in dots if dot.cls != "episode"}
    labels = {dot.id: dot.label for dot in dots}
    assert all(line.sentence[line.start : line.end] == labels[line.target] for line in lines)
    if nodes == 300:
        assert (dots, lines) == picture(nodes, edges) != picture(nodes, edges, seed=8)


def test_a_picture_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="no 10 edges between 1 episodes and 299 things"):
        picture(300, 10)


def test_names_are_all_different() -> None:
    assert len({thing(rank) for rank in range(50_000)}) == 50_000
    assert len({person(number) for number in range(200_000)}) == 200_000
    assert len({organisation(number) for number in range(8000)}) == 8000


def test_the_command_writes_what_it_is_asked_for(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["page", "2"]) == 0
    sys.stdout.flush()
    assert capfdbinary.readouterr().out.decode() == page(2)
    assert main(["graph", "1"]) == 0
    assert capfdbinary.readouterr().out.count(b"\n") == sum(1 for _ in quads(1))
    assert main(["picture", "2"]) == 2
    assert b"page|feed|graph" in capfdbinary.readouterr().err

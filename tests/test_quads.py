"""graph.nq as graphs and pieces: what is listed is what is sent, and a damaged file is found before that."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from orbitgraph.errors import OutputError
from orbitgraph.stores.quads import Quads

BASE = "https://w3id.org/orbitgraph/id/"


def write(folder: Path, *lines: str) -> Path:
    (folder / "graph.nq").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def quad(graph: str, text: str = "x") -> str:
    return f'<http://s> <http://p> "{text}" <{BASE}graph/{graph}> .'


def test_graphs_are_listed_in_their_order(tmp_path: Path) -> None:
    with Quads(write(tmp_path, quad("derived"), quad("derived", "é <a> ."), quad("ontology"))) as quads:
        assert quads.base == BASE
        assert [(each.iri, each.quads) for each in quads.graphs] == [
            (f"{BASE}graph/derived", 2),
            (f"{BASE}graph/ontology", 1),
        ]
        first = quads.graphs[0]
        assert b"".join(quads.pieces(first, 1000)) == (
            '<http://s> <http://p> "x" .\n<http://s> <http://p> "é <a> ." .\n'.encode()
        )


def test_a_show_may_be_called_graph(tmp_path: Path) -> None:
    lines = (quad(name) for name in ("show/graph", "show/graph/episode/1"))
    with Quads(write(tmp_path, *lines)) as quads:
        assert quads.base == BASE


def test_the_hash_is_that_of_the_lines_wherever_they_stand(tmp_path: Path) -> None:
    hashes = []
    for number, lines in enumerate(([quad("b")], [quad("a"), quad("b")], [quad("b", "y")])):
        folder = tmp_path / str(number)
        folder.mkdir()
        with Quads(write(folder, *lines)) as quads:
            hashes.append(quads.graphs[-1].sha256)
    assert hashes[0] == hashes[1] != hashes[2]


@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=1, max_size=12),
    limit=st.integers(1, 200),
)
def test_pieces_hold_every_triple_once_and_keep_the_limit(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], limit: int
) -> None:
    folder = tmp_path_factory.mktemp("quads")
    graph = NamedNode(f"{BASE}graph/show/a/episode/日本")
    triples = [
        Quad(NamedNode("http://s/<>".replace("<>", str(number))), NamedNode("http://p"), Literal(text), graph)
        for number, text in enumerate(texts)
    ]
    (folder / "graph.nq").write_bytes(serialize(triples, format=RdfFormat.N_QUADS) or b"")
    with Quads(folder) as quads:
        (listed,) = quads.graphs
        pieces = list(quads.pieces(listed, limit))
    assert listed.iri == graph.value
    assert [each.triple for piece in pieces for each in parse(piece, RdfFormat.N_TRIPLES)] == [
        each.triple for each in triples
    ]
    assert all(len(piece) <= limit or piece.count(b"\n") == 1 for piece in pieces)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the graph is empty"),
        (quad("a") + "\n" + quad("a")[:-2], "line 2 is no quad of a graph of orbitgraph; run"),
        (quad("a") + "\n" + quad("a"), "line 2 is no quad"),
        ('<http://s> <http://p> "x" .\n', "line 1 is no quad"),
        ("<http://s> <http://p> <http://o> .\n", "line 1 is no quad"),
        ("nonsense\n", "line 1 is no quad"),
        ("\n", "line 1 is no quad"),
        ('<http://s> <http://p> "x" <http://elsewhere/> .\n', "line 1 is no quad"),
        ("\n".join((quad("a"), quad("b"), quad("a"), "")), "line 3 goes back to an earlier graph"),
    ],
)
def test_a_damaged_file_is_told(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "graph.nq").write_text(text, encoding="utf-8")
    with pytest.raises(OutputError, match=message):
        Quads(tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"holds no graph .graph.nq is missing.; run `orbitgraph build`"):
        Quads(tmp_path)


def test_a_file_that_changes_meanwhile_is_told(tmp_path: Path) -> None:
    with Quads(write(tmp_path, quad("a", "x"))) as quads:
        write(tmp_path, quad("a", "y"))
        with pytest.raises(OutputError, match="has changed meanwhile; run the command again"):
            list(quads.pieces(quads.graphs[0], 100))

"""The graph as one compact text."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from orbitgraph.errors import OutputError
from orbitgraph.graph.portable import portable
from orbitgraph.model import Quads

ID = "https://w3id.org/orbitgraph/id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TERM = "https://w3id.org/orbitgraph/ontology#guestOf"
EPISODE, ONTOLOGY = f"{ID}graph/show/s/episode/1", f"{ID}graph/ontology"


def line(subject: str, predicate: str, end: str, graph: str) -> str:
    value = f"<{end}>" if "://" in end else f'"{end}"'
    return f"<{subject}> <{predicate}> {value} <{graph}> .\n"


KEPT = [
    line(f"{ID}show/s/episode/1", "https://schema.org/about", f"{ID}concept/tea", EPISODE),
    line(f"{ID}show/s/episode/1", "https://schema.org/name", "</script> “ \\u0000", EPISODE),
    line(f"{ID}concept/tea", f"{SKOS}broader", f"{ID}concept/drink", ONTOLOGY),
    line(f"{ID}concept/drink", f"{SKOS}broader", f"{ID}concept/food", ONTOLOGY),
    line(f"{ID}concept/food", f"{SKOS}prefLabel", "food", ONTOLOGY),
    line(TERM, f"{SKOS}definition", "Was a guest.", ONTOLOGY),
]
LEFT = [line(f"{ID}concept/steel", f"{SKOS}prefLabel", "steel", ONTOLOGY)]


def lines(quads: Quads) -> set[str]:
    columns = (quads.subjects, quads.predicates, quads.objects, quads.graphs)
    return {" ".join(quads.terms[end] for end in ends) + " .\n" for ends in zip(*columns, strict=True)}


def test_all_but_topics_that_nothing_names_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    file.write_text("".join([*KEPT, *LEFT]), encoding="utf-8")
    quads = portable(file)
    assert set(parse("".join(lines(quads)), format=RdfFormat.N_QUADS)) == set(
        parse("".join(KEPT), format=RdfFormat.N_QUADS)
    )
    assert len(set(quads.terms)) == len(quads.terms)
    assert portable(file) == quads


@pytest.mark.parametrize("content", [None, "no quads"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "graph.nq"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(OutputError, match=r"graph\.nq: cannot be read again"):
        portable(file)

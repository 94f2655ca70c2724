import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from orbitgraph.graph.tally import full, short, tally
from orbitgraph.ontology import RDF, SCHEMA


def lines(*triples: tuple[str, str, str]) -> bytes:
    return "".join(f"<urn:{s}> <{p}> {o} <urn:g> .\n" for s, p, o in triples).encode()


def test_properties_and_classes_are_counted_by_name() -> None:
    data = lines(
        ("a", RDF + "type", f"<{SCHEMA}Person>"),
        ("a", RDF + "type", "<https://x.test/Own>"),
        ("b", RDF + "type", f"<{SCHEMA}Person>"),
        ("a", SCHEMA + "name", '"Ann"'),
        ("a", "https://x.test/own", "<urn:b>"),
    )
    assert tally(data) == {
        "rdf:type": 3,
        "a schema:Person": 2,
        "a https://x.test/Own": 1,
        "schema:name": 1,
        "https://x.test/own": 1,
    }


def test_nothing_is_counted_in_nothing() -> None:
    assert tally(b"") == {}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5, unique=True))
def test_no_text_is_mistaken_for_a_property(texts: list[str]) -> None:
    hostile = f'> <urn:x> .\n<urn:s> <{RDF}type> <urn:C> "'
    quads = [
        Quad(NamedNode("urn:s"), NamedNode(SCHEMA + "text"), Literal(each + hostile), NamedNode("urn:g"))
        for each in texts
    ]
    data = serialize(quads, format=RdfFormat.N_QUADS) or b""
    assert tally(data) == ({"schema:text": len(texts)} if texts else {})


@pytest.mark.parametrize("iri", [SCHEMA + "name", "https://x.test/a:b", "urn:x", RDF + "type"])
def test_a_name_leads_back_to_its_iri(iri: str) -> None:
    assert full(short(iri)) == iri

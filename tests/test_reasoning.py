"""A reasoner (OWL 2 RL) finds no contradiction in the ontology and what is built, and those put in on purpose."""

from pathlib import Path

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from owlrl.Namespaces import ERRNS
from pyoxigraph import RdfFormat, serialize
from rdflib import OWL, RDF, Graph, URIRef

from orbitgraph import pipeline
from orbitgraph.graph.iris import Iris
from orbitgraph.graph.store import open_store
from orbitgraph.ontology import ORBIT, PREFIXES, ontology_triples

PREFIXED = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
PREFIXED += f"@prefix id: <{Iris().base}> .\n"


def closure(*data: str) -> Graph:
    """Return all that follows from the ontology and some Turtle."""
    graph = Graph().parse(data=serialize(ontology_triples(), format=RdfFormat.N_TRIPLES), format="nt")
    for each in data:
        graph.parse(data=PREFIXED + each, format="turtle")
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: Graph) -> list[str]:
    """Return what the reasoner complains of, and the members of the empty class."""
    told = [str(each) for each in graph.objects(None, ERRNS.error)]
    return sorted(told + [f"{each} is nothing" for each in graph.subjects(RDF.type, OWL.Nothing)])


def test_the_ontology_has_no_contradiction() -> None:
    assert contradictions(closure()) == []


def test_what_follows_from_a_fact() -> None:
    graph = closure("<urn:ann> orbit:guestOf <urn:4> . <urn:p> orbit:comparedWith <urn:q> .")
    contributor = URIRef(PREFIXES["schema"] + "contributor")
    assert (URIRef("urn:4"), contributor, URIRef("urn:ann")) in graph
    assert (URIRef("urn:ann"), RDF.type, URIRef(PREFIXES["foaf"] + "Person")) in graph
    assert (URIRef("urn:q"), URIRef(ORBIT.comparedWith), URIRef("urn:p")) in graph


@pytest.mark.parametrize(
    "wrong",
    [
        "<urn:a> a orbit:Person, orbit:Place .",
        "<urn:a> orbit:authorOf <urn:b> . <urn:b> a orbit:Project .",
        "<urn:a> orbit:guestOf <urn:b> . <urn:b> a orbit:Organisation .",
        "<urn:a> orbit:supports <urn:b> . <urn:b> orbit:uses <urn:c> .",
        "<urn:a> orbit:advisedBy <urn:b> . <urn:b> orbit:advisedBy <urn:a> .",
        "<urn:a> orbit:advisedBy <urn:a> .",
        "<urn:a> orbit:relatedTo <urn:a> .",
        "<urn:a> a prov:Activity, orbit:Notes .",
        "<urn:a> orbit:statedOn '2020-01-01'^^xsd:date ; orbit:toolVersion '1' .",
    ],
)
def test_a_contradiction_is_found(wrong: str) -> None:
    assert contradictions(closure(wrong)) != []


def test_episodes_of_the_bundled_corpus_have_no_contradiction(tmp_path: Path) -> None:
    pipeline.build([], tmp_path)
    shown = {Iris().show_graph("ovs-orbit"), Iris().description_graph}
    shown |= {Iris().episode_graph(f"ovs-orbit/{number}") for number in (1, 4, 8, 14)}
    triples = {quad.triple for quad in open_store(tmp_path) if quad.graph_name.value in shown}
    assert len(triples) > 5000
    data = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    assert contradictions(closure(data.decode())) == []

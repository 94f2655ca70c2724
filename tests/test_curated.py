"""The graph of corrections by hand: one node for each line that took effect."""

from dataclasses import replace

from pyoxigraph import NamedNode, Store

from orbitgraph.graph.build import parts
from orbitgraph.graph.curated import curated_rows
from orbitgraph.graph.iris import Iris
from orbitgraph.graph.terms import term, words
from orbitgraph.graph.validate import check
from orbitgraph.model import (
    AppliedCorrection,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Mention,
    Ref,
    Show,
)

IRIS = Iris()
RENAMED = AppliedCorrection(
    ("rename", "person", "Ann Lee", 'a> <b> "c" {d}', "2", ""), (Ref("person", 'a> <b> "c" {d}'),)
)
DROPPED = AppliedCorrection(("drop", "place", "\x1b[1m", "", "", ""))


def test_a_line_is_a_node_with_its_words_and_its_things() -> None:
    thing = NamedNode(IRIS.base + "person/a-b-c-d")
    one, other = (NamedNode(IRIS.correction_iri(each.cells)) for each in (RENAMED, DROPPED))
    assert one.value.startswith(IRIS.base + "correction/")
    assert list(curated_rows([(RENAMED.cells, [thing.value]), (DROPPED.cells, [])], IRIS)) == [
        (one, term("rdf:type"), term("orbit:Correction")),
        (one, term("rdfs:label"), words('rename, person, Ann Lee, a> <b> "c" {d}, 2')),
        (one, term("orbit:action"), words("rename")),
        (one, term("dcterms:references"), thing),
        (other, term("rdf:type"), term("orbit:Correction")),
        (other, term("rdfs:label"), words("drop, place, \x1b[1m")),
        (other, term("orbit:action"), words("drop")),
    ]


def extraction(*corrections: AppliedCorrection) -> Extraction:
    mention = Mention(EntityClass.PERSON, Evidence("tea/2", 0, 3, 0, 3, "correction", 1.0))
    person = Entity(EntityClass.PERSON, 'a> <b> "c" {d}', (), (mention,))
    return Extraction(
        (Show("tea", "Tea"),), (Episode("tea", "2", "Ann"),), (person,), (), corrections=corrections
    )


def test_the_graph_of_corrections_is_there_where_there_are_any() -> None:
    graphs = {part.graph: part for part in parts(extraction(RENAMED, DROPPED), tool_version="1")}
    made = list(graphs[IRIS.curated_graph].quads())
    assert [quad.object for quad in made if quad.predicate == term("dcterms:references")] == [
        NamedNode(IRIS.base + "person/a-b-c-d")
    ]
    assert len(made) == 7
    (again,) = (
        part for part in parts(extraction(RENAMED), tool_version="1") if part.graph == IRIS.curated_graph
    )
    assert again.key != graphs[IRIS.curated_graph].key
    assert IRIS.curated_graph not in {part.graph for part in parts(extraction(), tool_version="1")}


def test_a_correction_that_does_something_else_breaks_its_shape() -> None:
    store = Store()
    for given in (extraction(RENAMED), extraction(replace(DROPPED, cells=("merge", "place", "Rome")))):
        store.extend(quad for part in parts(given, tool_version="1") for quad in part.quads())
    assert [(each.label, each.message, each.shape) for each in check(store)] == [
        ("merge, place, Rome", "needs exactly one action (orbit:action): merge", "Correction")
    ]

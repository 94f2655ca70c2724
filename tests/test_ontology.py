import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from orbitgraph.graph.describe import TYPES
from orbitgraph.model import SIGNATURES, EntityClass, Predicate
from orbitgraph.ontology import (
    FABIO,
    OA,
    ORBIT,
    OWL,
    PREFIXES,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    _terms,
    context,
    iri,
    ontology_triples,
    ontology_turtle,
    shapes_turtle,
    vocabulary,
)
from orbitgraph.ontology.topics import topics_triples

TRIPLES = [quad.triple for quad in parse(ontology_turtle(), RdfFormat.TURTLE)]
HELPERS = {
    *("key", "minutes", "stars", "megabytes", "credit", "creditRole", "confidence", "extractor"),
    *("statedIn", "statedOn", "former", "rank", "score", "source", "target", "reason", "reasonKind"),
    *("weight", "toolVersion", "model", "inputHash", "relatedTo", "host", "guest", "candidate"),
    "action",
}
CLASSES = {cls.value.capitalize() for cls in EntityClass}
NODES = {"Mention", "Evidence", "Notes", "Relatedness", "Reason", "Correction"}
KINDS = {"episode": SCHEMA + "PodcastEpisode", "handle": PREFIXES["xsd"] + "string"}
KINDS |= {cls.value: f"{ORBIT.base}{cls.value.capitalize()}" for cls in EntityClass}


def values(term: str, predicate: str) -> list:
    return [t.object for t in TRIPLES if t.subject.value == term and t.predicate.value == predicate]


def members(term: str, predicate: str) -> set[str]:
    """Return the classes that a domain or range allows, those of a union one by one."""
    (node,) = values(term, predicate)
    (rest,) = values(node.value, OWL + "unionOf") or [None]
    found = set()
    while rest is not None and rest.value != RDF + "nil":
        found.update(each.value for each in values(rest.value, RDF + "first"))
        (rest,) = values(rest.value, RDF + "rest")
    return found or {node.value}


def test_the_terms_are_the_predicates_the_classes_and_the_helpers():
    assert set(ORBIT) == {*Predicate, *HELPERS, *CLASSES, *NODES}


def test_a_term_is_an_iri_and_a_misspelt_one_raises():
    assert ORBIT.guestOf == "https://w3id.org/orbitgraph/ontology#guestOf"
    with pytest.raises(AttributeError, match=r"orbit:guestof is not a term of ontology/orbit\.ttl"):
        _ = ORBIT.guestof
    assert ("uses" in ORBIT, "guestof" in ORBIT) == (True, False)
    assert "developedBy" in dir(ORBIT)


@pytest.mark.parametrize("name", sorted(ORBIT))
def test_each_term_has_one_label_and_one_definition(name):
    term = getattr(ORBIT, name)
    assert [len(values(term, each)) for each in (RDFS + "label", SKOS + "definition")] == [1, 1]


@pytest.mark.parametrize("predicate", Predicate)
def test_domains_and_ranges_are_the_signatures_of_the_model(predicate):
    term, (subjects, objects) = getattr(ORBIT, predicate), SIGNATURES[predicate]
    # A show has hosts as well, but no episode states so.
    shows = {SCHEMA + "PodcastSeries"} if predicate is Predicate.HOST_OF else set()
    assert members(term, RDFS + "domain") == {KINDS[kind] for kind in subjects}
    assert members(term, RDFS + "range") == {KINDS[kind] for kind in objects} | shows


@pytest.mark.parametrize("name", sorted(HELPERS))
def test_each_helper_has_a_domain_and_a_range(name):
    term = getattr(ORBIT, name)
    assert members(term, RDFS + "domain")
    assert members(term, RDFS + "range")


@pytest.mark.parametrize("cls", EntityClass)
def test_things_are_typed_with_the_superclasses_of_the_ontology(cls):
    ours, *standard = [prefix_and_name.replace(":", " ").split() for prefix_and_name in TYPES[cls]]
    assert ours == ["orbit", cls.value.capitalize()]
    parents = {parent.value for parent in values(getattr(ORBIT, ours[1]), RDFS + "subClassOf")}
    assert {PREFIXES[prefix] + name for prefix, name in standard} == parents


def test_compared_with_is_symmetric_and_guests_have_an_inverse():
    assert OWL + "SymmetricProperty" in {kind.value for kind in values(ORBIT.comparedWith, RDF + "type")}
    assert [each.value for each in values(ORBIT.guestOf, OWL + "inverseOf")] == [ORBIT.guest]
    assert [each.value for each in values(ORBIT.hostOf, OWL + "inverseOf")] == [ORBIT.host]


def test_ontology_triples_have_no_blank_nodes_and_are_complete():
    lines = [str(triple) for triple in ontology_triples()]
    assert len(lines) == len(TRIPLES)
    assert lines == sorted(lines)
    assert not [line for line in lines if "_:" in line]


def standard_names(text: str) -> set[str]:
    """Return the names of terms, such as `schema:name`, that stand in a text."""
    names = set(re.findall(rf"\b(?:{'|'.join(PREFIXES)}):[A-Za-z]\w*", text))
    return {name for name in names if name.partition(":")[0] not in ("rdf", "rdfs", "owl", "xsd")}


def written() -> set[str]:
    """Return the terms that the modules of the graph stage write, as they stand in their strings."""
    strings = set()
    for path in (Path(__file__).parents[1] / "graph").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 40:
                strings.add(node.value)
    made = {f"void:{kind}{end}" for kind in ("property", "class") for end in ("", "Partition")}
    return {name for name in map(str, strings) if standard_names(name) == {name}} | made


def test_every_term_that_the_graph_stage_writes_is_declared():
    declared = {f"{prefix}:{name}" for prefix, base in PREFIXES.items() for name in _terms(base)}
    assert written() - {"schema:DefinedTerm"} <= declared


def test_no_declared_term_is_without_use():
    declared = {f"{prefix}:{name}" for prefix, base in PREFIXES.items() for name in _terms(base)}
    definitions = re.sub(r"(?m)^\w+:\w+ a [^;]*\.$", "", ontology_turtle())
    parents = {name for name in standard_names(definitions) if not name.startswith("orbit:")}
    relations_and_classes = {f"orbit:{each}" for each in (*Predicate, *CLASSES)}
    scheme = {f"skos:{each.predicate.value.removeprefix(SKOS)}" for each in topics_triples()}
    used = written() | relations_and_classes | parents | scheme
    # The graph says it the other way round.
    assert declared - used == {"orbit:guest"}


@pytest.mark.parametrize(
    ("prefix", "namespace"),
    [
        *(("schema", rdflib.SDO), ("skos", rdflib.SKOS), ("prov", rdflib.PROV), ("org", rdflib.ORG)),
        *(("dcterms", rdflib.DCTERMS), ("foaf", rdflib.FOAF), ("doap", rdflib.DOAP), ("void", rdflib.VOID)),
        *(("dcat", rdflib.DCAT), ("vann", rdflib.VANN)),
    ],
)
def test_declared_terms_of_other_vocabularies_exist(prefix, namespace):
    assert [name for name in _terms(PREFIXES[prefix]) if name not in namespace] == []


def test_other_vocabularies_are_closed_too():
    assert (OA.hasBody, FABIO.Work) == (PREFIXES["oa"] + "hasBody", PREFIXES["fabio"] + "Work")
    assert iri("schema:name") == SCHEMA + "name"
    for name in ("oa:hasBodi", "schema:nmae", "rdf:typ", "bibo:presentedat"):
        with pytest.raises(AttributeError, match=f"{name} is not a term of ontology/orbit.ttl"):
            iri(name)
    with pytest.raises(AttributeError, match="oa:hasBodi is not a term"):
        _ = OA.hasBodi


def test_the_ontology_names_itself_in_the_usual_style():
    node = ORBIT.base.removesuffix("#")
    terms = (
        "rdf:type",
        "dcterms:title",
        "dcterms:description",
        "dcterms:license",
        "vann:preferredNamespaceUri",
    )
    found = [values(node, PREFIXES[name.partition(":")[0]] + name.partition(":")[2]) for name in terms]
    assert [len(each) for each in found] == [1] * len(terms)
    assert (found[0][0].value, found[4][0].value) == (OWL + "Ontology", ORBIT.base)
    assert values(node, OWL + "versionInfo")[0].value == "0.1.0"


def test_guest_and_host_are_contributors_and_the_context_has_actor():
    for name in ("guest", "host"):
        assert [each.value for each in values(getattr(ORBIT, name), RDFS + "subPropertyOf")] == [
            SCHEMA + "contributor"
        ]
    assert context()["@context"]["actor"] == {"@id": "schema:actor", "@type": "@id"}


def test_every_class_and_every_property_has_a_shape():
    shapes = rdflib.Graph().parse(data=shapes_turtle(), format="turtle")
    covered = {str(each) for each in shapes.objects(None, rdflib.SH.targetClass)}
    covered |= {str(each) for each in shapes.objects(None, rdflib.SH.path)}
    assert [name for name in ORBIT if ORBIT.base + name not in covered] == []
    subjects = {str(each) for each in shapes.objects(None, rdflib.SH.targetSubjectsOf)}
    assert [each for each in (*Predicate, "relatedTo") if getattr(ORBIT, each) not in subjects] == []


def test_the_context_knows_every_property_that_the_graph_stage_writes():
    known = {each["@id"] if isinstance(each, dict) else each for each in context()["@context"].values()}
    values_only = {"oa:identifying", "oa:describing"}
    properties = {name for name in written() if name.partition(":")[2][0].islower()}
    assert properties - values_only - known == set()


def test_the_prefixes_of_the_files_are_ours():
    for turtle in (ontology_turtle(), shapes_turtle()):
        parser = parse(turtle, RdfFormat.TURTLE)
        list(parser)
        declared = {name: iri for name, iri in parser.prefixes.items() if name not in ("sh", "shape")}
        assert declared.items() <= PREFIXES.items()


def test_shapes_speak_of_defined_terms_only():
    triples = [quad.triple for quad in parse(shapes_turtle(), RdfFormat.TURTLE)]
    named = {
        part.value for t in triples for part in (t.subject, t.predicate, t.object) if hasattr(part, "value")
    }
    used = {iri.removeprefix(ORBIT.base) for iri in named if iri.startswith(ORBIT.base)}
    # Two literals name the namespace itself.
    assert sorted(used - set(ORBIT)) == [""]


def test_the_context_knows_every_term_and_reads_as_json_ld():
    names = context()["@context"]
    assert [term for term in ORBIT if term not in names] == []
    document = (
        '{"@context": %s, "id": "https://x.test/4", "type": "PodcastEpisode", "minutes": 32, "guest": "b:c"}'
    )
    quads = parse(document % json.dumps(names), RdfFormat.JSON_LD)
    assert sorted(str(quad.triple) for quad in quads) == [
        f"<https://x.test/4> <{RDF}type> <{SCHEMA}PodcastEpisode>",
        f"<https://x.test/4> <{ORBIT.guest}> <b:c>",
        f'<https://x.test/4> <{ORBIT.minutes}> "32"^^<{PREFIXES["xsd"]}integer>',
    ]


def test_importing_the_ontology_reads_no_file_and_no_rdflib():
    code = (
        "import sys, orbitgraph.ontology as o;"
        "caches = [f.cache_info().currsize for f in (o._terms, o.ontology_triples)];"
        "print('rdflib' in sys.modules, caches)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False [0, 0]\n"


def test_the_vocabulary_gives_each_term_its_definition() -> None:
    meanings = dict(vocabulary())
    assert meanings["orbit:guestOf"] == "The person is interviewed or speaks as a visitor in the episode."
    assert [name for name, meaning in meanings.items() if not meaning] == []

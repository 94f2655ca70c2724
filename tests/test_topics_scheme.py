"""The bundled topic schemes: well-formed, unambiguous and joined to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from graphlib import TopologicalSorter
from importlib.resources import files

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from orbitgraph.graph.iris import slug

ID = "https://w3id.org/orbitgraph/id/"
ORBIT = "https://w3id.org/orbitgraph/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CLASSES = {ORBIT + name for name in ("Concept", "Protocol", "Project", "Organisation", "Event", "Place")}
LABELS = ("prefLabel", "altLabel", "hiddenLabel")

Scheme = dict[str, dict[str, list[str]]]


def scheme_files() -> list[bytes]:
    folder = files("orbitgraph.ontology")
    present = [file for name in ("topics.ttl", "names.ttl") if (file := folder / name).is_file()]
    return [file.read_bytes() for file in present]


def read(texts: list[bytes]) -> Scheme:
    found: Scheme = defaultdict(lambda: defaultdict(list))
    for text in texts:
        for quad in parse(text, RdfFormat.TURTLE):
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, NamedNode | Literal)
            found[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return {iri: values for iri, values in found.items() if SKOS + "ConceptScheme" not in values[TYPE]}


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return read(scheme_files())


def labels(values: Mapping[str, list[str]]) -> list[str]:
    return [label for kind in LABELS for label in values.get(SKOS + kind, [])]


def test_every_entry_has_one_of_our_types(scheme: Scheme) -> None:
    assert [iri for iri, values in scheme.items() if len(CLASSES.intersection(values[TYPE])) != 1] == []


def test_the_path_of_every_iri_names_its_type(scheme: Scheme) -> None:
    wrong = [
        iri
        for iri, values in scheme.items()
        if ORBIT + iri.removeprefix(ID).split("/")[0].capitalize() not in values[TYPE]
    ]
    assert wrong == []


def test_every_entry_has_one_preferred_label(scheme: Scheme) -> None:
    assert [iri for iri, values in scheme.items() if len(values[SKOS + "prefLabel"]) != 1] == []


def test_the_slug_of_every_iri_is_that_of_its_label(scheme: Scheme) -> None:
    wrong = {
        iri: values[SKOS + "prefLabel"][0]
        for iri, values in scheme.items()
        if iri.rsplit("/", 1)[1] != slug(values[SKOS + "prefLabel"][0])
    }
    assert wrong == {}


def test_every_entry_has_one_short_definition(scheme: Scheme) -> None:
    wrong = {
        iri: found
        for iri, values in scheme.items()
        if len(found := values[SKOS + "definition"]) != 1 or not 0 < len(found[0]) <= 200
    }
    assert wrong == {}


def test_broader_entries_exist(scheme: Scheme) -> None:
    missing = {
        (iri, broader)
        for iri, values in scheme.items()
        for broader in values[SKOS + "broader"]
        if broader not in scheme
    }
    assert missing == set()


def test_nothing_is_broader_than_itself(scheme: Scheme) -> None:
    # `prepare` raises CycleError, which names the cycle.
    TopologicalSorter({iri: values[SKOS + "broader"] for iri, values in scheme.items()}).prepare()


def test_protocols_and_concepts_stand_below_concepts(scheme: Scheme) -> None:
    wrong = {
        iri: broader
        for iri, values in scheme.items()
        if {ORBIT + "Concept", ORBIT + "Protocol"}.intersection(values[TYPE])
        for broader in values[SKOS + "broader"]
        if not broader.startswith(ID + "concept/")
    }
    assert wrong == {}


def test_only_top_concepts_have_nothing_broader(scheme: Scheme) -> None:
    ours = {ORBIT + "Concept", ORBIT + "Protocol"}
    entries = {iri: values for iri, values in scheme.items() if ours.intersection(values[TYPE])}
    roots = {iri for iri, values in entries.items() if not values[SKOS + "broader"]}
    tops = {iri for iri, values in scheme.items() if values[SKOS + "topConceptOf"]}
    assert roots == tops
    assert len(tops) <= 20


def test_no_two_entries_share_a_label(scheme: Scheme) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for iri, values in scheme.items():
        for label in labels(values):
            owners[label].add(iri)
    assert {label: sorted(iris) for label, iris in owners.items() if len(iris) > 1} == {}


def test_no_entry_has_a_label_twice(scheme: Scheme) -> None:
    twice = [iri for iri, values in scheme.items() if len(set(labels(values))) != len(labels(values))]
    assert twice == []


def test_labels_are_trimmed_words(scheme: Scheme) -> None:
    odd = [
        label
        for values in scheme.values()
        for label in labels(values)
        if label != " ".join(label.split()) or not any(c.isalnum() for c in label)
    ]
    assert odd == []


def test_the_scheme_covers_the_field(scheme: Scheme) -> None:
    counts = {cls: sum(cls in values[TYPE] for values in scheme.values()) for cls in CLASSES}
    assert counts[ORBIT + "Concept"] >= 330
    assert counts[ORBIT + "Protocol"] >= 150
    assert sum(counts[ORBIT + name] for name in ("Concept", "Protocol", "Project")) >= 400


@pytest.mark.parametrize(
    ("narrow", "broad"),
    [
        ("protocol/geneve", "concept/tunneling"),
        ("protocol/vxlan", "concept/tunneling"),
        ("protocol/bfd", "concept/oam"),
        ("protocol/802-1q", "concept/layer-2-networking"),
        ("concept/virtual-switch", "concept/software-switch"),
        ("concept/network-virtualization", "concept/virtualization"),
    ],
)
def test_entries_stand_below_their_topic(scheme: Scheme, narrow: str, broad: str) -> None:
    assert ID + broad in scheme[ID + narrow][SKOS + "broader"]

from pathlib import Path

import pytest

from orbitgraph.errors import TopicsError
from orbitgraph.graph.iris import Iris
from orbitgraph.model import EntityClass, Ref, Topic
from orbitgraph.ontology import ORBIT, SKOS
from orbitgraph.ontology.topics import definitions, load_topics, topics_triples

HEAD = """
@prefix orbit: <https://w3id.org/orbitgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://x.test/> .
"""


def scheme(tmp_path, turtle, name="topics.ttl"):
    path = tmp_path / name
    path.write_text(HEAD + turtle, encoding="utf-8")
    return path


def test_a_scheme_becomes_topics_sorted_by_class_and_label(tmp_path):
    path = scheme(
        tmp_path,
        """
        ex:scheme a skos:ConceptScheme ; skos:prefLabel "A scheme" .
        ex:tunnel a orbit:Concept ; skos:prefLabel "tunnel"@en ; skos:narrower ex:geneve .
        ex:wire a skos:Concept ; skos:prefLabel "wire  format" .
        ex:geneve a skos:Concept, orbit:Protocol ; skos:prefLabel "Geneve" ;
            skos:altLabel "Generic Encapsulation", "Geneve" ; skos:hiddenLabel "geneve" ;
            skos:broader ex:wire, ex:nowhere ; skos:notation "RFC 8926" .
        """,
    )
    assert load_topics(path) == (
        Topic(EntityClass.CONCEPT, "tunnel", "https://x.test/tunnel"),
        Topic(EntityClass.CONCEPT, "wire format", "https://x.test/wire"),
        Topic(
            EntityClass.PROTOCOL,
            "Geneve",
            "https://x.test/geneve",
            aliases=("Generic Encapsulation",),
            hidden=("geneve",),
            broader=("tunnel", "wire format"),
            notation="RFC 8926",
        ),
    )


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ('"net", "Netz"@de, "network"@en', "network"),
        ('"net", "network"@en-GB', "network"),
        ('"net", "Netz"@de', "net"),
        ('"réseau"@fr, "Netz"@de', "Netz"),
    ],
)
def test_english_names_come_first(tmp_path, labels, expected):
    path = scheme(tmp_path, f"ex:net skos:prefLabel {labels} .")
    assert [topic.label for topic in load_topics(path)] == [expected]


def test_names_in_other_languages_are_no_aliases_beside_english_ones(tmp_path):
    path = scheme(tmp_path, 'ex:net skos:prefLabel "network"@en ; skos:altLabel "Netz"@de, "net"@en, "LAN" .')
    assert [topic.aliases for topic in load_topics(path)] == [("net", "LAN")]


@pytest.mark.parametrize(
    ("name", "turtle", "message"),
    [
        (
            "topics.ttl",
            "ex:a ex:b",
            r"topics \S+topics\.ttl: cannot be read as Turtle \(.*line.*\); correct it",
        ),
        ("topics.ttl", "ex:a ex:b ex:c .", r"topics \S+: no entry has a skos:prefLabel; add some"),
        ("topics.ttl", 'ex:a skos:prefLabel " " .', r"topics \S+: no entry has a skos:prefLabel; add some"),
        ("topics.xyz", "", r"topics \S+topics\.xyz: unknown kind of file; use SKOS as .*"),
    ],
)
def test_an_unusable_scheme_is_one_line(tmp_path, name, turtle, message):
    with pytest.raises(TopicsError, match=f"^{message}$") as caught:
        load_topics(scheme(tmp_path, turtle, name))
    assert "\n" not in str(caught.value)


def test_a_missing_scheme_is_named(tmp_path):
    with pytest.raises(TopicsError, match=r"^topics \S+none\.ttl: no such file; name a SKOS file$"):
        load_topics(tmp_path / "none.ttl")


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "topics.ttl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TopicsError, match="cannot be read as Turtle"):
        load_topics(path)


def test_triples_are_sorted_and_without_blank_nodes(tmp_path):
    path = scheme(
        tmp_path, 'ex:b skos:prefLabel "b" ; skos:note [ skos:prefLabel "c" ] . <a> skos:broader ex:b .'
    )
    assert [str(triple) for triple in topics_triples(path)] == [
        f"<https://w3id.org/orbitgraph/id/a> <{SKOS}broader> <https://x.test/b>",
        f'<https://x.test/b> <{SKOS}prefLabel> "b"',
    ]


def test_the_bundled_entries_have_the_iris_that_the_builder_gives():
    iris, topics = Iris(), load_topics()
    assert [t for t in topics if t.iri != iris.entity_iri(Ref(t.cls.value, t.label))] == []


def test_the_bundled_entries_have_one_class_and_known_parents():
    entries = {
        triple.subject.value for triple in topics_triples() if triple.object.value.startswith(ORBIT.base)
    }
    broader = {t.object.value for t in topics_triples() if t.predicate.value == SKOS + "broader"}
    assert sorted(broader - entries) == []
    assert {topic.iri for topic in load_topics()} == entries


GERMAN = """
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
ex:scheme a skos:ConceptScheme ; skos:prefLabel "Küche"@de ; skos:hasTopConcept ex:cook .
ex:cook a skos:Concept ; skos:prefLabel "Garmethode"@de ; skos:narrower ex:steam, ex:vacuum, ex:nowhere .
ex:steam skos:prefLabel "Dünsten"@de, "étuver"@fr ; skos:altLabel "Dämpfen"@de ; skos:hiddenLabel "duensten"@de .
ex:vacuum skos:prefLabel "Vakuumgaren"@de ; skos:broader ex:vacuum ; xl:prefLabel ex:label ;
    skos:note [ a skos:Concept ; skos:prefLabel "nested"@de ] .
ex:label a xl:Label ; xl:literalForm "Sous-vide"@de .
ex:xl a skos:Concept ; xl:prefLabel ex:label .
ex:group a skos:Collection ; skos:prefLabel "Techniken"@de ; skos:member ex:steam .
ex:list a skos:OrderedCollection ; skos:prefLabel "Reihe"@de ; skos:memberList ( ex:steam ex:vacuum ) .
[] a skos:Concept ; skos:prefLabel "nameless"@de .
"""


def test_a_scheme_in_another_language_without_any_marks_of_ours(tmp_path):
    assert load_topics(scheme(tmp_path, GERMAN)) == (
        Topic(
            EntityClass.CONCEPT,
            "Dünsten",
            "https://x.test/steam",
            aliases=("étuver", "Dämpfen"),
            hidden=("duensten", "dämpfen", "dünsten"),
            broader=("Garmethode",),
        ),
        Topic(EntityClass.CONCEPT, "Garmethode", "https://x.test/cook", hidden=("garmethode",)),
        Topic(
            EntityClass.CONCEPT,
            "Vakuumgaren",
            "https://x.test/vacuum",
            hidden=("vakuumgaren",),
            broader=("Garmethode",),
        ),
    )


def test_the_broader_direction_is_added_where_only_the_other_is_stated(tmp_path):
    path = scheme(tmp_path, "ex:a skos:narrower ex:b, ex:c, [] . ex:c skos:broader ex:a .")
    broader = [t for t in topics_triples(path) if t.predicate.value == SKOS + "broader"]
    assert [(t.subject.value, t.object.value) for t in broader] == [
        ("https://x.test/b", "https://x.test/a"),
        ("https://x.test/c", "https://x.test/a"),
    ]


def test_preferred_names_in_several_kinds_of_english_are_all_names(tmp_path):
    path = scheme(tmp_path, 'ex:m skos:prefLabel "modelling"@en-GB, "modeling"@en, "Modell"@de .')
    assert [(topic.label, topic.aliases) for topic in load_topics(path)] == [("modeling", ("modelling",))]


def test_no_foreign_name_is_added_to_an_entry_in_english(tmp_path):
    path = scheme(
        tmp_path,
        'ex:net skos:prefLabel "network"@en ; skos:altLabel "Netz"@de ; skos:hiddenLabel "netz"@de .',
    )
    assert [(topic.aliases, topic.hidden) for topic in load_topics(path)] == [((), ())]


def test_definitions_are_those_in_english_or_in_no_language(tmp_path: Path) -> None:
    file = tmp_path / "topics.ttl"
    file.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<urn:tea> skos:prefLabel "tea" ; skos:definition "Tee."@de, "Leaves."@en-GB .\n'
        '<urn:mate> skos:prefLabel "mate" ; skos:definition "Other leaves." .\n'
        '<urn:rooibos> skos:prefLabel "rooibos" ; skos:definition "Rotbusch."@de .\n',
        encoding="utf-8",
    )
    assert definitions(topics_triples(file)) == {"urn:tea": "Leaves.", "urn:mate": "Other leaves."}

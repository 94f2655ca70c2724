from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from orbitgraph.graph.build import parts
from orbitgraph.graph.iris import Iris, digest
from orbitgraph.graph.terms import term
from orbitgraph.model import (
    Audio,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Mention,
    MusicCredit,
    Predicate,
    Reason,
    Ref,
    RelatedEpisode,
    Relation,
    Show,
    Topic,
)
from orbitgraph.ontology import PREFIXES, SKOS, ontology_triples

BASE = "https://w3id.org/orbitgraph/id/"
GRAPH = "graph/show/ovs-orbit/episode/4"
TITLE = "Cilium, with Thomas Graf from Cisco"
EPISODE = Episode(
    "ovs-orbit",
    "4",
    TITLE,
    number=4,
    guid="tag:4",
    published=date(2016, 5, 21),
    minutes=92,
    stars=4,
    licence="CC BY 3.0",
    url="https://ovsorbit.test/#e4",
    audio=Audio("https://ovsorbit.test/4.mp3", 30.0, "audio/mpeg"),
    music=(MusicCredit("intro", "Electro Deluxe", ("Gurdonack",), (2014,), "My Free Mickey"),),
    paragraphs=("Notes.",),
)
SHOW = Show("ovs-orbit", "OVS Orbit", hosts=("Ben Pfaff",), url="https://ovsorbit.test/")
CILIUM, THOMAS, CISCO = Ref("project", "Cilium"), Ref("person", "Thomas Graf"), Ref("organisation", "Cisco")


def evidence(start: int, end: int, extractor: str = "gazetteer", episode: str = EPISODE.id) -> Evidence:
    return Evidence(episode, start, end, 0, len(TITLE), extractor, 0.98)


TINY = Extraction(
    shows=(SHOW,),
    episodes=(EPISODE,),
    entities=(
        Entity(
            EntityClass.PERSON,
            "Thomas Graf",
            ("Thomas", "Thomas Graf"),
            (Mention(EntityClass.PERSON, evidence(13, 24)),),
        ),
        Entity(
            EntityClass.PROJECT,
            "Cilium",
            (),
            (Mention(EntityClass.PROJECT, evidence(0, 6)),),
            about=("ovs-orbit/4",),
        ),
    ),
    relations=(Relation(THOMAS, Predicate.AFFILIATED_WITH, CISCO, (evidence(25, 35, "from"),)),),
    model="small 1.0",
)

EXPECTED = """
GRAPH <graph/show/ovs-orbit> {
    <show/ovs-orbit> a schema:PodcastSeries ; rdfs:label "OVS Orbit" ; schema:name "OVS Orbit" ;
        schema:url <https://ovsorbit.test/> ; orbit:host <person/ben-pfaff> .
    <person/ben-pfaff> a orbit:Person, schema:Person, foaf:Person ; rdfs:label "Ben Pfaff" .
}
GRAPH <graph/show/ovs-orbit/episode/4> {
    e:4 a schema:PodcastEpisode ; rdfs:label "Episode 4" ; schema:name "Cilium, with Thomas Graf from Cisco" ;
        orbit:key "4" ; dcterms:identifier "tag:4" ; schema:partOfSeries <show/ovs-orbit> ;
        schema:episodeNumber 4 ; schema:datePublished "2016-05-21"^^xsd:date ;
        schema:duration "PT1H32M"^^xsd:duration ; orbit:minutes 92 ; orbit:stars 4 ;
        schema:url <https://ovsorbit.test/#e4> ;
        schema:license <https://creativecommons.org/licenses/by/3.0/> ;
        schema:associatedMedia e:4\\#audio ; orbit:credit e:4\\#music-1 ;
        schema:about <project/cilium> ; schema:mentions <project/cilium>, <person/thomas-graf> .
    e:4\\#audio a schema:AudioObject ; schema:contentSize "30 MB" ; orbit:megabytes "30"^^xsd:decimal ;
        schema:contentUrl <https://ovsorbit.test/4.mp3> ; schema:encodingFormat "audio/mpeg" .
    e:4\\#music-1 a schema:MusicRecording ; schema:name "Electro Deluxe" ; orbit:creditRole "intro" ;
        schema:byArtist "Gurdonack" ; schema:copyrightYear 2014 ; schema:copyrightHolder "My Free Mickey" .
    e:4\\#text a orbit:Notes ; schema:isPartOf e:4 ; schema:sha256 "TEXTHASH" ;
        schema:text "Cilium, with Thomas Graf from Cisco\\n\\nNotes." .

    <organisation/cisco> a orbit:Organisation, schema:Organization, org:Organization ; rdfs:label "Cisco" .
    <person/thomas-graf> a orbit:Person, schema:Person, foaf:Person ;
        rdfs:label "Thomas Graf" .
    <project/cilium> a orbit:Project, schema:SoftwareApplication, doap:Project ; rdfs:label "Cilium" .
    <run/RUN> a prov:Activity ; rdfs:label "orbitgraph 0.1.0, small 1.0" ; orbit:toolVersion "0.1.0" ;
        orbit:model "small 1.0" ; orbit:inputHash "TEXTHASH" ; prov:used e:4\\#text .

    e:4\\#mention-0-6-project a oa:Annotation, orbit:Mention ; oa:motivatedBy oa:identifying ;
        oa:hasBody <project/cilium> ; oa:hasTarget e:4\\#at-0-6 ;
        orbit:confidence 0.98 ; orbit:extractor "gazetteer" ; prov:wasGeneratedBy <run/RUN> .
    e:4\\#at-0-6 a oa:SpecificResource ; oa:hasSource e:4\\#text ;
        oa:hasSelector e:4\\#quote-0-6, e:4\\#position-0-6 .
    e:4\\#quote-0-6 a oa:TextQuoteSelector ;
        oa:exact "Cilium" ; oa:prefix "" ; oa:suffix ", with Thomas Graf from Cisco" .
    e:4\\#position-0-6 a oa:TextPositionSelector ; oa:start 0 ; oa:end 6 .

    e:4\\#mention-13-24-person a oa:Annotation, orbit:Mention ; oa:motivatedBy oa:identifying ;
        oa:hasBody <person/thomas-graf> ; oa:hasTarget e:4\\#at-13-24 ;
        orbit:confidence 0.98 ; orbit:extractor "gazetteer" ; prov:wasGeneratedBy <run/RUN> .
    e:4\\#at-13-24 a oa:SpecificResource ; oa:hasSource e:4\\#text ;
        oa:hasSelector e:4\\#quote-13-24, e:4\\#position-13-24 .
    e:4\\#quote-13-24 a oa:TextQuoteSelector ;
        oa:exact "Thomas Graf" ; oa:prefix "Cilium, with " ; oa:suffix " from Cisco" .
    e:4\\#position-13-24 a oa:TextPositionSelector ; oa:start 13 ; oa:end 24 .

    <person/thomas-graf> orbit:affiliatedWith <organisation/cisco> .
    e:4\\#statement-FACT a rdf:Statement ; rdf:subject <person/thomas-graf> ;
        rdf:predicate orbit:affiliatedWith ; rdf:object <organisation/cisco> ; orbit:statedIn e:4 ;
        orbit:confidence 0.98 ; prov:wasGeneratedBy <run/RUN> ; prov:wasDerivedFrom e:4\\#evidence-FACT-1 .
    e:4\\#evidence-FACT-1 a oa:Annotation, orbit:Evidence ; oa:motivatedBy oa:describing ;
        oa:hasBody e:4\\#statement-FACT ; oa:hasTarget e:4\\#at-25-35 ;
        orbit:confidence 0.98 ; orbit:extractor "from" .
    e:4\\#at-25-35 a oa:SpecificResource ; oa:hasSource e:4\\#text ;
        oa:hasSelector e:4\\#quote-25-35, e:4\\#position-25-35 .
    e:4\\#quote-25-35 a oa:TextQuoteSelector ;
        oa:exact "from Cisco" ; oa:prefix "Cilium, with Thomas Graf " ; oa:suffix "" .
    e:4\\#position-25-35 a oa:TextPositionSelector ; oa:start 25 ; oa:end 35 .
    e:4\\#membership-FACT a org:Membership ; org:member <person/thomas-graf> ;
        org:organization <organisation/cisco> ; orbit:former false ; orbit:statedIn e:4 ;
        orbit:statedOn "2016-05-21"^^xsd:date ; prov:wasDerivedFrom e:4\\#statement-FACT .
}
GRAPH <graph/derived> {
    e:4 orbit:relatedTo e:11 .
    e:4\\#related-1 a orbit:Relatedness ; orbit:source e:4 ; orbit:target e:11 ; orbit:rank 1 ;
        orbit:score 7.25 ; orbit:reason e:4\\#related-1-reason-1, e:4\\#related-1-reason-2 .
    e:4\\#related-1-reason-1 a orbit:Reason ; orbit:reasonKind "reference" ; orbit:weight "3"^^xsd:decimal ;
        rdfs:label "episode 11 refers to it" .
    e:4\\#related-1-reason-2 a orbit:Reason ; orbit:reasonKind "topic" ; orbit:weight 4.25 ;
        rdfs:label "both on eBPF" .
}
"""
RELATED = RelatedEpisode(
    "ovs-orbit/4",
    1,
    "ovs-orbit/11",
    7.25,
    (Reason("reference", "episode 11 refers to it", 3.0), Reason("topic", "both on eBPF", 4.25)),
)


def expected() -> set[Quad]:
    hashes = {
        "TEXTHASH": digest(EPISODE.text, 64),
        "RUN": digest(f"0.1.0\nsmall 1.0\n{EPISODE.text}", 16),
        "FACT": digest(
            f"<{BASE}person/thomas-graf> <https://w3id.org/orbitgraph/ontology#affiliatedWith>"
            f" <{BASE}organisation/cisco>"
        ),
    }
    trig = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    trig += f"@prefix e: <{BASE}show/ovs-orbit/episode/> .\n{EXPECTED}"
    for name, value in hashes.items():
        trig = trig.replace(name, value)
    return set(parse(trig, RdfFormat.TRIG, base_iri=BASE))


def built(extraction: Extraction, graph: str | None = None, **options: object) -> list[Quad]:
    found = (quad for part in parts(extraction, tool_version="0.1.0", **options) for quad in part.quads())
    return [quad for quad in found if graph is None or quad.graph_name.value == BASE + graph]


def objects(found: list[Quad], subject: str, predicate: str) -> list[str]:
    node = NamedNode(BASE + subject)
    return sorted(q.object.value for q in found if q.subject == node and q.predicate == term(predicate))


def test_the_whole_graph_of_a_tiny_extraction():
    found = {str(quad) for quad in built(TINY, related=[RELATED])}
    ontology = {str(Quad(*triple, NamedNode(BASE + "graph/ontology"))) for triple in ontology_triples()}
    wanted = {str(quad) for quad in expected()} | ontology
    assert (sorted(found - wanted), sorted(wanted - found)) == ([], [])


def test_a_second_build_gives_the_same_quads_in_the_same_order():
    assert built(TINY, related=[RELATED]) == built(TINY, related=[RELATED])


def keys(extraction: Extraction, **options: object) -> dict[str, str]:
    found = parts(extraction, **{"tool_version": "0.1.0", **options})
    return {part.graph.removeprefix(BASE): part.key for part in found}


def test_a_part_has_a_new_key_where_its_quads_change_and_only_there():
    before = keys(TINY, related=[RELATED])
    assert keys(TINY, related=[RELATED]) == before
    other = Episode("ovs-orbit", "5", "Another")
    grown = Extraction(TINY.shows, (*TINY.episodes, other), TINY.entities, TINY.relations, TINY.model)
    added = keys(grown, related=[RELATED])
    assert {name for name in added if added[name] != before.get(name)} == {"graph/show/ovs-orbit/episode/5"}
    again = Extraction(TINY.shows, (replace(EPISODE, minutes=33),), TINY.entities, TINY.relations, TINY.model)
    changed = keys(again, related=[RELATED])
    assert {name for name in changed if changed[name] != before[name]} == {GRAPH}
    for option in ({"tool_version": "0.2.0"}, {"iris": Iris("http://localhost/")}):
        assert not set(keys(TINY, **option).values()) & set(before.values())


def test_a_run_names_the_model_that_read_the_episode():
    other = replace(TINY, models={EPISODE.id: "blank:pt"})
    before, after = (
        [quad.object.value for quad in built(each) if quad.predicate == term("orbit:model")]
        for each in (TINY, other)
    )
    assert (before, after) == ([TINY.model], ["blank:pt"])
    changed = keys(other)
    assert {name for name, key in keys(TINY).items() if changed[name] != key} == {GRAPH}


def test_the_order_of_entities_and_relations_does_not_matter():
    turned = Extraction(TINY.shows, TINY.episodes, TINY.entities[::-1], TINY.relations[::-1], TINY.model)
    assert built(turned) == built(TINY)


def test_a_fact_told_twice_is_one_statement_with_all_its_evidence():
    twice = Relation(
        THOMAS, Predicate.AFFILIATED_WITH, CISCO, (evidence(13, 35, "with"), evidence(25, 35, "from"))
    )
    found = built(Extraction((SHOW,), (EPISODE,), (), (*TINY.relations, twice)), GRAPH)
    statements = {quad.subject for quad in found if quad.object == term("rdf:Statement")}
    (statement,) = statements
    proofs = [
        quad.object.value for quad in found if quad.subject == statement and "Derived" in str(quad.predicate)
    ]
    assert [proof.rpartition("-")[2] for proof in proofs] == ["1", "2"]


def test_the_other_names_of_a_thing_are_those_of_the_episode():
    cisco = Entity(
        EntityClass.ORGANISATION,
        "Cisco",
        ("Cisco Systems",),
        (Mention(EntityClass.ORGANISATION, evidence(0, 6)),),
    )
    found = built(Extraction((SHOW,), (EPISODE,), (cisco,), ()))
    assert objects(found, "organisation/cisco", "skos:altLabel") == [EPISODE.text[:6]]


def test_hosts_are_found_by_their_other_names():
    ben = Entity(EntityClass.PERSON, "Ben Pfaff", ("Benjamin Pfaff",))
    show = Show("ovs-orbit", "OVS Orbit", hosts=("benjamin pfaff", "Ben Pfaff", "Justin Pettit"))
    found = built(Extraction((show,), (), (ben,), ()))
    assert objects(found, "show/ovs-orbit", "orbit:host") == [
        BASE + "person/ben-pfaff",
        BASE + "person/justin-pettit",
    ]


def test_a_handle_is_a_text_and_an_unknown_episode_has_a_label_only():
    relations = (
        Relation(THOMAS, Predicate.REACH, Ref("handle", "<@tgraf>"), (evidence(0, 6),)),
        Relation(
            Ref("episode", EPISODE.id),
            Predicate.MENTIONS_EPISODE,
            Ref("episode", "ovs-orbit/99"),
            (evidence(0, 6),),
        ),
    )
    found = built(Extraction((SHOW,), (EPISODE,), (), relations))
    assert objects(found, "person/thomas-graf", "orbit:reach") == ["<@tgraf>"]
    other = NamedNode(BASE + "show/ovs-orbit/episode/99")
    assert [(q.predicate, q.object) for q in found if q.subject == other] == [
        (term("rdfs:label"), Literal("Episode 99"))
    ]


def test_labels_with_one_slug_stay_two_things():
    wifi = [
        Entity(EntityClass.PROTOCOL, label, (), (Mention(EntityClass.PROTOCOL, evidence(start, start + 3)),))
        for start, label in ((0, "Wi-Fi"), (7, "Wi Fi"))
    ]
    found = built(Extraction((SHOW,), (EPISODE,), tuple(wifi), ()))
    assert objects(found, "protocol/wi-fi", "rdfs:label") == ["Wi Fi"]
    assert objects(found, f"protocol/wi-fi-{digest('Wi-Fi', 8)}", "rdfs:label") == ["Wi-Fi"]


def test_an_episode_without_findings_has_no_run():
    bare = Episode("ovs-orbit", "https://x.test/?p=1", "Title")
    found = built(Extraction((SHOW,), (bare,), (), ()))
    runs = [quad.subject.value for quad in found if quad.object == term("prov:Activity")]
    assert [iri for iri in runs if iri.startswith(BASE)] == []
    iri = f"show/ovs-orbit/episode/https-x-test-p-1-{digest('https://x.test/?p=1', 8)}"
    assert objects(found, iri, "rdfs:label") == ["Episode https://x.test/?p=1"]


def test_a_foreign_topic_scheme_gets_our_names():
    topics = [
        Topic(EntityClass.CONCEPT, "tunnel", "https://x.test/1"),
        Topic(EntityClass.PROTOCOL, "Geneve", "https://x.test/2"),
    ]
    scheme = [
        Triple(NamedNode("https://x.test/2"), NamedNode(SKOS + "broader"), NamedNode("https://x.test/1"))
    ]
    found = built(Extraction((), (), (), ()), "graph/ontology", topics=topics, scheme=lambda: scheme)
    geneve = NamedNode(BASE + "protocol/geneve")
    assert [(q.predicate, q.object) for q in found if q.subject == geneve] == [
        (term("skos:broader"), NamedNode(BASE + "concept/tunnel")),
        (term("rdf:type"), term("orbit:Protocol")),
        (term("rdf:type"), term("skos:Concept")),
        (term("rdfs:label"), Literal("Geneve")),
        (term("skos:exactMatch"), NamedNode("https://x.test/2")),
    ]
    assert "https://x.test/1" not in {quad.subject.value for quad in found}


def test_another_base_names_everything():
    found = built(TINY, related=[RELATED], iris=Iris("http://localhost/"))
    ours = (
        part.value for quad in found for part in (quad.subject, quad.object) if isinstance(part, NamedNode)
    )
    assert [iri for iri in ours if iri.startswith(BASE)] == []


@pytest.mark.parametrize(
    "entity",
    [
        Entity(EntityClass.PLACE, "X", (), (Mention(EntityClass.PLACE, evidence(0, 1, episode="a/1")),)),
        Entity(EntityClass.PLACE, "X", about=("a/1",)),
    ],
)
def test_what_is_said_of_an_unknown_episode_is_refused(entity):
    with pytest.raises(ValueError, match="speaks of an episode that it does not have: 'a/1'"):
        built(Extraction((SHOW,), (EPISODE,), (entity,), ()))

"""One episode as JSON-LD: a tree with the names of schema.org that says nothing but what the graph says."""

import json
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from orbitgraph.graph.build import parts
from orbitgraph.graph.iris import Iris
from orbitgraph.graph.linked import episode_document
from orbitgraph.graph.terms import term
from orbitgraph.model import (
    Audio,
    Contributor,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Location,
    Mention,
    MusicCredit,
    Predicate,
    Ref,
    Relation,
    Show,
    Soundbite,
)
from orbitgraph.ontology import SCHEMA

BASE = Iris().base
E1 = Iris().episode_iri("tea/1")
GRAPH = NamedNode(Iris().episode_graph("tea/1"))
TITLE = "Pots, with Ann Lee from Acme, who makes tea for Mia Blum"
ADDED = {SCHEMA + "actor", SCHEMA + "affiliation", SCHEMA + "name"}


def proof(start: int, end: int) -> Evidence:
    return Evidence("tea/1", start, end, 0, len(TITLE), "rule", 0.5)


def thing(cls: EntityClass, label: str, *aliases: str, about: tuple[str, ...] = ()) -> Entity:
    written = aliases[0] if aliases else label
    start = TITLE.index(written)
    return Entity(cls, label, aliases, (Mention(cls, proof(start, start + len(written))),), about)


def store(**fields: Any) -> Store:
    ann, pots, acme = Ref("person", "Ann Lee"), Ref("project", "Pots"), Ref("organisation", "Acme")
    entities = (
        thing(EntityClass.PERSON, "Ann Lee", "Ann"),
        thing(EntityClass.PERSON, "Mia Blum"),
        thing(EntityClass.PROJECT, "Pots", about=("tea/1",)),
        thing(EntityClass.ORGANISATION, "Acme"),
        thing(EntityClass.CONCEPT, "tea"),
    )
    facts = (
        Relation(ann, Predicate.GUEST_OF, Ref("episode", "tea/1"), (proof(11, 18),)),
        Relation(Ref("person", "Mia Blum"), Predicate.HOST_OF, Ref("episode", "tea/1"), (proof(0, 4),)),
        Relation(ann, Predicate.AFFILIATED_WITH, acme, (proof(11, 18),)),
        Relation(pots, Predicate.DEVELOPED_BY, acme, (proof(0, 4),)),
        Relation(acme, Predicate.PART_OF, Ref("organisation", "Big"), (proof(0, 4),)),
    )
    show = Show("tea", "Tea Talk", "On tea", ("Mia Blum",), "https://tea.test/")
    made = Store()
    episode = Episode("tea", "1", TITLE, 1, **fields)
    for part in parts(Extraction((show,), (episode,), entities, facts), tool_version="1"):
        made.extend(part.quads())
    return made


FULL: dict[str, Any] = {
    "minutes": 20,
    "audio": Audio("https://tea.test/1.mp3", 2.5, "audio/mpeg"),
    "music": (MusicCredit("intro", "Steam", ("Pip",), (2014, 2015), "Lid"),),
    "contributors": (Contributor("Bo", "editor", "https://tea.test/bo"),),
    "licence": "CC BY 4.0",
    "explicit": False,
    "soundbites": (Soundbite(1.5, 3, "A sip"),),
    "locations": (Location("Ulm", "geo:48.4,9.99", "R2784"),),
    "chapters": "https://tea.test/my chapters",
    "season": 2,
    "url": "https://tea.test/1",
    "categories": ("Tea", "Food"),
}


def document(of: Store) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(episode_document(of, NamedNode(E1), GRAPH))
    return found


def test_the_document_of_a_small_episode() -> None:
    found = document(store())
    kinds = {name: found["@context"].pop(name) for name in list(found["@context"]) if name != "@vocab"}
    assert found.pop("@context") == {"@vocab": SCHEMA}
    assert kinds["developedBy"] == {"@id": "orbit:developedBy", "@type": "@id"}
    acme = {
        "@id": BASE + "organisation/acme",
        "@type": ["Organization", "orbit:Organisation", "org:Organization"],
    }
    ann = {"@id": BASE + "person/ann-lee", "@type": ["Person", "foaf:Person", "orbit:Person"]}
    mia = {"@id": BASE + "person/mia-blum", "@type": ["Person", "foaf:Person", "orbit:Person"]}
    assert found == {
        "@id": E1,
        "@type": "PodcastEpisode",
        "name": TITLE,
        "actor": [
            ann
            | {
                "name": "Ann Lee",
                "altLabel": "Ann",
                "affiliation": [acme | {"name": "Acme"}],
                "affiliatedWith": BASE + "organisation/acme",
            },
            mia | {"name": "Mia Blum"},
        ],
        "guest": [BASE + "person/ann-lee"],
        "host": [BASE + "person/mia-blum"],
        "about": {
            "@id": BASE + "project/pots",
            "@type": ["SoftwareApplication", "doap:Project", "orbit:Project"],
            "name": "Pots",
            "developedBy": BASE + "organisation/acme",
        },
        "episodeNumber": 1,
        "mentions": [
            {
                "@id": BASE + "concept/tea",
                "@type": ["DefinedTerm", "orbit:Concept", "skos:Concept"],
                "name": "tea",
            },
            acme | {"name": "Acme", "partOf": BASE + "organisation/big"},
            {"@id": BASE + "person/ann-lee"},
            {"@id": BASE + "person/mia-blum"},
            {"@id": BASE + "project/pots"},
        ],
        "partOfSeries": {
            "@id": BASE + "show/tea",
            "@type": "PodcastSeries",
            "name": "Tea Talk",
            "description": "On tea",
            "url": "https://tea.test/",
            "actor": [{"@id": BASE + "person/mia-blum", "@type": "Person", "name": "Mia Blum"}],
        },
        "key": "1",
    }


@pytest.mark.parametrize("fields", [{}, FULL])
def test_the_document_says_what_the_graph_says_and_repeats_labels_and_people(fields: dict[str, Any]) -> None:
    of = store(**fields)
    text = episode_document(of, NamedNode(E1), GRAPH)
    said = {quad.triple for quad in parse(text, RdfFormat.JSON_LD)}
    known = {quad.triple for quad in of}
    inverse = {
        (t.object, t.subject) for t in known if t.predicate in (term("orbit:guestOf"), term("orbit:hostOf"))
    }
    for triple in said - known:
        if triple.predicate in (term("orbit:guest"), term("orbit:host")):
            assert (triple.subject, triple.object) in inverse
        elif triple.predicate == term("rdf:type"):
            assert triple.object.value == SCHEMA + "DefinedTerm"
        else:
            assert triple.predicate.value in ADDED, triple
    of_episode = {t for t in known if t.subject.value == E1 and t.predicate != term("rdfs:label")}
    assert of_episode <= said


def test_no_text_no_evidence_and_no_other_network_address_in_the_context() -> None:
    found = document(store(**FULL))
    text = json.dumps(found)
    assert "statement-" not in text
    assert "#text" not in text
    assert isinstance(found["@context"], dict)
    assert found["chapters"] == {
        "@value": "https://tea.test/my chapters",
        "@type": "http://www.w3.org/2001/XMLSchema#string",
    }


def test_a_graph_that_others_changed_is_still_exported() -> None:
    of = store()
    of.add(Quad(NamedNode(E1), NamedNode("https://x.test/own"), Literal("Wert", language="de"), GRAPH))
    of.add(Quad(NamedNode(E1), term("orbit:stars"), Literal("many"), GRAPH))
    found = document(of)
    assert found["https://x.test/own"] == {"@value": "Wert", "@language": "de"}
    assert found["stars"]["@value"] == "many"

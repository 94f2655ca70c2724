"""Names: found by label or alias without case and accents, and the nearest ones where there is none."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from orbitgraph.answers.naming import Names, Thing, folded
from orbitgraph.errors import UsageError

GRAPH = """
@prefix : <https://w3id.org/orbitgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<g:2> {
  <e:2> a schema:PodcastEpisode ; rdfs:label "Episode 2" ; schema:name "Mesh, with Zoé Lee" .
  <p:zoe> a :Person ; rdfs:label "Zoé Lee" ; skos:altLabel "Zoé" ; :reach "@zlee" .
  <o:mesh> a :Organisation ; rdfs:label "Mesh" .
  <x:mesh> a :Project ; rdfs:label "Mesh" .
}
<g:scheme> {
  <x:mesh> a :Project ; rdfs:label "Mesh" ; skos:altLabel "Tea Mesh Daemon" .
  <x:other> a :Project ; rdfs:label "Never Named" .
}
"""
ZOE = Thing("person", "Zoé Lee", NamedNode("p:zoe"))
MESH = (Thing("organisation", "Mesh", NamedNode("o:mesh")), Thing("project", "Mesh", NamedNode("x:mesh")))
TWO = Thing("episode", "Episode 2", NamedNode("e:2"))


@pytest.fixture
def names() -> Names:
    store = Store()
    store.load(GRAPH, format=RdfFormat.TRIG)
    return Names(store)


@pytest.mark.parametrize(
    ("name", "same"), [("Zoé  LEE", "zoe lee"), ("Zoe\u0301", "zoe"), ("Straße", "strasse"), ("C++", "c++")]
)
def test_case_accents_and_blanks_do_not_matter(name: str, same: str) -> None:
    assert folded(name) == same


@pytest.mark.parametrize(
    ("name", "things"),
    [
        ("zoe LEE", (ZOE,)),
        (" Zoe ", (ZOE,)),
        ("mesh", MESH),
        ("tea mesh daemon", MESH[1:]),
        ("episode 2", (TWO,)),
        ("MESH, WITH ZOE LEE", (TWO,)),
        ("@ZLEE", (Thing("handle", "@zlee", Literal("@zlee")),)),
    ],
)
def test_things_are_found_by_any_name(names: Names, name: str, things: tuple[Thing, ...]) -> None:
    assert names.find(name) == things


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Zoe Leigh", "the nearest names are Zoé Lee"),
        ("mesh, with zoe", "the nearest names are Episode 2 (Mesh, with Zoé Lee)"),
        ("Tea Mesh Daemons", "the nearest names are Mesh (Tea Mesh Daemon)"),
        ("Never Named", "the queries people and entities list what the graph has"),
        ("", "the queries people and entities list what the graph has"),
    ],
)
def test_an_unknown_name_gets_near_ones(names: Names, name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        names.find(name)
    assert str(caught.value) == f"nothing is called {name!r}; {hint}"

import pytest
from pyoxigraph import Literal, NamedNode

from orbitgraph.graph.places import place_rows
from orbitgraph.graph.terms import term
from orbitgraph.model import Location

NODE = NamedNode("https://x.test/7")


def facts(rows, subject=NODE.value):
    return [(str(p).rpartition("/")[2].rstrip(">"), o) for s, p, o in rows if s.value == subject]


def number(lexical):
    return Literal(lexical, datatype=term("xsd:decimal"))


def test_places_of_the_content_and_of_the_making():
    found = list(place_rows(NODE, (Location("Ulm"), Location("Göttingen", made_there=True))))
    nodes = [NamedNode(f"{NODE.value}#place-{count}") for count in (1, 2)]
    assert facts(found) == [("contentLocation", nodes[0]), ("locationCreated", nodes[1])]
    assert facts(found, nodes[0].value) == [
        ("22-rdf-syntax-ns#type", term("schema:Place")),
        ("name", Literal("Ulm")),
    ]


@pytest.mark.parametrize(
    ("geo", "position"),
    [
        ("geo:48.4,9.99", ("48.4", "9.99")),
        ("geo:-33.86,151.2,40;u=25", ("-33.86", "151.2")),
        ("geo:-90,-180", ("-90", "-180")),
        ("geo:90.1,0", None),
        ("geo:0,180.1", None),
        ("48.4,9.99", None),
        ("geo:48.4", None),
        ("geo:48.4,9.99 and more", None),
    ],
)
def test_a_geo_uri_is_a_latitude_and_a_longitude(geo, position):
    rows = facts(place_rows(NODE, (Location("Ulm", geo=geo),)), NODE.value + "#place-1")
    names = zip(("latitude", "longitude"), position or (), strict=False)
    assert rows[2:] == [(name, number(value)) for name, value in names]


@pytest.mark.parametrize(
    ("osm", "path"),
    [
        ("N240", "node/240"),
        ("W5013364#9", "way/5013364"),
        ("R2784", "relation/2784"),
        ("R0", None),
        ("2784", None),
        ("R2784/../x", None),
        ("https://x.test/", None),
    ],
)
def test_an_identifier_of_openstreetmap_is_a_page_there(osm, path):
    rows = facts(place_rows(NODE, (Location("Ulm", osm=osm),)), NODE.value + "#place-1")
    page = path and NamedNode("https://www.openstreetmap.org/" + path)
    assert rows[2:] == ([("sameAs", page)] if page else [])

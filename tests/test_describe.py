import pytest
from pyoxigraph import Literal, NamedNode

from orbitgraph.graph.describe import creative_commons, episode_rows, show_rows, thing_rows
from orbitgraph.graph.iris import Iris
from orbitgraph.graph.terms import term
from orbitgraph.model import Audio, Episode, MusicCredit, Show

CC = "https://creativecommons.org/"
BASE = "https://w3id.org/orbitgraph/id/show/s"


def facts(rows, subject):
    return [(str(p).rpartition("/")[2].rstrip(">"), o) for s, p, o in rows if s.value == subject]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("CC BY 3.0", "licenses/by/3.0/"),
        ("CC-BY-SA 4.0", "licenses/by-sa/4.0/"),
        ("cc by-nc-nd 2.5", "licenses/by-nc-nd/2.5/"),
        ("Creative Commons Attribution 3.0 Unported License", "licenses/by/3.0/"),
        ("Creative Commons Attribution-ShareAlike 4.0 International", "licenses/by-sa/4.0/"),
        ("Creative Commons Attribution - Non-Commercial - Share Alike 4.0", "licenses/by-nc-sa/4.0/"),
        ("CC0 1.0 Universal", "publicdomain/zero/1.0/"),
        ("Creative Commons Zero 1.0", "publicdomain/zero/1.0/"),
        ("CC BY", None),
        ("CC BY 9.9", None),
        ("CC BY 3.0 US", None),
        ("CC SA 3.0", None),
        ("CC", None),
        ("BY 3.0", None),
        ("All rights reserved", None),
        ("", None),
    ],
)
def test_names_of_creative_commons_licences(text, path):
    assert creative_commons(text) == (path and NamedNode(CC + path))


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("CC BY 3.0", ("schema:license", NamedNode(CC + "licenses/by/3.0/"))),
        ("https://x.test/licence", ("schema:license", NamedNode("https://x.test/licence"))),
        ("https://x.test/my licence", ("dcterms:rights", Literal("https://x.test/my licence"))),
        ("All rights reserved", ("dcterms:rights", Literal("All rights reserved"))),
    ],
)
def test_a_licence_is_an_iri_or_a_statement_of_rights(licence, expected):
    rows = [(p, o) for _, p, o in episode_rows(Episode("s", "1", "T", licence=licence), Iris())]
    name, value = expected
    assert (term(name), value) in rows
    assert len([p for p, _ in rows if p in (term("schema:license"), term("dcterms:rights"))]) == 1


def test_a_show():
    show = Show("s", "S", "About", url="javascript:x", language="en")
    host = NamedNode("https://x.test/h")
    assert facts(show_rows(show, Iris(), [host]), BASE) == [
        ("22-rdf-syntax-ns#type", term("schema:PodcastSeries")),
        ("rdf-schema#label", Literal("S")),
        ("name", Literal("S")),
        ("description", Literal("About")),
        ("inLanguage", Literal("en")),
        ("ontology#host", host),
    ]


def test_a_bare_episode_has_what_is_known_of_it_only():
    rows = list(episode_rows(Episode("s", "7", ""), Iris()))
    assert facts(rows, BASE + "/episode/7") == [
        ("22-rdf-syntax-ns#type", term("schema:PodcastEpisode")),
        ("rdf-schema#label", Literal("Episode 7")),
        ("name", Literal("")),
        ("ontology#key", Literal("7")),
        ("partOfSeries", NamedNode(BASE)),
    ]
    assert {subject.value for subject, _, _ in rows} == {BASE + "/episode/7", BASE + "/episode/7#text"}


def test_recording_and_music_keep_every_part():
    music = (MusicCredit("intro", "A"), MusicCredit("outro", "B", ("X", "Y"), (2012, 2014), "Z"))
    episode = Episode("s", "7", "T", audio=Audio("ftp://x.test/a", 0.5), music=music)
    rows = list(episode_rows(episode, Iris()))
    assert facts(rows, BASE + "/episode/7#audio") == [
        ("22-rdf-syntax-ns#type", term("schema:AudioObject")),
        ("contentSize", Literal("0.5 MB")),
        ("ontology#megabytes", Literal("0.5", datatype=term("xsd:decimal"))),
    ]
    assert facts(rows, BASE + "/episode/7#music-2") == [
        ("22-rdf-syntax-ns#type", term("schema:MusicRecording")),
        ("name", Literal("B")),
        ("ontology#creditRole", Literal("outro")),
        ("byArtist", Literal("X")),
        ("byArtist", Literal("Y")),
        ("copyrightYear", Literal(2012)),
        ("copyrightYear", Literal(2014)),
        ("copyrightHolder", Literal("Z")),
    ]


def test_a_thing_is_not_its_own_alias():
    node = NamedNode("https://x.test/t")
    assert facts(thing_rows(node, "protocol", "Geneve", ("Geneve", "GNVE"), "RFC 8926"), node.value) == [
        ("22-rdf-syntax-ns#type", term("orbit:Protocol")),
        ("22-rdf-syntax-ns#type", term("skos:Concept")),
        ("rdf-schema#label", Literal("Geneve")),
        ("core#altLabel", Literal("GNVE")),
        ("core#notation", Literal("RFC 8926")),
    ]

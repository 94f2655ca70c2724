import pytest
from pyoxigraph import Literal, NamedNode

from orbitgraph.graph.describe import creative_commons, episode_rows, show_rows, thing_rows
from orbitgraph.graph.iris import Iris
from orbitgraph.graph.terms import term
from orbitgraph.model import Contributor, Episode, Location, Show, Soundbite

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
    show = Show(
        *("s", "S", "About"),
        url="javascript:x",
        language="en",
        feed="https://x.test/feed",
        author="Ada",
        guid="9b02",
        image="data:image/png,x",
        licence="CC BY 4.0",
        categories=("Science",),
        explicit=False,
        locations=(Location("Ulm", made_there=True),),
    )
    host = NamedNode("https://x.test/h")
    assert facts(show_rows(show, Iris(), [host]), BASE) == [
        ("22-rdf-syntax-ns#type", term("schema:PodcastSeries")),
        ("rdf-schema#label", Literal("S")),
        ("name", Literal("S")),
        ("description", Literal("About")),
        ("identifier", Literal("9b02")),
        ("author", Literal("Ada")),
        ("webFeed", NamedNode("https://x.test/feed")),
        ("inLanguage", Literal("en")),
        ("keywords", Literal("Science")),
        ("isFamilyFriendly", Literal(True)),
        ("license", NamedNode(CC + "licenses/by/4.0/")),
        ("ontology#host", host),
        ("locationCreated", NamedNode(BASE + "#place-1")),
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


def test_an_episode_has_what_the_feed_says_of_it():
    episode = Episode(
        *("s", "7", "T"),
        seconds=3630,
        minutes=61,
        language="pt-BR",
        image="https://x.test/7.jpg",
        transcript="https://x.test/7.vtt",
        chapters="https://x.test/my chapters",
        categories=("Optics", "light"),
        explicit=True,
        locations=(Location("Ulm"),),
        soundbites=(Soundbite(1, 2),),
    )
    rows = list(episode_rows(episode, Iris()))
    assert facts(rows, BASE + "/episode/7")[5:] == [
        ("duration", Literal("PT1H30S", datatype=term("xsd:duration"))),
        ("ontology#minutes", Literal(61)),
        ("hasFormat", NamedNode("https://x.test/7.vtt")),
        ("tableOfContents", Literal("https://x.test/my chapters")),
        ("inLanguage", Literal("pt-BR")),
        ("image", NamedNode("https://x.test/7.jpg")),
        ("keywords", Literal("Optics")),
        ("keywords", Literal("light")),
        ("isFamilyFriendly", Literal(False)),
        ("hasPart", NamedNode(BASE + "/episode/7#soundbite-1")),
        ("contentLocation", NamedNode(BASE + "/episode/7#place-1")),
    ]


def test_minutes_alone_make_a_duration():
    rows = facts(episode_rows(Episode("s", "7", "", minutes=61), Iris()), BASE + "/episode/7")
    assert rows[5:] == [
        ("duration", Literal("PT1H1M", datatype=term("xsd:duration"))),
        ("ontology#minutes", Literal(61)),
    ]


def test_a_season_is_one_node_for_all_its_episodes():
    first, second = (
        list(episode_rows(Episode("s", key, "", season=3, season_name=name), Iris()))
        for key, name in (("1", None), ("2", "Deep sea"))
    )
    season = BASE + "/season/3"
    assert facts(first, BASE + "/episode/1")[5:] == [("partOfSeason", NamedNode(season))]
    assert facts(first, season) == [
        ("22-rdf-syntax-ns#type", term("schema:PodcastSeason")),
        ("rdf-schema#label", Literal("Season 3")),
        ("seasonNumber", Literal(3)),
        ("partOfSeries", NamedNode(BASE)),
    ]
    assert [row for row in facts(second, season) if row not in facts(first, season)] == [
        ("name", Literal("Deep sea"))
    ]


def test_people_of_the_tags_are_names_with_a_role():
    people = (Contributor("Ada", "host", "https://ada.test/"), Contributor("Emmy", "art", "javascript:x"))
    rows = list(episode_rows(Episode("s", "7", "", contributors=people), Iris()))
    nodes = [f"{BASE}/episode/7#contributor-{count}" for count in (1, 2)]
    assert facts(rows, BASE + "/episode/7")[5:] == [("contributor", NamedNode(node)) for node in nodes]
    assert [facts(rows, node) for node in nodes] == [
        [
            ("22-rdf-syntax-ns#type", term("schema:Role")),
            ("roleName", Literal("host")),
            ("contributor", Literal("Ada")),
            ("url", NamedNode("https://ada.test/")),
        ],
        [
            ("22-rdf-syntax-ns#type", term("schema:Role")),
            ("roleName", Literal("art")),
            ("contributor", Literal("Emmy")),
        ],
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


@pytest.mark.parametrize(("candidate", "marks"), [(True, [Literal(True)]), (False, [])])
def test_a_candidate_is_marked(candidate, marks):
    rows = thing_rows(NamedNode(BASE), "concept", "tea bag", candidate=candidate)
    assert [o for _, p, o in rows if p == term("orbit:candidate")] == marks

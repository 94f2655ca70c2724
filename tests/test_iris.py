import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from orbitgraph.errors import UsageError
from orbitgraph.graph.iris import Iris, digest, is_web_iri, name_entities, slug
from orbitgraph.model import EPISODE, HANDLE, EntityClass, Ref

IRIS = Iris()
BASE = "https://w3id.org/orbitgraph/id/"
UNSAFE = set('<>"{}|^`\\') | {chr(code) for code in range(33)}
# Broken feeds hold halves of characters, which hypothesis leaves out unless told.
TEXTS = st.text(st.characters(exclude_categories=()), max_size=120)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thomas Graf", "thomas-graf"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dot-net"),
        ("802.1Q", "802-1q"),
        ("FD.io", "fd-io"),
        ("a+b", "a-plus-b"),
        ("  Ben\tPfaff!! ", "ben-pfaff"),
        ("Fête ﬁnale", "fête-finale"),
        ("Straße", "strasse"),
        ("北京", "北京"),
        ("हिन्दी", "हिन्दी"),
        ("T₄P₄S", "t4p4s"),
        ("Heart ❤\ufe0f", "heart"),
        ("../../etc/passwd", "dot-etc-passwd"),
        ('"><script>', "script"),
        ("", "e3b0c44298fc"),
        ("!!!", "e84c538e7fe2"),
    ],
)
def test_slugs(text, expected):
    assert slug(text) == expected


def test_a_long_slug_is_cut_and_told_apart():
    first, second = slug("word " * 40 + "a"), slug("word " * 40 + "b")
    assert (len(first), len(second)) == (80, 80)
    assert first[:66] == second[:66] == ("word-" * 14)[:66]
    assert first != second


@given(TEXTS)
def test_any_text_makes_a_safe_iri(text):
    for iri in (
        IRIS.entity_iri(Ref("concept", text)),
        IRIS.episode_iri(f"show/{text}"),
        IRIS.episode_graph(f"{text}/1"),
        IRIS.show_iri(text),
        IRIS.run_iri(text),
    ):
        assert NamedNode(iri).value == iri
        assert UNSAFE.isdisjoint(iri)
        assert iri.startswith(BASE)
        assert ".." not in iri.removeprefix(BASE)


@given(TEXTS)
def test_slugs_are_stable(text):
    once = slug(text)
    assert slug(once) == once
    assert slug(unicodedata.normalize("NFD", text)) == slug(unicodedata.normalize("NFC", text))
    assert 0 < len(once) <= 80


@given(TEXTS, TEXTS)
def test_different_keys_are_different_episodes(one, other):
    assert (IRIS.episode_iri("s/" + one) == IRIS.episode_iri("s/" + other)) == (one == other)


def test_names_of_shows_episodes_and_graphs():
    key = "https://feeds.test/?p=12"
    assert IRIS.show_iri("ovs-orbit") == BASE + "show/ovs-orbit"
    assert IRIS.season_iri("ovs-orbit", 2) == BASE + "show/ovs-orbit/season/2"
    assert IRIS.episode_iri("ovs-orbit/4") == BASE + "show/ovs-orbit/episode/4"
    assert IRIS.episode_iri(f"x/{key}") == f"{BASE}show/x/episode/https-feeds-test-p-12-{digest(key, 8)}"
    assert IRIS.show_graph("ovs-orbit") == BASE + "graph/show/ovs-orbit"
    assert IRIS.episode_graph("ovs-orbit/4") == BASE + "graph/show/ovs-orbit/episode/4"
    assert IRIS.derived_graph == BASE + "graph/derived"
    assert IRIS.curated_graph == BASE + "graph/curated"
    assert IRIS.ontology_graph == BASE + "graph/ontology"


def test_ends_of_relations():
    assert IRIS.entity_iri(Ref(EntityClass.PERSON, "Ben Pfaff")) == BASE + "person/ben-pfaff"
    assert IRIS.entity_iri(Ref(EPISODE, "ovs-orbit/4")) == IRIS.episode_iri("ovs-orbit/4")
    with pytest.raises(ValueError, match="@ben"):
        IRIS.entity_iri(Ref(HANDLE, "@ben"))


def test_another_base():
    assert Iris("http://localhost:8000/").show_iri("x") == "http://localhost:8000/show/x"


@pytest.mark.parametrize(
    "base", ["", "id/", "https://x.test", "javascript:alert(1)/", "https://x y/", "https:///"]
)
def test_a_base_that_is_none_is_refused(base):
    with pytest.raises(UsageError, match="no http\\(s\\) IRI ending in /; give one like https://"):
        Iris(base)


def test_labels_with_one_slug_are_kept_apart_in_any_order():
    spaced, joined = Ref("protocol", "Wi Fi"), Ref("protocol", "Wi-Fi")
    plain = BASE + "protocol/wi-fi"
    expected = {spaced: plain, joined: f"{plain}-{digest('Wi-Fi', 8)}"}
    assert name_entities(IRIS, [joined, spaced]) == expected
    assert name_entities(IRIS, [spaced, joined, joined]) == expected


def test_the_topic_scheme_keeps_its_plain_slugs():
    spaced, joined = Ref("protocol", "Wi Fi"), Ref("protocol", "Wi-Fi")
    names = name_entities(IRIS, [spaced, joined, Ref("project", "Wi Fi")], first=[joined])
    assert names == {
        joined: BASE + "protocol/wi-fi",
        spaced: f"{BASE}protocol/wi-fi-{digest('Wi Fi', 8)}",
        Ref("project", "Wi Fi"): BASE + "project/wi-fi",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://x.test/a?b=c#d", True),
        ("HTTP://x.test/é", True),
        ("https://x.test/a b", False),
        ("https://", False),
        ("https://x.test/<b>", False),
        ("javascript:alert(1)", False),
        ("/relative", False),
        ("https://[::1", False),
        ("https://x.test/\ud800", False),
        ("", False),
    ],
)
def test_web_addresses(text, expected):
    assert is_web_iri(text) is expected

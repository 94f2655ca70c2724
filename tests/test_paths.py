import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.graph.iris import slug
from orbitgraph.graph.recovered import Recovered
from orbitgraph.model import Episode, Extraction, Ref
from orbitgraph.site.paths import file_name, paths_of


@pytest.mark.parametrize(
    ("given_slug", "expected"),
    [
        ("p4", "p4"),
        ("ada-byron", "ada-byron"),
        ("con", "con-1143da2b"),
        ("lpt1", "lpt1-"),
        ("josé", "jose-"),
        ("東京", ""),
    ],
)
def test_file_names(given_slug: str, expected: str) -> None:
    found = file_name(given_slug)

    assert found.startswith(expected)
    assert found == expected or len(found.rpartition("-")[2]) == 8


@given(st.text(min_size=1))
def test_file_names_are_plain_whatever_the_slug(text: str) -> None:
    for each in (text, slug(text)):
        found = file_name(each)
        assert 0 < len(found) <= 110
        assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_no_two_pages_have_one_path() -> None:
    iris = {
        Ref("person", "A"): "https://example.org/person/a",
        Ref("person", "B"): "https://example.net/person/a",
        Ref("episode", "s/1"): "https://example.org/show/s/episode/1",
        Ref("episode", "t/1"): "https://example.org/show/t/episode/1",
    }
    two = Extraction((), (Episode("s", "1", "One"), Episode("t", "1", "One")), (), ())
    paths = paths_of(Recovered(two, (), iris))

    assert paths[Ref("person", "A")] == "person/a.html"
    assert paths[Ref("person", "B")].startswith("person/a-")
    assert paths[Ref("episode", "s/1")] == "episode/s-1.html"
    assert paths[Ref("episode", "t/1")] == "episode/t-1.html"

"""Rules -> the classes that a sentence must have for them; and that leaving sentences out changes nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.extract.facts.masks import pattern
from orbitgraph.extract.facts.needs import needs

_SIGNS = {name: pattern(f"<{name}>").pattern.strip("[]") for name in ("person", "project", "event", "work")}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"<person> of <organisation>", [{"person"}, {"organisation"}]),
        (r"(?P<people><person>(?:, <person>){0,20}+) at <event>", [{"person"}, {"event"}]),
        (r"<project|organisation>'s", [{"project", "organisation"}]),
        (r"(?:<person>|she) wrote <work>", [{"work"}]),
        (r"<work>(?: at <event>)?", [{"work"}]),
        (r"<work>(?: at <event>)*", [{"work"}]),
        (r"<work>(?: at <event>)+", [{"work"}, {"event"}]),
        (r"(?!<person>)<work>(?<!<event>)", [{"work"}]),
        (r"(?:(?!<person>)[^;.]){0,90}?<event>?<work>", [{"work"}]),
        (r"[<person>|(]<work>\(<event>\)", [{"work"}, {"event"}]),
        (r"<person> wrote|<work>", []),
        (r"talk", []),
    ],
)
def test_what_a_rule_needs(source: str, expected: list[set[str]]) -> None:
    assert needs(source) == {frozenset(each) for each in expected}


_PIECES = st.sampled_from(["<person>", "<project|event>", "a", r"\s", "[ab]", "(?!<work>)", "<event>?"])
_SOURCES = st.recursive(
    _PIECES,
    lambda inner: st.builds(
        lambda parts, form: form.format("".join(parts)),
        st.lists(inner, min_size=1, max_size=3),
        st.sampled_from(["(?:{})", "(?:{})?", "(?:{}|a)", "(?P<x>{})", "(?:{}){{0,3}}", "(?:{})+"]),
    ).filter(lambda source: source.count("(?P<x>") < 2),
    max_leaves=6,
)


@given(_SOURCES, st.lists(st.sampled_from([*_SIGNS.values(), "a", "b", " "]), max_size=6).map("".join))
def test_a_rule_matches_nothing_that_lacks_what_it_needs(source: str, text: str) -> None:
    present = {name for name, sign in _SIGNS.items() if sign in text}
    if any(present.isdisjoint(each) for each in needs(source)):
        assert not re.search(pattern(source), text)

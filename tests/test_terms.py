from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from orbitgraph.graph.terms import (
    address,
    boolean,
    day,
    decimal,
    describe,
    duration,
    integer,
    term,
    text,
    words,
)
from orbitgraph.ontology import SCHEMA, XSD


def test_terms_are_checked_where_they_are_ours():
    assert term("schema:name") == NamedNode(SCHEMA + "name")
    with pytest.raises(AttributeError, match="orbit:confidense"):
        term("orbit:confidense")
    with pytest.raises(KeyError, match="shcema"):
        term("shcema:name")


def test_describe_leaves_out_what_is_not_known():
    node = NamedNode("https://x.test/")
    assert list(describe(node, ("schema:name", text("a")), ("schema:url", None))) == [
        (node, term("schema:name"), Literal("a"))
    ]


@pytest.mark.parametrize(
    ("value", "lexical"),
    [
        *((0, "0"), (-0.0, "0"), (1.0, "1"), (30.0, "30"), (0.98, "0.98"), (1e-7, "0"), (0.12344, "0.1234")),
        *((7.25, "7.25"), (1e16, "10000000000000000"), (100.0, "100"), (0.1 + 0.2, "0.3"), (-2.5, "-2.5")),
    ],
)
def test_decimals(value, lexical):
    assert decimal(value) == Literal(lexical, datatype=NamedNode(XSD + "decimal"))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="no decimal number"):
        decimal(value)


@pytest.mark.parametrize(
    ("seconds", "lexical"),
    [
        *((0, "PT0S"), (59, "PT59S"), (60, "PT1M"), (3600, "PT1H"), (5520, "PT1H32M"), (3605, "PT1H5S")),
        *((86400, "P1D"), (90061, "P1DT1H1M1S")),
    ],
)
def test_durations(seconds, lexical):
    assert duration(seconds) == Literal(lexical, datatype=NamedNode(XSD + "duration"))


@given(st.floats(-1e9, 1e9) | st.integers(0, 10**7))
def test_a_store_gives_back_the_very_same_literal(value):
    literal = decimal(value) if isinstance(value, float) else duration(value)
    node = NamedNode("https://x.test/")
    store = Store()
    store.add(Quad(node, node, literal))
    assert [quad.object for quad in store] == [literal]


def test_other_literals():
    assert (integer(4), integer(None)) == (Literal(4), None)
    assert day(date(2016, 5, 21)) == Literal("2016-05-21", datatype=NamedNode(XSD + "date"))
    assert (text(""), text(None), words("")) == (None, None, Literal(""))
    assert (day(None), duration(None), boolean(None)) == (None, None, None)
    assert [boolean(value) for value in (True, False)] == [
        Literal(value, datatype=NamedNode(XSD + "boolean")) for value in ("true", "false")
    ]


def test_half_a_character_keeps_its_place():
    assert words("a\ud83db") == Literal("a\ufffdb")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://x.test/a", NamedNode("https://x.test/a")),
        ("https://x.test/a b", Literal("https://x.test/a b")),
        ('https://x.test/"><script>', Literal('https://x.test/"><script>')),
        ("javascript:alert(1)", None),
        ("ftp://x.test/", None),
        ("x.test", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses(value, expected):
    assert address(value) == expected

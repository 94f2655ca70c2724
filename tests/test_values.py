"""Values that are bound to variables."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from orbitgraph.errors import UsageError
from orbitgraph.queries.values import IRI, python_value, term_of

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Literal("2016-05-21", datatype=NamedNode(XSD + "date")), date(2016, 5, 21)),
        (Literal("2016-05-21Z", datatype=NamedNode(XSD + "date")), "2016-05-21Z"),
        (Literal("20160521", datatype=NamedNode(XSD + "date")), "20160521"),
        (Literal("2016-W20-6", datatype=NamedNode(XSD + "date")), "2016-W20-6"),
        (Literal("2016-02-30", datatype=NamedNode(XSD + "date")), "2016-02-30"),
        (Literal("PT32M", datatype=NamedNode(XSD + "duration")), "PT32M"),
        (Literal("1_000", datatype=NamedNode(XSD + "integer")), "1_000"),
        (Literal("1_0.5", datatype=NamedNode(XSD + "decimal")), "1_0.5"),
        (Literal("+7", datatype=NamedNode(XSD + "integer")), 7),
        (Literal("true"), "true"),
        (Literal("9" * 5000, datatype=NamedNode(XSD + "integer")), "9" * 5000),
    ],
)
def test_a_term_is_a_value_of_python(term: Literal, value: object) -> None:
    assert python_value(term) == value
    assert type(python_value(term)) is type(value)


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("4", Literal("4")),
        (IRI("http://x/a"), NamedNode("http://x/a")),
        (4, Literal("4", datatype=NamedNode(XSD + "integer"))),
        (10**30, Literal("1" + "0" * 30, datatype=NamedNode(XSD + "integer"))),
        (True, Literal("true", datatype=NamedNode(XSD + "boolean"))),
        (0.5, Literal("0.5", datatype=NamedNode(XSD + "double"))),
        (Decimal("1E+2"), Literal("100", datatype=NamedNode(XSD + "decimal"))),
        (date(2016, 5, 21), Literal("2016-05-21", datatype=NamedNode(XSD + "date"))),
        (NamedNode("http://x/a"), NamedNode("http://x/a")),
        (Literal("chat", language="fr"), Literal("chat", language="fr")),
    ],
)
def test_a_value_is_bound_as_a_term_of_its_kind(value: object, term: object) -> None:
    assert term_of(value) == term


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (["a"], "['a'] cannot be bound; give a text, a number, a truth value, a date or an IRI"),
        (datetime(2016, 5, 21), "datetime.datetime(2016, 5, 21, 0, 0) cannot be bound"),
        (IRI("no iri"), "IRI('no iri') is no valid IRI, so it cannot be bound"),
        ("\ud800", "'\\ud800' is no valid Unicode, so it cannot be bound"),
    ],
)
def test_what_is_no_value_is_refused(value: object, words: str) -> None:
    with pytest.raises(UsageError) as told:
        term_of(value)
    assert str(told.value).startswith(words)


@given(
    st.text()
    | st.integers()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates(min_value=date(1000, 1, 1))
)
def test_a_value_comes_back_as_it_went(value: str | int | float | bool | date) -> None:
    back = python_value(term_of(value))
    assert back == value
    assert type(back) is type(value)


def test_an_iri_shows_what_it_is() -> None:
    assert repr(IRI("http://x/a")) == "IRI('http://x/a')"
    assert IRI("http://x/a") == "http://x/a"

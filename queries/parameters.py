"""Parameters of queries: what a query declares, and the values that a user types as RDF terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from orbitgraph.errors import UsageError
from orbitgraph.ontology import XSD
from orbitgraph.queries import sparql
from orbitgraph.queries.sparql import Term
from orbitgraph.queries.values import term_of

if TYPE_CHECKING:
    from orbitgraph.queries.catalogue import CatalogueQuery

# More digits are no number that every engine can compare.
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that the caller may bind; `example` is a value as it is typed.

    `classes` are those of the things whose names are values (`person`, `episode`, …); none: any.
    """

    name: str
    type: str
    description: str
    example: str
    classes: tuple[str, ...] = ()


def parse_parameters(items: Iterable[str], query: CatalogueQuery) -> dict[str, Term]:
    """Read `NAME=VALUE` arguments as terms of the types that the query declares.

    A query that declares none, as a user's own may do, takes text for any of its variables. Raises
    `UsageError` for an argument without `=`, an unknown or repeated name, and a value that does not fit.
    """
    declared = {each.name: each for each in query.parameters}
    values: dict[str, Term] = {}
    for item in items:
        name, equals, value = item.partition("=")
        if not equals or not name:
            raise UsageError(f"the parameter {item!r} has no value; write it as NAME=VALUE")
        if name in values:
            raise UsageError(f"the parameter {name!r} is given twice; give it once")
        values[name] = to_term(declared.get(name) or _undeclared(name, query), value)
    return values


def bind_values(values: Mapping[str, object], query: CatalogueQuery | None) -> dict[str, Term]:
    """Turn values of Python into the terms that variables are bound as.

    With a query of the catalogue they fit what it declares, whose texts may also be given as numbers
    (`episode=4`); without one the kind of value decides. Raises `UsageError` where a value does not fit.
    """
    if query is None:
        return {name: term_of(value) for name, value in values.items()}
    declared = {each.name: each for each in query.parameters}
    return {
        name: _fitting(declared.get(name) or _undeclared(name, query), value)
        for name, value in values.items()
    }


def _fitting(parameter: Parameter, value: object) -> Term:
    term = term_of(value)
    return term if term is value else to_term(parameter, term.value)


def _undeclared(name: str, query: CatalogueQuery) -> Parameter:
    if not query.parameters and name in sparql.variables(query.text):
        return Parameter(name, "text", "", "")
    known = [each.name for each in query.parameters]
    hint = f"it has {', '.join(known)}" if known else "it has no variable of that name"
    raise UsageError(f"the query {query.name!r} has no parameter {name!r}; {hint}")


def to_term(parameter: Parameter, value: str) -> Term:
    """Read one value as a term of the parameter's type; raises `UsageError` where it does not fit."""
    try:
        return _CONVERSIONS[parameter.type](value)
    except ValueError:
        example = f", such as {parameter.example}" if parameter.example else ""
        raise UsageError(f"{parameter.name}={value!r} is no {_KINDS[parameter.type]}{example}") from None


def _text(value: str) -> Literal:
    # Bytes of the command line that are no UTF-8 arrive as lone surrogates.
    value.encode("utf-8")
    return Literal(value)


def _integer(value: str) -> Literal:
    if not _INTEGER.fullmatch(value):
        raise ValueError(value)
    return Literal(str(int(value)), datatype=NamedNode(XSD + "integer"))


def _date(value: str) -> Literal:
    if not _DATE.fullmatch(value):
        raise ValueError(value)
    return Literal(date.fromisoformat(value).isoformat(), datatype=NamedNode(XSD + "date"))


_CONVERSIONS: dict[str, Callable[[str], Term]] = {
    "text": _text,
    "integer": _integer,
    "date": _date,
    "iri": NamedNode,
}
_KINDS = {"text": "text in UTF-8", "integer": "whole number", "date": "date (YYYY-MM-DD)", "iri": "IRI"}

TYPES = tuple(_CONVERSIONS)
"""What a parameter can be."""

"""The header comment of a query: its documentation, its parameters and the questions that it answers.

    # TITLE
    #
    # DESCRIPTION
    #
    # group: GROUP
    # ask: who works at {organisation} {status=current}
    #
    # param organisation (text, organisation): TEXT. Example: VALUE
    #
    # Example answer:
    #   COLUMN,COLUMN
    #   VALUE,VALUE

Behind a parameter's type stand the classes of the things whose names it takes (none: any). In the wording of a
question `{NAME}` is a parameter that the question names and `{NAME=VALUE}` one that the wording itself decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orbitgraph.errors import QueryError
from orbitgraph.queries.parameters import TYPES, Parameter

GROUPS = (
    "Episodes",
    "People and organisations",
    "Projects and technology",
    "Topics",
    "Works and events",
    "Facts and evidence",
)
"""The groups in which the catalogue is listed."""
INTERNAL = "internal"
"""The group of queries that serve commands and are not listed."""

_PARAMETER = re.compile(
    r"param (?P<name>\w+) \((?P<type>\w+)(?:, (?P<classes>[a-z ]+))?\): (?P<about>.+?)\.? Example: (?P<example>.+)"
)
_MARK = re.compile(r"\{(?P<name>\w+)(?:=(?P<value>[^{}]+))?\}")
_EXAMPLE = "Example answer:"


@dataclass(frozen=True, slots=True)
class Wording:
    """A question in words: `text` has a mark `{NAME}` for each of the `slots`; `fixed` are values by name."""

    text: str
    slots: tuple[str, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a query says; `example` is a piece of an answer as CSV with a header line."""

    title: str
    description: str
    group: str
    asks: tuple[Wording, ...]
    parameters: tuple[Parameter, ...]
    example: str


def read(text: str) -> Header:
    """Read the header of a query; what it lacks is empty.

    Raises `QueryError` where a line of a parameter or a question cannot be read.
    """
    lines = _comment(text)
    example = ""
    if _EXAMPLE in lines:
        at = lines.index(_EXAMPLE)
        example = "\n".join(line for line in lines[at + 1 :] if line)
        lines = lines[:at]
    parameters = tuple(_parameter(line) for line in lines if line.startswith("param "))
    groups = [line.removeprefix("group: ") for line in lines if line.startswith("group: ")]
    asks = tuple(
        _wording(line.removeprefix("ask: "), parameters) for line in lines if line.startswith("ask: ")
    )
    prose = [line for line in lines if not line.startswith(("param ", "group: ", "ask: "))]
    return Header(
        title=prose[0] if prose else "",
        description=" ".join(line for line in prose[1:] if line),
        group=groups[0] if groups else "",
        asks=asks,
        parameters=parameters,
        example=example,
    )


def _comment(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line[1:].strip())
    return lines


def _parameter(line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if not match or match["type"] not in TYPES:
        raise QueryError(
            f"cannot read the line {line!r}; write `param NAME (TYPE): TEXT. Example: VALUE` "
            f"with a TYPE of {', '.join(TYPES)}"
        )
    classes = tuple(match["classes"].split(" or ")) if match["classes"] else ()
    return Parameter(match["name"], match["type"], match["about"], match["example"], classes)


def _wording(line: str, parameters: tuple[Parameter, ...]) -> Wording:
    marks = list(_MARK.finditer(line))
    declared = {each.name for each in parameters}
    if unknown := [mark["name"] for mark in marks if mark["name"] not in declared]:
        raise QueryError(f"the question {line!r} names an undeclared parameter {unknown[0]!r}; declare it")
    if set("{}") & set(_MARK.sub("", line)):
        raise QueryError(f"cannot read the question {line!r}; write parameters as {{NAME}} or {{NAME=VALUE}}")
    text = _MARK.sub(lambda mark: "" if mark["value"] else mark.group(), line)
    return Wording(
        " ".join(text.split()),
        tuple(mark["name"] for mark in marks if not mark["value"]),
        tuple((mark["name"], mark["value"]) for mark in marks if mark["value"]),
    )

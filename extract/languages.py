"""Programming languages whose names are everyday words or one letter, found only where something is written in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.systems import KINDS
from orbitgraph.model import EntityClass

_NAMES = "Ada|Basic|C|Crystal|D|Dart|Elixir|Elm|Go|Julia|Nim|Pascal|R|Scheme|Swift|Zig"
_NAME = rf"(?:{_NAMES})(?![\w+#&’']|-\w|\.\w|\s+[A-Z][a-z])"
_ANY = r"[A-Z][\w+#]{0,20}"
_CODE = "|".join(
    sorted(
        KINDS | {"code", "half", "lines", "part", "parts", "plane", "programs", "service", "side", "version"}
    )
)
_WRITING = r"(?:coded|implemented|programm(?:ed|ing)|prototyped|reimplemented|rewritten|rewrote|written|wrote|it|them)"
# "written in Go", "a proxy in plain C", "in Rust and C": also a later one of a row.
_WRITTEN_IN = re.compile(
    rf"\b(?:{_WRITING}|{_CODE})\s+(?:(?:again|both|entirely|first|half|largely|mainly|mostly|once|partly)\s+)?in\s+"
    rf"(?:idiomatic\s+|modern\s+|plain\s+|pure\s+|safe\s+)?(?:{_ANY}(?:,\s+|,?\s+(?:and|or|then)\s+(?:in\s+)?)){{0,4}}?"
    rf"(?P<name>{_NAME})"
)
# "Go programs", "a C compiler", "Go 1.18".
_USED = re.compile(
    r"(?<![\w.+-])(?P<name>C|Go|R|Swift|Zig)\s+(?:bindings|code|compilers?|developers|libraries|library|modules?|packages?|"
    r"programmers?|programming|programs?|routines|users|1\.\d{1,2})\b"
)
# "Vitamin C users", "Act I, C users": a name that ends with the letter.
_LONGER = re.compile(
    r"\b(?!(?:A|An|And|But|Each|For|From|Her|His|In|Its|Many|More|Most|My|Of|Our|Some|The|Their|Those|With|Your)\s)[A-Z][\w-]*\s$"
)


def find(notes: Notes, gazetteer: Gazetteer) -> Iterator[Found]:
    """Yield the languages under the name that the gazetteer has for them, or else as written."""
    for pattern in (_WRITTEN_IN, _USED):
        for match in pattern.finditer(notes.text):
            start, end = match.span("name")
            written = match["name"]
            topic = gazetteer.topic(f"{written} language") or gazetteer.topic(written)
            name = topic.label if topic and topic.cls is EntityClass.PROJECT else written
            longer = _LONGER.search(notes.text, max(0, start - 30), start)
            if not longer and not notes.in_address(start, end):
                yield Found(start, end, EntityClass.PROJECT, name, "language", 0.9, 0)

"""Answers as text: aligned columns for a terminal, CSV, JSON and Turtle."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterable
from html import escape
from io import BytesIO, StringIO

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from orbitgraph.errors import UsageError
from orbitgraph.ontology import PREFIXES
from orbitgraph.queries.table import Table, Value

FORMATS = ("table", "csv", "json", "ttl")
WIDEST = 60
"""How many columns of the terminal a cell of a `table` may take."""

# Marks that change the direction of the text after them, so that a line could show what it does not say.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ENDS = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def render(table: Table, form: str, *, widest: int | None = WIDEST) -> str:
    """Return an answer as text that ends in a newline; `widest` cuts cells of `table` only (None: never).

    Raises `UsageError` for an unknown format, and for `ttl` where the answer is no triples.
    """
    if form == "table":
        return as_table(table, widest)
    if form == "csv":
        return as_csv(table)
    if form == "json":
        return as_json(table)
    if form == "ttl":
        return as_turtle(table)
    raise UsageError(f"unknown format {form!r}; use {', '.join(FORMATS)}")


def as_table(table: Table, widest: int | None = WIDEST) -> str:
    """Return aligned columns under a header; numbers stand to the right, unsafe characters are escaped."""
    cells = [[_cut(visible(text_of(value)), widest) for value in row] for row in table.rows]
    head = [visible(name) for name in table.columns]
    lines = [head, *cells]
    widths = [max(width(line[at]) for line in lines) for at in range(len(head))]
    right = [all(_is_number(row[at]) for row in table.rows) and bool(table.rows) for at in range(len(head))]
    lines.insert(1, ["-" * wide for wide in widths])
    return "".join(_line(line, widths, right) + "\n" for line in lines)


def as_csv(table: Table) -> str:
    """Return RFC 4180 with a header line and newlines as line ends."""
    return "".join(
        _record(row) for row in (table.columns, *([text_of(v) for v in row] for row in table.rows))
    )


def as_json(table: Table) -> str:
    """Return a list with an object for each row, its keys in the order of the columns."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return harmless(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n"


def as_turtle(table: Table) -> str:
    """Return the triples of CONSTRUCT or DESCRIBE as Turtle; raises `UsageError` for other answers."""
    if not table.is_graph:
        raise UsageError("the format ttl needs triples (CONSTRUCT, DESCRIBE); use table, csv or json")
    triples = [_triple(row) for row in table.terms]
    used = {name: iri for name, iri in PREFIXES.items() if any(f"<{iri}" in str(each) for each in triples)}
    buffer = BytesIO()
    serialize(triples, buffer, RdfFormat.TURTLE, prefixes=used)
    return buffer.getvalue().decode("utf-8")


def as_html(table: Table, more: bool = False) -> str:
    """Return the `<table>` that a notebook shows; `more` says below it that rows were left out."""
    head = "".join(f"<th>{escape(visible(name))}</th>" for name in table.columns)
    rows = ("".join(f"<td>{escape(visible(text_of(value)))}</td>" for value in row) for row in table.rows)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    rest = "<p>More rows follow.</p>" if more else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def text_of(value: Value) -> str:
    """Return a cell as text: nothing where it is unbound, truth values as SPARQL writes them."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def visible(text: str) -> str:
    """Escape line ends, control characters and marks that change the direction of text."""
    return text if text.isprintable() else "".join(_escape(each) for each in text)


def harmless(json_text: str) -> str:
    """Write in a JSON text as escapes what `visible` escapes; it says the same, and its line ends stay."""
    return "\n".join(visible(each) for each in json_text.split("\n"))


def width(text: str) -> int:
    """Return how many columns of a terminal the text takes; wide East Asian characters take two."""
    return sum(_columns(each) for each in text)


def _escape(each: str) -> str:
    if each in _ENDS:
        return _ENDS[each]
    if each in _BIDI or unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp"):
        return f"\\u{ord(each):04x}"
    return each


def _columns(each: str) -> int:
    if unicodedata.category(each) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(each) in "WF" else 1


def _cut(text: str, widest: int | None) -> str:
    if widest is None or width(text) <= widest:
        return text
    kept, room = "", widest - 1
    for each in text:
        room -= _columns(each)
        if room < 0:
            break
        kept += each
    return kept.rstrip() + "…"


def _line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    padded = []
    for cell, wide, to_right in zip(cells, widths, right, strict=True):
        space = " " * (wide - width(cell))
        padded.append(space + cell if to_right else cell + space)
    return "  ".join(padded).rstrip()


def _is_number(value: Value) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _record(row: Iterable[str]) -> str:
    buffer = StringIO(newline="")
    # Only with \r\n as its line end does the writer quote a field that holds a lone \r.
    csv.writer(buffer, lineterminator="\r\n").writerow(row)
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def _triple(row: tuple[object, ...]) -> Triple:
    subject, predicate, value = row
    if (
        isinstance(subject, NamedNode | BlankNode)
        and isinstance(predicate, NamedNode)
        and isinstance(value, NamedNode | BlankNode | Literal)
    ):
        return Triple(subject, predicate, value)
    raise UsageError(f"Turtle cannot hold the triple {row!r}; use table, csv or json")

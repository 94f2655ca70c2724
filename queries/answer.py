"""The answer to a query as bytes of a standard format, for a server: limits on it are errors, nothing is cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, Any, cast

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from orbitgraph.errors import LimitError, QueryError, RefusedError
from orbitgraph.ontology import PREFIXES
from orbitgraph.queries import sparql
from orbitgraph.queries.services import calls_service

_FROM = re.compile("from", re.IGNORECASE)
_ROW = re.compile(rb'[\[,]\{"[^"\\]*":\{"type":"')
_FIELD = re.compile(rb'"[^"]*"')
_LARGEST = 64 * 1024 * 1024
"""The most bytes of an answer, whatever its rows."""
_STEP = 65_536
"""The fewest bytes between two counts of the rows."""


class FormatError(QueryError):
    """The client accepts no format that this form of query has."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the media types for solutions and for graphs (None: not accepted) and the graphs it looks at.

    The graphs are those of the protocol; None is what the query itself says.
    """

    query: str
    solutions: str | None
    graphs: str | None
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


def answer(asked: Asked, store: Store, rows: int) -> tuple[str, bytes | bytearray]:
    """Return media type and bytes of the answer of at most so many rows or triples.

    Raises `QueryError` for text that is no query, `RefusedError` for an update or SERVICE, `FormatError` where
    the client takes none of the formats, and `LimitError` for an answer of more rows.
    """
    result = _run(asked, store)
    try:
        if isinstance(result, QueryTriples):
            return _graph(result, asked.graphs, rows)
        if asked.solutions is None:
            raise FormatError("SELECT and ASK")
        return asked.solutions, _solutions(result, asked.solutions, rows)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {_line(error)}") from None


def _run(asked: Asked, store: Store) -> QuerySolutions | QueryBoolean | QueryTriples:
    query = asked.query
    if calls_service(query):
        raise RefusedError("SERVICE asks another server and is not run here")
    try:
        return store.query(query, **_graphs(asked))
    except SyntaxError as error:
        prefix = sparql.undeclared_prefix(query)
        if prefix is not None:
            iri = PREFIXES.get(prefix, "…")
            raise QueryError(f"the prefix {prefix}: is not declared; add PREFIX {prefix}: <{iri}>") from None
        # An update is told from a misspelt query by its first word.
        sparql.form(query)
        raise QueryError(f"no valid SPARQL, {sparql.in_words(query, error)}") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {_line(error)}") from None


def _graphs(asked: Asked) -> Mapping[str, Any]:
    """Return what the query sees: the graphs of the protocol, else those of its FROM, else the union of all."""
    if asked.default_graphs or asked.named_graphs:
        return {
            "default_graph": [_iri(each) for each in asked.default_graphs],
            "named_graphs": [_iri(each) for each in asked.named_graphs],
        }
    chosen = _FROM.search(asked.query) is not None and sparql.names_graphs(asked.query)
    return {"use_default_graph_as_union": not chosen}


def _iri(text: str) -> NamedNode:
    try:
        return NamedNode(text)
    except ValueError:
        raise QueryError(f"the graph {text!r} is no absolute IRI") from None


def _graph(triples: QueryTriples, media: str | None, rows: int) -> tuple[str, bytes | bytearray]:
    if media is None:
        raise FormatError("CONSTRUCT and DESCRIBE")
    read = list(islice(triples, rows + 1))
    if len(read) > rows:
        raise _too_many(rows, "triples")
    unique: list[Triple] = sorted(set(read), key=str)
    form = cast(RdfFormat, RdfFormat.from_media_type(media))
    return media, serialize(unique, format=form, prefixes=dict(PREFIXES)) or b""


def _solutions(result: QuerySolutions | QueryBoolean, media: str, rows: int) -> bytes | bytearray:
    form = cast(QueryResultsFormat, QueryResultsFormat.from_media_type(media))
    if isinstance(result, QueryBoolean):
        return result.serialize(format=form) or b""
    sink = _Sink(rows, *_COUNTS[form.file_extension])
    result.serialize(cast(IO[bytes], sink), form)
    sink.check()
    return sink.data


@dataclass(slots=True)
class _Sink:
    """Takes the answer as it is written, and stops the engine when there are more rows than allowed.

    The rows are counted in what is written: at first by signs that are found quickly, of which there are more.
    """

    rows: int
    signs: Sequence[bytes]
    count: Callable[[bytes], int]
    data: bytearray = field(default_factory=bytearray)
    next: int = field(init=False)

    def __post_init__(self) -> None:
        # The shortest row takes one byte.
        self.next = min(self.rows, _LARGEST)

    def write(self, chunk: bytes) -> int:
        self.data += chunk
        if len(self.data) > self.next:
            self.check()
        return len(chunk)

    def flush(self) -> None:
        """Do nothing: all is in memory."""

    def check(self) -> None:
        size = len(self.data)
        if size > _LARGEST:
            raise LimitError(
                f"the answer has more than {_LARGEST >> 20} MB; ask for less, or page with LIMIT and OFFSET"
            )
        if size > self.rows:
            data = bytes(self.data)
            found = sum(data.count(sign) for sign in self.signs)
            if found > self.rows:
                found = self.count(data)
            if found > self.rows:
                raise _too_many(self.rows, "rows")
            self.next = min(max(size + _STEP, size * self.rows // max(found, 1)), max(size, _LARGEST))


def _too_many(rows: int, what: str) -> LimitError:
    return LimitError(f"the answer has more than {rows} {what}; ask for less, or page with LIMIT and OFFSET")


def _in_json(data: bytes) -> int:
    # Inside a text a quotation mark is escaped, so no text looks like the start of a row and its first cell. Rows
    # without any value count only among themselves.
    return len(_ROW.findall(data)) or data.count(b"{}")


_COUNTS: Mapping[str, tuple[Sequence[bytes], Callable[[bytes], int]]] = {
    "srj": ((b'{"type":"', b"{}"), _in_json),
    "srx": ((b"<result>",), lambda data: data.count(b"<result>")),
    "csv": ((b"\n",), lambda data: _FIELD.sub(b"", data).count(b"\n") - 1),
    "tsv": ((b"\n",), lambda data: data.count(b"\n") - 1),
}
"""By the extension of a format: signs of which there are at least as many as rows, and how to count the rows."""


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]

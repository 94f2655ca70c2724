"""The catalogue: the `.rq` files of this folder, each documented by its own header comment.

What a header declares (`header`) is compared with the query when the file is loaded.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from itertools import pairwise

from pyoxigraph import QuerySolutions, Store

from orbitgraph.errors import OrbitgraphError, QueryError, UsageError
from orbitgraph.ontology import ORBIT, PREFIXES
from orbitgraph.queries import header, sparql
from orbitgraph.queries.header import Wording
from orbitgraph.queries.parameters import Parameter, to_term


@dataclass(frozen=True, slots=True)
class CatalogueQuery:
    """One query: its documentation, its parameters, the columns of its answer and its SPARQL text.

    `example` is the begin of an answer, as CSV with a header line. `columns` is empty for ASK. `group` is one of
    `header.GROUPS`, or `internal` where only commands ask it. `asks` are questions that it answers, in words.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str
    example: str = ""
    group: str = ""
    asks: tuple[Wording, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All queries that come with the package, by name."""

    queries: tuple[CatalogueQuery, ...]

    def __iter__(self) -> Iterator[CatalogueQuery]:
        return iter(self.queries)

    def __len__(self) -> int:
        return len(self.queries)

    def __contains__(self, name: object) -> bool:
        return name in self.names

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all queries, sorted."""
        return tuple(query.name for query in self.queries)

    def listed(self) -> dict[str, tuple[CatalogueQuery, ...]]:
        """Return the queries that people ask, by group."""
        return {
            group: tuple(query for query in self.queries if query.group == group) for group in header.GROUPS
        }

    def get(self, name: str) -> CatalogueQuery:
        """Return the query of that name; raises `UsageError` with the nearest names for any other."""
        for query in self.queries:
            if query.name == name:
                return query
        near = get_close_matches(name, self.names, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "`orbitgraph queries` lists them"
        raise UsageError(f"no query is called {name!r}: {hint}")


@cache
def load() -> Catalogue:
    """Read and check the queries of the package, sorted by name."""
    found = [each for each in files(__package__).iterdir() if each.name.endswith(".rq")]
    texts = {each.name.removesuffix(".rq"): each.read_text(encoding="utf-8") for each in found}
    return load_texts(dict(sorted(texts.items())))


def load_texts(texts: Mapping[str, str]) -> Catalogue:
    """Make a catalogue of query texts by name; raises `QueryError` that names the first faulty file."""
    queries = []
    for name, text in texts.items():
        try:
            query = read_query(name, text)
            _check(query)
        except OrbitgraphError as error:
            raise QueryError(f"{name}.rq: {error}") from None
        queries.append(query)
    return Catalogue(tuple(queries))


def read_query(name: str, text: str) -> CatalogueQuery:
    """Read one query with what its header says; a query of the user's own needs no header.

    Raises `QueryError` where a line of a parameter or a question cannot be read.
    """
    said = header.read(text)
    return CatalogueQuery(
        name,
        said.title,
        said.description,
        said.parameters,
        columns_of(text),
        text,
        said.example,
        said.group,
        said.asks,
    )


def columns_of(text: str) -> tuple[str, ...]:
    """Return the columns that the answer of a query has; none where the text is no valid query."""
    try:
        answer = Store().query(text) if sparql.form(text) == "SELECT" else None
    except (QueryError, SyntaxError):
        return ()
    if isinstance(answer, QuerySolutions):
        return tuple(variable.value for variable in answer.variables)
    return () if sparql.form(text) == "ASK" else ("subject", "predicate", "object")


def _check(query: CatalogueQuery) -> None:
    """Compare what the header declares with what the query says, in both directions."""
    sparql.form(query.text)
    _check_terms(query.text)
    try:
        Store().query(query.text)
    except SyntaxError as error:
        raise QueryError(f"no valid SPARQL: {sparql.in_words(query.text, error)}") from None
    declared = {each.name for each in query.parameters}
    if missing := sorted(declared - sparql.variables(query.text)):
        raise QueryError(f"the query has no variable ?{missing[0]} for its parameter; use or drop it")
    if unnamed := sorted(_optional(query.text) - declared):
        raise QueryError(f"BOUND(?{unnamed[0]}) tests an undeclared parameter; declare it")
    for each in query.parameters:
        to_term(each, each.example)
        for fixed in (value for ask in query.asks for name, value in ask.fixed if name == each.name):
            to_term(each, fixed)
    if not query.title or not query.description:
        raise QueryError("the header has no title and description; start the file with them")
    if query.group not in (*header.GROUPS, header.INTERNAL):
        groups = ", ".join((*header.GROUPS, header.INTERNAL))
        raise QueryError(f"the header has no line `group:` with one of {groups}, but {query.group!r}")
    if not query.example:
        raise QueryError(
            "the header has no example answer; end it with `Example answer:` and some rows as CSV"
        )
    shown = tuple(next(csv.reader(query.example.splitlines()), []))
    if query.columns and shown != query.columns:
        raise QueryError(f"the example has the columns {shown} and the query {query.columns}; correct it")


def _check_terms(text: str) -> None:
    """Refuse a prefix that is not one of the graph's and a term that the ontology does not define."""
    parts = list(sparql.tokens(text))
    for token, after in pairwise(parts):
        prefix, colon, local = token.text.partition(":")
        if token.kind != "name" or prefix == "_":
            continue
        if prefix not in PREFIXES:
            raise QueryError(f"unknown prefix {prefix}{colon} — the graph uses {', '.join(PREFIXES)}")
        if not local and after.kind == "iri" and after.text != f"<{PREFIXES[prefix]}>":
            raise QueryError(f"the prefix {prefix}: stands for {after.text} instead of <{PREFIXES[prefix]}>")
        if prefix == "orbit" and local and local not in ORBIT:
            near = get_close_matches(local, list(ORBIT), n=1)
            hint = f"did you mean orbit:{near[0]}?" if near else "ontology/orbit.ttl has them all"
            raise QueryError(f"orbit:{local} is no term of the ontology; {hint}")


def _optional(text: str) -> set[str]:
    """Return the variables inside BOUND(…): in the catalogue only parameters are tested that way."""
    parts = list(sparql.tokens(text))
    return {parts[at + 2].text[1:] for at, token in enumerate(parts[:-2]) if token.word == "BOUND"}

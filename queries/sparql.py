"""SPARQL text as tokens: what form a query has, what it names, and where values are bound into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pyoxigraph import Literal, NamedNode

from orbitgraph.errors import QueryError, RefusedError

Term = NamedNode | Literal
"""A value that can be bound to a variable."""

_TOKEN = re.compile(
    r"""
    (?P<comment> \#[^\r\n]* )
    | (?P<iri> <[^<>"{}|^`\x00-\x20]*> )
    | (?P<string>
        \"\"\"(?: "{0,2} (?: [^"\\] | \\. ) )*\"\"\" | '''(?: '{0,2} (?: [^'\\] | \\. ) )*'''
        | "(?: [^"\\\r\n] | \\. )*" | '(?: [^'\\\r\n] | \\. )*'
      )
    | (?P<variable> [?$]\w+ )
    | (?P<name> [\w.-]*: (?: [\w.:-] | %[0-9A-Fa-f]{2} | \\[_~.\-!$&'()*+,;=/?\#@%] )* )
    | (?P<word> \w+ )
    | (?P<space> \s+ )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r"at (?P<line>\d+):(?P<column>\d+)")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_KEPT = 256
"""How many queries are remembered: the same text, as a rule one of the catalogue, is asked again and again."""
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind (iri, string, variable, name, word, sign), its text and where it ends."""

    kind: str
    text: str
    end: int

    @property
    def word(self) -> str:
        """Return a keyword in capitals, nothing for any other kind of token."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(text: str) -> Iterator[Token]:
    """Split a query, leaving out white space and comments; text that is no SPARQL becomes signs."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        if kind not in ("comment", "space"):
            yield Token(kind, match.group(), match.end())


@lru_cache(_KEPT)
def form(text: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises `RefusedError` for an update and for a query that calls another service, `QueryError` for text that is
    neither. Text that deceives the scanner about SERVICE does not deceive `services.calls_service`.
    """
    words = [token.word for token in tokens(text) if token.word]
    if "SERVICE" in words:
        raise RefusedError("SERVICE asks another server and is not run; use --endpoint for that server")
    first = next((word for word in words if word in _FORMS or word in _UPDATES), "")
    if first in _UPDATES:
        raise RefusedError(f"{first} changes data and is not run; use SELECT, ASK, CONSTRUCT or DESCRIBE")
    if not first:
        raise QueryError("no SPARQL query: none of SELECT, ASK, CONSTRUCT and DESCRIBE stands in it")
    return first


@lru_cache(_KEPT)
def names_graphs(text: str) -> bool:
    """Tell whether a FROM clause chooses the graphs that the query looks at."""
    return any(token.word == "FROM" for token in tokens(text))


@lru_cache(_KEPT)
def variables(text: str) -> frozenset[str]:
    """Return the names of all variables of a query, without their question marks."""
    return frozenset(token.text[1:] for token in tokens(text) if token.kind == "variable")


def without_comments(text: str) -> str:
    """Return the query with a space for each comment."""
    return _TOKEN.sub(lambda match: " " if match.lastgroup == "comment" else match.group(), text)


def undeclared_prefix(text: str) -> str | None:
    """Return the first prefix that a query uses without declaring it, without its colon."""
    parts = list(tokens(text))
    names = [token.text.partition(":")[0] for token in parts if token.kind == "name"]
    declared = {
        token.text.partition(":")[0]
        for before, token in pairwise(parts)
        if before.word == "PREFIX" and token.kind == "name"
    }
    return next((name for name in names if name not in declared and name != "_"), None)


def in_words(text: str, error: SyntaxError) -> str:
    """Say in one line where the text of a query breaks, from the RDF library's error about it."""
    place = _PLACE.search(str(error))
    if not place:
        return " ".join(str(error).split())[:200]
    line, column = int(place["line"]), int(place["column"])
    # The library points behind what it could not use.
    before = "\n".join([*text.split("\n")[: line - 1], text.split("\n")[line - 1][: column - 1]])
    return f"line {line}, column {column}, after {before.strip()[-30:]!r}"


def bind(text: str, values: Mapping[str, Term]) -> str:
    """Return the query with its variables bound, by a VALUES clause at the start of its outermost group.

    The clause is the one way that local stores and remote servers share; the terms are written by the RDF
    library, so no value can end its literal. Raises `QueryError` where a variable does not occur in the query
    or the query has no group.
    """
    if not values:
        return text
    unknown = sorted(set(values) - variables(text))
    if unknown:
        raise QueryError(f"the query has no variable ?{unknown[0]}; bind one that it has")
    names = " ".join(f"?{name}" for name in values)
    terms = " ".join(str(term) for term in values.values())
    at = place_of_values(text)
    return f"{text[:at]} VALUES ({names}) {{ ({terms}) }}{text[at:]}"


@lru_cache(_KEPT)
def place_of_values(text: str) -> int:
    """Return the offset after the brace that opens the outermost group in which a VALUES clause may stand."""
    parts = list(tokens(text))
    depth = 0
    opened: list[int] = []
    for index, token in enumerate(parts):
        # In the SELECT clause a group in parentheses belongs to an expression.
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if token.text == "{" and depth == 0:
            opened.append(index)
    if next((token.word for token in parts if token.word in _FORMS), "") == "CONSTRUCT":
        # The first braces hold the template, in which none nest.
        opened = opened[1:]
    for index in opened:
        # A group that is one subquery takes no other clause; the subquery's own group does.
        if index + 1 < len(parts) and parts[index + 1].word != "SELECT":
            return parts[index].end
    raise QueryError("the query has no group { … } to bind values in; write one after WHERE")

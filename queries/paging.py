"""An answer in pieces, for servers that cut what is longer than they like."""

from __future__ import annotations

from collections.abc import Sequence

from orbitgraph.errors import QueryError
from orbitgraph.queries import sparql
from orbitgraph.queries.sparql import Token

_LIMITS = ("FROM", "LIMIT", "OFFSET", "VALUES")


def page(query: str, columns: Sequence[str], offset: int, size: int) -> str:
    """Return a query for `size` rows of a SELECT query's answer, from row `offset` on.

    Pages fit together only in a total order: to what the query orders by, all other columns are added, and rows that
    are equal in them all may change places. The ordered query becomes a subquery, since Virtuoso sorts without limit
    only there. Raises `QueryError` for a query with a limit, an offset or a FROM clause of its own.
    """
    parts = list(sparql.tokens(query))
    outer = _outer(parts)
    hindrance = next((token.word for token in outer if token.word in _LIMITS), "")
    if hindrance:
        raise QueryError(
            f"the server gives only {size} rows at a time, and a query with {hindrance} cannot be asked in pieces; "
            f"ask with LIMIT {size} and OFFSET"
        )
    start = _start(parts, "SELECT")
    order = next((at for at, token in enumerate(outer) if token.word == "ORDER"), len(outer))
    keys = {token.text[1:] for token in outer[order:] if token.kind == "variable"}
    added = " ".join(f"?{column}" for column in columns if column not in keys)
    ordered = query[start:] + ("" if order < len(outer) or not added else " ORDER BY") + f" {added}"
    names = " ".join(f"?{column}" for column in columns)
    return f"{query[:start]} SELECT {names} WHERE {{ {{ {ordered} }} }} LIMIT {size} OFFSET {offset}"


def as_select(query: str) -> tuple[str, str]:
    """Return a SELECT query for the solutions behind a CONSTRUCT query, and the start of a query that builds on them.

    What follows the second text is `WHERE { … }` with the solutions. Raises `QueryError` for the short form.
    """
    parts = list(sparql.tokens(query))
    at = next(index for index, token in enumerate(parts) if token.word == "CONSTRUCT")
    if parts[at + 1].text != "{":
        raise QueryError("this server cuts what CONSTRUCT WHERE gives; write CONSTRUCT { … } WHERE { … }")
    close = next(index for index, token in enumerate(parts) if index > at and token.text == "}")
    names = sorted({token.text for token in parts[at:close] if token.kind == "variable"})
    start, end = _start(parts, "CONSTRUCT"), parts[close].end
    return f"{query[:start]} SELECT DISTINCT {' '.join(names)} {query[end:]}", query[:end]


def _outer(parts: Sequence[Token]) -> list[Token]:
    """Return the tokens that stand in no braces and no parentheses."""
    found, depth = [], 0
    for token in parts:
        depth -= token.text in ("}", ")")
        if not depth:
            found.append(token)
        depth += token.text in ("{", "(")
    return found


def _start(parts: Sequence[Token], word: str) -> int:
    """Return the offset behind the prologue, where the first `word` begins."""
    first = next(token for token in parts if token.word == word)
    return first.end - len(first.text)

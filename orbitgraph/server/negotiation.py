"""Which format a client gets, by its Accept header."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mimeparse import best_match

SOLUTIONS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
)
"""Media types of the answers of SELECT and ASK, the first preferred."""
GRAPHS = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
"""Media types of triples, the first preferred."""
HTML = "text/html"


@lru_cache(maxsize=1024)
def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """Return the offered media type that a client likes best, None where it accepts none of them.

    Without a header, and with one that nobody can read, the first is chosen.
    """
    if not accept.strip():
        return offered[0]
    try:
        # Of equally welcome types the library takes the last.
        return best_match(offered[::-1], accept) or None
    except ValueError:
        return offered[0]


def with_charset(media: str) -> str:
    """Return a media type with the encoding of its text."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media

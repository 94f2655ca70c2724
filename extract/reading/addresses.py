"""Targets of links: absolute web and mail addresses, and places in the same page."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

from orbitgraph.extract.reading.characters import clean

_LONGEST = 2000
_IN_TEXT = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
_NO_IRI = re.compile(r"[\s<>\"{}|\\^`]")
_TRAILING = ".,;:!?…'’*_"


def target(href: str, base: str | None = None) -> str | None:
    """Return where an `href` leads, or None where it leads nowhere that may be shown.

    Only http, https and mailto count; relative ones need a `base`, and "#e11" stays so without one.
    """
    written = re.sub(r"[\t\r\n]", "", clean(href[: _LONGEST + 1])).strip()
    if not 1 < len(written) <= _LONGEST:
        return None
    if written.startswith("#") and not base:
        return _NO_IRI.sub(_quoted, written)
    try:
        joined = _NO_IRI.sub(_quoted, urljoin(base, written) if base else written)
        joined = f"https:{joined}" if joined.startswith("//") else joined
        parts = urlsplit(joined)
        web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return joined if web or (parts.scheme == "mailto" and "@" in parts.path) else None


def web(href: object) -> str | None:
    """Return an absolute http(s) address from a field of a feed, or None."""
    found = target(href) if isinstance(href, str) else None
    return found if found and found.startswith(("http://", "https://")) else None


def in_text(text: str) -> list[tuple[int, str]]:
    """Find the addresses that a text spells out: where each starts, and its words without closing punctuation."""
    found = []
    for match in _IN_TEXT.finditer(text):
        written = _without_punctuation(match[0])
        if target(written):
            found.append((match.start(), written))
    return found


def _without_punctuation(written: str) -> str:
    """Cut off what ends the sentence: full stops, and brackets that the address itself does not open."""
    unopened = {")": written.count(")") - written.count("("), "]": written.count("]") - written.count("[")}
    end = len(written)
    while end and (written[end - 1] in _TRAILING or unopened.get(written[end - 1], 0) > 0):
        if written[end - 1] in unopened:
            unopened[written[end - 1]] -= 1
        end -= 1
    return written[:end]


def _quoted(match: re.Match[str]) -> str:
    return quote(match[0])

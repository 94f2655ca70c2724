"""OPML, a list of feeds -> the addresses of the feeds.

A well-formed list goes through the XML parser, which is not let near entities. Where it is none (a bare `&`, a
tag left open, entities of its own), each outline's tag is read by itself, as an HTML parser reads attributes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from xml.parsers import expat

from orbitgraph.errors import SourceError

LARGEST = 10_000_000
"""Bytes that a list may have."""
MOST = 5_000
"""Feeds that a list may name."""

_HEAD = 1 << 16
_LONGEST_TAG = 8_000
_SKIPPED = re.compile(rb"[^<]*<(?:\?.*?\?>|!--.*?-->|![A-Za-z][^\[>]*(?:\[.*?\]\s*)?>)", re.DOTALL)
_ROOT = re.compile(rb"[^<]*<(?:[\w.-]+:)?opml[\s/>]", re.IGNORECASE)
_OUTLINE = re.compile(r"<(?:[\w.-]+:)?outline(?=[\s/])", re.IGNORECASE)
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
# How some programs write that a URL is a feed's: feed://example.org/, feed:https://example.org/.
_WRAPPED = re.compile(r"feed:(?://)?(?=https?://)", re.IGNORECASE)
_FEED = re.compile(r"feed://", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_FEED_TYPES = ("rss", "atom")


def looks_like(data: bytes) -> bool:
    """Tell whether the first element of a text is an OPML list's."""
    head = _utf8(data[:_HEAD])
    at = 0
    while match := _SKIPPED.match(head, at):
        at = match.end()
    return bool(_ROOT.match(head, at))


def feeds(data: bytes, name: str) -> tuple[str, ...]:
    """Return the http(s) URLs of the feeds in the order of the list, each once; `name` says where it came from.

    An entry that leads elsewhere (to a file, say) is no feed. Raises `SourceError` where there is none at all,
    or more than a list may hold.
    """
    if len(data) > LARGEST:
        raise SourceError(f"{name}: a list of feeds has at most {LARGEST // 10**6} MB; split it")
    try:
        found = _strict(data)
    except (expat.ExpatError, _EntityError):
        found = _lenient(_utf8(data).decode("utf-8", "replace"))
    if not found:
        raise SourceError(f"{name}: lists no feed; an OPML list has an outline with an xmlUrl for each")
    if len(found) > MOST:
        raise SourceError(f"{name}: lists more than {MOST} feeds; split it")
    return tuple(found)


class _EntityError(Exception):
    """The list declares entities, which could swell or lead to other files."""


def _strict(data: bytes) -> list[str]:
    """Return the feeds of a well-formed list."""
    found: dict[str, None] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2].lower() == "outline":
            url = _url({key.lower(): value for key, value in attributes.items()})
            found.update({url: None} if url else {})

    def refuse(*_: object) -> None:
        raise _EntityError

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse
    parser.Parse(data, True)
    return list(found)


def _lenient(text: str) -> list[str]:
    """Return the feeds of whatever begins like an outline.

    The HTML parser gets one short tag at a time: on a whole damaged list its work could grow with the square.
    """
    from selectolax.lexbor import LexborHTMLParser

    found: dict[str, None] = {}
    begins = [match.end() for match in islice(_OUTLINE.finditer(text), 10 * MOST)]
    for begin, after in zip(begins, [*begins[1:], len(text)], strict=False):
        tag = text[begin : min(after, begin + _LONGEST_TAG)]
        outline = LexborHTMLParser(f"<outline{tag}").css_first("outline")
        url = _url(outline.attributes) if outline else None
        found.update({url: None} if url else {})
    return list(found)


def _url(attributes: Mapping[str, str | None]) -> str | None:
    """Return the URL of an outline's feed; the names of the attributes are in lower case."""
    url = attributes.get("xmlurl")
    if not url and (attributes.get("type") or "").lower() in _FEED_TYPES:
        url = attributes.get("url")
    web = (url or "").strip()
    web = web[match.end() :] if (match := _WRAPPED.match(web)) else web
    web = f"http://{web[match.end() :]}" if (match := _FEED.match(web)) else web
    return web if _WEB.match(web) else None


def _utf8(data: bytes) -> bytes:
    """Return UTF-16 as UTF-8, and everything else as it is: what matters in a list is ASCII."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    return data.decode(encoding, "replace").encode("utf-8", "replace") if encoding else data

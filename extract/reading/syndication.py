"""The text of a feed -> feedparser's dictionaries of the channel and its entries, whatever the format.

feedparser knows RSS 0.9 to 2.0 and Atom. What it gets wrong for podcasts is put right here and nowhere else:
it overwrites one text of an item with another, keeps one `podcast:person` of several, takes a live item for
the channel, and some of its work grows with the square of what a hostile feed repeats.
"""

from __future__ import annotations

import io
import xml.sax
from contextlib import suppress
from typing import Any, ClassVar

from feedparser.api import StrictFeedParser
from feedparser.exceptions import UndeclaredNamespace

from orbitgraph.extract.reading import repair

MAX_ELEMENTS = 500_000
"""A feed with more elements is refused; one of 2,000 episodes has about 50,000."""
MAX_DEPTH = 250
"""A feed that is nested deeper goes through the repair, which leaves out what is too deep."""
_MAX_ATTRIBUTES = 200
_MAX_NAMESPACES = 300
_MAX_REPEATED = 200
_MAX_NAME = 300
# What feedparser raises where an element has the name of one of its own lists ("links", "authors").
_CONFUSED = (KeyError, IndexError, TypeError, ValueError, AttributeError)

PODCAST = (
    "https://podcastindex.org/namespace/1.0",
    "http://podcastindex.org/namespace/1.0",
    "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
)
"""The names under which feeds declare the namespace of podcasts."""

SAID = "orbitgraph_said"
"""Key of an entry or channel: its texts as (element, text) in the order of the feed."""
LISTED = "orbitgraph_listed"
"""Key of an entry or channel: its `podcast:` elements as (name, attributes, text) in the order of the feed."""

# Elements whose content is about something else than the item or channel that they stand in.
_APART = frozenset(
    "podcast:liveitem podcast:value podcast:podroll podcast:alternateenclosure podcast:publisher".split()
)
_LISTED = frozenset("person transcript chapters license guid season episode soundbite location".split())


class FeedTooLarge(Exception):
    """The feed has more elements, attributes or namespaces than any real one."""


def parse(text: str) -> tuple[dict[str, Any], list[dict[str, Any]], bool]:
    """Parse a feed, given from its first element on: the channel, its entries, and whether it had to be repaired.

    Raises `FeedTooLarge`, and `ValueError` where nothing can be made of it.
    """
    try:
        return *_parsed(text), False
    except (xml.sax.SAXException, UndeclaredNamespace, ValueError):
        pass
    try:
        return *_parsed(repair.well_formed(text)), True
    except (xml.sax.SAXException, UndeclaredNamespace) as error:
        raise ValueError(str(error)) from None


def _parsed(text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    reader = _Reader("", None, "utf-8")
    reader.resolve_relative_uris = reader.sanitize_html = False
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_namespaces, True)
    parser.setFeature(xml.sax.handler.feature_external_ges, False)
    parser.setContentHandler(reader)
    parser.setErrorHandler(reader)
    source = xml.sax.xmlreader.InputSource()
    source.setByteStream(io.BytesIO(text.encode()))
    source.setEncoding("utf-8")
    parser.parse(source)
    return reader.feeddata, reader.entries


class _Reader(StrictFeedParser):  # type: ignore[misc]  # feedparser ships no types
    """feedparser's reader of well-formed feeds with the namespace of podcasts, and with bounds."""

    namespaces: ClassVar[dict[str, str]] = StrictFeedParser.namespaces | dict.fromkeys(PODCAST, "podcast")
    _matchnamespaces: ClassVar[dict[str, str]] = {}

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._elements = 0
        self._levels = 0
        self._apart = 0
        self._open: list[tuple[str, dict[str, str]]] = []

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: Any) -> None:
        if len(attrs) > _MAX_ATTRIBUTES:
            raise FeedTooLarge
        super().startElementNS(name, qname, attrs)

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        self._elements += 1
        self._levels += 1
        if self._elements > MAX_ELEMENTS:
            raise FeedTooLarge
        if self._levels > MAX_DEPTH:
            raise ValueError("nested too deep")
        if self._apart or (not self.incontent and tag in _APART):
            self._apart += 1
            return
        with suppress(*_CONFUSED):
            super().unknown_starttag(tag, attrs)

    def unknown_endtag(self, tag: str) -> None:
        self._levels -= 1
        if self._apart:
            self._apart -= 1
            return
        with suppress(*_CONFUSED):
            super().unknown_endtag(tag)

    def handle_data(self, text: str, escape: int = 1) -> None:
        if not self._apart:
            super().handle_data(text, escape)

    def track_namespace(self, prefix: str | None, uri: str) -> None:
        super().track_namespace(prefix, uri)
        if len(self.namespaces_in_use) > _MAX_NAMESPACES:
            raise FeedTooLarge

    def pop_content(self, tag: str) -> Any:
        value = super().pop_content(tag)
        if isinstance(value, str) and value.strip():
            self._get_context().setdefault(SAID, []).append((tag, value))
        return value

    def _start_media_description(self, attrs_d: dict[str, str]) -> None:
        """Keep what a picture or video is said to show apart from what the item says."""
        self.push_content("media_description", attrs_d, "text/plain", 1)

    def _end_media_description(self) -> None:
        self.pop_content("media_description")

    def _start_itunes_explicit(self, _attributes: dict[str, str]) -> None:
        self.push("itunes_explicit", 0)

    def _end_itunes_explicit(self) -> None:
        """Keep the word as written: feedparser knows two of those in use."""
        if value := self.pop("itunes_explicit"):
            self._get_context().setdefault("itunes_explicit", value)

    def _add_tag(self, term: str | None, scheme: str | None, label: str | None) -> None:
        if len(self._get_context().setdefault("tags", [])) < _MAX_REPEATED:
            super()._add_tag(term, scheme, label)

    def _sync_author_detail(self, key: str = "author") -> None:
        context = self._get_context()
        if isinstance(context.get(key), str):
            context[key] = context[key][:_MAX_NAME]
        super()._sync_author_detail(key)

    def __getattr__(self, name: str) -> Any:
        """Answer feedparser's look for a handler of a `podcast:` element that is listed."""
        start, _, element = name.partition("_podcast_")
        if element in _LISTED and start in ("_start", "_end"):
            return (
                (lambda attributes: self._begin(element, attributes)) if start == "_start" else self._finish
            )
        raise AttributeError(name)

    def _begin(self, element: str, attributes: dict[str, str]) -> None:
        self._open.append((element, dict(attributes)))
        self.push(f"podcast_{element}", 0)

    def _finish(self) -> None:
        element, attributes = self._open.pop()
        text = self.pop(f"podcast_{element}") or ""
        listed = self._get_context().setdefault(LISTED, [])
        if len(listed) < _MAX_REPEATED:
            listed.append((element, attributes, text))

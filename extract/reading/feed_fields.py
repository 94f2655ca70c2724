"""Fields of feedparser's dictionaries -> values of ours; a field of the wrong type counts as missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from orbitgraph.extract.reading import addresses, markup
from orbitgraph.extract.reading.characters import one_line
from orbitgraph.extract.reading.syndication import LISTED, SAID
from orbitgraph.model import Audio

Fields = dict[str, Any]
"""What feedparser gives for a channel or an entry."""

LONGEST_NAME = 300
"""Characters at which a name is cut."""
_MOST_CATEGORIES = 50
_SOUND = re.compile(r"\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|wma)(?:$|[?#])", re.IGNORECASE)
_OTHER_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|pdf|html?|txt|json|xml|vtt|srt|zip)(?:$|[?#])", re.IGNORECASE
)
_SOUND_TYPES = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "m4b": "audio/mp4",
    "oga": "audio/ogg",
    "opus": "audio/ogg",
}
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.IGNORECASE)
_LARGEST = 1000
"""Megabytes from which a declared size is not believed."""
_EXPLICIT = dict.fromkeys(("yes", "true", "explicit"), True) | dict.fromkeys(("no", "false", "clean"), False)
_LICENCE = re.compile(r"creative\s*commons|\bCC[- ](?:BY|0)|licen[cs]e|public domain|lizenz", re.IGNORECASE)


def text(fields: Fields, key: str) -> str:
    """Return a field as written, or "" where it is missing or no text."""
    value = dict.get(fields, key)  # feedparser's own `get` answers for other keys too, with warnings
    return value if isinstance(value, str) else ""


def said(fields: Fields, *elements: str) -> tuple[str, ...]:
    """Return the texts of these elements in the order of the feed."""
    return tuple(value for element, value in dict.get(fields, SAID) or () if element in elements)


def listed(fields: Fields, element: str) -> Iterator[tuple[Mapping[str, str], str]]:
    """Yield attributes and text of each `podcast:` element of this name."""
    for name, attributes, value in dict.get(fields, LISTED) or ():
        if name == element:
            yield attributes, value


def podcast_text(fields: Fields, element: str) -> str:
    """Return the text of the first `podcast:` element of this name, or ""."""
    return next((value for _, value in listed(fields, element)), "")


def name(value: str) -> str:
    """Return a person's or a show's name: one line without markup, cut at a length that no name has."""
    return markup.line(value[: 4 * LONGEST_NAME])[:LONGEST_NAME].strip()


def author(fields: Fields) -> str | None:
    """Return the author's name without the mail address, or None."""
    written = text(fields, "author")
    found = name(re.sub(r"[<(]?\S+@\S+[>)]?", "", written[: 4 * LONGEST_NAME]))
    return re.sub(r"^\((.*)\)$", r"\1", found).strip() or None


def link(fields: Fields) -> str | None:
    """Return the address of the page: the link, or an Atom link whose relation is empty."""
    if found := addresses.web(text(fields, "link")):
        return found
    return next(
        (found for each in _links(fields, "", "alternate") if (found := addresses.web(text(each, "href")))),
        None,
    )


def related(fields: Fields, relation: str) -> str | None:
    """Return the address of the first link with this relation ("self", "license")."""
    return next(
        (found for each in _links(fields, relation) if (found := addresses.web(text(each, "href")))), None
    )


def audio(fields: Fields) -> Audio | None:
    """Return the first enclosure that is a recording (sound rather than video), with size and media type."""
    media = dict.get(fields, "media_content")
    given = [*_links(fields, "enclosure"), *_dictionaries(media)]
    ranked = [
        (rank, number, found)
        for number, each in enumerate(given)
        if (found := _recording(each)) and (rank := _rank(found)) is not None
    ]
    return min(ranked, key=lambda each: each[:2])[2] if ranked else None


def _recording(enclosure: Fields) -> Audio | None:
    url = addresses.web(text(enclosure, "href") or text(enclosure, "url"))
    if url is None:
        return None
    media_type = text(enclosure, "type").strip().lower()
    if not _MEDIA_TYPE.fullmatch(media_type) or media_type == "application/octet-stream":
        ending = match[0].strip(".?#").lower() if (match := _SOUND.search(url)) else ""
        media_type = _SOUND_TYPES.get(ending, f"audio/{ending}" if ending else "")
    size = text(enclosure, "length") or text(enclosure, "filesize")
    megabytes = round(int(size) / (1 << 20), 1) if re.fullmatch(r"\d{4,12}", size.strip()) else 0
    return Audio(url, megabytes if 0 < megabytes < _LARGEST else None, media_type or None)


def _rank(recording: Audio) -> int | None:
    kind = (recording.media_type or "").partition("/")[0]
    if kind in ("audio", "video"):
        return 0 if kind == "audio" else 2
    return 1 if not kind and not _OTHER_FILE.search(recording.url or "") else None


def image(fields: Fields) -> str | None:
    """Return the address of the cover."""
    value = dict.get(fields, "image")
    return addresses.web(text(value, "href")) if isinstance(value, dict) else None


def categories(fields: Fields) -> tuple[str, ...]:
    """Return categories and keywords, each once."""
    terms = (
        name(text(each, "term") or text(each, "label")) for each in _dictionaries(dict.get(fields, "tags"))
    )
    return tuple(dict.fromkeys(filter(None, terms)))[:_MOST_CATEGORIES]


def language(fields: Fields) -> str | None:
    """Return the language as a tag in its usual form ("en", "pt-BR"), or None."""
    match = _LANGUAGE.fullmatch(text(fields, "language").strip())
    if not match:
        return None
    script, region = (match[2] or "").title(), (match[3] or "").upper()
    return "-".join(filter(None, (match[1].lower(), script, region)))


def explicit(fields: Fields) -> bool | None:
    """Tell whether the feed calls it explicit; None where it does not say."""
    return _EXPLICIT.get(one_line(text(fields, "itunes_explicit")[:20]).casefold())


def licence(fields: Fields) -> str | None:
    """Return the licence: its address or else its wording; a plain copyright notice is none."""
    for attributes, value in listed(fields, "license"):
        if found := addresses.web(attributes.get("url")) or name(value):
            return found
    rights = name(text(fields, "rights"))
    return related(fields, "license") or (rights if _LICENCE.search(rights) else None)


def chapters(fields: Fields) -> Iterator[tuple[str, str | None]]:
    """Yield title and address of the chapters that the feed itself lists (Podlove's simple chapters)."""
    given = dict.get(fields, "psc_chapters")
    for each in _dictionaries(dict.get(given, "chapters") if isinstance(given, dict) else None):
        if title := name(text(each, "title")):
            yield title, addresses.web(text(each, "href"))


def _links(fields: Fields, *relations: str) -> Iterator[Fields]:
    return (each for each in _dictionaries(dict.get(fields, "links")) if text(each, "rel") in relations)


def _dictionaries(value: object) -> Iterator[dict[str, Any]]:
    return (each for each in value if isinstance(each, dict)) if isinstance(value, list) else iter(())

"""A web page with the notes of many episodes, or of one -> `Show` and `Episode`s, links kept.

A page of many is read like a text page (see `page`): its headings are "Episode 9: Title (date)". On a page of one the
title is its first heading, and date, show and recording stand in its metadata.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading import addresses, dates, markup, numbering, page, titles
from orbitgraph.extract.reading.blocks import Block
from orbitgraph.extract.reading.names import show_slug
from orbitgraph.model import Audio, Episode, Link, Show

_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_SITE = re.compile(r"<meta\b[^<>]*\bog:site_name\b")
_META = {
    "show": ("meta[property='og:site_name']", "meta[name='application-name']"),
    "title": ("meta[property='og:title']",),
    "date": (
        "meta[property='article:published_time']",
        "meta[name='date']",
        "meta[itemprop='datePublished']",
    ),
    "url": ("meta[property='og:url']",),
}


def looks_like(text: str) -> bool:
    """Tell whether a text is a web page, by how it begins."""
    return bool(_HTML.match(text[:4000]))


def read(text: str, name: str, base: str | None = None) -> page.Page:
    """Read a web page; `base` is its address where it is known. Raises `SourceError` where it has no notes."""
    notes = markup.blocks(text, base)
    sections = sum(page.is_episode_heading(block.text) for block in notes)
    # One such heading alone may be the title of a page of one, if the show is named elsewhere.
    if sections > 1 or (sections and not _SITE.search(text)):
        read = page.read("\n\n".join(_as_text(block) for block in notes), name)
        return replace(read, episodes=tuple(_with_links(each, notes) for each in read.episodes))
    return _single(text, notes, name, base)


def _as_text(block: Block) -> str:
    return f"- {block.text}" if block.kind == "item" else block.text


def _with_links(episode: Episode, notes: Sequence[Block]) -> Episode:
    anchors = {block.text: block.anchors for block in notes if block.anchors}
    links = (
        Link(number, anchor.start, anchor.text, anchor.target)
        for number, paragraph in enumerate(episode.paragraphs)
        for anchor in anchors.get(paragraph, ())
    )
    return replace(episode, links=tuple(links))


def _single(text: str, notes: Sequence[Block], name: str, base: str | None) -> page.Page:
    tree = LexborHTMLParser(text[: markup.MAX_CHARACTERS])
    heading = next((number for number, block in enumerate(notes) if block.kind == "heading"), None)
    title = notes[heading].text if heading is not None else markup.line(_meta(tree, "title"))
    paragraphs, links = markup.paragraphs_and_links(notes[heading + 1 :] if heading is not None else notes)
    if not title or not paragraphs:
        raise SourceError(
            f"{name}: no episode found; a web page has a heading and notes, or 'Episode 4: Title' headings"
        )
    show_title = markup.line(_meta(tree, "show")) or "Untitled show"
    (number,) = numbering.numbers([None], [title])
    show = Show(show_slug(show_title), show_title)
    published = _date(tree)
    url = addresses.web(base) or addresses.web(_meta(tree, "url"))
    episode = Episode(
        show=show.slug,
        key=str(number) if number is not None else (url or title),
        title=title,
        number=number,
        guests=titles.guests(title),
        published=published,
        audio=_audio(tree),
        url=url,
        paragraphs=paragraphs,
        links=links,
    )
    return page.Page(show, (episode,), ())


def _meta(tree: LexborHTMLParser, what: str) -> str:
    for selector in _META[what]:
        node = tree.css_first(selector)
        if node is not None and (content := node.attributes.get("content")):
            return content
    return ""


def _date(tree: LexborHTMLParser) -> date | None:
    node = tree.css_first("time[datetime]")
    written = _meta(tree, "date") or (node.attributes.get("datetime") or "" if node is not None else "")
    return dates.published(written)


def _audio(tree: LexborHTMLParser) -> Audio | None:
    node = tree.css_first("audio[src]") or tree.css_first("audio source[src]")
    target = addresses.web(node.attributes.get("src")) if node is not None else None
    return Audio(url=target) if target else None

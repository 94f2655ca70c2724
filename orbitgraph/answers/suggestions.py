"""Suggestions of what to hear next as text: for a terminal, as JSON, as Markdown, and as items of an RSS feed."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from orbitgraph.answers.quoting import GUILLEMETS, sentence
from orbitgraph.answers.recommending import Suggestion, Suggestions
from orbitgraph.model import Episode
from orbitgraph.queries.render import harmless, visible
from orbitgraph.report import escape

_WIDE = 96
_FAINT = 0.02
"""Reasons that add less than this share of a score are in the JSON, but people are not told of them."""
_ATOM = "http://www.w3.org/2005/Atom"

Listed = Sequence[tuple[Episode, Sequence[Suggestion]]]
"""Each episode with what is suggested after it."""


def list_as_text(listed: Sequence[Suggestion]) -> str:
    """Return suggested episodes for people, with reasons and (where there are any) quotes."""
    lines = []
    for rank, each in enumerate(listed, start=1):
        lines.append(f"{rank}. {visible(each.key)}. {visible(each.name)} ({each.score:.2f})")
        lines += _reasons(each)
    return "".join(f"{line}\n" for line in lines)


def list_as_json(listed: Sequence[Suggestion]) -> str:
    """Return suggested episodes as a JSON list."""
    return _json([_entry(each) for each in listed])


def list_as_markdown(listed: Sequence[Suggestion]) -> str:
    """Return suggested episodes as a numbered list of Markdown."""
    lines = []
    for rank, each in enumerate(listed, start=1):
        told = escape(in_words(each))
        lines.append(f"{rank}. {escape(each.key)}. {escape(each.name)} ({each.score:.2f}): {told}")
        for _, grounds in each.reasons:
            lines += [
                f"   - {escape(ground.name)}, episode {escape(ground.episode)}: “{escape(ground.quote.sentence)}”"
                for ground in grounds
            ]
    return "".join(f"{line}\n" for line in lines)


def page_as_text(listed: Listed) -> str:
    """Return the suggestions after each episode for people."""
    blocks = (f"{visible(one.key)}. {visible(one.title)}\n" + list_as_text(each) for one, each in listed)
    return "\n".join(blocks)


def page_as_json(listed: Listed) -> str:
    """Return the suggestions after each episode as a JSON list."""
    return _json(
        [
            {
                "episode": one.key,
                "title": one.title,
                "url": one.url,
                "related": [_entry(each) for each in found],
            }
            for one, found in listed
        ]
    )


def page_as_markdown(listed: Listed) -> str:
    """Return the suggestions after each episode as a Markdown page."""
    none = "Nothing in common with another episode.\n"
    blocks = (
        f"## {escape(one.key)}. {escape(one.title)}\n\n{list_as_markdown(found) or none}"
        for one, found in listed
    )
    return "# Related episodes\n\n" + "\n".join(blocks)


def page_as_rss(listed: Listed) -> str:
    """Return an RSS document whose items have, by guid, an `atom:link rel="related"` for each suggested episode.

    The links go to the episodes' own pages, or else to their recordings; an episode with neither is left out.
    """
    ElementTree.register_namespace("atom", _ATOM)
    episodes = {one.key: one for one, _ in listed}
    feed = ElementTree.Element("rss", {"version": "2.0"})
    channel = ElementTree.SubElement(feed, "channel")
    for one, found in listed:
        item = ElementTree.SubElement(channel, "item")
        ElementTree.SubElement(item, "title").text = _xml(one.title)
        guid = ElementTree.SubElement(item, "guid", {"isPermaLink": "false"})
        guid.text = _xml(one.guid or one.url or one.id)
        for each in found:
            other = episodes.get(each.key)
            if other and (link := other.url or (other.audio and other.audio.url)):
                named = {"rel": "related", "href": _xml(link), "title": _xml(other.title)}
                ElementTree.SubElement(item, f"{{{_ATOM}}}link", named)
    ElementTree.indent(feed)
    return ElementTree.tostring(feed, encoding="unicode") + "\n"


def around_as_text(found: Iterable[Suggestions]) -> str:
    """Return what goes with a thing for people: its episodes, then others, people and topics."""
    lines = []
    for each in found:
        lines.append(f"{visible(each.thing.label)} ({each.thing.cls})")
        lines += [f"  in {visible(key)}. {visible(title)}" for key, title in each.own]
        for title, listed in (("Episodes", each.episodes), ("People", each.people), ("Topics", each.topics)):
            if listed:
                lines.append(title)
            for rank, one in enumerate(listed, start=1):
                name = f"{one.key}. {one.name}" if title == "Episodes" else one.name
                lines.append(f"{rank}. {visible(name)} ({one.score:.2f})")
                lines += _reasons(one)
    return "".join(f"{line}\n" for line in lines)


def around_as_json(found: Iterable[Suggestions]) -> str:
    """Return what goes with a thing as a JSON list, an object for each thing of the name."""
    return _json(
        [
            {
                "thing": each.thing.label,
                "class": each.thing.cls,
                "own": [{"episode": key, "title": title} for key, title in each.own],
                "episodes": [_entry(one) for one in each.episodes],
                "people": [_entry(one, "class", "name") for one in each.people],
                "topics": [_entry(one, "class", "name") for one in each.topics],
            }
            for each in found
        ]
    )


def around_as_markdown(found: Iterable[Suggestions]) -> str:
    """Return what goes with a thing as Markdown."""
    blocks = []
    for each in found:
        blocks.append(f"# {escape(each.thing.label)}\n")
        blocks.append("".join(f"- {escape(key)}. {escape(title)}\n" for key, title in each.own))
        for title, listed in (("Episodes", each.episodes), ("People", each.people), ("Topics", each.topics)):
            if listed:
                told = (
                    f"{rank}. {escape(one.name)} ({one.score:.2f}): " + escape(in_words(one))
                    for rank, one in enumerate(listed, start=1)
                )
                blocks.append(f"## {title}\n\n" + "\n".join(told) + "\n")
    return "\n".join(blocks)


def in_words(each: Suggestion) -> str:
    """Return the reasons that count in one line, the weightiest first."""
    told = [reason.text for reason, _ in each.reasons if reason.weight >= _FAINT * each.score]
    return f"near to episode {each.near}: " * bool(each.near) + "; ".join(told)


def _reasons(each: Suggestion) -> list[str]:
    """Return the reasons on a few lines, or, where they have quotes, each on its own with these below it."""
    if not any(grounds for _, grounds in each.reasons):
        told = visible(in_words(each))
        return textwrap.wrap(told, _WIDE, initial_indent="   ", subsequent_indent="   ")
    lines = []
    for reason, grounds in each.reasons:
        lines.append(f"   {visible(reason.text)} ({reason.weight:.2f})")
        for ground in grounds:
            quoted = sentence(ground.quote, _WIDE, "       ", GUILLEMETS)
            lines += [f"     {visible(ground.name)}, in {visible(ground.episode)}:", *quoted]
    return lines


def _entry(each: Suggestion, key: str = "episode", name: str = "title") -> dict[str, Any]:
    reasons = []
    for reason, grounds in each.reasons:
        told: dict[str, Any] = {"kind": reason.kind, "text": reason.text, "weight": reason.weight}
        if grounds:
            told["quotes"] = [
                {"name": ground.name, "episode": ground.episode, "sentence": ground.quote.sentence}
                for ground in grounds
            ]
        reasons.append(told)
    near = {"near": each.near} if each.near else {}
    return {key: each.key, name: each.name, "score": each.score, **near, "reasons": reasons}


def _json(value: object) -> str:
    return harmless(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _xml(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(each if each.isprintable() or each == " " else "\ufffd" for each in " ".join(text.split()))


LISTS: Mapping[str, Callable[[Sequence[Suggestion]], str]] = {
    "table": list_as_text,
    "json": list_as_json,
    "md": list_as_markdown,
}
PAGES: Mapping[str, Callable[[Listed], str]] = {
    "table": page_as_text,
    "json": page_as_json,
    "md": page_as_markdown,
    "rss": page_as_rss,
}
AROUND: Mapping[str, Callable[[Iterable[Suggestions]], str]] = {
    "table": around_as_text,
    "json": around_as_json,
    "md": around_as_markdown,
}
"""How each of the three answers is written, by the name of the format."""

"""XML that is not well-formed -> XML that is: the last resort for a feed that a strict parser refuses.

Tags are balanced, prefixes declared, bare ampersands and angle brackets escaped, and what follows a cut is closed.
Nothing is invented: text stays text, and a tag without its partner ends where its parent does.
"""

from __future__ import annotations

import re
from html.entities import html5
from xml.sax.saxutils import escape, quoteattr

MAX_DEPTH = 200
"""How deep elements may be nested; the tags of deeper ones are left out."""

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<![A-Za-z][^<>]*+>"
    r"|</\s*(?P<end>[A-Za-z_][\w.-]*(?::[\w.-]+)?)[^<>]*+>"
    r"|<(?P<start>[A-Za-z_][\w.-]*(?::[\w.-]+)?)(?P<attributes>(?:[^<>\"']++|\"[^\"<]*\"|'[^'<]*')*+)>"
    r"|<(?P<loose>[A-Za-z_][\w.-]*(?::[\w.-]+)?)(?P<rest>[\s/][^<>]*+)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[A-Za-z_][\w.-]*(?::[\w.-]+)?)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>]+))"
)
_REFERENCE = re.compile(
    r"&(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31})|#(?P<ten>\d{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6}));"
)
_ITEMS = frozenset("item entry".split())
# Elements of an item that hold text (or unescaped HTML) and never one another.
_FIELDS = frozenset(
    """title link guid id pubdate published updated description summary content content:encoded enclosure author
    category language itunes:title itunes:duration itunes:episode itunes:season itunes:author itunes:summary
    itunes:subtitle itunes:explicit podcast:person podcast:transcript podcast:chapters
    podcast:soundbite podcast:location podcast:season""".split()
)
_PREFIXES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "atom": "http://www.w3.org/2005/Atom",
    "atom10": "http://www.w3.org/2005/Atom",
    "media": "http://search.yahoo.com/mrss/",
    "psc": "http://podlove.org/simple-chapters",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "cc": "http://web.resource.org/cc/",
    "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
}


def well_formed(text: str) -> str:
    """Return the document as well-formed XML, given from its first element on."""
    out: list[str] = []
    stack: list[str] = []
    prefixes: dict[str, str | None] = {}
    at = 0
    for token in _TOKEN.finditer(text):
        out.append(_text(text[at : token.start()]))
        at = token.end()
        if token["cdata"] is not None:
            out.append(escape(token["cdata"]))
        elif name := token["start"] or token["loose"]:
            _open(name, token["attributes"] or token["rest"] or "", stack, prefixes, out)
        elif token["end"]:
            _close(token["end"], stack, out)
            if not stack:
                break
    else:
        out.append(_text(text[at:]))
    out += (f"</{name}>" for name in reversed(stack))
    return _declare(prefixes, "".join(out))


def _open(name: str, written: str, stack: list[str], prefixes: dict[str, str | None], out: list[str]) -> None:
    local = name.rpartition(":")[2]
    if local in _ITEMS:  # items never nest: the one before was not closed
        while any(each.rpartition(":")[2] in _ITEMS for each in stack):
            out.append(f"</{stack.pop()}>")
    elif name.lower() in _FIELDS:
        _close_field(stack, out)
    empty = written.rstrip().endswith("/")
    if len(stack) >= MAX_DEPTH:
        return
    attributes: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match["double"] if match["double"] is not None else match["single"] or match["bare"] or ""
        key = match["name"]
        if key.startswith("xmlns"):
            value = "".join(value.split())
            if (key != "xmlns" and not value) or key in ("xmlns:xml", "xmlns:xmlns"):
                continue
            if (prefix := key[6:]) and prefixes.get(prefix) is None:
                prefixes[prefix] = value
        attributes.setdefault(key, value)
    for each in (name, *attributes):
        if ":" in each and not each.startswith(("xmlns:", "xml:")):
            prefixes.setdefault(each.partition(":")[0], None)
    listed = "".join(f" {key}={quoteattr(_plain(value))}" for key, value in attributes.items())
    out.append(f"<{name}{listed}{'/' if empty else ''}>")
    if not empty:
        stack.append(name)


def _close_field(stack: list[str], out: list[str]) -> None:
    """Close the field of an item that was left open, with all in it."""
    depth = next((at for at, each in enumerate(stack) if each.lower() in _FIELDS), len(stack))
    if depth and stack[depth - 1].rpartition(":")[2] in _ITEMS:
        out += (f"</{each}>" for each in reversed(stack[depth:]))
        del stack[depth:]


def _close(name: str, stack: list[str], out: list[str]) -> None:
    if name in stack:
        while (last := stack.pop()) != name:
            out.append(f"</{last}>")
        out.append(f"</{name}>")
    elif stack and _resembles(name, stack[-1]):
        out.append(f"</{stack.pop()}>")


def _resembles(name: str, other: str) -> bool:
    """Tell whether one name is the other with a letter or two damaged or swapped."""
    return len(name) == len(other) > 3 and sum(a != b for a, b in zip(name, other, strict=True)) <= 2


def _declare(prefixes: dict[str, str | None], text: str) -> str:
    """Declare on the first element every prefix in use that it does not declare itself."""
    text = text[text.find("<") :] if "<" in text else ""
    head = text[: text.find(">")].removesuffix("/")
    added = "".join(
        f" xmlns:{prefix}={quoteattr(uri or _PREFIXES.get(prefix, f'urn:prefix:{prefix}'))}"
        for prefix, uri in prefixes.items()
        if f" xmlns:{prefix}=" not in head
    )
    return f"{head}{added}{text[len(head) :]}"


def _text(text: str) -> str:
    return escape(_plain(text)) if "&" in text or "<" in text or "]]>" in text else text


def _plain(text: str) -> str:
    """Decode the references of a text or a value, each once; a bare ampersand stays what it is."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    if match["name"]:
        return html5.get(f"{match['name']};", match[0])
    number = int(match["ten"]) if match["ten"] else int(match["hex"], 16)
    forbidden = number < 32 and number not in (9, 10, 13)
    if forbidden or number in (0xFFFE, 0xFFFF) or 0xD800 <= number < 0xE000 or number > 0x10FFFF:
        return ""
    return chr(number)

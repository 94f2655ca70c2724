"""HTML or plain text of show notes -> blocks: headings, paragraphs, items and code, each with its links.

Markup says where a block ends; in plain text, and in text with nothing but inline tags, blank lines and
the marks of items do. The work is linear in the size of the text, however its tags are nested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from orbitgraph.extract.reading import addresses
from orbitgraph.extract.reading.blocks import Anchor, Block, Line, blocks_of, fold
from orbitgraph.extract.reading.characters import clean, decoded, one_line
from orbitgraph.model import Link

__all__ = ["Anchor", "Block", "blocks", "line", "paragraphs_and_links"]

MAX_CHARACTERS = 2_000_000
"""What is longer is cut: no notes are, and time and memory stay bounded."""
MAX_DEPTH = 120
"""Elements nested deeper are read as if their tags were missing (an HTML parser's time grows with the depth)."""

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS = _HEADINGS | frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr
    ul""".split()
)
_KINDS = {"li": "item", "dt": "item", "dd": "item", "tr": "item", "pre": "code"} | dict.fromkeys(
    _HEADINGS, "heading"
)
_UNSEEN = frozenset(
    """applet audio canvas embed frameset head iframe math noembed noframes noscript object script style svg
    template title video""".split()
)
# Tags that change the look alone; a parser repeats those left open in every paragraph that follows.
_LOOKS = frozenset(
    "b big code em font i nobr s small strike strong tt u plaintext xmp listing select option optgroup".split()
)
_VOID = frozenset("area base br col hr img input link meta param source track wbr".split())
_CLOSED_BY_THE_NEXT = frozenset("p li dt dd td th tr tbody thead tfoot".split())
_KNOWN = (
    _BLOCKS
    | _UNSEEN
    | _LOOKS
    | _VOID
    | _CLOSED_BY_THE_NEXT
    | frozenset(
        "a abbr acronym bdi bdo button cite del dfn ins kbd label map mark output q rp rt ruby samp".split()
    )
    | frozenset("span sub sup textarea time var".split())
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"']++|\"[^\"]*\"|'[^']*')*+)>")
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*+)?/?>")
_ESCAPED_TAG = re.compile(r"&lt;(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>&]*+)?/?&gt;")
_BREAKING = _BLOCKS | {"br", "td", "th"}
_CLOSING = re.compile(r"</([a-zA-Z][a-zA-Z0-9]*)")
_HREF = re.compile(r"(?:^|\s)href\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+)", re.IGNORECASE)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|\shidden(?![\w-])|\saria-hidden\s*=\s*[\"']?true",
    re.IGNORECASE,
)


def blocks(html: str, base: str | None = None) -> tuple[Block, ...]:
    """Read notes, with markup or without; relative links are resolved with the address `base`.

    The offset of every anchor holds: `text[a.start : a.start + len(a.text)] == a.text`. Never raises.
    """
    source = _unwrapped(clean(html[:MAX_CHARACTERS]))
    reader = _Reader(base, by_lines=not _has_tag(source, _ANY_TAG, _BREAKING))
    if _has_markup(source):
        if body := LexborHTMLParser(_simplified(source)).body:
            reader.walk(body)
    else:
        reader.text(decoded(decoded(source)), split=True)
    reader.end_block()
    return tuple(reader.blocks)


def line(html: str) -> str:
    """Read a title or a name: one line of text, with markup removed only where tags are closed."""
    source = clean(html[:MAX_CHARACTERS])
    if any(
        closing or name.lower() in _VOID
        for closing, name in _ANY_TAG.findall(source)
        if name.lower() in _KNOWN
    ):
        return " ".join(block.text for block in blocks(source))
    return one_line(decoded(decoded(source)))


def paragraphs_and_links(notes: Iterable[Block]) -> tuple[tuple[str, ...], tuple[Link, ...]]:
    """Turn blocks into an episode's paragraphs and the links in them, numbered from 0."""
    listed = tuple(notes)
    links = (
        Link(number, anchor.start, anchor.text, anchor.target)
        for number, block in enumerate(listed)
        for anchor in block.anchors
    )
    return tuple(block.text for block in listed), tuple(links)


def _has_tag(html: str, pattern: re.Pattern[str], names: frozenset[str]) -> bool:
    return any(match[2].lower() in names for match in pattern.finditer(html))


def _has_markup(html: str) -> bool:
    return "<!--" in html or _has_tag(html, _ANY_TAG, _KNOWN)


def _unwrapped(html: str) -> str:
    """Remove what was wrapped round the notes once too often: a CDATA mark, a second escaping."""
    html = html.replace("<![CDATA[", "").replace("]]>", "")
    if _has_tag(html, _ESCAPED_TAG, _KNOWN) and not _has_tag(html, _ANY_TAG, _KNOWN - _VOID):
        return clean(unescape(html))
    return html


def _simplified(html: str) -> str:
    """Drop the tags that say nothing here or are nested too deep, so that parsing takes linear time."""
    closed = {name.lower() for name in _CLOSING.findall(html)}
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name, attributes = match[1], match[2].lower(), match[3]
        if name in _LOOKS:
            return ""
        if name in _VOID:
            return f"<{name}>"
        if name not in _KNOWN and not attributes and name not in closed:
            return f"&lt;{match[2]}&gt;"  # `Vec<T>` and `#include <vector>` are words of the notes
        if name not in _CLOSED_BY_THE_NEXT:
            depth = max(depth - 1, 0) if closing else depth + 1
            if depth + bool(closing) > MAX_DEPTH:
                return ""
        return f"<{closing}{name}{_telling(name, attributes)}>"

    return _TAG.sub(keep, html)


def _telling(name: str, attributes: str) -> str:
    """Return the attributes that are read: where a link leads, and whether an element is hidden."""
    if name == "a":
        href = _HREF.search(attributes)
        return f" href={href[1]}" if href else ""
    return " hidden" if _HIDING.search(attributes) else ""


class _Reader:
    """Collects text as the walk meets it and cuts it into blocks."""

    def __init__(self, base: str | None, by_lines: bool) -> None:
        self.blocks: list[Block] = []
        self._base = base
        self._by_lines = by_lines
        self._targets: list[str] = []
        self._link = -1
        self._kinds = ["paragraph"]
        self._lines: list[Line] = []
        self._pieces: list[tuple[str, int]] = []

    def walk(self, root: LexborNode) -> None:
        """Visit a tree from its root, without recursion: a tree may be as deep as its writer likes."""
        node, last = root, root.mem_id
        while True:
            if (child := self._enter(node)) is not None:
                node = child
                continue
            self._leave(node)
            while node.mem_id != last and node.next is None and node.parent is not None:
                node = node.parent
                self._leave(node)
            if node.mem_id == last or node.next is None:
                return
            node = node.next

    def text(self, text: str, split: bool) -> None:
        """Add text; with `split` its line ends count as such."""
        for number, part in enumerate(text.split("\n") if split else (text,)):
            if number:
                self.end_line()
            self._pieces.append((part, self._link))

    def end_line(self) -> None:
        """End the line; a second end in a row is a blank line."""
        self._lines.append(fold(self._pieces, self._targets))
        self._pieces = []

    def end_block(self) -> None:
        """End the block, and with it the line."""
        if self._pieces:
            self.end_line()
        if self._lines:
            self.blocks += blocks_of(self._lines, self._kinds[-1])
            self._lines = []

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Read a node; return the child to go on with, if any."""
        tag = node.tag or ""
        if tag == "-text":
            self._read(node)
        if tag in _UNSEEN or tag.startswith(("-", "_", "!")) or _hidden(node, tag):
            return None
        if tag == "br":
            self.end_line()
        elif tag in ("td", "th") and any(text.strip() for text, _ in self._pieces):
            self._pieces.append((" | ", -1))
        elif tag in _BLOCKS:
            self.end_block()
            self._kinds.append(_KINDS.get(tag, self._kinds[-1]))
        elif tag == "a" and (leads := addresses.target(node.attributes.get("href") or "", self._base)):
            self._link = len(self._targets)
            self._targets.append(leads)
        return node.child

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS and not _hidden(node, tag):
            self.end_block()
            self._kinds.pop()
        elif tag == "a":
            self._link = -1

    def _read(self, node: LexborNode) -> None:
        text = decoded(node.text_content or "")
        parent = node.parent.tag if node.parent else None
        split = self._by_lines or self._kinds[-1] == "code"
        if not split and parent == "body" and (parts := re.split(r"\n\s*\n", text))[1:]:
            for number, part in enumerate(parts):
                if number:
                    self.end_block()
                self.text(part, split=False)
            return
        self.text(text, split)


def _hidden(node: LexborNode, tag: str) -> bool:
    return tag not in ("-text", "a") and "hidden" in node.attributes

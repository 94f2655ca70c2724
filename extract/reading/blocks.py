"""Lines of notes -> blocks: what belongs to one paragraph, what is an item, and where the links stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from orbitgraph.extract.reading import addresses
from orbitgraph.extract.reading.characters import clean

_SHORT = 50
"""Writers who wrap lines do so later than this (characters): a shorter line was ended on purpose."""

_BULLET = re.compile(r"(?:[-–—*•·▪▸►●○◦‣⁃■□✓✔→»]|[\U0001f539\U0001f538])\s+(?=\S)")
_ITEM = re.compile(
    r"[\[(]?@?\d{1,2}:\d{2}(?::\d{2})?\b|\d{1,2}[.)]\s|[\u2190-\u21ff\u2600-\u27bf\U0001f300-\U0001faff]"
)
_RULE = re.compile(r"[-=_*~#+—–]{3,}")
_RUN = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link: `text` stands at `start` of its block's text and leads to `target`."""

    start: int
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of notes in one line; `kind` is "heading", "paragraph", "item" or "code"."""

    kind: str
    text: str
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, folded, with its links; without text it separates paragraphs."""

    text: str
    anchors: tuple[Anchor, ...] = ()


def fold(pieces: Iterable[tuple[str, int]], targets: Sequence[str]) -> Line:
    """Join pieces of text, each with the number of its target (-1 for none), folding their white space."""
    words: list[str] = []
    marks: list[list[int]] = []
    length, blank = 0, False
    for text, link in pieces:
        for run in _RUN.findall(clean(text)):
            if run.isspace():
                blank = length > 0
                continue
            words.append(f" {run}" if blank else run)
            start = length + blank
            length, blank = start + len(run), False
            if link < 0:
                continue
            if marks and marks[-1][0] == link:
                marks[-1][2] = length
            else:
                marks.append([link, start, length])
    joined = "".join(words)
    return Line(joined, tuple(Anchor(start, joined[start:end], targets[link]) for link, start, end in marks))


def blocks_of(lines: Iterable[Line], kind: str) -> Iterator[Block]:
    """Yield the blocks that consecutive lines make: items apart, wrapped lines joined, links spelt out found."""
    current: list[Line] = []
    item = False
    for line in lines:
        rule = not line.text or _RULE.fullmatch(line.text) is not None
        starts = _BULLET.match(line.text) is not None or _ITEM.match(line.text) is not None
        if current and (rule or starts or _ends(current[-1], line)):
            yield _block(current, item, kind)
            current = []
        if rule:
            continue
        if not current:
            item = starts
        current.append(_unmarked(line) if starts else line)
    if current:
        yield _block(current, item, kind)


def _ends(line: Line, following: Line) -> bool:
    if _shared(line, following):
        return False
    return line.text.endswith(":") or (len(line.text) < _SHORT and not following.text[:1].islower())


def _shared(line: Line, following: Line) -> bool:
    """Tell whether a link goes on from one line to the next."""
    if not line.anchors or not following.anchors:
        return False
    last, first = line.anchors[-1], following.anchors[0]
    return last.start + len(last.text) == len(line.text) and first.start == 0 and first.target == last.target


def _unmarked(line: Line) -> Line:
    match = _BULLET.match(line.text)
    cut = match.end() if match else 0
    if any(anchor.start < cut for anchor in line.anchors):
        return line
    return Line(line.text[cut:], tuple(replace(each, start=each.start - cut) for each in line.anchors))


def _block(lines: Sequence[Line], item: bool, kind: str) -> Block:
    anchors: list[Anchor] = []
    text = " ".join(line.text for line in lines)
    length = 0
    for line in lines:
        for each in line.anchors:
            start, end = each.start + length, each.start + length + len(each.text)
            last = anchors[-1] if anchors else None
            if last and last.target == each.target and last.start + len(last.text) + 1 == start == length:
                anchors[-1] = replace(last, text=text[last.start : end])  # a link that was wrapped
            else:
                anchors.append(replace(each, start=start))
        length += len(line.text) + 1
    return linked(Block("item" if item and kind == "paragraph" else kind, text, tuple(anchors)))


def linked(block: Block) -> Block:
    """Return the block with anchors also on the addresses that its text spells out."""
    if "://" not in block.text:
        return block
    taken = [(each.start, each.start + len(each.text)) for each in block.anchors]
    found = []
    at = 0
    for start, written in addresses.in_text(block.text):
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if (at == len(taken) or taken[at][0] >= start + len(written)) and (
            leads := addresses.target(written)
        ):
            found.append(Anchor(start, written, leads))
    anchors = sorted((*block.anchors, *found), key=lambda each: each.start)
    return replace(block, anchors=tuple(anchors))

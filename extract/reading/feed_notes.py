"""The several texts of one episode -> its notes: the richest, and of the others what it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from orbitgraph.extract.reading.blocks import Anchor, Block, linked

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?…。])\s+")
_CUT = re.compile(r"\w*\W*(?:\[?…\]?|\.\.\.\]?)\s*$")
_GRAM = 3
_ALIKE = 0.8
"""A sentence is said already when so many of its runs of three words are (texts are shortened and edited)."""
_LONG = 8
_TAIL = 200
"""Where a cut is looked for (characters before the end): in a text without blanks the search grows with the square."""


def merged(texts: Iterable[Sequence[Block]], more: Sequence[Block] = ()) -> tuple[Block, ...]:
    """Join the texts of an episode, each given as blocks in the feed's order, and `more` that is no text.

    The richest is kept whole; what only another says stands before it or after it as in the feed, and links
    that only another has are put on the same words. Nothing is lost and nothing stands there twice.
    """
    given = [text for text in dict.fromkeys(map(tuple, texts)) if text]
    if not given or (len(given) == 1 and not more):
        return given[0] if given else tuple(more)
    main = max(range(len(given)), key=lambda number: _richness(given[number]))
    said = _Said(given[main])
    before: list[Block] = []
    after: list[Block] = []
    for number, text in enumerate(given):
        if number != main:
            (before if number < main else after).extend(said.new(text))
    after += said.new(more)
    anchors = [anchor for text in (*given, more) for block in text for anchor in block.anchors]
    return _with_links((*before, *given[main], *after), anchors)


def _richness(text: Sequence[Block]) -> int:
    return sum(len(block.text) + 40 * len(block.anchors) + 10 for block in text)


class _Said:
    """The runs of up to three words that the notes hold so far."""

    def __init__(self, text: Sequence[Block]) -> None:
        self._grams: set[tuple[str, ...]] = set()
        self._add(" ".join(block.text for block in text))  # a copy may have lost where blocks end

    def new(self, text: Sequence[Block]) -> list[Block]:
        """Return what of a text is not said yet, and hold it from now on."""
        found = []
        for block in text:
            sentences = _SENTENCE.split(block.text)
            unsaid = [sentence for sentence in sentences if not self._holds(sentence)]
            if not unsaid:
                continue
            found.append(block if len(unsaid) == len(sentences) else _part(block, " ".join(unsaid)))
            self._add(found[-1].text)
        return found

    def _add(self, text: str) -> None:
        words = _WORD.findall(text.casefold())
        for size in range(1, _GRAM + 1):
            self._grams.update(_runs(words, size))

    def _holds(self, sentence: str) -> bool:
        words = _WORD.findall((sentence[:-_TAIL] + _CUT.sub("", sentence[-_TAIL:])).casefold())
        runs = _runs(words, min(_GRAM, len(words)))
        known = sum(run in self._grams for run in runs)
        return known >= (_ALIKE if len(words) >= _LONG else 1) * len(runs)


def _runs(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)] if words else []


def _part(block: Block, text: str) -> Block:
    anchors: list[Anchor] = []
    end = 0
    for anchor in block.anchors:
        if (start := text.find(anchor.text, end)) >= 0:
            anchors.append(replace(anchor, start=start))
            end = start + len(anchor.text)
    return linked(Block(block.kind, text, tuple(anchors)))


def _with_links(notes: tuple[Block, ...], anchors: Iterable[Anchor]) -> tuple[Block, ...]:
    """Put the links that no block has on the first words like theirs that have none."""
    known = {anchor.target for block in notes for anchor in block.anchors}
    result = list(notes)
    for anchor in anchors:
        if anchor.target in known or len(anchor.text) < _GRAM:
            continue
        known.add(anchor.target)
        for number, block in enumerate(result):
            start = block.text.find(anchor.text)
            if start >= 0 and _free(block, start, start + len(anchor.text)):
                anchors_now = (*block.anchors, replace(anchor, start=start))
                result[number] = replace(
                    block, anchors=tuple(sorted(anchors_now, key=lambda each: each.start))
                )
                break
    return tuple(result)


def _free(block: Block, start: int, end: int) -> bool:
    return all(each.start >= end or each.start + len(each.text) <= start for each in block.anchors)

"""An episode's notes with their parse: what every finder and rule looks at."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from orbitgraph.extract.spans import addresses
from orbitgraph.model import Episode, Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True)
class Notes:
    """An episode, the parse of its notes (title and paragraphs), and where things stand in them."""

    episode: Episode
    doc: Doc

    @cached_property
    def text(self) -> str:
        """Return title and notes; offsets equal those of the episode's text."""
        return self.doc.text

    @cached_property
    def links(self) -> list[tuple[int, int, str]]:
        """Return the links of the notes as (start, end, target), in the order of the text."""
        starts, at = [], len(self.episode.title)
        for paragraph in self.episode.paragraphs:
            starts.append(at + (2 if at else 0))
            at = starts[-1] + len(paragraph)
        places = ((starts[each.paragraph] + each.start, each) for each in self.episode.links)
        return sorted((start, start + len(each.text), each.target) for start, each in places)

    @cached_property
    def addresses(self) -> list[tuple[int, int]]:
        """Return the spans of addresses, URLs and handles."""
        return addresses(self.text)

    def in_address(self, start: int, end: int) -> bool:
        """Tell whether a span touches an address, URL or handle."""
        return any(start < stop and begin < end for begin, stop in self.addresses)

    @cached_property
    def credits(self) -> list[tuple[int, int]]:
        """Return the spans of the sentences of the credits, which stand after the notes in the episode's text."""
        first = len(self.episode.text) - len(self.episode.credits)
        found = re.finditer(r"\S.*?(?:\.(?=\s|\Z)|\Z)", self.episode.credits, re.DOTALL)
        return [(first + match.start(), first + match.end()) for match in found]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Return the spans of the sentences without surrounding white space; the title is the first one."""
        spans = [(0, len(self.episode.title))]
        for sentence in self.doc.sents:
            start, end = sentence.start_char, sentence.end_char
            text = self.text[start:end]
            start += len(text) - len(text.lstrip())
            end -= len(text) - len(text.rstrip())
            if start >= len(self.episode.title) and start < end:
                spans.append((start, end))
        return spans

    def sentence(self, start: int) -> tuple[int, int]:
        """Return the span of the sentence that holds the character `start`."""
        spans = self.sentences if start < len(self.text) else self.credits
        at = bisect_right(spans, start, key=lambda span: span[0]) - 1
        return spans[max(at, 0)]

    def evidence(self, start: int, end: int, extractor: str, confidence: float) -> Evidence:
        """Make the evidence for a span; a span over several sentences takes all of them."""
        first, last = self.sentence(start), self.sentence(max(start, end - 1))
        return Evidence(
            self.episode.id, start, end, min(first[0], start), max(last[1], end), extractor, confidence
        )

    def span(self, start: int, end: int) -> Span | None:
        """Return the tokens that cover the characters `start:end`."""
        return self.doc.char_span(start, end, alignment_mode="expand")

    def head(self, start: int, end: int) -> Token | None:
        """Return the token that governs the characters `start:end`."""
        span = self.span(start, end)
        return span.root if span is not None and len(span) else None

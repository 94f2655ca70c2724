"""Names that no list and no pattern knows: what they are is told by how the whole episode uses them.

Every place where a name stands may speak for a class ("wrote X", "X, its control protocol", "a service of X");
the evidence of all places is added up, each kind of it once, and a name without enough of it is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.events import CALENDAR
from orbitgraph.extract.guests.person_names import is_title_word
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.systems import GENERIC, is_nick
from orbitgraph.extract.usage import Vote, votes
from orbitgraph.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ENOUGH = 1.5
"""The least weight of evidence for a class."""
LEAD = 0.5
"""By how much the best class must lead."""

_LOWER = re.compile(r"[a-z]{2,}[a-z0-9]*(?:[-_][a-z0-9]+)?")
_NEVER = re.compile(rf"(?:{CALENDAR}|Episode|(?:{GENERIC})s?|[A-Z]|I|Ph\.?D\.?|CEO|CTO|OK|[\d.,:/-]+)")
# "Use the coupon code X"; "an IDE": a common noun has an article.
_CODE = re.compile(r"\b(?:coupon|discount|promo\w*|voucher)\b[^.\n]*$|\bcode:?\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:an?|[Aa]n?)\s+$")
_NOT_OURS = frozenset("DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL LANGUAGE NORP LAW".split())


def find(notes: Notes, known: Iterable[Found]) -> list[Found]:
    """Return mentions of names that are none of the `known` findings, where their use tells the class."""
    others = list(known)
    taken = {position for each in others for position in range(each.start, each.end)}
    classes = {position: each.cls for each in others for position in range(each.start, each.end)}
    spans = list(_names(notes, taken))
    given: dict[str, set[Vote]] = defaultdict(set)
    # What is known of one name of a row tells of the next: a second look sees what the first has told.
    for _ in range(2):
        for span in spans:
            given[span.text].update(votes(span, classes))
        told = ((span, _decided(given[span.text])) for span in spans)
        classes |= {token.idx: best for span, best in told if best for token in span}
    found = []
    for name, cast in sorted(given.items()):
        if (best := _decided(cast)) is None:
            continue
        for match in re.finditer(rf"(?<![\w@.-]){re.escape(name)}(?![\w-]|\.\w)", notes.text):
            if not notes.in_address(*match.span()) and taken.isdisjoint(range(*match.span())):
                found.append(Found(*match.span(), best, name, "unlisted-name", 0.7, 3))
    return found


def _decided(given: Iterable[Vote]) -> EntityClass | None:
    totals: dict[EntityClass, float] = defaultdict(float)
    for vote in given:
        totals[vote.cls] += vote.weight
    ranked = sorted(totals, key=lambda cls: (-totals[cls], cls))
    if not ranked or totals[ranked[0]] < ENOUGH:
        return None
    return None if len(ranked) > 1 and totals[ranked[0]] - totals[ranked[1]] < LEAD else ranked[0]


def _names(notes: Notes, taken: set[int]) -> Iterator[Span]:
    """Yield runs of proper names, and single words in lower case that the parser takes for names."""
    doc, at = notes.doc, 0
    title_end = len(notes.episode.title)
    while at < len(doc):
        end = at
        while end < len(doc) and _is_part(doc[end], taken):
            end += 1
        if end == at:
            at += 1
            continue
        span = doc[at:end]
        at = end
        if span.start_char >= title_end and _is_name(span, notes) and not _is_rest(span, taken):
            yield span


def _is_part(token: Token, taken: set[int]) -> bool:
    if token.idx in taken or token.is_space:
        return False
    if token.text[:1].isupper():
        return token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB") and not _NEVER.fullmatch(token.text)
    if not _LOWER.fullmatch(token.text):
        return False
    return token.pos_ in ("PROPN", "X") or (token.pos_ == "NOUN" and token.text[-1].isdigit())


def _is_name(span: Span, notes: Notes) -> bool:
    first = span[0]
    if is_nick(notes.text, span.start_char, span.end_char):
        return False
    if notes.in_address(span.start_char, span.end_char) or len(span) > 3 or len(span.text) < 3:
        return False
    if first.ent_type_ in _NOT_OURS or (first.ent_type_ in ("GPE", "LOC", "PERSON") and len(span) > 1):
        return False
    if all(is_title_word(token.text) for token in span) or _is_quoted(span, notes):
        return False
    # The model takes many a system for a place; only of places is something said to be in them.
    if first.ent_type_ in ("GPE", "LOC") and re.search(
        rf"(?<!\bwritten )(?<!\bimplemented )\b(?:in|near)\s+{re.escape(span.text)}\b", notes.text
    ):
        return False
    before = notes.text[max(0, span.start_char - 40) : span.start_char]
    if _CODE.search(before) or (span.text.isupper() and _ARTICLE.search(before)):
        return False
    if first.is_sent_start and first.text.istitle() and len(span) == 1:
        lower = first.text.lower()
        return (
            first.pos_ == "PROPN"
            and not first.is_stop
            and not re.search(rf"\b{re.escape(lower)}\b", notes.text)
        )
    return any(token.pos_ in ("PROPN", "X") or token.text[-1].isdigit() for token in span)


def _is_rest(span: Span, taken: set[int]) -> bool:
    """Tell what is left of a longer name of which another finding has a part: "Rust Maven"."""
    beside = [span.doc[at] for at in (span.start - 1, span.end) if 0 <= at < len(span.doc)]
    return any(token.idx in taken and token.pos_ == "PROPN" and token.text[:1].isupper() for token in beside)


def _is_quoted(span: Span, notes: Notes) -> bool:
    """Tell a word of a quotation or a title from a name in quotation marks."""
    low, high = notes.sentence(span.start_char)
    before, after = notes.text[low : span.start_char], notes.text[span.end_char : high]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return opened and not (before[-1:] in '“"' and after[:2].strip(",.")[:1] in ("”", '"'))

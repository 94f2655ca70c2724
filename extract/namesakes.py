"""Companies that are called like their product: which of the two each place means, by what is said there.

Where nothing tells at the place itself, the episode decides: somebody who has a post at it makes it the company.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.systems import KINDS
from orbitgraph.extract.usage import votes
from orbitgraph.model import EntityClass

_EMPLOYERS = frozenset({"organisation-employer", "organisation-of-guest"})
_AT = frozenset({"time at", "made at"})
_PRODUCT = frozenset({"apposition", "built on", "copula", "is made", "runs on", "works"})
_ON_IT = re.compile(r"(?:\b(?:[Oo]n|[Vv]ia|[Uu]s(?:e|es|ed|ing)|[Tt]hrough)|/)\s+$")
_ITS = "account|action|notification|organi[sz]ation|page|plugin|profile|repo|repositor(?:y|ie)|script|user|workflow"
_AS_PRODUCT = re.compile(rf"(?:['’]s?)?\s+(?:v?\d|(?:[\w-]+\s+)?(?:{'|'.join(sorted(KINDS))}|{_ITS})s?\b)")
# What a company does and no program; of the rest only the episode can tell who does it.
_TRADES = re.compile(r"\s+(?:acquired|bought|employs|employed|hires|hired|lays\s+off|laid\s+off|sponsors)\b")
_MAY_TRADE = re.compile(
    r"\s+(?:announced|built|created|designed|developed|founded|funds|made|moved|open-sourced|released|sells|wrote|"
    r"engineers?|employees)\b"
)
_FROM = re.compile(
    rf"(?:,|\b(?:is|uses?|using|was))\s+(?:an?|another|the)\s+(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(sorted(KINDS))}|team)s?\s+(?:by|from)\s+$"
)
_WORKED_AT = re.compile(
    r"\b(?:(?:interned|interns|worked|working|works|years)\s+(?:at|for)|(?:[Hh]e|[Ss]he)\s+(?:has\s+been|is|was)\s+(?:\w+\s+)?at)\s+"
    r"(?:[A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*)?,?\s+and\s+(?:\w+\s+)?(?:at|for)\s+)?$"
)
_MADE_BY = re.compile(
    r"\b(?:built|created|designed|developed|made|maintained|open-sourced|published|started|written)\s+by\s+$"
)


def find(notes: Notes, standing: Iterable[Found]) -> Iterator[Found]:
    """Yield places of listed systems as the organisation of that name, where they stand for it."""
    named = list(standing)
    employers = {
        notes.text[each.start : each.end]
        for each in named
        if each.cls is EntityClass.ORGANISATION and each.extractor in _EMPLOYERS
    }
    for each in named:
        if each.cls is not EntityClass.PROJECT or each.extractor != "gazetteer":
            continue
        written = notes.text[each.start : each.end]
        told = _told(each, notes, written in employers)
        if told == EntityClass.ORGANISATION or (written in employers and told is None):
            yield replace(
                each,
                cls=EntityClass.ORGANISATION,
                name=written,
                extractor="organisation-namesake",
                confidence=0.85 if written in employers else 0.75,
                rank=0,
            )


def _told(each: Found, notes: Notes, employs: bool) -> EntityClass | None:
    """Return what the words at a place tell, or None; `employs`: the episode has people who work there."""
    if each.start < len(notes.episode.title):
        return None
    before, text = notes.text[max(0, each.start - 60) : each.start], notes.text
    span = notes.span(each.start, each.end)
    rules = {vote.rule for vote in votes(span, {})} if span is not None else set()
    if _TRADES.match(text, each.end) or _FROM.search(before) or (before.endswith("at ") and rules & _AT):
        return EntityClass.ORGANISATION
    if _WORKED_AT.search(before) or (_MADE_BY.search(before) and not _AS_PRODUCT.match(text, each.end)):
        return EntityClass.ORGANISATION
    if employs and _MAY_TRADE.match(text, each.end):
        return EntityClass.ORGANISATION
    if rules & _PRODUCT or _ON_IT.search(before) or _AS_PRODUCT.match(text, each.end):
        return EntityClass.PROJECT
    return None

"""What "it", "the paper" or "the conference" stands for, as findings, so that rules read them like names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.facts.back_references import is_piece, refers_back
from orbitgraph.extract.facts.phrases import Phrases
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.systems import KINDS
from orbitgraph.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Token

# What these do, the system does that has them: "its agents talk to …".
_PARTS = KINDS | frozenset(
    "core end layer node part pipeline process receiver sender side thread worker".split()
)
_NOUNS = (
    (EntityClass.WORK, r"(?:article|book|essay|monograph|paper|thesis)"),
    (EntityClass.EVENT, r"(?:conference|congress|event|hackathon|meetup|summit|symposium|workshop)"),
)
# "the paper “…”", "the conference call", "their next paper": a name or another thing follows.
_REPEATED = (
    r"\b(?P<all>(?:[Tt]he|[Tt]his|[Tt]hat)\s+{noun})\b"
    r"(?!['’]s|\s+(?:titled|called|entitled|named)\b|,?\s*[“\"]|\s+[\w-]+ing\b)"
)
_FOLLOWED = re.compile(
    r"\s+(?:by|of|on|about|from|call|paper|room|series|track)\b(?!\s+(?:his|hers|theirs)\b)"
)

# "It appeared at …": only works do.
_IT_APPEARED = re.compile(
    r"\bIt(?=\s+(?:(?:has|had|will|was|also|first|later|then)\s+)*(?:been\s+|be\s+)?"
    r"(?:accepted|appears?|appeared|published|presented|received|won)\b(?:\s+\w+){0,3}?\s+(?:at|in|by)\b)"
)


def find(notes: Notes, found: list[Found]) -> list[Found]:
    """Return a finding for each "it" that is a system and each "the paper" where only one had been named before."""
    works = [*_repeated(notes, found), *_appeared(notes, found)]
    taken = {each.start for each in works}
    return [*works, *(each for each in _systems(notes, found) if each.start not in taken)]


def _systems(notes: Notes, found: list[Found]) -> Iterator[Found]:
    phrases = Phrases(notes, found)
    for token in phrases.tokens():
        if phrases.at(token) is not None:
            continue
        # Notes without a parse have no subjects, and asking for the children of their tokens ends the process.
        if is_piece(token) and not _has_its(token) and (whole := phrases.whole(token)) is not None:
            if whole.cls is EntityClass.PROJECT:
                start, end = token.left_edge.idx, token.idx + len(token)
                yield Found(start, end, whole.cls, whole.name, "anaphor", 0.65)
            continue
        is_it = token.lower_ == "it" and token.dep_ in ("nsubj", "nsubjpass", "dobj")
        if is_it or (token.dep_ in ("nsubj", "nsubjpass") and refers_back(token)) or _is_its(token):
            meant = phrases.antecedents(token)
            if len(meant) == 1 and meant[0].cls in (EntityClass.PROJECT, EntityClass.PROTOCOL):
                start = token.idx if is_it or token.lower_ == "its" else token.left_edge.idx
                end = token.idx + len(token)
                yield Found(start, end, meant[0].cls, meant[0].name, "anaphor", 0.7)


def _has_its(token: Token) -> bool:
    return token.lemma_.lower() in _PARTS and any(child.lower_ == "its" for child in token.children)


def _is_its(token: Token) -> bool:
    """Tell whether "its" opens a subject that is a part of the system."""
    head = token.head
    return (
        token.lower_ == "its"
        and token.dep_ == "poss"
        and head.dep_ in ("nsubj", "nsubjpass")
        and head.lemma_.lower() in _PARTS
    )


def _repeated(notes: Notes, found: list[Found]) -> Iterator[Found]:
    taken = {position for each in found for position in range(each.start, each.end)}
    for cls, noun in _NOUNS:
        named = [each for each in found if each.cls is cls]
        for match in re.finditer(_REPEATED.format(noun=noun), notes.text):
            names = {each.name for each in named if each.end <= match.start()}
            follows = any(0 <= each.start - match.end() <= 3 for each in named)
            free = taken.isdisjoint(range(*match.span()))
            if len(names) == 1 and free and not follows and not _FOLLOWED.match(notes.text, match.end()):
                yield Found(*match.span("all"), cls, names.pop(), "anaphor", 0.75)


def _appeared(notes: Notes, found: list[Found]) -> Iterator[Found]:
    works = [each for each in found if each.cls is EntityClass.WORK]
    for match in _IT_APPEARED.finditer(notes.text):
        sentence, _ = notes.sentence(max(0, match.start() - 2))
        before = [each for each in works if sentence <= each.start and each.end <= match.start()]
        if len({each.name for each in before}) == 1:
            yield Found(*match.span(), EntityClass.WORK, before[0].name, "anaphor", 0.75)

"""Noun phrases of an episode that could be technical terms; `candidates` chooses among those of a whole show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from orbitgraph.extract.notes import Notes
from orbitgraph.extract.posts import is_post
from orbitgraph.extract.spans import Found

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 6
"""More words are no term but a list or a heading."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_QUALIFIERS = frozenset({"amod", "compound"})
_NO_TERMS = frozenset(
    {"CARDINAL", "DATE", "GPE", "MONEY", "NORP", "ORDINAL", "PERCENT", "PERSON", "QUANTITY", "TIME"}
)
_HYPHENS = frozenset("-‐‑")


class Phrase(NamedTuple):
    """Where a phrase stands in an episode's text, and its sentence; kept short, since every reading has many."""

    start: int
    end: int
    sentence_start: int
    sentence_end: int


def find(notes: Notes, found: Iterable[Found]) -> tuple[Phrase, ...]:
    """Return the runs of two to six adjectives and nouns that end with a noun, in the order of the text.

    They hold no finding, address, number, date or person, and no word so common that spaCy leaves it out.
    """
    taken = {at for each in found for at in range(each.start, each.end)}
    taken |= {at for start, end in notes.addresses for at in range(start, end)}
    phrases = []
    for run in _runs(notes, taken):
        start, end = run[0].idx, run[-1].idx + len(run[-1])
        phrases.append(Phrase(start, end, *notes.sentence(start)))
    return tuple(phrases)


def _runs(notes: Notes, taken: set[int]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in notes.doc:
        if run and token.is_sent_start:
            yield from _trimmed(run)
            run = []
        if (_fits(token) and token.idx not in taken) or (run and _joins(run[-1], token)):
            run.append(token)
        else:
            yield from _trimmed(run)
            run = []
    yield from _trimmed(run)


def _trimmed(run: list[Token]) -> Iterator[list[Token]]:
    """Yield the run up to its last noun if that leaves a phrase."""
    while run and run[-1].pos_ not in _NOUNS:
        run = run[:-1]
    # "Principal software engineers" are people, whatever they work on.
    if run and is_post(run[-1]):
        return
    if 1 < sum(not token.is_punct for token in run) <= _LONGEST:
        yield run


def _fits(token: Token) -> bool:
    if token.is_stop or token.like_num or token.ent_type_ in _NO_TERMS or not token.text[0].isalpha():
        return False
    qualifies = token.pos_ == "ADJ" or (token.pos_ == "VERB" and token.dep_ in _QUALIFIERS)
    return len(token) > 1 and (qualifies or token.pos_ in _NOUNS)


def _joins(before: Token, token: Token) -> bool:
    """Tell whether a token is a hyphen within a word."""
    return token.text in _HYPHENS and not before.whitespace_ and not token.whitespace_

"""What "it", "them" or "this language" stands for, and which finding a token belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.facts.masks import LONGEST
from orbitgraph.extract.facts.statements import title_project
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.systems import KINDS
from orbitgraph.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_THINGS = (EntityClass.PROJECT, EntityClass.PROTOCOL)
# How far back "it" may reach: sentences, and tokens of its own sentence. No prose needs more, and hostile text would.
_BACK = 12
_WINDOW = 80


class Antecedents:
    """Looks up the findings of one episode by its tokens, and what its pronouns stand for."""

    def __init__(self, notes: Notes, found: list[Found]) -> None:
        self._at: dict[int, Found] = {}
        for each in found:
            span = notes.span(each.start, each.end) if each.end <= len(notes.text) else None
            # Of nested findings ("the SoftFlow paper") the inner one is what verbs speak of.
            for token in span if span is not None else ():
                self._at[token.i] = each
        self._doc = notes.doc
        title = notes.span(0, len(notes.episode.title))
        self.first = title.end if title is not None else 0
        self._title_project = title_project(notes, found)

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens of the notes behind the title; of an overlong sentence, which is no prose, none."""
        for sentence in self._doc.sents:
            if sentence.end_char - sentence.start_char <= LONGEST:
                yield from (token for token in sentence if token.i >= self.first)

    def at(self, token: Token) -> Found | None:
        """Return the finding that a token is part of."""
        return self._at.get(token.i)

    def inside(self, head: Token) -> list[Found]:
        """Return all findings in a phrase, however deep."""
        return list({self._at[t.i].start: self._at[t.i] for t in head.subtree if t.i in self._at}.values())

    def antecedents(self, token: Token) -> list[Found]:
        """Return what "it", "its", "them" or "this language" stands for."""
        word = token.lower_
        if word in ("them", "they", "these", "both"):
            return self._group_before(token)
        if word not in ("it", "its") and not refers_back(token):
            return []
        if word == "it" and token.dep_ == "dobj" and (objects := self._objects_before(token)):
            return objects
        within = self._subject_before(token) or self._opening(token)
        if within is not None:
            return [within]
        if word in ("it", "its") and any(self._may_be_meant(t) for t in _before(token)):
            return []
        found = self._subject_of_sentence_before(token)
        return [found] if found else []

    def _may_be_meant(self, token: Token) -> bool:
        """Tell whether a noun before "it" may be what is meant; a person is not."""
        found = self._at.get(token.i)
        return token.pos_ in ("NOUN", "PROPN") and (found is None or found.cls is not EntityClass.PERSON)

    def _objects_before(self, token: Token) -> list[Found]:
        """Return the object of the coordinate verb before: "designed STT and implemented it"."""
        verbs = [token.head.head] if token.head.dep_ == "conj" else []
        objects = [c for verb in verbs for c in verb.children if c.dep_ == "dobj"]
        return [self._at[each.i] for c in objects for each in (c, *c.conjuncts) if each.i in self._at]

    def _subject_before(self, token: Token) -> Found | None:
        """Return the system that is the subject of a clause before, in the same sentence."""
        for subject in (t for t in _before(token) if t.dep_ in ("nsubj", "nsubjpass")):
            own = self._at.get(subject.i)
            if own is not None and own.cls is EntityClass.PROJECT and subject.head != token.head:
                return own
        return None

    def _opening(self, token: Token) -> Found | None:
        """Return the system that a sentence opens with, for a later clause of it: parses of new names are unsure."""
        sentence = token.sent
        first = self._at.get(sentence.start)
        later = any(t.text in (";", ":", "–") or t.dep_ == "cc" for t in _before(token))
        clause = later and token.dep_ in ("nsubj", "nsubjpass")
        return first if clause and first is not None and first.cls is EntityClass.PROJECT else None

    def _group_before(self, token: Token) -> list[Found]:
        """Return the last two or more systems or protocols that stand in a row before "them"."""
        row: list[Found] = []
        group: list[Found] = []
        for each in _before(token):
            found = self._at.get(each.i)
            if found is None or found in row:
                continue
            before = each.nbor(-1) if each.i else each
            joined = row and before.lower_ in (",", "and", "or", "&") and row[-1].cls is found.cls
            row = [*row, found] if joined else [found]
            if len(row) > 1 and found.cls in _THINGS:
                group = row
        return group

    def _subject_of_sentence_before(self, token: Token) -> Found | None:
        """Return the system that is the subject of the sentence before, or else the title's.

        "It" reaches over sentences on "it", and over two that name no system in the same paragraph.
        """
        first, silent = token.sent.start, 0
        for _ in range(_BACK):
            if first <= self.first or silent > 2:
                break
            before = token.doc[first - 1].sent
            subjects = [each for each in before if each.dep_ in ("nsubj", "nsubjpass")]
            subject = next(
                (s for s in subjects if s.i in self._at or s.lower_ == "it" or refers_back(s)), None
            )
            if subject is not None and subject.i in self._at:
                found = self._at[subject.i]
                return found if found.cls is EntityClass.PROJECT else self._title_project
            if subject is None:
                silent += 1
                named = any(self._at[each.i].cls in _THINGS for each in before if each.i in self._at)
                if named or "\n\n" in before.text_with_ws:
                    break
            first = before.start
        return self._title_project


def _before(token: Token) -> Span:
    """Return what stands before a token in its sentence, as far as it matters."""
    return token.doc[max(token.sent.start, token.i - _WINDOW) : token.i]


# Words that may stand between "the" and what was named before: "the first version".
_EDITIONS = frozenset("current earlier first initial latest new newest old original present second".split())


def refers_back(token: Token) -> bool:
    """Tell whether "this language" or "the first version" stands for a thing named before the sentence."""
    lemma = token.lemma_.lower()
    determiners = {child.lower_ for child in token.children if child.dep_ == "det"}
    if lemma in KINDS and "this" in determiners:
        return True
    others = [child for child in token.children if child.dep_ not in ("det", "punct")]
    return (
        (lemma in KINDS or lemma in ("code", "version"))
        and "the" in determiners
        and token.dep_ in ("nsubj", "nsubjpass")
        and all(child.lower_ in _EDITIONS for child in others)
    )

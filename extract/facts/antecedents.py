"""What "it", "them" or "this language" stands for, and which finding a token belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.facts.back_references import is_pair, refers_back
from orbitgraph.extract.facts.masks import LONGEST
from orbitgraph.extract.facts.statements import title_project
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_THINGS = (EntityClass.PROJECT, EntityClass.PROTOCOL)
# How far back "it" may reach: sentences, and tokens of its own sentence. No prose needs more, and hostile text would.
_BACK = 12
_BY_TITLE = ("work-quoted", "work-titled")
_SUBJECTS = ("nsubj", "nsubjpass")
_VERSIONS = frozenset("edition generation incarnation prototype release version".split())
_MAIN = ("ROOT", "ccomp", "conj", "parataxis")
_WINDOW = 80


class Antecedents:
    """Looks up the findings of one episode by its tokens, and what its pronouns stand for."""

    def __init__(self, notes: Notes, found: list[Found]) -> None:
        self._at: dict[int, Found] = {}
        quoted = [each for each in found if each.cls is EntityClass.WORK and each.extractor in _BY_TITLE]
        for each in found:
            # What a title names does nothing in the sentence.
            if any(work is not each and work.start <= each.start and each.end <= work.end for work in quoted):
                continue
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
        for sentence in self.sentences():
            yield from (token for token in sentence if token.i >= self.first)

    def sentences(self) -> Iterator[Span]:
        """Yield the sentences of the notes that end behind the title, but for overlong ones."""
        for sentence in self._doc.sents:
            if sentence.end_char - sentence.start_char <= LONGEST and sentence.end > self.first:
                yield sentence

    def at(self, token: Token) -> Found | None:
        """Return the finding that a token is part of."""
        return self._at.get(token.i)

    def named(self, sentence: Span) -> list[Found]:
        """Return the findings of a sentence, in order."""
        return sorted({self._at[t.i] for t in sentence if t.i in self._at}, key=lambda each: each.start)

    def inside(self, head: Token) -> list[Found]:
        """Return all findings in a phrase, however deep."""
        return list({self._at[t.i].start: self._at[t.i] for t in head.subtree if t.i in self._at}.values())

    def antecedents(self, token: Token) -> list[Found]:
        """Return what "it", "its", "them" or "this language" stands for."""
        word = token.lower_
        if word == "both" and token.dep_ in _SUBJECTS:
            return self._pair_before(token)
        if word in ("them", "they", "these", "both"):
            return self._group_before(token)
        if is_pair(token):
            return self._pair_before(token)
        if word not in ("it", "its") and not refers_back(token):
            return []
        if word == "it" and token.dep_ == "dobj":
            if objects := self._objects_before(token):
                return objects
            # "X does it": no thing is done.
            if token.head.lemma_ != "do" and (named := self._named_before(token)):
                return named if len(named) == 1 and named[0].cls is EntityClass.PROJECT else []
        within = self._subject_before(token) or self._opening(token)
        if within is not None:
            return [within]
        acting = _acting(token) if token.dep_ == "dobj" else set()
        if word in ("it", "its") and any(self._may_be_meant(t) for t in _before(token) if t.i not in acting):
            return []
        found = self._subject_of_sentence_before(token)
        return [found] if found else []

    def whole(self, piece: Token) -> Found | None:
        """Return the system that "the collector" or "its results" belong to: what the sentences before are on."""
        return self._subject_of_sentence_before(piece)

    def _may_be_meant(self, token: Token) -> bool:
        """Tell whether a noun before "it" may be what is meant; a person is not."""
        found = self._at.get(token.i)
        return token.pos_ in ("NOUN", "PROPN") and (found is None or found.cls is not EntityClass.PERSON)

    def _objects_before(self, token: Token) -> list[Found]:
        """Return the object of the coordinate verb before: "designed STT and implemented it"."""
        verbs = [token.head.head] if token.head.dep_ == "conj" else []
        objects = [c for verb in verbs for c in verb.children if c.dep_ == "dobj"]
        return [self._at[each.i] for c in objects for each in (c, *c.conjuncts) if each.i in self._at]

    def _named_by(self, subject: Token) -> Found | None:
        """Return what a subject names: itself, its apposition, or what it is a version of."""
        beside = [c for c in subject.children if c.dep_ == "appos"]
        if subject.lemma_.lower() in _VERSIONS:
            beside += [c for p in subject.children if p.lower_ == "of" for c in p.children]
        return next((self._at[t.i] for t in (subject, *beside) if t.i in self._at), None)

    def _introduced(self, sentence: Span) -> Found | None:
        """Return the only system that a sentence names, where it goes on to say what that is: "… X, a solver for …"."""
        named = {self._at[t.i].name: t for t in sentence if t.i in self._at and self._at[t.i].cls in _THINGS}
        if len(named) != 1:
            return None
        (token,) = named.values()
        following = token.doc[token.i + 1 : token.i + 3].text.lower()
        found = self._at[token.i]
        is_glossed = re.match(r",\s+(?:an?|the|our|his|her|their)\b", following)
        return found if is_glossed and found.cls is EntityClass.PROJECT else None

    def _named_before(self, token: Token) -> list[Found]:
        """Return the systems and protocols that the sentence names before "it", but for what acts on it."""
        acting = _acting(token)
        before = [self._at[t.i] for t in _before(token) if self._is_head(t) and t.i not in acting]
        return list({each.name: each for each in before if each.cls in _THINGS}.values())

    def _is_head(self, token: Token) -> bool:
        """Tell whether a token names something by itself: in "Basalt users" nothing but the users is named."""
        return token.i in self._at and token.dep_ not in ("amod", "compound", "nmod", "poss")

    def _pair_before(self, token: Token) -> list[Found]:
        """Return the two systems that the paragraph has spoken of so far, where it is two: "both", "the two tools"."""
        spoken_of: dict[str, Found] = {}
        for sentence in self.sentences_before(token):
            for each in self.topics(sentence)[:1]:
                spoken_of.setdefault(each.name, each)
        if len(spoken_of) == 2:
            return list(spoken_of.values())
        row = self._group_before(token)
        return row if len(row) == 2 else []

    def sentences_before(self, token: Token) -> list[Span]:
        """Return the sentences of the token's paragraph that stand before its own, in order."""
        found: list[Span] = []
        first = token.sent.start
        while first > self.first and len(found) < _BACK:
            before = token.doc[first - 1].sent
            if "\n\n" in before.text_with_ws:
                break
            found.insert(0, before)
            first = before.start
        return found

    def topics(self, sentence: Span) -> list[Found]:
        """Return the systems that are subjects of a sentence's main clauses, in order."""
        subjects = [t for t in sentence if t.dep_ in _SUBJECTS and t.head.dep_ in _MAIN]
        named = [self._at[t.i] for s in subjects for t in (s, *s.conjuncts) if t.i in self._at]
        return [each for each in named if each.cls is EntityClass.PROJECT]

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
            # What the sentence is on comes before what its side clauses are on.
            subjects = sorted(
                (each for each in before if each.dep_ in _SUBJECTS), key=lambda each: each.head.dep_ != "ROOT"
            )
            subject = next(
                (
                    s
                    for s in subjects
                    if self._named_by(s) or s.lower_ == "it" or refers_back(s) or _is_its(s)
                ),
                None,
            )
            if subject is None and (introduced := self._introduced(before)):
                return introduced
            if subject is not None and (found := self._named_by(subject)):
                return found if found.cls in _THINGS else self._introduced(before) or self._title_project
            if subject is None:
                silent += 1
                named = any(self._at[each.i].cls in _THINGS for each in before if each.i in self._at)
                if named or "\n\n" in before.text_with_ws:
                    break
            first = before.start
        return self._title_project


def _is_its(token: Token) -> bool:
    return any(child.lower_ == "its" for child in token.children)


def _acting(token: Token) -> set[int]:
    """Return the tokens of the subject of the verb that a pronoun belongs to: that is never the pronoun."""
    return {t.i for c in token.head.children if c.dep_ in _SUBJECTS for t in c.subtree}


def _before(token: Token) -> Span:
    """Return what stands before a token in its sentence, as far as it matters."""
    return token.doc[max(token.sent.start, token.i - _WINDOW) : token.i]

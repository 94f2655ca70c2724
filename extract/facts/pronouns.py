"""People whom "he", "her" or "I" stands for, as findings, so that rules read pronouns like names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.facts.masks import LONGEST
from orbitgraph.extract.facts.statements import of_class
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OTHERS = frozenset("he she him her his hers".split())
_SELF = frozenset("i me my".split())
_FEMALE = frozenset("she her hers".split())
_ASKING = frozenset("ask chat interview question quiz speak talk".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_WINDOW = 80
"""How many tokens of its sentence before a pronoun are looked at."""


def find(notes: Notes, found: list[Found]) -> list[Found]:
    """Return a finding for each pronoun that clearly stands for a person of the episode, under that name."""
    return list(_Reader(notes, found).read())


class _Reader:
    def __init__(self, notes: Notes, found: list[Found]) -> None:
        self._notes = notes
        persons = of_class(found, EntityClass.PERSON)
        self._at = {
            token.i: each
            for each in persons
            if each.end <= len(notes.text)
            for token in notes.span(each.start, each.end) or ()
        }
        hosts = {each.name for each in persons} & set(notes.episode.hosts)
        self._host = hosts.pop() if len(hosts) == 1 else None
        guests = {guest.name for guest in notes.episode.guests}
        named = {each.name: each for each in persons if each.name in guests}
        self._guests = frozenset(named)
        self._said: dict[str, bool] = {}

    def read(self) -> Iterator[Found]:
        last: str | None = None
        for sentence in self._notes.doc.sents:
            overlong = sentence.end_char - sentence.start_char > LONGEST
            if overlong or sentence.start_char < len(self._notes.episode.title):
                continue
            quoted = _quoted(sentence)
            resolved: dict[int, str] = {}
            for token in sentence:
                word = token.lower_
                if token.i in quoted or word not in _OTHERS | _SELF:
                    continue
                name = None
                if word in _SELF:
                    name = self._host
                elif word in _OTHERS:
                    asked = self._asked(token) or self._chained(token, resolved)
                    name = self._fitting(token, asked or self._before(token) or last)
                if name:
                    resolved[token.i] = name
                    end = token.idx + len(token)
                    yield Found(token.idx, end, EntityClass.PERSON, name, "pronoun", 0.8)
            last = self._topic(sentence, last)

    def _fitting(self, token: Token, name: str | None) -> str | None:
        """Return `name`, or the only guest left where "he" has stood for the one and "she" is said now."""
        female = token.lower_ in _FEMALE
        if name is None or self._said.get(name, female) != female:
            others = {each for each in self._guests if self._said.get(each, female) == female}
            name = others.pop() if len(others) == 1 else None
        if name:
            self._said.setdefault(name, female)
        return name

    def _chained(self, token: Token, resolved: dict[int, str]) -> str | None:
        """Return whom the same pronoun meant before in the sentence, where no other main clause has begun since."""
        if token.lower_ in ("him", "her") and token.dep_ in ("dobj", "pobj", "dative"):
            return None
        female = token.lower_ in _FEMALE
        same = [
            i
            for i in resolved
            if (token.doc[i].lower_ in _FEMALE) == female and token.doc[i].lower_ not in _SELF
        ]
        if not same:
            return None
        since = (t for t in token.doc[same[-1] : token.i] if t.i in self._at)
        begun = any(t.dep_ in _SUBJECTS and _is_main(t.head) for t in since)
        return None if begun else resolved[same[-1]]

    def _asked(self, token: Token) -> str | None:
        """Return Bob in "Ann talks with Bob about his book": who asks is seldom asked about her own."""
        if token.dep_ != "poss" or token.head.dep_ != "pobj" or token.head.head.lower_ not in ("about", "on"):
            return None
        near = token.doc[max(token.sent.start, token.i - _WINDOW) : token.i]
        # The parser takes "talks" for a noun as often as not.
        asking = [t.i for t in near if t.lemma_.lower() in _ASKING]
        if not asking:
            return None
        partners = [self._at[t.i].name for t in token.doc[asking[-1] : token.i] if t.i in self._at]
        return partners[-1] if partners else None

    def _before(self, token: Token) -> str | None:
        """Return the person named before in the sentence: a subject first, and never that of the pronoun's verb."""
        near = token.doc[max(token.sent.start, token.i - _WINDOW) : token.i]
        before = [t for t in near if t.i in self._at]
        if token.lower_ in ("him", "her") and token.dep_ in ("dobj", "pobj", "dative"):
            verb = token.head if token.dep_ != "pobj" else token.head.head
            acting = {self._at[t.i].name for t in before if t.dep_ in _SUBJECTS and t.head == verb}
            before = [t for t in before if self._at[t.i].name not in acting]
        for candidates in ([t for t in before if t.dep_ in _SUBJECTS], before):
            names = {self._at[t.i].name for t in candidates}
            if len(names) == 1:
                return names.pop()
            if names and candidates is not before:
                return self._at[candidates[-1].i].name
        return None

    def _topic(self, sentence: Span, last: str | None) -> str | None:
        """Return the person that the notes are about after a sentence: its subject or "our guest is Ann"."""
        inside = [t for t in sentence if t.i in self._at]
        subjects = [t for t in inside if t.dep_ in (*_SUBJECTS, "attr") and t.head.dep_ == "ROOT"]
        coordinated = any(c.dep_ == "conj" and c.i in self._at for t in subjects for c in t.children)
        acting = {self._at[t.i].name for t in inside if t.dep_ in _SUBJECTS and _is_main(t.head)}
        if len(acting) > 1 and len(acting & self._guests) == 1:
            return next(iter(acting & self._guests))
        if subjects and not coordinated:
            return self._at[subjects[0].i].name
        names = {self._at[t.i].name for t in inside}
        return names.pop() if last is None and len(names) == 1 else last


def _is_main(verb: Token) -> bool:
    """Tell a verb of a main clause: the root of the sentence or one joined to it."""
    while verb.dep_ in ("conj", "ccomp"):
        verb = verb.head
    return verb.dep_ == "ROOT"


def _quoted(sentence: Span) -> set[int]:
    """Return the tokens inside quotation marks: there "I" is whoever speaks."""
    inside, positions = False, set()
    for token in sentence:
        if token.text in ("“", '"', "”", "``", "''"):
            inside = token.text == "“" or (token.text == '"' and not inside)
        elif inside:
            positions.add(token.i)
    return positions

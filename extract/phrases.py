"""What noun phrases name: the findings that a noun stands for, also through "it", "its developers", "a fork of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orbitgraph.extract.notes import Notes
from orbitgraph.extract.people import ROLES
from orbitgraph.extract.spans import Found
from orbitgraph.extract.statements import of_class, title_project
from orbitgraph.extract.systems import KINDS
from orbitgraph.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = ("amod", "appos", "compound", "nmod", "npadvmod", "poss")
# Nouns that stand for what follows their "of": "a number of protocols", "an implementation of BGP".
_TRANSPARENT = frozenset(
    "advantage aid all base basis both bunch choice collection combination course couple each family form help "
    "implementation kind lot majority many mix most number one pair part port range sequence series set some sort "
    "subset support top type use variant variety version".split()
)
_HUMANS = ROLES | frozenset(
    "admin administrator audience community customer group operator people team user person folk newcomer".split()
)
_THINGS = (EntityClass.PROJECT, EntityClass.PROTOCOL)

_BACK = 3


class Phrases:
    """Looks up the findings that tokens of one episode stand for."""

    def __init__(self, notes: Notes, found: list[Found]) -> None:
        self._at: dict[int, Found] = {}
        for each in found:
            span = notes.span(each.start, each.end) if each.end <= len(notes.text) else None
            # Of nested findings ("the SoftFlow paper") the inner one is what verbs speak of.
            for token in span if span is not None else ():
                self._at[token.i] = each
        title = notes.span(0, len(notes.episode.title))
        self.first = title.end if title is not None else 0
        self._title_project = title_project(notes, found)

    def at(self, token: Token) -> Found | None:
        """Return the finding that a token is part of."""
        return self._at.get(token.i)

    def inside(self, head: Token) -> list[Found]:
        """Return all findings in a phrase, however deep."""
        return list({self._at[t.i].start: self._at[t.i] for t in head.subtree if t.i in self._at}.values())

    def of(self, head: Token, depth: int = 0) -> list[Found]:
        """Return the findings that a noun phrase names: its head and coordinates, else what modifies them."""
        result: dict[int, Found] = {}
        queue = [head]
        while queue:
            token = queue.pop(0)
            queue += [child for child in token.children if child.dep_ == "conj"]
            own = self._at.get(token.i)
            if own is not None:
                result[own.start] = own
            elif token.pos_ == "PRON" or refers_back(token):
                result |= {each.start: each for each in self.antecedents(token)}
                if token.lower_ in ("it", "them", "they"):
                    continue
            # "the STT encapsulation", "an InfluxDB database": what kind of thing it is hides no name.
            if (own is None or own.cls is EntityClass.CONCEPT) and depth < 4:
                result |= self._modifiers(token, depth)
                result |= self._through(token, depth)
        return [result[start] for start in sorted(result)]

    def antecedent_of(self, verb: Token) -> list[Found]:
        """Return what a relative clause or participle says something about."""
        if verb.dep_ == "conj" and verb.head.dep_ in ("relcl", "acl"):
            verb = verb.head
        noun = verb.head
        # "a system in Java, which Ann wrote": which of the two, only the meaning tells.
        if (
            noun.dep_ == "pobj"
            and noun.head.lower_ in ("for", "in", "with")
            and noun.head.head.pos_ == "NOUN"
        ):
            return []
        return self.described(noun)

    def described(self, noun: Token, depth: int = 0) -> list[Found]:
        """Return what a noun says something about: itself, what it stands beside, or the subject that it is."""
        own = [self._at[noun.i]] if noun.i in self._at else []
        if own and own[0].cls is not EntityClass.CONCEPT:
            return self.of(noun)
        about: list[Found] = []
        if depth > 4:
            return own
        if noun.dep_ in ("appos", "conj"):
            about = self.described(noun.head, depth + 1)
        elif noun.dep_ == "attr" and noun.head.pos_ in ("AUX", "VERB"):
            about = self.subjects(noun.head)
        elif (
            noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _TRANSPARENT
        ):
            about = self.described(noun.head.head, depth + 1)
        elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB":
            about = self.subjects(noun.head.head)
        return about or own or self.of(noun)

    def subjects(self, verb: Token) -> list[Found]:
        """Return the findings that are a verb's own subject."""
        found: list[Found] = []
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                relative = child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl"
                found += self.described(verb.head) if relative else self.of(child)
        if not found and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
            return self.subjects(verb.head)
        return found

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
        if word in ("it", "its") and any(self._may_be_meant(t) for t in token.sent if t.i < token.i):
            return []
        found = self._subject_of_sentence_before(token)
        return [found] if found else []

    def _may_be_meant(self, token: Token) -> bool:
        """Tell whether a noun before "it" may be what is meant; a person is not."""
        found = self._at.get(token.i)
        return token.pos_ in ("NOUN", "PROPN") and (found is None or found.cls is not EntityClass.PERSON)

    def _objects_before(self, token: Token) -> list[Found]:
        """Return the object of the coordinate verb before: "designed STT and implemented it"."""
        verb = token.head
        if verb.dep_ != "conj":
            return []
        return [each for c in verb.head.children if c.dep_ == "dobj" for each in self.of(c)]

    def _subject_before(self, token: Token) -> Found | None:
        """Return the system that is the subject of a clause before, in the same sentence."""
        for subject in (t for t in token.sent if t.i < token.i and t.dep_ in ("nsubj", "nsubjpass")):
            own = self._at.get(subject.i)
            if own is not None and own.cls is EntityClass.PROJECT and subject.head != token.head:
                return own
        return None

    def _opening(self, token: Token) -> Found | None:
        """Return the system that a sentence opens with, for a later clause of it: parses of new names are unsure."""
        sentence = token.sent
        first = self._at.get(sentence.start)
        later = any(t.text in (";", ":", "–") or t.dep_ == "cc" for t in sentence if t.i < token.i)
        clause = later and token.dep_ in ("nsubj", "nsubjpass")
        return first if clause and first is not None and first.cls is EntityClass.PROJECT else None

    def _group_before(self, token: Token) -> list[Found]:
        """Return the last two or more systems or protocols that stand in a row before "them"."""
        first = max(token.sent.start, self.first)
        row: list[Found] = []
        group: list[Found] = []
        for position in range(first, token.i):
            found = self._at.get(position)
            if found is None or found in row:
                continue
            before = token.doc[position - 1]
            joined = row and before.lower_ in (",", "and", "or", "&") and row[-1].cls is found.cls
            row = [*row, found] if joined else [found]
            if len(row) > 1 and found.cls in _THINGS:
                group = row
        return group

    def _subject_of_sentence_before(self, token: Token) -> Found | None:
        """Return the system that is the subject of the sentence before, or else the title's."""
        first = token.sent.start
        for _ in range(_BACK):
            if first <= self.first:
                break
            before = token.doc[first - 1].sent
            for subject in (each for each in before if each.dep_ in ("nsubj", "nsubjpass")):
                if subject.i in self._at:
                    found = self._at[subject.i]
                    return found if found.cls is EntityClass.PROJECT else self._title_project
                if subject.lower_ == "it" or refers_back(subject):
                    return self._subject_of_sentence_before(subject)
            named = any(self._at[each.i].cls in _THINGS for each in before if each.i in self._at)
            if named or "\n\n" in before.text_with_ws:
                break
            # "It" reaches over a sentence that names no system.
            first = before.start
        return self._title_project

    def _modifiers(self, token: Token, depth: int) -> dict[int, Found]:
        found: dict[int, Found] = {}
        human = token.lemma_.lower() in _HUMANS
        for child in token.children:
            if child.dep_ not in _MODIFIERS:
                continue
            own = self._at.get(child.i)
            if child.dep_ == "appos":
                found |= {each.start: each for each in self.of(child, depth + 1)}
            elif own is None:
                found |= self._modifiers(child, depth + 1) if depth < 4 else {}
            # "Ann's parser" is not Ann, nor are users of a system that system; "ACME engineers" speak for ACME.
            elif not (own.cls is EntityClass.PERSON and child.dep_ == "poss") and not (
                human and own.cls is not EntityClass.ORGANISATION
            ):
                found[own.start] = own
        return found

    def _through(self, token: Token, depth: int) -> dict[int, Found]:
        """Return what a noun that names nothing leads to: "support for BGP", "protocols such as BGP"."""
        found: dict[int, Found] = {}
        for child in token.children:
            such = child.lower_ == "as" and any(c.lower_ == "such" for c in child.children)
            listing = such or child.lower_ in ("like", "including")
            leads = child.lower_ in ("of", "for") and token.lemma_.lower() in _TRANSPARENT
            # "engineers at ACME" speak for ACME
            staff = child.lower_ in ("at", "from", "of") and token.lemma_.lower() in _HUMANS
            if child.dep_ == "prep" and (listing or leads or staff):
                for noun in (c for c in child.children if c.dep_ == "pobj"):
                    named = self.of(noun, depth + 1)
                    named = named if listing or leads else of_class(named, EntityClass.ORGANISATION)
                    found |= {each.start: each for each in named}
        return found


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

"""What stands as a verb's subject and object and behind its prepositions, read off the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.statements import title_project
from orbitgraph.extract.systems import KINDS
from orbitgraph.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = ("amod", "appos", "compound", "nmod", "npadvmod", "poss")


class Arguments(NamedTuple):
    """The findings that stand as a verb's subject, object and behind its prepositions (word, findings)."""

    subjects: list[Found]
    objects: list[Found]
    prepositions: list[tuple[str, list[Found]]]
    passive: bool


class Parse:
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

    def arguments(self, verb: Token) -> Arguments:
        """Return what stands as subject, object and behind the prepositions of a verb."""
        subjects: list[Found] = []
        objects: list[Found] = []
        prepositions: list[tuple[str, list[Found]]] = []
        passive = verb.tag_ == "VBN" and verb.dep_ == "acl"
        for child in verb.children:
            if child.dep_ == "nsubj":
                subjects += self.phrase(child)
            elif child.dep_ == "nsubjpass":
                passive = True
                objects += self.phrase(child)
            elif child.dep_ in ("dobj", "attr"):
                objects += self.phrase(child)
            elif child.dep_ in ("prep", "agent"):
                prepositions += self._behind(child)
        if verb.dep_ in ("acl", "relcl"):
            antecedent = self._described(verb.head)
            relative = [c for c in verb.children if c.tag_ in ("WDT", "WP") and c.dep_ == "nsubj"]
            if relative and not passive:
                subjects += antecedent
            elif passive or not any(c.dep_ == "dobj" and c.tag_ not in ("WDT", "WP") for c in verb.children):
                objects += antecedent
        if verb.dep_ == "conj" and not subjects and verb.head.pos_ in ("VERB", "AUX"):
            subjects += [each for c in verb.head.children if c.dep_ == "nsubj" for each in self.phrase(c)]
            if not objects and passive:
                objects += [
                    each for c in verb.head.children if c.dep_ == "nsubjpass" for each in self.phrase(c)
                ]
        if passive and not subjects:
            subjects, objects = (objects, objects) if objects else ([], [])
        return Arguments(subjects, objects, prepositions, passive)

    def _behind(self, preposition: Token) -> Iterator[tuple[str, list[Found]]]:
        for child in preposition.children:
            if child.dep_ == "pobj":
                group = self.phrase(child)
                # "by a community that includes engineers at ACME": the makers stand deeper.
                if not group and preposition.lower_ in ("by", "at"):
                    group = list(
                        {
                            self._at[t.i].start: self._at[t.i] for t in child.subtree if t.i in self._at
                        }.values()
                    )
                yield preposition.lower_, group
            elif child.dep_ == "prep":
                yield from self._behind(child)

    def inside(self, head: Token) -> list[Found]:
        """Return all findings in a phrase, however deep."""
        return list({self._at[t.i].start: self._at[t.i] for t in head.subtree if t.i in self._at}.values())

    def phrase(self, head: Token) -> list[Found]:
        """Return the findings in a noun phrase: its head and coordinates, else what modifies them."""
        result: dict[int, Found] = {}
        queue = [head]
        while queue:
            token = queue.pop(0)
            queue += [child for child in token.children if child.dep_ == "conj"]
            if _refers_back(token):
                if antecedent := self._antecedent(token):
                    result[antecedent.start] = antecedent
                continue
            if token.i in self._at:
                result[self._at[token.i].start] = self._at[token.i]
            # "the STT encapsulation", "an InfluxDB database": what kind of thing it is hides no name.
            if token.i not in self._at or self._at[token.i].cls is EntityClass.CONCEPT:
                result |= self._modifiers(token)
        return [result[start] for start in sorted(result)]

    def _antecedent(self, token: Token) -> Found | None:
        """Return the system that is the subject of the sentence before, or else the title's."""
        first = token.sent.start
        if first > self.first:
            before = token.doc[first - 1].sent
            for subject in (each for each in before if each.dep_ in ("nsubj", "nsubjpass")):
                if subject.i in self._at:
                    found = self._at[subject.i]
                    return found if found.cls is EntityClass.PROJECT else self._title_project
                if _refers_back(subject):
                    return self._antecedent(subject)
        return self._title_project

    def _modifiers(self, token: Token) -> dict[int, Found]:
        found: dict[int, Found] = {}
        for child in token.children:
            if child.dep_ in _MODIFIERS:
                if child.i in self._at:
                    found[self._at[child.i].start] = self._at[child.i]
                else:
                    found |= self._modifiers(child)
        return found

    def _described(self, noun: Token) -> list[Found]:
        """Return what a noun says something about: itself, what it stands beside, or the subject that it is."""
        own = [self._at[noun.i]] if noun.i in self._at else []
        if own and own[0].cls is not EntityClass.CONCEPT:
            return own
        if noun.dep_ in ("appos", "conj"):
            return self._described(noun.head) or own
        if noun.dep_ == "attr" and noun.head.pos_ in ("AUX", "VERB"):
            return [each for c in noun.head.children if c.dep_ == "nsubj" for each in self.phrase(c)] or own
        return own


def _refers_back(token: Token) -> bool:
    """Tell whether "it" or "this language" stands for a thing named before the sentence."""
    if token.lower_ == "it" and token.pos_ == "PRON":
        return not any(t.pos_ in ("NOUN", "PROPN") for t in token.sent if t.i < token.i)
    return token.lemma_.lower() in KINDS and any(
        c.lower_ == "this" for c in token.children if c.dep_ == "det"
    )

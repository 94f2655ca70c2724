"""What nouns state of whom they describe: "Ann, a maintainer of X", "X is a fork of Y", "whose adviser is Bob"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.facts.moods import is_denied
from orbitgraph.extract.facts.noun_frames import MAKERS, NOUNS, POSTS, TALKS, WRITINGS, Noun
from orbitgraph.extract.facts.phrases import Phrases
from orbitgraph.extract.facts.statements import Stated, of_class, state
from orbitgraph.extract.facts.verbs import is_past
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMER = frozenset(
    "early erstwhile ex ex- first former formerly onetime past previous previously then".split()
)
_HAVING = frozenset(
    "deliver do give have hold present provide offer gain get include lack add ship come".split()
)


def find(notes: Notes, found: list[Found]) -> Iterator[Stated]:
    """Yield the relations that nouns state of what they describe."""
    reader = _Reader(Phrases(notes, found))
    for noun in reader.phrases.tokens():
        if noun.pos_ in ("NOUN", "PROPN", "ADJ"):
            yield from reader.stated(noun)


class _Reader:
    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def stated(self, noun: Token) -> Iterator[Stated]:
        lemma = noun.lemma_.lower()
        for rule in NOUNS:
            if lemma in rule.nouns:
                yield from self._by_rule(noun, rule)
        if lemma in MAKERS:
            makers = of_class([*self._described(noun)], EntityClass.PERSON)
            made = [*self._behind(noun, frozenset(("behind", "of"))), *self._possessor(noun)]
            yield from self._state(made, Predicate.DEVELOPED_BY, makers, "maker-of", 0.75)
        if lemma in POSTS:
            yield from self._post(noun)
        if lemma in TALKS:
            yield from self._talk(noun)
        if lemma in TALKS | WRITINGS:
            yield from self._work(noun)
        if lemma == "support":
            yield from self._support(noun)

    def _by_rule(self, noun: Token, rule: Noun) -> Iterator[Stated]:
        owners, others = self._described(noun), self._behind(noun, rule.behind)
        if rule.inverse:
            owners, others = others or self._possessor(noun), owners
        else:
            others = others or self._possessor(noun)
        yield from self._state(owners, rule.predicate, others, rule.extractor, rule.confidence)

    def _post(self, noun: Token) -> Iterator[Stated]:
        owners = of_class(self._described(noun), EntityClass.PERSON)
        places = frozenset(("at", "with", "of", "in", "for", "from"))
        employers = [
            *self._behind(noun, places),
            *self._possessor(noun),
            *(f for c in noun.children if c.dep_ in ("compound", "nmod") and (f := self.phrases.at(c))),
        ]
        employers = of_class(employers, EntityClass.ORGANISATION)
        former = _is_former(noun)
        predicate = Predicate.FORMERLY_AFFILIATED_WITH if former else Predicate.AFFILIATED_WITH
        yield from self._state(owners, predicate, employers, "post", 0.8)

    def _talk(self, noun: Token) -> Iterator[Stated]:
        events = of_class(
            self._behind(noun, frozenset(("at", "to", "in", "during", "from"))), EntityClass.EVENT
        )
        speakers = of_class([*self._possessor(noun), *self._makers(noun)], EntityClass.PERSON)
        yield from self._state(speakers, Predicate.SPOKE_AT, events, "talk-of", 0.75)

    def _work(self, noun: Token) -> Iterator[Stated]:
        own = [f for t in (noun, *noun.children) if (f := self.phrases.at(t))]
        works = of_class(own, EntityClass.WORK)
        if not works:
            return
        authors = of_class([*self._possessor(noun), *self._makers(noun)], EntityClass.PERSON)
        yield from self._state(authors, Predicate.AUTHOR_OF, works, "work-of", 0.8)
        events = self._behind(noun, frozenset(("at", "from", "in")))
        yield from self._state(works, Predicate.PUBLISHED_AT, events, "work-at", 0.8)

    def _support(self, noun: Token) -> Iterator[Stated]:
        protocols = of_class(self._behind(noun, frozenset(("for", "of"))), EntityClass.PROTOCOL)
        owners = [*self._possessor(noun), *self._behind(noun, frozenset(("in", "within", "into")))]
        verb = noun.head
        if noun.dep_ == "dobj" and verb.lemma_.lower() in _HAVING - {"lack"} and not is_denied(verb):
            owners += self.phrases.subjects(verb)
        if noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.pos_ in ("VERB", "AUX"):
            owners += self.phrases.subjects(verb.head)
        yield from self._state(owners, Predicate.SUPPORTS, protocols, "noun-supports", 0.75)

    def _state(
        self,
        subjects: list[Found],
        predicate: Predicate,
        objects: list[Found],
        extractor: str,
        confidence: float,
    ) -> Iterator[Stated]:
        ends = [*subjects, *objects]
        if subjects and objects:
            span = (min(each.start for each in ends), max(each.end for each in ends))
            yield from state(subjects, predicate, objects, span, extractor, confidence)

    def _described(self, noun: Token) -> list[Found]:
        """Return what a noun is said to be: its apposition, its subject, what it stands before ("engineer Ann")."""
        beside = [each for c in noun.children if c.dep_ == "appos" for each in self.phrases.of(c)]
        if beside:
            return beside
        if noun.dep_ in ("compound", "nmod") and (own := self.phrases.of(noun.head)):
            return own
        top = noun
        # "one of its developers", "among the first employees"
        while top.dep_ == "pobj" and top.head.lower_ in ("of", "among", "as") and top.head.head != top:
            top = top.head.head
            if top.pos_ in ("VERB", "AUX"):
                return [] if is_denied(top) else self.phrases.subjects(top)
        if top != noun and (
            beside := [each for c in top.children if c.dep_ == "appos" for each in self.phrases.of(c)]
        ):
            return beside
        if top.dep_ == "conj" and top.head.dep_ in ("appos", "attr"):
            top = top.head
        if top.dep_ == "appos":
            # "Ann, a nurse, and Bob": the singular is said of Ann alone.
            alone = self.phrases.at(top.head)
            return [alone] if alone is not None and top.tag_ in ("NN", "NNP") else self.phrases.of(top.head)
        if top.dep_ in ("attr", "oprd") and top.head.pos_ in ("AUX", "VERB"):
            return [] if is_denied(top.head) else self.phrases.subjects(top.head)
        return []

    def _behind(self, noun: Token, words: frozenset[str]) -> list[Found]:
        found: list[Found] = []
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in words:
                found += [each for c in child.children if c.dep_ == "pobj" for each in self.phrases.of(c)]
            # "a contributor to X and to Y"
            if child.dep_ == "prep":
                for other in (c for c in child.children if c.dep_ == "conj" and c.lower_ in words):
                    found += [each for c in other.children if c.dep_ == "pobj" for each in self.phrases.of(c)]
        return found

    def _possessor(self, noun: Token) -> list[Found]:
        """Return whose a thing is: "Ann's talk", "its developers", "a talk of hers", "whose adviser"."""
        found: list[Found] = []
        for child in noun.children:
            if child.dep_ == "poss":
                if child.tag_ == "WP$":
                    clause = next((a for a in noun.ancestors if a.dep_ == "relcl"), None)
                    found += self.phrases.described(clause.head) if clause is not None else []
                else:
                    found += self.phrases.of(child)
            if child.dep_ == "prep" and child.lower_ == "of":
                found += of_class(
                    (each for c in child.children for each in self.phrases.of(c)), EntityClass.PERSON
                )
        return found

    def _makers(self, noun: Token) -> list[Found]:
        """Return who gives a talk or wrote a paper: "by Ann", "given by Ann", "Ann gave a talk"."""
        found = self._behind(noun, frozenset(("by", "from")))
        for child in noun.children:
            if child.dep_ == "acl" and child.tag_ == "VBN":
                found += [
                    each
                    for by in child.children
                    if by.lower_ == "by"
                    for c in by.children
                    if c.dep_ == "pobj"
                    for each in self.phrases.of(c)
                ]
        return found


def _is_former(noun: Token) -> bool:
    words = {t.lower_ for t in noun.children if t.dep_ in ("amod", "advmod", "compound", "nmod")}
    if words & _FORMER:
        return True
    top = noun
    while (
        top.dep_ in ("pobj", "prep", "appos", "conj") and top.head != top and top.pos_ not in ("VERB", "AUX")
    ):
        top = top.head
    verb = top.head if top.dep_ == "attr" else top
    return verb.pos_ in ("AUX", "VERB") and verb.lemma_ == "be" and is_past(verb)

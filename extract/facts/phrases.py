"""What noun phrases name: the findings that a noun stands for, also through "it", "its developers", "a fork of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orbitgraph.extract.facts.antecedents import Antecedents
from orbitgraph.extract.facts.back_references import is_pair, refers_back
from orbitgraph.extract.facts.statements import of_class
from orbitgraph.extract.people import ROLES
from orbitgraph.extract.spans import Found
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


class Phrases(Antecedents):
    """Says what noun phrases of one episode name."""

    def of(self, head: Token, depth: int = 0) -> list[Found]:
        """Return the findings that a noun phrase names: its head and coordinates, else what modifies them."""
        result: dict[int, Found] = {}
        queue = [head]
        while queue:
            token = queue.pop(0)
            queue += [child for child in token.children if child.dep_ == "conj"]
            own = self._at.get(token.i)
            # "both controllers" is a concept where the text is on controllers, and two of them.
            if own is not None and not is_pair(token):
                result[own.start] = own
            elif token.pos_ == "PRON" or token.lower_ == "both" or refers_back(token) or is_pair(token):
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
        if own := self._last_before(noun, verb):
            return own
        return self.described(noun)

    def _last_before(self, noun: Token, verb: Token) -> list[Found]:
        """Return the last of a row of names where a clause in the singular follows it: "A, B and C, which is …"."""
        row = [t for t in (noun, *noun.conjuncts) if t.i < verb.i]
        if verb.dep_ != "relcl" or not noun.conjuncts or noun.i not in self._at:
            return []
        finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
        singular = finite.tag_ == "VBZ" or finite.lower_ == "was"
        last = max(row, key=lambda token: token.i)
        own = self._at.get(last.i)
        return ([own] if own else list(self._modifiers(last, 0).values())) if singular else []

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
        return about or own or [each for each in self.of(noun) if not self._possesses(each, noun)]

    def _possesses(self, found: Found, noun: Token) -> bool:
        """Tell "ACME's programme" from "the ACME programme": what is said of the former is not said of ACME."""
        return any(child.dep_ == "poss" and self._at.get(child.i) == found for child in noun.children)

    def subjects(self, verb: Token, depth: int = 0) -> list[Found]:
        """Return the findings that are a verb's own subject."""
        found: list[Found] = []
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                clause = verb.head if verb.dep_ == "conj" else verb
                relative = child.tag_ in ("WDT", "WP") and clause.dep_ == "relcl"
                found += self.described(clause.head) if relative else self.of(child)
        if not found and depth < 4 and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
            return self.subjects(verb.head, depth + 1)
        return found

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

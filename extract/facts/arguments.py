"""Who does what to what: the findings that stand in a verb's places, read off the dependency parse."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from orbitgraph.extract.facts.phrases import Phrases
from orbitgraph.extract.spans import Found

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVES = ("WDT", "WP")
# "lets Ann use it": the object of these does what their complement says.
_OBJECT_CONTROL = frozenset(
    "allow ask cause enable encourage force help hire invite lead let make want".split()
)


class Arguments(NamedTuple):
    """The findings in a verb's places: what acts, what is acted on, and what stands behind its prepositions."""

    doers: list[Found]
    done: list[Found]
    prepositions: list[tuple[str, list[Found]]]
    passive: bool

    def behind(self, words: frozenset[str]) -> list[Found]:
        """Return the findings behind any of the prepositions `words`."""
        return [each for word, group in self.prepositions if word in words for each in group]


class Clauses:
    """Reads the clauses of one episode: each verb with what stands in its places."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def arguments(self, verb: Token) -> Arguments:
        """Return what stands in the places of a verb; what a clause leaves out comes from the one it belongs to."""
        passive = is_passive(verb)
        subjects = self._subjects(verb)
        objects: list[Found] = []
        prepositions: list[tuple[str, list[Found]]] = []
        agents: list[Found] = []
        for child in verb.children:
            if child.dep_ in ("dobj", "attr", "dative", "oprd"):
                objects += self.phrases.antecedent_of(verb) if _is_relative(child) else self.phrases.of(child)
                prepositions += self._beside_object(child)
            elif child.dep_ in ("advmod", "npadvmod", "acomp") and child.i > verb.i:
                # A name that the parser took for an adverb: "she leads Apache".
                objects += [f] if (f := self.phrases.at(child)) else []
            elif child.dep_ in ("prep", "agent", "prt"):
                for word, group in self._behind(child, verb):
                    if passive and word == "by":
                        agents += group
                    else:
                        prepositions.append((word, group))
            elif child.lower_ == "where" and verb.dep_ == "relcl":
                prepositions.append(("at", self.phrases.antecedent_of(verb)))
        if not passive and not objects and _lacks_object(verb):
            objects += self.phrases.antecedent_of(verb)
        if passive:
            return Arguments(agents, subjects, prepositions, True)
        return Arguments(subjects, objects, prepositions, False)

    def _subjects(self, verb: Token, depth: int = 0) -> list[Found]:
        own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        for child in own:
            if _is_relative(child):
                return self.phrases.antecedent_of(verb)
        if own:
            return [each for child in own for each in self.phrases.of(child)]
        head = verb.head
        if depth > 5 or head == verb:
            return []
        if verb.dep_ == "acl" and verb.tag_ in ("VBD", "VBG", "VBN"):
            return self.phrases.antecedent_of(verb)
        if verb.dep_ == "pcomp":
            head = head.head
            return self._subjects(head, depth + 1) if head.pos_ in ("VERB", "AUX") else []
        controlled = [each for c in head.children if c.dep_ == "dobj" for each in self.phrases.of(c)]
        if verb.dep_ == "xcomp" and head.lemma_.lower() in _OBJECT_CONTROL and controlled:
            return controlled
        if head.pos_ in ("VERB", "AUX") and (
            verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN"))
        ):
            return self._subjects(head, depth + 1)
        if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and head.head.pos_ in ("VERB", "AUX"):
            return self._subjects(head.head, depth + 1)
        return []

    def _behind(self, preposition: Token, verb: Token, depth: int = 0) -> list[tuple[str, list[Found]]]:
        word = preposition.lower_
        result: list[tuple[str, list[Found]]] = []
        objects = [child for child in preposition.children if child.dep_ in ("pobj", "pcomp")]
        if not objects and verb.dep_ == "relcl" and not any(c.dep_ == "prep" for c in preposition.children):
            # "the platform that it runs on"
            return [(word, self.phrases.antecedent_of(verb))]
        for child in objects:
            if _is_relative(child):
                result.append((word, self.phrases.antecedent_of(verb)))
                continue
            group = self.phrases.of(child)
            # "by a community that includes engineers at ACME": the makers stand deeper.
            if not group and word in ("by", "at"):
                group = self.phrases.inside(child)
            result.append((word, group))
        for child in preposition.children if depth < 4 else ():
            if child.dep_ == "prep":
                nested = self._behind(child, verb, depth + 1)
                result += [(f"out-{each}" if word == "out" else each, group) for each, group in nested]
            elif child.dep_ == "conj":
                result += self._behind(child, verb, depth + 1)
        return result

    def _beside_object(self, noun: Token) -> list[tuple[str, list[Found]]]:
        """Return what stands behind the prepositions of an object that names nothing: "gave a talk at …"."""
        if self.phrases.at(noun) is not None:
            return []
        return [pair for child in noun.children if child.dep_ == "prep" for pair in self._behind(child, noun)]


def is_passive(verb: Token, depth: int = 0) -> bool:
    """Tell whether a verb is in the passive, also where a participle stands alone or shares an auxiliary."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBD":
        # The parser's tag for a participle behind a noun: "a tool developed at …".
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "nsubj") for child in verb.children):
        return False
    if verb.dep_ in ("acl", "advcl"):
        return True
    shares = depth < 4 and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX")
    return shares and is_passive(verb.head, depth + 1)


def _is_relative(token: Token) -> bool:
    if token.lower_ == "that":
        return token.tag_ in RELATIVES or token.head.dep_ == "relcl"
    return token.tag_ in RELATIVES and token.lower_ in ("which", "who", "whom")


def _lacks_object(verb: Token) -> bool:
    """Tell whether a relative clause leaves its object out: "the engine Ann built", "that she wrote and sold"."""
    clause = verb.head if verb.dep_ == "conj" else verb
    if clause.dep_ != "relcl" or any(child.dep_ == "dobj" for child in verb.children):
        return False
    if not any(child.dep_ == "nsubj" and not _is_relative(child) for child in clause.children):
        return False
    # "on which it runs", "that it runs on": what is left out stands behind the preposition.
    elsewhere = any(
        child.dep_ == "prep" and all(_is_relative(c) for c in child.children if c.dep_ in ("pobj", "pcomp"))
        for child in clause.children
    )
    return not elsewhere and not any(
        child.lower_ in ("where", "when", "why", "how") for child in clause.children
    )

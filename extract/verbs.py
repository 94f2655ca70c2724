"""What verbs join, read off the dependency parse: "X uses Y", "X was built at Y", "Y, which Z designed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.arguments import Parse
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.statements import Stated, of_class, state
from orbitgraph.model import EntityClass, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_USING = frozenset(
    "adopt combine embed employ exploit leverage require reuse use utilise utilize wrap".split()
)
_USING_THROUGH = {
    "base": "on upon",
    "build": "atop from on upon with",
    "deploy": "on",
    "depend": "on upon",
    "derive": "from",
    "expose": "through",
    "implement": "in on with",
    "integrate": "with",
    "make": "of",
    "record": "to",
    "rely": "on upon",
    "run": "atop in inside on over",
    "sit": "atop on",
    "speak": "to",
    "store": "in",
    "take": "of",
    "talk": "to",
    "write": "in",
}
_SUPPORTING = frozenset(
    "add feature handle implement include offer provide speak support target understand".split()
)
_MAKING = frozenset(
    "architect build code create design develop found implement initiate invent launch maintain "
    "prototype release start write".split()
)
_WORKING = frozenset("collaborate contribute hack work".split())
_HEDGES = frozenset("can could may might should will would".split())


def find(notes: Notes, found: list[Found]) -> Iterator[Stated]:
    """Yield the relations that verbs state; what is denied or only possible is left out."""
    parse = Parse(notes, found)
    for verb in notes.doc:
        if verb.pos_ in ("VERB", "AUX") and verb.i >= parse.first and not _is_denied(verb):
            yield from _stated(verb, parse)


def _stated(verb: Token, parse: Parse) -> Iterator[Stated]:
    lemma = verb.lemma_.lower()
    subjects, objects, prepositions, passive = parse.arguments(verb)
    everything = [*subjects, *objects, *(each for _, group in prepositions for each in group)]
    if len(everything) < 2:
        return
    span = (min(each.start for each in everything), max(each.end for each in everything))
    things = of_class(subjects, EntityClass.PROJECT)
    if not passive:
        if lemma in _USING:
            yield from state(things, Predicate.USES, objects, span, "verb-uses", 0.8)
        if lemma in _SUPPORTING:
            yield from state(things, Predicate.SUPPORTS, objects, span, "verb-supports", 0.75)
        if lemma in _MAKING:
            yield from state(
                of_class(objects, EntityClass.PROJECT),
                Predicate.DEVELOPED_BY,
                of_class(subjects, EntityClass.PERSON, EntityClass.ORGANISATION),
                span,
                "verb-makes",
                0.8,
            )
    made = objects if passive or not things else things
    for word, group in prepositions:
        if word in _USING_THROUGH.get(lemma, "").split():
            yield from state(
                things or of_class(objects, EntityClass.PROJECT) * passive,
                Predicate.USES,
                group,
                span,
                "verb-uses",
                0.75,
            )
        if lemma in _MAKING and word in ("by", "at", "within"):
            makers = of_class(group, EntityClass.PERSON, EntityClass.ORGANISATION)
            yield from state(
                of_class(made, EntityClass.PROJECT), Predicate.DEVELOPED_BY, makers, span, "verb-makes", 0.8
            )
        if lemma in _SUPPORTING | _MAKING and word in ("in", "into", "to", "within"):
            yield from state(
                of_class(group, EntityClass.PROJECT), Predicate.SUPPORTS, objects, span, "verb-supports", 0.75
            )
        if lemma in _WORKING and word in ("on", "to"):
            people = of_class(subjects, EntityClass.PERSON)
            yield from state(people, Predicate.CONTRIBUTES_TO, group, span, "verb-works-on", 0.8)
        if lemma in _SUPPORTING | {"embed", "integrate"} and word in ("in", "into", "within"):
            used = of_class(objects, EntityClass.PROJECT)
            yield from state(group, Predicate.USES, used, span, "verb-uses", 0.7)
    if lemma in _WORKING:
        # "Ann and others at ACME are hacking on it"
        employers = [f for each in verb.children if each.dep_ == "nsubj" for f in parse.inside(each)]
        makers = of_class(employers, EntityClass.ORGANISATION)
        yield from state(
            of_class(objects, EntityClass.PROJECT), Predicate.DEVELOPED_BY, makers, span, "verb-makes", 0.7
        )
        people = of_class(subjects, EntityClass.PERSON)
        yield from state(people, Predicate.CONTRIBUTES_TO, objects, span, "verb-works-on", 0.8)


def _is_denied(verb: Token) -> bool:
    """Tell whether a statement is negated or only possible: "does not support", "could be used"."""
    for token in (verb, *(a for a in verb.ancestors if a.dep_ != "ROOT" and verb.dep_ == "xcomp")):
        if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in _HEDGES) for c in token.children):
            return True
    return False

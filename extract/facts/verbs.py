"""What verbs join, read off the dependency parse: "X uses Y", "X was built at Y", "Y, which Z designed"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.facts.arguments import Arguments, Clauses
from orbitgraph.extract.facts.frames import DOER, DONE, INTO, THEME, VERBS, Frame
from orbitgraph.extract.facts.ingredients import LANGUAGE
from orbitgraph.extract.facts.moods import is_denied
from orbitgraph.extract.facts.noun_frames import STAFF, TALKS
from orbitgraph.extract.facts.phrases import Phrases
from orbitgraph.extract.facts.statements import Stated, of_class, state
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY_VERB: dict[str, list[Frame]] = defaultdict(list)
for _frame in VERBS:
    for _verb in sorted(_frame.verbs):
        _BY_VERB[_verb].append(_frame)

_GIVING = frozenset("deliver do give have hold teach".split())
_WORKING = frozenset("collaborate hack work".split())


def find(notes: Notes, found: list[Found]) -> Iterator[Stated]:
    """Yield the relations that verbs state; what is denied or only possible is left out."""
    phrases = Phrases(notes, found)
    clauses = Clauses(phrases)
    for verb in phrases.tokens():
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        lemma = verb.lemma_.lower()
        if lemma in _BY_VERB or lemma in _GIVING:
            yield from _stated(verb, lemma, clauses)


def _stated(verb: Token, lemma: str, clauses: Clauses) -> Iterator[Stated]:
    arguments = clauses.arguments(verb)
    everything = [
        *arguments.doers,
        *arguments.done,
        *(f for _, group in arguments.prepositions for f in group),
    ]
    if len(everything) < 2:
        return
    span = (min(each.start for each in everything), max(each.end for each in everything))
    for frame in _BY_VERB.get(lemma, ()):
        subjects, objects = _place(frame.subject, arguments), _place(frame.object, arguments)
        if frame.predicate in (Predicate.AUTHOR_OF, Predicate.SPOKE_AT):
            subjects = _with_companions(subjects, arguments)
        if frame.predicate is Predicate.DEVELOPED_BY and frame.object == DOER:
            objects = _with_companions(objects, arguments)
        if frame.subject == INTO:
            # "Quern is implemented in Rust": what it is written in does not use it.
            subjects = [each for each in subjects if not _is_language(each, verb)]
        if not subjects or not objects or is_denied(verb, planned=frame.planned, able=frame.able):
            continue
        predicate = _in_time(frame.predicate, verb)
        yield from state(subjects, predicate, objects, span, frame.extractor, frame.confidence)
    if lemma in _WORKING and not is_denied(verb):
        made = of_class([*arguments.done, *arguments.behind(frozenset(("on",)))], EntityClass.PROJECT)
        yield from state(made, Predicate.DEVELOPED_BY, _employers(verb, clauses), span, "verb-makes", 0.7)
    if lemma in _GIVING and _gives_talk(verb) and not is_denied(verb, planned=True):
        events = arguments.behind(frozenset(("at", "to", "in", "during")))
        speakers = _with_companions(arguments.doers, arguments)
        yield from state(speakers, Predicate.SPOKE_AT, events, span, "verb-speaks", 0.8)


def _is_language(found: Found, verb: Token) -> bool:
    return re.fullmatch(LANGUAGE, verb.doc.text[found.start : found.end]) is not None


def _place(place: str, arguments: Arguments) -> list[Found]:
    name, _, cls = place.partition(":")
    if name == DOER:
        found = arguments.doers
    elif name == DONE:
        found = arguments.done
    elif name == THEME:
        found = arguments.done if arguments.passive else arguments.doers
    else:
        found = arguments.behind(frozenset(name.split()))
    return of_class(found, EntityClass(cls)) if cls else found


def _with_companions(makers: list[Found], arguments: Arguments) -> list[Found]:
    """Add those with whom somebody made, wrote or spoke: "which Ann presented with Bob"."""
    companions = of_class(arguments.behind(frozenset(("with", "alongside"))), EntityClass.PERSON)
    return [*makers, *companions] if makers else []


def _in_time(predicate: Predicate, verb: Token) -> Predicate:
    """Make "worked at" a former affiliation; "has worked at" goes on, "joined" begins."""
    if predicate is not Predicate.AFFILIATED_WITH or verb.lemma_.lower() == "join":
        return predicate
    return Predicate.FORMERLY_AFFILIATED_WITH if is_past(verb) else predicate


def is_past(verb: Token) -> bool:
    """Tell whether a verb speaks of what is over: "worked", "was working", "had worked", "used to work"."""
    auxiliaries = [
        child for child in verb.children if child.dep_ in ("aux", "auxpass") and child.tag_ != "TO"
    ]
    if auxiliaries:
        return auxiliaries[0].tag_ == "VBD"
    if verb.dep_ == "xcomp" and verb.head.lower_ == "used":
        return True
    return verb.tag_ == "VBD"


def _employers(verb: Token, clauses: Clauses) -> list[Found]:
    """Return where a group works: "Ann and others at ACME work on it"; one person alone does not speak for ACME."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    groups = [s for s in subjects if any(t.lemma_.lower() in STAFF for t in (s, *s.conjuncts))]
    return of_class((f for each in groups for f in clauses.phrases.inside(each)), EntityClass.ORGANISATION)


def _gives_talk(verb: Token) -> bool:
    return any(
        child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in TALKS | {"workshop"}
        for child in verb.children
    )

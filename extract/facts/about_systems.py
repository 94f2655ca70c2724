"""What the notes state of systems and works: makers, parts, uses, support, comparisons, places of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.facts import comparisons, ingredients, makers, masks, parts, speaking
from orbitgraph.extract.facts.masks import Masked, pattern
from orbitgraph.extract.facts.moods import asserted
from orbitgraph.extract.facts.statements import End, Stated, of_class, state, title_project
from orbitgraph.extract.facts.who import before
from orbitgraph.extract.facts.wording import WORDS
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Predicate

_EVENT = r"(?:the\s+)?(?P<other><event>)"
_GIVEN = r"\b(?:accepted|appear\w*|delivered|demonstrated|given|presented|printed|published|read|shown)"
_WORK = r"[“\"]?(?P<thing><work>)[”\"]?"
_ACTIVE = r"(?:(?!<work>)[^;]){0,90}?"

_VENUES = (
    rf"{_WORK}{_ACTIVE}{_GIVEN}\s+{WORDS}{{0,3}}?(?:at|in|during|for|to)\s+(?:the\s+proceedings\s+of\s+)?{_EVENT}",
    rf"(?P<other><event>)\s+(?:paper|talk|session|presentation|keynote)s?,?\s+(?:titled\s+|called\s+)?{_WORK}",
    rf"{_GIVEN}\s+at\s+{_EVENT}{_ACTIVE}\b(?:titled|entitled|called)\s+{_WORK}",
    rf"\b(?:keynote|lecture|paper|presentation|session|talk|tutorial)\s+(?:at|from|in)\s+{_EVENT},?\s+(?:called\s+|titled\s+)?{_WORK}",
    rf"\btalk\b{_ACTIVE}\b(?:at|during|from)\s+{_EVENT}{_ACTIVE}\b(?:based\s+on|titled|entitled)\s+{_WORK}",
    rf"{_WORK},?\s+(?:is\s+|was\s+)?(?:an?|the)\s+{WORDS}{{0,3}}?(?:presentation|talk|paper|session|keynote|tutorial)\s+"
    rf"(?:at|from|in|of)\s+{_EVENT}",
    r"(?P<other><event>)[^;.]{0,30}?\b(?:award\w*|gave|honou?red|named)\s+[^;.]{0,60}?\b(?:award|prize|to|paper)\s+(?:to\s+)?"
    rf"{_WORK}",
    rf"{_WORK}[^;.]{{0,60}}?\b(?:received|won|took|earned|awarded)\s+[^;.]{{0,60}}?\b(?:award|prize|paper)[”\"]?\s+(?:at|of|from)\s+{_EVENT}",
)
_Rules = tuple[Predicate, str, float, tuple[str, ...]]
_USES: tuple[_Rules, ...] = ((Predicate.USES, "use", 0.7, ingredients.RULES),)
_RULES: tuple[_Rules, ...] = (
    (Predicate.DEVELOPED_BY, "maker", 0.8, makers.RULES),
    (Predicate.PART_OF, "part-of", 0.8, parts.RULES),
    (Predicate.COMPARED_WITH, "comparison", 0.75, comparisons.RULES),
    *_USES,
    (Predicate.SUPPORTS, "support", 0.75, speaking.RULES),
    (Predicate.PUBLISHED_AT, "venue", 0.85, _VENUES),
)
_FOR_USE = r"\bfor\s+use\s+(?:in|with|by)\s+(?:the\s+)?(?P<user><project>)"
_GROUP = re.compile(r"\b(?:committee|group|task force|team)$", re.IGNORECASE)
_COMPONENTS = re.compile(
    r"^ (?:agent|API|bindings|cli|client|command-line tool|controller|daemon|datapath|driver|kernel module|"
    r"library|module|plugin|server|test suite)$"
)


def find(notes: Notes, found: list[Found], masked: list[Masked]) -> Iterator[Stated]:
    """Yield the relations whose subject is a system or a work."""
    subject = title_project(notes, found)
    # "X, a Go program with Y behind it": of what stands between X and Y, the language hides X.
    systems = [each for each in found if not _is_language(notes, each)]
    for sentence in masks.sentences(notes, systems) if len(systems) < len(found) else ():
        yield from _by_rules(sentence, subject, _USES)
    for sentence in masked[1:]:
        for stated in _by_rules(sentence, subject, _RULES):
            if not (stated.predicate is Predicate.USES and _is_language(notes, stated.subject)):
                yield stated
        yield from _for_use(sentence, subject)
        yield from _written_in(notes, sentence)
        yield from _between_peers(sentence)
        yield from _asked(sentence)
        yield from _groups(notes, sentence)
    yield from _by_name(notes, found)


def _by_rules(sentence: Masked, subject: Found | None, rules: tuple[_Rules, ...]) -> Iterator[Stated]:
    for predicate, extractor, confidence, sources in rules:
        planned = predicate is Predicate.PUBLISHED_AT
        for source in sources:
            for match in asserted(source, sentence, planned=planned):
                things = sentence.found(match, "thing") or ([subject] if subject else [])
                named = (group for group in ("other", "more") if group in match.re.groupindex)
                others = [
                    each for group in named for each in sentence.found(match, group) if each not in things
                ]
                if predicate is Predicate.SUPPORTS:
                    others = sentence.found(match, 0, "protocol")
                yield from state(things, predicate, others, sentence.span(match), extractor, confidence)


def _for_use(sentence: Masked, subject: Found | None) -> Iterator[Stated]:
    """Yield "X was designed for use in Y" as Y uses X; X may be the title's subject."""
    for match in asserted(_FOR_USE, sentence):
        used = before(sentence, match.start(), EntityClass.PROJECT)[-1:] or ([subject] if subject else [])
        users = sentence.found(match, "user")
        yield from state(users, Predicate.USES, used, sentence.span(match), "use", 0.7)


def _by_name(notes: Notes, found: list[Found]) -> Iterator[Stated]:
    """Yield what a name says of itself: "Nicira NVP" is Nicira's, "Open vSwitch kernel module" a part."""
    projects = of_class(found, EntityClass.PROJECT)
    named: dict[str, Found] = {}
    for each in of_class(found, EntityClass.PROJECT, EntityClass.ORGANISATION):
        named.setdefault(notes.text[each.start : each.end], each)
    for project in projects:
        written = notes.text[project.start : project.end]
        span = (project.start, project.end)
        for first, owner in named.items():
            if not written.startswith(f"{first} ") or owner.name == project.name:
                continue
            if owner.cls is EntityClass.ORGANISATION:
                yield from state([project], Predicate.DEVELOPED_BY, [owner], span, "name", 0.8)
            elif _COMPONENTS.match(written[len(first) :]):
                yield from state([project], Predicate.PART_OF, [owner], span, "name", 0.8)


def _written_in(notes: Notes, sentence: Masked) -> Iterator[Stated]:
    """Yield the programming language that a system is said to be in: "a parser in Rust"."""
    for match in (m for source in ingredients.WRITTEN_IN for m in asserted(source, sentence)):
        languages = [each for each in sentence.found(match, "other") if _is_language(notes, each)]
        things = sentence.found(match, "thing")
        yield from state(things, Predicate.USES, languages, sentence.span(match), "use", 0.75)


def _between_peers(sentence: Masked) -> Iterator[Stated]:
    """Yield the protocol that two systems speak with each other."""
    for source in speaking.PEERS:
        for match in asserted(source, sentence):
            peers = [*sentence.found(match, "thing"), *sentence.found(match, "peer")]
            spoken = sentence.found(match, "other")
            yield from state(peers, Predicate.SUPPORTS, spoken, sentence.span(match), "support", 0.7)


def _groups(notes: Notes, sentence: Masked) -> Iterator[Stated]:
    """Yield "the X working group in Y" as a part of Y."""
    for match in asserted(parts.GROUPS, sentence):
        groups = [f for f in sentence.found(match, "thing") if _GROUP.search(notes.text[f.start : f.end])]
        homes = sentence.found(match, "other")
        yield from state(groups, Predicate.PART_OF, homes, sentence.span(match), "part-of", 0.8)


def _asked(sentence: Masked) -> Iterator[Stated]:
    """Yield what is compared though it is asked ("How does X differ from Y?") or something of it is denied."""
    for source in (*comparisons.ASKED, *comparisons.SET_APART):
        for match in pattern(source).finditer(sentence.text):
            things, others = sentence.found(match, "thing"), sentence.found(match, "other")
            span = sentence.span(match)
            yield from state(things, Predicate.COMPARED_WITH, others, span, "comparison", 0.75)


def _is_language(notes: Notes, end: End) -> bool:
    """Tell whether a finding is written like the name of a programming language."""
    return isinstance(end, Found) and bool(
        re.fullmatch(ingredients.LANGUAGE, notes.text[end.start : end.end])
    )

"""What the notes state that people did: contributed to systems, made them, wrote works, spoke at events."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.masks import Masked, pattern
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.statements import Stated, state, title_project
from orbitgraph.extract.who import PEOPLE, guests, nearest_people, people
from orbitgraph.model import Predicate

_GAP = r"(?:[^\s,;.]+\s+){0,3}?"
_TO_PROJECT = r"(?:the\s+)?(?P<thing><project>)"
_WORKING = r"(?:works?|worked|working|hacks?|hacking|contributes?|contributed|collaborat\w+)"
# The people stand nearest before: "Ann, a contributor to X and, above all, the maintainer of Y".
_ROLES_IN = (
    r"\b(?:authors?|committers?|contributors?|core\s+(?:developers?|members?)|creators?|developers?|founders?|lead|"
    rf"maintainers?)\s+(?:to|of|for|on)\s+{_TO_PROJECT}",
    rf"\bwhose\s+(?:[\w-]+\s+){{0,2}}?work\s+(?:in|on)\s+{_TO_PROJECT}",
)
_CONTRIBUTES = (
    rf"{PEOPLE}\s+{_GAP}{_WORKING}\s+{_GAP}(?:on|to)\s+{_TO_PROJECT}",
    rf"{PEOPLE}['’]s?\s+{_GAP}(?:work|contributions?|patches)\s+(?:on|to)\s+{_TO_PROJECT}",
    rf"{PEOPLE}[^;.]*?\binvolved\s+(?:with|in)\s+{_TO_PROJECT}",
    rf"{PEOPLE}[^;.]*?\bwork(?:s|ing)?\s+(?:to\s+\w+|on\s+\w+ing)\s+[^;.]*?"
    rf"\b(?:in|into|to|within)\s+{_TO_PROJECT}",
)
_MAKING = r"(?:built|created|designed|developed|implemented|invented|written|wrote)"
_MADE = (
    rf"{PEOPLE}\s+(?:also\s+|has\s+|had\s+|originally\s+)?{_MAKING}\s+{_TO_PROJECT}",
    rf"(?P<thing><project>)[^;.]*?\b{_MAKING}\s+by\s+{PEOPLE}",
)
_WE = r"\b[Ww]e\s+(?:build|built|create|design|develop|implement|introduce|present|propose)(?:ed)?\s+"
_WE_MADE = (rf"{_WE}{_TO_PROJECT}", rf"{_WE}[^;.]*?\bcall\s+{_TO_PROJECT}")
_AT_EVENT = r"\b(?:at|during|in)\s+(?:the\s+)?(?P<event><event>)"
_TALK = r"\b(?:gave|keynote|lecture|presentation|presented|speaking|speaks|spoke|talk)\b"
_SPOKE = (
    rf"{PEOPLE}(?:(?!<person>)[^;])*?{_TALK}[^;]*?{_AT_EVENT}",
    rf"{_TALK}\s+by\s+{PEOPLE}\s+{_AT_EVENT}",
    rf"\b(?:presentation|talk)\s+{_AT_EVENT}\s+(?:given\s+)?by\s+{PEOPLE}"
    r"(?:[^;.]*?\b(?:along|together)\s+with\s+(?P<more><person>(?:[^;.]*?\band\s+<person>)?))?",
)
_COAUTHORS = r"(?P<people><person>(?:\s+\([^)]*\))?(?:(?:,\s+|,?\s+and\s+)<person>(?:\s+\([^)]*\))?)*)"
_AUTHORS = (
    rf"{PEOPLE}['’]s?\s+(?:[\w-]+\s+){{0,5}}?(?:paper\s*,?\s*)?(?P<work><work>)",
    r"(?P<work><work>)[^;]*?\b(?:written|(?:co-?)?authored)\s+(?:jointly\s+)?(?:by|with|together\s+with)\s+"
    rf"(?:(?:his|her|their|the)\s+)?(?:co-?authors?\s+)?{_COAUTHORS}",
    rf"(?P<work><work>),?\s+(?:[\w-]+\s+){{0,5}}?by\s+{PEOPLE}",
    rf"{PEOPLE}[^;]*?\b(?:talks?|discuss(?:es)?)\b[^;.]*?\b(?:their|his|her)\b[^;.]*?\b(?:article|book|paper)\b,?\s+"
    r"[“\"]?(?P<work><work>)",
    rf"{PEOPLE}\s+(?:authored|gave|presented|published|wrote)\s+[^;.]*?(?P<work><work>)",
)
_OWN_TALK = r"\b(?:his|her|their)\s+(?:[\w-]+\s+)?(?:talk|presentation|keynote)\b(?P<rest>.*)"


def find(notes: Notes, found: list[Found], masked: list[Masked]) -> Iterator[Stated]:
    """Yield contributions, works and talks of people, and what they developed."""
    named = guests(notes, found)
    yield from _own_systems(notes, found, masked, named)
    for sentence in masked[1:]:
        yield from _contributions(sentence)
        yield from _speaking(sentence, named)
        yield from _authors(sentence, named)


def _own_systems(
    notes: Notes, found: list[Found], masked: list[Masked], named: list[Found]
) -> Iterator[Stated]:
    """Yield whose system it is: the guest of "Mininet, with Ann", and the authors of an abstract that says "we"."""
    subject = title_project(notes, found)
    of_title = pattern(r"(?:The\s+)?<project>(?:\s+\w+|\s+<concept>)?,?\s+with\b").match(masked[0].text)
    if subject and of_title:
        span = (subject.start, len(notes.episode.title))
        yield from state(named, Predicate.CONTRIBUTES_TO, [subject], span, "title-system", 0.6)
    abstract = False
    for sentence in masked[1:]:
        abstract = abstract or bool(re.search(r"\babstract\b", sentence.text, re.IGNORECASE))
        for match in (m for source in _WE_MADE for m in pattern(source).finditer(sentence.text) if abstract):
            things = sentence.found(match, "thing")
            yield from state(things, Predicate.DEVELOPED_BY, named, sentence.span(match), "abstract", 0.75)


def _contributions(sentence: Masked) -> Iterator[Stated]:
    for source in _CONTRIBUTES:
        for match in pattern(source).finditer(sentence.text):
            who, things, span = people(sentence, match), sentence.found(match, "thing"), sentence.span(match)
            yield from state(who, Predicate.CONTRIBUTES_TO, things, span, "contribution", 0.8)
    for source in _ROLES_IN:
        for match in pattern(source).finditer(sentence.text):
            who, things = nearest_people(sentence, match.start()), sentence.found(match, "thing")
            span = sentence.span(match)
            yield from state(who, Predicate.CONTRIBUTES_TO, things, span, "role-in-project", 0.85)
    for source in _MADE:
        for match in pattern(source).finditer(sentence.text):
            who, things, span = people(sentence, match), sentence.found(match, "thing"), sentence.span(match)
            yield from state(things, Predicate.DEVELOPED_BY, who, span, "made-by", 0.8)


def _speaking(sentence: Masked, named: list[Found]) -> Iterator[Stated]:
    for source in _SPOKE:
        for match in pattern(source).finditer(sentence.text):
            who, events = people(sentence, match), sentence.found(match, "event")
            if "more" in match.re.groupindex and match["more"]:
                who = who + sentence.found(match, "more", "person")
            yield from state(who, Predicate.SPOKE_AT, events, sentence.span(match), "spoke-at", 0.75)
    for match in pattern(_OWN_TALK).finditer(sentence.text):
        events, span = sentence.found(match, "rest", "event")[:1], sentence.span(match)
        yield from state(named, Predicate.SPOKE_AT, events, span, "own-talk", 0.75)


def _authors(sentence: Masked, named: list[Found]) -> Iterator[Stated]:
    for source in _AUTHORS:
        for match in pattern(source).finditer(sentence.text):
            who, works, span = people(sentence, match), sentence.found(match, "work"), sentence.span(match)
            yield from state(who, Predicate.AUTHOR_OF, works, span, "author", 0.8)
    for match in pattern(_OWN_TALK).finditer(sentence.text):
        works, span = sentence.found(match, "rest", "work")[:1], sentence.span(match)
        yield from state(named, Predicate.AUTHOR_OF, works, span, "own-talk", 0.75)

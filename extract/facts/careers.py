"""The course of people's lives in notes: where they were before, where they are now, where they studied, under whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.facts.masks import Masked, pattern
from orbitgraph.extract.facts.moods import asserted
from orbitgraph.extract.facts.statements import Stated, state
from orbitgraph.extract.facts.who import OWN, PEOPLE, before, people
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Predicate

_OF = r"(?:the\s+)?(?P<organisation><organisation>)"
_AT = rf"(?:at|for|with)\s+{_OF}"
_GAP = r"(?:(?!<person|organisation>)[^;.]){0,90}?"
_SHORT = r"(?:(?!<person|organisation>)[^,;.]){0,70}?"
_WHO = r"(?:,?\s+who)?"
_HAS = r"(?:(?:has|have|had)\s+)?(?:(?:just|now|recently|since|then)\s+)?"
# What somebody does at a place without belonging to it.
_VISIT = (
    r"(?!(?:[^,;.]{0,60}?\b)?(?:guest|keynote|lectured?|met|panell?ist|speaker|spoke|talk|talked|visitor)\b)"
)
# "a PhD student" is one today.
_DEGREE = (
    r"(?:(?:bachelor|master)['’]?s?(?:\s+(?:degree|thesis))?|degree|diploma|doctorate|doctoral\s+(?:degree|thesis)|dissertation|"
    r"M\.?Sc\.?|Ph\.?\s?D\.?(?:\s+thesis)?|thesis)(?!\s+(?:student|candidate))\b"
)
_STUDYING = r"(?:doctoral|graduate|master['’]?s|Ph\.?D\.?|undergraduate)\s+student"
_WORKS = (
    r"(?:works\s+on|builds|coordinates|designs|heads|keeps|leads|lectures|looks\s+after|maintains|manages|operates|oversees|plans|"
    r"researches|runs|studies|supervises|teaches|tends)"
)
_AFFILIATED = (
    (
        rf"{PEOPLE}{_WHO}\s+(?:(?:also|both|now|currently|today)\s+)?{_WORKS}\s+{_SHORT}\b(?:at|for)\s+{_OF}",
        0.8,
    ),
    (rf"{PEOPLE}{_WHO}\s+(?:has|have)\s+been\s+(?:[\w-]+\s+){{0,3}}?(?:at|with)\s+{_OF}", 0.85),
    (
        rf"{PEOPLE}{_WHO}\s+(?:is|are|has\s+been|have\s+been)\s+(?:on|in|part\s+of)\s+(?:the\s+)?"
        rf"(?:(?!<organisation>)[^,;.]){{0,40}}?(?:team|group|lab|staff|faculty|board)\s+(?:of|at)\s+{_OF}",
        0.85,
    ),
    (
        rf"{PEOPLE}{_WHO}\s+(?:divides?|splits?|shares?)\s+(?:<person>\s+|his\s+|her\s+|their\s+)?(?:time|days|weeks?)\s+"
        r"between\s+(?:the\s+)?(?P<organisation><organisation>),?\s+and\s+(?:the\s+)?(?P<second><organisation>)",
        0.85,
    ),
    (
        rf"{PEOPLE}{_WHO}\s+{_HAS}(?:left|quit)\s+{_GAP}(?:<organisation>\s+{_GAP})?\b(?:for|to\s+join)\s+{_OF}",
        0.8,
    ),
    (
        rf"{PEOPLE}{_WHO}\s+{_HAS}(?:moved|gone|switched)\s+"
        rf"(?:over\s+|on\s+|back\s+)?(?:from\s+(?:the\s+)?<organisation>\s+)?to\s+{_OF}",
        0.8,
    ),
    (
        rf"{PEOPLE}{_GAP}\b(?:<organisation>\s+{_GAP})?\band,?\s+since\s+{_SHORT},?\s*\b(?:at|with)\s+{_OF}",
        0.8,
    ),
)
_FORMER = (
    rf"\b(?:[Bb]efore\s+(?:all\s+)?(?:that|this)|[Ee]arlier|[Pp]reviously|[Ii]n\s+an?\s+(?:earlier|former|previous)\s+life),?\s+"
    rf"{PEOPLE}\s+{_VISIT}[a-z]{_SHORT}\b{_AT}",
    rf"\b[Bb]efore\s+(?:[^,;.]{{1,60}}?)\s+{PEOPLE}\s+(?:worked|was)\s+{_VISIT}{_SHORT}\b{_AT}",
    rf"{PEOPLE}{_WHO}\s+(?:was|were|had\s+been)\s+(?:(?:once|first|then)\s+)?(?:at|with)\s+{_OF}",
    rf"{PEOPLE}{_WHO}\s+(?:was|had\s+been)\s+(?:once\s+)?an?\s+{_VISIT}(?:[\w-]+\s+){{1,4}}?(?:at|for|with)\s+{_OF}",
    rf"{PEOPLE}{_WHO}\s+{_HAS}(?:came|come|moved)\s+(?:here\s+|there\s+|over\s+|to\s+<organisation>\s+)?from\s+{_OF}",
    rf"{PEOPLE},\s+(?:then|at\s+the\s+time|back\s+then|until\s+(?:then|recently|last\s+[a-z]+|\d{{4}}))\s+"
    rf"(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,5}}?(?:at|of|with)\s+{_OF}",
    rf"{PEOPLE}{_WHO}\s+{_HAS}(?:left|quit)\s+{_OF}",
    rf"{PEOPLE}{_WHO}\s+used\s+to\s+[a-z]{_SHORT}\b{_AT}",
    rf"{PEOPLE},\s+lately\s+(?:of|at|with)\s+{_OF}",
    rf"{PEOPLE}{_WHO}\s+spent\s+{_SHORT}\b(?:at|with)\s+{_OF}",
    rf"\b[Aa]fter\s+(?:[\w-]+\s+){{0,4}}?(?:years|decades?|spells?|stints?)\s+(?:at|with)\s+{_OF},?\s+{PEOPLE}",
    rf"\b[Ii]n\s+an?\s+(?:earlier|former|previous)\s+life\s+{PEOPLE}\s+{_SHORT}\b{_AT}",
)
_STUDIED = (
    rf"{PEOPLE}(?:,\s+whose|(?:['’]s?)?)\s+(?:own\s+)?{_DEGREE}{_GAP}(?:\b(?:with|under)\s+<person>,?\s+)?(?:at|from)\s+{_OF}",
    rf"{PEOPLE}{_GAP}\b(?:began|completed|holds|defended|did|earned|finished|gained|got|having\s+taken|received|started|took|wrote|after)\s+"
    rf"(?:(?:an?|his|her|their|<person>)\s+)?(?:[\w-]+\s+){{0,2}}?{_DEGREE}{_GAP}(?:\bunder\s+<person>\s+)?\b(?:at|from)\s+{_OF}",
    rf"{PEOPLE}{_WHO}\s+(?:was|were)\s+(?:an?\s+)?(?:[\w-]+\s+)?{_STUDYING}\s+(?:of\s+<person>(?:['’]s)?\s+)?at\s+{_OF}",
    rf"{PEOPLE}{_WHO}\s+studied\s+(?:(?!<organisation>)[^;.]){{0,60}}?\bat\s+{_OF}",
)
# Whom these are about stands first in the sentence, however much is told in between.
_LOOSE_FORMER = (
    rf"\bafter\s+(?:[\w-]+\s+){{0,4}}?(?:years|decades?)\s+(?:at|with)\s+{_OF}",
    rf"\bfirst,?\s+(?:as\s+{_SHORT})?(?:at|with)\s+{_OF}{_GAP}(?:,|\band)\s+(?:and\s+)?(?:later|now|since|then|today)\b"
    rf"(?:{_GAP}\b(?:at|with)\s+(?P<second><organisation>){_GAP}\band\s+(?:now|since|today)\b)?",
    rf"\b(?:after|following|having\s+(?:completed|done|earned|finished|taken))\s+(?:(?:an?|his|her|<person>)\s+)?(?:[\w-]+\s+){{0,2}}?"
    rf"{_DEGREE}{_GAP}\b(?:at|from)\s+{_OF}",
)
_UNDERWAY = re.compile(r"\b(?:is|are|still)\s+(?:\w+\s+)?(?:doing|finishing|working|writing)\b|\bcurrently\b")
# The words deny that somebody is there, and so state that they were.
_NO_LONGER = (
    rf"{PEOPLE}{_WHO}\s+(?:is|are|works?)\s+no\s+longer\s+(?:[\w-]+\s+){{0,3}}?(?:at|with|for)\s+{_OF}"
)
_THE_SAME = (
    rf"{PEOPLE}{_WHO}\s+{_HAS}(?:left|quit)\s+(?:the|that)\s+(?:same\s+)?"
    r"(?:company|firm|group|institute|lab|laboratory|school|team|university)\b"
)
_STUDENTS = rf"(?P<people><person>)(?:['’]s?)?\s+(?:own\s+)?(?:colleagues|students)\s+at\s+{_OF}"
_ADVISER = r"(?:(?:PhD|Ph\.D\.|doctoral|thesis|academic)\s+)?(?:advis[eo]r|supervisor|mentor)"
_ADVISED = (
    rf"\b(?:{_DEGREE}|{_STUDYING}|studied|trained)(?:(?!<person>)[^;.]){{0,60}}?\b(?:under|with)\s+{PEOPLE}",
    rf"\b{_DEGREE}(?:(?!<person>)[^;.]){{0,60}}?\b(?:that|which)\s+{PEOPLE}\s+(?:had\s+)?(?:advised|oversaw|supervised)\b",
    rf"{PEOPLE}\s+(?:is|was|were|had\s+been)\s+(?:his|her|their|{OWN})\s+{_ADVISER}\b",
    rf"\b{_STUDYING}s?\s+of\s+{PEOPLE}",
)


def find(sentence: Masked) -> Iterator[Stated]:
    """Yield affiliations, former ones and advisers that a sentence states; the former win in `relations`."""
    for source, confidence in _AFFILIATED:
        for match in asserted(source, sentence):
            yield from _at(sentence, match, Predicate.AFFILIATED_WITH, confidence)
    for match in asserted(_STUDENTS, sentence):
        yield from _at(sentence, match, Predicate.AFFILIATED_WITH, 0.75)
    for match in (m for source in _FORMER for m in asserted(source, sentence)):
        yield from _at(sentence, match, Predicate.FORMERLY_AFFILIATED_WITH, 0.8)
    for match in (m for source in _STUDIED for m in asserted(source, sentence)):
        if not _UNDERWAY.search(sentence.text, max(0, match.start() - 40), match.end()):
            yield from _at(sentence, match, Predicate.FORMERLY_AFFILIATED_WITH, 0.75)
    for match in (m for source in _LOOSE_FORMER for m in asserted(source, sentence)):
        first = before(sentence, match.start(), EntityClass.PERSON)[:1]
        yield from _at(sentence, match, Predicate.FORMERLY_AFFILIATED_WITH, 0.75, first)
    for match in pattern(_NO_LONGER).finditer(sentence.text):
        yield from _at(sentence, match, Predicate.FORMERLY_AFFILIATED_WITH, 0.85)
    for match in asserted(_THE_SAME, sentence):
        last = before(sentence, match.start(), EntityClass.ORGANISATION)[-1:]
        who, span = people(sentence, match), sentence.span(match)
        yield from state(who, Predicate.FORMERLY_AFFILIATED_WITH, last, span, "career", 0.75)
    yield from _advised(sentence)


def _at(
    sentence: Masked,
    match: re.Match[str],
    predicate: Predicate,
    confidence: float,
    who: list[Found] | None = None,
) -> Iterator[Stated]:
    groups = [name for name in ("organisation", "second") if match.groupdict().get(name)]
    places = [each for name in groups for each in sentence.found(match, name, "organisation")]
    who, span = people(sentence, match) if who is None else who, sentence.span(match)
    yield from state(who, predicate, places, span, "career", confidence)


def _advised(sentence: Masked) -> Iterator[Stated]:
    for match in (m for source in _ADVISED for m in asserted(source, sentence)):
        advisers, span = people(sentence, match), sentence.span(match)
        names = {each.name for each in advisers}
        # Who stands first in the sentence is whom it is about.
        student = [f for f in before(sentence, match.end(), EntityClass.PERSON) if f.name not in names][:1]
        owned = [f for f in sentence.found(match, 0, "person") if f.name not in names]
        yield from state(owned[:1] or student, Predicate.ADVISED_BY, advisers, span, "career", 0.85)

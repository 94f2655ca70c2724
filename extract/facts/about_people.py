"""What the notes state of where people work and worked, and who advised them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.facts import reach
from orbitgraph.extract.facts.masks import Masked
from orbitgraph.extract.facts.moods import asserted
from orbitgraph.extract.facts.statements import Stated, state
from orbitgraph.extract.facts.who import OWN, PEOPLE, before, guests, people
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Predicate

_ORGANISATION = r"(?:the\s+)?(?P<organisation><organisation>)"
_NOW = (
    r"(?!whom?\b|whose\b|(?:un)?like\b|live\b|on\b|speaking\b|previously|formerly|former|early|ex-|"
    r"then|once|first|lately|past|erstwhile)[\w-]+"
)
# "…, an engineer at", "… is an associate professor at", "… (the maintainer at"
_ROLE = rf"(?:,\s+|\s+is\s+|,\s+who\s+is\s+|\s+\()(?:an?\s+|the\s+|one\s+of\s+)?(?:{_NOW}\s+){{1,6}}?"
_POST = (
    r"(?:analyst|architect|CEO|chair|chief|co-?founder|CTO|designer|developer|director|employee|engineer|fellow|"
    r"founder|head|intern|lead|lecturer|manager|member|postdoc|president|professor|programmer|researcher|scientist|"
    r"student)"
)
_WORKED = r"(?:worked|was|were|had\s+been|had\s+worked|spent)"
_HERE = r"(?:at|for|with)\s+"

_GAP = r"(?:(?!<person>)[^;.]){0,90}?"
_THEN = r"(?:(?!<person|organisation>|\bnow\b|\btoday\b)[^;.]){0,90}?"
_AFFILIATED = (
    (rf"{PEOPLE},?\s+(?:both\s+|all\s+|now\s+|currently\s+)?(?:from|of|at)\s+{_ORGANISATION}", 0.9),
    (rf"(?P<people><person>)\s+\((?:from|of|at)?\s*{_ORGANISATION}\)", 0.85),
    (rf"{PEOPLE}{_ROLE}(?:at|with|in|from|of|for)\s+{_ORGANISATION}", 0.85),
    (rf"{PEOPLE},\s+{_ORGANISATION}['’]s\s+(?:{_NOW}\s+){{0,2}}?{_POST}\b", 0.8),
    (
        rf"{PEOPLE}\s+(?:both\s+|currently\s+|now\s+)?(?:works?|interns?|(?:is|are)\s+(?:now\s+)?(?:working|employed))\s+"
        rf"(?:at|for|with|by)\s+{_ORGANISATION}",
        0.9,
    ),
    (
        rf"{PEOPLE}(?:['’]s?)?\s+(?:role|job|position|work|title|day\s+job)\s+(?:[\w-]+\s+){{0,3}}?at\s+{_ORGANISATION}",
        0.8,
    ),
    (rf"{PEOPLE}(?:['’]s?)?\s+(?:company|employer|laboratory|start-?up|university),?\s+{_ORGANISATION}", 0.8),
    (rf"{PEOPLE}\s+is\b[^;]{{0,90}}?\bintern\s+at\s+{_ORGANISATION}", 0.85),
    (rf"{PEOPLE}\s+(?:is|are)\s+(?:now\s+|both\s+|based\s+)?(?:at|with)\s+{_ORGANISATION}", 0.8),
    (rf"{_ORGANISATION}\s+(?:{_NOW}\s+){{0,2}}?{_POST}s?,?\s+{PEOPLE}", 0.8),
    (rf"{_ORGANISATION}['’]s\s+(?:own\s+)?{PEOPLE}", 0.8),
    (
        rf"{PEOPLE}{_GAP}\b(?:now|today|currently)\s+(?:(?:works?|is)\s+)?(?:(?:an?|the)\s+)?(?:{_NOW}\s+){{0,4}}?"
        rf"(?:at|of|with|for)\s+{_ORGANISATION}",
        0.8,
    ),
    (
        rf"{_ORGANISATION}(?:,[^,;.]{{1,60}},|,[^,;.]{{1,40}}\s(?:that|which))?\s+(?:is|was)\s+(?:co-?)?founded\s+(?:[\w-]+\s+){{0,3}}?by\s+{PEOPLE}",
        0.8,
    ),
    (rf"{PEOPLE}\s+(?:has\s+|had\s+)?(?:co-?)?founded\s+(?:the\s+company\s+)?{_ORGANISATION}", 0.8),
    (rf"{PEOPLE}\s+as\s+(?:the\s+)?{_POST}\s+(?:of|at)\s+{_ORGANISATION}", 0.8),
)
_FORMER = (
    rf"{PEOPLE}{_GAP}\b(?:previously|formerly|before\s+that|earlier|once|used\s+to\s+work|in\s+the\s+past)\b{_THEN}"
    rf"\b(?:at|for|with|by)\s+{_ORGANISATION}",
    rf"\b(?:[Pp]reviously|[Ff]ormerly|[Ee]arlier|[Oo]nce)\b,?\s+{PEOPLE}\s+(?:worked|was|were|had)\b{_THEN}"
    rf"\b(?:at|for|with|by)\s+{_ORGANISATION}(?:{_THEN}\b(?:later|then|and)\s+(?:at|for|with|by)\s+"
    r"(?P<second><organisation>))?",
    rf"{PEOPLE},?\s+(?:who\s+(?:is|was)\s+)?(?:an?\s+|the\s+|one\s+of\s+the\s+)?(?:former|early|earliest|first|ex-)"
    rf"(?:[\w-]*\s+){{0,4}}?{_POST}s?\s+(?:at|of|with)\s+{_ORGANISATION}",
    rf"{PEOPLE}\s+(?:was|had\s+been)\s+(?:once\s+)?(?:an?|the|one\s+of\s+the)\s+(?:[\w-]+\s+){{0,4}}?{_POST}s?\b"
    rf"[^;.,]{{0,40}}?\b(?:at|of|for)\s+{_ORGANISATION}",
    rf"{PEOPLE}\s+(?:had\s+)?spent\s+[^;.,]{{0,40}}?\b(?:at|with)\s+{_ORGANISATION}",
    rf"\b(?:former|ex)(?:\s+|-){_ORGANISATION}\s+(?:[\w-]+\s+){{0,2}}?{_POST}s?,?\s+{PEOPLE}",
    rf"{PEOPLE},?\s+(?:(?:now\s+|today\s+)?<organisation>,\s+)?(?:formerly|previously|late|once|ex)\s*-?(?:of|at|with)?\s+{_ORGANISATION}",
    rf"\b[Bb]efore\s+[^,;]{{1,60}},\s+{PEOPLE}\s+{_WORKED}\b[^;]{{0,90}}?\b(?:at|for|with)\s+{_ORGANISATION}"
    r"(?:\s+and\s+(?:then\s+)?(?:at\s+)?(?P<second><organisation>))?",
    rf"\b(?:when|while|back\s+when)\s+{PEOPLE}\s+{_WORKED}\b[^;.,]{{0,60}}?\b{_HERE}{_ORGANISATION}",
    rf"(?<!\bwith\s){PEOPLE}(?:(?!<person|organisation>|\bis\b)[^;.]){{0,90}}?\bwhile\s+(?:still\s+|<person>\s+was\s+(?:still\s+)?)?(?:at|with)\s+{_ORGANISATION}",
    rf"\bwhen\s+(?P<organisation><organisation>)\s+employed\s+{PEOPLE}",
    rf"{PEOPLE}\s+(?:has\s+|had\s+|recently\s+|just\s+)?(?:left|quit|departed)\s+(?:from\s+)?{_ORGANISATION}",
    rf"{PEOPLE}(?:['’]s?)?\s+(?:(?:time|days|years|stint|tenure)|(?:former|old|previous|last)\s+(?:company|employer|job)),?\s+"
    rf"(?:at\s+|with\s+|was\s+)?{_ORGANISATION}",
)
_TAUGHT = re.compile(
    r"\b(?:degree|doctorate|Ph\.?D\.?|studied|trained)\b[^;.,]{0,30}\b(?:by|of|under|with)\s+$"
)
_ADVISER = r"(?:(?:PhD|Ph\.D\.|doctoral|thesis|academic)\s+)?(?:advis[eo]rs?|supervisors?|mentors?)"
_ADVISED = (
    rf"\b(?:advised|co-?advised|supervised|mentored)\s+(?:there\s+|jointly\s+)?by\s+{PEOPLE}",
    rf"{OWN}\s+(?:former\s+)?{_ADVISER}(?:\s+(?:at|in)\s+(?:the\s+)?<organisation>)?(?:\s+(?:is|are|was|were|being))?,?\s+{PEOPLE}",
    rf"\bwith\s+{PEOPLE}\s+as\s+(?:an?\s+|the\s+|{OWN}\s+)?{_ADVISER}\b",
    rf"\bunder\s+(?:the\s+)?(?:supervision|guidance|direction)\s+of\s+{PEOPLE}",
    rf"\b(?:students?|advisees?)\s+(?:of|under)\s+{PEOPLE}",
)
# "Ann's PhD student Eve", "his student Eve": also where "his" stands for him.
_STUDENT = (
    r"(?P<adviser><person>)(?:['’]s?)?\s+(?:former\s+|then\s+)?(?:(?:doctoral|graduate|master['’]?s|PhD|Ph\.D\.)\s+)?(?:advisee|student),?\s+"
    r"(?P<student><person>)"
)


def find(notes: Notes, found: list[Found], masked: list[Masked]) -> Iterator[Stated]:
    """Yield affiliations, former ones, advisers and addresses; a former affiliation is no present one."""
    named = guests(notes, found)
    placed = {guest.name for guest in notes.episode.guests if guest.organisation}
    for sentence in masked[1:]:
        former = list(_former(sentence))
        yield from former
        past = {(each.subject, each.object) for each in former}
        yield from (each for each in _affiliated(sentence, placed) if (each.subject, each.object) not in past)
        yield from _advised(sentence)
        yield from reach.find(sentence, named)


def _affiliated(sentence: Masked, placed: set[str]) -> Iterator[Stated]:
    for source, confidence in _AFFILIATED:
        for match in asserted(source, sentence):
            employers, span = sentence.found(match, "organisation"), sentence.span(match)
            employed = people(sentence, match)
            if _TAUGHT.search(sentence.text, 0, match.start()):
                # "studied with Ann at Globex": who was there is the student.
                continue
            if len(employed) > 2 and any(each.name in placed for each in employed):
                employed = employed[-1:]
            if len(employed) > 1 and not re.search(r"\b(?:all|both)\b", match[0]):
                # "Ann and Bob of ACME": where the title places Ann, only Bob is meant.
                employed = [each for each in employed if each.name not in placed] or employed
            yield from state(employed, Predicate.AFFILIATED_WITH, employers, span, "affiliation", confidence)


def _former(sentence: Masked) -> Iterator[Stated]:
    for source in _FORMER:
        for match in asserted(source, sentence):
            groups = [g for g in ("organisation", "second") if match.groupdict().get(g)]
            employers = [each for group in groups for each in sentence.found(match, group)]
            employed, span = people(sentence, match), sentence.span(match)
            yield from state(
                employed, Predicate.FORMERLY_AFFILIATED_WITH, employers, span, "former-affiliation", 0.8
            )


def _advised(sentence: Masked) -> Iterator[Stated]:
    for match in asserted(_STUDENT, sentence):
        span = sentence.span(match)
        adviser, student = sentence.found(match, "adviser"), sentence.found(match, "student")
        yield from state(student, Predicate.ADVISED_BY, adviser, span, "advised-by", 0.8)
    for source in _ADVISED:
        for match in asserted(source, sentence):
            advisers, span = people(sentence, match), sentence.span(match)
            # Who stands first in the sentence is whom it is about; a possessor is the student himself.
            student = [f for f in sentence.found(match, 0, "person") if f not in advisers]
            student = student[:1] or before(sentence, match.start(), EntityClass.PERSON)[:1]
            yield from state(student, Predicate.ADVISED_BY, advisers, span, "advised-by", 0.9)

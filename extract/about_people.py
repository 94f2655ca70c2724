"""What the notes state of where people work and worked, who advised them, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.masks import Masked, pattern
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.statements import Stated, of_class, state
from orbitgraph.extract.who import PEOPLE, guests, people
from orbitgraph.model import HANDLE, EntityClass, Predicate, Ref

_ORGANISATION = r"(?:the\s+)?(?P<organisation><organisation>)"
_NOT_NOW = r"(?!who\b|previously|formerly|former|early|ex-)"
# "…, an engineer at", "… is an associate professor at", "… (the maintainer at"
_ROLE = rf"(?:,\s+|\s+is\s+|\s+was\s+|\s+\()(?:an?\s+|the\s+|one\s+of\s+)?(?:{_NOT_NOW}[\w-]+\s+){{1,6}}?"
_POST = r"(?:employee|engineer|developer|member|researcher|student|intern)"
_WORKED = r"(?:worked|was|were|had\s+been)"

_AFFILIATED = (
    (rf"{PEOPLE}\s+(?:from|of|at)\s+{_ORGANISATION}", "people-of-organisation", 0.9),
    (rf"{PEOPLE}\s+\((?:from|of|at)?\s*{_ORGANISATION}\)", "people-of-organisation", 0.85),
    (rf"{PEOPLE}{_ROLE}(?:at|with|in|from|of|for)\s+{_ORGANISATION}", "role-at-organisation", 0.85),
    (
        rf"{PEOPLE}\s+(?:both\s+|currently\s+)?(?:works?|interns?|(?:is|are)\s+working)\s+(?:at|for|with)\s+"
        rf"{_ORGANISATION}",
        "works-at",
        0.9,
    ),
    (
        rf"{PEOPLE}['’]s\s+(?:role|job|position|work|title)\s+(?:[\w-]+\s+){{0,3}}?at\s+{_ORGANISATION}",
        "role-at-organisation",
        0.8,
    ),
    (rf"{PEOPLE}\s+is\b[^;]*?\bintern\s+at\s+{_ORGANISATION}", "works-at", 0.85),
)
_FORMER = (
    rf"{PEOPLE}[^;.]*?\b(?:previously|formerly|before\s+that|used\s+to\s+work|in\s+the\s+past)\b[^;.]*?"
    rf"\b(?:at|for|with)\s+{_ORGANISATION}",
    rf"{PEOPLE},?\s+(?:an?\s+)?(?:former|early|ex-)[\w -]*?\s+{_POST}?\s*(?:at|of|with)\s+{_ORGANISATION}",
    rf"\b[Bb]efore\s+[^,;]+,\s+{PEOPLE}\s+{_WORKED}\b[^;]*?\b(?:at|for)\s+{_ORGANISATION}"
    r"(?:\s+and\s+(?:then\s+)?(?:at\s+)?(?P<second><organisation>))?",
    rf"\bwhen\s+(?:{PEOPLE}|he|she|they)\s+{_WORKED}\b[^;.,]*?\b(?:at|for|with)\s+{_ORGANISATION}",
    rf"\bwhen\s+(?P<organisation><organisation>)\s+employed\s+{PEOPLE}",
    rf"{PEOPLE}\s+(?:left|quit|departed)\s+(?:from\s+)?{_ORGANISATION}",
)
_ADVISED = (
    rf"\b(?:advised|co-advised|supervised)\s+by\s+{PEOPLE}",
    rf"\b(?:his|her|their)\s+(?:advis[eo]rs?|supervisors?)(?:\s+(?:is|are|was|were))?,?\s+{PEOPLE}",
)
_REACHING = re.compile(
    r"\b(?:reach|find|found|contact\w*|follow\w*|e-?mail\w*|twitter|tweet\w*|blog|website|web\s+site|in\s+touch|irc|"
    r"address)\b",
    re.IGNORECASE,
)
_NICK = re.compile(
    r"\bas\s+(?P<nick>[A-Za-z][\w-]+)\s+on\s+(?:the\s+)?[\w ]{0,20}"
    r"\b(?:IRC|[Ff]reenode|[Ll]ibera|OFTC|Slack|GitHub|Twitter)\b"
)


def find(notes: Notes, found: list[Found], masked: list[Masked]) -> Iterator[Stated]:
    """Yield affiliations, former ones, advisers and addresses; a former affiliation is no present one."""
    named = guests(notes, found)
    for sentence in masked[1:]:
        former = list(_former(sentence))
        yield from former
        past = {(each.subject, each.object) for each in former}
        yield from (each for each in _affiliated(sentence) if (each.subject, each.object) not in past)
        yield from _advised(sentence)
        yield from _reach(sentence, named)


def _affiliated(sentence: Masked) -> Iterator[Stated]:
    for source, extractor, confidence in _AFFILIATED:
        for match in pattern(source).finditer(sentence.text):
            employers, span = sentence.found(match, "organisation"), sentence.span(match)
            employed = people(sentence, match)
            yield from state(employed, Predicate.AFFILIATED_WITH, employers, span, extractor, confidence)


def _former(sentence: Masked) -> Iterator[Stated]:
    for source in _FORMER:
        for match in pattern(source).finditer(sentence.text):
            named = [
                sentence.found(match, group) for group in ("organisation", "second") if _has(match, group)
            ]
            employers = [each for group in named for each in group]
            employed, span = people(sentence, match) if match["people"] else [], sentence.span(match)
            yield from state(
                employed, Predicate.FORMERLY_AFFILIATED_WITH, employers, span, "former-affiliation", 0.8
            )


def _has(match: re.Match[str], group: str) -> bool:
    return group in match.re.groupindex and match[group] is not None


def _advised(sentence: Masked) -> Iterator[Stated]:
    for source in _ADVISED:
        for match in pattern(source).finditer(sentence.text):
            before = [
                f for at, f in sorted(sentence.things.items()) if at < match.start() and isinstance(f, Found)
            ]
            student, advisers = of_class(before, EntityClass.PERSON)[:1], people(sentence, match)
            yield from state(student, Predicate.ADVISED_BY, advisers, sentence.span(match), "advised-by", 0.9)


def _reach(sentence: Masked, named: list[Found]) -> Iterator[Stated]:
    """Yield handles and addresses for the person named last before them, or for the only guest."""
    if not _REACHING.search(sentence.text):
        return
    persons = [
        (at, thing)
        for at, thing in sorted(sentence.things.items())
        if isinstance(thing, Found) and thing.cls is EntityClass.PERSON
    ]
    handles = [(at, handle.start, handle.end, handle.name) for at, handle in sentence.handles()]
    for match in _NICK.finditer(sentence.text):
        start, end = sentence.starts[match.start("nick")], sentence.ends[match.end("nick") - 1]
        handles.append((match.start("nick"), start, end, match["nick"]))
    for at, start, end, name in handles:
        before = [thing for place, thing in persons if place < at]
        owner = before[-1:] or (named if len(named) == 1 else [])
        span = (min([start, *(each.start for each in before[-1:])]), end)
        yield from state(owner, Predicate.REACH, [Ref(HANDLE, name)], span, "reach", 0.85)

"""What the notes state of people: where they work, who advised them, what they made, wrote and said, how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.masks import Masked, pattern
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.statements import Stated, state, title_project
from orbitgraph.model import HANDLE, EntityClass, Predicate, Ref

_PEOPLE = r"(?P<people><person>(?:(?:,\s+|,?\s+and\s+)<person>)*)"
_ROLE = r"(?:,\s+|\s+is\s+|\s+was\s+|\s+\()(?:an?\s+|the\s+|one\s+of\s+)?(?:(?!who\b|previously|formerly|former|early|ex-)[\w-]+\s+){1,6}?"
_ORGANISATION = r"(?:the\s+)?(?P<organisation><organisation>)"

_AFFILIATED = (
    # Ann and Bob of ACME; Ann, an engineer at ACME; Ann is a professor at ACME; co-author Ann (from ACME)
    (rf"{_PEOPLE}\s+(?:from|of|at)\s+{_ORGANISATION}", "people-of-organisation", 0.9),
    (rf"{_PEOPLE}\s+\((?:from|of|at)?\s*{_ORGANISATION}\)", "people-of-organisation", 0.85),
    (rf"{_PEOPLE}{_ROLE}(?:at|with|in|from|of|for)\s+{_ORGANISATION}", "role-at-organisation", 0.85),
    (
        rf"{_PEOPLE}\s+(?:currently\s+)?(?:works?|interns?|is\s+working)\s+(?:at|for|with)\s+{_ORGANISATION}",
        "works-at",
        0.9,
    ),
    (
        rf"{_PEOPLE}['’]s\s+(?:role|job|position|work|time)\s+(?:[\w-]+\s+){{0,3}}?at\s+{_ORGANISATION}",
        "role-at-organisation",
        0.8,
    ),
    (rf"{_PEOPLE}\s+is\b[^;]*?\bintern\s+at\s+{_ORGANISATION}", "works-at", 0.85),
)
_FORMER = (
    rf"{_PEOPLE}[^;.]*?\b(?:previously|formerly|before\s+that|used\s+to\s+work|in\s+the\s+past)\b[^;.]*?\b(?:at|for|with)\s+{_ORGANISATION}",
    rf"{_PEOPLE},?\s+(?:an?\s+)?(?:former|early|ex-)[\w -]*?\s+(?:employee|engineer|developer|member|researcher|student|intern)?\s*(?:at|of|with)\s+{_ORGANISATION}",
    rf"\b[Bb]efore\s+[^,;]+,\s+{_PEOPLE}\s+(?:worked|was|had\s+been)\b[^;]*?\b(?:at|for)\s+{_ORGANISATION}(?:\s+and\s+(?:then\s+)?(?:at\s+)?(?P<second><organisation>))?",
    rf"\bwhen\s+(?:{_PEOPLE}|he|she|they)\s+(?:was|were|worked|had\s+been)\b[^;.,]*?\b(?:at|for|with)\s+{_ORGANISATION}",
    rf"\bwhen\s+(?P<organisation><organisation>)\s+employed\s+{_PEOPLE}",
    rf"{_PEOPLE}\s+(?:left|quit|departed)\s+(?:from\s+)?{_ORGANISATION}",
)
_ADVISED = rf"\b(?:advised|supervised|co-advised)\s+by\s+{_PEOPLE}"
_ADVISERS = rf"\b(?:his|her|their)\s+(?:advis[eo]rs?|supervisors?)(?:\s+(?:is|are|was|were))?,?\s+{_PEOPLE}"
_GAP = r"(?:[^\s,;.]+\s+){0,3}?"
_TO_PROJECT = r"(?:the\s+)?(?P<thing><project>)"
# The people stand nearest before: "Ann, a contributor to X and, above all, the maintainer of Y".
_ROLES_IN = (
    rf"\b(?:authors?|committers?|contributors?|core\s+(?:developers?|members?)|creators?|developers?|founders?|lead|"
    rf"maintainers?)\s+(?:to|of|for|on)\s+{_TO_PROJECT}",
    rf"\bwhose\s+(?:[\w-]+\s+){{0,2}}?work\s+(?:in|on)\s+{_TO_PROJECT}",
)
_CONTRIBUTES = (
    rf"{_PEOPLE}\s+{_GAP}(?:works?|worked|working|hacks?|hacking|contributes?|contributed|collaborat\w+)\s+{_GAP}(?:on|to)\s+"
    rf"{_TO_PROJECT}",
    rf"{_PEOPLE}['’]s?\s+{_GAP}(?:work|contributions?|patches)\s+(?:on|to)\s+{_TO_PROJECT}",
    rf"{_PEOPLE}[^;.]*?\binvolved\s+(?:with|in)\s+{_TO_PROJECT}",
    rf"{_PEOPLE}[^;.]*?\bwork(?:s|ing)?\s+(?:to\s+\w+|on\s+\w+ing)\s+[^;.]*?(?:\bin|\binto|\bto|\bwithin)\s+{_TO_PROJECT}",
)
_MADE = (
    rf"{_PEOPLE}\s+(?:also\s+|has\s+|had\s+|originally\s+)?(?:designed|developed|created|built|wrote|invented|implemented)\s+(?:the\s+)?(?P<thing><project>)",
    rf"(?P<thing><project>)[^;.]*?\b(?:designed|developed|created|built|written|invented)\s+by\s+{_PEOPLE}",
)
_SPOKE = (
    rf"{_PEOPLE}[^;]*?\b(?:talk|presented|presentation|spoke|speaks|speaking|gave|lecture|keynote)\b[^;]*?\b(?:at|during|in)\s+(?:the\s+)?(?P<event><event>)",
    rf"\b(?:talk|lecture|keynote|presentation)\s+by\s+{_PEOPLE}\s+(?:at|in|during)\s+(?:the\s+)?(?P<event><event>)",
    rf"\b(?:presentation|talk)\s+at\s+(?:the\s+)?(?P<event><event>)\s+(?:given\s+)?by\s+{_PEOPLE}(?:[^;.]*?\b(?:along|together)\s+with\s+(?P<more><person>(?:[^;.]*?\band\s+<person>)?))?",
)
_AUTHORS = (
    rf"{_PEOPLE}['’]s?\s+(?:[\w-]+\s+)*?(?:paper\s*,?\s*)?(?P<work><work>)",
    r"(?P<work><work>)[^;]*?\b(?:written|(?:co-?)?authored)\s+(?:jointly\s+)?(?:by|with|together\s+with)\s+(?:(?:his|her|their|the)\s+)?(?:co-?authors?\s+)?(?P<people><person>(?:\s+\([^)]*\))?(?:(?:,\s+|,?\s+and\s+)<person>(?:\s+\([^)]*\))?)*)",
    rf"(?P<work><work>),?\s+(?:[\w-]+\s+)*?by\s+{_PEOPLE}",
    rf"{_PEOPLE}[^;]*?\b(?:to\s+(?:talk|discuss)|talks?|discuss(?:es)?)\b[^;.]*?\b(?:their|his|her)\b[^;.]*?\b(?:paper|article|book)\b,?\s+(?P<work><work>)",
    rf"{_PEOPLE}\s+(?:wrote|authored|published|presented|gave)\s+[^;.]*?(?P<work><work>)",
)
_OWN_TALK = r"\b(?:his|her|their)\s+(?:[\w-]+\s+)?(?:talk|presentation|keynote)\b(?P<rest>.*)"
_REACH = re.compile(
    r"\b(?:reach|find|found|contact\w*|follow\w*|e-?mail\w*|twitter|tweet\w*|blog|website|web\s+site|in\s+touch|irc|address)\b",
    re.IGNORECASE,
)
_IRC = re.compile(
    r"\bas\s+(?P<nick>[A-Za-z][\w-]+)\s+on\s+(?:the\s+)?[\w ]{0,20}\b(?:IRC|freenode|Freenode|libera|OFTC|Slack|GitHub|Twitter)\b"
)


def find(notes: Notes, found: list[Found], masked: list[Masked]) -> Iterator[Stated]:
    """Yield the relations whose subject is a person (and `developedBy` a person)."""
    yield from _own_systems(notes, found, masked)
    for sentence in masked[1:]:
        former = list(_former(sentence))
        yield from former
        past = {(each.subject, each.object) for each in former}
        yield from (each for each in _affiliated(sentence) if (each.subject, each.object) not in past)
        yield from _advised(sentence)
        yield from _contributions(sentence)
        yield from _speaking(sentence, notes, found)
        yield from _authors(sentence, notes, found)
        yield from _reach(sentence, notes, found)


def _people(sentence: Masked, match: re.Match[str]) -> list[Found]:
    return sentence.found(match, "people", "person")


def _nearest_people(sentence: Masked, end: int) -> list[Found]:
    """Return the last person before a place in the sentence, with those named together with them."""
    *_, last = (None, *pattern(_PEOPLE).finditer(sentence.text, 0, end))
    return _people(sentence, last) if last else []


def _affiliated(sentence: Masked) -> Iterator[Stated]:
    for source, name, confidence in _AFFILIATED:
        for match in pattern(source).finditer(sentence.text):
            yield from state(
                _people(sentence, match),
                Predicate.AFFILIATED_WITH,
                sentence.found(match, "organisation"),
                sentence.span(match),
                name,
                confidence,
            )


def _former(sentence: Masked) -> Iterator[Stated]:
    for source in _FORMER:
        for match in pattern(source).finditer(sentence.text):
            organisations = sentence.found(match, "organisation")
            if "second" in match.re.groupindex and match["second"]:
                organisations += sentence.found(match, "second")
            yield from state(
                _people(sentence, match) if match["people"] else [],
                Predicate.FORMERLY_AFFILIATED_WITH,
                organisations,
                sentence.span(match),
                "former-affiliation",
                0.8,
            )


def _advised(sentence: Masked) -> Iterator[Stated]:
    for source in (_ADVISED, _ADVISERS):
        for match in pattern(source).finditer(sentence.text):
            before = [thing for at, thing in sorted(sentence.things.items()) if at < match.start()]
            students = [
                thing for thing in before if isinstance(thing, Found) and thing.cls is EntityClass.PERSON
            ]
            yield from state(
                students[:1],
                Predicate.ADVISED_BY,
                _people(sentence, match),
                sentence.span(match),
                "advised-by",
                0.9,
            )


def _contributions(sentence: Masked) -> Iterator[Stated]:
    for source in _CONTRIBUTES:
        for match in pattern(source).finditer(sentence.text):
            yield from state(
                _people(sentence, match),
                Predicate.CONTRIBUTES_TO,
                sentence.found(match, "thing"),
                sentence.span(match),
                "contribution",
                0.8,
            )
    for source in _ROLES_IN:
        for match in pattern(source).finditer(sentence.text):
            people = _nearest_people(sentence, match.start())
            things = sentence.found(match, "thing")
            yield from state(
                people, Predicate.CONTRIBUTES_TO, things, sentence.span(match), "role-in-project", 0.85
            )
    for source in _MADE:
        for match in pattern(source).finditer(sentence.text):
            things = sentence.found(match, "thing")
            span = sentence.span(match)
            yield from state(things, Predicate.DEVELOPED_BY, _people(sentence, match), span, "made-by", 0.8)


_WE_MADE = (
    rf"\b[Ww]e\s+(?:build|built|create|design|develop|implement|introduce|present|propose)(?:ed)?\s+{_TO_PROJECT}",
    rf"\b[Ww]e\s+(?:build|built|create|design|develop|implement|introduce|present|propose)(?:ed)?\s+[^;.]*?\bcall\s+"
    rf"{_TO_PROJECT}",
)


def _own_systems(notes: Notes, found: list[Found], masked: list[Masked]) -> Iterator[Stated]:
    """Yield whose system it is: the guest of "Mininet, with Ann", and the authors of an abstract that says "we"."""
    subject, guests = title_project(notes, found), _guests(notes, found)
    title = masked[0]
    if (
        subject
        and guests
        and pattern(r"(?:The\s+)?<project>(?:\s+\w+|<concept>)?,?\s+with\b").match(title.text)
    ):
        span = (subject.start, len(notes.episode.title))
        yield from state(guests, Predicate.CONTRIBUTES_TO, [subject], span, "title-system", 0.6)
    abstract = False
    for sentence in masked[1:]:
        abstract = abstract or bool(re.search(r"\babstract\b", sentence.text, re.IGNORECASE))
        for match in (m for source in _WE_MADE for m in pattern(source).finditer(sentence.text) if abstract):
            things = sentence.found(match, "thing")
            yield from state(things, Predicate.DEVELOPED_BY, guests, sentence.span(match), "abstract", 0.75)


def _guests(notes: Notes, found: list[Found]) -> list[Found]:
    names = {guest.name for guest in notes.episode.guests}
    persons = {each.name: each for each in found if each.cls is EntityClass.PERSON and each.name in names}
    return [persons[name] for name in sorted(persons)]


def _speaking(sentence: Masked, notes: Notes, found: list[Found]) -> Iterator[Stated]:
    for source in _SPOKE:
        for match in pattern(source).finditer(sentence.text):
            people = _people(sentence, match)[-1:] if source is _SPOKE[0] else _people(sentence, match)
            if "more" in match.re.groupindex and match["more"]:
                people = people + sentence.found(match, "more", "person")
            yield from state(
                people,
                Predicate.SPOKE_AT,
                sentence.found(match, "event"),
                sentence.span(match),
                "spoke-at",
                0.75,
            )
    for match in pattern(_OWN_TALK).finditer(sentence.text):
        events = sentence.found(match, "rest", "event")[:1]
        yield from state(
            _guests(notes, found), Predicate.SPOKE_AT, events, sentence.span(match), "own-talk", 0.75
        )


def _authors(sentence: Masked, notes: Notes, found: list[Found]) -> Iterator[Stated]:
    for source in _AUTHORS:
        for match in pattern(source).finditer(sentence.text):
            yield from state(
                _people(sentence, match),
                Predicate.AUTHOR_OF,
                sentence.found(match, "work"),
                sentence.span(match),
                "author",
                0.8,
            )
    for match in pattern(_OWN_TALK).finditer(sentence.text):
        works = sentence.found(match, "rest", "work")[:1]
        yield from state(
            _guests(notes, found), Predicate.AUTHOR_OF, works, sentence.span(match), "own-talk", 0.75
        )


def _reach(sentence: Masked, notes: Notes, found: list[Found]) -> Iterator[Stated]:
    """Yield handles and addresses for the person named last before them, or for the only guest."""
    if not _REACH.search(sentence.text):
        return
    persons = [
        (at, thing)
        for at, thing in sorted(sentence.things.items())
        if isinstance(thing, Found) and thing.cls is EntityClass.PERSON
    ]
    handles = [(at, handle.start, handle.end, handle.name) for at, handle in sentence.handles()]
    for match in _IRC.finditer(sentence.text):
        start, end = sentence.starts[match.start("nick")], sentence.ends[match.end("nick") - 1]
        handles.append((match.start("nick"), start, end, match["nick"]))
    guests = _guests(notes, found)
    for at, start, end, name in handles:
        before = [thing for place, thing in persons if place < at]
        owner = before[-1:] or (guests if len(guests) == 1 else [])
        span = (min(start, owner[0].start), end) if before else (start, end)
        yield from state(owner, Predicate.REACH, [Ref(HANDLE, name)], span, "reach", 0.85)

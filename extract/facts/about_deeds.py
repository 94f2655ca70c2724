"""What the notes state that people did: contributed to systems, made them, wrote works, spoke at events."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.facts.masks import Masked, pattern
from orbitgraph.extract.facts.moods import asserted
from orbitgraph.extract.facts.statements import Stated, state, title_project
from orbitgraph.extract.facts.who import CREW, OWN, PEOPLE, before, guests, nearest_people, people
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Predicate

_FEW = r"(?:[^\s,;.]+\s+){0,3}?"
_GAP = r"(?:(?!<person>)[^;.]){0,90}?"
_TO_PROJECT = r"(?:the\s+)?(?P<thing><project>)"
_WORKING = r"(?:works?|worked|working|hacks?|hacking|contributes?|contributed|collaborat\w+)"
# The people stand nearest before: "Ann, a contributor to X and, above all, the maintainer of Y".
_ROLES_IN = (
    r"(?<!<person>\sand\sthe\s)(?<!<person>\sand\s)\b(?:authors?|committers?|contributors?|core\s+(?:developers?|members?)|creators?|developers?|founders?|lead|"
    rf"maintainers?)\s+(?:to|of|for|on)\s+{_TO_PROJECT}",
    rf"\b(?:drives|heads|leads|led|oversees|oversaw)\s+(?:the\s+)?(?:design|development|effort|engineering|implementation|maintenance|work)\s+"
    rf"(?:of|on|for|behind)\s+{_TO_PROJECT}",
    rf"\bwhose\s+(?:[\w-]+\s+){{0,2}}?work\s+(?:in|on)\s+{_TO_PROJECT}",
)
_CONTRIBUTES = (
    rf"{PEOPLE}\s+{_FEW}{_WORKING}\s+{_FEW}(?:on|to)\s+{_TO_PROJECT}",
    rf"{PEOPLE}(?:['’]s?\s+{_FEW}|\s+(?:current\s+|early\s+|later\s+|own\s+|recent\s+)?)(?:work\s+on|(?:contributions?|commits?|patches)\s+to|involvement\s+(?:in|with))\s+{_TO_PROJECT}",
    rf"{PEOPLE}{_GAP}(?:\bwho|,|\band)\s+(?:has\s+|have\s+)?(?:also\s+)?(?:contributed|hacked|worked)\s+{_FEW}(?:on|to)\s+{_TO_PROJECT}",
    rf"{PEOPLE}{_GAP}\b(?:involved\s+(?:with|in)|(?:taken|took|takes|taking)\s+part\s+in|"
    rf"(?:had|has)\s+(?:a|his|her)\s+(?:part|hand)\s+in|active\s+in)\s+{_TO_PROJECT}",
    rf"{PEOPLE}{_GAP}\bwork(?:s|ing)?\s+(?:to\s+\w+|on\s+\w+ing)\s+{_GAP}\b(?:in|into|to|within)\s+{_TO_PROJECT}",
    rf"{PEOPLE}\s+(?:is|are|has\s+been|have\s+been)\s+(?:\w+\s+)?at\s+work\s+on\s+{_GAP}{_TO_PROJECT}",
    rf"\b(?:contributors?|developers?|maintainers?|committers?)\s+(?:to|of|for)\s+{_TO_PROJECT},?\s+(?:such\s+as\s+|like\s+)?{PEOPLE}",
    rf"(?P<thing><project>)(?:(?!<project|organisation>)[^;.]){{0,60}}?\s(?:by|from|with)\s+its\s+(?:[\w-]+\s+)?"
    rf"(?:authors?|creators?|developers?|founders?|maintainers?),?\s+{PEOPLE}",
    rf"(?P<thing><project>)(?:['’]s)?\s+(?:[\w-]+\s+){{0,2}}?(?:authors?|committers?|contributors?|creators?|developers?|"
    rf"founders?|lead|maintainers?),?\s+{PEOPLE}",
)
_MAKING = (
    r"(?:built|created|designed|developed|engineered|founded|implemented|invented|made|started|written|wrote)"
)
_MADE = (
    rf"{PEOPLE}\s+(?:also\s+|has\s+|have\s+|had\s+|originally\s+|first\s+)?{_MAKING}\s+{_TO_PROJECT}(?!['’]s)",
    rf"(?P<thing><project>)(?:(?!<project>)[^;.]){{0,60}}?\b{_MAKING}\s+(?:\w+\s+)?by\s+{CREW}",
    rf"(?P<thing><project>),?\s+(?:is\s+|was\s+)?(?:(?:an?|the)\s+)?(?:brainchild|creation|invention|work)\s+of\s+{CREW}",
)
_WE = (
    r"\b(?:[Ww]e|[Tt]he\s+authors|[Tt]hey)\s+"
    r"(?:build|built|create|design|develop|implement|introduce|present|propose)(?:ed)?\s+"
)
_WE_MADE = (
    rf"{_WE}{_TO_PROJECT}",
    rf"{_WE}[^;.]{{0,250}}?\bcall\s+(?:an?\s+)?{_TO_PROJECT}",
    rf"{_TO_PROJECT}(?:\s+\(<project>\))?,\s+which\s+(?:we|the\s+authors|they)\s+(?:build|built|design|develop|introduce|"
    r"present|propose)(?:ed)?\b",
)
_EVENT = r"(?:the\s+|this\s+year['’]s\s+|last\s+year['’]s\s+)?(?P<event><event>)"
_ABSTRACT = re.compile(r"\babstract\b|\bin\s+summary\b|\bthe\s+authors\b", re.IGNORECASE)
_AT_EVENT = rf"\b(?:at|during|in|to)\s+{_EVENT}"
# What "was presented" somebody else may have presented.
_TALK = (
    r"\b(?:demo|keynoted?|lectured?|presentation|(?<!was\s)(?<!were\s)(?<!been\s)presente?[ds]|"
    r"speaking|speaks|spoken?|talk(?:ed)?|tutorial)\b"
)
_ALSO_AT = (
    r"(?:\s+(?:conference|meeting|workshop))?(?:,?\s+in\s+<place>(?:,\s+<place>)?)?(?:,\s+|,?\s+and\s+)(?:then\s+)?"
    r"(?:(?:an?\s+(?:\w+\s+)?(?:demo|keynote|lecture|talk|tutorial|workshop)\s+)?(?:at|in)\s+)?(?:the\s+)?<event>"
    r"(?:,?\s+and\s+(?:at\s+)?(?:the\s+)?<event>)?(?!['’])"
)
# Whoever records or hears a talk does not give it.
_HEARING = r"\b(?:attend|hear|introduc|listen|miss|organi|prais|quot|record|recommend|saw|watch)"
_ACTING = rf"(?:(?!<person>|{_HEARING})[^;]){{0,90}}?"
_SPOKE = (
    rf"{CREW}(?!['’])\s+{_ACTING}{_TALK}(?:(?!<person>|{_HEARING})[^;]){{0,90}}?{_AT_EVENT}",
    rf"{PEOPLE}['’]s?\s+(?:[\w-]+\s+){{0,3}}?{_TALK}(?:(?!<person>|{_HEARING})[^;]){{0,90}}?{_AT_EVENT}",
    rf"{_TALK}\s+(?:was\s+|were\s+)?(?:given\s+|held\s+|delivered\s+)?by\s+{CREW}\s+{_AT_EVENT}",
    rf"\b(?:keynote|lecture|presentation|talk)\s+{_AT_EVENT}\s+(?:was\s+)?(?:given\s+|delivered\s+)?by\s+{CREW}"
    r"(?:[^;.]{0,60}?\b(?:along|together)\s+with\s+(?P<more><person>(?:[^;.]{0,40}?\band\s+<person>)?))?",
    rf"{_TALK}{_ACTING}{_AT_EVENT}[^;.]{{0,30}}?\bby\s+{CREW}",
    rf"{_EVENT}\s+(?:heard|saw|featured|hosted|included)\s+(?:an?\s+)?(?:[\w-]+\s+){{0,2}}?{_TALK}\s+(?:by|of|from)\s+{PEOPLE}",
    rf"{_EVENT},?\s+where\s+{PEOPLE}\s+{_ACTING}{_TALK}",
    rf"{PEOPLE}{_ACTING}\b(?:speaker|keynote\s+speaker|panell?ist)s?\s+{_AT_EVENT}",
    rf"{_EVENT}\s+(?:keynote\s+)?speakers?,?\s+{PEOPLE}",
)
_WORK = r"[“\"]?(?P<work><work>)"
_ALONE = r"(?:(?!<person>)[^;.])"
_AUTHORS = (
    rf"{PEOPLE}['’]s?\s+(?!\w*\s?favou?rite)(?:[\w'’-]+\s+){{0,5}}?(?:(?:paper|book|article|talk|preprint|thesis)\s*(?:on\s+)?,?\s*)?{_WORK}",
    rf"{_WORK}[^;]{{0,120}}?\b(?:written|(?:co-?)?authored|penned|published)\s+(?:jointly\s+)?(?:by|with|together\s+with)\s+"
    rf"(?:(?:<person>|his|her|their|the)\s+)?(?:co-?authors?\s+)?{CREW}",
    rf"{_WORK}[”\"]?,?\s+(?:(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}?)?by\s+{CREW}",
    rf"{PEOPLE}[^;]{{0,120}}?\b(?:talks?|discuss(?:es)?)\b{_ALONE}{{0,60}}?(?:<person>(?!['’])|\b(?:his|her|their)\b)\s+{_ALONE}{{0,30}}?\b(?:article|book|paper)\b,?\s+{_WORK}",
    rf"{PEOPLE}(?:(?!<person>)[^;]){{0,120}}?\b(?:about|on)\s+{_WORK}\s+of\s+(?:theirs|their\s+own|<person>)",
    rf"{CREW}\s+(?:(?:has|have|had|also|first|then)\s+)?(?:(?:co-?)?authored|co-?wrote|gave|penned|presented|published|wrote|written)\s+"
    rf"(?:(?!<work|person>)[^;.]){{0,60}}?{_WORK}",
    rf"{_WORK}[”\"]?,?\s+(?:which|that)\s+{CREW}\s+(?:has\s+|had\s+)?(?:wrote|written|co-?authored|published|presented|gave)\b",
    rf"{CREW},?\s+(?:(?:is|was|are|were)\s+)?(?:(?:the|an?|one\s+of\s+the)\s+)?(?:lead\s+|first\s+|main\s+)?(?:co-?)?authors?\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?{_WORK}",
    rf"\b(?:co-?)?authors?\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?{_WORK}[”\"]?,?\s+(?:(?:are|is)\s+)?{CREW}",
)
# Of which work they are the authors the sentence before says.
_THEIRS = (
    r"\b[Tt]heir\s+(?:own\s+(?:answer|approach|design|proposal|system)\b(?:(?!<person|work>)[^;.]){0,40}?\b(?:from|in)\s+(?:an?|the)\s+)?"
    r"(?:[\w'’-]+\s+){0,3}?"
    rf"(?:article|book|paper|presentation|preprint|report|talk|thesis|tutorial)\s*,?\s+{_WORK}"
)
# "a tool that Ann wrote with Bob", "Ann and her student Bob": whom "their" means in what follows.
_TOGETHER = (
    r"<person>\s+(?:(?:has|have|had|also)\s+)*(?:built|created|designed|developed|works?|worked|writes|wrote|written)\b"
    r"(?:(?!<person>)[^,;.]){0,40}?\b(?:along\s+|together\s+)?with\s+<person>"
    r"|<person>\s+and\s+(?:(?:his|her|<person>)\s+)?(?:[\w-]+\s+){0,2}(?:advis[eo]r|co-?author|colleague|student|supervisor),?\s+<person>"
)
_COAUTHORS = rf"{OWN}\s+co-?authors?(?:\s+(?:are|is|were|was))?,?\s+{CREW}"
_OWN_TALK = rf"(?P<owner>{OWN})\s+(?:own\s+)?(?:[\w-]+\s+)?(?:talk|presentation|keynote)\b(?P<rest>.*)"


def find(notes: Notes, found: list[Found], masked: list[Masked]) -> Iterator[Stated]:
    """Yield contributions, works and talks of people, and what they developed."""
    named = guests(notes, found)
    yield from _own_systems(notes, found, masked, named)
    group = named if len(named) > 1 else []
    for sentence in masked[1:]:
        yield from _contributions(sentence)
        yield from _speaking(sentence, named)
        yield from _authors(sentence, named)
        yield from _coauthors(sentence, found)
        group = _group(sentence) or group
        yield from _theirs(sentence, group)


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
        abstract = abstract or bool(_ABSTRACT.search(sentence.text))
        for match in (m for source in _WE_MADE for m in pattern(source).finditer(sentence.text) if abstract):
            things = sentence.found(match, "thing")
            yield from state(things, Predicate.DEVELOPED_BY, named, sentence.span(match), "abstract", 0.75)


def _contributions(sentence: Masked) -> Iterator[Stated]:
    for match in (m for source in _CONTRIBUTES for m in asserted(source, sentence)):
        who, things, span = people(sentence, match), sentence.found(match, "thing"), sentence.span(match)
        yield from state(who, Predicate.CONTRIBUTES_TO, things, span, "contribution", 0.8)
    for match in (m for source in _ROLES_IN for m in asserted(source, sentence)):
        who, things = nearest_people(sentence, match.start()), sentence.found(match, "thing")
        yield from state(who, Predicate.CONTRIBUTES_TO, things, sentence.span(match), "role-in-project", 0.85)
    for match in (m for source in _MADE for m in asserted(source, sentence)):
        who, things, span = people(sentence, match), sentence.found(match, "thing"), sentence.span(match)
        yield from state(things, Predicate.DEVELOPED_BY, who, span, "made-by", 0.8)


def _speaking(sentence: Masked, named: list[Found]) -> Iterator[Stated]:
    for match in (m for source in _SPOKE for m in asserted(source, sentence, planned=True)):
        who, events = people(sentence, match), sentence.found(match, "event")
        if also := pattern(_ALSO_AT).match(sentence.text, match.end("event")):
            events = events + sentence.found(also, 0, "event")
        if match.groupdict().get("more"):
            who = who + sentence.found(match, "more", "person")
        yield from state(who, Predicate.SPOKE_AT, events, sentence.span(match), "spoke-at", 0.75)
    for match in pattern(_OWN_TALK).finditer(sentence.text):
        events, span = sentence.found(match, "rest", "event")[:1], sentence.span(match)
        who = sentence.found(match, "owner") or named
        yield from state(who, Predicate.SPOKE_AT, events, span, "own-talk", 0.75)


def _authors(sentence: Masked, named: list[Found]) -> Iterator[Stated]:
    for match in (m for source in _AUTHORS for m in asserted(source, sentence, planned=True)):
        who, works, span = people(sentence, match), sentence.found(match, "work"), sentence.span(match)
        yield from state(who, Predicate.AUTHOR_OF, works, span, "author", 0.8)
    for match in pattern(_OWN_TALK).finditer(sentence.text):
        works, span = sentence.found(match, "rest", "work")[:1], sentence.span(match)
        who = sentence.found(match, "owner") or named
        yield from state(who, Predicate.AUTHOR_OF, works, span, "own-talk", 0.75)


def _coauthors(sentence: Masked, found: list[Found]) -> Iterator[Stated]:
    for match in asserted(_COAUTHORS, sentence):
        who, span = people(sentence, match), sentence.span(match)
        works = [each for each in found if each.cls is EntityClass.WORK and each.end <= span[0]][-1:]
        yield from state(who, Predicate.AUTHOR_OF, works, span, "co-author", 0.75)


def _group(sentence: Masked) -> list[Found]:
    """Return the people of the sentence whom "their" means from there on: two or more in a row or at work together."""
    *_, last = ([], *(people(sentence, match) for match in pattern(PEOPLE).finditer(sentence.text)))
    *_, pair = (None, *pattern(_TOGETHER).finditer(sentence.text))
    return last if len(last) > 1 else sentence.found(pair, 0, "person") if pair else []


def _theirs(sentence: Masked, group: list[Found]) -> Iterator[Stated]:
    for match in asserted(_THEIRS, sentence):
        works, span = sentence.found(match, "work"), sentence.span(match)
        near = before(sentence, match.start(), EntityClass.PERSON)
        # One name before "their": the other is in no finding.
        who = near[:1] if len({each.name for each in near}) == 1 else group
        yield from state(who, Predicate.AUTHOR_OF, works, span, "author", 0.7)

"""Who wrote and gave which papers and talks, and at which events: wordings in which names and events stand apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.facts.masks import Masked, pattern
from orbitgraph.extract.facts.moods import asserted
from orbitgraph.extract.facts.statements import Stated, of_class, state
from orbitgraph.extract.facts.who import CREW, OWN, before, people
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Predicate

_WORK = r"[“\"]?(?P<work><work>)[”\"]?"
_EVENT = r"(?:the\s+|this\s+year['’]s\s+|last\s+year['’]s\s+)?(?P<event><event>)"
_FEW = r"(?:[\w'’-]+\s+){0,3}?"
_GAP = r"(?:(?!<person|work|event>)[^;.]){0,60}?"
_WRITING = r"(?:article|book|chapter|column|essay|handbook|monograph|paper|preprint|report|study|thesis|white\s+paper)"
_SPEECH = r"(?:demo|keynote|lecture|(?:lightning\s+)?talk|presentation|tutorial)"
_KIND = rf"(?:{_WRITING}|{_SPEECH})"
_HAS = r"(?:(?:has|have|had|will|also|first|just|then)\s+)*"
_GIVING = r"(?:deliver(?:ed|s)?|gave|give[sn]?|held|present(?:ed|s)?|taught|teach(?:es)?)"
_NAMED = r"(?:,?\s+(?:(?:called|entitled|named|titled)|(?:with|under)\s+the\s+title(?:\s+of)?))?"
# "Her paper, written with Eve, is called “X”", "Ann's book, out in May, is “X”".
_CALLED = (
    rf"(?P<people>{OWN})\s+(?!\w*\s?favou?rite){_FEW}{_KIND}\b(?P<between>(?:(?!<work|event>)[^;.]){{0,120}}?)\b(?:is|was)\s+"
    rf"(?:(?:called|entitled|named|titled)\s+)?{_WORK}"
)
_JOINTLY = r"\b(?:joint|jointly|together|written)\s+with\b(?P<more>[^;.]*)"
_AUTHORS = (
    # "his thesis, “X”"; "“X” is out, and Ann is one of its authors"; "its title is “X”, its authors are Ann and Bob"
    rf"(?P<people>{OWN})\s+(?!\w*\s?favou?rite)(?:[\w-]+\s+){{0,2}}?(?:book|dissertation|paper|thesis),?\s+[“\"]?(?P<work><work>)",
    rf"{_WORK}[^;.]{{0,80}}?,?\s+(?:and\s+|with\s+)?{CREW}\s+(?:is|was|are|were)?\s*(?:one\s+of\s+|among\s+)?its\s+(?:co-?)?authors?\b",
    rf"{_WORK}[^;.]{{0,40}}?\band\s+its\s+authors\s+(?:are|include|were)\s+{CREW}",
    rf"\b[Ii]n\s+(?:the|a|an?other|their|<person>)\s+(?:[\w-]+\s+){{0,2}}?{_WRITING}{_NAMED},?\s+{_WORK}(?:,[^,;.]{{1,80}})?,?\s+"
    rf"(?P<people><person>(?:(?:,\s+|,?\s+and\s+)(?:<person>\s+(?:co-?authors?|colleagues?|students?),?\s+)?<person>){{0,8}})\s+"
    r"(?:analy[sz]e|argue|ask|compare|describe|examine|explain|introduce|present|propose|report|show|study)s?\b",
    rf"{_WORK}(?:\s+\(<event>\))?\s+is\s+by\s+{CREW}",
    rf"\b{_KIND}\s+(?:(?:that|which)\s+)?{CREW}\s+{_HAS}(?:{_GIVING}|co-?wrote|published|wrote|written)\b{_GAP},?\s+{_WORK}",
    rf"{_WORK},?\s+(?:that|which)\s+{CREW}\s+{_HAS}(?:{_GIVING}|co-?wrote|have|publish|wrote|written)\b",
    rf"{CREW}\s+{_HAS}(?:{_GIVING}|introduced|co-?wrote|published|wrote)\s+(?:(?!<work|person>)[^;.]){{0,60}}?\b{_KIND}{_NAMED},?\s+{_WORK}",
)
_JOINT = (
    rf"\bwith\s+(?:(?:his|her|their|<person>)\s+)?co-?authors?,?\s+{CREW}",
    rf"\bjoint\s+work\s+(?:by|of|with)\s+{CREW}",
    rf"\b[Tt]h(?:at|e|is)\s+{_WRITING}\s+(?:(?:is|was)\s+)?(?:written\s+)?by\s+{CREW}",
)
# "The paper, “X”, was at NSDI; Ann wrote it with Bob."
_WROTE_IT = rf"{CREW}\s+{_HAS}(?:co-?wrote|wrote|written)\s+it\b"
_WITH_IT = rf"\b(?:co-?wrote|wrote|written)\s+it\s+(?:jointly\s+|together\s+)?with\s+{CREW}"
_PUBLISHED = (
    rf"\b(?:[Aa]n?|[Tt]he|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|<person>(?:['’]s?)?)\s+{_FEW}{_KIND}{_NAMED},?\s+{_WORK},?\s+"
    rf"(?:appear(?:s|ed)|came\s+out|is|was|will\s+be|ran)\s+(?:\w+\s+)?(?:at|in)\s+{_EVENT}",
    rf"{_WORK},\s+(?:from|at|in)\s+{_EVENT}",
    rf"{_WORK}\s+\({_EVENT}(?:,?\s+\d{{4}})?\)",
    rf"{_WORK},?\s+(?:that|which)\s+{CREW}\s+{_HAS}(?:{_GIVING}|have|publish(?:ed)?)\b{_GAP}\b(?:at|in)\s+{_EVENT}",
    rf"{_KIND}{_NAMED},?\s+{_WORK},?\s+(?:at|in)\s+{_EVENT}",
    rf"\b[Aa]t\s+{_EVENT}{_GAP}{CREW}\s+{_HAS}{_GIVING}\s+{_GAP}{_KIND}{_NAMED},?\s+{_WORK}",
    rf"{_EVENT}{_GAP},\s+where\s+{CREW}\s+{_HAS}{_GIVING}\s+{_GAP}(?:{_KIND}{_NAMED},?\s+)?{_WORK}",
)
_SPOKE = (
    rf"{CREW}\s+{_HAS}(?:{_GIVING}|introduced)\s+(?:(?!<person>)[^;.]){{0,60}}?\b{_SPEECH}{_NAMED},?\s+{_WORK},?\s+(?:at|in)\s+{_EVENT}",
    rf"\b[Aa]t\s+{_EVENT}{_GAP}{CREW}\s+{_HAS}{_GIVING}\s+(?:an?|the|his|her|their|<person>)\s+{_FEW}{_SPEECH}\b",
    rf"{_EVENT}{_GAP},\s+where\s+{CREW}\s+{_HAS}(?:(?:{_GIVING}\s+(?:an?|the|his|her|their|<person>)\s+{_FEW}{_SPEECH})|spoke|keynoted)\b",
    rf"{_EVENT}[^;.]{{0,80}}?,?\s+{CREW}\s+{_HAS}{_GIVING}\s+(?:his|her|their|<person>)\s+{_FEW}{_SPEECH}\b",
    rf"{CREW},?\s+(?:is|was|will\s+be)\s+(?:speaking|presenting|keynoting)\b(?:(?!<person>)[^;.]){{0,60}}?\bat\s+{_EVENT}",
    rf"{_EVENT}[^;.]{{0,40}}?,\s+(?:an?\s+\w+\s+|\w+\s+\w+\s+|shortly\s+|right\s+|just\s+)?(?:after|before)\s+{CREW}\s+{_HAS}"
    rf"(?:{_GIVING}\s+(?:it|his|her|their|<person>)\b|spoken)",
    rf"{CREW}\s+{_HAS}(?:was|were|sat|been)\s+on\s+an?\s+{_FEW}panel\s+{_GAP}(?:at|during)\s+{_EVENT}",
    rf"\b(?:{_GIVING}|spoke|talked){_GAP}\s+at\s+{_EVENT}[^;.]{{0,40}}?\b(?:along|jointly|together)\s+with\s+{CREW}",
    rf"{CREW}\s+{_HAS}(?:{_GIVING})\s+(?:an?|the|his|her|their|<person>)\s+{_FEW}(?:keynote|lecture|talk|tutorial|workshop)"
    rf"(?:{_GAP}\bat|\s+of)\s+{_EVENT}",
)
_GIVEN_THERE = (
    rf"\b{_SPEECH}(?:,?\s+[“\"]?<work>[”\"]?)?,?\s+(?:(?:that|which)\s+)?{CREW}\s+{_HAS}{_GIVING}\b"
    rf"(?:\s+(?:together\s+)?with\s+(?P<more><person>))?{_GAP}\b(?:at|during)\s+{_EVENT}",
    rf"\b[Aa]t\s+{_EVENT}{_GAP}{CREW}\s+{_HAS}(?:keynoted|lectured|spoke|spoken|talked)\b",
    rf"{CREW}\s+(?:(?:is|was|will\s+be|appeared|appears)\s+)on\s+(?:the\s+)?stage\s+(?:at|during)\s+{_EVENT}",
    rf"{CREW}[^;.]{{0,90}}?\b(?:and|then)\s+(?:(?:has|will|also)\s+)*(?:{_GIVING}|give|hold|run|teach)\s+(?:an?|the)\s+{_FEW}"
    rf"(?:keynote|lecture|talk|tutorial|workshop){_GAP}\bat\s+{_EVENT}",
)
_APPEARED_THERE = (
    r"(?P<work><work>)[”\"]?\s+(?:was\s+)?(?:also\s+)?(?:appeared|given|presented|published|shown)\s+there\b"
)
_PRESENTED_IT = rf"{_EVENT}[^;.]{{0,60}}?{CREW}\s+{_HAS}presented\s+it\b"
_THERE = (
    rf"{CREW},?\s+{_HAS}(?:(?:{_GIVING}\s+(?:an?|the|his|her|their|<person>)\s+{_FEW}{_SPEECH})|spoke|spoken)\s+there\b"
    rf"(?:,?\s+{_WORK})?"
)
# In a report from an event, the talks are talks there.
_REPORTED = (
    rf"\b[Tt]he\s+{_FEW}{_SPEECH}\b[^;.]{{0,120}}?\b(?:came\s+from|was\s+(?:given\s+)?by|given\s+by)\s+{CREW}",
    rf"\b[Tt]he\s+{_FEW}{_SPEECH}\b(?:(?!<person>)[^;]){{0,120}}?\bwas\s+{_WORK}(?:\s+by\s+{CREW})?",
    rf"{CREW}\s+(?:spoke|talked|gave\s+(?:an?|the)\s+{_FEW}{_SPEECH})\s+(?:about|on)\b",
)


def find(notes: Notes, found: list[Found], masked: list[Masked]) -> Iterator[Stated]:
    """Yield authors, speakers and venues; "there" and "it" are the event and the work of the sentence before."""
    reported = _report(notes, found, masked)
    previous = masked[0]
    for sentence in masked[1:]:
        yield from _authors(sentence)
        yield from _venues(sentence)
        yield from _back(sentence, previous)
        for match in (m for source in _REPORTED if reported for m in asserted(source, sentence)):
            span = sentence.span(match)
            who = people(sentence, match) if match["people"] else []
            yield from state(who, Predicate.SPOKE_AT, reported, span, "report", 0.7)
            works = sentence.found(match, 0, "work")
            yield from state(works, Predicate.PUBLISHED_AT, reported, span, "report", 0.7)
        previous = sentence


def _report(notes: Notes, found: list[Found], masked: list[Masked]) -> list[Found]:
    """Return the one event of the title, where the episode is a report on it and has no guest."""
    events = {f.name: f for f in of_class(found, EntityClass.EVENT) if f.end <= len(notes.episode.title)}
    been = any(pattern(r"\b(?:at|from|to)\s+(?:the\s+)?<event>").search(each.text) for each in masked[:2])
    return list(events.values()) if len(events) == 1 and been and not notes.episode.guests else []


def _authors(sentence: Masked) -> Iterator[Stated]:
    for match in (m for source in _AUTHORS for m in asserted(source, sentence, planned=True)):
        who, works, span = people(sentence, match), sentence.found(match, "work"), sentence.span(match)
        yield from state(who, Predicate.AUTHOR_OF, works, span, "author", 0.8)
    for match in asserted(_CALLED, sentence):
        works, span = sentence.found(match, "work"), sentence.span(match)
        who = people(sentence, match)
        for more in pattern(_JOINTLY).finditer(sentence.text, *match.span("between")):
            who = who + sentence.found(more, "more", "person")
        yield from state(who, Predicate.AUTHOR_OF, works, span, "author", 0.8)
    for match in (m for source in (_WROTE_IT, _WITH_IT) for m in asserted(source, sentence)):
        works, span = before(sentence, match.start(), EntityClass.WORK)[-1:], sentence.span(match)
        yield from state(people(sentence, match), Predicate.AUTHOR_OF, works, span, "author", 0.75)


def _venues(sentence: Masked) -> Iterator[Stated]:
    for match in (m for source in _PUBLISHED for m in asserted(source, sentence, planned=True)):
        works, events, span = (
            sentence.found(match, "work"),
            sentence.found(match, "event"),
            sentence.span(match),
        )
        yield from state(works, Predicate.PUBLISHED_AT, events, span, "venue", 0.8)
    for match in (m for source in (*_SPOKE, *_GIVEN_THERE) for m in asserted(source, sentence, planned=True)):
        yield from _spoke(sentence, match, sentence.found(match, "event"))


def _spoke(sentence: Masked, match: re.Match[str], events: list[Found]) -> Iterator[Stated]:
    span = sentence.span(match)
    more = sentence.found(match, "more", "person") if match.groupdict().get("more") else []
    yield from state([*people(sentence, match), *more], Predicate.SPOKE_AT, events, span, "speaker", 0.8)


def _back(sentence: Masked, previous: Masked) -> Iterator[Stated]:
    """Yield what a sentence states of the one work or event that the sentence before names."""
    works = _only(previous, EntityClass.WORK)
    for match in (m for source in _JOINT for m in asserted(source, sentence)):
        joint = before(sentence, match.start(), EntityClass.WORK)[-1:] or works
        yield from state(
            people(sentence, match), Predicate.AUTHOR_OF, joint, sentence.span(match), "author", 0.8
        )
    for match in asserted(_PRESENTED_IT, sentence):
        events, span = sentence.found(match, "event"), sentence.span(match)
        yield from state(works, Predicate.PUBLISHED_AT, events, span, "venue", 0.7)
        yield from state(
            people(sentence, match) if works else [], Predicate.SPOKE_AT, events, span, "speaker", 0.7
        )
    for match in asserted(_APPEARED_THERE, sentence):
        there, span = _only(previous, EntityClass.EVENT), sentence.span(match)
        yield from state(sentence.found(match, "work"), Predicate.PUBLISHED_AT, there, span, "venue", 0.75)
    for match in asserted(_THERE, sentence):
        events = before(sentence, match.start(), EntityClass.EVENT)[-1:] or _only(previous, EntityClass.EVENT)
        yield from _spoke(sentence, match, events)
        given = sentence.found(match, "work") if match["work"] else []
        yield from state(given, Predicate.PUBLISHED_AT, events, sentence.span(match), "venue", 0.7)
        yield from state(
            people(sentence, match), Predicate.AUTHOR_OF, given, sentence.span(match), "author", 0.75
        )


def _only(sentence: Masked, kind: EntityClass) -> list[Found]:
    """Return the finding of a class where the sentence has just one, by name."""
    named = {f.name: f for f in before(sentence, len(sentence.text), kind)}
    return list(named.values()) if len(named) == 1 else []

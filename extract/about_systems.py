"""What the notes state of systems and works: makers, parts, uses, support, comparisons, places of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract import verbs
from orbitgraph.extract.masks import Masked, pattern
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.statements import Stated, of_class, state, title_project
from orbitgraph.model import EntityClass, Predicate

_AND = r"(?:,\s+|,?\s+(?:and|or)\s+)"
_THING = r"(?P<thing><project>)"
# Where a sentence leaves out what it is about, that is the title's subject.
_THING_OR_IT = r"(?P<thing><project>|\bit\b|\bthem\b|\bthis\s+\w+)"
_OTHERS = rf"(?P<other><project>(?:{_AND}(?:the\s+)?<project>)*)"
_MAKERS = rf"(?P<other><organisation|person>(?:(?:\s+\([^)]*\))?{_AND}(?:the\s+)?<organisation|person>)*)"
_PROTOCOLS = rf"(?P<other><protocol>(?:{_AND}<protocol>)*)"
_WORDS = r"(?:(?:[\w-]|<concept>)+\s+)"
_EVENT = r"(?:the\s+)?(?P<other><event>)"
_GIVEN = r"\b(?:accepted|appear\w*|delivered|given|presented|published)"

_RULES = (
    (
        Predicate.DEVELOPED_BY,
        "maker",
        0.8,
        (
            rf"{_THING},\s+(?:an?|the)\s+[^,;.]*?\b(?:from|by)\s+{_MAKERS}",
            rf"(?P<other><organisation>)['’]s\s+(?:own\s+)?{_THING}",
        ),
    ),
    (
        Predicate.PART_OF,
        "part-of",
        0.8,
        (
            rf"{_THING},?\s+(?:is\s+|which\s+is\s+|as\s+)?(?:an?\s+)?{_WORDS}?(?:part|component|subproject|module|"
            r"subsystem)\s+of\s+(?:the\s+)?(?P<other><project|organisation>)",
            rf"{_THING},?\s+(?:is\s+)?(?:an?|the)\s+(?P<other><project>)\s+(?:technology|subsystem|feature|component|"
            r"module|facility|mechanism)\b",
            r"(?P<thing><project|organisation>)\s+(?:has\s+|recently\s+)?(?:joined|joins|became\s+part\s+of|moved\s+"
            r"(?:in)?to|was\s+acquired\s+by)\s+(?:the\s+)?(?P<other><organisation>)",
            rf"\b(?:features?|parts?|components?)\s+of\s+(?:the\s+)?(?P<other><project>)\s+(?:such\s+as|like|called)\s+"
            rf"{_THING}",
            rf"{_THING}[^;.]*?\bas\s+part\s+of\s+(?:the\s+)?(?P<other><project>)",
            rf"{_THING}(?:\s+\w+)?\s+(?:that|which)\s+runs?\s+inside\s+(?:the\s+)?(?P<other><project>)",
        ),
    ),
    (
        Predicate.COMPARED_WITH,
        "comparison",
        0.75,
        (
            rf"\b(?:compar\w+|contrast\w*)\s+(?:the\s+)?{_THING_OR_IT}\s+(?:to|with|and|against)\s+{_WORDS}{{0,6}}?{_OTHERS}",
            rf"\b(?:[Uu]nlike|[Ii]n\s+contrast\s+(?:to|with)|[Cc]ompared\s+(?:to|with)|[Ww]hereas|[Vv]ersus)\s+"
            rf"{_WORDS}{{0,6}}?{_OTHERS}[^;.]*?,\s+(?:the\s+)?{_THING}",
            rf"{_THING}\s+(?:versus|vs\.?|rather\s+than|instead\s+of)\s+(?:the\s+)?{_OTHERS}",
            rf"{_THING}[^;.]*?\b(?:alternative\s+to|similar\s+to|differs?\s+from|(?:faster|slower|better|simpler|smaller|"
            rf"larger)\s+than|unlike|in\s+contrast\s+(?:to|with))\s+{_WORDS}{{0,3}}?{_OTHERS}",
            rf"\b[Cc]omparisons?\s+(?:of|between)\s+(?:the\s+)?{_THING}\s+(?:and|with|to|against)\s+{_OTHERS}",
            rf"{_THING}[^;.]*?\bcomparisons?\s+(?:against|with|to)\s+{_WORDS}{{0,6}}?{_OTHERS}",
            rf"(?P<thing>)\b[Cc]omparisons?\s+(?:against|with|to)\s+{_WORDS}{{0,6}}?{_OTHERS}",
            rf"\b(?:relationship|differences?)\s+between\s+(?:the\s+)?{_THING}\s+and\s+(?:the\s+)?{_OTHERS}",
            rf"{_THING}[^;.]*?,\s+whereas\s+(?:in\s+)?{_OTHERS}",
        ),
    ),
    (
        Predicate.USES,
        "use",
        0.7,
        (
            rf"(?P<other><project|protocol>)-based\s+(?:\w+\s+(?:on|of)\s+)?(?:the\s+)?{_THING}",
            rf"{_THING},\s+(?:an?|the)\s+[^,;.]*?\b(?:extension|fork|modification|port|variant|version)\s+(?:of|to)\s+"
            r"(?:the\s+)?(?P<other><project>)",
            rf"{_THING}[^;.]*?\badds?\s+support\s+for\s+(?P<other><project>)",
            rf"{_THING}\s+with\s+its\s+(?P<other><project|protocol|concept>)",
        ),
    ),
    (
        Predicate.SUPPORTS,
        "support",
        0.75,
        (
            rf"\b(?:add|implement|support)\w*\s+(?:for\s+)?(?:the\s+)?{_PROTOCOLS}(?:\s+[\w-]+){{0,2}}\s+(?:in|into|to|by)\s+"
            rf"(?:the\s+)?{_THING}",
            rf"{_PROTOCOLS},\s+the\s+[^,;.]*?\b(?:added|implemented|supported)\s+(?:in|by|to)\s+(?:the\s+)?{_THING}",
            rf"{_PROTOCOLS}(?:\s+to\s+<protocol>)?,?\s+(?:have|has|is|are)\s+(?:been\s+)?(?:an?\s+)?{_WORDS}?(?:part|feature)s?"
            rf"\s+of\s+(?:the\s+)?{_THING}",
            rf"\bsupport\s+for\s+{_PROTOCOLS}\s+(?:in|within)\s+(?:the\s+)?{_THING}",
        ),
    ),
    (
        Predicate.PUBLISHED_AT,
        "venue",
        0.85,
        (
            rf"(?P<thing><work>)[^;]*?{_GIVEN}\s+{_WORDS}{{0,2}}?(?:at|in|during)\s+{_EVENT}",
            r"(?P<other><event>)\s+(?:paper|talk|session|presentation|keynote)s?,?\s+(?:titled\s+|called\s+)?[“\"]?"
            r"(?P<thing><work>)",
            rf"{_GIVEN}\s+at\s+{_EVENT}[^;]*?\b(?:titled|entitled|called)\s+[“\"]?(?P<thing><work>)",
            rf"\btalk\b[^;]*?\b(?:at|during|from)\s+{_EVENT}[^;]*?\b(?:based\s+on|titled|entitled)\s+[“\"]?(?P<thing><work>)",
            rf"(?P<thing><work>)[”\"]?,?\s+(?:an?|the)\s+{_WORDS}{{0,3}}?(?:presentation|talk|paper|session|keynote)\s+"
            rf"(?:at|from|in)\s+{_EVENT}",
        ),
    ),
)
_FOR_USE = r"\bfor\s+use\s+(?:in|with|by)\s+(?:the\s+)?(?P<user><project>)"
_COMPONENTS = re.compile(
    r"^ (?:agent|API|bindings|cli|client|command-line tool|controller|daemon|datapath|driver|kernel module|"
    r"library|module|plugin|server|test suite)$"
)


def find(notes: Notes, found: list[Found], masked: list[Masked]) -> Iterator[Stated]:
    """Yield the relations whose subject is a system or a work."""
    subject = title_project(notes, found)
    for sentence in masked[1:]:
        yield from _by_pattern(sentence, subject)
        yield from _for_use(sentence, subject)
    yield from _by_name(notes, found)
    yield from verbs.find(notes, found)


def _by_pattern(sentence: Masked, subject: Found | None) -> Iterator[Stated]:
    for predicate, extractor, confidence, sources in _RULES:
        for source in sources:
            for match in pattern(source).finditer(sentence.text):
                things = sentence.found(match, "thing") or ([subject] if subject else [])
                others = [each for each in sentence.found(match, "other") if each not in things]
                if predicate is Predicate.SUPPORTS:
                    others = sentence.found(match, 0, "protocol")
                yield from state(things, predicate, others, sentence.span(match), extractor, confidence)


def _for_use(sentence: Masked, subject: Found | None) -> Iterator[Stated]:
    """Yield "X was designed for use in Y" as Y uses X; X may be the title's subject."""
    for match in pattern(_FOR_USE).finditer(sentence.text):
        before = [
            f for at, f in sorted(sentence.things.items()) if at < match.start() and isinstance(f, Found)
        ]
        used = of_class(before, EntityClass.PROJECT)[-1:] or ([subject] if subject else [])
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

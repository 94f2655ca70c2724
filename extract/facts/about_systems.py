"""What the notes state of systems and works: makers, parts, uses, support, comparisons, places of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.facts.masks import Masked
from orbitgraph.extract.facts.moods import asserted
from orbitgraph.extract.facts.statements import Stated, of_class, state, title_project
from orbitgraph.extract.facts.who import before
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Predicate

_AND = r"(?:,\s+|,?\s+(?:and|or)\s+)"
_THING = r"(?P<thing><project>)"
_THINGS = rf"(?P<thing><project>(?:{_AND}(?:the\s+)?<project>){{0,20}}+)"
# Where a sentence leaves out what it is about, that is the title's subject.
_THING_OR_IT = r"(?P<thing><project>|\bit\b|\bthem\b|\bthis\s+\w+)"
_OTHERS = rf"(?P<other><project>(?:{_AND}(?:the\s+)?<project>){{0,20}})"
_MAKER = r"<organisation|person>"
_MAKERS = rf"(?P<other>{_MAKER}(?:(?:\s+\([^)]{{0,60}}\))?{_AND}(?:the\s+)?{_MAKER}){{0,20}}+)"
_PROTOCOLS = rf"(?P<other><protocol>(?:{_AND}<protocol>){{0,20}}+)"
_WORDS = r"(?:(?:[\w-]|<concept>)+\s+)"
_EVENT = r"(?:the\s+)?(?P<other><event>)"
_GIVEN = r"\b(?:accepted|appear\w*|delivered|demonstrated|given|presented|printed|published|read|shown)"
_WORK = r"[“\"]?(?P<thing><work>)[”\"]?"
_NEAR = r"[^;.]{0,60}?"
_ACTIVE = r"(?:(?!<work>)[^;]){0,90}?"

# Where nothing stands between, the words are surer than the parse of a name it has never seen.
_ADVERB = r"(?:also\s+|already\s+|always\s+|mainly\s+|now\s+|only\s+|still\s+)?"
_USING = (
    r"(?:adopts|embeds|employs|extends|incorporates|leverages|requires|reuses|uses|utili[sz]es|wraps|builds\s+(?:up)?on|"
    r"depends\s+(?:up)?on|relies\s+(?:up)?on|runs\s+(?:atop|on\s+top\s+of|on)|is\s+(?:based\s+on|built\s+(?:on|with)|written\s+in))"
)
_SPEAKING = (
    r"(?:complies\s+with|conforms\s+to|exports|handles|implements|imports|parses|reads(?:\s+and\s+writes)?|speaks|"
    r"supports|understands|writes)"
)

_RULES = (
    (
        Predicate.DEVELOPED_BY,
        "maker",
        0.8,
        (
            rf"{_THING},?\s+(?:is\s+)?(?:an?|the)\s+(?:(?!<project>(?!-)|\bby\b)[^,;.]){{0,60}}?\b(?:from|by)\s+{_MAKERS}",
            r"(?P<other><organisation>)['’]s\s+(?:own\s+)?(?P<thing><project>)",
            rf"\b(?:community|developers|group|people|team)\s+(?:that|which|who|behind)\s+(?:\w+\s+)?(?:\w+s?\s+)?{_THING_OR_IT}\s+"
            r"(?:comprises?|consists?\s+of|includes?|spans?),?\s+(?P<other>[^;.]{1,200})",
            r"(?P<other><organisation>)[^;.]{0,30}?\b(?:company|community|creators?|firm|group|lab|makers?|people|start-?up|team)\s+"
            rf"(?:behind|of)\s+(?:the\s+)?{_THING}",
            rf"{_THING},?\s+(?:from|by)\s+(?:the\s+)?(?P<other><organisation>)",
            rf"{_THING}[^;.]{{0,60}}?\b(?:began|born|started|originated|grew|hatched|came)\s+(?:\w+\s+){{0,4}}?"
            r"(?:at|within|in|from|out\s+of)\s+(?:the\s+)?(?P<other><organisation>)",
        ),
    ),
    (
        Predicate.PART_OF,
        "part-of",
        0.8,
        (
            rf"{_THING},?\s+(?:is\s+|which\s+is\s+|as\s+)?(?:an?\s+)?{_WORDS}?(?:part|component|member|project|subproject|"
            r"module|subsystem)\s+of\s+(?:the\s+)?(?P<other><project|organisation>)",
            rf"{_THING},?\s+(?:is\s+)?(?:an?|the|now\s+an?)\s+(?P<other><project>)\s+(?:technology|subsystem|feature|component|"
            r"module|facility|mechanism)\b",
            rf"{_THING},?\s+(?:is\s+|became\s+)?(?:now\s+)?(?:an?|the)\s+(?P<other><organisation>)\s+(?:[\w-]+\s+)?[Pp]roject\b",
            r"(?P<thing><project|organisation>)\s+(?:has\s+|recently\s+)?(?:joined|joins|bec(?:a|o)me\s+(?:an?\s+)?part\s+of|"
            r"moved\s+(?:in)?to|(?:was|is)\s+(?:acquired|bought|hosted)\s+by)\s+(?:the\s+)?(?P<other><organisation>)",
            r"(?P<other><organisation>)\s+(?:is|became)\s+(?:now\s+|the\s+)*(?:new\s+)?(?:home|roof|umbrella)\s+(?:of|to|for)\s+"
            rf"(?:the\s+)?{_THINGS}",
            rf"\b(?:[Ff]eatures?|[Pp]arts?|components?|modules?)\s+of\s+(?:the\s+)?(?P<other><project>)\s+(?:such\s+as|like|called)\s+"
            rf"{_THINGS}",
            rf"{_THING}{_NEAR}\bas\s+part\s+of\s+(?:the\s+)?(?P<other><project>)",
            rf"{_THING}(?:\s+\w+)?\s+(?:that|which)\s+runs?\s+(?:inside|within)\s+(?:the\s+)?(?P<other><project>)",
            rf"{_THING}(?:\s+\w+)?,?\s+(?:an?|the|one)\s+(?:\w+\s+){{0,3}}?(?:technology|facility|mechanism|subsystem|part|module|"
            r"component)\s+(?:in|inside|within|of)\s+(?:the\s+)?(?P<other><project>)",
            r"(?P<thing><organisation>),\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?:arm|branch|division|group|lab|laboratory|"
            r"subsidiary|unit)\s+(?:of|at|within)\s+(?P<other><organisation>)",
            r"(?P<other><organisation>)[^;.]{0,90}?\bin\s+(?:its|an?|their)\s+(?:[\w-]+\s+){0,4}?(?:called|named)\s+"
            r"(?P<thing><organisation>)",
            r"(?P<other><organisation>)[^;.]{0,40}?\bin\s+its\s+(?P<thing><organisation>)",
            r"(?P<other><project>)\s+project\s+(?:has|is|have|had)\s+(?:also\s+)?(?:been\s+)?(?:developing|building|creating|making)\s+"
            rf"{_THINGS}",
        ),
    ),
    (
        Predicate.COMPARED_WITH,
        "comparison",
        0.75,
        (
            rf"\b(?:compar\w+|contrast\w*)\s+(?:the\s+)?{_THING_OR_IT}\s+(?:to|with|and|against)\s+{_WORDS}{{0,6}}?{_OTHERS}",
            rf"\b(?:[Uu]nlike|[Ii]n\s+contrast\s+(?:to|with)|[Cc]ompared\s+(?:to|with)|[Ww]hereas|[Vv]ersus)\s+"
            rf"{_WORDS}{{0,6}}?{_OTHERS}[^;.]{{0,90}}?,\s+(?:the\s+)?{_THING}",
            rf"{_THING}\s+(?:versus|vs\.?|rather\s+than|instead\s+of)\s+(?:the\s+)?{_OTHERS}",
            rf"{_THING}[^;.]{{0,90}}?\b(?:alternative\s+to|similar\s+to|differs?\s+from|(?:faster|slower|better|simpler|smaller|"
            rf"larger|worse|quicker|cheaper|safer|older|younger|easier|lighter|heavier)\s+than|(?:more|less)\s+\w+\s+than|unlike|"
            rf"in\s+contrast\s+(?:to|with)|compared\s+(?:to|with))\s+{_WORDS}{{0,5}}?{_OTHERS}",
            rf"\b[Cc]omparisons?\s+(?:of|between)\s+(?:the\s+)?{_THING}\s+(?:and|with|to|against)\s+{_OTHERS}",
            rf"{_THING}{_NEAR}\bcomparisons?\s+(?:against|with|to)\s+{_WORDS}{{0,6}}?{_OTHERS}",
            rf"(?P<thing>)\b[Cc]omparisons?\s+(?:against|with|to)\s+{_WORDS}{{0,6}}?{_OTHERS}",
            rf"\b(?:compar\w+|sets?|weighs?|pits?|measur\w+|benchmark\w*)\s+(?:[^;.]{{0,40}}?\bof\s+)?(?:the\s+)?{_THING}\s+"
            rf"(?:against|beside|alongside|next\s+to)\s+{_WORDS}{{0,6}}?{_OTHERS}",
            rf"\b(?:relationship|differences?|choice|choose|choosing|similarit(?:y|ies)|trade-?offs?)\s+between\s+(?:the\s+)?{_THING}\s+and\s+(?:the\s+)?{_OTHERS}",
            rf"\b[Hh]ow\s+{_THING}\s+(?:compares|differs|stacks\s+up|relates)\s+(?:to|with|from|against)\s+{_WORDS}{{0,3}}?{_OTHERS}",
            rf"{_THING}[^;.]{{0,160}}?,\s+(?:whereas|while)\s+(?:in\s+|the\s+)?{_OTHERS}(?!['’])",
        ),
    ),
    (
        Predicate.USES,
        "use",
        0.7,
        (
            rf"(?P<other><project|protocol>)-based\s+(?:\w+\s+(?:on|of)\s+)?(?:the\s+)?{_THING}",
            rf"{_THING},\s+(?:an?|the)\s+(?:(?!<project>)[^,;.]){{0,60}}?\b(?:extension|fork|modification|port|variant|version)\s+"
            r"(?:of|to)\s+(?:the\s+)?(?P<other><project>)",
            rf"{_THING},?\s+(?:is\s+)?(?:an?|the)\s+(?:customi[sz]ed|enhanced|extended|modified|patched|ported|stripped-down)\s+(?P<other><project>)",
            rf"{_THING}\s+{_ADVERB}{_USING}\s+(?:the\s+)?{_OTHERS}",
            rf"{_THING},\s+(?:\w+ly\s+)?(?:based|built|implemented|layered|running|written)\s+(?:on\s+top\s+of|atop|from|in|on|upon|"
            rf"with)\s+(?:the\s+)?{_OTHERS}",
            rf"{_THING}{_NEAR}\badds?\s+support\s+for\s+(?P<other><project>)",
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
            rf"{_PROTOCOLS},\s+the\s+[^,;.]{{0,60}}?\b(?:added|implemented|supported)\s+(?:in|by|to)\s+(?:the\s+)?{_THING}",
            rf"{_PROTOCOLS}(?:\s+to\s+<protocol>)?,?\s+(?:have|has|is|are)\s+(?:been\s+)?(?:an?\s+)?{_WORDS}?(?:part|feature)s?"
            rf"\s+of\s+(?:the\s+)?{_THING}",
            rf"\b[Ss]upport\s+for\s+{_PROTOCOLS}\s+(?:in|within)\s+(?:the\s+)?{_THING}",
            rf"{_THING}\s+{_ADVERB}{_SPEAKING}\s+(?:the\s+|both\s+)?{_PROTOCOLS}",
            rf"{_THING}[^;.]{{0,60}}?\b(?:compatible|compliant|conformant|interoperable)\s+(?:with|to)\s+(?:the\s+)?{_PROTOCOLS}",
            rf"\bprotocols,?\s+{_PROTOCOLS},?\s+(?:in|into|to)\s+(?:the\s+)?{_THING}",
        ),
    ),
    (
        Predicate.PUBLISHED_AT,
        "venue",
        0.85,
        (
            rf"{_WORK}{_ACTIVE}{_GIVEN}\s+{_WORDS}{{0,3}}?(?:at|in|during|for|to)\s+(?:the\s+proceedings\s+of\s+)?{_EVENT}",
            rf"(?P<other><event>)\s+(?:paper|talk|session|presentation|keynote)s?,?\s+(?:titled\s+|called\s+)?{_WORK}",
            rf"{_GIVEN}\s+at\s+{_EVENT}{_ACTIVE}\b(?:titled|entitled|called)\s+{_WORK}",
            rf"\b(?:keynote|lecture|paper|presentation|session|talk|tutorial)\s+(?:at|from|in)\s+{_EVENT},?\s+(?:called\s+|titled\s+)?{_WORK}",
            rf"\btalk\b{_ACTIVE}\b(?:at|during|from)\s+{_EVENT}{_ACTIVE}\b(?:based\s+on|titled|entitled)\s+{_WORK}",
            rf"{_WORK},?\s+(?:is\s+|was\s+)?(?:an?|the)\s+{_WORDS}{{0,3}}?(?:presentation|talk|paper|session|keynote|tutorial)\s+"
            rf"(?:at|from|in|of)\s+{_EVENT}",
            r"(?P<other><event>)[^;.]{0,30}?\b(?:award\w*|gave|honou?red|named)\s+[^;.]{0,60}?\b(?:award|prize|to|paper)\s+(?:to\s+)?"
            rf"{_WORK}",
            rf"{_WORK}[^;.]{{0,60}}?\b(?:received|won|took|earned|awarded)\s+[^;.]{{0,60}}?\b(?:award|prize|paper)[”\"]?\s+(?:at|of|from)\s+{_EVENT}",
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


def _by_pattern(sentence: Masked, subject: Found | None) -> Iterator[Stated]:
    for predicate, extractor, confidence, sources in _RULES:
        planned = predicate is Predicate.PUBLISHED_AT
        for source in sources:
            for match in asserted(source, sentence, planned=planned):
                things = sentence.found(match, "thing") or ([subject] if subject else [])
                others = [each for each in sentence.found(match, "other") if each not in things]
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

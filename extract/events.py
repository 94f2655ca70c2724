"""Events: conferences, workshops and the like, by their names, and editions of a series by their year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

_KIND = (
    "Conference|Workshop|Summit|Symposium|Congress|Forum|Meetup|Hackathon|[Hh]ackfest|Workdays?|Expo|Seminar|"
    "Festival|Camp|Unconference|Colloquium"
)
CALENDAR = (
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    "October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?|Spring|Summer|Autumn|Fall|Winter"
)
"""Days, months and seasons: with a date, not parts of a name."""
_YEAR = r"(?:(?:19|20)\d\d|[’'‘]\d\d)"
_CAPITAL = r"[A-Z](?:[\w&+-]|\.(?=\w)){0,50}"
_WORD = rf"(?:{_CAPITAL}|[a-z]+[A-Z]\w*|\d[\w.]*\w|of|on|for|and|in)"
# What follows "on": no other event, and no date.
_OTHER = rf"and\s+(?:the\s+)?(?:{_WORD}\s+){{0,4}}(?:{_KIND})(?!\w)"
_FIELD = rf"(?:the\s+)?(?!{_OTHER}|(?:{_KIND}|{CALENDAR})(?!\w)){_WORD}"
_NAMED = re.compile(
    rf"\b(?:{_YEAR}\s+)?(?:{_CAPITAL}(?:\s+{_WORD}){{0,6}}?\s+(?:{_KIND})(?:\s+(?:on|of|for)(?:\s+{_FIELD}){{1,5}})?"
    rf"|(?=[A-Z])(?:{_KIND})\s+(?:on|for)(?:\s+{_FIELD}){{1,5}})(?:\s+{_YEAR})?(?![\w-])"
)
# "at SysConf 2014", "during BarCamp 2017": an unknown name with a year, where things happen.
_DATED = re.compile(rf"\b(?:[A-Z][\w.+-]{{0,50}}\s+){{1,4}}(?:19|20)\d\d(?!\w)(?:\s+(?:{_KIND}))?")
_WHERE = re.compile(r"\b(?:[Aa]t|[Dd]uring|[Aa]ttend(?:ed|ing)?|from)\s+(?:the\s+)?$")
_SERIES = re.compile(
    r"(?<![\w@.-])(?P<acronym>[A-Z]+\d{3,4})(?:\s+(?P<rest>lecture series|seminar series|course|class|colloquium))"
)
_LEADING = re.compile(
    r"^(?:Announcing|Attend|Introducing|Join|Sponsor|Visit|The|A|An|At|In|On|During|This|Our|For|From|Last|Next|First|Second)\s+"
)
# "the Reef Ecology meetup in Ulm": the name has capitals, the noun has none, and nothing behind it belongs to it.
_HEAD = "conference|congress|hackathon|hackfest|meetup|summit|symposium|unconference|workshop"
_NAME_PART = r"(?:St\.|[A-Z](?:[\w&+#’'-]|\.(?=\w)){0,50}|[a-z]{1,3}[A-Z]\w{0,50})"
_HEADED = re.compile(
    rf"(?<![\w.-])(?P<name>{_NAME_PART}(?:[ \t]+(?:and[ \t]+|of[ \t]+|on[ \t]+|"
    rf"for[ \t]+)?{_NAME_PART}){{0,5}}(?:[ \t]+\d{{1,4}})?)"
    rf"[ \t]+(?:developers?[ \t]+|users?[ \t]+)?(?:{_HEAD})\b(?![-’']|\s+(?:call|chair|organi[sz]er|paper|"
    rf"room|series|site|system|talk|track)s?\b)"
)
_NO_EVENT_NAME = re.compile(
    rf"(?:{CALENDAR}|Annual|Next|Last|This|That|Another|Each|Every|Many|Most|Some|Both|Online|Virtual|Local|Academic|"
    r"\w+[’']s?)\Z"
)
# "at NANOG 71", "the RIPE 76 meeting": meetings that are numbered.
_NUMBERED = re.compile(
    r"(?<![\w.-])(?P<series>[A-Z][A-Z-]*[A-Z]{2})[ \t]+\d{1,3}(?![\w.%-])(?P<head>[ \t]+(?:meeting|"
    r"conference|workshop|hackathon)\b)?"
)
# "SOAP (a conference for writers)": what the brackets say outweighs what else is called so.
_GLOSSED = re.compile(
    rf"(?<![\w.-])(?P<name>{_NAME_PART}(?:[ \t]+{_NAME_PART}){{0,3}})[ \t]+\((?:an?|the|our|their)[ \t]+"
    rf"(?:[\w-]+[ \t]+){{0,4}}?(?:{_HEAD})\b"
)
# "Mend the Nets Portland": a series whose name is a call, and the town of one of its gatherings.
_SERIES_IN = re.compile(
    r"(?<![\w.-])[A-Z][a-z]{2,12} (?:the|The) [A-Z][a-z]{2,15} "
    r"(?P<town>(?!Foundation|Inc|Labs|LLC|Ltd|Podcast|Radio|Records|Show|Studios?)[A-Z][a-z]{3,15})"
    r"(?: (?:19|20)\d\d)?(?![\w-]| [A-Z])"
)
_THERE = re.compile(r"\b(?:[Aa]t|[Dd]uring|[Aa]ttend(?:ed|ing|s)?)\s+$")
_EDITION = re.compile(r"\s+(?:in\s+(?:[A-Z][a-z]+\s+)?)?(?P<year>(?:19|20)\d\d)(?!\w)")


def find(notes: Notes, known: Iterable[Found]) -> list[Found]:
    """Return mentions of events; `known` are the gazetteer's, whose editions ("SIGCOMM 2016") are told apart."""
    every = list(known)
    known = [each for each in every if each.cls is EntityClass.EVENT]
    editions = list(_editions(notes, known))
    return [
        *editions,
        *_same_edition(known, editions),
        *_named(notes, known),
        *_dated(notes),
        *_courses(notes),
        *_headed(notes, known),
        *_numbered(notes, every),
        *_glossed(notes),
        *_in_towns(notes, every),
    ]


def _same_edition(known: list[Found], editions: list[Found]) -> Iterator[Found]:
    """Yield the bare name of a series as the one edition that the episode names: "APSys 2016 …, the APSys paper"."""
    for each in known:
        names = {edition.name for edition in editions if edition.name.startswith(f"{each.name} ")}
        if len(names) == 1:
            # The gazetteer's own finding stands at the same place: the edition is what is meant.
            yield replace(each, name=names.pop(), extractor="event-edition", rank=0)


def _editions(notes: Notes, known: list[Found]) -> Iterator[Found]:
    for each in known:
        before = re.search(r"((?:19|20)\d\d)\s+$", notes.text[max(0, each.start - 6) : each.start])
        match = _EDITION.match(notes.text, each.end)
        if match:
            end = match.end() if match[0].strip() == match["year"] else each.end
            yield Found(each.start, end, each.cls, f"{each.name} {match['year']}", "event-edition", 0.93, 0)
        elif before:
            start = each.start - len(before[0])
            yield Found(start, each.end, each.cls, f"{each.name} {before[1]}", "event-edition", 0.93, 0)


def _named(notes: Notes, known: list[Found]) -> Iterator[Found]:
    spans = [(each.start, each.end) for each in known]
    for match in _NAMED.finditer(notes.text):
        start = match.start()
        while lead := _LEADING.match(notes.text[start : match.end()]):
            start += lead.end()
        name = notes.text[start : match.end()]
        name = re.sub(r"(?:\s+(?:on|of|for|in|the|and))+$", "", name)
        bare = re.search(rf"(?:{_YEAR}\s+)?(?P<name>.+?)(?:\s+{_YEAR})?$", name)
        # A series that the scheme lists keeps the name that it has there.
        if bare and (start + bare.start("name"), start + bare.end("name")) in spans:
            continue
        if (
            "\n" not in name
            and len(name.split()) > 1
            and name.split()[0] not in ("and", "of", "on", "for", "the", "in")
        ):
            yield Found(start, start + len(name), EntityClass.EVENT, name, "event-name", 0.85, 0)


def _dated(notes: Notes) -> Iterator[Found]:
    for match in _DATED.finditer(notes.text):
        name = match[0]
        start = match.start()
        while lead := _LEADING.match(name):
            start += lead.end()
            name = name[lead.end() :]
        if re.match(rf"(?:{CALENDAR})\s", name) or re.fullmatch(r"\d+", name.split()[0]) or "\n" in name:
            continue
        if _WHERE.search(notes.text[max(0, start - 16) : start]):
            yield Found(start, start + len(name), EntityClass.EVENT, name, "event-dated", 0.8, 1)


def _headed(notes: Notes, known: list[Found]) -> Iterator[Found]:
    """Yield events whose noun is written small: "the NetDev conference"; a series of the scheme keeps its name."""
    listed = {(each.start, each.end) for each in known}
    for match in _HEADED.finditer(notes.text, len(notes.episode.title)):
        start, end = match.span("name")
        while lead := _LEADING.match(notes.text[start : end + 1]):
            start += lead.end()
        name = notes.text[start:end]
        if start >= end or _NO_EVENT_NAME.match(name) or any(f.start <= start < f.end for f in known):
            continue
        if (start, end) not in listed and not notes.in_address(start, match.end()):
            yield Found(
                start, match.end(), EntityClass.EVENT, notes.text[start : match.end()], "event-headed", 0.8, 0
            )


def _numbered(notes: Notes, known: list[Found]) -> Iterator[Found]:
    # A standards body meets under its own name; a program with a number is a version.
    others = {each.start for each in known if each.cls not in (EntityClass.EVENT, EntityClass.ORGANISATION)}
    for match in _NUMBERED.finditer(notes.text):
        start = match.start()
        if start in others:
            continue
        if match["head"] or _WHERE.search(notes.text[max(0, start - 16) : start]):
            end = match.start("head") if match["head"] else match.end()
            yield Found(start, end, EntityClass.EVENT, notes.text[start:end], "event-numbered", 0.85, 0)


def _glossed(notes: Notes) -> Iterator[Found]:
    """Yield all places of a name that brackets behind it call an event, whatever else is called so."""
    for name in {match["name"] for match in _GLOSSED.finditer(notes.text)}:
        for match in re.finditer(rf"(?<![\w@.-]){re.escape(name)}(?![\w-]|\.\w)", notes.text):
            if not notes.in_address(*match.span()):
                yield Found(*match.span(), EntityClass.EVENT, name, "event-glossed", 0.9, 0)


def _in_towns(notes: Notes, known: list[Found]) -> Iterator[Found]:
    """Yield the gatherings of a series in a town, where one of them is the scheme's or people are there."""
    towns = {each.start for each in known if each.cls is EntityClass.PLACE}
    matches = list(_SERIES_IN.finditer(notes.text))
    held = {
        _town(each)
        for each in matches
        if each.start("town") in towns or _THERE.search(notes.text[max(0, each.start() - 16) : each.start()])
    }
    for match in (each for each in matches if _town(each) in held):
        yield Found(*match.span(), EntityClass.EVENT, match[0], "event-in-town", 0.8, 0)


def _town(match: re.Match[str]) -> str:
    return match.string[match.start() : match.end("town")]


def _courses(notes: Notes) -> Iterator[Found]:
    for match in _SERIES.finditer(notes.text):
        yield Found(
            match.start("acronym"),
            match.end("rest"),
            EntityClass.EVENT,
            match["acronym"],
            "event-series",
            0.8,
            0,
        )

"""Works: papers, talks, articles, books and courses, by their titles or as "the X paper"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from orbitgraph.extract.events import CALENDAR
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found, select
from orbitgraph.model import EntityClass

KINDS = (
    "paper|talk|presentation|article|book|course|session|keynote|preprint|tutorial|thesis|dissertation|"
    "report|lecture"
)
_CUE = re.compile(
    rf"\b(?:{KINDS}|co-?wrote|presented|wrote|titled|entitled|(?<!-)called|published|based\s+on)\b",
    re.IGNORECASE,
)
# A short quotation is a title only right behind such a word: “called” names other things as well.
_SHORT_CUE = re.compile(
    rf"\b(?:{KINDS}|co-?wrote|delivered|gave|presented|presents|wrote|titled|entitled|based\s+on)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"](?P<title>[^”\"\n]{8,200})[”\"]")
_SMALL = (
    "a|about|across|after|against|among|an|and|as|at|before|behind|between|beyond|but|by|for|from|in|inside|into|is|it|"
    "its|like|near|nor|not|of|off|on|onto|or|over|per|than|the|through|to|toward|towards|under|up|upon|using|via|"
    "vs\\.?|with|within|without|your"
)
_TITLE_WORD = r"(?:[A-Z0-9][^\s,.;:!?()“”\"]*|(?:code-|data-)\w+)"
_TITLE = rf"{_TITLE_WORD}(?:[,:]?\s+(?:–\s+|-\s+)?(?:{_TITLE_WORD}|{_SMALL}))*[,:]?\s+{_TITLE_WORD}[?!]?"
_CUED = re.compile(
    rf"(?:\b(?:based\s+(?:\w+\s+)?on|(?:{KINDS}),?(?:\s+(?:titled|entitled|called|named|on))?|titled|entitled)\s*,?\s+)"
    rf"(?P<title>{_TITLE})"
)
# A line of a list: "Bread and Stones: A History of Mills", perhaps with "by Ann Lee" behind.
_BY_LINE = re.compile(r",?[ \t]{1,3}by\s+[A-Z][\w.'’-]+\s+[A-Z]")
_LISTED = re.compile(
    rf"^[ \t]*(?:[-*•·][ \t]*)?(?P<title>(?P<main>{_TITLE_WORD}(?:[ \t]+(?:{_TITLE_WORD}|{_SMALL}))*):[ \t]+"
    rf"{_TITLE_WORD}(?:[ \t]+(?:{_TITLE_WORD}|(?!by\b)(?:{_SMALL})\b))*)(?:,?[ \t]+by[ \t][^\n]{{3,60}})?[ \t]*$",
    re.MULTILINE,
)
# More lines are no list that anybody wrote, and each is looked for in the whole text.
_FEW = 100
_READING = re.compile(
    r"^\W*(?:books?|(?:further|recommended)\s+(?:books|reading)|reading\s+list)\b[^.\n]{0,30}$",
    re.IGNORECASE | re.MULTILINE,
)
_SELLER = re.compile(
    r"//(?:[\w-]+\.)*(?:amazon|bookshop|goodreads|indiebound|leanpub|manning|nostarch|oreilly|pragprog|apress)\.\w+/|\bisbn|/books?/",
    re.IGNORECASE,
)
_DATE = re.compile(rf"\s(?:on|in)\s(?:{CALENDAR})$")
_NAMED = re.compile(
    r"(?<![\w-])(?P<thing>[A-Za-z0-9][\w.+-]{0,50}(?:[ \t]+[A-Z][\w.+-]{0,50}){0,3})(?:['’]s)?\s+"
    r"(?P<kind>paper|article|book|course)\b(?:\s+(?:on|about)\s+(?P<topic>[A-Z][\w+-]*(?:\s+[A-Z][\w+-]*){0,4}))?"
)
_LEAD = re.compile(r"(?:[a-z]\S*|The|An?|His|Her|Its|Our|Their|This|That)\s+")
_APPOSED = re.compile(
    r",\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,2}(?P<kind>paper|article|book|course)\b"
)


def titled(notes: Notes) -> list[Found]:
    """Return mentions of works by their titles, in quotation marks or behind words like "the paper"."""
    return select([*_quoted(notes), *_cued(notes), *_listed(notes)])


def called_after(notes: Notes, named: Iterable[Found], titles: list[Found]) -> list[Found]:
    """Return works called after a thing: "the SoftFlow paper", "SoftFlow, a paper …", a course on a topic."""
    return select(_called_after(notes, list(named), titles))


def headings(notes: Notes) -> list[Found]:
    """Return all lines that look like the title of a work with its subtitle, whatever they are; parts are no names."""
    return [
        Found(*match.span("title"), EntityClass.WORK, match["title"], "work-listed", 0.75, 0)
        for match in _LISTED.finditer(notes.text, len(notes.episode.title))
        if len(match["main"].split()) > 1 and len(match["title"].split()) > 4
    ]


def _listed(notes: Notes) -> Iterator[Found]:
    """Yield lines that are a title with a subtitle, where the notes speak of what is read, or the link sells it."""
    lines = headings(notes)
    for each in lines:
        sold = any(start <= each.start < end and _SELLER.search(target) for start, end, target in notes.links)
        line = notes.text[each.start : notes.text.find("\n", each.end) + 1 or None]
        again = (
            len(lines) < _FEW
            and notes.text.count(each.name) > 1
            and re.search(rf"\b(?:book|novel)\b[^.\n]{{0,60}}{re.escape(each.name)}", notes.text)
        )
        if (
            sold
            or again
            or _READING.search(notes.text, max(0, each.start - 600), each.start)
            or _BY_LINE.search(line)
        ):
            yield each


def _quoted(notes: Notes) -> Iterator[Found]:
    for match in _QUOTED.finditer(notes.text):
        title = match["title"].rstrip(".,")
        words = title.split()
        capitals = sum(word[:1].isupper() for word in words)
        start, _ = notes.sentence(match.start())
        cue, reach = (_CUE, 80) if len(words) > 3 else (_SHORT_CUE, 20)
        around = notes.text[max(start, match.start() - reach) : match.start()]
        if len(words) > 1 and capitals * 2 > len(words) and (cue.search(around) or len(words) > 5):
            yield Found(
                match.start("title"),
                match.start("title") + len(title),
                EntityClass.WORK,
                title,
                "work-quoted",
                0.85,
                0,
            )


def _cued(notes: Notes) -> Iterator[Found]:
    for match in _CUED.finditer(notes.text):
        title = _DATE.sub("", match["title"])
        capitals = [word for word in re.findall(r"[^\s,:]+", title) if word[0].isupper()]
        if len(capitals) > 2 and "\n" not in title:
            yield Found(
                match.start("title"),
                match.start("title") + len(title),
                EntityClass.WORK,
                title.rstrip(",:"),
                "work-titled",
                0.8,
                0,
            )


def _called_after(notes: Notes, named: list[Found], titles: list[Found]) -> Iterator[Found]:
    by_end = {each.end: each for each in named}
    for match in _NAMED.finditer(notes.text):
        if "\n" in match[0]:
            continue
        thing = by_end.get(match.end("thing"))
        lead = _LEAD.match(match["thing"])
        start = thing.start if thing else match.start("thing") + (lead.end() if lead else 0)
        written = thing.name if thing else match["thing"][lead.end() if lead else 0 :]
        bare = thing is None and _LEAD.fullmatch(match["thing"] + " ")
        if bare or not written[:1].isupper() or _begins_title(match.end(), titles):
            continue
        if match["topic"]:
            on_topic = match["kind"] == "course"
            name = (
                f"{match['topic']} course" if on_topic else f"{written} {match['kind']} on {match['topic']}"
            )
            yield _work(start, match.end(), name)
        elif thing and thing.cls is EntityClass.PROJECT:
            yield _work(start, match.end("kind"), f"{thing.name} {match['kind']}")
    for each in named:
        apposed = _APPOSED.match(notes.text, each.end)
        if apposed and each.cls is EntityClass.PROJECT:
            yield _work(each.start, apposed.end(), f"{each.name} {apposed['kind']}")


def _work(start: int, end: int, name: str) -> Found:
    return Found(start, end, EntityClass.WORK, name, "work-called-after", 0.8, 3)


def _begins_title(position: int, titles: list[Found]) -> bool:
    return any(position <= each.start <= position + 3 for each in titles)

"""Lines that say who is who: "Guests: A, B", "Host: C", and headings of that kind with the names below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orbitgraph.extract.guests import person_names as names
from orbitgraph.extract.guests.cues import Cue
from orbitgraph.extract.guests.lineups import Likely, Lineup
from orbitgraph.model import Guest

_GUEST = (
    r"(?:(?:our|my|today['’]s|this\s+week['’]s|special|featured|musical)\s+)*guests?(?:\s+(?:today"
    r"|this\s+week|speakers?|information|info|bio))?"
    r"|guest\(s\)|special\s+guest\(s\)|featuring|interviewees?|(?:unser\s+|heutiger\s+)?gast"
    r"|(?:unsere\s+)?gäste|zu\s+gast|im\s+gespräch(?:\s+mit)?|invitée?s?"
    r"|(?:notre\s+)?invitée?|convidad[oa](?:\(a\)|\(o\))?s?(?:\s+(?:especia(?:l|is)|de\s+hoje))?"
    r"|invitad[oa]s?(?:\s+especial(?:es)?)?|entrevistad[oa]s?|ospit[ei]|gasten"
    r"|gäster?|gjest(?:er)?|gość|goście|гост[ьи]|meet\s+(?:our|the|today['’]s)\s+guests?|about\s+(?:our"
    r"|the|today['’]s)\s+guests?"
)
_HOST = (
    r"(?:your\s+|our\s+|show\s+)?(?:co-?)?hosts?|host\(s\)|hosted\s+by|presenters?|presented\s+by"
    r"|moderators?|moderation|gastgeber(?:in)?"
    r"|apresentador(?:a|es)?|apresenta(?:ção|m)|âncoras?|presentadora?|anfitri(?:ón|ona|ões|ão)"
    r"|animat(?:eur|rice)s?|conduttor[ei]|interviewers?|ведущ\w+"
)
_PANEL = (
    r"panel|panell?ists?|participants?|participantes?|participação|participações|cast|crew|speakers?"
    r"|with|mit|com|con|avec|met|sprecher(?:in|innen)?"
    r"|teilnehmer(?:in|innen)?|intervenants?|in\s+this\s+episode|on\s+this\s+episode|discussants?|people"
    r"|pessoas"
)
_LABELS = tuple(
    (kind, re.compile(rf"\W*(?:{words})\s*(?:[:–—]|\s-\s|$)\s*", re.IGNORECASE))
    for kind, words in (("label", _GUEST), ("host", _HOST), ("panel", _PANEL))
)
_SIGN = re.compile("[:–—-]")
_BETWEEN = frozenset(", ; | / & • and und e y et en i".split())
_ITEMS = 12


def find(paragraphs: Sequence[str], likely: Likely) -> Iterator[Cue]:
    """Yield the labelled people of an episode's paragraphs, in their order."""
    for number, paragraph in enumerate(paragraphs):
        if len(paragraph) > 40 and not _SIGN.search(paragraph[:60]):
            continue
        for kind, pattern in _LABELS:
            if not (match := pattern.match(paragraph)) or len(paragraph) > 600:
                continue
            rest = paragraph[match.end() :]
            people = (
                _people(rest, likely)
                if rest
                else _below(paragraphs[number + 1 : number + 1 + _ITEMS], likely)
            )
            if people:
                yield _cue(kind, people)
            break


def _cue(kind: str, people: tuple[Guest, ...]) -> Cue:
    if kind == "host":
        return Cue("host", hosts=tuple(each.name for each in people if " " in each.name))
    return Cue(kind, people)


def _people(text: str, likely: Likely) -> tuple[Guest, ...]:
    """Read a list of people, whatever stands behind each name."""
    lineup = Lineup(text, likely)
    found: list[Guest] = []
    at = 0
    while at < len(lineup.tokens) and len(found) < _ITEMS:
        lone = at == 0 or len(text) < 60
        people, after = lineup.read(at, 2, single=lone and _is_single(lineup, at))
        found += people
        if not people and not found:
            break
        at = max(after, at + 1)
        while at < len(lineup.tokens) and lineup.tokens[at].text.casefold() not in _BETWEEN:
            if lineup.tokens[at].text in {".", "?", "!"} and after < at:
                return tuple(found)
            at += 1
        at += 1
    return tuple(found)


def _is_single(lineup: Lineup, at: int) -> bool:
    """Tell whether one word stands alone between commas: "Guests: Wes, Popey"."""
    following = lineup.tokens[at + 1].text if at + 1 < len(lineup.tokens) else ","
    return following.casefold() in _BETWEEN or following in {".", "(", "@"}


def _below(paragraphs: Sequence[str], likely: Likely) -> tuple[Guest, ...]:
    """Read the names below a heading: each begins a line; a line without one in between tells about the last."""
    found: list[Guest] = []
    missed = 0
    for paragraph in paragraphs:
        text = re.sub(r"^\W+", "", paragraph[:300])
        tokens = names.words(text)
        name = names.name_at(text, tokens, 0)
        if name and likely(name.text) >= (0 if not found and len(tokens) == name.after else 1):
            people, _ = Lineup(text, likely).read(0)
            found += people
            missed = 0
        else:
            missed += 1
        if missed > (1 if found else 0) or (len(tokens) < 3 and not name):
            break
    return tuple(found)

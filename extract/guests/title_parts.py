"""Titles of one show without numbers and the show's own name, cut into the places where a guest may be named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

_LONGEST = 300
_BREAK = re.compile(r"\s*(?:\s[-–—|/•·~]+\s|[–—|•·]|:(?=\s)|\s::\s|(?<=\d)\.(?=\s))\s*")
_NUMBERED = re.compile(
    r"^\W*(?:(?:[^\W\d]{1,12}\s){0,2}?(?:episode|episódio|episodio|épisode|ep|eps|e|folge|capítulo"
    r"|programa|puntata|aflevering|avsnitt"
    r"|session|show|part|no|nº|n°|№|vol|issue|season|s)\b\W*\d+\W*|#\s?\d+\W*|\d+\s*[-–—:.|)\]]\s*"
    r"|s\d+\s*[-:.]?\s*e\d+\W*"
    r"|[^\W\d_]{2,4}\s?\d{2,4}\s*[-–—:.|]\s*|\d{3,4}\s+(?=[^\W\d_]))+",
    re.IGNORECASE,
)
_NUMBERED_END = re.compile(
    r"\W*(?:[-–—|(\[,#]\s*(?:episode|episódio|episodio|ep|folge|show|part|parte|pt|s\d+\s*e|no"
    r"|n°)?\W*#?\d+|\s#\d+)\W*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
_LANGUAGE = re.compile(r"^\W*[\[(](?:[A-Z]{2}|bonus|live|repeat|replay|encore|rerun)[\])]\s*", re.IGNORECASE)
_CUE = re.compile(
    r"^(?:(?:an?|our|my|the|live|special|exclusive|bonus)\s+)*(?:interview(?:s|ing)?|conversation|chat"
    r"|chatting|talk|talking|discussion|q\s?&\s?a"
    r"|special\s+guests?|guests?|featuring|feat\.?|meet|meeting|introducing|in\s+conversation|speaking"
    r"|catching\s+up|entrevista|gespräch"
    r"|im\s+gespräch|zu\s+gast|entretien|rencontre|intervista|charla|bate-papo|papo)(?:\s+(?:with|to|mit"
    r"|com|con|avec|a|ao|à|de))?\s*[:–—-]?\s+",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:^|[\s,;:(\[–—|-])(?:with|w/|featuring|feat\.?|ft\.?|com|con|mit|avec|met|med|guests?:?"
    r"|special\s+guests?:?)\s+",
    re.IGNORECASE,
)
_TALK_WITH = re.compile(
    r"\b(?:interview|conversation|chat|talk|discussion|dialogue|entrevista|gespräch|entretien|intervista)s?"
    r"\s+(?:with|to|mit|com|con|avec|de|a)\s+",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:[,–—-]\s*|\s)(?:presented\s+|given\s+)?by\s+", re.IGNORECASE)
_DEED = re.compile(
    r"\s+(?:[Oo]n|[Aa]bout|über|sobre|sur|su|[Rr]eads?|[Tt]alks?|[Dd]iscuss(?:es)?|[Ee]xplains?"
    r"|[Ss]peaks?|[Cc]hats?|[Tt]ells?|[Ss]hares?"
    r"|[Rr]eflects?|[Rr]eturns?|[Aa]nswers?|[Rr]eveals?|[Aa]nd [Tt]he|[Ll]ive|[Pp]arla|[Ff]ala|[Hh]abla"
    r"|[Ss]pricht|[Pp]arle|[Ww]ants?|[Tt]eaches|[Ww]rites|[Pp]resents?"
    r"|[Vv]s\.?|[Rr]ecommends|[Ee]xplores?|[Bb]uilds?|[Gg]ets|[Tt]akes|[Ii]s|[Ll]ooks|[Bb]reaks|[Dd]ives"
    r"|[Mm]akes|[Ii]n|[Aa]t)(?=\s|$)"
)
_READS = re.compile(r"\breads?\b", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,80})[)\]]\s*$")


class Place(NamedTuple):
    """A part of a title where its convention may put the guests; `whole` parts hold nothing but them."""

    convention: str
    text: str
    whole: bool


def cores(titles: Sequence[str], show: str) -> list[str]:
    """Return the titles without episode numbers and without the parts that most titles of the show repeat."""
    plain = [_unnumbered(title[:_LONGEST]) for title in titles]
    pieces = Counter(_even(piece) for title in plain for piece in {*_pieces(title)})
    often = max(3, 0.2 * len(plain))
    own = _even(show)

    def is_own(piece: str) -> bool:
        even = _even(piece)
        return not even or even == own or pieces[even] >= often or (len(own) > 8 and even.startswith(own))

    return [_without(title, is_own) for title in plain]


def places(core: str) -> Iterator[Place]:
    """Yield the places of a title where guests may stand, the surest conventions first."""
    for name, pattern in (("talk with", _TALK_WITH), ("with", _WITH)):
        for match in reversed(list(pattern.finditer(core))):
            yield Place(name, core[match.end() :], False)
    pieces = _pieces(core)
    for piece in dict.fromkeys((core, *pieces)):
        if cue := _CUE.match(piece):
            yield Place("cue", piece[cue.end() :], False)
    if brackets := _BRACKETS.search(core):
        yield Place("brackets", brackets[1], True)
    if len(pieces) > 1:
        signs = [match[0].strip()[:1] for match in _BREAK.finditer(core)]
        for index, piece in enumerate(pieces):
            sign = signs[min(index, len(signs) - 1)]
            yield Place(f"{sign}{index}", piece, True)
            yield Place(f"{sign}{index - len(pieces)}", piece, True)
    for match in reversed(list(_BY.finditer(core))):
        yield Place("by", core[match.end() :], False)
    if reads := _READS.search(core):
        yield Place("reads", core[: reads.start()], True)
    for head in pieces[:2]:
        if deed := _DEED.search(head):
            yield Place("deed", head[: deed.start()], True)
    yield Place("whole", core, True)
    if ", " in core:
        yield Place("comma tail", core.rsplit(", ", 1)[1], True)
        yield Place("comma head", core.split(", ", 1)[0], True)


def _pieces(title: str) -> list[str]:
    return [piece.strip() for piece in _BREAK.split(title) if piece.strip()]


def _unnumbered(title: str) -> str:
    plain = _LANGUAGE.sub("", " ".join(title.split()))
    plain = _NUMBERED.sub("", plain)
    return _LANGUAGE.sub("", _NUMBERED_END.sub("", plain)).strip() or title.strip()


def _even(piece: str) -> str:
    return _NUMBER.sub("0", piece).casefold().strip(" .!?-–—:|#()[]")


def _without(title: str, is_own: Callable[[str], bool]) -> str:
    """Drop the pieces of a title that are the show's own, keeping the signs between the others."""
    kept: list[str] = []
    at = 0
    sign = ""
    spans = [match.span() for match in _BREAK.finditer(title)]
    for start, end in [*spans, (len(title), len(title))]:
        piece = title[at:start]
        if piece.strip() and not is_own(piece):
            kept += [sign, piece] if kept else [piece]
        sign, at = title[start:end], end
    return "".join(kept).strip() or title

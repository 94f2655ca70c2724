"""Paragraphs that a show repeats in most episodes: credits, sponsors, "subscribe" lines leave the notes.

Repeated means: the same after numbers, addresses and case are evened out. Names are not evened out, or
"we talk to NAME" would be boilerplate too; only the lines of credits ("Editing: NAME") may differ in their names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from orbitgraph.extract.guests.show_settings import Settings
from orbitgraph.extract.reading import credits
from orbitgraph.model import Episode

_FEW = 4
"""Shows with fewer episodes lose only what stands word for word in all of them."""

_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")
_NUMBER = re.compile(r"\d+")
_SIGNS = re.compile(r"[\W_]+")
_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^:.!?]{1,40}?)\s*:\s+\S")
_CREDITS = re.compile(
    r"\b(?:(?:produced|hosted|presented|edited|mixed|mastered|recorded|engineered|written|performed"
    r"|music|artwork|theme)"
    r"\b.{0,60}\bby|(?:intro|outro|theme|background|bumper)\s+(?:music|song)|(?:co-?)?hosts?\s*:"
    r"|producers?\s*:"
    r"|licen[cs]ed\s+under|creative\s+commons|copyright)",
    re.IGNORECASE,
)
_CREDITS_LABEL = re.compile(
    r"\b(?:audio|edit\w*|mix\w*|master\w*|music|musik|música|musique|theme|intro|outro|produc\w*"
    r"|produktion|hosting"
    r"|(?:co-?)?hosts?|(?:show ?)?notes|artwork|cover|design|engineer\w*|licen[cs]e|transcri\w*|edição"
    r"|produção|schnitt"
    r"|moderation|presenters?|apresenta\w*|animation|conduce)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:show ?)?(?:links?|notes|credits?|timestamps?|chapters|sponsors?|sponsored by|resources"
    r"|references|transcript"
    r"|about(?: the (?:show|podcast))?|follow us|contact|subscribe|support(?: the show| us)?|music"
    r"|hosts?|mentioned.*)",
    re.IGNORECASE,
)


def strip(episodes: Sequence[Episode], settings: Settings | None = None) -> tuple[Episode, ...]:
    """Return one show's episodes without the paragraphs that repeat; credits among them become `Episode.credits`.

    Links move with their paragraphs and go with them. No episode loses all its notes: it then keeps them all.
    """
    stated = tuple(map(_form, settings.boilerplate)) if settings else ()
    repeats = _Repeats(episodes)
    return tuple(_stripped(episode, repeats, stated) for episode in episodes)


class _Repeats:
    """What repeats in a show: the evened-out forms of paragraphs with the number of episodes that have them."""

    def __init__(self, episodes: Sequence[Episode]) -> None:
        self.total = len(episodes)
        self.forms = Counter(
            form for episode in episodes for form in {_form(text) for text in episode.paragraphs}
        )
        self.exact = Counter(text for episode in episodes for text in set(episode.paragraphs))
        self.labels = Counter(
            label for episode in episodes for label in {_label(text) for text in episode.paragraphs} if label
        )
        self.credits = sum(any(map(_is_credits, episode.paragraphs)) for episode in episodes)

    def has(self, text: str) -> bool:
        """Tell whether a paragraph repeats; the shorter it is, the more often it must."""
        if self.total < _FEW:
            return self.total > 1 and self.exact[text] == self.total
        form = _form(text)
        length = len(form.split())
        share = 0.15 if length >= 12 else 0.3 if length >= 5 else 0.5
        if self.forms[form] >= max(3, share * self.total):
            return True
        if (label := _label(text)) and self.labels[label] >= max(3, 0.3 * self.total):
            return True
        return self.credits >= max(3, 0.5 * self.total) and _is_credits(text)


def _stripped(episode: Episode, repeats: _Repeats, stated: tuple[str, ...]) -> Episode:
    texts = episode.paragraphs
    gone = [repeats.has(text) or _states(text, stated) for text in texts]
    _spare_headings(texts, gone, repeats)
    kept = [number for number, removed in enumerate(gone) if not removed]
    if not any(gone) or not kept:
        return episode
    place = {number: position for position, number in enumerate(kept)}
    moved = [text for text, removed in zip(texts, gone, strict=True) if removed and is_credits_like(text)]
    return replace(
        episode,
        paragraphs=tuple(texts[number] for number in kept),
        links=tuple(
            replace(link, paragraph=place[link.paragraph])
            for link in episode.links
            if link.paragraph in place
        ),
        credits="\n".join(dict.fromkeys(filter(None, (episode.credits, *moved)))),
    )


def is_credits_like(text: str) -> bool:
    """Tell whether a paragraph says who made the show, whose music it plays or how it is licensed."""
    return bool(_CREDITS.search(text[:3000]) or _label(text) or _is_credits(text))


def _is_credits(text: str) -> bool:
    return len(text) < 3000 and credits.is_credits(text)


def _spare_headings(texts: Sequence[str], gone: list[bool], repeats: _Repeats) -> None:
    """Let a heading go where all below it goes, and stay where something stays."""
    stays = goes = False
    for number in range(len(texts) - 1, -1, -1):
        known = _HEADING.fullmatch(texts[number].strip(" :")) is not None
        if is_heading(texts[number]) and (known or gone[number]):
            gone[number] = not stays and (goes or gone[number])
            stays = goes = False
        elif is_heading(texts[number]) and repeats.forms[_form(texts[number])] > 2:
            stays = goes = False
        else:
            stays = stays or not gone[number]
            goes = goes or gone[number]


def is_heading(text: str) -> bool:
    """Tell whether a paragraph looks like a heading: a few words without a full stop at their end."""
    words = text.split()
    return (
        0 < len(words) <= 6
        and text[-1] not in ".!?)"
        and (text[0].isupper() or text[0].isdigit())
        and ": " not in text
    )


def _states(text: str, stated: tuple[str, ...]) -> bool:
    form = _form(text)
    return any(each and each in form for each in stated)


@lru_cache(maxsize=32768)
def _form(text: str) -> str:
    plain = _NUMBER.sub("0", _ADDRESS.sub(" ", text[:2000])).casefold()
    # A line that is nothing but an address keeps it: two different links are no repetition.
    return _SIGNS.sub(" ", plain).strip() or text.casefold()


def _label(text: str) -> str:
    """Return the label of a line of credits ("Audio Editing: NAME"), empty for any other text."""
    match = _LABEL.match(text) if len(text) < 160 else None
    return match["label"].casefold() if match and _CREDITS_LABEL.search(match["label"]) else ""

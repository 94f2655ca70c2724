"""A plain-text page with the notes of many episodes -> `Show` and `Episode`s.

The page begins with the show's title and description; a listing may follow ("★★ 9.Title (Jun 25) MP3"); each
episode is a section under "Episode 9: Title (Jun 25, 2016)" and ends with credits and "Listen: MP3 (29 MB, 31 min)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading import credits, titles
from orbitgraph.extract.reading.characters import clean
from orbitgraph.extract.reading.names import show_slug
from orbitgraph.model import Audio, Episode, Show

_SECTION = re.compile(r"Episode (?P<number>\d{1,9}) ?: (?P<title>.+?)(?: \((?P<date>[^()]*\b\d{4})\))?")
_LISTED = re.compile(r"(?P<stars>★*) ?(?P<number>\d{1,9})\. ?(?P<title>.+?) \([^()]*\) \S+")
_LISTEN = re.compile(r"Listen:\s*(?P<format>\w+)(?:\s*\((?P<figures>[^()]*)\))?")
_MEGABYTES = re.compile(r"(?<![\d.])(\d{1,6}(?:\.\d{1,6})?)\s*MB\b")
_MINUTES = re.compile(r"(?<!\d)(\d{1,6})\s*min\b")
_HOSTED = re.compile(r"\b(?:[Hh]osted|[Pp]resented)(?:\s+and\s+produced)?\s+by\s+" + credits.NAMES)
_MEDIA_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "opus": "audio/ogg"}


@dataclass(frozen=True, slots=True)
class Page:
    """What was read: the show, its episodes by descending number, and one line per oddity."""

    show: Show
    episodes: tuple[Episode, ...]
    warnings: tuple[str, ...]


def read(text: str, name: str) -> Page:
    """Read the text of a page; `name` says in errors where it came from.

    Raises `SourceError` where the text holds no episode.
    """
    lines = clean(text).splitlines()
    heads = _matches(lines, _SECTION)
    if not heads:
        raise SourceError(
            f"{name}: no episode found; a text page has a line like 'Episode 4: Title (May 21, 2016)' for each"
        )
    ends = [at for at, _ in heads[1:]] + [len(lines)]
    front = lines[: heads[0][0]]
    show = _show("\n".join(front))
    stars = {int(match["number"]): len(match["stars"]) for _, match in _matches(front, _LISTED)}
    episodes: dict[int, Episode] = {}
    warnings = []
    for (at, head), end in zip(heads, ends, strict=True):
        section = _section(head, "\n".join(lines[at + 1 : end]))
        if section.number in episodes:
            warnings.append(f"{name}: episode {section.number} stands there twice; the first one is kept")
            continue
        if section.listen is None:
            warnings.append(
                f"{name}: episode {section.number} ends without a 'Listen:' line; is the page cut off?"
            )
        episodes[section.number] = _episode(section, show, stars.get(section.number))
    missing = sorted(set(stars) - set(episodes))
    if missing:
        listed = ", ".join(map(str, missing))
        warnings.append(f"{name}: listed but without notes: episode {listed}")
    ordered = tuple(episodes[number] for number in sorted(episodes, reverse=True))
    return Page(show, ordered, tuple(warnings))


def is_episode_heading(line: str) -> bool:
    """Tell whether a line begins an episode's section: "Episode 4: Title (May 21, 2016)"."""
    return _SECTION.fullmatch(line.strip()) is not None


@dataclass(frozen=True, slots=True)
class _Section:
    number: int
    title: str
    published: date | None
    paragraphs: tuple[str, ...]
    credits: str
    listen: re.Match[str] | None


def _matches(lines: list[str], pattern: re.Pattern[str]) -> list[tuple[int, re.Match[str]]]:
    """Return the lines that match as a whole, with their places; white space within them counts as one blank."""
    return [
        (at, match) for at, line in enumerate(lines) if (match := pattern.fullmatch(" ".join(line.split())))
    ]


def _section(head: re.Match[str], body: str) -> _Section:
    notes, listen = [], None
    for paragraph in _paragraphs(body):
        if match := _LISTEN.match(paragraph):
            listen = match
        else:
            notes.append(paragraph)
    # Notes too speak of what is hosted or licensed: of several such paragraphs the last is the show's.
    last = max((at for at, each in enumerate(notes) if credits.is_credits(each)), default=None)
    credit = notes.pop(last) if last is not None else ""
    published = _date(head["date"])
    title = head["title"] if published or not head["date"] else f"{head['title']} ({head['date']})"
    return _Section(int(head["number"]), title, published, tuple(notes), credit, listen)


def _paragraphs(body: str) -> Iterator[str]:
    """Yield the blocks between blank lines as single lines; each item of a list is a paragraph of its own."""
    for block in re.split(r"\n\s*\n", body):
        for part in re.split(r"\n(?=\s*[-*•]\s)|^(?=\s*[-*•]\s)", block):
            if paragraph := " ".join(re.sub(r"^\s*[-*•]\s+", "", part).split()):
                yield paragraph


def _date(text: str | None) -> date | None:
    for form in ("%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y"):
        try:
            return datetime.strptime((text or "").strip(), form).date()
        except ValueError:
            continue
    return None


def _show(front: str) -> Show:
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", front) if block.strip()]
    title = blocks[0] if blocks else "Untitled show"
    hosted = _HOSTED.search(front)
    hosts = credits.split(hosted["names"]) if hosted else ()
    return Show(show_slug(title), title, blocks[1] if len(blocks) > 1 else "", hosts)


def _episode(section: _Section, show: Show, stars: int | None) -> Episode:
    credit = credits.parse(section.credits)
    return Episode(
        show=show.slug,
        key=str(section.number),
        number=section.number,
        title=section.title,
        guests=titles.guests(section.title),
        hosts=show.hosts or credit.producers,
        published=section.published,
        minutes=_minutes(section.listen),
        audio=_audio(section.listen),
        stars=stars or None,
        licence=credit.licence,
        music=credit.music,
        paragraphs=section.paragraphs,
        credits=section.credits,
    )


def _minutes(listen: re.Match[str] | None) -> int | None:
    match = _MINUTES.search(listen["figures"] or "") if listen else None
    return int(match[1]) if match else None


def _audio(listen: re.Match[str] | None) -> Audio | None:
    if listen is None:
        return None
    match = _MEGABYTES.search(listen["figures"] or "")
    return Audio(
        megabytes=float(match[1]) if match else None, media_type=_MEDIA_TYPES.get(listen["format"].lower())
    )

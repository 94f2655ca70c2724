"""What a source says of itself: the show, its episodes, and what their tags hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class MusicCredit:
    """One piece of music that the credits name; `role` is intro, bumper or outro."""

    role: str
    title: str
    featuring: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    holder: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Guest:
    """A guest as the title or a tag names them, with the organisation where it is stated."""

    name: str
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Audio:
    """The episode's recording: where it is (URL), how large (megabytes) and of which media type."""

    url: str | None = None
    megabytes: float | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """An anchor in the notes: `text` stands at `start` of the paragraph with that number and leads to `target`."""

    paragraph: int
    start: int
    text: str
    target: str


@dataclass(frozen=True, slots=True, order=True)
class Contributor:
    """A person that a feed's own tag names, with the role as written in lower case ("guest", "host", …)."""

    name: str
    role: str = "host"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A stretch of the recording that the feed picks out: its start and its length (seconds), and its title."""

    start: float
    length: float
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """A place that a feed's own tag names: what the content is about, or else (`made_there`) where it is made.

    `geo` is a geo: URI and `osm` an identifier of OpenStreetMap ("R113314"), both as written.
    """

    name: str
    geo: str | None = None
    osm: str | None = None
    made_there: bool = False


@dataclass(frozen=True)
class Show:
    """A podcast; `slug` is its part of every episode's id and IRI."""

    slug: str
    title: str
    description: str = ""
    hosts: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    feed: str | None = None
    author: str | None = None
    guid: str | None = None
    image: str | None = None
    licence: str | None = None
    categories: tuple[str, ...] = ()
    explicit: bool | None = None
    locations: tuple[Location, ...] = ()


@dataclass(frozen=True)
class Episode:
    """One episode with its notes.

    `key` is the episode number, or the guid where it has none. `paragraphs` are the notes; `credits` is
    the show's paragraph about producer, music and licence, read as data. All offsets elsewhere count characters
    of `text`: the title, the paragraphs and the credits, joined by blank lines. `previous` is the key of the
    show's episode before this one, where that is known.
    """

    show: str
    key: str
    title: str
    number: int | None = None
    guid: str | None = None
    guests: tuple[Guest, ...] = ()
    hosts: tuple[str, ...] = ()
    published: date | None = None
    minutes: int | None = None
    audio: Audio | None = None
    stars: int | None = None
    licence: str | None = None
    music: tuple[MusicCredit, ...] = ()
    url: str | None = None
    paragraphs: tuple[str, ...] = ()
    credits: str = ""
    links: tuple[Link, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    season: int | None = None
    seconds: int | None = None
    language: str | None = None
    image: str | None = None
    transcript: str | None = None
    chapters: str | None = None
    categories: tuple[str, ...] = ()
    season_name: str | None = None
    explicit: bool | None = None
    soundbites: tuple[Soundbite, ...] = ()
    locations: tuple[Location, ...] = ()
    previous: str | None = None

    @property
    def id(self) -> str:
        """Identify the episode among all shows: `show/key`."""
        return f"{self.show}/{self.key}"

    @cached_property
    def text(self) -> str:
        """Return the text that every offset counts in: the notes (from 0 to `notes_end`), then the credits."""
        return "\n\n".join(filter(None, (self.title, *self.paragraphs, self.credits)))

    @property
    def notes_end(self) -> int:
        """Return where title and notes end in `text`; facts are extracted from what stands before."""
        return max(0, len(self.text) - (len(self.credits) + 2 if self.credits else 0))

"""The types that pass between the stages: plain frozen data, no spaCy and no RDF.

A source becomes a `Show` with `Episode`s; the text of an episode yields `Mention`s; mentions of one thing
are gathered in an `Entity`; a `Relation` joins two ends and cannot be made without `Evidence`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property


class EntityClass(StrEnum):
    """The eight classes of things; the values are the names used in queries, files and IRIs."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PROJECT = "project"
    PROTOCOL = "protocol"
    CONCEPT = "concept"
    EVENT = "event"
    WORK = "work"
    PLACE = "place"


EPISODE = "episode"
"""`Ref.kind` of an episode; its name is the episode's `id`."""
HANDLE = "handle"
"""`Ref.kind` of an address, handle or URL; its name is the text as written."""
KEYPHRASE = "keyphrase"
"""`Evidence.extractor` of a candidate concept: a recurring phrase of a show that the topic scheme does not fit."""


class Predicate(StrEnum):
    """The closed set of relations; `SIGNATURES` says which ends each may have."""

    GUEST_OF = "guestOf"
    HOST_OF = "hostOf"
    AFFILIATED_WITH = "affiliatedWith"
    FORMERLY_AFFILIATED_WITH = "formerlyAffiliatedWith"
    ADVISED_BY = "advisedBy"
    AUTHOR_OF = "authorOf"
    PUBLISHED_AT = "publishedAt"
    RECORDED_AT = "recordedAt"
    BASED_ON = "basedOn"
    SPOKE_AT = "spokeAt"
    DEVELOPED_BY = "developedBy"
    CONTRIBUTES_TO = "contributesTo"
    PART_OF = "partOf"
    USES = "uses"
    SUPPORTS = "supports"
    COMPARED_WITH = "comparedWith"
    MENTIONS_EPISODE = "mentionsEpisode"
    REACH = "reach"


SIGNATURES: Mapping[Predicate, tuple[frozenset[str], frozenset[str]]] = {
    predicate: (frozenset(subjects.split()), frozenset(objects.split()))
    for predicate, subjects, objects in (
        (Predicate.GUEST_OF, "person", "episode"),
        (Predicate.HOST_OF, "person", "episode"),
        (Predicate.AFFILIATED_WITH, "person", "organisation"),
        (Predicate.FORMERLY_AFFILIATED_WITH, "person", "organisation"),
        (Predicate.ADVISED_BY, "person", "person"),
        (Predicate.AUTHOR_OF, "person", "work"),
        (Predicate.PUBLISHED_AT, "work", "event"),
        (Predicate.RECORDED_AT, "episode", "event"),
        (Predicate.BASED_ON, "episode", "work"),
        (Predicate.SPOKE_AT, "person", "event"),
        (Predicate.DEVELOPED_BY, "project", "organisation person"),
        (Predicate.CONTRIBUTES_TO, "person", "project"),
        (Predicate.PART_OF, "project organisation", "project organisation"),
        (Predicate.USES, "project", "project protocol concept"),
        (Predicate.SUPPORTS, "project", "protocol"),
        (Predicate.COMPARED_WITH, "project", "project"),
        (Predicate.MENTIONS_EPISODE, "episode", "episode"),
        (Predicate.REACH, "person", "handle"),
    )
}
"""Which kinds of ends (subject, object) each predicate joins."""


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


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where an episode's text says something: the span itself inside its sentence.

    `start:end` are the telling words, `sentence_start:sentence_end` the sentence (or title) around them;
    `confidence` is the expected precision (0-1) of the rule named `extractor`.
    """

    episode: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    extractor: str
    confidence: float

    def __post_init__(self) -> None:
        if not 0 <= self.sentence_start <= self.start < self.end <= self.sentence_end:
            raise ValueError(f"evidence outside its sentence: {self!r}")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where an episode names a thing of class `cls`; its text is computed from the notes."""

    cls: EntityClass
    evidence: Evidence


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """The end of a relation: an entity (class, label), an episode (its id) or a handle as written."""

    kind: str
    name: str


@dataclass(frozen=True)
class Entity:
    """A thing that episodes mention; the pair of class and label identifies it.

    `about` holds the ids of the episodes that have it as a main subject, `notation` a standard's number.
    """

    cls: EntityClass
    label: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    about: tuple[str, ...] = ()
    notation: str | None = None

    @property
    def ref(self) -> Ref:
        """Return the entity as the end of a relation."""
        return Ref(self.cls.value, self.label)

    @cached_property
    def is_candidate(self) -> bool:
        """Tell whether the entity is a concept for which only recurring phrases speak."""
        found = self.cls is EntityClass.CONCEPT and bool(self.mentions)
        return found and all(each.evidence.extractor == KEYPHRASE for each in self.mentions)


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A stated fact of one episode; made only with evidence and with ends that the predicate allows."""

    subject: Ref
    predicate: Predicate
    object: Ref
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        subjects, objects = SIGNATURES[self.predicate]
        if self.subject.kind not in subjects or self.object.kind not in objects:
            raise ValueError(f"{self.predicate} does not join {self.subject!r} and {self.object!r}")
        if not self.evidence:
            raise ValueError(f"no evidence for {self.subject!r} {self.predicate} {self.object!r}")
        if len({each.episode for each in self.evidence}) != 1:
            raise ValueError(f"evidence from several episodes for {self.subject!r} {self.predicate}")

    @property
    def episode(self) -> str:
        """Return the id of the episode that states the fact."""
        return self.evidence[0].episode

    @property
    def confidence(self) -> float:
        """Return the confidence of the best evidence."""
        return max(each.confidence for each in self.evidence)


@dataclass(frozen=True, slots=True)
class Topic:
    """One entry of a topic scheme: names of a thing of the field, its class and its broader entries' labels."""

    cls: EntityClass
    label: str
    iri: str
    aliases: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    notation: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class AppliedCorrection:
    """A correction by hand that took effect: the cells of its line, and what the things it changed are now."""

    cells: tuple[str, ...]
    things: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class Extraction:
    """What the texts of the episodes say: the result of the extract stage, the input of the graph stage.

    `model` read the episodes that `models` (by id) does not name.
    """

    shows: tuple[Show, ...]
    episodes: tuple[Episode, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    model: str = ""
    models: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = field(default=(), compare=False)
    corrections: tuple[AppliedCorrection, ...] = ()

    def model_of(self, episode: str) -> str:
        """Return name and version of the language model that read an episode (by id)."""
        return self.models.get(episode, self.model)


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why two episodes belong together: the kind of signal, its words, and what it adds to the score."""

    kind: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class RelatedEpisode:
    """`other` is the `rank`-th nearest episode of `episode` (ids); `score` is the sum of its reasons."""

    episode: str
    rank: int
    other: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A dot of the explorer: an episode or an entity, placed at (x, y); `size` is its radius in pixels."""

    id: str
    cls: str
    label: str
    aliases: tuple[str, ...] = ()
    x: float = 0.0
    y: float = 0.0
    size: float = 4.0
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A line between two nodes of the explorer with the sentence that states it.

    `source` and `target` are node ids (`target` may be plain text for a handle); `predicate` is a name of
    `Predicate`, `mentions`, `about` or `relatedTo`. The words `sentence[start:end]` are the telling ones.
    """

    source: str
    predicate: str
    target: str
    episode: str
    sentence: str = ""
    start: int = 0
    end: int = 0
    confidence: float = 1.0

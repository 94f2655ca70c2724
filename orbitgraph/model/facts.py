"""What an episode's text says, and the words that say it: evidence, mentions, things and relations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from orbitgraph.model.vocabulary import KEYPHRASE, SIGNATURES, EntityClass, Predicate


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

"""What a rule returns: a relation between findings, with the words that state it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from orbitgraph.extract.notes import Notes
from orbitgraph.extract.reading import titles
from orbitgraph.extract.spans import Found
from orbitgraph.model import EPISODE, SIGNATURES, EntityClass, Predicate, Ref

End = Found | Ref


@dataclass(frozen=True, slots=True)
class Stated:
    """`subject predicate object`, stated by the characters `start:end` of the notes."""

    subject: End
    predicate: Predicate
    object: End
    start: int
    end: int
    extractor: str
    confidence: float


def ref(end: End) -> Ref:
    """Return an end as a `Ref`."""
    return end if isinstance(end, Ref) else Ref(end.cls.value, end.name)


def state(
    subjects: Iterable[End],
    predicate: Predicate,
    objects: Iterable[End],
    span: tuple[int, int],
    extractor: str,
    confidence: float,
) -> Iterator[Stated]:
    """Yield the predicate between each subject and each object whose classes it allows."""
    allowed_subjects, allowed_objects = SIGNATURES[predicate]
    for subject, object_ in product(subjects, objects):
        left, right = ref(subject), ref(object_)
        if left != right and left.kind in allowed_subjects and right.kind in allowed_objects:
            yield Stated(subject, predicate, object_, *span, extractor, confidence)


def episode(identifier: str) -> Ref:
    """Return an episode as an end."""
    return Ref(EPISODE, identifier)


def of_class(found: Iterable[Found], *classes: EntityClass) -> list[Found]:
    """Return the findings of the given classes."""
    return [each for each in found if each.cls in classes]


def title_project(notes: Notes, found: Iterable[Found]) -> Found | None:
    """Return the one system that the title is on: what "it" and "this language" mean where nothing is nearer."""
    subject = titles.subject(notes.episode.title)
    projects = {f.name: f for f in found if f.cls is EntityClass.PROJECT and f.end <= len(subject)}
    return next(iter(projects.values())) if len(projects) == 1 else None

"""All relations of an episode: every rule is asked, and the evidence of equal statements is gathered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from orbitgraph.extract import about_deeds, about_episodes, about_people, about_systems, masks
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.extract.statements import Stated, ref
from orbitgraph.model import Evidence, Predicate, Ref, Relation


def find(notes: Notes, found: list[Found]) -> list[Relation]:
    """Return the relations that the notes state, each once with all its evidence, sorted."""
    evidence: dict[tuple[Ref, Predicate, Ref], set[Evidence]] = defaultdict(set)
    for stated in _statements(notes, found):
        subject, object_ = ref(stated.subject), ref(stated.object)
        if stated.predicate is Predicate.COMPARED_WITH:
            subject, object_ = sorted((subject, object_))
        evidence[subject, stated.predicate, object_].add(
            notes.evidence(stated.start, stated.end, stated.extractor, stated.confidence)
        )
    relations = [Relation(*key, tuple(sorted(each))) for key, each in evidence.items()]
    return sorted(relations)


def _statements(notes: Notes, found: list[Found]) -> Iterator[Stated]:
    masked = list(masks.sentences(notes, found))
    yield from about_episodes.find(notes, found, masked)
    yield from about_people.find(notes, found, masked)
    yield from about_deeds.find(notes, found, masked)
    yield from about_systems.find(notes, found, masked)

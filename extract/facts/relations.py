"""All relations of an episode: every rule is asked, and the evidence of equal statements is gathered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from orbitgraph.extract.facts import (
    about_deeds,
    about_episodes,
    about_links,
    about_people,
    about_systems,
    anaphora,
    careers,
    contrasts,
    contributing,
    hosting,
    masks,
    nouns,
    pronouns,
    verbs,
    writings,
)
from orbitgraph.extract.facts.calibrated import calibrated
from orbitgraph.extract.facts.statements import Stated, ref
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import Evidence, Predicate, Ref, Relation


def find(notes: Notes, found: list[Found]) -> list[Relation]:
    """Return the relations that the notes state, each once with all its evidence, sorted."""
    evidence: dict[tuple[Ref, Predicate, Ref], set[Evidence]] = defaultdict(set)
    for stated in _present([each for each in _statements(notes, found) if not _is_beside(each, notes)]):
        subject, object_ = ref(stated.subject), ref(stated.object)
        if stated.predicate is Predicate.COMPARED_WITH:
            subject, object_ = sorted((subject, object_))
        evidence[subject, stated.predicate, object_].add(
            notes.evidence(stated.start, stated.end, stated.extractor, calibrated(stated.confidence))
        )
    relations = [Relation(*key, tuple(sorted(each))) for key, each in evidence.items()]
    return sorted(relations)


def _statements(notes: Notes, found: list[Found]) -> Iterator[Stated]:
    named = [*found, *pronouns.find(notes, found), *anaphora.find(notes, found)]
    masked = list(masks.sentences(notes, named))
    yield from about_episodes.find(notes, named, masked)
    yield from hosting.find(notes, masked)
    yield from about_links.find(notes, found)
    yield from about_people.find(notes, named, masked)
    yield from about_deeds.find(notes, named, masked)
    yield from writings.find(notes, named, masked)
    for sentence in masked[1:]:
        yield from careers.find(sentence)
        yield from contributing.find(sentence)
    yield from about_systems.find(notes, named, masked)
    yield from contrasts.find(notes, named)
    yield from verbs.find(notes, named)
    yield from nouns.find(notes, named)


_COMPOUND = re.compile(r"-[a-z]")
_PAGE = re.compile(r"['’]s?\s+\Z")
_HOSTS = frozenset("Bitbucket GitHub GitLab LinkedIn Twitter YouTube".split())


def _is_beside(stated: Stated, notes: Notes) -> bool:
    """Tell a maker of something else: of "a Rust-specific product by X" not of Rust, of "X's GitHub" not of GitHub."""
    thing = stated.subject
    if stated.predicate is not Predicate.DEVELOPED_BY or not isinstance(thing, Found):
        return False
    if _COMPOUND.match(notes.text, thing.end):
        return True
    return thing.name in _HOSTS and bool(_PAGE.search(notes.text[max(0, thing.start - 4) : thing.start]))


def _present(stated: list[Stated]) -> Iterable[Stated]:
    """Leave out a present affiliation that the notes call a former one; the title is about the day of the episode."""
    by_title = {_ends(each) for each in stated if each.extractor == "title"}
    former = {_ends(each) for each in stated if each.predicate is Predicate.FORMERLY_AFFILIATED_WITH}
    for each in stated:
        if each.predicate is Predicate.AFFILIATED_WITH and _ends(each) in former - by_title:
            continue
        if each.predicate is Predicate.FORMERLY_AFFILIATED_WITH and _ends(each) in by_title:
            continue
        yield each


def _ends(stated: Stated) -> tuple[Ref, Ref]:
    return ref(stated.subject), ref(stated.object)

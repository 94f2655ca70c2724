from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts.statements import Stated, episode, of_class, ref, state, title_project
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import SIGNATURES, EntityClass, Predicate, Ref

NotesOf = Callable[..., Notes]


def found(cls: str, name: str, start: int = 0) -> Found:
    return Found(start, start + len(name), EntityClass(cls), name, "test", 0.9)


ADA, BEN = found("person", "Ada Moor"), found("person", "Ben Oak")
QUILL, FERN = found("organisation", "Quill"), found("organisation", "Fern")
REED, FOGWIRE = found("project", "Reed"), found("project", "Fogwire")
SEVEN = Ref("episode", "show/7")
HANDLE = Ref("handle", "@ada")


def test_ends_are_references() -> None:
    assert ref(ADA) == Ref("person", "Ada Moor")
    assert ref(HANDLE) is HANDLE
    assert episode("show/7") == SEVEN


def test_a_statement_is_whole() -> None:
    (stated,) = state([ADA], Predicate.AFFILIATED_WITH, [QUILL], (3, 9), "works-for", 0.8)

    assert stated == Stated(ADA, Predicate.AFFILIATED_WITH, QUILL, 3, 9, "works-for", 0.8)


@pytest.mark.parametrize(
    ("subjects", "predicate", "objects", "expected"),
    [
        (
            [ADA, BEN],
            Predicate.AFFILIATED_WITH,
            [QUILL, FERN],
            [(ADA, QUILL), (ADA, FERN), (BEN, QUILL), (BEN, FERN)],
        ),
        ([ADA, REED], Predicate.AFFILIATED_WITH, [QUILL, REED], [(ADA, QUILL)]),
        ([REED], Predicate.DEVELOPED_BY, [ADA, QUILL, FOGWIRE], [(REED, ADA), (REED, QUILL)]),
        ([REED, FOGWIRE], Predicate.COMPARED_WITH, [REED, FOGWIRE], [(REED, FOGWIRE), (FOGWIRE, REED)]),
        ([REED], Predicate.PART_OF, [found("project", "Reed", start=40)], []),
        ([ADA], Predicate.ADVISED_BY, [ADA], []),
        ([ADA, QUILL], Predicate.GUEST_OF, [SEVEN], [(ADA, SEVEN)]),
        ([ADA], Predicate.REACH, [HANDLE, SEVEN], [(ADA, HANDLE)]),
        (
            [SEVEN],
            Predicate.MENTIONS_EPISODE,
            [SEVEN, Ref("episode", "show/8")],
            [(SEVEN, Ref("episode", "show/8"))],
        ),
        ([], Predicate.REACH, [HANDLE], []),
        ([ADA], Predicate.REACH, [], []),
    ],
)
def test_only_what_the_predicate_joins_is_stated(
    subjects: list[Found | Ref],
    predicate: Predicate,
    objects: list[Found | Ref],
    expected: list[tuple[Found | Ref, Found | Ref]],
) -> None:
    stated = list(state(subjects, predicate, objects, (0, 5), "test", 0.8))

    assert [(each.subject, each.object) for each in stated] == expected


@pytest.mark.parametrize("predicate", list(Predicate))
def test_every_predicate_joins_all_that_its_signature_names(predicate: Predicate) -> None:
    kinds = [*(cls.value for cls in EntityClass), "episode", "handle"]
    ends = [Ref(kind, kind) for kind in kinds]
    others = [Ref(kind, "other") for kind in kinds]
    subjects, objects = SIGNATURES[predicate]

    stated = {(s.subject, s.object) for s in state(ends, predicate, others, (0, 5), "test", 0.8)}

    assert stated == {(Ref(a, a), Ref(b, "other")) for a in subjects for b in objects}


def test_findings_are_chosen_by_class() -> None:
    given = [ADA, REED, QUILL, BEN]

    assert of_class(given, EntityClass.PERSON) == [ADA, BEN]
    assert of_class(given, EntityClass.ORGANISATION, EntityClass.PROJECT) == [REED, QUILL]
    assert of_class(given) == []


@pytest.mark.parametrize(
    ("title", "projects", "expected"),
    [
        ("Reed, with Ada Moor from Quill", ["Reed"], "Reed"),
        ("Reed is Reed", ["Reed"], "Reed"),
        ("Reed and Fogwire", ["Reed", "Fogwire"], None),
        ("A store", ["Reed"], None),
        ("A store, with Ada Moor from Reed", ["Reed"], None),
        ("Reed, with Ada Moor from Fogwire", ["Reed", "Fogwire"], "Reed"),
    ],
)
def test_the_system_that_the_title_is_on(
    notes_of: NotesOf, title: str, projects: list[str], expected: str | None
) -> None:
    notes = notes_of("Reed and Fogwire are fast.", title=title)
    named = [
        found("project", name, start=at)
        for name in projects
        for at in range(len(notes.text))
        if notes.text.startswith(name, at)
    ]
    other = found("concept", "store", start=max(0, title.find("store")))

    it = title_project(notes, [*named, other])

    assert (it.name if it else None) == expected
    assert it is None or it.end <= len(title)

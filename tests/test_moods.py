"""Whether a sentence states a thing or denies, asks, supposes or plans it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import masks
from orbitgraph.extract.facts.moods import asserted, is_denied
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

GAZETTEER = Gazetteer(
    [Topic(EntityClass.PROJECT, "Tidewise", "urn:1"), Topic(EntityClass.PROJECT, "Marlin", "urn:2")]
)


@pytest.mark.parametrize(
    ("text", "verb", "denied"),
    [
        ("They use it.", "use", False),
        ("They do not use it.", "use", True),
        ("They never use it.", "use", True),
        ("They no longer use it.", "use", True),
        ("They could use it.", "use", True),
        ("They want to use it.", "use", True),
        ("They began to use it.", "use", False),
        ("They stopped using it.", "using", True),
        ("They work without using it.", "using", True),
        ("They work by using it.", "using", False),
        ("Nobody uses it.", "uses", True),
        ("Do they use it?", "use", True),
        ("If they use it, they win.", "use", True),
        ("They know whether they use it.", "use", True),
        ("It is rumoured that they use it.", "use", True),
        ("Ann says that they use it.", "use", False),
        ("They reportedly use it.", "use", True),
        ("They made nothing of it.", "made", True),
        ("They have no friends.", "have", True),
        ("They will use it.", "use", True),
        ("He was to use it, but fell ill.", "use", True),
        ("He was going to use it, but fell ill.", "use", True),
        ("They are to use it.", "use", True),
        ("The plan was to use it.", "use", True),
        ("Her first job was to use it.", "use", False),
    ],
)  # fmt: skip
def test_verbs(notes_of: Callable[..., Notes], text: str, verb: str, denied: bool) -> None:
    (token,) = (token for token in notes_of(f"Here we are. {text}").doc if token.text == verb)
    assert is_denied(token) is denied


def test_plans_and_abilities_count_where_they_may(notes_of: Callable[..., Notes]) -> None:
    doc = notes_of("Here we are. They will speak there and can read it.").doc
    speak, read = (next(token for token in doc if token.text == word) for word in ("speak", "read"))
    assert [is_denied(speak), is_denied(speak, planned=True)] == [True, False]
    foiled = next(t for t in notes_of("Here we are. He was to speak there.").doc if t.text == "speak")
    assert is_denied(foiled, planned=True)
    assert [is_denied(read), is_denied(read, able=True)] == [True, False]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("Here Tidewise is part of Marlin.", 1),
        ("Here Tidewise is not part of Marlin.", 0),
        ("Here Tidewise is not only part of Marlin.", 1),
        ("Here Tidewise isn't part of Marlin.", 0),
        ("Here Tidewise is perhaps part of Marlin.", 0),
        ("Here Tidewise may become part of Marlin.", 0),
        ("Here Tidewise will become part of Marlin.", 0),
        ("Here Tidewise is said to be part of Marlin.", 0),
        ("We ask whether Tidewise is part of Marlin.", 0),
        ("We heard rumours that Tidewise is part of Marlin.", 0),
        ("In May Tidewise became part of Marlin.", 1),
        ("Is Tidewise now part of Marlin?", 0),
    ],
)
def test_patterns(notes_of: Callable[..., Notes], text: str, matches: int) -> None:
    notes = notes_of(text)
    (_, sentence) = masks.sentences(notes, GAZETTEER.find(notes.text))
    assert len(list(asserted(r"<project>[^.]*part of <project>", sentence))) == matches


def test_patterns_of_what_is_planned(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("Here Tidewise will become part of Marlin.")
    (_, sentence) = masks.sentences(notes, GAZETTEER.find(notes.text))
    assert len(list(asserted(r"<project>[^.]*part of <project>", sentence, planned=True))) == 1

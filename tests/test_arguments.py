"""Who does what to what: verbs of natural sentences -> the findings in their places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts.arguments import Arguments, Clauses, is_passive
from orbitgraph.extract.facts.phrases import Phrases
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Topic

GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(EntityClass.PERSON, "Tobias Renn", "urn:2", ("Tobias",)),
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:3"),
        Topic(EntityClass.PROJECT, "Tidewise", "urn:4"),
        Topic(EntityClass.PROJECT, "Marlin", "urn:5"),
        Topic(EntityClass.PROJECT, "Basalt", "urn:6"),
        Topic(EntityClass.PROTOCOL, "GLP", "urn:7"),
        Topic(EntityClass.EVENT, "BeeConf 2019", "urn:8"),
    ]
)


def places(notes: Notes, word: str) -> str:
    """Write the places of a verb as "doers | done | preposition: findings"."""
    clauses = Clauses(Phrases(notes, GAZETTEER.find(notes.text)))
    (verb,) = (token for token in notes.doc if token.text == word)
    arguments = clauses.arguments(verb)
    behind = [f"{word}: {_names(group)}" for word, group in arguments.prepositions if group]
    return " | ".join([_names(arguments.doers), _names(arguments.done), *behind])


def _names(found: list[Found]) -> str:
    return ", ".join(each.name for each in found) or "-"


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("We hear that Tidewise uses Marlin.", "uses", "Tidewise | Marlin"),
        ("We hear that Tidewise and Marlin use Basalt.", "use", "Tidewise, Marlin | Basalt"),
        ("We hear that Marlin is used by Tidewise.", "used", "Tidewise | Marlin"),
        ("We hear that Tidewise is based on Marlin.", "based", "- | Tidewise | on: Marlin"),
        ("We hear of Tidewise, which Mara wrote.", "wrote", "Mara Quill | Tidewise"),
        ("We hear of Tidewise, which uses Marlin.", "uses", "Tidewise | Marlin"),
        ("We hear of the engine Tidewise that Mara built.", "built", "Mara Quill | Tidewise"),
        ("We hear of Tidewise, a model written by Mara.", "written", "Mara Quill | Tidewise"),
        ("We hear how Mara wrote Tidewise and designed Marlin.", "designed", "Mara Quill | Marlin"),
        (
            "We hear of Tidewise, which was built at Kestrel Systems.",
            "built",
            "- | Tidewise | at: Kestrel Systems",
        ),
        ("We hear that Tidewise draws maps by using Marlin.", "using", "Tidewise | Marlin"),
        ("We hear that Mara helps to maintain Tidewise.", "maintain", "Mara Quill | Tidewise"),
        ("We hear that Tidewise lets Marlin use Basalt.", "use", "Marlin | Basalt"),
        ("We hear of BeeConf 2019, where Mara spoke.", "spoke", "Mara Quill | - | at: BeeConf 2019"),
        ("We hear that Mara gave a talk at BeeConf 2019.", "gave", "Mara Quill | - | at: BeeConf 2019"),
        ("We hear of Marlin, on which Tidewise runs.", "runs", "Tidewise | - | on: Marlin"),
        ("We hear that Tidewise runs on top of Marlin.", "runs", "Tidewise | - | on: Marlin"),
        ("We hear that Tidewise grew out of Marlin.", "grew", "Tidewise | - | out-of: Marlin"),
        ("We hear that nobody sleeps.", "sleeps", "- | -"),
    ],
)
def test_what_stands_in_the_places_of_a_verb(
    notes_of: Callable[..., Notes], text: str, verb: str, expected: str
) -> None:
    assert places(notes_of(text), verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("We hear that Tidewise was written by Mara.", "written", True),
        ("We hear of Tidewise, written by Mara.", "written", True),
        ("We hear that Mara has written Tidewise.", "written", False),
        ("We hear that Tidewise was designed and built by Mara.", "built", True),
        ("We hear that Mara wrote Tidewise.", "wrote", False),
    ],
)
def test_passive(notes_of: Callable[..., Notes], text: str, verb: str, passive: bool) -> None:
    (token,) = (token for token in notes_of(text).doc if token.text == verb)
    assert is_passive(token) is passive


def test_what_stands_behind_prepositions(notes_of: Callable[..., Notes]) -> None:
    (found,) = GAZETTEER.find(notes_of("We hear of Marlin.").text)
    arguments = Arguments([], [], [("on", [found]), ("with", []), ("upon", [found])], False)
    assert arguments.behind(frozenset(("on", "with"))) == [found]
    assert arguments.behind(frozenset(("at",))) == []

"""What nouns state of whom they describe: sentences about invented people and systems -> the exact facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.facts import nouns
from orbitgraph.extract.facts.statements import ref
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Topic

GAZETTEER = Gazetteer(
    [
        Topic(EntityClass.PERSON, "Mara Quill", "urn:1", ("Mara",)),
        Topic(EntityClass.PERSON, "Tobias Renn", "urn:2", ("Tobias",)),
        Topic(EntityClass.ORGANISATION, "Kestrel Systems", "urn:3"),
        Topic(EntityClass.PROJECT, "Tidewise", "urn:4"),
        Topic(EntityClass.PROJECT, "Marlin", "urn:5"),
        Topic(EntityClass.PROTOCOL, "GLP", "urn:6"),
        Topic(EntityClass.EVENT, "BeeConf 2019", "urn:7"),
        Topic(EntityClass.WORK, "Counting Bees", "urn:8"),
    ]
)
AT_KESTREL = "Mara Quill affiliatedWith Kestrel Systems"
WAS_AT_KESTREL = "Mara Quill formerlyAffiliatedWith Kestrel Systems"
ON_TIDEWISE = "Mara Quill contributesTo Tidewise"
BY_MARA = "Tidewise developedBy Mara Quill"


def facts(notes: Notes) -> set[str]:
    stated = nouns.find(notes, GAZETTEER.find(notes.text))
    return {f"{ref(each.subject).name} {each.predicate} {ref(each.object).name}" for each in stated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara is a surgeon at Kestrel Systems.", {AT_KESTREL}),
        ("Mara was a surgeon at Kestrel Systems.", {WAS_AT_KESTREL}),
        ("Mara is a former surgeon at Kestrel Systems.", {WAS_AT_KESTREL}),
        ("Mara, a surgeon at Kestrel Systems, knows.", {AT_KESTREL}),
        ("Mara, who is one of the founders of Kestrel Systems, knows.", {AT_KESTREL}),
        ("Mara was among the first employees of Kestrel Systems.", {WAS_AT_KESTREL}),
        ("We met Mara, a nurse at Kestrel Systems, and Tobias.", {AT_KESTREL}),
        ("Mara is the author of Tidewise.", {ON_TIDEWISE, BY_MARA}),
        (
            "Mara, a committer to Tidewise and to Marlin, knows.",
            {ON_TIDEWISE, "Mara Quill contributesTo Marlin"},
        ),
        ("Tidewise is small. Mara is one of its developers.", {ON_TIDEWISE}),
        (
            "Tidewise is small. Two of its authors, Mara and Tobias, know.",
            {
                ON_TIDEWISE,
                BY_MARA,
                "Tobias Renn contributesTo Tidewise",
                "Tidewise developedBy Tobias Renn",
            },
        ),
        ("Mara is a student of Tobias.", {"Mara Quill advisedBy Tobias Renn"}),
        ("Tobias is the supervisor of Mara.", {"Mara Quill advisedBy Tobias Renn"}),
        ("Tidewise is an extension of Marlin.", {"Tidewise uses Marlin"}),
        ("They like Tidewise, a fork of Marlin.", {"Tidewise uses Marlin"}),
        ("Tidewise is a subsystem of Marlin.", {"Tidewise partOf Marlin"}),
        ("Tidewise is a rival to Marlin.", {"Tidewise comparedWith Marlin"}),
        ("Tidewise is an implementation of GLP.", {"Tidewise supports GLP"}),
        ("Tidewise offers support for GLP.", {"Tidewise supports GLP"}),
        ("Tidewise comes with support for GLP.", {"Tidewise supports GLP"}),
        ("Mara's talk at BeeConf 2019 was fun.", {"Mara Quill spokeAt BeeConf 2019"}),
        ("The talk by Mara at BeeConf 2019 was fun.", {"Mara Quill spokeAt BeeConf 2019"}),
        ("The paper “Counting Bees” by Mara was fun.", {"Mara Quill authorOf Counting Bees"}),
        ("Mara is not a surgeon at Kestrel Systems.", set()),
        ("Mara could be the author of Tidewise.", set()),
        ("Tidewise is no fork of Marlin.", set()),
        ("Tidewise lacks support for GLP.", set()),
        ("Mara met a surgeon at Kestrel Systems.", set()),
        ("The fork of Marlin met Mara.", set()),
    ],
)
def test_what_nouns_state(notes_of: Callable[..., Notes], text: str, expected: set[str]) -> None:
    assert facts(notes_of(f"Here we are. {text}")) == expected

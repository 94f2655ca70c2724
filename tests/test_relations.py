"""Whole notes of invented episodes of several fields -> all the facts that they state, each once, with evidence."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from orbitgraph.extract.facts import (
    about_deeds,
    about_episodes,
    about_people,
    about_systems,
    masks,
    nouns,
    relations,
    verbs,
)
from orbitgraph.extract.facts.masks import Masked
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.reading.titles import guests
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Evidence, Predicate, Ref, Relation, Topic

PERSON, ORGANISATION, PROJECT = EntityClass.PERSON, EntityClass.ORGANISATION, EntityClass.PROJECT
PROTOCOL, EVENT, WORK = EntityClass.PROTOCOL, EntityClass.EVENT, EntityClass.WORK


def _gazetteer(**names: str) -> Gazetteer:
    topics = []
    for cls, labels in names.items():
        for label in labels.split(", "):
            label, *aliases = label.split("/")
            topics.append(Topic(EntityClass(cls), label, f"urn:{label}", tuple(aliases)))
    return Gazetteer(topics)


TELESCOPE = (
    "Watching the Sky with Lumen, with Oda Fenn from Halden Observatory",
    """Oda Fenn is an instrument scientist at the Halden Observatory. Before that, she worked at Brightfield Optics.
She maintains Lumen, a scheduler for telescopes.

Lumen grew out of Starkeep, which was written by Piet Aalto in the nineties. It is written in Corvid and stores its
plans in Pebble. Unlike Starkeep, Lumen knows about clouds. Lumen supports the ASN and can speak the older TLP.

We also talk about her paper “Night Shifts for Machines”, which she wrote with Piet Aalto and Wen Sorel (Castor
University). It appeared at SkyConf 2018, where Oda also gave a tutorial.

You can find Oda at @odafenn on Twitter.""",
    _gazetteer(
        person="Oda Fenn/Oda, Piet Aalto/Piet, Wen Sorel",
        organisation="Halden Observatory, Brightfield Optics, Castor University",
        project="Lumen, Starkeep, Corvid, Pebble",
        protocol="ASN, TLP",
        event="SkyConf 2018",
        work="Night Shifts for Machines",
    ),
    {
        "Oda Fenn guestOf show/7",
        "Oda Fenn affiliatedWith Halden Observatory",
        "Oda Fenn formerlyAffiliatedWith Brightfield Optics",
        "Oda Fenn contributesTo Lumen",
        "Lumen uses Starkeep",
        "Starkeep developedBy Piet Aalto",
        "Lumen uses Corvid",
        "Lumen uses Pebble",
        "Lumen comparedWith Starkeep",
        "Lumen supports ASN",
        "Lumen supports TLP",
        "show/7 basedOn Night Shifts for Machines",
        "Oda Fenn authorOf Night Shifts for Machines",
        "Piet Aalto authorOf Night Shifts for Machines",
        "Wen Sorel authorOf Night Shifts for Machines",
        "Wen Sorel affiliatedWith Castor University",
        "Night Shifts for Machines publishedAt SkyConf 2018",
        "Oda Fenn spokeAt SkyConf 2018",
        "Oda Fenn reach @odafenn",
    },
)
HOSPITAL = (
    "Beds and Queues, with Ivo Marsh and Lena Toft",
    """This episode was recorded at the Wardworks Summit. My guests are Ivo Marsh, a nurse at the Saltmarsh Clinic, and
Lena Toft of Quayside University.

Wardbook is developed by a team at the Saltmarsh Clinic. It is based on Ledgerline and uses Pillbox for medicines.
Ivo, who leads Wardbook, joined the clinic in 2010. Lena is one of the contributors to Pillbox.

Lena is a doctoral student, and her advisers are Rolf Anders and Mia Chant. She compares Wardbook with Bedside and
Carelog. Wardbook does not support HXP, but Bedside implements it.

We spoke about queues in Episode 3.""",
    _gazetteer(
        person="Ivo Marsh/Ivo, Lena Toft/Lena, Rolf Anders, Mia Chant",
        organisation="Saltmarsh Clinic, Quayside University",
        project="Wardbook, Ledgerline, Pillbox, Bedside, Carelog",
        protocol="HXP",
        event="Wardworks Summit",
    ),
    {
        "Ivo Marsh guestOf show/7",
        "Lena Toft guestOf show/7",
        "show/7 recordedAt Wardworks Summit",
        "Ivo Marsh affiliatedWith Saltmarsh Clinic",
        "Lena Toft affiliatedWith Quayside University",
        "Wardbook developedBy Saltmarsh Clinic",
        "Wardbook uses Ledgerline",
        "Wardbook uses Pillbox",
        "Ivo Marsh contributesTo Wardbook",
        "Lena Toft contributesTo Pillbox",
        "Lena Toft advisedBy Rolf Anders",
        "Lena Toft advisedBy Mia Chant",
        "Bedside comparedWith Wardbook",
        "Carelog comparedWith Wardbook",
        "Bedside supports HXP",
        "show/7 mentionsEpisode show/3",
    },
)
GAMES = (
    "Rolling Dice Online",
    """Tabletale, an engine for board games, was created at Foxglove Games and is now part of the Commons Guild. It runs
on top of Mossbox, and plug-ins for it can be written in Nettle.

Ada Brook, formerly of Foxglove Games and today a researcher at Thornbury University, designed the first version with
Jun Imai. At DiceCon 2020 Ada gave a talk on cheating. Jun presented “Fair Dice and Unfair Players” at the same place.

Tabletale is often compared to Boardwalk, which is faster than Tabletale but talks only PLY.""",
    _gazetteer(
        person="Ada Brook/Ada, Jun Imai/Jun",
        organisation="Foxglove Games, Commons Guild, Thornbury University",
        project="Tabletale, Mossbox, Nettle, Boardwalk",
        protocol="PLY",
        event="DiceCon 2020",
        work="Fair Dice and Unfair Players",
    ),
    {
        "Tabletale developedBy Foxglove Games",
        "Tabletale partOf Commons Guild",
        "Tabletale uses Mossbox",
        "Ada Brook formerlyAffiliatedWith Foxglove Games",
        "Ada Brook affiliatedWith Thornbury University",
        "Ada Brook spokeAt DiceCon 2020",
        "Jun Imai authorOf Fair Dice and Unfair Players",
        "Boardwalk comparedWith Tabletale",
        "Boardwalk supports PLY",
    },
)


def read(notes: Notes, gazetteer: Gazetteer) -> list[Relation]:
    return relations.find(notes, gazetteer.find(notes.text))


@pytest.mark.parametrize(("title", "text", "gazetteer", "expected"), [TELESCOPE, HOSPITAL, GAMES])
def test_whole_notes(
    notes_of: Callable[..., Notes], title: str, text: str, gazetteer: Gazetteer, expected: set[str]
) -> None:
    paragraphs = "\n\n".join(" ".join(part.split("\n")) for part in text.split("\n\n"))
    stated = read(notes_of(paragraphs, title=title, guests=guests(title)), gazetteer)
    assert {f"{each.subject.name} {each.predicate} {each.object.name}" for each in stated} == expected


SMALL = _gazetteer(person="Mara Quill", organisation="Kestrel Systems", project="Tidewise, Marlin")


def test_a_fact_stated_twice_is_one_relation(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("Here we are. Tidewise evolved from Marlin. It rests on Marlin.")
    (relation,) = read(notes, SMALL)
    assert relation == Relation(
        Ref("project", "Tidewise"),
        Predicate.USES,
        Ref("project", "Marlin"),
        (
            Evidence("show/7", 28, 56, 28, 57, "verb-uses", 0.88),
            Evidence("show/7", 58, 76, 58, 77, "verb-uses", 0.88),
        ),
    )


def test_a_comparison_is_stated_in_one_order(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("Here we are. Tidewise resembles Marlin. Marlin resembles Tidewise.")
    (relation,) = read(notes, SMALL)
    assert (relation.subject.name, relation.object.name) == ("Marlin", "Tidewise")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They like Corvid by Piet Aalto.", {"Corvid developedBy Piet Aalto"}),
        ("It is a Corvid-specific tool by Piet Aalto.", set()),
        ("Its home is Acme's GitHub.", set()),
    ],
)
def test_a_part_of_a_compound_is_not_made_by_its_maker(
    notes_of: Callable[..., Notes], text: str, expected: set[str]
) -> None:
    gazetteer = _gazetteer(person="Piet Aalto", project="Corvid, GitHub", organisation="Acme")
    notes = notes_of(text)

    stated = relations.find(notes, gazetteer.find(notes.text))

    assert {f"{each.subject.name} {each.predicate} {each.object.name}" for each in stated} == expected


def test_what_is_left_is_not_held_now(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("Here we are. Mara Quill joined Kestrel Systems. She left Kestrel Systems in May.")
    assert [each.predicate for each in read(notes, SMALL)] == [Predicate.FORMERLY_AFFILIATED_WITH]


NAMES = (
    "Mara Quill, Tidewise",
    "Mara Quill and ",
    "Tidewise, ",
    "Kestrel Systems ",
    "Mara Quill at Kestrel Systems, ",
)
WORDS = (
    "Mara Quill gave a talk ",
    "compare Tidewise with ",
    "this episode talk ",
    "Tidewise, a ",
    "the paper by Mara Quill ",
)


@pytest.mark.parametrize("module", [about_deeds, about_episodes, about_people, about_systems, nouns, verbs])
@pytest.mark.parametrize("part", [*NAMES, *WORDS])
def test_long_sentences_do_not_cost_their_square(
    notes_of: Callable[..., Notes], module: ModuleType, part: str
) -> None:
    notes = notes_of(f"Then {part * 200}"[: masks.LONGEST - 1] + ".")
    found = SMALL.find(notes.text)
    arguments = [notes, found] if module in (nouns, verbs) else [notes, found, list(_whole(notes, found))]
    list(module.find(*arguments))
    assert min(_seconds(module, arguments) for _ in range(5)) < 0.02


def _whole(notes: Notes, found: list[Found]) -> Iterator[Masked]:
    """Mask the notes as one sentence, whatever the parser makes of them."""
    notes.__dict__["sentences"] = [
        (0, len(notes.episode.title)),
        (len(notes.episode.title) + 2, len(notes.text)),
    ]
    return masks.sentences(notes, found)


def _seconds(module: ModuleType, arguments: list[Any]) -> float:
    start = time.process_time()
    list(module.find(*arguments))
    return time.process_time() - start


def test_no_text_states_nothing(notes_of: Callable[..., Notes]) -> None:
    assert read(notes_of("", title="Tidewise uses Marlin"), SMALL) == []

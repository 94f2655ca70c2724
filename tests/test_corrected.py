"""Corrections applied: what things and facts become, and one line for what matches nothing."""

from contextlib import suppress
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.errors import UsageError
from orbitgraph.extract.corrected import Corrected, apply
from orbitgraph.extract.corrections import Action, parse
from orbitgraph.extract.resolve import Fact, entity, gathered
from orbitgraph.model import (
    EPISODE,
    AppliedCorrection,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Predicate,
    Ref,
    Relation,
    Show,
)

EPISODES = (
    Episode("tea", "1", "Pots, with Ann Lee", 1, paragraphs=("Ann Lee works at Acme. Annie sings of Kelp.",)),
    Episode(
        "tea",
        "2",
        "Kettles",
        2,
        paragraphs=("Annie left Acme. She made Kelp. KELP uses Silt.", "Write to @ann."),
    ),
)
ANN, ACME, KELP, SILT = "person Ann Lee", "organisation Acme", "project Kelp", "project Silt"
NAMES = {ANN: ("Ann Lee", "Annie"), ACME: ("Acme",), KELP: ("Kelp", "KELP"), SILT: ("Silt",)}
FACTS = (
    (ANN, "guestOf", "episode tea/1", "1", "Pots, with Ann Lee"),
    (ANN, "affiliatedWith", ACME, "1", "Ann Lee works at Acme."),
    (ANN, "formerlyAffiliatedWith", ACME, "2", "Annie left Acme."),
    (ANN, "contributesTo", KELP, "2", "She made Kelp."),
    (KELP, "uses", SILT, "2", "KELP uses Silt."),
)


def ref(text: str) -> Ref:
    kind, _, name = text.partition(" ")
    return Ref(kind, name)


def evidence(
    episode: Episode, start: int, words: str, extractor: str = "rule", sure: float = 0.9
) -> Evidence:
    """Take the words at `start` in the sentence that ends with the next full stop or line."""
    text = episode.text
    begin = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1) if start else 0
    ends = [at for at in (text.find(".", start) + 1, text.find("\n", start)) if at > 0]
    return Evidence(
        episode.id, start, start + len(words), begin, min(ends, default=len(text)), extractor, sure
    )


def said() -> tuple[tuple[Entity, ...], tuple[Relation, ...]]:
    """Return what the two episodes name and state."""
    entities = []
    for thing, names in NAMES.items():
        places = [
            evidence(each, start, name)
            for each in EPISODES
            for name in names
            for start in range(len(each.text))
            if each.text.startswith(name, start)
        ]
        entities.append(entity(ref(thing), places, {each.id: each for each in EPISODES}))
    facts: list[Fact] = []
    for subject, predicate, object_, key, words in FACTS:
        episode = EPISODES[int(key) - 1]
        start = episode.text.index(words)
        facts.append((ref(subject), Predicate(predicate), ref(object_), evidence(episode, start, words)))
    return tuple(sorted(entities, key=lambda each: each.ref)), gathered(facts)


def corrected(*lines: str) -> Corrected:
    """Apply lines in which | stands for the tab."""
    return apply((), *said(), EPISODES, parse("\n".join(map(tabbed, lines)), "c.tsv"))


def tabbed(line: str) -> str:
    return "\t".join(map(str.strip, line.split("|")))


def things(found: Corrected) -> dict[str, str]:
    """Return for each thing its mentions as `episode:words`."""
    texts = {each.id: each.text for each in EPISODES}
    return {
        f"{each.cls} {each.label}": " ".join(
            f"{place.episode[-1]}:{texts[place.episode][place.start : place.end].replace(' ', '_')}"
            for place in (mention.evidence for mention in each.mentions)
        )
        for each in found.entities
    }


def facts(found: Corrected) -> list[str]:
    return sorted(
        f"{each.episode[-1]} {each.subject.name} {each.predicate} {each.object.name}"
        for each in found.relations
    )


THINGS = {
    ACME: "1:Acme 2:Acme",
    ANN: "1:Ann_Lee 1:Ann_Lee 1:Annie 2:Annie",
    KELP: "1:Kelp 2:Kelp 2:KELP",
    SILT: "2:Silt",
}
STATED = [
    "1 Ann Lee affiliatedWith Acme",
    "1 Ann Lee guestOf tea/1",
    "2 Ann Lee contributesTo Kelp",
    "2 Ann Lee formerlyAffiliatedWith Acme",
    "2 Kelp uses Silt",
]


def changed(of: dict[str, str], *gone: str, **new: str) -> dict[str, str]:
    added = {name.replace("__", " ").replace("_B_", " B. "): text for name, text in new.items()}
    return {name: text for name, text in of.items() if name not in gone} | added


@pytest.mark.parametrize(
    ("line", "expected", "stated"),
    [
        (
            "rename | person | Ann Lee | Ann Roth",
            changed(THINGS, ANN, **{"person Ann Roth": THINGS[ANN]}),
            [each.replace("Ann Lee", "Ann Roth") for each in STATED],
        ),
        # In one episode alone.
        (
            "rename | person | Ann Lee | Ann Roth | 2",
            THINGS | {ANN: "1:Ann_Lee 1:Ann_Lee 1:Annie", "person Ann Roth": "2:Annie"},
            [
                *STATED[:2],
                "2 Ann Roth contributesTo Kelp",
                "2 Ann Roth formerlyAffiliatedWith Acme",
                STATED[4],
            ],
        ),
        # A new name that another thing has makes both one.
        (
            "rename | project | Silt | Kelp",
            changed(THINGS, SILT, **{KELP: "1:Kelp 2:Kelp 2:KELP 2:Silt"}),
            STATED[:4],
        ),
        (
            "same-as | project | Silt | Kelp | tea/2",
            changed(THINGS, SILT, **{KELP: "1:Kelp 2:Kelp 2:KELP 2:Silt"}),
            STATED[:4],
        ),
        (
            "retype | organisation | Acme | place",
            changed(THINGS, ACME, **{"place Acme": THINGS[ACME]}),
            [STATED[1], STATED[2], STATED[4]],
        ),
        (
            "retype | project | Silt | protocol",
            changed(THINGS, SILT, **{"protocol Silt": THINGS[SILT]}),
            STATED,
        ),
        ("drop | project | Kelp", changed(THINGS, KELP), [*STATED[:2], STATED[3]]),
        ("drop | project | Kelp | | 1", THINGS | {KELP: "2:Kelp 2:KELP"}, STATED),
        ("drop | project | Kelp | | | KELP", THINGS | {KELP: "1:Kelp 2:Kelp"}, STATED[:4]),
        # A fact whose sentence names neither goes with the episode's mentions, one that names both stays.
        (
            "split | person | Ann Lee | Annie",
            THINGS | {ANN: "1:Ann_Lee 1:Ann_Lee", "person Annie": "1:Annie 2:Annie"},
            [*STATED[:2], "2 Annie contributesTo Kelp", "2 Annie formerlyAffiliatedWith Acme", STATED[4]],
        ),
        (
            "split | project | Kelp | Kelp Inc | 2 | KELP",
            THINGS | {KELP: "1:Kelp 2:Kelp", "project Kelp Inc": "2:KELP"},
            [*STATED[:4], "2 Kelp Inc uses Silt"],
        ),
        ("add | concept | pottery | | 1 | Pots", THINGS | {"concept pottery": "1:Pots"}, STATED),
        # What is added stands where something else was found; a work holds other things.
        (
            "add | event | Acme Kelp | | 1 | Acme. Annie",
            THINGS | {ACME: "2:Acme", ANN: "1:Ann_Lee 1:Ann_Lee 2:Annie", "event Acme Kelp": "1:Acme._Annie"},
            STATED,
        ),
        (
            "add | work | Of Kelp | | 1 | sings  of Kelp",
            THINGS | {"work Of Kelp": "1:sings_of_Kelp"},
            STATED,
        ),
        ("add | person | Ann Lee | | 2 | She", THINGS | {ANN: THINGS[ANN] + " 2:She"}, STATED),
        ("drop | affiliatedWith | Ann Lee | Acme", THINGS, STATED[1:]),
        ("drop | guestOf | Ann Lee | Episode 1", THINGS, [STATED[0], *STATED[2:]]),
        ("drop | guestOf | Ann Lee | 1 | 1", THINGS, [STATED[0], *STATED[2:]]),
        (
            "add | guestOf | Ann Lee | tea/2 | 2 | Annie left",
            THINGS,
            sorted([*STATED, "2 Ann Lee guestOf tea/2"]),
        ),
        (
            "add | reach | Ann Lee | @ann | 2 | @ann",
            THINGS,
            sorted([*STATED, "2 Ann Lee reach @ann"]),
        ),
    ],
)
def test_a_line_does_one_thing(line: str, expected: dict[str, str], stated: list[str]) -> None:
    found = corrected(line)
    assert things(found) == expected
    assert facts(found) == sorted(stated)
    assert [found.applied[0].cells] == [each.cells for each in parse(tabbed(line), "c.tsv")]


def test_nothing_to_correct_leaves_all_as_it_is() -> None:
    entities, relations = said()
    assert corrected() == Corrected((), entities, relations)
    useless = corrected("drop | place | Nowhere")
    assert (useless.entities, useless.relations, useless.applied) == (entities, relations, ())
    assert things(useless) == THINGS
    assert facts(useless) == STATED


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("drop | place | Nowhere", "no place 'Nowhere' in any episode"),
        ("rename | person | Bob | Rob", "no person 'Bob' in any episode"),
        ("rename | person | Ann Lee | Rob | 9", "no episode '9'"),
        ("drop | project | Silt | | 1", "no project 'Silt' in episode '1'"),
        ("split | project | Kelp | Kelp Inc", "no project 'Kelp' in any episode written 'Kelp Inc'"),
        ("drop | project | Kelp | | 1 | KELP", "no project 'Kelp' in episode '1' written 'KELP'"),
        ("same-as | person | Ann Lee | Bob", "no person 'Bob' in any episode that 'Ann Lee' could be"),
        ("add | place | Rome | | 1 | Rome", "the words 'Rome' do not stand in episode '1'"),
        ("add | project | Pot | | 1 | Pot", "the words 'Pot' do not stand in episode '1'"),
        ("add | project | Kelp | | 1 | Kelp", "episode '1' names project 'Kelp' there already"),
        ("drop | uses | Kelp | Acme", "no fact 'Kelp' uses 'Acme' in any episode"),
        ("drop | uses | Kelp | Silt | 1", "no fact 'Kelp' uses 'Silt' in episode '1'"),
        (
            "add | uses | Kelp | Silt | 2 | no such words",
            "the words 'no such words' do not stand in episode '2'",
        ),
        ("add | uses | Kelp | Silt | 2 | uses", "episode '2' states 'Kelp' uses 'Silt' already"),
        ("add | uses | Kelp | Kelp | 2 | uses", "'Kelp' and 'Kelp' are the same thing"),
        (
            "add | developedBy | Kelp | Bob | 2 | made",
            "no organisation or person 'Bob' for developedBy",
        ),
        (
            "add | affiliatedWith | Acme | Acme | 1 | at",
            "no person 'Acme' for affiliatedWith",
        ),
        (
            "add | mentionsEpisode | 2 | 7 | 2 | made",
            "no episode '7' for mentionsEpisode",
        ),
    ],
)
def test_a_line_that_matches_nothing_is_told(line: str, problem: str) -> None:
    found = corrected("# first", line)
    assert found.warnings == (f"c.tsv:2: {problem}; nothing was done; correct or remove the line",)
    assert (found.entities, found.relations, found.applied) == (*said(), ())


def test_facts_that_can_no_longer_hold_are_told() -> None:
    found = corrected("drop | place | Nowhere", "retype | person | Ann Lee | organisation")
    assert found.warnings == (
        "c.tsv:1: no place 'Nowhere' in any episode; nothing was done; correct or remove the line",
        "c.tsv:2: facts left out that can no longer hold: 4 "
        "(affiliatedWith, contributesTo, formerlyAffiliatedWith, guestOf)",
    )
    assert facts(found) == ["2 Kelp uses Silt"]


@pytest.mark.parametrize(
    "lines",
    [
        ("rename | person | Ann Lee | Ann Roth", "split | person | Ann Lee | Annie"),
        ("rename | organisation | Acme | Acme Ltd", "retype | organisation | Acme | event"),
        ("rename | project | Kelp | Alga", "same-as | project | Silt | Kelp", "drop | organisation | Acme"),
        (
            "rename | person | Ann Lee | Ann Roth",
            "add | person | Bob | | 1 | with",
            "add | advisedBy | Bob | Ann Lee | 1 | with Ann",
            "drop | affiliatedWith | Ann Roth | Acme",
        ),
        ("add | project | Kelp | | 1 | Pots", "drop | project | Kelp"),
    ],
)
def test_the_order_of_lines_does_not_matter(lines: tuple[str, ...]) -> None:
    found = [corrected(*order) for order in permutations(lines)]
    assert {(each.entities, each.relations) for each in found} == {(found[0].entities, found[0].relations)}
    assert [each.warnings for each in found if "nothing was done" in str(each.warnings)] == []


def test_lines_on_one_name_apply_from_top_to_bottom() -> None:
    swap = corrected(
        "rename | project | Kelp | X", "rename | project | Silt | Kelp", "rename | project | X | Silt"
    )
    assert (things(swap)["project Silt"], things(swap)["project Kelp"]) == (THINGS[KELP], THINGS[SILT])
    chain = corrected(
        "rename | project | Kelp | A", "rename | project | A | B", "rename | project | Kelp | C"
    )
    assert "project C" in things(chain)
    assert chain.applied[0].things == (Ref("project", "C"),)


def test_what_a_thing_is_called_and_which_episodes_are_on_it_follow() -> None:
    (thing,) = (
        each for each in corrected("split | person | Ann Lee | Annie").entities if each.label == "Ann Lee"
    )
    assert thing.aliases == ()
    (alga,) = (each for each in corrected("rename | project | Kelp | Alga").entities if each.label == "Alga")
    assert alga.aliases == ("KELP", "Kelp")
    (pots,) = (
        each for each in corrected("add | concept | pottery | | 1 | Pots").entities if each.label == "pottery"
    )
    assert (pots.aliases, pots.about) == (("Pots",), ("tea/1",))


def test_a_number_stays_with_its_thing() -> None:
    entities, _ = said()
    numbered = Entity(EntityClass.PROTOCOL, "Loom", (), entities[0].mentions, (), "RFC 9")
    found = apply((), (numbered,), (), EPISODES, parse("rename\tprotocol\tLoom\tLoom Wire", "c.tsv"))
    assert [(each.label, each.notation) for each in found.entities] == [("Loom Wire", "RFC 9")]


def test_the_evidence_of_what_is_added_is_the_quote_in_its_sentence() -> None:
    found = corrected(
        "add | concept | pottery | | 1 | Pots",
        "add | concept | song | | 1 | sings",
        "add | concept | post | | 2 | Write",
        "add | partOf | Silt | Kelp | 2 | uses",
    )
    quoted = {
        each.label: each.mentions[0].evidence for each in found.entities if each.cls is EntityClass.CONCEPT
    }
    texts = {each.id: each.text for each in EPISODES}
    (part,) = (each for each in found.relations if each.predicate is Predicate.PART_OF)
    places = [*(quoted[name] for name in ("pottery", "song", "post")), *part.evidence]
    assert [texts[each.episode][each.sentence_start : each.sentence_end] for each in places] == [
        "Pots, with Ann Lee",
        "Annie sings of Kelp.",
        "Write to @ann.",
        "KELP uses Silt.",
    ]
    assert {(each.extractor, each.confidence) for each in places} == {("correction", 1.0)}

    (both,) = (
        each for each in corrected("add | work | both | | 2 | Silt. Write").entities if each.label == "both"
    )
    place = both.mentions[0].evidence
    assert texts["tea/2"][place.sentence_start : place.sentence_end] == "KELP uses Silt.\n\nWrite to @ann."


def test_of_two_things_of_one_name_the_one_that_the_episode_names_is_meant() -> None:
    both = ("add | person | Acme | | 2 | She", "add | developedBy | Kelp | Acme | 1 | sings of")
    (made,) = (each for each in corrected(*both).relations if each.predicate is Predicate.DEVELOPED_BY)
    assert made.object == Ref("organisation", "Acme")
    unclear = corrected(both[0], "add | developedBy | Kelp | Acme | 2 | made")
    assert unclear.warnings == (
        "c.tsv:2: 'Acme' may be organisation 'Acme' and person 'Acme'; nothing was done; correct or remove the line",
    )


def test_a_key_of_several_shows_needs_the_show() -> None:
    more = (*EPISODES, Episode("ale", "2", "Barrels", 2))
    entities, relations = said()
    found = apply((), entities, relations, more, parse("drop\tproject\tSilt\t\t2", "c.tsv"))
    assert found.warnings == (
        "c.tsv:1: episodes ale/2 and tea/2 are called '2'; nothing was done; correct or remove the line",
    )
    assert apply((), entities, relations, more, parse("drop\tproject\tSilt\t\ttea/2", "c.tsv")).warnings == ()


def test_what_was_applied_is_told_with_what_its_things_are_now() -> None:
    found = corrected(
        "rename | person | Ann Lee | Ann Roth",
        "drop | project | Silt",
        "drop | place | Nowhere",
        "drop | affiliatedWith | Ann Lee | Acme",
        "retype | person | Ann Lee | place | 2",
    )
    assert found.applied == (
        AppliedCorrection(("rename", "person", "Ann Lee", "Ann Roth", "", ""), (Ref("person", "Ann Roth"),)),
        AppliedCorrection(("drop", "project", "Silt", "", "", "")),
        AppliedCorrection(
            ("drop", "affiliatedWith", "Ann Lee", "Acme", "", ""),
            (Ref("organisation", "Acme"), Ref("person", "Ann Roth")),
        ),
        AppliedCorrection(("retype", "person", "Ann Lee", "place", "2", ""), (Ref("place", "Ann Roth"),)),
    )


LABELS = st.sampled_from(["Ann Lee", "Annie", "Acme", "Kelp", "KELP", "Silt", "Episode 1", "2", "She"])
LINES = st.tuples(
    st.sampled_from(list(Action)),
    st.sampled_from([EntityClass.PERSON, EntityClass.PROJECT, EntityClass.ORGANISATION, *Predicate]),
    LABELS,
    LABELS | st.sampled_from(["person", "project", ""]),
    st.sampled_from(["", "1", "2"]),
    LABELS | st.just(""),
)


@given(st.lists(LINES, max_size=8))
def test_any_corrections_leave_a_whole_result(lines: list[tuple[str, ...]]) -> None:
    corrections = []
    for cells in lines:
        with suppress(UsageError):
            corrections += parse("\t".join(cells), "c.tsv")
    found = apply((), *said(), EPISODES, corrections)
    assert len(found.applied) + sum("nothing was done" in each for each in found.warnings) == len(corrections)
    assert list(found.entities) == sorted(found.entities, key=lambda each: each.ref)
    assert all(each.mentions for each in found.entities)
    marked = [
        (each.evidence.episode, each.evidence.start, e.ref) for e in found.entities for each in e.mentions
    ]
    assert len(marked) == len(set(marked))
    assert EPISODE not in {each.cls for each in found.entities}


@pytest.mark.parametrize(
    ("line", "hosts", "warned"),
    [
        ("drop | person | Mia Blum", ("Ann Lee",), False),
        ("drop | person | Ann Lee", ("Mia Blum",), False),
        # It is told that her facts can no longer hold.
        ("retype | person | Ann Lee | organisation", ("Mia Blum",), True),
        # Only in one episode she is nobody.
        ("drop | person | Ann Lee | | 1", ("Mia Blum", "Ann Lee"), False),
        ("rename | person | Ann Lee | Ann Roth", ("Mia Blum", "Ann Lee"), False),
        ("drop | person | Mia Rose", ("Mia Blum", "Ann Lee"), True),
    ],
)
def test_who_is_no_person_hosts_no_show(line: str, hosts: tuple[str, ...], warned: bool) -> None:
    show = Show("tea", "Tea Talk", hosts=("Mia Blum", "Ann Lee"))
    found = apply((show,), *said(), EPISODES, parse(tabbed(line), "c.tsv"))
    assert found.shows == (replace(show, hosts=hosts),)
    assert bool(found.warnings) is warned

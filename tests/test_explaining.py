"""Explanations: questions are read from words, names are found, and the graph's sentences answer."""

from __future__ import annotations

from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from orbitgraph.answers.explaining import Explanation, Question, Quote, Statement, explain, question
from orbitgraph.answers.naming import Thing
from orbitgraph.errors import UsageError
from orbitgraph.graph.build import parts
from orbitgraph.model import (
    EPISODE,
    HANDLE,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Mention,
    Predicate,
    Ref,
    Relation,
    Show,
)

ID = "https://w3id.org/orbitgraph/id/"
TWO = Episode(
    show="tea",
    key="2",
    number=2,
    title="Mesh, with Zoé Lee",
    published=date(2020, 2, 2),
    paragraphs=("Zoé Lee of Mesh shows Mesh. Zoe is @zlee.",),
)
TEN = Episode(show="tea", key="10", number=10, title="More Mesh", paragraphs=("Zoé Lee works at Mesh.",))
ZOE, FIRM, SYSTEM = Ref("person", "Zoé Lee"), Ref("organisation", "Mesh"), Ref("project", "Mesh")


def spot(episode: Episode, words: str, rule: str, confidence: float, nth: int = 1) -> Evidence:
    """Find the `nth` place of some words; the sentences end with the title, a full stop and a blank, or the text."""
    start = -1
    for _ in range(nth):
        start = episode.text.index(words, start + 1)
    ends = [0, len(episode.title), *(at + 1 for at, c in enumerate(episode.text) if c == ".")]
    begin = max(end for end in ends if end <= start)
    begin += len(episode.text[begin:]) - len(episode.text[begin:].lstrip())
    stop = min(end for end in ends if end >= start + len(words))
    return Evidence(episode.id, start, start + len(words), begin, stop, rule, confidence)


def mentioned(cls: EntityClass, label: str, *places: Evidence, aliases: tuple[str, ...] = ()) -> Entity:
    return Entity(cls, label, aliases, tuple(Mention(cls, each) for each in places))


def graph(extraction: Extraction) -> Store:
    store = Store()
    store.extend(quad for part in parts(extraction, tool_version="1") for quad in part.quads())
    return store


EXTRACTION = Extraction(
    (Show("tea", "Tea Talk"),),
    (TEN, TWO),
    (
        mentioned(
            EntityClass.PERSON,
            "Zoé Lee",
            spot(TWO, "Zoé Lee", "people-given", 0.97),
            spot(TWO, "Zoe", "people-short", 0.9),
            spot(TEN, "Zoé Lee", "people-named", 0.85),
        ),
        mentioned(EntityClass.ORGANISATION, "Mesh", spot(TWO, "Mesh", "organisation", 0.7, 2)),
        mentioned(EntityClass.PROJECT, "Mesh", spot(TWO, "Mesh", "g", 0.9), spot(TWO, "Mesh", "g", 0.9, 3)),
    ),
    (
        Relation(ZOE, Predicate.GUEST_OF, Ref(EPISODE, "tea/2"), (spot(TWO, "Zoé Lee", "title", 0.98),)),
        Relation(
            ZOE,
            Predicate.AFFILIATED_WITH,
            FIRM,
            (
                spot(TWO, "Zoé Lee of Mesh", "affiliation", 0.85),
                spot(TWO, "of Mesh", "post", 0.8),
                spot(TWO, "Mesh, with Zoé Lee", "title", 0.97),
            ),
        ),
        Relation(ZOE, Predicate.AFFILIATED_WITH, FIRM, (spot(TEN, "works at Mesh", "verb", 0.8),)),
        Relation(ZOE, Predicate.CONTRIBUTES_TO, SYSTEM, (spot(TWO, "shows Mesh", "verb", 0.7),)),
        Relation(ZOE, Predicate.REACH, Ref(HANDLE, "@zlee"), (spot(TWO, "@zlee", "reach", 0.85),)),
    ),
)
STORE = graph(EXTRACTION)
PLACE_2 = ("2", "Mesh, with Zoé Lee", "2020-02-02")
PLACE_10 = ("10", "More Mesh", "")
TITLE, SHOWS, HANDLE_OF = "Mesh, with Zoé Lee", "Zoé Lee of Mesh shows Mesh.", "Zoe is @zlee."
AFFILIATIONS = (
    Statement(
        "Zoé Lee",
        "affiliatedWith",
        "Mesh",
        *PLACE_2,
        (
            Quote(TITLE, ((0, 18),), ("title",), 0.97),
            Quote(SHOWS, ((0, 15),), ("affiliation", "post"), 0.85),
        ),
    ),
    Statement(
        "Zoé Lee",
        "affiliatedWith",
        "Mesh",
        *PLACE_10,
        (Quote("Zoé Lee works at Mesh.", ((8, 21),), ("verb",), 0.8),),
    ),
)
CONTRIBUTION = Statement(
    "Zoé Lee", "contributesTo", "Mesh", *PLACE_2, (Quote(SHOWS, ((16, 26),), ("verb",), 0.7),)
)
GUEST = Statement("Zoé Lee", "guestOf", "Episode 2", *PLACE_2, (Quote(TITLE, ((11, 18),), ("title",), 0.98),))
REACH = Statement("Zoé Lee", "reach", "@zlee", *PLACE_2, (Quote(HANDLE_OF, ((7, 12),), ("reach",), 0.85),))
PERSON = Thing("person", "Zoé Lee", NamedNode(ID + "person/zoé-lee"))
ORGANISATION = Thing("organisation", "Mesh", NamedNode(ID + "organisation/mesh"))
PROJECT = Thing("project", "Mesh", NamedNode(ID + "project/mesh"))


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["Ann Lee", "affiliatedWith", "Acme"], Question("Ann Lee", "affiliatedWith", "Acme")),
        (["Ann", "Lee", "AFFILIATEDWITH", "Acme", "Inc"], Question("Ann Lee", "affiliatedWith", "Acme Inc")),
        (["Ann Lee", "-", "Acme"], Question("Ann Lee", "-", "Acme")),
        (["-", "uses", "-"], Question("-", "uses", "-")),
        (["Kettle", "uses"], Question("Kettle", "uses", "-")),
        (["uses", "Kettle"], Question("-", "uses", "Kettle")),
        (["Kettle"], Question("Kettle")),
        (["Ann", "Lee"], Question("Ann Lee")),
        (["the", "Tea", "Kettle"], Question("the Tea Kettle")),
        (["uses"], Question("uses")),
    ],
)
def test_words_are_a_fact_or_a_name(words: list[str], asked: Question) -> None:
    assert question(words) == asked


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["Ann", "afiliatedWith", "Acme"],
            "no predicate is called 'afiliatedWith'; did you mean affiliatedWith?",
        ),
        (["-", "-", "-"], "nothing is asked: name a thing, a predicate, or both"),
    ],
)
def test_words_that_ask_nothing_are_refused(words: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        question(words)
    assert str(caught.value) == message


def test_a_fact_with_the_sentences_of_all_episodes() -> None:
    assert explain(Question("zoe lee", "affiliatedWith", "mesh"), STORE) == Explanation(
        (("zoe lee", (PERSON,)), ("mesh", (ORGANISATION, PROJECT))), AFFILIATIONS
    )


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        (Question("-", "contributesTo"), (CONTRIBUTION,)),
        (Question("-", "reach", "@ZLEE"), (REACH,)),
        (Question("-", "-", "Episode 2"), (GUEST,)),
        (Question("Zoe", "-", "mesh, with zoe lee"), (GUEST,)),
        (Question("Zoe", "-", "Mesh"), (*AFFILIATIONS, CONTRIBUTION)),
        (Question("Mesh", "-", "Zoe"), ()),
        (Question("-", "uses"), ()),
    ],
)
def test_parts_of_a_fact_may_be_left_out(asked: Question, facts: tuple[Statement, ...]) -> None:
    assert explain(asked, STORE).facts == facts


def test_a_thing_with_its_facts_and_mentions() -> None:
    named = (
        Statement(
            "Episode 2",
            "mentions",
            "Zoé Lee",
            *PLACE_2,
            (
                Quote(TITLE, ((11, 18),), ("people-given",), 0.97),
                Quote(HANDLE_OF, ((0, 3),), ("people-short",), 0.9),
            ),
        ),
        Statement(
            "Episode 10",
            "mentions",
            "Zoé Lee",
            *PLACE_10,
            (Quote("Zoé Lee works at Mesh.", ((0, 7),), ("people-named",), 0.85),),
        ),
    )
    found = explain(Question("Zoé Lee"), STORE)

    assert found.meant == (("Zoé Lee", (PERSON,)),)
    assert found.facts == (*AFFILIATIONS, CONTRIBUTION, GUEST, REACH)
    assert found.mentions == ((PERSON, named),)


def test_an_ambiguous_name_means_all_things() -> None:
    found = explain(Question("MESH"), STORE)

    assert found.meant == (("MESH", (ORGANISATION, PROJECT)),)
    assert found.facts == (*AFFILIATIONS, CONTRIBUTION)
    assert [(thing, [each.quotes for each in said]) for thing, said in found.mentions] == [
        (ORGANISATION, [(Quote(SHOWS, ((11, 15),), ("organisation",), 0.7),)]),
        (PROJECT, [(Quote(TITLE, ((0, 4),), ("g",), 0.9), Quote(SHOWS, ((22, 26),), ("g",), 0.9))]),
    ]


def test_numbers_that_are_none_do_no_harm() -> None:
    broken = Store()
    for quad in STORE:
        plain = isinstance(quad.object, Literal) and quad.predicate.value.endswith(("#start", "#confidence"))
        broken.add(Quad(quad.subject, quad.predicate, Literal("much"), quad.graph_name) if plain else quad)
    assert [each.confidence for each in explain(Question("-", "reach"), broken).facts] == [0.0]


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(UsageError, match="nothing is called 'Zoe Leigh'; the nearest names are Zoé Lee"):
        explain(Question("-", "-", "Zoe Leigh"), STORE)

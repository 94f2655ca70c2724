"""Resolution: spellings and classes of one thing become one entity; relations follow."""

from __future__ import annotations

import re
from itertools import permutations

import pytest

from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.readings import Reading
from orbitgraph.extract.resolve import key, resolve
from orbitgraph.extract.spans import Found
from orbitgraph.model import (
    EPISODE,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Mention,
    Predicate,
    Ref,
    Relation,
    Topic,
)

NO_SCHEME = Gazetteer([])


def reading(number: int, title: str, *paragraphs: str, names: str = "", relations: str = "") -> Reading:
    """Read an episode by hand.

    Each line of `names` is `class | name | rank`, or `class | name | rank | written`: all places where that is written.
    Each line of `relations` is `class name | predicate | class name`, with the title as evidence.
    """
    episode = Episode(show="show", key=str(number), number=number, title=title, paragraphs=paragraphs)
    found = []
    for line in filter(None, map(str.strip, names.splitlines())):
        kind, name, rank, *written = (part.strip() for part in line.split("|"))
        text = (written or [name])[0]
        starts = [at for at in range(len(episode.text)) if episode.text.startswith(text, at)]
        assert starts, line
        for start in starts:
            span = (start, start + len(text))
            found.append(
                (
                    Found(*span, EntityClass(kind), name, "hand", 0.9, int(rank)),
                    Evidence(episode.id, *span, *span, "hand", 0.9),
                )
            )
    stated = tuple(_relation(episode, line) for line in filter(None, map(str.strip, relations.splitlines())))
    return Reading(episode, tuple(sorted(found, key=lambda pair: pair[0].start)), stated)


def _relation(episode: Episode, line: str) -> Relation:
    subject, predicate, object_ = (part.strip() for part in line.split("|"))
    span = (0, len(episode.title))
    return Relation(
        _ref(subject), Predicate(predicate), _ref(object_), (Evidence(episode.id, *span, *span, "hand", 0.9),)
    )


def _ref(text: str) -> Ref:
    kind, _, name = text.partition(" ")
    return Ref(kind, name)


def shown(entities: tuple[Entity, ...]) -> list[tuple[str, str, tuple[str, ...], int]]:
    """Return class, label, aliases and number of mentions of each entity."""
    return [(each.cls.value, each.label, each.aliases, len(each.mentions)) for each in entities]


def stated(relations: tuple[Relation, ...]) -> list[tuple[str, str, str, str]]:
    """Return the episode and the three parts of each relation."""
    return [
        (each.episode, f"{each.subject.kind} {each.subject.name}", each.predicate.value, each.object.name)
        for each in relations
    ]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Bread Oven", "bread ovens"),
        ("Bread-Oven", "bread oven"),
        ("Crème Brûlée", "creme brulee"),
        ("The Grain Store", "Grain  Store"),
        ("“Grater”", "Grater"),
        ("GRAINSTORE", "GrainStore"),
        ("Øyvind Strłm", "Oyvind Strlm"),
        ("Univ. of Ovenham", "University of Ovenham"),
        ("Univ of Ovenham", "The University of Ovenham"),
    ],
)
def test_spellings_of_one_name(name: str, other: str) -> None:
    assert key(name) == key(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("OS", "O"),
        ("Kelp 1.2", "Kelp 12"),
        ("Breadstore", "Bread Store"),
        ("Theseus", "Seus"),
    ],
)
def test_names_of_different_things(name: str, other: str) -> None:
    assert key(name) != key(other)


def test_spellings_become_one_entity_under_the_most_frequent() -> None:
    entities, _ = resolve(
        [
            reading(
                1,
                "Ovens",
                "A stone oven and Stone Ovens.",
                names="concept|stone oven|1\nconcept|Stone Ovens|1",
            ),
            reading(2, "More", "One stone oven more.", names="concept|stone oven|1"),
        ],
        NO_SCHEME,
    )

    assert shown(entities) == [("concept", "stone oven", ("Stone Ovens",), 3)]


def test_equally_frequent_spellings_are_decided_by_the_alphabet() -> None:
    entities, _ = resolve(
        [
            reading(
                1, "Ovens", "A brick-oven, a Brick Oven.", names="concept|brick-oven|1\nconcept|Brick Oven|1"
            )
        ],
        NO_SCHEME,
    )

    assert shown(entities) == [("concept", "Brick Oven", ("brick-oven",), 2)]


def test_the_label_of_the_scheme_wins_and_brings_its_number() -> None:
    scheme = Gazetteer([Topic(EntityClass.PROTOCOL, "Loom Wire", "urn:lw", ("LW",), notation="RFC 99999")])
    entities, _ = resolve(
        [
            reading(
                1,
                "Wires",
                "The loom-wire, loom-wire and LW.",
                names="protocol|loom-wire|1\nprotocol|Loom Wire|1|LW",
            )
        ],
        scheme,
    )

    assert shown(entities) == [("protocol", "Loom Wire", ("LW", "loom-wire"), 3)]
    assert entities[0].notation == "RFC 99999"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # The look of a name yields to what another finder says of it, however often it is seen.
        (
            ["project|Kelp|2", "project|Kelp|3", "organisation|Kelp|1"],
            [("organisation", "Kelp", (), 3)],
        ),
        # Two firm classes are two things.
        (
            ["project|Kelp|1", "organisation|Kelp|0"],
            [("organisation", "Kelp", (), 1), ("project", "Kelp", (), 1)],
        ),
        # Between firm classes the weak one goes to the more frequent, then to the first by alphabet.
        (
            ["person|Kelp|2", "project|Kelp|1", "project|Kelp|1", "organisation|Kelp|0"],
            [("organisation", "Kelp", (), 1), ("project", "Kelp", (), 3)],
        ),
        (
            ["person|Kelp|2", "project|Kelp|1", "organisation|Kelp|0"],
            [("organisation", "Kelp", (), 2), ("project", "Kelp", (), 1)],
        ),
        # Weak classes alone: the majority decides.
        (
            ["project|Kelp|2", "organisation|Kelp|2", "project|Kelp|3"],
            [("project", "Kelp", (), 3)],
        ),
        # A class is firm where one of its findings is.
        (
            ["project|Kelp|2", "project|Kelp|1", "organisation|Kelp|1"],
            [("organisation", "Kelp", (), 1), ("project", "Kelp", (), 2)],
        ),
        # The spelling comes with the class.
        (
            ["project|KELP|2", "organisation|Kelp|1"],
            [("organisation", "Kelp", ("KELP",), 2)],
        ),
    ],
)
def test_weak_classes_yield_to_firm_ones(
    names: list[str], expected: list[tuple[str, str, tuple[str, ...], int]]
) -> None:
    readings = [
        reading(number, "Sea", f"Of {name.split('|')[1]}.", names=name)
        for number, name in enumerate(names, start=1)
    ]

    for order in permutations(readings):
        assert shown(resolve(order, NO_SCHEME)[0]) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # German and Nordic letters spelt out, and accents left out.
        (["Jürg Möhn", "Juerg Moehn", "Jurg Mohn"], [["Juerg Moehn", "Jurg Mohn", "Jürg Möhn"]]),
        (["Juerg Moehn", "Jurg Mohn"], [["Juerg Moehn"], ["Jurg Mohn"]]),
        # One initial may be left out; two different ones are two people, and the bare name may be either.
        (["Ann W. Lee", "Ann Lee", "Ann W Lee"], [["Ann Lee", "Ann W Lee", "Ann W. Lee"]]),
        (["Ann W. Lee", "Ann Lee", "Ann K. Lee"], [["Ann K. Lee"], ["Ann Lee"], ["Ann W. Lee"]]),
        # No plural in people's names where both are written.
        (["Ann Adam", "Ann Adams"], [["Ann Adam"], ["Ann Adams"]]),
        # A nickname counts where a text tells it of one person.
        (["Jo Lee", "Annabel “Jo” Lee"], [["Annabel Lee", "Jo Lee"]]),
        (["Jo Lee", "Annabel “Jo” Lee", "Joan (Jo) Lee"], [["Annabel Lee"], ["Jo Lee"], ["Joan Lee"]]),
        (["Jo Lee", "Annabel “Jo” Lind"], [["Annabel Lind"], ["Jo Lee"]]),
        (["Ann Lee", "Lee"], [["Ann Lee"], ["Lee"]]),
    ],
)
def test_names_of_people(names: list[str], expected: list[list[str]]) -> None:
    readings = [
        reading(number, written, names=f"person|{re.sub(r' [“(]Jo[”)]', '', written)}|1|{written}")
        for number, written in enumerate(names, start=1)
    ]
    bare = {written: re.sub(r" [“(]Jo[”)]", "", written) for written in names}

    for order in permutations(readings):
        entities, _ = resolve(order, NO_SCHEME)
        assert [
            sorted({bare.get(name, name) for name in (each.label, *each.aliases)}) for each in entities
        ] == expected


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["project|GrainStore|1", "project|Grain Store|1", "project|Grainstore|1"], ["Grain Store"]),
        (["project|Grainstore|1", "project|Grain Store|1"], ["Grain Store", "Grainstore"]),
        (["project|GrainStore|1", "concept|grain store|1"], ["grain store", "GrainStore"]),
    ],
)
def test_capitals_inside_a_name_begin_words(names: list[str], labels: list[str]) -> None:
    readings = [reading(at, "Sea", name.split("|")[1], names=name) for at, name in enumerate(names, start=1)]

    assert [each.label for each in resolve(readings, NO_SCHEME)[0]] == labels


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("He lives in Ovenham.", ("place", "Ovenham")),
        ("In Ovenham it rains.", ("place", "Ovenham")),
        ("He stays within Ovenham.", ("organisation", "University of Ovenham")),
        ("It was held at Ovenham, Utah.", ("place", "Ovenham")),
        ("It was held at Ovenham, Monday.", ("organisation", "University of Ovenham")),
        ("It began in Ovenham's labs.", ("organisation", "University of Ovenham")),
        ("It began in Ovenham Labs.", ("organisation", "University of Ovenham")),
        ("A student at Ovenham.", ("organisation", "University of Ovenham")),
    ],
)
def test_a_town_is_not_its_university(notes: str, expected: tuple[str, str]) -> None:
    places = "place|Utah|1" if "Utah" in notes else ""
    one = reading(
        1,
        "With Ann Lee",
        notes,
        names=f"person|Ann Lee|0\norganisation|University of Ovenham|1|Ovenham\n{places}",
        relations="person Ann Lee | affiliatedWith | organisation University of Ovenham",
    )
    entities, relations = resolve([one], NO_SCHEME)

    assert expected in [(each.cls.value, each.label) for each in entities]
    assert bool(relations) == (expected[0] == "organisation")


def test_mentions_carry_the_final_class() -> None:
    episodes = [
        reading(1, "Sea", "Of Kelp.", names="project|Kelp|2"),
        reading(2, "Sea", "Kelp again.", names="organisation|Kelp|1"),
    ]
    (kelp,), _ = resolve(episodes, NO_SCHEME)

    assert kelp.mentions == tuple(Mention(EntityClass.ORGANISATION, each.found[0][1]) for each in episodes)


def test_aliases_are_what_is_written_with_plain_spaces() -> None:
    entities, _ = resolve(
        [
            reading(
                1,
                "Bread, with Ann Lee",
                "Then Ann  Lee rests, and Annie bakes.",
                names="person|Ann Lee|0\nperson|Ann Lee|0|Ann  Lee\nperson|Ann Lee|1|Annie",
            )
        ],
        NO_SCHEME,
    )

    assert shown(entities) == [("person", "Ann Lee", ("Annie",), 3)]


@pytest.mark.parametrize(
    ("title", "paragraphs", "names", "about"),
    [
        ("Kelp in winter", ["It grows."], "project|Kelp|1", True),
        ("Winter", ["Kelp grows."], "project|Kelp|1", False),
        ("Winter", ["Kelp grows. Kelp sleeps."], "project|Kelp|1", True),
        ("Winter", ["Kelp grows.", "It snows.", "Then Kelp sleeps."], "project|Kelp|1", True),
        ("Winter", ["It snows.", "Kelp, Kelp, Kelp."], "project|Kelp|1", False),
        ("Winter", ["It snows.", "Kelp, Kelp, Kelp, Kelp."], "project|Kelp|1", True),
        ("Kelp in winter", [], "concept|Kelp|1", True),
        ("Kelp in winter", ["It grows."], "work|Kelp|1", True),
        ("Kelp in winter", ["It grows."], "protocol|Kelp|1", True),
        ("Kelp in winter", ["Kelp, Kelp, Kelp."], "person|Kelp|1", False),
        ("Kelp in winter", ["Kelp, Kelp, Kelp."], "organisation|Kelp|1", False),
        ("Kelp in winter", ["Kelp, Kelp, Kelp."], "event|Kelp|1", False),
        ("Kelp in winter", ["Kelp, Kelp, Kelp."], "place|Kelp|1", False),
    ],
)
def test_what_an_episode_is_on(title: str, paragraphs: list[str], names: str, about: bool) -> None:
    (entity,), _ = resolve([reading(4, title, *paragraphs, names=names)], NO_SCHEME)

    assert entity.about == (("show/4",) if about else ())


def test_an_entity_lists_all_episodes_that_are_on_it() -> None:
    (kelp,), _ = resolve(
        [
            reading(2, "Kelp forests", names="project|Kelp|1"),
            reading(3, "Winter", "No Kelp.", names="project|Kelp|1"),
            reading(1, "Kelp farms", names="project|Kelp|1"),
        ],
        NO_SCHEME,
    )

    assert kelp.about == ("show/1", "show/2")


def test_relations_follow_names_and_classes() -> None:
    _, relations = resolve(
        [
            reading(
                1,
                "Sea, with Ann Lee",
                "Ann Lee of Corvane on kelps and Kelp.",
                names="""
                    person|Ann Lee|0
                    project|Corvane|2
                    project|kelps|1
                    project|Kelp|1
                """,
                relations=f"""
                    person Ann Lee | guestOf | {EPISODE} show/1
                    person Ann Lee | contributesTo | project Corvane
                    person Ann Lee | contributesTo | project kelps
                    person Ann Lee | contributesTo | project Kelp
                    person Ann Lee | reach | handle @annlee
                    project kelps | partOf | project Corvane
                    project kelps | comparedWith | project Kelp
                """,
            ),
            reading(2, "Firm", "Of Corvane. Of Kelp.", names="organisation|Corvane|1\nproject|Kelp|1"),
        ],
        NO_SCHEME,
    )

    # Nobody contributes to an organisation, and nothing is compared with itself; the rest has its final ends.
    assert stated(relations) == [
        ("show/1", "person Ann Lee", "contributesTo", "Kelp"),
        ("show/1", "person Ann Lee", "guestOf", "show/1"),
        ("show/1", "person Ann Lee", "reach", "@annlee"),
        ("show/1", "project Kelp", "partOf", "Corvane"),
    ]


def test_relations_that_become_equal_share_their_evidence() -> None:
    one = reading(1, "Kelps and Kelp in Silt", names="project|Kelps|1\nproject|Silt|1")
    first = Evidence("show/1", 0, 5, 0, 22, "hand", 0.9)
    second = Evidence("show/1", 10, 14, 0, 22, "hand", 0.7)
    silt = Ref("project", "Silt")
    both = Reading(
        one.episode,
        (
            *one.found,
            (
                Found(10, 14, EntityClass.PROJECT, "Kelp", "hand", 0.9),
                Evidence("show/1", 10, 14, 10, 14, "hand", 0.9),
            ),
        ),
        (
            Relation(Ref("project", "Kelps"), Predicate.PART_OF, silt, (first,)),
            Relation(Ref("project", "Kelp"), Predicate.PART_OF, silt, (second,)),
        ),
    )

    assert resolve([both], NO_SCHEME)[1] == (
        Relation(Ref("project", "Kelp"), Predicate.PART_OF, silt, (first, second)),
    )


def test_one_fact_of_two_episodes_is_stated_twice() -> None:
    fact = "person Ann Lee | affiliatedWith | organisation Corvane"
    readings = [
        reading(
            number, "Ann Lee of Corvane", names="person|Ann Lee|0\norganisation|Corvane|1", relations=fact
        )
        for number in (1, 2)
    ]

    assert stated(resolve(readings, NO_SCHEME)[1]) == [
        ("show/1", "person Ann Lee", "affiliatedWith", "Corvane"),
        ("show/2", "person Ann Lee", "affiliatedWith", "Corvane"),
    ]


def test_the_order_of_the_episodes_does_not_matter() -> None:
    readings = [
        reading(
            1,
            "Kelp, with Ann Lee",
            "Ann Lee on Silt.",
            names="person|Ann Lee|0\nproject|Kelp|2\nproject|Silt|2",
            relations="project Kelp | uses | project Silt\nproject Silt | developedBy | person Ann Lee",
        ),
        reading(
            2,
            "Silt",
            "The silts of Silt. KELP sells it.",
            names="organisation|KELP|1\nconcept|silts|1\nconcept|Silt|1",
        ),
        reading(3, "KELP", "KELP and Kelp.", names="organisation|KELP|1\norganisation|Kelp|2"),
        reading(4, "Ann Lee", "Ann-Lee is a ship.", names="person|Ann Lee|1\nproject|Ann-Lee|3"),
    ]
    results = {repr(resolve(order, NO_SCHEME)) for order in permutations(readings)}

    assert len(results) == 1


def test_nothing_comes_from_nothing() -> None:
    assert resolve([], NO_SCHEME) == ((), ())
    assert resolve([reading(1, "Silence")], NO_SCHEME) == ((), ())

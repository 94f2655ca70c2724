from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitgraph.graph import related as module
from orbitgraph.graph.related import rarity, related
from orbitgraph.graph.strengths import hosts_of, roles_of, strengths_of
from orbitgraph.graph.text import TERMS, word_counts
from orbitgraph.model import (
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Mention,
    Predicate,
    Reason,
    Ref,
    RelatedEpisode,
    Relation,
    Show,
    Topic,
)

START = date(2016, 5, 1)


def at(episode: str, start: int = 0) -> Evidence:
    """Return evidence beyond the first paragraph, where a mention counts once."""
    return Evidence(episode, 900 + start, 901 + start, 0, 901 + start, "test", 1.0)


def entity(cls: str, label: str, mentions: dict[str, int], about: tuple[str, ...] = ()) -> Entity:
    kind = EntityClass(cls)
    places = tuple(Mention(kind, at(each, n)) for each, times in mentions.items() for n in range(times))
    return Entity(kind, label, mentions=places, about=about)


def relation(subject: Ref, predicate: Predicate, thing: Ref, stated_in: str) -> Relation:
    return Relation(subject, predicate, thing, (at(stated_in),))


def episodes(count: int, show: str = "s", paragraphs: tuple[str, ...] = ()) -> tuple[Episode, ...]:
    """Return episodes a week apart, each with a title of its own word."""
    return tuple(
        Episode(
            show,
            str(n),
            f"Topic{n}",
            number=n,
            published=START + timedelta(weeks=n),
            paragraphs=paragraphs[n - 1 : n],
        )
        for n in range(1, count + 1)
    )


def found(extraction: Extraction, *topics: Topic, top: int = 5) -> dict[str, list[tuple[str, float, str]]]:
    """Return episode -> (other, score, reasons' words) in their order."""
    lists: dict[str, list[tuple[str, float, str]]] = defaultdict(list)
    for each in related(extraction, topics=topics, top=top):
        words = "; ".join(reason.text for reason in each.reasons)
        lists[each.episode].append((each.other, each.score, words))
    return dict(lists)


def test_reasons_of_a_small_show() -> None:
    six = episodes(6, paragraphs=("", "", "Fast path tables.", "", "", "Tables on the fast path."))
    p4 = entity("project", "P4", {"s/1": 2, "s/2": 2})
    subject = entity("project", "Open vSwitch", {each.id: 9 for each in six})
    ada = entity("person", "Ada Byron", {"s/2": 1, "s/4": 1})
    given = Extraction(
        (Show("s", "Six"),),
        six,
        (p4, subject, ada),
        (
            relation(Ref("episode", "s/5"), Predicate.MENTIONS_EPISODE, Ref("episode", "s/1"), "s/5"),
            relation(Ref("episode", "s/5"), Predicate.MENTIONS_EPISODE, Ref("episode", "s/5"), "s/5"),
            relation(Ref("episode", "s/5"), Predicate.MENTIONS_EPISODE, Ref("episode", "s/99"), "s/5"),
            relation(ada.ref, Predicate.GUEST_OF, Ref("episode", "s/2"), "s/2"),
        ),
    )
    by_guest = 0.3333  # weight 2, guest in one, one mention (a third) of a named person (a half) in the other

    assert related(given) == (
        RelatedEpisode("s/1", 1, "s/5", 3.0, (Reason("reference", "episode 5 refers to it", 3.0),)),
        RelatedEpisode("s/1", 2, "s/2", 0.25, (Reason("project", "both name P4", 0.25),)),
        RelatedEpisode(
            "s/2",
            1,
            "s/4",
            by_guest,
            (Reason("guest", "its guest Ada Byron is named in episode 4", by_guest),),
        ),
        RelatedEpisode("s/2", 2, "s/1", 0.25, (Reason("project", "both name P4", 0.25),)),
        RelatedEpisode(
            "s/3", 1, "s/6", 1.0, (Reason("text", "the notes use similar words (Fast, path, tables)", 1.0),)
        ),
        RelatedEpisode(
            "s/4",
            1,
            "s/2",
            by_guest,
            (Reason("guest", "it names Ada Byron, guest of episode 2", by_guest),),
        ),
        RelatedEpisode("s/5", 1, "s/1", 3.0, (Reason("reference", "it refers to episode 1", 3.0),)),
        RelatedEpisode(
            "s/6", 1, "s/3", 1.0, (Reason("text", "the notes use similar words (Tables, fast, path)", 1.0),)
        ),
    )


def test_topics_meet_where_they_are_filed() -> None:
    six = Extraction(
        (),
        episodes(6),
        (
            entity("protocol", "Geneve", {"s/1": 1}, about=("s/1",)),
            entity("protocol", "VXLAN", {"s/2": 1}, about=("s/2",)),
            entity("concept", "tunnelling", {"s/3": 1}, about=("s/3",)),
            entity("protocol", "BFD", {"s/4": 1}, about=("s/4",)),
            entity("project", "Geneve", {"s/5": 1}, about=("s/5",)),
        ),
        (),
    )
    topics = (
        Topic(EntityClass.PROTOCOL, "Geneve", "x:geneve", broader=("tunnelling",)),
        Topic(EntityClass.PROTOCOL, "VXLAN", "x:vxlan", broader=("tunnelling",)),
        Topic(EntityClass.PROTOCOL, "BFD", "x:bfd", broader=("monitoring",)),
        Topic(EntityClass.CONCEPT, "tunnelling", "x:tunnelling", broader=("networking",)),
        Topic(EntityClass.CONCEPT, "monitoring", "x:monitoring", broader=("networking",)),
    )
    near, far = rarity(3, 6), rarity(4, 6)
    one_step = round(0.5 * (0.25 * near + 0.0625 * far), 4)
    parent = round(0.5 * (0.5 * near + 0.125 * far), 4)
    cousin = round(0.5 * 0.0625 * far, 4)
    aunt = round(0.5 * 0.125 * far, 4)

    assert found(six, *topics) == {
        "s/1": [
            ("s/3", parent, "both touch on tunnelling (Geneve)"),
            ("s/2", one_step, "both touch on tunnelling (Geneve, VXLAN)"),
            ("s/4", cousin, "both touch on networking (BFD, Geneve)"),
        ],
        "s/2": [
            ("s/3", parent, "both touch on tunnelling (VXLAN)"),
            ("s/1", one_step, "both touch on tunnelling (Geneve, VXLAN)"),
            ("s/4", cousin, "both touch on networking (BFD, VXLAN)"),
        ],
        "s/3": [
            ("s/2", parent, "both touch on tunnelling (VXLAN)"),
            ("s/1", parent, "both touch on tunnelling (Geneve)"),
            ("s/4", aunt, "both touch on networking (BFD, tunnelling)"),
        ],
        "s/4": [
            ("s/3", aunt, "both touch on networking (BFD, tunnelling)"),
            ("s/2", cousin, "both touch on networking (BFD, VXLAN)"),
            ("s/1", cousin, "both touch on networking (BFD, Geneve)"),
        ],
    }
    assert found(six) == {}


@pytest.mark.parametrize(("times", "verb"), [(1, "name"), (3, "name"), (4, "discuss")])
def test_who_names_a_thing_often_discusses_it(times: int, verb: str) -> None:
    p4 = entity("project", "P4", {"s/1": times, "s/2": 9})

    assert found(Extraction((), episodes(6), (p4,), ()))["s/1"][0][2] == f"both {verb} P4"


def test_a_broader_topic_reached_by_one_thing_counts_for_the_thing() -> None:
    both = {"s/1": 1, "s/2": 1}
    given = Extraction((), episodes(4), (entity("protocol", "VXLAN", both, about=tuple(both)),), ())
    topic = Topic(EntityClass.PROTOCOL, "VXLAN", "x:vxlan", broader=("tunnelling", "VXLAN"))

    assert found(given, topic)["s/1"] == [("s/2", 1.125, "both discuss VXLAN")]


@pytest.mark.parametrize(
    ("frequency", "size", "expected"),
    [
        (1, 20, 1),
        (2, 20, 1),
        (20, 20, 0),
        (19, 20, 0),
        (16, 20, 0),
        (2, 2, 0),
        (2, 3, 1),
        (0, 5, 0),
        (10, 200, 0.4232),
    ],
)
def test_rarity(frequency: int, size: int, expected: float) -> None:
    assert rarity(frequency, size) == pytest.approx(expected, abs=1e-4)


def test_rarer_things_count_more() -> None:
    scores = []
    for frequency in range(2, 21):
        shared = entity("concept", "NFV", {f"s/{n}": 1 for n in range(1, frequency + 1)})
        lists = found(Extraction((), episodes(20), (shared,), ()))
        scores.append(lists["s/1"][0][1] if lists else 0.0)

    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 0.1111
    assert scores[-5:] == [0, 0, 0, 0, 0]


def test_what_a_whole_show_names_tells_its_episodes_no_more_apart() -> None:
    shows = (*episodes(4, "a"), *(replace(each, show="b", title="B") for each in episodes(40)))
    ovs = entity("project", "OVS", {f"a/{n}": 5 for n in range(1, 5)})
    some = entity("project", "P4", {"a/1": 2, "a/2": 2, "b/1": 2})

    assert found(Extraction((), shows, (ovs,), ())) == {}
    assert set(found(Extraction((), shows, (some,), ()))) == {"a/1", "a/2", "b/1"}


def test_hosts_do_not_count_nor_their_names_in_the_notes() -> None:
    notes = ("Ben Host asks.", "Ben Host.", "Nobody.", "Silence.")
    ben = entity("person", "Ben Host", {"s/1": 1, "s/2": 1})
    given = Extraction((Show("s", "S"),), episodes(4, paragraphs=notes), (ben,), ())

    assert set(found(given)) == {"s/1", "s/2"}
    assert found(replace(given, shows=(Show("s", "S", hosts=("Ben Host",)),))) == {}


def test_two_people_of_one_name_are_not_alike() -> None:
    notes = ("Andrew Kelley writes.", "Jonathan Kelley writes.", "Nobody.", "Silence.")
    people = (entity("person", "Andrew Kelley", {"s/1": 1}), entity("person", "Jonathan Kelley", {"s/2": 1}))

    assert found(Extraction((), episodes(4, paragraphs=notes), people, ()))["s/1"] == [
        ("s/2", 1.0, "the notes use similar words (writes)")
    ]


def test_too_common_things_count_in_small_collections_only(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = entity("concept", "NFV", {"s/1": 1, "s/2": 1, "s/3": 1})
    given = Extraction((), episodes(20), (shared,), ())

    assert len(related(given)) == 6
    monkeypatch.setattr(module, "COMMON", 2)
    assert related(given) == ()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_hardly_any_episodes(count: int) -> None:
    every = episodes(count)
    shared = entity("concept", "NFV", {each.id: 1 for each in every})

    assert related(Extraction((), every, (shared,), ())) == ()


@pytest.mark.parametrize("top", [-1, 0, 1, 3])
def test_no_more_than_the_top_are_listed(top: int) -> None:
    shared = entity("concept", "NFV", {f"s/{n}": 1 for n in range(1, 6)})
    lists = found(Extraction((), episodes(20), (shared,), ()), top=top)

    assert [len(each) for each in lists.values()] == [top] * (5 if top > 0 else 0)


# The oracle: the same definition pair by pair in plain Python, with neither matrices nor an index.


def oracle(
    given: Extraction, topics: tuple[Topic, ...], top: int, of: Collection[Episode] = ()
) -> list[tuple[str, int, str, float]]:
    rows = {each.id: row for row, each in enumerate(given.episodes)}
    hosts = hosts_of(given, rows)
    strengths = strengths_of(given, rows, roles_of(given, rows), hosts)
    columns = [(each, module.WEIGHTS[ref.kind]) for ref, each in strengths.items()]
    columns += [(each, module.TOPIC) for each in broader_columns(strengths, topics)]
    people = {person.name for _, person in hosts} | {ref.name for ref in strengths if ref.kind == "person"}
    ignored = set(word_counts(" ".join(people)))
    vectors = text_vectors(given, ignored)
    references = {
        frozenset((each.subject.name, each.object.name))
        for each in given.relations
        if each.predicate is Predicate.MENTIONS_EPISODE
    }
    listed = []
    for one in of or given.episodes:
        candidates = []
        for two in given.episodes:
            a, b = rows[one.id], rows[two.id]
            score = module.REFERENCE if {one.id, two.id} in references else 0.0
            for column, weight in columns:
                if a in column and b in column and len(column) <= module.COMMON:
                    rare = [rarity_for(each, column, given) for each in (one, two)]
                    score += weight * math.sqrt(rare[0] * rare[1]) * column[a] * column[b]
            cosine = sum(value * vectors[b].get(word, 0.0) for word, value in vectors[a].items())
            score += module.TEXT * cosine if cosine >= module.TEXT_FLOOR else 0.0
            units = math.floor(score * 10_000 + 0.5 + 1e-6)
            if a != b and units > 0:
                candidates.append((-units, *nearness(one, two), two.id))
        for rank, best in enumerate(sorted(candidates)[:top], start=1):
            listed.append((one.id, rank, str(best[-1]), -best[0] / 10_000))
    return listed


def nearness(one: Episode, two: Episode) -> tuple[float, int]:
    newer = -two.published.toordinal() if two.published else 1
    if one.published and two.published:
        return abs((one.published - two.published).days), newer
    return math.inf, newer


def rarity_for(episode: Episode, column: dict[int, float], given: Extraction) -> float:
    overall = rarity(len(column), len(given.episodes))
    show = {row for row, each in enumerate(given.episodes) if each.show == episode.show}
    return min(overall, rarity(len(show & column.keys()), len(show))) if len(show) > 2 else overall


def broader_columns(
    strengths: dict[Ref, dict[int, float]], topics: tuple[Topic, ...]
) -> list[dict[int, float]]:
    columns = []
    labels = {topic.label for topic in topics}
    for label in sorted(labels | {each for topic in topics for each in topic.broader}):
        best: dict[int, float] = {}
        by_narrower: set[int] = set()
        for ref, column in sorted(strengths.items()):
            if all((topic.cls, topic.label) != (ref.kind, ref.name) for topic in topics):
                continue
            steps = steps_between(ref.name, label, topics)
            for row, strength in column.items():
                decayed = strength * module.DECAY**steps if steps is not None else 0.0
                if decayed > best.get(row, 0.0):
                    best[row] = decayed
                    by_narrower = by_narrower - {row} if ref.name == label else by_narrower | {row}
        if by_narrower:
            columns.append(best)
    return columns


def steps_between(lower: str, upper: str, topics: tuple[Topic, ...]) -> int | None:
    reached = {lower}
    for steps in range(len(topics) + 2):
        if upper in reached:
            return steps
        reached |= {each for topic in topics if topic.label in reached for each in topic.broader}
    return None


def text_vectors(given: Extraction, ignored: set[str]) -> list[dict[str, float]]:
    counts = [word_counts(each.text[: each.notes_end]) for each in given.episodes]
    size = len(counts)
    vectors = []
    for own in counts:
        weights = {}
        for word, times in own.items():
            frequency = sum(word in each for each in counts)
            if 2 <= frequency < size and frequency <= module.COMMON and word not in ignored:
                weights[word] = (1 + math.log(times)) * math.log(size / frequency)
        kept = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS])
        length = math.hypot(*kept.values())
        vectors.append({word: weight / length for word, weight in kept.items()})
    return vectors


WORDS = ["kernel", "packet", "tables", "tunnel", "policy", "Ben", "flows", "cache"]
POOL = [
    ("person", "Ben"),
    ("person", "Ada"),
    ("work", "Paper"),
    ("project", "P4"),
    ("protocol", "Geneve"),
    ("protocol", "VXLAN"),
    ("concept", "tunnelling"),
    ("concept", "networking"),
    ("event", "APSys"),
    ("organisation", "NTT"),
    ("place", "Oslo"),
]


@st.composite
def extractions(draw: st.DrawFn) -> tuple[Extraction, tuple[Topic, ...]]:
    size = draw(st.integers(2, 9))
    every = tuple(
        Episode(
            draw(st.sampled_from("ab")),
            str(n),
            draw(st.sampled_from(WORDS)),
            number=n,
            published=draw(st.sampled_from([None, START, START + timedelta(1), START + timedelta(2)])),
            paragraphs=(" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=6))),),
        )
        for n in range(size)
    )
    ids = [each.id for each in every]
    entities = []
    for cls, label in draw(st.lists(st.sampled_from(POOL), unique=True, max_size=8)):
        mentions = draw(st.dictionaries(st.sampled_from(ids), st.integers(1, 4), min_size=1))
        about = draw(st.lists(st.sampled_from(sorted(mentions)), unique=True, max_size=2))
        entities.append(entity(cls, label, mentions, tuple(about)))
    pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=3))
    guests = draw(st.lists(st.sampled_from(ids), max_size=3))
    relations = [
        relation(Ref("episode", one), Predicate.MENTIONS_EPISODE, Ref("episode", two), one)
        for one, two in pairs
    ]
    relations += [
        relation(Ref("person", "Ada"), Predicate.GUEST_OF, Ref("episode", each), each) for each in guests
    ]
    labels = [label for _, label in POOL[4:8]]
    topics = tuple(
        Topic(EntityClass(cls), label, f"x:{label}", broader=tuple(draw(st.sets(st.sampled_from(labels)))))
        for cls, label in POOL[4:8]
    )
    shows = (Show("a", "A", hosts=("Ben",)), Show("b", "B"))
    return Extraction(shows, every, tuple(entities), tuple(relations)), topics


@settings(max_examples=150, deadline=None)
@given(extractions(), st.integers(1, 4))
def test_the_lists_are_those_of_the_oracle(drawn: tuple[Extraction, tuple[Topic, ...]], top: int) -> None:
    given, topics = drawn
    lists = related(given, topics=topics, top=top)

    assert [(each.episode, each.rank, each.other, each.score) for each in lists] == oracle(given, topics, top)
    for each in lists:
        assert each.reasons
        assert round(sum(reason.weight for reason in each.reasons), 4) == each.score


@settings(max_examples=50, deadline=None)
@given(extractions(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_show(
    drawn: tuple[Extraction, tuple[Topic, ...]], shuffle: random.Random
) -> None:
    given, topics = drawn
    shuffled = replace(
        given,
        episodes=tuple(shuffle.sample(given.episodes, len(given.episodes))),
        entities=tuple(shuffle.sample(given.entities, len(given.entities))),
        relations=tuple(shuffle.sample(given.relations, len(given.relations))),
    )
    mixed = tuple(shuffle.sample(topics, len(topics)))

    def by_id(rows: tuple[RelatedEpisode, ...]) -> list[RelatedEpisode]:
        return sorted(rows, key=lambda each: (each.episode, each.rank))

    assert by_id(related(given, topics=topics)) == by_id(related(shuffled, topics=mixed))


@settings(max_examples=50, deadline=None)
@given(extractions())
def test_scores_are_the_same_from_both_sides(drawn: tuple[Extraction, tuple[Topic, ...]]) -> None:
    given, topics = drawn
    lists = related(given, topics=topics, top=len(given.episodes))
    scores = {(each.episode, each.other): each.score for each in lists}

    for one, two in combinations([each.id for each in given.episodes], 2):
        assert scores.get((one, two)) == scores.get((two, one))


def test_hundreds_of_episodes_are_those_of_the_oracle() -> None:
    """Zipf's law over the things, as in real collections: few that most name, many that few name."""
    source = random.Random(7)
    labels = [f"T{n}" for n in range(400)]
    mentions: dict[str, dict[str, int]] = defaultdict(dict)
    every = episodes(300)
    for each in every:
        for label in source.choices(labels, [1 / n for n in range(1, 401)], k=15):
            mentions[label][each.id] = source.randint(1, 4)
    given = Extraction((), every, tuple(entity("concept", *item) for item in mentions.items()), ())
    lists = related(given)

    for episode in source.sample(every, 5):
        own = [each for each in lists if each.episode == episode.id]
        assert [(e.episode, e.rank, e.other, e.score) for e in own] == oracle(given, (), 5, [episode])

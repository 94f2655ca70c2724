"""Evaluation: which names are one, exact numbers of small tables, groupings, calibration, faulty gold."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from orbitgraph import pipeline
from orbitgraph.answers.evaluation import Compared, evaluate
from orbitgraph.answers.scoreboard import as_json, as_text
from orbitgraph.errors import GoldError
from orbitgraph.graph.store import open_store
from orbitgraph.queries import catalogue, run, scores
from orbitgraph.queries.calibration import Bin, calibrate
from orbitgraph.queries.clusters import Grouping, grouping
from orbitgraph.queries.gold import Gold, GoldEntity, GoldGuests, GoldRelation, parse, read
from orbitgraph.queries.matching import key
from orbitgraph.queries.render import as_csv
from orbitgraph.queries.scores import Tally

ENTITIES = "episode\tclass\tlabel\taliases\tneed\n"
RELATIONS = "episode\tsubject\tpredicate\tobject\tneed\n"
GUESTS = "guid\ttitle\tguests\tnote\n"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tea Pot", "tea pot"),
        ("Café Müller", "Cafe Muller"),
        ("tea-pot", "tea pot"),
        ("tea pots", "tea pot"),
        ("tea boxes", "tea box"),
        ("switches", "switch"),
        ("caches", "cache"),
        ("classes", "class"),
        ("policies", "policy"),
        ("cookies", "cookie"),
        ("databases", "database"),
        ("The Tea Pot", "tea pot"),
        ("a teapot", "Teapot"),
        ("Ann's kettle", "Ann’s kettle"),
        ("O'Lind", "O’Lind"),
        ("tea_pot (large)", "tea pot large"),
        ("TPX.", "TPX"),
        ("Чайник", "чайник"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("TPS", "TP"),
        ("plan", "plane"),
        ("TP 4", "TP 4.1"),
        ("чай", "кофе"),
        ("茶", "壺"),
        ("™", "®"),
    ],
)
def test_names_that_differ(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text())
def test_neither_articles_nor_punctuation_around_it_change_a_name(name: str) -> None:
    assert key(f"«{name}»!") == key(name) or not any(each.isalnum() for each in name)
    assert key(f"the {name}") == key(f"The {name}")


@given(st.text() | st.text('\t\n\r"|12ab').map((ENTITIES + "1\twork\t").__add__))
def test_any_text_is_a_gold_or_one_line_of_fault(text: str) -> None:
    try:
        found = parse([("t", text)])
    except GoldError as error:
        assert "\n" not in str(error).removeprefix("t")  # noqa: PT017
    else:
        assert found.entities is not None


def thing(label: str, *aliases: str, cls: str = "project", need: int = 2, episode: str = "1") -> GoldEntity:
    return GoldEntity(episode, cls, (label, *aliases), need == 2)


@pytest.mark.parametrize(
    ("gold", "found", "tally", "missed", "wrong"),
    [
        pytest.param([thing("Pot")], [("project", "pot")], Tally(1, 1, 1, 1), (), (), id="perfect"),
        pytest.param([], [], Tally(0, 0, 0, 0), (), (), id="empty"),
        pytest.param(
            [thing("Pot")], [], Tally(0, 0, 1, 0), (("1", "project", "Pot"),), (), id="nothing found"
        ),
        pytest.param(
            [], [("project", "Pot")], Tally(1, 0, 0, 0), (), (("1", "project", "Pot"),), id="nothing expected"
        ),
        pytest.param([thing("Pot", need=1)], [], Tally(0, 0, 0, 0), (), (), id="not needed, not missed"),
        pytest.param(
            [thing("Pot", need=1)],
            [("project", "Pot")],
            Tally(1, 1, 0, 0),
            (),
            (),
            id="not needed, not wrong",
        ),
        pytest.param(
            [thing("Tea Pot", "TP", "Potty")], [("project", "TP")], Tally(1, 1, 1, 1), (), (), id="alias"
        ),
        pytest.param(
            [thing("Tea Pot", "TP")],
            [("project", "TP"), ("project", "Tea Pots")],
            Tally(2, 2, 1, 1),
            (),
            (),
            id="two names of one thing",
        ),
        pytest.param(
            [thing("Pot")],
            [("project", "Pot"), ("project", "the pot")],
            Tally(1, 1, 1, 1),
            (),
            (),
            id="found twice counts once",
        ),
        pytest.param(
            [thing("Pot", need=1), thing("pots", "Kettle")],
            [("project", "Kettle")],
            Tally(1, 1, 1, 1),
            (),
            (),
            id="expected twice counts once",
        ),
        pytest.param(
            [thing("Pot")],
            [("concept", "Pot")],
            Tally(1, 0, 1, 0),
            (("1", "project", "Pot"),),
            (("1", "concept", "Pot"),),
            id="another class",
        ),
    ],
)
def test_scores_of_things(
    gold: list[GoldEntity],
    found: list[tuple[str, str]],
    tally: Tally,
    missed: tuple[object, ...],
    wrong: tuple[object, ...],
) -> None:
    result = scores.score(
        scores.expected_entities(gold), [scores.entity_item("1", cls, label) for cls, label in found]
    )
    assert (result.overall, result.missed, result.wrong) == (tally, missed, wrong)


def test_scores_by_class_and_without() -> None:
    expected = scores.expected_entities([thing("Pot"), thing("Ann", cls="person"), thing("Cup", cls="work")])
    found = [scores.entity_item("1", *each) for each in [("concept", "Pot"), ("person", "Ann")]]
    assert scores.score(expected, found).groups == {
        "concept": Tally(1, 0, 0, 0),
        "person": Tally(1, 1, 1, 1),
        "project": Tally(0, 0, 1, 0),
        "work": Tally(0, 0, 1, 0),
    }
    lenient = scores.score(list(scores.any_class(expected)), scores.any_class(found))
    assert lenient.overall == Tally(2, 2, 3, 2)


@pytest.mark.parametrize(
    ("tally", "numbers"),
    [
        (Tally(4, 3, 6, 3), (0.75, 0.5, 0.6)),
        (Tally(2, 0, 2, 0), (0.0, 0.0, 0.0)),
        (Tally(0, 0, 2, 0), (None, 0.0, None)),
        (Tally(2, 1, 0, 0), (0.5, None, None)),
    ],
)
def test_precision_recall_f1(tally: Tally, numbers: tuple[float | None, ...]) -> None:
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx(numbers)


NAMES = scores.names([thing("Tea Pot", "TP"), thing("Kettle", "TP")])


@pytest.mark.parametrize(
    ("expected", "found", "tally"),
    [
        (("TP", "uses", "Milk"), ("Tea Pot", "uses", "milk"), Tally(1, 1, 1, 1)),
        (("TP", "uses", "Milk"), ("Kettle", "uses", "Milk"), Tally(1, 0, 1, 0)),
        (("Pot", "uses", "Milk"), ("Milk", "uses", "Pot"), Tally(1, 0, 1, 0)),
        (("Pot", "comparedWith", "Milk"), ("Milk", "comparedWith", "Pot"), Tally(1, 1, 1, 1)),
        (("Pot", "uses", "Milk"), ("Pot", "supports", "Milk"), Tally(1, 0, 1, 0)),
        (("Ann", "guestOf", "Episode 1"), ("Ann", "guestOf", "Episode 2"), Tally(1, 0, 1, 0)),
    ],
)
def test_scores_of_facts(expected: tuple[str, str, str], found: tuple[str, str, str], tally: Tally) -> None:
    gold = scores.expected_relations([GoldRelation("1", *expected, True)], NAMES)
    assert scores.score(gold, [scores.relation_item("1", *found, NAMES)]).overall == tally


def test_a_fact_is_needed_if_one_row_says_so() -> None:
    rows = [
        GoldRelation("1", "Pot", "uses", name, need)
        for name in ("Milk", "the milk")
        for need in (False, True)
    ]
    assert [item.needed for item in scores.expected_relations(rows, {})] == [True]


@pytest.mark.parametrize(
    ("gold", "found", "grouped"),
    [
        pytest.param(
            [thing("Tea Pot", "TP"), thing("Kettle")],
            [("Tea Pot", "TP"), ("Kettle", "kettles")],
            Grouping(3, 3, 1.0, 1.0, (), ()),
            id="perfect",
        ),
        pytest.param([thing("Pot")], [], Grouping(1, 0, None, None, (), ()), id="nothing found"),
        # Each of the two stands with one right and one wrong name.
        pytest.param(
            [thing("Pot"), thing("Kettle")],
            [("Pot", "Kettle")],
            Grouping(2, 2, 0.5, 1.0, (("1", "Kettle", "Pot"),), ()),
            id="wrongly merged",
        ),
        # Recall: two names find one of the two that belong to them, the third all of its own.
        pytest.param(
            [thing("Tea Pot", "TP"), thing("Kettle")],
            [("Tea Pot", "Tea Pot"), ("TP", "TP"), ("Kettle", "Kettle")],
            Grouping(3, 3, 1.0, 2 / 3, (), (("1", "Tea Pot", "TP"),)),
            id="not merged",
        ),
        # "Ann" belongs to both people, for the gold and for the program.
        pytest.param(
            [thing("Ann Lee", "Ann"), thing("Ann Ray", "Ann")],
            [("Ann Lee", "Ann"), ("Ann Ray", "Ann")],
            Grouping(3, 3, 1.0, 1.0, (), ()),
            id="a name of two",
        ),
        pytest.param(
            [thing("Tea Pot", "TP"), thing("Other", "TP", episode="2")],
            [("Tea Pot", "TP")],
            Grouping(4, 2, 1.0, 1.0, (), ()),
            id="each episode for itself",
        ),
    ],
)
def test_grouping(gold: list[GoldEntity], found: list[tuple[str, str]], grouped: Grouping) -> None:
    assert grouping(gold, [("1", "project", *names) for names in found]) == grouped


def test_grouping_weighs_names_not_things() -> None:
    gold = [thing("A a", "B b", "C c"), thing("D d", "E e")]
    # One thing of all five: 3 names with 3 of 5 right companions, 2 names with 2 of 5.
    found = grouping(gold, [("1", "project", "A a", name) for name in ("B b", "C c", "D d", "E e")])
    assert found.precision == pytest.approx((3 * 3 / 5 + 2 * 2 / 5) / 5)
    assert (found.recall, len(found.merged), found.parted) == (1.0, 6, ())
    assert found.f1 == pytest.approx(2 * 0.52 / 1.52)


def test_calibration() -> None:
    stated = [(0.75, True), (0.75, False), (0.71, True), (1.0, True), (0.95, True), (0.3, False)]
    found = calibrate(stated)
    assert found.bins == (
        Bin(0.3, 0.4, 1, pytest.approx(0.3), 0.0),
        Bin(0.7, 0.8, 3, pytest.approx(2.21 / 3), pytest.approx(2 / 3)),
        Bin(0.9, 1.0, 2, pytest.approx(0.975), 1.0),
    )
    assert found.weighted == pytest.approx((0.3 + 0.21 + 0.05) / 6)
    assert found.unweighted == pytest.approx((0.3 + 0.07 + 0.025) / 3)
    assert (calibrate([]).weighted, calibrate([]).unweighted) == (None, None)


@pytest.mark.parametrize(
    ("confidence", "low"), [(n / 10, n / 10) for n in range(10)] + [(1.0, 0.9), (0.29, 0.2)]
)
def test_a_bin_begins_with_its_lower_bound(confidence: float, low: float) -> None:
    assert calibrate([(confidence, True)]).bins[0].low == low


def test_gold_is_read_by_its_header() -> None:
    tables = [
        ("e", ENTITIES + "1\tproject\tTea Pot\tTP | Pot|\t2\n\n1\tperson\tAnn\t\t1\n"),
        ("r", RELATIONS + "1\tAnn\tguestOf\tEpisode 1\t2\n"),
        ("g", GUESTS + "g-1\tTea\tAnn|Bo\tx\ng-2\tTea\t\t\n"),
        ("f", "note\tneed\tlabel\taliases\tclass\tepisode\n\t1\tCup\t\twork\t2\n"),
    ]
    assert parse(tables) == Gold(
        (
            GoldEntity("1", "project", ("Tea Pot", "TP", "Pot"), True),
            GoldEntity("1", "person", ("Ann",), False),
            GoldEntity("2", "work", ("Cup",), False),
        ),
        (GoldRelation("1", "Ann", "guestOf", "Episode 1", True),),
        (GoldGuests("g-1", "Tea", ("Ann", "Bo")), GoldGuests("g-2", "Tea", ())),
    )
    assert parse([("e", ENTITIES)]) == Gold(entities=())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "t: the header is none of episode class label aliases need or"),
        ("episode,class,label\n", "t: the header is none of"),
        (
            "episode\tclass\tlabel\tneed\n",
            "t: has no column 'aliases'; it needs episode, class, label, aliases",
        ),
        ("subject\tpredicate\tobject\tneed\n", "t: has no column 'episode'; it needs episode, subject,"),
        (ENTITIES + "1\tthing\tPot\t\t2\n", "t, line 2: 'thing' is no class; use person, organisation,"),
        (RELATIONS + "1\tA\tlikes\tB\t2\n", "t, line 2: 'likes' is no predicate; use guestOf, hostOf,"),
        (ENTITIES + "1\twork\tPot\t\t2\n1\twork\tCup\t\t3\n", "t, line 3: '3' is no need; use 1, 2"),
        (ENTITIES + "1\twork\tPot\t2\n", "t, line 2: has 4 columns and the header 5; add or drop tabs"),
        (ENTITIES + "1\twork\t \t\t2\n", "t, line 2: the column 'label' is empty; fill it or drop the line"),
        (ENTITIES + "1\twork\t" + "x" * 200_000 + "\t\t2\n", "t, line 2: field larger than field limit"),
    ],
)
def test_faulty_gold_is_named_in_one_line(text: str, message: str) -> None:
    with pytest.raises(GoldError) as caught:
        parse([("t", text)])
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_gold_from_files(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"holds no entities\.tsv, relations\.tsv or"):
        read(tmp_path)
    with pytest.raises(GoldError, match="no such file"):
        read(tmp_path / "none.tsv")
    (tmp_path / "entities.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GoldError, match=r"cannot be read as text .* save it as UTF-8"):
        read(tmp_path)
    (tmp_path / "entities.tsv").write_text("\ufeff" + ENTITIES, encoding="utf-8")
    (tmp_path / "tea.gold.tsv").write_text(GUESTS + "g-1\tTea\tAnn\t\n", encoding="utf-8")
    both = Gold(entities=(), guests=(GoldGuests("g-1", "Tea", ("Ann",)),))
    assert read(tmp_path) == both
    assert read(tmp_path / "tea.gold.tsv") == Gold(guests=both.guests)


@pytest.fixture(scope="module")
def graph() -> Store:
    """Return a graph of three invented episodes (see tests/three_episodes.trig)."""
    store = Store()
    store.load(path=Path(__file__).with_name("three_episodes.trig"), format=RdfFormat.TRIG)
    return store


def test_guests_come_from_their_table_or_from_the_relations(graph: Store) -> None:
    told = Gold(relations=(GoldRelation("4", "T. Graf", "guestOf", "Episode 4", True),))
    alias = Gold(
        entities=(thing("Thomas Graf", "T. Graf", cls="person", episode="4"),), relations=told.relations
    )
    assert evaluate(told, graph, ["guests"]).parts["guests"].strict.overall == Tally(1, 0, 1, 0)
    assert evaluate(alias, graph, ["guests"]).parts["guests"].strict.overall == Tally(1, 1, 1, 1)
    table = Gold(
        relations=told.relations,
        guests=(
            GoldGuests("ovn-launch", "another title", ("Russell Bryant", "Bo Lind")),
            GoldGuests("x-11", "P4 on the edge, with John Fastabend from Intel", ()),
        ),
    )
    assert evaluate(table, graph, ["guests"]).parts == {
        "guests": Compared(
            scores.Scores(
                Tally(2, 1, 2, 1),
                {"guest": Tally(2, 1, 2, 1)},
                (("ovn-launch", "Bo Lind"),),
                (("11", "John Fastabend"),),
            )
        )
    }


def test_an_evaluation_as_text_and_json(graph: Store) -> None:
    gold = Gold(
        entities=(
            thing("Cilium", episode="4"),
            thing("Graf", "Thomas", cls="person", episode="4"),
            thing("Pot", cls="work", episode="99"),
        ),
        relations=(GoldRelation("4", "Cilium", "uses", "eBPF", True),),
    )
    found = evaluate(gold, graph)
    assert found.absent == ("99",)
    whole = json.loads(as_json(found))
    assert list(whole) == ["entities", "relations", "guests", "resolver", "absent"]
    assert whole["entities"]["overall"]["met"] == 1
    assert whole["entities"]["missed"] == [["4", "person", "Graf"], ["99", "work", "Pot"]]
    assert whole["relations"]["by_predicate"]["uses"]["f1"] == 1.0
    assert whole["relations"]["calibration"]["bins"][0]["count"] == 1
    text = as_text(found, 3)
    assert "\nMissed: 2\n  4  person  Graf\n  99  work  Pot\n\nWrong: 7\n" in text
    assert "\n  … and 4 more (--all shows them)\n" in text
    assert text.endswith("counts as missed: episodes 99\n")
    assert "more (--all" not in as_text(found, None)


def test_a_gold_that_cannot_judge_the_graph(graph: Store) -> None:
    with pytest.raises(GoldError, match="the graph has no episode of the gold, such as '7'; build them"):
        evaluate(Gold(entities=(thing("Pot", episode="7"), thing("Pot", episode="8"))), graph)
    with pytest.raises(GoldError, match="the gold says nothing of relations; add its table"):
        evaluate(Gold(entities=(thing("Pot", episode="4"),)), graph, ["relations"])
    twice = Store()
    for show in "ab":
        twice.load(
            f"""@prefix orbit: <https://w3id.org/orbitgraph/ontology#> .
            <x:g/{show}> {{ <x:show/{show}/episode/1> a <https://schema.org/PodcastEpisode> ; orbit:key "1" }}""",
            format=RdfFormat.TRIG,
        )
    with pytest.raises(GoldError, match="several shows of the graph have an episode '1'"):
        evaluate(Gold(entities=(thing("Pot"),)), twice)


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="another gold and its scorer are not here")
def test_the_numbers_agree_with_an_independent_scorer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    pipeline.build([], tmp_path / "out")
    store = open_store(tmp_path / "out")
    found = evaluate(read(SHARED), store)

    def theirs(name: str) -> dict[str, tuple[float, float, float]]:
        table = as_csv(run.run(catalogue.load().get(name).text, store))
        predicted = list(csv.DictReader(io.StringIO(table)))
        gold = other.rows(SHARED / f"{name}.tsv")
        if name == "entities":
            return other.entities(gold, predicted, None, False)
        return other.relations(gold, predicted, None, other.rows(SHARED / "entities.tsv"), False)

    def ours(tally: Tally | None) -> tuple[float | None, float | None, float | None]:
        assert tally is not None
        return tally.precision, tally.recall, tally.f1

    things = theirs("entities")
    assert ours(found.parts["entities"].strict.overall) == pytest.approx(things["strict"])
    assert ours(found.parts["entities"].any_class) == pytest.approx(things["lenient"])
    assert ours(found.parts["relations"].strict.overall) == pytest.approx(theirs("relations")["strict"])
    capsys.readouterr()

"""Questions in words: which query is chosen, with which parameters, and where none is."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from orbitgraph.errors import UsageError
from orbitgraph.queries.asking import CLOSE, ENOUGH, LONGEST, Asker, Reading, asker, clear
from orbitgraph.queries.catalogue import load, load_texts
from orbitgraph.queries.spotting import Label, Names

with Path(__file__).with_name("asked.tsv").open(encoding="utf-8", newline="") as _file:
    ASKED = list(csv.DictReader(_file, delimiter="\t"))
FLOOR = 0.95
"""The part of the paraphrases that must be read right."""


def query(title: str, *asks: str) -> str:
    """Return a query whose parameters take a house, a person, a number, a day, and anything that is named."""
    lines = "".join(f"# ask: {ask}\n" for ask in asks)
    return f"""# {title}
#
# A query of the test.
#
# group: Topics
{lines}# param house (text, organisation): a house. Example: acme
# param person (text, person): a person. Example: ann
# param least (integer): a number. Example: 4
# param day (date): a day. Example: 2020-01-01
# param any (text): anything. Example: tea
# param kind (text): a kind. Example: green
#
# Example answer:
#   house
#   Acme

SELECT ?house {{ VALUES (?house ?person ?least ?day ?any ?kind) {{ (UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF) }} }}
"""


LABELS = [
    Label("organisation", "Acme", "Acme"),
    Label("organisation", "Bell", "Bell"),
    Label("organisation", "Bell", "The Bell"),
    Label("person", "Ann Lee", "Ann Lee"),
    Label("person", "Ann Lee", "Ann"),
    Label("person", "Ann Boe", "Ann"),
    Label("person", "Bo", "Bo"),
    Label("concept", "house", "house"),
]
QUERIES = load_texts(
    {
        "pouring": query(
            "Pouring",
            "who pours at {house}",
            "who pours green tea at {house} {kind=green}",
            "where does {person} pour",
        ),
        "drinking": query(
            "Drinking", "who drinks at {house}", "what does {person} drink at {house}", "who drinks {any}"
        ),
        "cups": query(
            "Cups", "who emptied {least} cups", "cups since {day}", "which house has the most cups", "cups"
        ),
    }
)
ASKER = Asker(QUERIES, Names(LABELS))


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("Who pours at Acme?", "pouring -p house=Acme"),
        ("who pours at the BELL", "pouring -p house=Bell"),
        ("Who poured at Acme, please?", "pouring -p house=Acme"),
        ("who pours green tea at Acme", "pouring -p house=Acme -p kind=green"),
        ("where does Bo pour?", "pouring -p person=Bo"),
        ("At Acme, what does Bo drink?", "drinking -p house=Acme -p person=Bo"),
        ("who emptiied 12 cups", "cups -p least=12"),
        ("who drinks at Acmee", "drinking -p house=Acme"),
        ("who drinks at Akkme", None),
        ("who drinkss at Acme", "drinking -p house=Acme"),
        ("who emptied 12 cups", "cups -p least=12"),
        ("cups since 2020-01-31", "cups -p day=2020-01-31"),
        ("which house has the most cups", "cups"),
        ("who drinks Bo", "drinking -p any=Bo"),
        ("where does Ann Lee pour", "pouring -p person='Ann Lee'"),
        ("where does Ann pour", None),
        ("who sings at Acme", None),
        ("Acme", None),
        ("who", None),
        ("", None),
        ("who pours at drinks at Acme", None),
    ],
)
def test_the_query_and_its_parameters(question: str, command: str | None) -> None:
    best = clear(ASKER.read(question))
    assert (best and best.command) == (command and f"orbitgraph query {command}")


def test_a_name_of_two_people_is_two_readings() -> None:
    first, second = ASKER.read("where does Ann pour")[:2]
    assert {first.parameters, second.parameters} == {(("person", "Ann Boe"),), (("person", "Ann Lee"),)}
    assert first.score == second.score >= ENOUGH


def test_a_reading_shows_the_question_filled_in_and_what_it_left_aside() -> None:
    (best, *_) = ASKER.read("who pours at Acme or Bell")
    assert (best.question, best.left) == ("who pours at Acme", ("Bell",))


def test_the_reading_that_gives_less_wins_and_no_other_does() -> None:
    plain = Reading("cups", (), "cups", 0.8 - CLOSE / 2)
    more = Reading("cups", (("kind", "green"),), "green cups", 0.8)
    rival = Reading("cups", (("kind", "black"),), "black cups", 0.8)
    assert clear([more, plain]) == plain
    assert clear([more, rival]) is None
    assert clear([more, Reading("cups", (), "cups", 0.8 - CLOSE)]) == more
    assert clear([Reading("cups", (), "cups", ENOUGH - 0.01)]) is None
    assert clear([Reading("cups", (), "cups", 1.0, unknown=("tall",))]) is None
    assert clear([]) is None


def test_a_word_that_no_wording_has_is_named() -> None:
    best = ASKER.read("please who pours hot tea at Acme")[0]
    assert (best.query, best.unknown) == ("pouring", ("hot",))


def test_a_question_of_too_many_words_is_refused() -> None:
    with pytest.raises(UsageError, match="the question has 61 words; ask in no more than 60"):
        ASKER.read("tea " * (LONGEST + 1))


@given(
    st.lists(
        st.sampled_from(["who", "house", "Acme", "Bo", "Ann", "pours", "12", "cups", "xyzzy", "'\"{}"]),
        max_size=LONGEST,
    )
)
def test_any_question_has_readings_with_scores_in_order(said: list[str]) -> None:
    readings = ASKER.read(" ".join(said))
    scores = [each.score for each in readings]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1.000001 for score in scores)


def test_names_come_from_the_graph_of_any_show() -> None:
    store = Store()
    store.load(path=Path(__file__).with_name("three_episodes.trig"), format=RdfFormat.TRIG)
    best = clear(asker(load(), store).read("what does the open virtual network support"))
    assert best is not None
    assert best.command == "orbitgraph query uses -p name=OVN"


def test_paraphrases_are_read_right(bundled: Store) -> None:
    """Most of the catalogue's questions in other words; where nothing is expected, nothing may be taken for it."""
    ask = asker(load(), bundled)
    wrong = []
    for row in ASKED:
        best = clear(ask.read(row["question"]))
        got = (best.query, ";".join(map("=".join, best.parameters))) if best else ("", "")
        if got != (row["query"], ";".join(sorted(row["parameters"].split(";")))):
            wrong.append((row["question"], got))
    assert len(ASKED) >= 170
    assert len(wrong) <= (1 - FLOOR) * len(ASKED), wrong
    assert [question for question, got in wrong if got[0] and question in _NOTHING] == []


_NOTHING = {row["question"] for row in ASKED if not row["query"]}


def test_every_wording_of_the_catalogue_finds_its_query(bundled: Store) -> None:
    """Two queries may share a wording only if they are asked alike, and none does."""
    texts = [ask.text for each in load() for ask in each.asks]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []
    free = [(each.name, ask) for each in load() for ask in each.asks if not ask.slots]
    ask_graph = asker(load(), bundled)
    wrong = [
        (ask.text, best)
        for name, ask in free
        if (best := clear(ask_graph.read(ask.text))) is None
        or best.query != name
        or best.parameters != ask.fixed
    ]
    assert wrong == []

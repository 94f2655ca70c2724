"""Explanations as text and JSON: sentences wrapped with their telling words marked, harmless whatever they hold."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import NamedNode

from orbitgraph.answers.explaining import Explanation, Quote, Statement
from orbitgraph.answers.naming import Thing
from orbitgraph.answers.quoting import BOLD, GUILLEMETS, Marks, ambiguities, as_json, as_text
from orbitgraph.queries.render import width

PLACE = ("4", "Kettle, with Ann Lee", "2020-02-02")
FACT = Statement(
    "Ann Lee",
    "affiliatedWith",
    "Acme",
    *PLACE,
    (
        Quote("Kettle, with Ann Lee from Acme", ((13, 30),), ("title",), 0.97),
        Quote("Ann Lee, an engineer, works at\n\nAcme.", ((0, 7), (22, 36)), ("post", "verb"), 0.8),
    ),
)
PERSON = Thing("person", "Ann Lee", NamedNode("urn:ann"))
FIRM = Thing("organisation", "Ann Lee", NamedNode("urn:firm"))
NAMED = Statement(
    "Episode 4", "mentions", "Ann Lee", *PLACE, (Quote("Ann and Ann Lee.", ((0, 3), (8, 15)), ("p",), 0.9),)
)
LATER = Statement(
    "Episode 5", "mentions", "Ann Lee", "5", "Pots", "", (Quote("Ann sings.", ((0, 3),), (), 0.9),)
)


def one(sentence: str, *spans: tuple[int, int]) -> Explanation:
    quote = Quote(sentence, spans, ("rule",), 0.5)
    return Explanation((), (Statement("A", "uses", "B", "1", "T", "", (quote,)),))


def test_facts_and_mentions_for_people() -> None:
    assert as_text(Explanation((), (FACT, FACT), ((PERSON, (NAMED, LATER)), (FIRM, (LATER,)))), 100) == (
        "Ann Lee affiliatedWith Acme (episode 4, confidence 0.97, title, post, verb)\n"
        "    Kettle, with «Ann Lee from Acme»\n"
        "    «Ann Lee», an engineer, «works at Acme».\n"
        "    – 4. Kettle, with Ann Lee (2020-02-02)\n"
        "\n"
        "Ann Lee affiliatedWith Acme (episode 4, confidence 0.97, title, post, verb)\n"
        "    Kettle, with «Ann Lee from Acme»\n"
        "    «Ann Lee», an engineer, «works at Acme».\n"
        "    – 4. Kettle, with Ann Lee (2020-02-02)\n"
        "\n"
        "Ann Lee (person) is named 3 times in 2 episodes\n"
        "  4. Kettle, with Ann Lee (2020-02-02)\n"
        "    «Ann» and «Ann Lee».\n"
        "  5. Pots\n"
        "    «Ann» sings.\n"
        "\n"
        "Ann Lee (organisation) is named 1 time in 1 episode\n"
        "  5. Pots\n"
        "    «Ann» sings.\n"
    )
    assert as_text(Explanation((), ()), 80) == ""


@pytest.mark.parametrize(
    ("marks", "columns", "lines"),
    [
        (GUILLEMETS, 20, ["    one «two three", "    four» five"]),
        (GUILLEMETS, 19, ["    one «two three", "    four» five"]),
        (GUILLEMETS, 23, ["    one «two three", "    four» five"]),
        (GUILLEMETS, 24, ["    one «two three four»", "    five"]),
        (BOLD, 20, ["    one \x1b[1mtwo three\x1b[22m", "    \x1b[1mfour\x1b[22m five"]),
        (BOLD, 22, ["    one \x1b[1mtwo three four\x1b[22m", "    five"]),
        (Marks("<b>", "</b>"), 80, ["    one <b>two three four</b> five"]),
    ],
)
def test_marks_are_wrapped_as_wide_as_they_look(marks: Marks, columns: int, lines: list[str]) -> None:
    text = as_text(one("one two three four five", (4, 18)), columns, marks)
    assert text.splitlines()[-len(lines) - 1 : -1] == lines


def test_a_mark_over_many_lines_is_set_on_each() -> None:
    text = as_text(one("aaaa bbbb cccc dddd eeee ffff gggg hhhh", (0, 39)), 20, BOLD)
    assert text.splitlines()[-4:-1] == [
        "    \x1b[1maaaa bbbb cccc\x1b[22m",
        "    \x1b[1mdddd eeee ffff\x1b[22m",
        "    \x1b[1mgggg hhhh\x1b[22m",
    ]


@pytest.mark.parametrize("marks", [GUILLEMETS, BOLD])
@pytest.mark.parametrize("sentence", ["x" * 99, "漢字" * 40, "e\u0301" * 50])
def test_words_wider_than_a_line_are_cut(marks: Marks, sentence: str) -> None:
    text = as_text(one(f"a {sentence} b", (2, 2 + len(sentence))), 30, marks)
    plain = text.replace("\x1b[1m", "").replace("\x1b[22m", "")
    assert max(width(line) for line in plain.splitlines()) <= 30
    assert sentence in "".join(line.strip(" «»") for line in plain.splitlines())


@pytest.mark.parametrize("marks", [GUILLEMETS, BOLD])
def test_hostile_texts_stay_harmless(marks: Marks) -> None:
    bad = "\x1b[2J\x02\x03\u202e\x07 \r\x85"
    quote = Quote(f"{bad}tells{bad}", ((len(bad), len(bad) + 5), (len(bad) + 5, len(bad) + 6)), (bad,), 0.5)
    said = Statement(bad, bad, bad, bad, bad, bad, (quote,))
    thing = Thing(bad, bad, NamedNode("urn:x"))
    text = as_text(Explanation(((bad, (thing,)),), (said,), ((thing, (said,)),)), 60, marks)
    ours = text.replace(BOLD.open, "").replace(BOLD.close, "").replace("\n", "")
    assert ours.isprintable()
    assert "tells" in ours
    printed = as_json(Explanation(((bad, (thing,)),), (said,), ((thing, (said,)),)))
    assert printed.replace("\n", "").isprintable()
    assert json.loads(printed)["facts"][0]["subject"] == bad


def test_json_says_it_all() -> None:
    explanation = Explanation((("ann lee", (PERSON,)),), (FACT,), ((PERSON, (LATER,)),))
    assert json.loads(as_json(explanation)) == {
        "things": {"ann lee": [{"class": "person", "label": "Ann Lee", "iri": "urn:ann"}]},
        "facts": [
            {
                "subject": "Ann Lee",
                "predicate": "affiliatedWith",
                "object": "Acme",
                "episode": "4",
                "title": "Kettle, with Ann Lee",
                "date": "2020-02-02",
                "quotes": [
                    {
                        "sentence": "Kettle, with Ann Lee from Acme",
                        "spans": [[13, 30]],
                        "rules": ["title"],
                        "confidence": 0.97,
                    },
                    {
                        "sentence": "Ann Lee, an engineer, works at\n\nAcme.",
                        "spans": [[0, 7], [22, 36]],
                        "rules": ["post", "verb"],
                        "confidence": 0.8,
                    },
                ],
            }
        ],
        "mentions": [
            {
                "thing": "urn:ann",
                "subject": "Episode 5",
                "predicate": "mentions",
                "object": "Ann Lee",
                "episode": "5",
                "title": "Pots",
                "date": "",
                "quotes": [{"sentence": "Ann sings.", "spans": [[0, 3]], "rules": [], "confidence": 0.9}],
            }
        ],
    }


def test_ambiguous_names_are_told() -> None:
    meant = (("ann lee", (FIRM, PERSON)), ("acme", (FIRM,)))
    assert list(ambiguities(Explanation(meant, ()))) == [
        "'ann lee' means 2 things, and all are looked up: Ann Lee (organisation), Ann Lee (person)"
    ]

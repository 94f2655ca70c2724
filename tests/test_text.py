from __future__ import annotations

import math

import pytest

from orbitgraph.graph.text import as_written, folded, word_counts, word_vectors


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("Switches", "switch"),
        ("tables", "table"),
        ("policies", "policy"),
        ("boxes", "box"),
        ("process", "process"),
        ("bus", "bus"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("OVS", "ovs"),
        ("Straße", "strasse"),
        ("The", ""),
        ("episodes", ""),
        ("2016", ""),
        ("P4", "p4"),
    ],
)
def test_a_written_word_is_folded(written: str, word: str) -> None:
    assert folded(written) == word


def test_telling_words_are_counted() -> None:
    text = "The switch's tables: a Table, 24 switches & e-mail."

    assert word_counts(text) == {"switch": 2, "table": 2, "mail": 1}


def test_a_word_is_shown_as_the_text_mostly_writes_it() -> None:
    assert as_written("Tables. tables, Kernel kernel Kernel") == {"table": "tables", "kernel": "Kernel"}


def test_rows_are_unit_vectors_of_what_some_texts_share() -> None:
    matrix, words = word_vectors(
        ["alpha beta beta common", "alpha gamma common", "beta gamma gamma common", "common only"], 3
    )

    assert words == ("alpha", "beta", "gamma")
    twice = 1 + math.log(2)
    norm = math.hypot(1, twice)
    half = math.sqrt(0.5)
    expected = [[1 / norm, twice / norm, 0], [half, 0, half], [0, 1 / norm, twice / norm], [0, 0, 0]]
    assert matrix.toarray().tolist() == [pytest.approx(row) for row in expected]


def test_common_and_ignored_words_are_left_out() -> None:
    texts = ["kernel packet Ada", "kernel packet Ada", "kernel", "nothing"]

    assert word_vectors(texts, 4)[1] == ("ada", "kernel", "packet")
    assert word_vectors(texts, 2)[1] == ("ada", "packet")
    assert word_vectors(texts, 4, ignored="Ada Lovelace")[1] == ("kernel", "packet")


def test_a_text_keeps_its_strongest_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orbitgraph.graph.text.TERMS", 2)

    matrix, words = word_vectors(["zebra zebra yak xerus", "zebra yak xerus", "else"], 3)

    kept = [[words[column] for column in matrix[[row]].indices] for row in range(3)]
    assert kept == [["xerus", "zebra"], ["xerus", "yak"], []]


@pytest.mark.parametrize("texts", [[], ["alone"], ["", ""], ["same words", "same words"]])
def test_texts_that_share_nothing_telling_have_empty_rows(texts: list[str]) -> None:
    matrix, words = word_vectors(texts, 100)

    assert matrix.shape == (len(texts), 0)
    assert words == ()

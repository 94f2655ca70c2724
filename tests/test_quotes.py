"""Words that a user quotes: where they stand, and in which sentence."""

import pytest

from orbitgraph.extract.quotes import Quotes
from orbitgraph.model import Episode, Evidence

EPISODE = Episode(
    "tea",
    "2",
    "Kettles",
    2,
    paragraphs=("Ann  Lee made\nC++ pots. She sang (Ann). Done!",),
    credits="By Ann.",
)
QUOTES = Quotes([EPISODE, Episode("ale", "2", "Ann")])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ann Lee", ["Ann  Lee"]),
        ("made   C++", ["made\nC++"]),
        ("C+", []),
        ("C++", ["C++"]),
        ("Ann", ["Ann", "Ann", "Ann"]),
        ("ann", []),
        ("An", []),
        ("(Ann)", ["(Ann)"]),
        (".*", []),
        ("Kettles Ann", ["Kettles\n\nAnn"]),
    ],
)
def test_words_are_found_whole_and_as_written(words: str, found: list[str]) -> None:
    assert [EPISODE.text[start:end] for start, end in QUOTES.find("tea/2", words)] == found


@pytest.mark.parametrize(
    ("words", "known", "sentence"),
    [
        ("Kettles", [], "Kettles"),
        ("sang", [], "She sang (Ann)."),
        ("Done", [], "Done!"),
        ("By", [], "By Ann."),
        ("pots. She", [], "C++ pots. She sang (Ann)."),
        # The shortest sentence known, or what stands between the known ones.
        (
            "sang",
            ["C++ pots. She sang (Ann).", "C++ pots. She sang (Ann). Done!"],
            "C++ pots. She sang (Ann).",
        ),
        ("sang", ["She", "Done!"], "sang (Ann)."),
    ],
)
def test_a_quote_stands_in_its_sentence(words: str, known: list[str], sentence: str) -> None:
    text = EPISODE.text
    spans = [(text.index(each), text.index(each) + len(each)) for each in known]
    start, first = text.index(words), text.index(sentence)
    expected = Evidence("tea/2", start, start + len(words), first, first + len(sentence), "correction", 1.0)
    assert QUOTES.evidence("tea/2", (start, start + len(words)), spans) == expected


def test_an_episode_is_called_by_its_id_or_by_its_key_in_every_show() -> None:
    assert [QUOTES.ids(name) for name in ("tea/2", "2", "9")] == [
        ["tea/2"],
        ["ale/2", "tea/2"],
        ["ale/9", "tea/9"],
    ]

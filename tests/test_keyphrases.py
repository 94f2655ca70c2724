"""Noun phrases of an episode: their exact places, what they hold, what ends them."""

from __future__ import annotations

import pytest

from orbitgraph.extract import keyphrases, language, mentions
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.keyphrases import Phrase
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Episode, Topic

KELP = Gazetteer([Topic(EntityClass.PROJECT, "Kelp", "urn:kelp")])


def notes(text: str, model: str = language.DEFAULT_MODEL) -> Notes:
    episode = Episode("show", "1", "Leaves", paragraphs=(text,))
    (doc,) = language.parse([episode.text], model)
    return Notes(episode, doc)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We talk about loose leaf tea.", ["loose leaf tea"]),
        ("They sell some loose-leaf teas here.", ["loose-leaf teas"]),
        ("The green tea market and the black tea market grow.", ["green tea market", "black tea market"]),
        ("All about a shared water supply.", ["shared water supply"]),
        ("Water boils. Leaves sink.", []),
        ("It is a very good and rather old one.", []),
        ("The water is warm.", []),
        # A finding, a number and an address are no part of a phrase.
        ("We compare Kelp water heaters with others.", ["water heaters"]),
        ("We saw 300 water heaters in the shop.", ["water heaters"]),
        ("The address water@kettle.org answers.", []),
        # What people are called is no topic, programs are.
        ("She is a principal software engineer.", []),
        ("They hired product managers and a database administrator.", ["database administrator"]),
        ("It is a plain text editor.", ["plain text editor"]),
        # A word that nearly every text has is none either.
        ("Many other kettles and the whole water supply.", ["water supply"]),
        ("The last two years were a quiet time.", ["quiet time"]),
        ("A big red hot steel water kettle lid screw lasts.", []),
    ],
)
def test_phrases(text: str, expected: list[str]) -> None:
    read = notes(text)
    found = keyphrases.find(read, mentions.find(read, KELP))
    assert [read.text[each.start : each.end] for each in found] == expected


def test_a_phrase_stands_in_its_sentence_and_not_over_its_end() -> None:
    read = notes("They drink green tea. Old water pipes often leak.")
    assert keyphrases.find(read, []) == (Phrase(19, 28, 8, 29), Phrase(30, 45, 30, 57))


def test_without_parts_of_speech_there_are_no_phrases() -> None:
    assert keyphrases.find(notes("A casa de chá verde.", "blank:pt"), []) == ()

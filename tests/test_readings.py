"""Readings: each episode by itself, with its findings, their evidence and its relations."""

from __future__ import annotations

from itertools import islice

import pytest

from orbitgraph.errors import ModelError
from orbitgraph.extract import readings
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.spans import Found
from orbitgraph.model import EPISODE, EntityClass, Episode, Evidence, Guest, Predicate, Ref, Topic

SCHEME = Gazetteer([Topic(EntityClass.PROJECT, "Kelp", "urn:kelp")])
TITLE = "Forests, with Irina Petrov"
FIRST = Episode(
    show="show",
    key="1",
    number=1,
    title=TITLE,
    guests=(Guest("Irina Petrov"),),
    hosts=("Pat Quill",),
    paragraphs=("They grow fast. Everybody likes Kelp.",),
    credits="Produced by Pat Quill. Kelp is not meant here.",
)
SECOND = Episode(show="show", key="2", number=2, title="Silence", paragraphs=("Nothing is said.",))


def test_findings_come_with_their_sentences() -> None:
    (reading,) = readings.read([FIRST], SCHEME)

    # The credits are data: only the host is found there, and his sentence ends with its full stop.
    end = len(TITLE)
    assert reading.found == (
        (
            Found(14, end, EntityClass.PERSON, "Irina Petrov", "people-given", 0.97, 0),
            Evidence("show/1", 14, end, 0, end, "people-given", 0.97),
        ),
        (
            Found(60, 64, EntityClass.PROJECT, "Kelp", "gazetteer", 0.93),
            Evidence("show/1", 60, 64, 44, 65, "gazetteer", 0.93),
        ),
        (
            Found(79, 88, EntityClass.PERSON, "Pat Quill", "credits", 0.97, 0),
            Evidence("show/1", 79, 88, 67, 89, "credits", 0.97),
        ),
    )


def test_relations_of_an_episode() -> None:
    (reading,) = readings.read([FIRST], SCHEME)

    assert {(each.subject, each.predicate, each.object) for each in reading.relations} == {
        (Ref("person", "Irina Petrov"), Predicate.GUEST_OF, Ref(EPISODE, "show/1")),
        (Ref("person", "Pat Quill"), Predicate.HOST_OF, Ref(EPISODE, "show/1")),
    }


def test_episodes_keep_their_order_and_do_not_influence_each_other() -> None:
    together = list(readings.read([FIRST, SECOND, FIRST], SCHEME))
    alone = [next(readings.read([each], SCHEME)) for each in (FIRST, SECOND)]

    assert together == [alone[0], alone[1], alone[0]]
    assert alone[1] == readings.Reading(SECOND, (), ())


def test_no_episodes_give_no_readings() -> None:
    assert list(readings.read([], SCHEME)) == []


def test_readings_are_made_one_batch_at_a_time() -> None:
    class Counted(list[Episode]):
        """A list that counts how often an item is taken."""

        taken = 0

        def __iter__(self):  # type: ignore[no-untyped-def]
            for each in super().__iter__():
                self.taken += 1
                yield each

    episodes = Counted([SECOND] * 100)
    list(islice(readings.read(episodes, SCHEME), 1))

    assert episodes.taken < 100


def test_an_unknown_model_is_named() -> None:
    with pytest.raises(ModelError, match="language model 'no_such_model' is not installed"):
        list(readings.read([FIRST], SCHEME, model="no_such_model"))

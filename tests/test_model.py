"""The types between the stages refuse what cannot be true."""

from dataclasses import replace
from datetime import date

import pytest

from orbitgraph.model import SIGNATURES, Entity, EntityClass, Episode, Evidence, Predicate, Ref, Relation

HERE = Evidence("show/1", 2, 5, 0, 9, "rule", 0.5)
ANN, ACME = Ref("person", "Ann Lee"), Ref("organisation", "ACME")


def test_text_joins_title_notes_and_credits() -> None:
    episode = Episode(
        "show", "1", "A title", paragraphs=("One.", "Two."), credits="By Ann.", published=date(2020, 1, 2)
    )
    assert episode.id == "show/1"
    assert episode.text == "A title\n\nOne.\n\nTwo.\n\nBy Ann."
    assert episode.text[: episode.notes_end] == "A title\n\nOne.\n\nTwo."
    bare = replace(episode, credits="")
    assert bare.text[: bare.notes_end] == bare.text == "A title\n\nOne.\n\nTwo."


@pytest.mark.parametrize(
    ("start", "end", "low", "high"), [(3, 3, 0, 9), (5, 4, 0, 9), (1, 4, 2, 9), (2, 10, 0, 9), (-1, 4, -1, 9)]
)
def test_evidence_lies_inside_its_sentence(start: int, end: int, low: int, high: int) -> None:
    with pytest.raises(ValueError, match="evidence outside its sentence"):
        Evidence("show/1", start, end, low, high, "rule", 0.5)


def test_a_relation_needs_evidence() -> None:
    with pytest.raises(ValueError, match="no evidence for"):
        Relation(ANN, Predicate.AFFILIATED_WITH, ACME, ())


def test_a_relation_has_typed_ends() -> None:
    with pytest.raises(ValueError, match="does not join"):
        Relation(ACME, Predicate.AFFILIATED_WITH, ANN, (HERE,))


def test_a_relation_belongs_to_one_episode() -> None:
    with pytest.raises(ValueError, match="several episodes"):
        Relation(ANN, Predicate.AFFILIATED_WITH, ACME, (HERE, replace(HERE, episode="show/2")))


def test_the_best_evidence_counts() -> None:
    relation = Relation(ANN, Predicate.AFFILIATED_WITH, ACME, (HERE, replace(HERE, confidence=0.9)))
    assert (relation.episode, relation.confidence) == ("show/1", 0.9)


def test_every_predicate_has_a_signature_of_known_kinds() -> None:
    kinds = {cls.value for cls in EntityClass} | {"episode", "handle"}
    assert set(SIGNATURES) == set(Predicate)
    assert all(subjects | objects <= kinds for subjects, objects in SIGNATURES.values())


def test_an_entity_is_named_by_class_and_label() -> None:
    assert Entity(EntityClass.PERSON, "Ann Lee").ref == ANN

"""The vocabulary of the rules on nouns is consistent with the signatures of the relations."""

from __future__ import annotations

from itertools import combinations

from orbitgraph.extract.facts.noun_frames import NOUNS, POSTS, STAFF, TALKS, WRITINGS


def test_no_two_rules_read_one_noun_alike() -> None:
    for one, other in combinations(NOUNS, 2):
        same = one.nouns & other.nouns
        assert not same or (one.predicate, one.inverse) != (other.predicate, other.inverse), same


def test_talks_are_no_writings_and_words_are_lemmas() -> None:
    assert not TALKS & WRITINGS
    words = {word for rule in NOUNS for word in rule.nouns | rule.behind} | POSTS | STAFF | TALKS | WRITINGS
    assert all(word == word.lower() and " " not in word for word in words)

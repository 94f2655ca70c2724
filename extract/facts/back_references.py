"""Noun phrases that stand for what was named before: "this language", "the first version", "both controllers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orbitgraph.extract.systems import KINDS

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")


def is_pair(token: Token) -> bool:
    """Tell whether "both controllers" or "the two" stands for two systems named before the sentence."""
    if token.dep_ not in SUBJECTS:
        return False
    words = {child.lower_ for child in token.children if child.dep_ in ("det", "predet", "nummod")}
    kind = token.lemma_.lower() in KINDS and (words == {"both"} or words >= {"the", "two"})
    return kind or (token.lower_ == "two" and words == {"the"} and not list(token.rights))


# Words that may stand between "the" and what was named before: "the first version".
_EDITIONS = frozenset("current earlier first initial latest new newest old original present second".split())


def refers_back(token: Token) -> bool:
    """Tell whether "this language" or "the first version" stands for a thing named before the sentence."""
    lemma = token.lemma_.lower()
    determiners = {child.lower_ for child in token.children if child.dep_ == "det"}
    if lemma in KINDS and "this" in determiners:
        return True
    if lemma == "one" and "the" in determiners and token.dep_ in SUBJECTS:
        return any(child.lower_ in _EDITIONS for child in token.children)
    others = [child for child in token.children if child.dep_ not in ("det", "punct")]
    return (
        (lemma in KINDS or lemma in ("code", "version"))
        and "the" in determiners
        and token.dep_ in ("nsubj", "nsubjpass")
        and all(child.lower_ in _EDITIONS for child in others)
    )

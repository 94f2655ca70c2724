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


# What a system has or does, and what is done with it: who tells of these tells of the system.
_PIECES = frozenset(
    "adapter backend code codebase collector deployment driver evaluation experiment frontend hardware implementation "
    "machine measurement node prototype result search simulation test workflow".split()
)
_STUFF = frozenset(
    "configuration data log metadata metric monitoring result state storage test trace".split()
)
_OWN = frozenset("api format interface model policy rule schema syntax ui".split())


def is_piece(token: Token) -> bool:
    """Tell whether "the collector", "its search engine", "metadata" or "an early version" tells of a system before."""
    if token.dep_ not in SUBJECTS or token.pos_ not in ("NOUN", "PROPN") or not token.text[0].isalpha():
        return False
    lemma = token.lemma_.lower()
    children = [child for child in token.children if child.dep_ != "punct"]
    words = {child.lower_ for child in children}
    if not all(
        child.dep_ in ("det", "amod", "compound", "poss") and child.lower_ != "this" for child in children
    ):
        return False
    if any(child.text[0].isupper() for child in children if child.i != token.sent.start):
        return False
    if words & {"a", "an"}:
        return lemma in ("prototype", "version") and bool(words & _EDITIONS)
    if words & {"the", "its"}:
        return lemma in _PIECES | _STUFF or ("its" in words and lemma in _OWN)
    return not words and lemma in _STUFF


# Words that may stand between "the" and what was named before: "the first version".
_EDITIONS = frozenset(
    "current earlier early first initial later latest new newest old original present second".split()
)


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

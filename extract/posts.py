"""Nouns that name people's posts, told from the programs that share them: "an editor of news", "a text editor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orbitgraph.extract.people import ROLES

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARED = frozenset("assistant editor host manager".split())
_OF_PROGRAMS = frozenset(
    "audio bitmap boot build cache code cluster container desktop device file font graph hex image layout map memory "
    "music network package password photo process queue resource score secret session shader sound source task text "
    "vector version video voice window workflow".split()
)


def is_program(noun: Token) -> bool:
    """Tell a program that is called like a post: "text editor", "package manager"."""
    return noun.lemma_.lower() in _SHARED and any(
        child.dep_ in ("amod", "compound") and child.lemma_.lower() in _OF_PROGRAMS for child in noun.children
    )


def is_post(noun: Token) -> bool:
    """Tell whether a noun says what somebody is: "software engineer", "product manager"."""
    return noun.lemma_.lower() in ROLES and not is_program(noun)

"""Nouns of people's posts, apart from programs that are called alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract.notes import Notes
from orbitgraph.extract.posts import is_post, is_program


@pytest.mark.parametrize(
    ("text", "word", "post", "program"),
    [
        ("He is a software engineer.", "engineer", True, False),
        ("She is a product manager.", "manager", True, False),
        ("It is a package manager.", "manager", False, True),
        ("It is a text editor.", "editor", False, True),
        ("She is an editor of news.", "editor", True, False),
        ("It is a large compiler.", "compiler", False, False),
    ],
)
def test_posts(text: str, word: str, post: bool, program: bool, notes_of: Callable[..., Notes]) -> None:
    (noun,) = (token for token in notes_of(text).doc if token.text == word)
    assert (is_post(noun), is_program(noun)) == (post, program)

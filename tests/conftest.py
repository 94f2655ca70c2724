"""What tests of the extract stage share: the language model is loaded once, when a test first needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from orbitgraph.extract import language
from orbitgraph.extract.notes import Notes
from orbitgraph.model import Episode


@pytest.fixture(scope="session")
def notes_of() -> Callable[..., Notes]:
    """Return a function: the text of notes (blank lines between paragraphs) -> its parse as episode 7 of `show`."""

    def make(text: str, title: str = "A plain title", **fields: Any) -> Notes:
        paragraphs = tuple(part.strip() for part in text.split("\n\n") if part.strip())
        episode = Episode(
            **{"show": "show", "key": "7", "number": 7, "title": title, "paragraphs": paragraphs, **fields}
        )
        (doc,) = language.parse([episode.text[: episode.notes_end]])
        return Notes(episode, doc)

    return make

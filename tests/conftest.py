"""What tests share: the language model and the graph of the bundled corpus, each made once, when first needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from pyoxigraph import Store

from orbitgraph import pipeline
from orbitgraph.extract import language
from orbitgraph.extract.facts import relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.graph.store import open_store
from orbitgraph.model import EntityClass, Episode, Topic

# An example may be the first to load the language model, or the machine be busy: that is no failure.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


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


@pytest.fixture(scope="session")
def told(notes_of: Callable[..., Notes]) -> Callable[..., set[str]]:
    """Return a function: notes that speak of some invented people -> the facts that they state, in words."""
    named = (
        (EntityClass.PERSON, "Mara Quill", ("Mara",)),
        (EntityClass.PERSON, "Tobias Renn", ("Tobias",)),
        (EntityClass.PERSON, "Greta Okafor", ("Greta",)),
        (EntityClass.PERSON, "Leo Brandt", ("Leo",)),
        (EntityClass.ORGANISATION, "Kestrel Systems", ("Kestrel",)),
        (EntityClass.ORGANISATION, "University of Alden", ("Alden",)),
        (EntityClass.ORGANISATION, "Northwind Labs", ("Northwind",)),
        (EntityClass.PROJECT, "Tidewise", ()),
        (EntityClass.EVENT, "BeeConf 2019", ()),
        (EntityClass.EVENT, "Rivergate Summit", ()),
        (EntityClass.WORK, "Counting Bees at Dusk", ()),
    )
    gazetteer = Gazetteer(Topic(cls, label, f"urn:{label}", short) for cls, label, short in named)

    def facts(text: str, **fields: Any) -> set[str]:
        notes = notes_of(text, **fields)
        stated = relations.find(notes, gazetteer.find(notes.text))
        return {f"{each.subject.name} {each.predicate} {each.object.name}" for each in stated}

    return facts


@pytest.fixture(scope="session")
def bundled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a build of the bundled corpus; tests only read it."""
    folder = tmp_path_factory.mktemp("bundled") / "out"
    pipeline.build((), folder)
    return folder


@pytest.fixture(scope="session")
def bundled(bundled_folder: Path) -> Store:
    """Return the graph of the bundled corpus."""
    return open_store(bundled_folder)

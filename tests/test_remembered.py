"""Readings in a file: found again as they were, known by their keys, and no harm from a damaged file."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from orbitgraph.extract.keyphrases import Phrase
from orbitgraph.extract.readings import Reading
from orbitgraph.extract.remembered import Remembered, keys
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Episode, Evidence, Predicate, Ref, Relation

EPISODE = Episode("show", "1", "Tea, with Ann Lee", number=1)
PROOF = Evidence("show/1", 10, 17, 0, 17, "title", 0.97)
READING = Reading(
    EPISODE,
    ((Found(10, 17, EntityClass.PERSON, "Ann Lee", "title", 0.97, 0), PROOF),),
    (Relation(Ref("person", "Ann Lee"), Predicate.GUEST_OF, Ref("episode", "show/1"), (PROOF,)),),
    (Phrase(0, 3, 0, 17),),
)


def test_a_reading_comes_back_as_it_was(tmp_path: Path) -> None:
    with closing(Remembered(tmp_path / "r.db")) as remembered:
        remembered.keep(READING, "key")
    with closing(Remembered(tmp_path / "r.db")) as remembered:
        assert remembered.find("show/1") == READING
        assert remembered.find("show/2") is None
        assert remembered.lacks({"show/1": "key", "show/2": "key"}) == {"show/2"}
        assert remembered.lacks({"show/1": "other"}) == {"show/1"}
        remembered.forget(["show/1"])
        assert remembered.find("show/1") is None


def test_a_key_follows_from_the_episode_and_how_it_is_read() -> None:
    key = keys([EPISODE], "how")["show/1"]
    assert keys([replace(EPISODE)], "how") == {"show/1": key}
    assert keys([replace(EPISODE, minutes=3)], "how") != {"show/1": key}
    assert keys([EPISODE], "otherwise") != {"show/1": key}
    read_by = keys([EPISODE], "how", {"show/1": "blank:pt"})
    assert read_by != {"show/1": key}
    assert keys([EPISODE], "how", {"show/1": "pt_core"}) != read_by


@pytest.mark.parametrize("content", [b"garbage", b"SQLite format 3\0" + b"x" * 200, b""])
def test_a_damaged_file_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "r.db").write_bytes(content)
    with closing(Remembered(tmp_path / "r.db")) as remembered:
        assert remembered.find("show/1") is None
        remembered.keep(READING, "key")
        assert remembered.find("show/1") == READING


def test_a_reading_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    with closing(Remembered(tmp_path / "r.db")) as remembered:
        remembered.keep(READING, "key")
        with remembered._store as store:
            store.execute("UPDATE readings SET reading = '{}'")
        assert remembered.find("show/1") is None

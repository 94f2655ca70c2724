"""What earlier builds read: a file of readings by episode, so that an unchanged episode is not read again."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from orbitgraph.extract.readings import Reading
from orbitgraph.model import Episode

_TABLE = """
CREATE TABLE IF NOT EXISTS readings (episode TEXT PRIMARY KEY, key TEXT NOT NULL, reading BLOB NOT NULL)
"""
_DECODER = msgspec.json.Decoder(Reading)


def keys(
    episodes: Iterable[Episode], configuration: str, models: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return by episode id what is equal where an episode reads the same: its content and how it is read.

    `models` names by episode id the language model that reads it, where `configuration` does not say it.
    """
    known = models or {}
    contents = {each.id: (configuration, known.get(each.id), each) for each in episodes}
    return {id_: sha256(msgspec.json.encode(content)).hexdigest() for id_, content in contents.items()}


class Remembered:
    """Readings in a file, by episode; a damaged file counts as empty and is made anew. Close it after use."""

    def __init__(self, path: Path) -> None:
        """Open the file, which is made if need be."""
        try:
            self._store = _opened(path)
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            self._store = _opened(path)

    def find(self, episode: str) -> Reading | None:
        """Return the last reading of an episode (by id), or None where there is no usable one."""
        row = self._store.execute("SELECT reading FROM readings WHERE episode = ?", (episode,)).fetchone()
        try:
            return _shared(_DECODER.decode(row[0])) if row else None
        except (msgspec.MsgspecError, ValueError):
            return None

    def lacks(self, keys: Mapping[str, str]) -> set[str]:
        """Return the ids of those episodes that were not read under the given key."""
        known = dict(self._store.execute("SELECT episode, key FROM readings"))
        return {episode for episode, key in keys.items() if known.get(episode) != key}

    def keep(self, reading: Reading, key: str) -> None:
        """Remember a reading, in place of an earlier one of its episode."""
        row = (reading.episode.id, key, msgspec.json.encode(reading))
        with self._store:
            self._store.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", row)

    def forget(self, episodes: Iterable[str]) -> None:
        """Forget the readings of the episodes with these ids."""
        with self._store:
            self._store.executemany("DELETE FROM readings WHERE episode = ?", [(each,) for each in episodes])

    def close(self) -> None:
        """Close the file."""
        self._store.close()


def _shared(reading: Reading) -> Reading:
    """Make equal texts one: the decoder has made a new one for each place where a text stands."""
    episode = reading.episode.id
    for found, evidence in reading.found:
        extractor = sys.intern(found.extractor)
        for each, name, value in (
            (found, "name", sys.intern(found.name)),
            (found, "extractor", extractor),
            (evidence, "extractor", extractor),
            (evidence, "episode", episode),
        ):
            object.__setattr__(each, name, value)
    return reading


def _opened(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path)
    store.execute(_TABLE)
    store.execute("SELECT episode, key, reading FROM readings LIMIT 1").fetchone()
    return store

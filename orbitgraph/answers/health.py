"""Whether an output folder is sound: what a build left there, looked at piece by piece."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec

from orbitgraph import folders, state
from orbitgraph.errors import OutputError
from orbitgraph.graph.store import QUADS_FILE, open_store


@dataclass(frozen=True)
class Finding:
    """One piece of a folder: what it is, and what is wrong with it and what to do (nothing where it is sound)."""

    piece: str
    problem: str = ""

    def __str__(self) -> str:
        return f"{self.piece}: {self.problem or 'sound'}"


def examine(directory: Path) -> tuple[Finding, ...]:
    """Look at all that a build leaves in a folder; nothing is changed.

    Raises `OutputError` for a folder that is not there.
    """
    if not directory.is_dir():
        raise OutputError(f"{directory}: no such folder; run 'orbitgraph build -o {directory}' first")
    again = f"run 'orbitgraph build -o {directory}' again"
    return tuple(_examined(directory, again))


def _examined(directory: Path, again: str) -> Iterator[Finding]:
    for left in folders.leftovers(directory):
        yield Finding(
            f"{folders.FOLDER}/{left.name}", f"left by a build that was cut off, or one is at work; {again}"
        )
    try:
        made = state.load(directory)
    except OutputError as error:
        yield Finding("state", str(error))
        return
    yield Finding("state", "" if made else f"missing, damaged or of an earlier version; {again}")
    yield from _files(directory, made, again)
    yield _graph(directory, made, again)
    yield _readings(directory, made, again)


def _files(directory: Path, made: state.State | None, again: str) -> Iterator[Finding]:
    for name in made.files if made else ():
        path = directory / name
        if not path.is_file():
            yield Finding(name, f"missing; {again}")
        elif state.files(directory, [name])[name] != made.files[name]:  # type: ignore[union-attr]
            yield Finding(name, f"changed since it was built; {again}, with --force to lose the change")
        elif path.suffix == ".json" and not _is_json(path):
            yield Finding(name, f"damaged; {again} with --force")
        else:
            yield Finding(name)


def _is_json(path: Path) -> bool:
    try:
        msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError, ValueError):
        return False
    return True


def _graph(directory: Path, made: state.State | None, again: str) -> Finding:
    """Read the graph as a query would, and count it."""
    piece = "the quads of the graph"
    try:
        found = len(open_store(directory))
    except OutputError as error:
        return Finding(piece, str(error))
    expected = sum(place.quads for place in made.graphs.values()) if made else found
    if found != expected:
        return Finding(piece, f"{QUADS_FILE} has {found}, {expected} were written; {again} with --force")
    return Finding(f"{piece} ({found})")


def _readings(directory: Path, made: state.State | None, again: str) -> Finding:
    """Look whether the memory of what was read can be used; without it a build only takes longer."""
    piece, path = "what was read", directory / folders.FOLDER / "readings.db"
    slower = f"{again}: it reads all episodes anew"
    if not path.is_file():
        return Finding(piece, f"not remembered; {slower}")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as store:
            answers = [row[0] for row in store.execute("PRAGMA quick_check")]
            known = {row[0] for row in store.execute("SELECT episode FROM readings")}
    except sqlite3.DatabaseError as error:
        return Finding(piece, f"damaged ({error}); {slower}")
    if answers != ["ok"]:
        return Finding(piece, f"damaged ({answers[0]}); {slower}")
    lacking = len(set(made.episodes) - known) if made else 0
    return Finding(piece, f"{lacking} episodes are not remembered; {again}" if lacking else "")

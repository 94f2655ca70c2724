"""What a reader expects of episodes: tables of entities, relations or guests, checked line by line.

A table is text with tabs and a header line. Which of the three it is, the header tells; further columns are
left aside. `need` is 2 for what must be found and 1 for what is right if it is found.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TypeVar

from orbitgraph.errors import GoldError
from orbitgraph.model import EntityClass, Predicate

_Row = Mapping[str, str]
_Made = TypeVar("_Made")

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "entities": ("episode", "class", "label", "aliases", "need"),
    "relations": ("episode", "subject", "predicate", "object", "need"),
    "guests": ("guid", "title", "guests"),
}
_TELLING = {"label": "entities", "predicate": "relations", "guests": "guests"}
"""The columns by which a header shows what its table is."""
_FILLED = frozenset({"episode", "label", "subject", "object"})
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "class": tuple(each.value for each in EntityClass),
    "predicate": tuple(each.value for each in Predicate),
    "need": ("1", "2"),
}


@dataclass(frozen=True)
class GoldEntity:
    """A thing that an episode names, with every name that counts as right (the label first)."""

    episode: str
    cls: str
    names: tuple[str, ...]
    needed: bool

    @property
    def label(self) -> str:
        """Return the name by which lists show the thing."""
        return self.names[0]


@dataclass(frozen=True)
class GoldRelation:
    """A fact that an episode states; an end that is an episode is written `Episode N`."""

    episode: str
    subject: str
    predicate: str
    object: str
    needed: bool


@dataclass(frozen=True)
class GoldGuests:
    """All guests of one episode, which its guid or else its title tells."""

    guid: str
    title: str
    guests: tuple[str, ...]


@dataclass(frozen=True)
class Gold:
    """Everything that is expected; a kind of table that was not given is None."""

    entities: tuple[GoldEntity, ...] | None = None
    relations: tuple[GoldRelation, ...] | None = None
    guests: tuple[GoldGuests, ...] | None = None


def read(path: Path) -> Gold:
    """Read a folder (entities.tsv, relations.tsv, `*.gold.tsv` of guests) or one such table.

    Raises `GoldError`, which names the file and the line, for a table that cannot be used.
    """
    if not path.is_dir():
        return parse([(str(path), _text(path))])
    listed = [path / "entities.tsv", path / "relations.tsv", *sorted(path.glob("*.gold.tsv"))]
    if not any(each.is_file() for each in listed):
        raise GoldError(f"{path}: holds no entities.tsv, relations.tsv or *.gold.tsv; name another folder")
    return parse([(str(each), _text(each)) for each in listed if each.is_file()])


def parse(tables: Iterable[tuple[str, str]]) -> Gold:
    """Read tables, given as (name, text); tables of one kind are put together."""
    rows: dict[str, list[_Row]] = {}
    for name, text in tables:
        kind, found = _table(name, text)
        rows.setdefault(kind, []).extend(found)
    return Gold(
        _made(rows.get("entities"), _entity),
        _made(rows.get("relations"), _relation),
        _made(rows.get("guests"), _guests),
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise GoldError(f"{path}: no such file; give the path of a folder with gold tables") from None
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read as text ({error}); save it as UTF-8") from None


def _table(name: str, text: str) -> tuple[str, list[_Row]]:
    """Return which table a text is, and its rows."""
    reader = csv.reader(StringIO(text), delimiter="\t")
    try:
        header = next(reader, [])
        kind = next((_TELLING[column] for column in header if column in _TELLING), "")
        if not kind:
            wanted = " or ".join(" ".join(columns) for columns in _COLUMNS.values())
            raise GoldError(f"{name}: the header is none of {wanted}; separate its columns by tabs")
        if missing := [column for column in _COLUMNS[kind] if column not in header]:
            raise GoldError(f"{name}: has no column {missing[0]!r}; it needs {', '.join(_COLUMNS[kind])}")
        return kind, [_row(f"{name}, line {reader.line_num}", kind, header, line) for line in reader if line]
    except csv.Error as error:
        raise GoldError(f"{name}, line {reader.line_num}: {error}; write one row on each line") from None


def _row(place: str, kind: str, header: list[str], line: list[str]) -> _Row:
    if len(line) != len(header):
        raise GoldError(f"{place}: has {len(line)} columns and the header {len(header)}; add or drop tabs")
    row = {column: value.strip() for column, value in zip(header, line, strict=True)}
    for column in _COLUMNS[kind]:
        choices = _CHOICES.get(column, ())
        if choices and row[column] not in choices:
            raise GoldError(f"{place}: {row[column]!r} is no {column}; use {', '.join(choices)}")
        if column in _FILLED and not row[column]:
            raise GoldError(f"{place}: the column {column!r} is empty; fill it or drop the line")
    return row


def _made(rows: Iterable[_Row] | None, make: Callable[[_Row], _Made]) -> tuple[_Made, ...] | None:
    return None if rows is None else tuple(make(row) for row in rows)


def _entity(row: _Row) -> GoldEntity:
    return GoldEntity(
        row["episode"], row["class"], (row["label"], *_listed(row["aliases"])), row["need"] == "2"
    )


def _relation(row: _Row) -> GoldRelation:
    return GoldRelation(row["episode"], row["subject"], row["predicate"], row["object"], row["need"] == "2")


def _guests(row: _Row) -> GoldGuests:
    return GoldGuests(row["guid"], row["title"], _listed(row["guests"]))


def _listed(value: str) -> tuple[str, ...]:
    return tuple(name for part in value.split("|") if (name := part.strip()))

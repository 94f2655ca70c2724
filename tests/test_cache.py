"""Copies of fetched pages, whole and damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orbitgraph.extract.reading import cache
from orbitgraph.extract.reading.cache import Copy

URL = "https://example.org/feed?é"
COPY = Copy(b"<rss/>\0\xff", "application/rss+xml", "utf-8", '"v1"', "Tue, 01 Mar 2016 00:00:00 GMT")


@pytest.mark.parametrize("copy", [COPY, Copy(b""), Copy(b"x", etag='W/"a"')])
def test_a_copy_comes_back_as_it_was(tmp_path: Path, copy: Copy) -> None:
    folder = tmp_path / "new" / "cache"
    cache.store(folder, URL, Copy(b"older"))
    cache.store(folder, URL, copy)
    assert cache.load(folder, URL, 1000) == copy
    assert cache.load(folder, URL + "1", 1000) is None
    page = cache.path(folder, URL)
    assert page.read_bytes() == copy.data
    assert sorted(folder.iterdir()) == [page.with_suffix(".json"), page]


def test_the_same_copy_is_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        cache.store(tmp_path / name, URL, COPY)
    first, second = ([file.read_bytes() for file in sorted((tmp_path / name).iterdir())] for name in "ab")
    assert first == second


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"{",
        b"\xff\xfe\xff",
        b"[]",
        b"null",
        b'"url"',
        b"{}",
        b"[" * 15_000,
        b" " * 30_000 + b"{}",
        {"url": "https://example.org/other"},
        {"sha256": "0"},
        {"sha256": None},
        {"etag": 5},
        {"etag": ["a"]},
    ],
)
def test_a_damaged_note_counts_as_none(tmp_path: Path, note: bytes | dict[str, object]) -> None:
    cache.store(tmp_path, URL, COPY)
    file = cache.path(tmp_path, URL).with_suffix(".json")
    changed = note if isinstance(note, bytes) else json.dumps(json.loads(file.read_bytes()) | note).encode()
    file.write_bytes(changed)
    assert cache.load(tmp_path, URL, 1000) is None


def test_a_damaged_page_counts_as_none(tmp_path: Path) -> None:
    cache.store(tmp_path, URL, COPY)
    page = cache.path(tmp_path, URL)
    page.write_bytes(COPY.data[:-1])
    assert cache.load(tmp_path, URL, 1000) is None
    page.unlink()
    assert cache.load(tmp_path, URL, 1000) is None
    page.mkdir()
    assert cache.load(tmp_path, URL, 1000) is None


def test_a_page_larger_than_allowed_counts_as_none(tmp_path: Path) -> None:
    cache.store(tmp_path, URL, COPY)
    assert cache.load(tmp_path, URL, len(COPY.data)) == COPY
    assert cache.load(tmp_path, URL, len(COPY.data) - 1) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    cache.store(tmp_path / "file", URL, COPY)
    cache.store(tmp_path / "file" / "below", URL, COPY)
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_a_write_that_fails_leaves_the_old_copy_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.store(tmp_path, URL, COPY)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    cache.store(tmp_path, URL, Copy(b"newer"))
    assert cache.load(tmp_path, URL, 1000) == COPY
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("header", "kept"),
    [
        ('"v1"', '"v1"'),
        ("", None),
        (None, None),
        ("a\r\nX: 1", None),
        ("é", None),
        ("x" * 501, None),
    ],
)
def test_only_what_can_be_sent_back_is_a_validator(header: str | None, kept: str | None) -> None:
    assert cache.validator(header) == kept

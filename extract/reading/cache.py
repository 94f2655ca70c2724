"""Copies of fetched pages in a folder: two files for each URL, the page as it came and what is known of it.

A copy is believed only where its size and hash agree; a damaged, foreign or half-written one counts as none.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

_LARGEST_NOTE = 20_000
# What a server sends here goes back to it in a header: nothing but plain characters.
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,500}")


@dataclass(frozen=True, slots=True)
class Copy:
    """A page as fetched; `etag` and `modified` are what the server wants to hear when asked again."""

    data: bytes
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


def path(folder: Path, url: str) -> Path:
    """Return the file that holds the page of a URL, whether it exists or not."""
    return folder / f"{sha256(url.encode()).hexdigest()[:32]}.page"


def load(folder: Path, url: str, most: int) -> Copy | None:
    """Return the copy of a URL, or None where there is no whole one of at most `most` bytes."""
    page = path(folder, url)
    try:
        note = json.loads(_read(page.with_suffix(".json"), _LARGEST_NOTE))
        data = _read(page, most)
        if note["url"] != url or note["sha256"] != sha256(data).hexdigest():
            return None
        known = {key: _text(note[key]) for key in ("media_type", "charset", "etag", "modified")}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Copy(data, **known)


def store(folder: Path, url: str, copy: Copy) -> None:
    """Keep a copy in place of an earlier one; where the folder cannot be written, nothing is kept."""
    page = path(folder, url)
    note = {
        "url": url,
        "sha256": sha256(copy.data).hexdigest(),
        "media_type": copy.media_type,
        "charset": copy.charset,
        "etag": copy.etag,
        "modified": copy.modified,
    }
    # A full disk must not fail a build that has what it needs.
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _write(page, copy.data)
        _write(page.with_suffix(".json"), json.dumps(note, indent=1).encode())


def validator(header: str | None) -> str | None:
    """Return a header's value where it can be sent back as it is."""
    return header if header and _VALIDATOR.fullmatch(header) else None


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError(f"not text: {value!r}")
    return validator(value)


def _read(file: Path, most: int) -> bytes:
    with file.open("rb") as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise ValueError(f"{file}: more than {most} bytes")
    return data


def _write(file: Path, data: bytes) -> None:
    """Write under another name first: a reader sees the old file or the new one, never a part."""
    handle, name = mkstemp(dir=file.parent, prefix=file.stem)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

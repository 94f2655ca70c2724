"""Sources -> text: files on disk and the bundled corpus, with one clear line for what cannot be read."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from orbitgraph.errors import SourceError
from orbitgraph.extract import page

BUNDLED = "ovs-orbit.txt"
"""The corpus that comes with the package; what `build` reads where no source is given."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """What was given to read: its name for messages, and its bytes."""

    name: str
    data: bytes


def load(source: str | None) -> Source:
    """Load a source (a path, or None for the bundled corpus); raises `SourceError` where it cannot be read."""
    if source is None:
        bundled = resources.files("orbitgraph.extract.corpus").joinpath(BUNDLED)
        return Source("bundled corpus", bundled.read_bytes())
    return Source(source, _bytes(Path(source)))


def parse(source: Source) -> page.Page:
    """Read a loaded source; raises `SourceError` where it holds no episode."""
    return page.read(decode(source.data, source.name), source.name)


def read(source: str | None) -> page.Page:
    """Load and read a source in one step."""
    return parse(load(source))


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file; give the path of a page with show notes") from None
    except IsADirectoryError:
        raise SourceError(f"{path}: is a folder; give the path of a page with show notes") from None
    except (OSError, ValueError) as error:
        # A NUL in the path is a ValueError.
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"{path}: cannot be read ({reason}); check the path and its permissions") from None
    if not data.strip():
        raise SourceError(f"{path}: is empty; give a page with show notes")
    return data


def decode(data: bytes, name: str) -> str:
    """Return the text of a page: UTF-8, UTF-16 with its mark, or else Windows-1252; binary data is refused."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data or _control_share(data[:4096]) > 0.05:
        raise SourceError(f"{name}: is a binary file; give a page of text with show notes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            # The page is cut off within its last character.
            return data[: error.start].decode("utf-8")
        return data.decode("cp1252", errors="replace")


def _control_share(data: bytes) -> float:
    return sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b" for byte in data) / max(1, len(data))

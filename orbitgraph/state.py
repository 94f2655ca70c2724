"""What a folder was built from: enough to see that nothing has changed, without reading or importing much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from orbitgraph.graph.store import Index

FOLDER = ".orbitgraph"
"""The folder below the output that holds the state and the readings; it can be deleted at any time."""
_FILE = "state.json"
_CODE = (".py", ".ttl", ".txt", ".html", ".js", ".css", ".jsonld")


class State(msgspec.Struct, frozen=True):
    """One finished build: what it was made with and from, what it counted, where each graph stands in the files."""

    configuration: str
    sources: dict[str, str]
    counts: list[tuple[str, int]]
    warnings: list[str]
    files: dict[str, tuple[int, int]]
    episodes: dict[str, str]
    models: dict[str, str]
    graphs: Index


def load(directory: Path) -> State | None:
    """Return the state of a folder, or None where there is none that can be used."""
    try:
        return msgspec.json.decode((directory / FOLDER / _FILE).read_bytes(), type=State)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None


def save(state: State, directory: Path) -> None:
    """Write the state of a folder, in one step."""
    path = directory / FOLDER / _FILE
    path.parent.mkdir(exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(msgspec.json.encode(state))
    fresh.replace(path)


def discard(directory: Path) -> None:
    """Forget the state: while the files are replaced, none is true."""
    (directory / FOLDER / _FILE).unlink(missing_ok=True)


def files(directory: Path, names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return size and time of change of each file, which show that somebody else has touched it."""
    found = {}
    for name in names:
        status = (directory / name).stat()
        found[name] = (status.st_size, status.st_mtime_ns)
    return found


def is_current(state: State, directory: Path, configuration: str, sources: Mapping[str, str]) -> bool:
    """Tell whether a folder holds what a build with this configuration from these sources would make."""
    try:
        untouched = files(directory, state.files) == state.files
    except OSError:
        return False
    return untouched and state.configuration == configuration and state.sources == dict(sources)


def configuration(model: str, *settings: Path | None) -> str:
    """Return what is equal where two builds work the same: the program, the language model, files of settings."""
    contents = [path.read_bytes() if path and path.is_file() else b"" for path in settings]
    parts = [program(), model_version(model), *(sha256(content).hexdigest() for content in contents)]
    return sha256("\n".join(parts).encode()).hexdigest()


@cache
def program() -> str:
    """Return a digest of the program's own files: its code and its data."""
    digest = sha256()
    for path in sorted(_files(resources.files("orbitgraph")), key=lambda each: str(each)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterable[Traversable]:
    for each in folder.iterdir():
        if each.is_dir() and each.name != "__pycache__":
            yield from _files(each)
        elif each.name.endswith(_CODE):
            yield each


def model_version(model: str) -> str:
    """Return name and version of an installed language model, or of one in a folder by its description."""
    try:
        return f"{model} {metadata.version(model)}"
    except (metadata.PackageNotFoundError, ValueError):
        description = Path(model) / "meta.json"
        content = description.read_bytes() if description.is_file() else b""
        return f"{model} {sha256(content).hexdigest()}"

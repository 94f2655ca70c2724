"""What a folder was built from: enough to see that nothing has changed, without reading or importing much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from orbitgraph.errors import OutputError
from orbitgraph.folders import FOLDER
from orbitgraph.graph.store import Index

SCHEMA = 1
"""The version of what a folder holds; it rises when a program can no longer use what an older one has built."""
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
    schema: int = SCHEMA


class _Schema(msgspec.Struct):
    schema: int = 0


def load(directory: Path) -> State | None:
    """Return the state of a folder, or None where there is none that can be used: all is then made anew.

    Raises `OutputError` for a folder that a later version of the program has built.
    """
    try:
        content = (directory / FOLDER / _FILE).read_bytes()
        schema = msgspec.json.decode(content, type=_Schema).schema
        if schema > SCHEMA:
            raise OutputError(
                f"{directory}: was built by a later orbitgraph (its schema is {schema}, this one knows {SCHEMA}); "
                "update orbitgraph, or choose another folder with -o"
            )
        return msgspec.json.decode(content, type=State) if schema == SCHEMA else None
    except (OSError, msgspec.MsgspecError, ValueError):
        return None


def save(state: State, directory: Path) -> None:
    """Write the state of a folder."""
    (directory / FOLDER / _FILE).write_bytes(msgspec.json.encode(state))


def files(directory: Path, names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return size and time of change of each file, which show that somebody else has touched it."""
    found = {}
    for name in names:
        status = (directory / name).stat()
        found[name] = (status.st_size, status.st_mtime_ns)
    return found


def is_current(state: State, directory: Path, configuration: str, sources: Mapping[str, str]) -> bool:
    """Tell whether a folder holds what a build with this configuration from these sources would make."""
    same = state.configuration == configuration and state.sources == dict(sources)
    return same and is_untouched(state, directory)


def is_untouched(state: State, directory: Path) -> bool:
    """Tell whether all files of a folder are as the build left them."""
    try:
        return files(directory, state.files) == state.files
    except OSError:
        return False


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

"""Sources -> episodes: files, folders, URLs, lists of feeds and the bundled corpus; the form is told by the content."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from orbitgraph.errors import SourceError
from orbitgraph.extract.guests.show_settings import Settings
from orbitgraph.extract.reading import page
from orbitgraph.extract.reading.characters import shown

BUNDLED = "ovs-orbit.txt"
"""The corpus that comes with the package; what `build` reads where no source is given."""

LARGEST = 50_000_000
"""Bytes from which a file is refused: a feed's limit too, and what a fetch takes."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """What was given to read: its name for messages, its bytes, and its address where it came from the web."""

    name: str
    data: bytes
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Web:
    """How URLs are fetched: where pages are kept between builds, and whether local addresses may be asked."""

    cache: Path | None = None
    allow_local: bool = False


def load(source: str | None, web: Web = Web()) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Load a file, a folder of files, a URL, or the feeds of an OPML list; None is the bundled corpus.

    Returns what was loaded, and one line for each file or feed of several that was not. Raises `SourceError`
    where nothing can be loaded.
    """
    if source is None:
        bundled = resources.files("orbitgraph.extract.corpus").joinpath(BUNDLED)
        return (Source("bundled corpus", bundled.read_bytes()),), ()
    if source.startswith(("http://", "https://")):
        return _listed(_fetched(source, web), web)
    path = Path(source)
    if _is_folder(path):
        return _several(lambda name: Source(shown(name), _bytes(Path(name))), _files(path), source)
    return _listed(Source(shown(source), _bytes(path)), web)


def _listed(source: Source, web: Web) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Return a source, or the feeds that it lists."""
    from orbitgraph.extract.reading import opml

    if not opml.looks_like(source.data):
        return (source,), ()
    return _several(lambda url: _fetched(url, web), opml.feeds(source.data, source.name), source.name)


def _several(
    read: Callable[[str], Source], names: Iterable[str], whole: str
) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    found, warnings = [], []
    for name in names:
        try:
            found.append(read(name))
        except SourceError as error:
            warnings.append(shown(str(error)))
    if not found:
        reason = f" ({warnings[0]})" if warnings else ""
        raise SourceError(
            f"{whole}: nothing in it can be read{reason}; give a page or a feed with show notes"
        )
    return tuple(found), tuple(warnings)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name too long for the system
        return False


def _files(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def _fetched(url: str, web: Web) -> Source:
    # Asking the web takes modules that a build from files does without.
    from orbitgraph.extract.reading import fetch

    fetched = fetch.fetch(url, cache=web.cache, allow_local=web.allow_local)
    return Source(url, fetched.data, fetched.url)


def parse(source: Source, settings: Mapping[str, Settings] | None = None) -> page.Page:
    """Read a loaded source by what it holds: a feed, a web page, or a text page; guests and hosts are filled in.

    `settings` are those of the user, by the slug of the show. Raises `SourceError` where it holds no episode.
    """
    from orbitgraph.extract.guests import boilerplate

    found, own, learned = _whole(source, settings or {})
    if not learned:
        return found
    tag = (own.language if own else None) or found.show.language
    stripped = boilerplate.strip(found.episodes, own)
    spoken = (replace(each, language=each.language or tag) for each in stripped)
    return page.Page(found.show, tuple(spoken), found.warnings)


def whole(source: Source, settings: Mapping[str, Settings] | None = None) -> page.Page:
    """Read a loaded source as `parse` does, with all paragraphs that the show repeats."""
    return _whole(source, settings or {})[0]


def _whole(source: Source, settings: Mapping[str, Settings]) -> tuple[page.Page, Settings | None, bool]:
    """Return what a source holds, the settings of its show, and whether more is to be learned of the show."""
    from orbitgraph.extract.guests import filling as guests
    from orbitgraph.extract.guests import hosts
    from orbitgraph.extract.reading import feed, webpage

    plain = False
    if feed.looks_like(source.data):
        read = feed.read(source.data, source.name)
        found = page.Page(read.show, read.episodes, read.warnings)
    else:
        text = decode(source.data, source.name)
        plain = not webpage.looks_like(text)
        found = page.read(text, source.name) if plain else webpage.read(text, source.name, source.address)
    if not found.episodes:
        raise SourceError(f"{source.name}: the feed has no episodes; nothing can be built from it")
    own = settings.get(found.show.slug)
    if plain and own is None:
        # The titles of a text page name the guests in one fixed way; there is nothing to learn.
        named = found.show.hosts or tuple(hosts.described(found.show))
        kept = tuple(replace(each, hosts=each.hosts or named) for each in found.episodes)
        return page.Page(replace(found.show, hosts=named), kept, found.warnings), own, False
    show, episodes = guests.fill(found.show, found.episodes, own)
    return page.Page(show, episodes, found.warnings), own, True


def read(source: str | None) -> page.Page:
    """Load and read one source in one step."""
    (loaded,), _ = load(source)
    return parse(loaded)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file; give the path of a page with show notes") from None
    except (OSError, ValueError) as error:
        # A NUL in the path is a ValueError.
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"{path}: cannot be read ({reason}); check the path and its permissions") from None
    if len(data) > LARGEST:
        raise SourceError(f"{path}: is larger than {LARGEST // 10**6} MB; give a page or a feed of one show")
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

"""The graph on disk and in memory: `write` makes graph.nq and graph.ttl, `open_store` reads them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from pyoxigraph import RdfFormat, Store

from orbitgraph.errors import OutputError
from orbitgraph.graph.build import Part
from orbitgraph.graph.iris import DEFAULT_BASE
from orbitgraph.graph.serialise import prefixes_of, sorted_lines, turtle, turtle_header, turtle_title
from orbitgraph.graph.tally import Tally, tally

if TYPE_CHECKING:
    from rdflib import Dataset

QUADS_FILE = "graph.nq"
TURTLE_FILE = "graph.ttl"

_REMEDY = "run `orbitgraph build` to make it"


@dataclass(frozen=True)
class Place:
    """Where a graph stands in the two files (start and length in bytes), its key, and what it holds."""

    key: str
    quads: int
    lines: tuple[int, int]
    turtle: tuple[int, int]
    tally: Tally = field(default_factory=dict)


Index = dict[str, Place]
"""The places of all graphs of a folder, by the graphs' IRIs; a later piece of a graph has its number behind it."""


def write(
    parts: Iterable[Part],
    directory: Path,
    base: str = DEFAULT_BASE,
    old: Old | None = None,
    describe: Callable[[Mapping[str, Tally]], Part] | None = None,
) -> Index:
    """Write graph.nq and graph.ttl to an existing directory, graph by graph in the order of their IRIs.

    The quads of a graph stand together, sorted; graph.ttl has the same triples below one set of prefixes, which
    follow from `base` (that of `Iris`). What `old`, an earlier folder, has under the same key is copied. The last
    graph is what `describe`, if given, makes of the tallies of the others. Equal parts make equal bytes. Raises
    `OutputError` if the files cannot be written.
    """
    ordered = sorted(parts, key=lambda part: (part.graph, part.piece))
    try:
        with (
            (directory / QUADS_FILE).open("wb") as lines,
            (directory / TURTLE_FILE).open("wb") as readable,
            old or Old(directory, {}) as kept,
        ):
            files = _Files(lines, readable, kept, base, prefixes_of([part.graph for part in ordered], base))
            for part in ordered:
                files.add(part)
            if describe is not None:
                files.add(describe({name: place.tally for name, place in files.index.items()}))
    except OSError as error:
        raise OutputError(f"{directory}: cannot write the graph ({error.strerror}); choose another") from None
    return files.index


class _Files:
    """The two files while they are written."""

    def __init__(
        self, lines: BinaryIO, readable: BinaryIO, kept: Old, base: str, prefixes: Mapping[str, str]
    ) -> None:
        self.index: Index = {}
        self._lines, self._readable, self._kept, self._base = lines, readable, kept, base
        self._prefixes = prefixes
        readable.write(turtle_header(prefixes))

    def add(self, part: Part) -> None:
        """Write a graph, or a piece of one."""
        found = self._kept.find(part)
        if found is None:
            data = sorted_lines(part.quads())
            title = b"" if part.piece else turtle_title(part.graph, self._base)
            found = tally(data), data, title + turtle(data, self._prefixes)
        held, quad_bytes, turtle_bytes = found
        places = (self._lines.tell(), len(quad_bytes)), (self._readable.tell(), len(turtle_bytes))
        self.index[_name(part)] = Place(part.key, quad_bytes.count(b"\n"), *places, held)
        self._lines.write(quad_bytes)
        self._readable.write(turtle_bytes)


class Old:
    """The files of an earlier build, from which unchanged graphs are copied; a context that opens and closes them."""

    def __init__(self, directory: Path, index: Index) -> None:
        self._directory, self._index = directory, index
        self._files: list[BinaryIO] = []

    def __enter__(self) -> Self:
        if self._index:
            self._files = [(self._directory / name).open("rb") for name in (QUADS_FILE, TURTLE_FILE)]
        return self

    def __exit__(self, *error: object) -> None:
        for file in self._files:
            file.close()

    def find(self, part: Part) -> tuple[Tally, bytes, bytes] | None:
        """Return (tally, lines, Turtle) of a graph that has not changed, else None."""
        place = self._index.get(_name(part))
        # Versions that counted nothing left no tally.
        if place is None or place.key != part.key or not place.tally:
            return None
        lines, turtle = (
            _piece(file, span) for file, span in zip(self._files, (place.lines, place.turtle), strict=True)
        )
        return None if lines is None or turtle is None else (place.tally, lines, turtle)


def _name(part: Part) -> str:
    return f"{part.graph} {part.piece}" if part.piece else part.graph


def _piece(file: BinaryIO, span: tuple[int, int]) -> bytes | None:
    start, length = span
    file.seek(start)
    piece = file.read(length)
    return piece if len(piece) == length else None


def open_store(place: Path) -> Store:
    """Load a graph into memory, from a directory that `write` filled or from one file in any RDF format.

    Raises `OutputError` when there is none, it is damaged, or it is empty.
    """
    path = place / QUADS_FILE if place.is_dir() else place
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if not path.is_file():
        raise OutputError(f"{place}: holds no graph ({path.name} is missing); {_REMEDY}")
    if form is None:
        raise OutputError(f"{place}: unknown kind of file; name a directory, or a file such as {QUADS_FILE}")
    store = Store()
    try:
        store.bulk_load(path=path, format=form, base_iri=DEFAULT_BASE)
    except (SyntaxError, ValueError, OSError) as error:
        reason = " ".join(str(error).split())
        raise OutputError(f"{path}: the graph is damaged ({reason}); {_REMEDY} again") from None
    if not len(store):
        raise OutputError(f"{path}: the graph is empty; {_REMEDY} again")
    return store


def as_rdflib(store: Store) -> Dataset:
    """Show the same store to rdflib, without a copy; queries outside `GRAPH` see all graphs at once."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    return Dataset(OxigraphStore(store=store), default_union=True)

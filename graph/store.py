"""The graph on disk and in memory: `write` makes graph.nq and graph.ttl, `open_store` reads them again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from orbitgraph.errors import OutputError
from orbitgraph.graph.build import Part
from orbitgraph.graph.iris import DEFAULT_BASE
from orbitgraph.graph.tally import Tally, tally
from orbitgraph.model import EntityClass
from orbitgraph.ontology import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset

QUADS_FILE = "graph.nq"
TURTLE_FILE = "graph.ttl"

_TYPE = NamedNode(PREFIXES["rdf"] + "type")

_CHUNK = 20_000
"""How many quads are held as objects at a time."""
_REMEDY = "run `orbitgraph build` to make it"


@dataclass(frozen=True)
class Place:
    """Where a graph stands in the two files (start and length in bytes), its key, and what it holds."""

    key: str
    quads: int
    tally: Tally
    lines: tuple[int, int]
    turtle: tuple[int, int]


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
            (directory / TURTLE_FILE).open("wb") as turtle,
            old or Old(directory, {}) as kept,
        ):
            files = _Files(lines, turtle, kept, base, _prefixes([part.graph for part in ordered], base))
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
        self, lines: BinaryIO, turtle: BinaryIO, kept: Old, base: str, prefixes: Mapping[str, str]
    ) -> None:
        self.index: Index = {}
        self._lines, self._turtle, self._kept, self._base = lines, turtle, kept, base
        self._prefixes = prefixes
        declared = (f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes.items()))
        turtle.write("".join(declared).encode())

    def add(self, part: Part) -> None:
        """Write a graph, or a piece of one."""
        found = self._kept.find(part)
        if found is None:
            data = b"".join(sorted(set(_lines(part.quads()))))
            title = "" if part.piece else f"\n# {part.graph.removeprefix(self._base)}\n\n"
            found = tally(data), data, title.encode() + _turtle(data, self._prefixes)
        held, quad_bytes, turtle_bytes = found
        places = (self._lines.tell(), len(quad_bytes)), (self._turtle.tell(), len(turtle_bytes))
        self.index[_name(part)] = Place(part.key, quad_bytes.count(b"\n"), held, *places)
        self._lines.write(quad_bytes)
        self._turtle.write(turtle_bytes)


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
        if place is None or place.key != part.key:
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


def _lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Yield the quads as lines; of a large graph only some are held as objects at a time."""
    rest = iter(quads)
    while chunk := list(islice(rest, _CHUNK)):
        # Canonical N-Quads escape every line break in a text, so lines and quads are the same.
        for line in (serialize(chunk, format=RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]:
            yield line + b"\n"


def _turtle(data: bytes, prefixes: Mapping[str, str]) -> bytes:
    """Write the triples of one graph, given as sorted lines; a subject's types come first."""
    triples = (quad.triple for quad in parse(data, RdfFormat.N_QUADS))
    pieces: list[bytes] = []
    ordered: list[Triple] = []
    for _, group in groupby(triples, key=attrgetter("subject")):
        described = list(group)
        ordered += [each for each in described if each.predicate == _TYPE]
        ordered += [each for each in described if each.predicate != _TYPE]
        if len(ordered) >= _CHUNK:
            pieces.append(_statements(ordered, prefixes))
            ordered = []
    return b"".join((*pieces, _statements(ordered, prefixes)))


def _statements(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> bytes:
    """Write triples as Turtle, without the prefixes."""
    turtle = serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
    return b"".join(line + b"\n" for line in turtle.split(b"\n")[:-1] if not line.startswith(b"@prefix "))


def _prefixes(graphs: Iterable[str], base: str) -> dict[str, str]:
    """Name the namespaces of the file; the episodes of a show stand under the show's own slug."""
    kinds = ("show", "run", *EntityClass)
    prefixes = dict(PREFIXES) | {kind: f"{base}{kind}/" for kind in kinds}
    start = f"{base}graph/show/"
    for slug in sorted(
        {graph.removeprefix(start).split("/")[0] for graph in graphs if graph.startswith(start)}
    ):
        # A prefix has fewer letters to choose from than an IRI.
        if re.fullmatch("[a-z][a-z0-9-]*", slug):
            prefixes.setdefault(slug, f"{base}show/{slug}/episode/")
    return prefixes

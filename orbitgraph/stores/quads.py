"""graph.nq as a list of its named graphs, and each graph as pieces of N-Triples, without ever holding the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

from orbitgraph.errors import OutputError

FILE = "graph.nq"
_REMEDY = "run `orbitgraph build` again"


@dataclass(frozen=True)
class NamedGraph:
    """A graph: its IRI, where its lines stand in the file (bytes), how many quads, and the SHA-256 of the lines."""

    iri: str
    start: int
    length: int
    quads: int
    sha256: str


class Quads:
    """The file of a folder that `build` made, open for reading; a context that closes it.

    `graphs` are in the order of the file, `base` is what their IRIs share. Raises `OutputError` where there is no
    file, or one that `build` has not written: a graph's lines stand together there, and every line is whole.
    """

    def __init__(self, directory: Path) -> None:
        self._name = directory / FILE
        try:
            self._file = self._name.open("rb")
        except OSError:
            raise OutputError(
                f"{directory}: holds no graph ({FILE} is missing); run `orbitgraph build` to make it"
            ) from None
        try:
            self.graphs = tuple(self._scan())
        except OutputError:
            self._file.close()
            raise
        # The slug of a show may be "graph" too; only in the IRIs of episodes, which are longer, something follows it.
        shortest = min((graph.iri for graph in self.graphs), key=len)
        self.base = shortest.rpartition("/graph/")[0] + "/"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def pieces(self, graph: NamedGraph, limit: int) -> Iterator[bytes]:
        """Yield the triples of a graph in pieces of at most `limit` bytes; a longer triple is a piece of its own.

        Raises `OutputError` at the end where they are no longer those that were listed.
        """
        self._file.seek(graph.start)
        seen, size = sha256(), 0
        piece: list[bytes] = []
        for _ in range(graph.quads):
            quad = self._file.readline()
            seen.update(quad)
            triple = _split(quad)[0] + b" .\n"
            if piece and size + len(triple) > limit:
                yield b"".join(piece)
                piece, size = [], 0
            piece.append(triple)
            size += len(triple)
        if seen.hexdigest() != graph.sha256:
            raise OutputError(f"{self._name}: has changed meanwhile; run the command again")
        yield b"".join(piece)

    def _scan(self) -> Iterator[NamedGraph]:
        done: set[bytes] = set()
        current, start, quads, seen, at = b"", 0, 0, sha256(), 0
        for number, quad in enumerate(self._file, start=1):
            _, graph, end = _split(quad)
            if end != b".\n" or not (graph.startswith(b"<http") and b"/graph/" in graph):
                raise OutputError(
                    f"{self._name}: line {number} is no quad of a graph of orbitgraph; {_REMEDY}"
                )
            if graph != current:
                if graph in done:
                    raise OutputError(f"{self._name}: line {number} goes back to an earlier graph; {_REMEDY}")
                if current:
                    yield _graph(current, start, at, quads, seen.hexdigest())
                done.add(graph)
                current, start, quads, seen = graph, at, 0, sha256()
            seen.update(quad)
            quads += 1
            at += len(quad)
        if not current:
            raise OutputError(f"{self._name}: the graph is empty; {_REMEDY}")
        yield _graph(current, start, at, quads, seen.hexdigest())


def _graph(name: bytes, start: int, end: int, quads: int, digest: str) -> NamedGraph:
    return NamedGraph(name[1:-1].decode(), start, end - start, quads, digest)


def _split(quad: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the triple, the graph and the end of a line of canonical N-Quads, in which one space parts the terms."""
    triple, _, rest = quad.rpartition(b" <")
    graph, _, end = rest.partition(b" ")
    return triple, b"<" + graph, end

"""What a store has of us: a small graph in the store itself, which says what was pushed and is whole.

A record in the store is right also after the store was emptied, and for a push from another machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from orbitgraph.ontology import PREFIXES
from orbitgraph.stores.targets import Target

_SHA256 = re.compile("[0-9a-f]{64}")
_PART_OF = NamedNode(PREFIXES["schema"] + "isPartOf")
_HASH = NamedNode(PREFIXES["schema"] + "sha256")


class Records:
    """The records below one base: IRI of a graph -> SHA-256 of its lines, or "" while it is not whole."""

    def __init__(self, target: Target, base: str) -> None:
        self._target = target
        self._graphs = f"{base}graph/"
        self.graph = f"{self._graphs}pushed"

    def read(self) -> dict[str, str]:
        """Ask the store; what names a graph outside of our own IRIs is none of our records."""
        found: dict[str, str] = {}
        for iri, value in self._target.read(self.graph):
            if iri.startswith(self._graphs) and iri != self.graph:
                found[iri] = value if _SHA256.fullmatch(value) else found.get(iri, "")
        return found

    def write(self, records: Mapping[str, str], limit: int) -> None:
        """Replace all records, in requests of about `limit` bytes."""
        if records:
            lines = (self._lines(iri, sha256) for iri, sha256 in sorted(records.items()))
            self._target.replace(self.graph, _joined(lines, limit))
        else:
            self._target.remove(self.graph)

    def add(self, iri: str, sha256: str) -> None:
        """Record that a graph is whole now."""
        self._target.add(self.graph, self._lines(iri, sha256))

    def _lines(self, iri: str, sha256: str) -> bytes:
        graph = NamedNode(iri)
        lines = f"{graph} {_PART_OF} {NamedNode(self.graph)} .\n"
        return (lines + (f"{graph} {_HASH} {Literal(sha256)} .\n" if sha256 else "")).encode()


def _joined(lines: Iterable[bytes], limit: int) -> Iterable[bytes]:
    piece = b""
    for each in lines:
        if piece and len(piece) + len(each) > limit:
            yield piece
            piece = b""
        piece += each
    yield piece

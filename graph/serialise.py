"""Quads as text that is equal where they are: sorted lines, and Turtle, graph by graph, below one set of prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import attrgetter

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from orbitgraph.model import EntityClass
from orbitgraph.ontology import PREFIXES

_TYPE = NamedNode(PREFIXES["rdf"] + "type")

_CHUNK = 20_000
"""How many quads are held as objects at a time."""


def sorted_lines(quads: Iterable[Quad]) -> bytes:
    """Return quads as lines of N-Quads, sorted, each once."""
    return b"".join(sorted(set(_lines(quads))))


def _lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Yield the quads as lines; of a large graph only some are held as objects at a time."""
    rest = iter(quads)
    while chunk := list(islice(rest, _CHUNK)):
        # Canonical N-Quads escape every line break in a text, so lines and quads are the same.
        for line in (serialize(chunk, format=RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]:
            yield line + b"\n"


def turtle(data: bytes, prefixes: Mapping[str, str]) -> bytes:
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


def turtle_header(prefixes: Mapping[str, str]) -> bytes:
    """Declare the prefixes."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes.items())).encode()


def turtle_title(graph: str, base: str) -> bytes:
    """Return the comment that stands above the statements of a graph."""
    return f"\n# {graph.removeprefix(base)}\n\n".encode()


def prefixes_of(graphs: Iterable[str], base: str) -> dict[str, str]:
    """Name the namespaces of the graphs; the episodes of a show stand under the show's own slug."""
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

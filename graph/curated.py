"""Corrections made by hand, as rows: what each line says, and the things that it has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import NamedNode

from orbitgraph.graph.iris import Iris
from orbitgraph.graph.terms import Row, describe, term, words


def curated_rows(corrections: Iterable[tuple[Sequence[str], Sequence[str]]], iris: Iris) -> Iterator[Row]:
    """Yield the rows of the corrections that took effect, given by their cells and the IRIs of their things."""
    for cells, things in corrections:
        yield from describe(
            NamedNode(iris.correction_iri(cells)),
            ("rdf:type", term("orbit:Correction")),
            ("rdfs:label", words(", ".join(filter(None, cells)))),
            ("orbit:action", words(cells[0])),
            *(("dcterms:references", NamedNode(thing)) for thing in things),
        )

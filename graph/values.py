"""The values that a graph states, as plain texts: a predicate's subjects with their values, looked up by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, Store

from orbitgraph.graph.terms import term


class Values:
    """The values of a graph by predicate and subject; each predicate is read once, from all named graphs."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.of = cache(self._of)

    def _of(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """Return subject (IRI) -> values (IRIs, or texts of literals), sorted, of a predicate such as `oa:exact`."""
        found: dict[str, set[str]] = defaultdict(set)
        for subject, value in self.pairs(name):
            found[subject].add(value.value)
        return {subject: tuple(sorted(values)) for subject, values in found.items()}

    def pairs(self, name: str) -> Iterator[tuple[str, NamedNode | Literal]]:
        """Yield each subject (IRI) and value of a predicate."""
        for quad in self._store.quads_for_pattern(None, term(name), None, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                yield quad.subject.value, quad.object

    def one(self, name: str, subject: str) -> str | None:
        """Return the (first) value of a subject, or None."""
        return next(iter(self.of(name).get(subject, ())), None)

    def members(self, kind: str) -> list[str]:
        """Return the IRIs of all things of a type, sorted."""
        quads = self._store.quads_for_pattern(None, term("rdf:type"), term(kind), None)
        return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})

"""The graph for programs and notebooks: `open_graph` and what it returns."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pyoxigraph import Store

from orbitgraph.errors import OutputError
from orbitgraph.graph import store as files
from orbitgraph.queries import catalogue
from orbitgraph.queries.parameters import bind_values
from orbitgraph.queries.rows import Row, Rows
from orbitgraph.queries.run import ask
from orbitgraph.queries.values import IRI

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["IRI", "Graph", "Row", "Rows", "open_graph"]

_NAME = re.compile(r"[\w-]+")


def open_graph(place: str | Path = "out") -> Graph:
    """Open the graph of a folder that `orbitgraph build` made, or of one file in any RDF format, for reading.

    Raises `OrbitgraphError` where there is none or it is damaged.
    """
    return Graph(files.open_store(Path(place)), str(place))


class Graph:
    """A graph in memory, to be asked with SPARQL; also a context that closes it. Threads may share it."""

    def __init__(self, store: Store, name: str) -> None:
        self._opened: Store | None = store
        self._name = name

    def query(self, query: str, /, **values: object) -> Rows:
        """Answer a query of the catalogue, by its name, or SPARQL text, with its variables bound to `values`.

        A value is a text, number, truth value, date or `IRI`; None leaves a variable open. Outside of GRAPH the
        query sees all graphs at once. Raises `OrbitgraphError` for an unknown name, a value that does not fit,
        and text that is no query or changes data.
        """
        named = catalogue.load().get(query) if _NAME.fullmatch(query) else None
        terms = bind_values({name: value for name, value in values.items() if value is not None}, named)
        text = named.text if named else query
        store = self._store
        return Rows.answering(lambda: ask(text, store, terms))

    @property
    def queries(self) -> Rows:
        """Return the catalogue: name, title and parameters of each query."""
        listed = [
            (each.name, each.title, ", ".join(p.name for p in each.parameters)) for each in catalogue.load()
        ]
        return Rows.of(("name", "title", "parameters"), listed)

    def dataset(self) -> Dataset:
        """Return the same graph as an `rdflib.Dataset`, without a copy; what is changed there changes here."""
        return files.as_rdflib(self._store)

    def close(self) -> None:
        """Give the memory back; rows that have not been read cannot be read any more."""
        self._opened = None

    @property
    def _store(self) -> Store:
        if self._opened is None:
            raise OutputError(f"{self._name}: the graph is closed; open it again")
        return self._opened

    def __len__(self) -> int:
        return len(self._store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Graph {self._name!r}: {f'{len(self):,} quads' if self._opened is not None else 'closed'}>"

"""orbitgraph: a podcast's show notes as an RDF knowledge graph in which every fact carries its sentence."""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from orbitgraph.errors import OrbitgraphError

if TYPE_CHECKING:
    from orbitgraph.library import IRI, Graph, Row, Rows, open_graph

__all__ = ["IRI", "Graph", "OrbitgraphError", "Row", "Rows", "__version__", "open_graph"]

try:
    __version__ = version("orbitgraph")
except PackageNotFoundError:  # an uninstalled checkout
    __version__ = "0"


if not TYPE_CHECKING:  # so that a type checker refuses names that are not there

    def __getattr__(name: str) -> object:
        """Import the library when a name of it is first asked for: the command line starts without it."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from orbitgraph import library

        return getattr(library, name)

"""orbitgraph: a podcast's show notes as an RDF knowledge graph in which every fact carries its sentence."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("orbitgraph")
except PackageNotFoundError:  # an uninstalled checkout
    __version__ = "0"

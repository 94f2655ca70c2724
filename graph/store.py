"""The graph on disk and in memory: `write` makes graph.nq and graph.ttl, `open_store` reads them again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from orbitgraph.errors import OutputError
from orbitgraph.graph.iris import DEFAULT_BASE
from orbitgraph.model import EntityClass
from orbitgraph.ontology import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset

QUADS_FILE = "graph.nq"
TURTLE_FILE = "graph.ttl"

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_SERIES = NamedNode(PREFIXES["schema"] + "PodcastSeries")

_REMEDY = "run `orbitgraph build` to make it"


@dataclass(frozen=True)
class Counts:
    """How many quads were written, and how many of them to each kind of graph (name of the kind, quads)."""

    quads: int
    kinds: tuple[tuple[str, int], ...]


def write(quads: Iterable[Quad], directory: Path, base: str = DEFAULT_BASE) -> Counts:
    """Write the quads to an existing directory, once as sorted N-Quads and once as Turtle.

    `base` is that of `Iris`, for the prefixes. graph.ttl holds the triples of all graphs, each once: what it
    leaves out is only which graph says so.
    Equal sets of quads make equal bytes. Raises `OutputError` if the files cannot be written.
    """
    lines = sorted(set(_lines(quads)))
    ours: list[Quad] = list(parse(b"\n".join(lines), RdfFormat.N_QUADS))
    try:
        (directory / QUADS_FILE).write_bytes(b"".join(line + b"\n" for line in lines))
        (directory / TURTLE_FILE).write_bytes(_turtle(ours, base))
    except OSError as error:
        raise OutputError(f"{directory}: cannot write the graph ({error.strerror}); choose another") from None
    kinds = Counter(_kind(quad) for quad in ours)
    return Counts(len(lines), tuple(sorted(kinds.items())))


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


def _lines(quads: Iterable[Quad]) -> list[bytes]:
    # Canonical N-Quads escape every line break in a text, so lines and quads are the same.
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]


def _turtle(quads: Iterable[Quad], base: str) -> bytes:
    """Write the triples below sorted prefixes, those of one subject together and its types first."""
    triples = {quad.triple for quad in quads}
    ordered = sorted(triples, key=lambda t: (str(t.subject), t.predicate != _TYPE, str(t)))
    turtle = serialize(ordered, format=RdfFormat.TURTLE, prefixes=_prefixes(ordered, base)) or b""
    lines = turtle.split(b"\n")
    body = next(number for number, line in enumerate(lines) if not line.startswith(b"@prefix "))
    return b"\n".join((*sorted(lines[:body]), b"", *lines[body:]))


def _prefixes(triples: Iterable[Triple], base: str) -> dict[str, str]:
    """Name the namespaces of the file; the episodes of a show stand under the show's own slug."""
    kinds = ("show", "run", *EntityClass)
    prefixes = dict(PREFIXES) | {kind: f"{base}{kind}/" for kind in kinds}
    start = prefixes["show"]
    shows = (str(triple.subject)[1:-1] for triple in triples if triple.object == _SERIES)
    for slug in sorted({show.removeprefix(start) for show in shows if show.startswith(start)}):
        # A prefix has fewer letters to choose from than an IRI.
        if re.fullmatch("[a-z][a-z0-9-]*", slug):
            prefixes.setdefault(slug, f"{start}{slug}/episode/")
    return prefixes


def _kind(quad: Quad) -> str:
    """Tell the kind of graph that holds a quad: show, episode, derived, curated, ontology or other."""
    name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
    path = name.partition("/graph/")[2].split("/")
    return "episode" if path[0] == "show" and "episode" in path[2:3] else path[0] or "other"

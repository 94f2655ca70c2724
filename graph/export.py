"""The graph, or what one episode states, in the formats of other tools: a table from a format's name to its writer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from orbitgraph.errors import OutputError, UsageError
from orbitgraph.graph.iris import DEFAULT_BASE
from orbitgraph.graph.linked import episode_document
from orbitgraph.graph.serialise import prefixes_of, sorted_lines, turtle, turtle_header, turtle_title
from orbitgraph.graph.terms import term

_AT_A_TIME = 20
"""How many of the known episodes an error names."""
# XML has no way to write these, not even as character references.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML_NAME_AT_THE_END = re.compile(r"[A-Za-z_][\w.·-]*$")


Graph = NamedNode | BlankNode | DefaultGraph
"""What names a graph of a store."""


@dataclass(frozen=True)
class Selection:
    """What is exported: the named graphs of a store, in the order of their names, and the episode if it is only one."""

    store: Store
    graphs: tuple[Graph, ...]
    episode: NamedNode | None = None

    def quads(self) -> Iterator[Quad]:
        """Yield the quads, graph by graph, those of a graph in the order of their lines."""
        for graph in self.graphs:
            yield from sorted(self.store.quads_for_pattern(None, None, None, graph), key=str)

    def triples(self) -> Iterator[Triple]:
        """Yield the triples of all graphs, each once, where the first graph has it."""
        rank = {graph: place for place, graph in enumerate(self.graphs)}
        for quad in self.quads():
            if len(self.graphs) > 1:
                same = self.store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
                if min(rank[each.graph_name] for each in same) != rank[quad.graph_name]:
                    continue
            yield quad.triple

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Return the prefixes of the graphs' namespaces."""
        return prefixes_of([_name(graph) for graph in self.graphs], DEFAULT_BASE)


def select(store: Store, episode: str | None = None) -> Selection:
    """Choose the whole graph, or the graph of the episode with that key ("4") or id ("show/4").

    Raises `UsageError` for an episode that is not there, or a key that several shows have.
    """
    if episode is None:
        graphs: list[Graph] = sorted(store.named_graphs(), key=_name)
        if next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None:
            graphs.insert(0, DefaultGraph())
        return Selection(store, tuple(graphs))
    known = dict(_episodes(store))
    found = {name: place for name, place in known.items() if episode in (name, name.partition("/")[2])}
    if len(found) == 1:
        ((node, graph),) = found.values()
        return Selection(store, (graph,), node)
    if found:
        raise UsageError(f"several shows have an episode {episode!r}; name one: {', '.join(sorted(found))}")
    names = sorted(known, key=lambda name: (len(name), name))
    some = ", ".join(names[:_AT_A_TIME]) + (", …" if len(names) > _AT_A_TIME else "")
    raise UsageError(f"no episode {episode!r} in the graph; there are {some or 'none'}")


def _episodes(store: Store) -> Iterator[tuple[str, tuple[NamedNode, Graph]]]:
    """Yield the id of each episode, with its node and its graph."""
    for quad in store.quads_for_pattern(None, term("orbit:key"), None, None):
        node, key = quad.subject, quad.object
        if isinstance(node, NamedNode) and isinstance(key, Literal):
            show = node.value.partition("/episode/")[0].rpartition("/")[2]
            yield f"{show}/{key.value}", (node, quad.graph_name)


def _name(graph: Graph) -> str:
    return "" if isinstance(graph, DefaultGraph) else graph.value


def _n_quads(chosen: Selection, file: BinaryIO) -> None:
    for graph in chosen.graphs:
        file.write(sorted_lines(chosen.store.quads_for_pattern(None, None, None, graph)))


def _n_triples(chosen: Selection, file: BinaryIO) -> None:
    serialize(chosen.triples(), file, RdfFormat.N_TRIPLES)


def _turtle(chosen: Selection, file: BinaryIO) -> None:
    file.write(turtle_header(chosen.prefixes))
    for graph in chosen.graphs:
        lines = sorted_lines(chosen.store.quads_for_pattern(None, None, None, graph))
        file.write(turtle_title(_name(graph), DEFAULT_BASE) + turtle(lines, chosen.prefixes))


def _trig(chosen: Selection, file: BinaryIO) -> None:
    serialize(chosen.quads(), file, RdfFormat.TRIG, prefixes=dict(chosen.prefixes))


def _json_ld(chosen: Selection, file: BinaryIO) -> None:
    """Write one episode as a tree with the names of schema.org, the whole graph flat."""
    if chosen.episode is None:
        serialize(chosen.quads(), file, RdfFormat.JSON_LD)
    else:
        file.write(episode_document(chosen.store, chosen.episode, chosen.graphs[0]).encode())


def _rdf_xml(chosen: Selection, file: BinaryIO) -> None:
    plain = {prefix: iri for prefix, iri in chosen.prefixes.items() if prefix != "xml"}
    # A reader of XML takes a bare carriage return for a line feed.
    kept = serialize(map(_for_xml, chosen.triples()), format=RdfFormat.RDF_XML, prefixes=plain) or b""
    file.write(kept.replace(b"\r", b"&#13;"))


def _for_xml(triple: Triple) -> Triple:
    """Return a triple that XML can hold; characters that it has no way to write become U+FFFD."""
    if not _XML_NAME_AT_THE_END.search(triple.predicate.value):
        raise OutputError(
            f"RDF/XML has no way to write the property <{triple.predicate.value}>; choose another --format"
        )
    value = triple.object
    if not isinstance(value, Literal) or not _NOT_XML.search(value.value):
        return triple
    text = _NOT_XML.sub("\ufffd", value.value)
    same = {"language": value.language} if value.language else {"datatype": value.datatype}
    return Triple(triple.subject, triple.predicate, Literal(text, **same))


def _network(form: str, chosen: Selection, file: BinaryIO) -> None:
    from orbitgraph.graph import exchange_formats

    store = chosen.store
    if chosen.episode is not None:
        store = Store()
        store.extend(chosen.quads())
        # The network reads the show's own data, too.
        show = NamedNode(chosen.graphs[0].value.partition("/episode/")[0])  # type: ignore[union-attr]
        store.extend(chosen.store.quads_for_pattern(None, None, None, show))
    file.write(exchange_formats.FORMATS[form](store).encode())


Writer = Callable[[Selection, BinaryIO], None]
"""Writes a selection to a file; the same graph gives the same bytes."""

FORMATS: Mapping[str, Writer] = {
    "ttl": _turtle,
    "nq": _n_quads,
    "nt": _n_triples,
    "trig": _trig,
    "jsonld": _json_ld,
    "rdfxml": _rdf_xml,
    **{form: partial(_network, form) for form in ("graphml", "gexf", "cytoscape", "dot", "csv")},
}
"""The writer of each format."""

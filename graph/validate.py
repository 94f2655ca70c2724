"""SHACL checks of a graph, told in words: which thing, what is wrong with it, which shape says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions, RdfFormat, Store, serialize

from orbitgraph.ontology import shapes_turtle

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SHAPES = "https://w3id.org/orbitgraph/shapes#"
_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that a shape does not allow: its IRI and label ("" if it has none), and what is wrong."""

    iri: str
    label: str
    message: str
    shape: str

    def __str__(self) -> str:
        name = f"{self.label} <{self.iri}>" if self.label else f"<{self.iri}>"
        return f"{name} {self.message} [shape {self.shape}]"


def check(store: Store) -> list[Violation]:
    """Return what the shapes of the ontology find wrong in all graphs of a store together, sorted."""
    # The two imports cost a third of a second, and only this command needs them.
    from pyshacl import validate
    from rdflib import SH, Graph

    data = _merged(store)
    shapes = Graph().parse(data=shapes_turtle(), format="turtle")
    names = _owners(shapes)
    asked = list(_asked(store, shapes, data, names))
    shapes.remove((None, SH.sparql, None))
    _, report, _ = validate(data, shacl_graph=shapes, inplace=True)
    if not isinstance(report, Graph):
        raise RuntimeError(f"the validator failed: {report!r}")
    return sorted(
        {*asked, *(_violation(result, report, data, names) for result in report.objects(None, SH.result))}
    )


def _asked(store: Store, shapes: Graph, data: Graph, names: Mapping[Node, str]) -> Iterator[Violation]:
    """Yield what the shapes' own queries find: each is asked once, where the validator would ask it for each thing."""
    from rdflib import SH, URIRef

    for shape, constraint in shapes.subject_objects(SH.sparql):
        declared = shapes.objects(shapes.value(constraint, SH.prefixes), SH.declare)
        pairs = [(shapes.value(each, SH.prefix), shapes.value(each, SH.namespace)) for each in declared]
        prefixes = {str(prefix): str(namespace) for prefix, namespace in pairs}
        found = store.query(
            str(shapes.value(constraint, SH.select)), prefixes=prefixes, use_default_graph_as_union=True
        )
        if not isinstance(found, QuerySolutions):
            raise RuntimeError(f"the query of shape {names[shape]} is no SELECT")
        message = str(shapes.value(constraint, SH.message))
        for row in found:
            path, value = (getattr(row[name], "value", "") for name in ("path", "value"))
            iri = getattr(row["this"], "value", "")
            told = message.replace("{?path}", path)
            yield Violation(iri, _label(data, URIRef(iri)), f"{told}: {_short(value)}", names[shape])


def _merged(store: Store) -> Graph:
    """Copy the triples of all graphs into one, since a shape must not see an episode's graph alone."""
    from rdflib import Graph

    triples = {quad.triple for quad in store}
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="ox-nt")


def _owners(shapes: Graph) -> Mapping[Node, str]:
    """Map every shape, also the nameless ones of single properties, to the name of the one it stands in."""
    from rdflib import SH, URIRef

    nodes: list[Node] = [shape for shape in shapes.subjects(unique=True) if isinstance(shape, URIRef)]
    named = {shape: str(shape).removeprefix(_SHAPES) for shape in nodes}
    parts = {part: named[shape] for shape, part in shapes.subject_objects(SH.property) if shape in named}
    return named | parts


def _violation(result: Node, report: Graph, data: Graph, names: Mapping[Node, str]) -> Violation:
    from rdflib import SH

    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    source = report.value(result, SH.sourceShape)
    message = str(report.value(result, SH.resultMessage))
    return Violation(
        iri=str(focus),
        label=_label(data, focus) if focus is not None else "",
        message=message if value is None or value == focus else f"{message}: {_short(value)}",
        shape=names[source] if source is not None else "",
    )


def _label(data: Graph, thing: Node) -> str:
    from rdflib import RDFS

    return min(map(str, data.objects(thing, RDFS.label)), default="")


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"

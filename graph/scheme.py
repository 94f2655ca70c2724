"""The graph of what holds in every build, as rows: the ontology, and the topic scheme under our own names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pyoxigraph import NamedNode, Triple

from orbitgraph.graph.describe import thing_rows
from orbitgraph.graph.terms import term
from orbitgraph.model import Ref, Topic
from orbitgraph.ontology import ontology_triples

_T = TypeVar("_T")
# What a user's scheme has for subjects and objects is not narrowed to our own terms.
AnyRow = tuple[Any, NamedNode, Any]


def scheme_rows(
    scheme: Iterable[Triple], topics: Iterable[Topic], nodes: Mapping[Ref, NamedNode]
) -> Iterator[AnyRow]:
    """Yield the ontology and the topic scheme, as triples and as entries; an entry gets the node of our thing."""
    known = tuple(topics)
    entries = {topic.iri: nodes[Ref(topic.cls.value, topic.label)] for topic in known}
    for triple in ontology_triples():
        yield triple.subject, triple.predicate, triple.object
    for triple in scheme:
        yield _renamed(triple.subject, entries), triple.predicate, _renamed(triple.object, entries)
    for topic in known:
        node, old = entries[topic.iri], NamedNode(topic.iri)
        yield from thing_rows(node, topic.cls, topic.label)
        if node != old:
            yield node, term("skos:exactMatch"), old


def _renamed(value: _T, entries: Mapping[str, NamedNode]) -> _T | NamedNode:
    return entries.get(value.value, value) if isinstance(value, NamedNode) else value

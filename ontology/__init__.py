"""The words of the graph: a closed namespace for our terms, the standard namespaces, and the data files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from pyoxigraph import CanonicalizationAlgorithm as Canonicalisation

DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
DOAP = "http://usefulinc.com/ns/doap#"
FOAF = "http://xmlns.com/foaf/0.1/"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VANN = "http://purl.org/vocab/vann/"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"

# RDF 1.1 reserves this path for IRIs that stand in for blank nodes.
_SKOLEM = "https://w3id.org/.well-known/genid/orbitgraph/"


class ClosedNamespace:
    """Has the IRI of each term that orbit.ttl declares below `base` as an attribute; others are an `AttributeError`."""

    def __init__(self, prefix: str, base: str) -> None:
        self.prefix, self.base = prefix, base

    def __getattr__(self, name: str) -> str:
        # Python and its tools probe objects for such names; they need no look at the file.
        if not name.startswith("__") and name in self:
            return self.base + name
        raise AttributeError(f"{self.prefix}:{name} is not a term of ontology/orbit.ttl")

    def __contains__(self, name: object) -> bool:
        return name in _terms(self.base)

    def __iter__(self) -> Iterator[str]:
        return iter(_terms(self.base))

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self})


ORBIT = ClosedNamespace("orbit", "https://w3id.org/orbitgraph/ontology#")
# rdflib has none of these three.
BIBO = ClosedNamespace("bibo", "http://purl.org/ontology/bibo/")
FABIO = ClosedNamespace("fabio", "http://purl.org/spar/fabio/")
OA = ClosedNamespace("oa", "http://www.w3.org/ns/oa#")

PREFIXES = MappingProxyType(
    {
        "bibo": BIBO.base,
        "dcat": DCAT,
        "dcterms": DCTERMS,
        "doap": DOAP,
        "fabio": FABIO.base,
        "foaf": FOAF,
        "oa": OA.base,
        "orbit": ORBIT.base,
        "org": ORG,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "skos": SKOS,
        "vann": VANN,
        "void": VOID,
        "xsd": XSD,
    }
)
"""The prefix of every namespace that the graph uses, besides `id:` for the things themselves."""

# An ontology does not declare the words of its own language.
_BUILT_IN = {
    "rdf": ("Statement", "object", "predicate", "subject", "type"),
    "rdfs": ("label",),
    "xsd": ("boolean", "date", "dateTime", "decimal", "duration", "integer", "string"),
}


def ontology_turtle() -> str:
    """Return the ontology (classes, properties, their definitions) as Turtle."""
    return _read("orbit.ttl")


def shapes_turtle() -> str:
    """Return the SHACL shapes of the graph as Turtle."""
    return _read("shapes.ttl")


def context() -> dict[str, Any]:
    """Return the JSON-LD document whose `@context` names the terms of the graph."""
    document: dict[str, Any] = json.loads(_read("context.jsonld"))
    return document


@cache
def ontology_triples() -> tuple[Triple, ...]:
    """Return the ontology's triples, sorted, with IRIs in place of blank nodes.

    A store renames blank nodes at random when it loads them; IRIs keep every export the same.
    """
    dataset = Dataset(parse(ontology_turtle(), RdfFormat.TURTLE))
    dataset.canonicalize(Canonicalisation.RDFC_1_0)
    quads: list[Quad] = list(dataset)
    triples = (Triple(_named(q.subject), q.predicate, _named(q.object)) for q in quads)
    return tuple(sorted(triples, key=str))


def _named(term: Any) -> Any:
    return NamedNode(_SKOLEM + term.value) if isinstance(term, BlankNode) else term


def iri(name: str) -> str:
    """Return the IRI of a term written as `prefix:name`; one that orbit.ttl does not declare is an `AttributeError`."""
    prefix, _, local = name.partition(":")
    declared = _BUILT_IN.get(prefix) or _terms(PREFIXES[prefix])
    if local not in declared:
        raise AttributeError(f"{name} is not a term of ontology/orbit.ttl")
    return PREFIXES[prefix] + local


def vocabulary() -> tuple[tuple[str, str], ...]:
    """Return the ontology's terms as (prefixed name, definition), sorted."""
    meanings = {
        triple.subject.value: triple.object.value
        for triple in ontology_triples()
        if isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, Literal)
        and triple.predicate.value in (RDFS + "comment", SKOS + "definition")
    }
    return tuple((f"orbit:{name}", meanings.get(ORBIT.base + name, "")) for name in _terms(ORBIT.base))


@cache
def _terms(base: str) -> tuple[str, ...]:
    return tuple(sorted(name.removeprefix(base) for name in _declared() if name.startswith(base)))


@cache
def _declared() -> frozenset[str]:
    return frozenset(quad.subject.value for quad in parse(ontology_turtle(), RdfFormat.TURTLE))


def _read(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")

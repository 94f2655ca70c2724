"""The terms of the ontology at /ontology: as RDF by Accept, as a page for people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from pyoxigraph import Literal, NamedNode, RdfFormat, serialize
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from orbitgraph.ontology import ORBIT, OWL, PREFIXES, RDF, RDFS, SKOS, ontology_triples, ontology_turtle
from orbitgraph.server.links import Shown, link, short
from orbitgraph.server.negotiation import GRAPHS, HTML, with_charset
from orbitgraph.server.pages import Pages, root
from orbitgraph.server.representations import wanted

_KINDS = {OWL + "Class": "class", RDFS + "Class": "class"}
_SHOWN = {
    RDFS + "subClassOf": "a kind of",
    RDFS + "subPropertyOf": "a kind of",
    RDFS + "domain": "of",
    RDFS + "range": "to",
    OWL + "inverseOf": "inverse of",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property: its name, what it means, and what it is said to be (words, then terms)."""

    name: str
    kind: str
    label: str
    definition: str
    said: tuple[tuple[str, tuple[Shown, ...]], ...]


def routes(pages: Pages) -> list[Route]:
    """Return the address of the ontology."""

    async def ontology(request: Request) -> Response:
        media = wanted(request)
        if media == HTML:
            return pages.page("ontology.html", request, terms=list(_terms(root(request))))
        return Response(_written(media), headers={"vary": "accept"}, media_type=with_charset(media))

    return [Route("/ontology", ontology)]


@cache
def _written(media: str) -> bytes:
    if media == GRAPHS[0]:
        return ontology_turtle().encode()
    form = cast(RdfFormat, RdfFormat.from_media_type(media))
    return serialize(ontology_triples(), format=form, prefixes=dict(PREFIXES)) or b""


def _terms(home: str) -> Iterator[Term]:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in ontology_triples():
        subject, value = triple.subject, triple.object
        is_english = not isinstance(value, Literal) or value.language in (None, "en")
        if isinstance(subject, NamedNode) and subject.value.startswith(ORBIT.base) and is_english:
            said[subject.value][triple.predicate.value].append(getattr(value, "value", ""))
    for iri, facts in sorted(said.items()):
        name = iri.removeprefix(ORBIT.base)
        kinds = [_KINDS.get(each, "property") for each in facts[RDF + "type"]]
        shown = tuple(
            (words, tuple(Shown(short(each), link(each, home)) for each in facts[predicate]))
            for predicate, words in _SHOWN.items()
            if facts[predicate]
        )
        label = " ".join(facts[RDFS + "label"]) or name
        meant = " ".join((*facts[SKOS + "definition"], *facts[RDFS + "comment"]))
        yield Term(name, min(kinds, default="term"), label, meant, shown)

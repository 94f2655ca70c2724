"""An address for each thing: what the graph says of it, as a page with its sentences or as RDF."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from orbitgraph.graph.iris import DEFAULT_BASE
from orbitgraph.ontology import RDF, RDFS, SCHEMA, SKOS
from orbitgraph.queries import sparql
from orbitgraph.server import thing_queries
from orbitgraph.server.links import Shown, link, short
from orbitgraph.server.negotiation import HTML, with_charset
from orbitgraph.server.pages import Pages, Row, root
from orbitgraph.server.protocol import Refused
from orbitgraph.server.representations import FORMATS, wanted

_HIDDEN = frozenset(
    {RDF + "subject", RDF + "object", "http://www.w3.org/ns/oa#hasBody", "http://www.w3.org/ns/org#member"}
)
"""Predicates that lead to a thing from the evidence about it; the sentences show the same."""
_NAMES = (SCHEMA + "name", RDFS + "label", SKOS + "prefLabel")
_GRAPHS = "graph/"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its telling words in the middle, and the episode that has it."""

    episode: Shown
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its sentences."""

    subject: Shown
    predicate: Shown
    object: Shown
    sentences: tuple[Sentence, ...]


def routes(pages: Pages) -> list[Route]:
    """Return the addresses of the things."""

    async def thing(request: Request) -> Response:
        return await _thing(request, pages)

    return [Route("/id/{path:path}", thing)]


async def _thing(request: Request, pages: Pages) -> Response:
    path = request.path_params["path"]
    try:
        iri = NamedNode(DEFAULT_BASE + path)
    except ValueError:
        raise Refused(404, "no thing has such an address: it is no valid IRI") from None
    # What an episode or a show states stands in a graph that is named after it.
    graph = NamedNode(f"{DEFAULT_BASE}{_GRAPHS}{path.removeprefix(_GRAPHS)}")
    media = wanted(request)
    known, held = await asyncio.gather(
        pages.holds(_about(thing_queries.KNOWN, iri)), pages.holds(_about(thing_queries.HELD, graph))
    )
    if not known and not (held and graph == iri):
        raise Refused(404, f"the graph has no thing {path!r}")
    if media == HTML:
        return await _page(request, pages, iri)
    query = _about(thing_queries.GRAPH, graph) if held else _about(thing_queries.TRIPLES, iri)
    body = (await pages.answer(query, None, media)).body
    return Response(body, headers={"vary": "accept"}, media_type=with_charset(media))


async def _page(request: Request, pages: Pages, iri: NamedNode) -> Response:
    answers = await asyncio.gather(
        *(
            pages.rows(_about(query, iri))
            for query in (
                thing_queries.OUTGOING,
                thing_queries.INCOMING,
                thing_queries.STATEMENTS,
                thing_queries.MENTIONS,
            )
        )
    )
    outgoing, incoming, statements, mentions = (rows for _, rows in answers)
    home = root(request)
    names = [
        row["value"]["value"] for name in _NAMES for row in outgoing if row["predicate"]["value"] == name
    ]
    title = names[0] if names else short(iri.value)
    return pages.page(
        "thing.html",
        request,
        title=title,
        iri=iri.value,
        formats=[each for each in FORMATS if each != "html"],
        properties=_grouped(outgoing, "value", home),
        facts=list(_facts(statements, home)),
        mentions=[_sentence(row, home) for row in mentions],
        incoming=[(predicate, values) for predicate, values in _grouped(incoming, "subject", home)],
        limit=thing_queries.MOST,
    )


def _about(query: str, iri: NamedNode) -> str:
    return sparql.bind(query, {"thing": iri})


def _grouped(rows: Sequence[Row], other: str, home: str) -> list[tuple[Shown, list[Shown]]]:
    """Return predicates, each with the terms that it leads to."""
    kept = [row for row in rows if row["predicate"]["value"] not in _HIDDEN]
    groups = groupby(kept, key=lambda row: row["predicate"]["value"])
    return [
        (_predicate(predicate, home), list(dict.fromkeys(_end(row, other, home) for row in group)))
        for predicate, group in groups
    ]


def _predicate(iri: str, home: str) -> Shown:
    return Shown(short(iri).removeprefix("orbit:"), link(iri, home))


def _end(row: Row, name: str, home: str) -> Shown:
    """Return one end of a triple: by its label, where it has one, as a link, where it is an IRI."""
    cell, label = row[name], row.get(f"{name}_label")
    if cell["type"] != "uri":
        return Shown(cell["value"])
    return Shown(label["value"] if label else short(cell["value"]), link(cell["value"], home))


def _facts(rows: Sequence[Row], home: str) -> Iterator[Fact]:
    def key(row: Row) -> tuple[str, str, str]:
        return row["s"]["value"], row["p"]["value"], row["o"]["value"]

    for (_, predicate, _), group in groupby(rows, key=key):
        same = list(group)
        sentences = tuple(dict.fromkeys(_sentence(row, home) for row in same))
        yield Fact(_end(same[0], "s", home), _predicate(predicate, home), _end(same[0], "o", home), sentences)


def _sentence(row: Row, home: str) -> Sentence:
    episode = row["episode"]["value"]
    title = row.get("title", {}).get("value", "")
    shown = Shown(f"Episode {episode}{f': {title}' if title else ''}", link(row["e"]["value"], home))
    return Sentence(shown, *(row[name]["value"] for name in ("before", "words", "after")))

"""The catalogue on the web: a page with all queries and an editor, and an address for each query."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from orbitgraph.errors import QueryError, UsageError
from orbitgraph.queries import catalogue, sparql
from orbitgraph.queries.parameters import to_term
from orbitgraph.server.links import Shown, shown
from orbitgraph.server.negotiation import GRAPHS, HTML, SOLUTIONS, chosen, with_charset
from orbitgraph.server.pages import Pages, root
from orbitgraph.server.protocol import Refused

_FIRST = 500
"""The most rows that a page shows; the other formats have all."""
_START = """PREFIX orbit: <https://w3id.org/orbitgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>

SELECT DISTINCT ?guest ?episode ?title
WHERE {
  ?person orbit:guestOf ?e ; rdfs:label ?guest .
  ?e orbit:key ?episode ; schema:name ?title .
}
ORDER BY ?guest
"""


def routes(pages: Pages) -> list[Route]:
    """Return the addresses of the catalogue."""

    async def every(request: Request) -> Response:
        text = request.query_params.get("query") or _START
        rich = request.query_params.get("editor") != "plain"
        return pages.page(
            "queries.html",
            request,
            groups=catalogue.load().listed(),
            text=text,
            yasgui=rich,
            inline_style=rich,
        )

    async def one(request: Request) -> Response:
        return await _one(request, pages)

    return [Route("/queries", every), Route("/queries/{name}", one)]


async def _one(request: Request, pages: Pages) -> Response:
    """Show a query with its answer, or give the answer alone, by Accept; parameters stand in the address."""
    try:
        query = catalogue.load().get(request.path_params["name"])
    except UsageError as error:
        raise Refused(404, str(error)) from None
    given = {name: value for name, value in request.query_params.items() if value}
    text = _bound(query, given)
    accept = request.headers.get("accept", "")
    is_graph = sparql.form(query.text) in ("CONSTRUCT", "DESCRIBE")
    media = chosen(accept, (*(GRAPHS if is_graph else SOLUTIONS), HTML))
    if media is None:
        raise Refused(406, f"the answer has none of the formats {accept}")
    if media != HTML:
        reply = await pages.answer(text, *((None, media) if is_graph else (media, None)))
        return Response(reply.body, headers={"vary": "accept"}, media_type=with_charset(reply.media))
    columns: list[str] = []
    rows: list[list[Shown]] = []
    if not is_graph:
        names, found = await pages.rows(text)
        columns = list(names)
        rows = [[shown(row.get(name), root(request)) for name in names] for row in found]
    return pages.page(
        "query.html",
        request,
        query=query,
        given=given,
        text=text,
        columns=columns,
        rows=rows[:_FIRST],
        count=len(rows),
        is_graph=is_graph,
    )


def _bound(query: catalogue.CatalogueQuery, given: dict[str, str]) -> str:
    """Return the query with the values of the address bound to its parameters."""
    declared = {each.name: each for each in query.parameters}
    unknown = sorted(set(given) - set(declared))
    if unknown:
        known = f"it has {', '.join(declared)}" if declared else "it has none"
        raise Refused(400, f"the query {query.name} has no parameter {unknown[0]!r}; {known}")
    try:
        return sparql.bind(
            query.text, {name: to_term(declared[name], value) for name, value in given.items()}
        )
    except (UsageError, QueryError) as error:
        raise Refused(400, str(error)) from None

"""The terms of the ontology at /ontology: as RDF by Accept, as a page for people."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import cast

from pyoxigraph import RdfFormat, serialize
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from orbitgraph.ontology import PREFIXES, ontology_triples, ontology_turtle, page
from orbitgraph.server.negotiation import GRAPHS, HTML, with_charset
from orbitgraph.server.representations import wanted

_STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)


def routes() -> list[Route]:
    """Return the address of the ontology."""
    return [Route("/ontology", _ontology)]


def _ontology(request: Request) -> Response:
    media = wanted(request)
    if media == HTML:
        return HTMLResponse(page.html(), headers={"content-security-policy": _policy(), "vary": "accept"})
    return Response(_written(media), headers={"vary": "accept"}, media_type=with_charset(media))


@cache
def _policy() -> str:
    """Allow the page's own style, by its hash, and nothing else."""
    hashes = [b64encode(sha256(style.encode()).digest()).decode() for style in _STYLE.findall(page.html())]
    styles = " ".join(f"'sha256-{each}'" for each in hashes)
    return (
        f"default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@cache
def _written(media: str) -> bytes:
    if media == GRAPHS[0]:
        return ontology_turtle().encode()
    form = cast(RdfFormat, RdfFormat.from_media_type(media))
    return serialize(ontology_triples(), format=form, prefixes=dict(PREFIXES)) or b""

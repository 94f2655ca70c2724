"""Which representation of a thing a request wants: by `?format=`, else by Accept."""

from __future__ import annotations

from starlette.requests import Request

from orbitgraph.server.negotiation import GRAPHS, HTML, chosen
from orbitgraph.server.protocol import Refused

FORMATS = {
    "html": HTML,
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
"""Names that `?format=` takes."""


def wanted(request: Request) -> str:
    """Return HTML or a media type of triples; raises `Refused` where there is none that fits."""
    name = request.query_params.get("format")
    if name is not None:
        if name not in FORMATS:
            raise Refused(400, f"format={name!r} is unknown; use {', '.join(FORMATS)}")
        return FORMATS[name]
    accept = request.headers.get("accept", "")
    media = chosen(accept, (*GRAPHS, HTML))
    if media is None:
        raise Refused(406, f"there are none of the formats {accept}; there are {', '.join((HTML, *GRAPHS))}")
    return media

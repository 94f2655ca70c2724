"""The service description: what the endpoint can do, in the W3C's own terms, and how much the graph holds."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from pyoxigraph import RdfFormat, parse, serialize

from orbitgraph.server.negotiation import GRAPHS, SOLUTIONS

_FALLBACK = "http://localhost/sparql"
_PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "formats": "http://www.w3.org/ns/formats/",
    "void": "http://rdfs.org/ns/void#",
}
_FORMATS = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
}
_TEXT = """
<> a sd:Service ;
    sd:endpoint <> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat {formats} ;
    sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ; void:triples {quads} ] ] .
"""


@lru_cache(maxsize=64)
def description(address: str, media: str, quads: int) -> bytes:
    """Return the description of the endpoint at an address (as the client calls it) in one of the formats of graphs."""
    names = [_FORMATS[each] for each in (*SOLUTIONS, *GRAPHS) if each in _FORMATS]
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _PREFIXES.items())
    text = prefixes + _TEXT.format(quads=quads, formats=", ".join(f"formats:{name}" for name in names))
    if media == "text/turtle":
        # Relative addresses also hold behind a proxy that adds a folder.
        return text.encode()
    try:
        read = [each.triple for each in parse(text, RdfFormat.TURTLE, base_iri=address)]
    except ValueError:
        # The client's word for the host is no part of an IRI.
        read = [each.triple for each in parse(text, RdfFormat.TURTLE, base_iri=_FALLBACK)]
    form = cast(RdfFormat, RdfFormat.from_media_type(media))
    return serialize(read, format=form, prefixes=_PREFIXES) or b""

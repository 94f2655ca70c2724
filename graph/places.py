"""The places that a feed's own tags name, as rows: where each lies, and its entry in OpenStreetMap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from orbitgraph.graph.terms import Row, address, decimal, describe, term, words
from orbitgraph.model import Location

_GEO = re.compile(r"geo:(-?[0-9]{1,3}(?:\.[0-9]+)?),(-?[0-9]{1,3}(?:\.[0-9]+)?)(?:[,;].*)?")
_OSM = re.compile(r"([NWR])([1-9][0-9]*)(?:#[0-9]+)?")
_ELEMENTS = {"N": "node", "W": "way", "R": "relation"}


def place_rows(node: NamedNode, locations: Iterable[Location]) -> Iterator[Row]:
    """Yield the places of a show or an episode; each is named by the IRI of `node` and a fragment."""
    for count, location in enumerate(locations, start=1):
        place = NamedNode(f"{node.value}#place-{count}")
        latitude, longitude = _position(location.geo or "")
        yield from describe(
            node, ("schema:locationCreated" if location.made_there else "schema:contentLocation", place)
        )
        yield from describe(
            place,
            ("rdf:type", term("schema:Place")),
            ("schema:name", words(location.name)),
            ("schema:latitude", latitude),
            ("schema:longitude", longitude),
            ("schema:sameAs", _entry(location.osm or "")),
        )


def _position(geo: str) -> tuple[Literal | None, Literal | None]:
    """Return latitude and longitude (degrees) of a geo: URI; both or none."""
    if match := _GEO.fullmatch(geo):
        latitude, longitude = float(match[1]), float(match[2])
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return decimal(latitude), decimal(longitude)
    return None, None


def _entry(osm: str) -> NamedNode | Literal | None:
    """Return the page of a node, way or relation of OpenStreetMap; its version is left out."""
    match = _OSM.fullmatch(osm)
    return address(f"https://www.openstreetmap.org/{_ELEMENTS[match[1]]}/{match[2]}") if match else None

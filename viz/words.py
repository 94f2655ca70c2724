"""What the pictures call and how they colour the kinds of dots and the predicates between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from orbitgraph.model import EPISODE, EntityClass, Predicate


class Kind(NamedTuple):
    """How a kind of node is named (one, several) and coloured (on light, on dark)."""

    one: str
    several: str
    light: str
    dark: str


KINDS: Mapping[str, Kind] = {
    EPISODE: Kind("episode", "episodes", "#1f2a44", "#eceae4"),
    EntityClass.PERSON.value: Kind("person", "people", "#c4500c", "#ff9a5c"),
    EntityClass.ORGANISATION.value: Kind("organisation", "organisations", "#0a62a8", "#5db4f5"),
    EntityClass.PROJECT.value: Kind("project", "projects", "#007a5a", "#35c79b"),
    EntityClass.PROTOCOL.value: Kind("protocol", "protocols", "#8b2f8f", "#de85d6"),
    EntityClass.CONCEPT.value: Kind("concept", "concepts", "#9a6b00", "#e5b53c"),
    EntityClass.EVENT.value: Kind("event", "events", "#12809c", "#7adcef"),
    EntityClass.WORK.value: Kind("work", "works", "#6b5d50", "#c4b5a5"),
    EntityClass.PLACE.value: Kind("place", "places", "#c43d74", "#ff8ab5"),
}
"""The kinds of nodes in the order of the legend; each also has a shape, for eyes that mix colours."""

PHRASES: Mapping[str, tuple[str, str]] = {
    Predicate.GUEST_OF.value: ("guest of", "guests"),
    Predicate.HOST_OF.value: ("host of", "hosted by"),
    Predicate.AFFILIATED_WITH.value: ("affiliated with", "people affiliated"),
    Predicate.FORMERLY_AFFILIATED_WITH.value: ("formerly affiliated with", "people formerly affiliated"),
    Predicate.ADVISED_BY.value: ("advised by", "advises"),
    Predicate.AUTHOR_OF.value: ("author of", "written by"),
    Predicate.PUBLISHED_AT.value: ("presented or published at", "presented or published there"),
    Predicate.RECORDED_AT.value: ("recorded at", "episodes recorded there"),
    Predicate.BASED_ON.value: ("based on", "basis of"),
    Predicate.SPOKE_AT.value: ("spoke at", "speakers"),
    Predicate.DEVELOPED_BY.value: ("developed by", "develops"),
    Predicate.CONTRIBUTES_TO.value: ("contributes to", "contributors"),
    Predicate.PART_OF.value: ("part of", "has as part"),
    Predicate.USES.value: ("uses", "used by"),
    Predicate.SUPPORTS.value: ("supports", "supported by"),
    Predicate.COMPARED_WITH.value: ("compared with", "compared with"),
    Predicate.MENTIONS_EPISODE.value: ("refers to", "referred to by"),
    Predicate.REACH.value: ("reached at", "reaches"),
    "about": ("about", "subject of"),
    "mentions": ("mentions", "mentioned in"),
    "relatedTo": ("related episodes", "related episodes"),
    "broader": ("broader topics", "narrower topics"),
}
"""Each predicate in words, read from its source and from its target, in the order of the panel."""

"""The types that pass between the stages: plain frozen data, no spaCy and no RDF.

A source becomes a `Show` with `Episode`s; the text of an episode yields `Mention`s; mentions of one thing
are gathered in an `Entity`; a `Relation` joins two ends and cannot be made without `Evidence`.
"""

from orbitgraph.model.drawing import Fact, Node, Quads
from orbitgraph.model.facts import Entity, Evidence, Mention, Ref, Relation
from orbitgraph.model.related import Reason, RelatedEpisode
from orbitgraph.model.result import AppliedCorrection, Extraction, Topic
from orbitgraph.model.source import (
    Audio,
    Contributor,
    Episode,
    Guest,
    Link,
    Location,
    MusicCredit,
    Show,
    Soundbite,
)
from orbitgraph.model.vocabulary import EPISODE, HANDLE, KEYPHRASE, SIGNATURES, EntityClass, Predicate

__all__ = [
    "EPISODE",
    "HANDLE",
    "KEYPHRASE",
    "SIGNATURES",
    "AppliedCorrection",
    "Audio",
    "Contributor",
    "Entity",
    "EntityClass",
    "Episode",
    "Evidence",
    "Extraction",
    "Fact",
    "Guest",
    "Link",
    "Location",
    "Mention",
    "MusicCredit",
    "Node",
    "Predicate",
    "Quads",
    "Reason",
    "Ref",
    "RelatedEpisode",
    "Relation",
    "Show",
    "Soundbite",
    "Topic",
]

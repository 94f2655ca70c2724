"""The classes of things and the relations between them: a closed, typed set."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class EntityClass(StrEnum):
    """The eight classes of things; the values are the names used in queries, files and IRIs."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PROJECT = "project"
    PROTOCOL = "protocol"
    CONCEPT = "concept"
    EVENT = "event"
    WORK = "work"
    PLACE = "place"


EPISODE = "episode"
"""`Ref.kind` of an episode; its name is the episode's `id`."""
HANDLE = "handle"
"""`Ref.kind` of an address, handle or URL; its name is the text as written."""
KEYPHRASE = "keyphrase"
"""`Evidence.extractor` of a candidate concept: a recurring phrase of a show that the topic scheme does not fit."""


class Predicate(StrEnum):
    """The closed set of relations; `SIGNATURES` says which ends each may have."""

    GUEST_OF = "guestOf"
    HOST_OF = "hostOf"
    AFFILIATED_WITH = "affiliatedWith"
    FORMERLY_AFFILIATED_WITH = "formerlyAffiliatedWith"
    ADVISED_BY = "advisedBy"
    AUTHOR_OF = "authorOf"
    PUBLISHED_AT = "publishedAt"
    RECORDED_AT = "recordedAt"
    BASED_ON = "basedOn"
    SPOKE_AT = "spokeAt"
    DEVELOPED_BY = "developedBy"
    CONTRIBUTES_TO = "contributesTo"
    PART_OF = "partOf"
    USES = "uses"
    SUPPORTS = "supports"
    COMPARED_WITH = "comparedWith"
    MENTIONS_EPISODE = "mentionsEpisode"
    REACH = "reach"


SIGNATURES: Mapping[Predicate, tuple[frozenset[str], frozenset[str]]] = {
    predicate: (frozenset(subjects.split()), frozenset(objects.split()))
    for predicate, subjects, objects in (
        (Predicate.GUEST_OF, "person", "episode"),
        (Predicate.HOST_OF, "person", "episode"),
        (Predicate.AFFILIATED_WITH, "person", "organisation"),
        (Predicate.FORMERLY_AFFILIATED_WITH, "person", "organisation"),
        (Predicate.ADVISED_BY, "person", "person"),
        (Predicate.AUTHOR_OF, "person", "work"),
        (Predicate.PUBLISHED_AT, "work", "event"),
        (Predicate.RECORDED_AT, "episode", "event"),
        (Predicate.BASED_ON, "episode", "work"),
        (Predicate.SPOKE_AT, "person", "event"),
        (Predicate.DEVELOPED_BY, "project", "organisation person"),
        (Predicate.CONTRIBUTES_TO, "person", "project"),
        (Predicate.PART_OF, "project organisation", "project organisation"),
        (Predicate.USES, "project", "project protocol concept"),
        (Predicate.SUPPORTS, "project", "protocol"),
        (Predicate.COMPARED_WITH, "project", "project"),
        (Predicate.MENTIONS_EPISODE, "episode", "episode"),
        (Predicate.REACH, "person", "handle"),
    )
}
"""Which kinds of ends (subject, object) each predicate joins."""

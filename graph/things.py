"""Which things a graph speaks of, and the node that stands for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from orbitgraph.graph.iris import Iris, name_entities
from orbitgraph.model import EPISODE, HANDLE, Entity, EntityClass, Extraction, Ref, Topic


class Things:
    """The things of an extraction and of a topic scheme.

    `stated` are those that the graphs of shows and episodes have: named by an episode, the end of a fact, or a
    host; `known` are these and the entries of the scheme.
    """

    def __init__(self, extraction: Extraction, topics: Iterable[Topic], iris: Iris) -> None:
        self._people = _people(extraction.entities)
        ends = {end for relation in extraction.relations for end in (relation.subject, relation.object)}
        hosts = {self.host(name) for show in extraction.shows for name in show.hosts}
        in_scheme = {Ref(topic.cls.value, topic.label) for topic in topics}
        named = {entity.ref for entity in extraction.entities if entity.mentions or entity.about}
        self.stated = {end for end in ends if end.kind not in (EPISODE, HANDLE)} | hosts | named
        self.known = self.stated | in_scheme
        everything = self.known | {entity.ref for entity in extraction.entities}
        names = name_entities(iris, everything, first=in_scheme)
        self.nodes: Mapping[Ref, NamedNode] = {ref: NamedNode(iri) for ref, iri in names.items()}

    def host(self, name: str) -> Ref:
        """Return the person whom a show names as its host."""
        return self._people.get(name.casefold(), Ref(EntityClass.PERSON.value, name))


def _people(entities: Iterable[Entity]) -> Mapping[str, Ref]:
    """Map the names of the people, in lower case, to who they mean; nobody is found by another's alias."""
    people = sorted((each for each in entities if each.cls is EntityClass.PERSON), key=lambda each: each.ref)
    names = {alias.casefold(): person.ref for person in reversed(people) for alias in person.aliases}
    return names | {person.label.casefold(): person.ref for person in reversed(people)}

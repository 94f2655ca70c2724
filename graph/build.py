"""The one translator from the model to RDF: `quads` turns an extraction into the quads of its graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad, Triple

from orbitgraph.graph.describe import episode_label, episode_rows, show_rows, thing_rows
from orbitgraph.graph.evidence import Marks
from orbitgraph.graph.iris import Iris, digest, name_entities
from orbitgraph.graph.terms import Row, decimal, describe, number, term, text, words
from orbitgraph.model import (
    EPISODE,
    HANDLE,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Mention,
    Predicate,
    Ref,
    RelatedEpisode,
    Show,
    Topic,
)
from orbitgraph.ontology import ontology_triples

_T = TypeVar("_T")


def quads(
    extraction: Extraction,
    *,
    related: Iterable[RelatedEpisode] = (),
    topics: Iterable[Topic] = (),
    scheme: Iterable[Triple] = (),
    iris: Iris | None = None,
    tool_version: str,
) -> Iterator[Quad]:
    """Yield every quad of the graph (docs/graph.md): ontology, shows, episodes, then what is derived.

    `topics` and `scheme` are the topic scheme as entries and as triples; the same input gives the same quads
    in the same order, a few of them more than once. Raises `ValueError` for a mention or a relation of an
    episode that the extraction does not have, or one beyond the end of its text.
    """
    builder = _Builder(extraction, tuple(topics), iris or Iris(), tool_version)
    yield from builder.ontology(scheme)
    for show in extraction.shows:
        yield from _in_graph(builder.iris.show_graph(show.slug), builder.show(show))
    for episode in extraction.episodes:
        yield from _in_graph(builder.iris.episode_graph(episode.id), builder.episode(episode))
    builder.refuse_leftovers()
    yield from _in_graph(builder.iris.derived_graph, builder.derived(related))


def _in_graph(name: str, rows: Iterable[Row]) -> Iterator[Quad]:
    graph = NamedNode(name)
    return (Quad(subject, predicate, object_, graph) for subject, predicate, object_ in rows)


class _Builder:
    """Holds what all graphs of a build share: the names of the things, and what each episode says of them."""

    def __init__(
        self, extraction: Extraction, topics: tuple[Topic, ...], iris: Iris, tool_version: str
    ) -> None:
        self.iris = iris
        self._version = tool_version
        self._model = extraction.model
        self._topics = topics
        self._entities = {entity.ref: entity for entity in extraction.entities}
        self._known = {episode.id for episode in extraction.episodes}
        self._people = _people(extraction.entities)
        self._mentions: dict[str, list[tuple[Mention, Ref]]] = defaultdict(list)
        self._about: dict[str, list[Ref]] = defaultdict(list)
        self._facts: dict[str, dict[tuple[Ref, Predicate, Ref], list[Evidence]]] = defaultdict(dict)
        self._gather(extraction)
        self._nodes = self._names(extraction)

    def _gather(self, extraction: Extraction) -> None:
        for entity in extraction.entities:
            for mention in entity.mentions:
                self._mentions[mention.evidence.episode].append((mention, entity.ref))
            for episode in entity.about:
                self._about[episode].append(entity.ref)
        for relation in extraction.relations:
            key = relation.subject, relation.predicate, relation.object
            self._facts[relation.episode].setdefault(key, []).extend(relation.evidence)

    def _names(self, extraction: Extraction) -> Mapping[Ref, NamedNode]:
        ends = {end for relation in extraction.relations for end in (relation.subject, relation.object)}
        things = {end for end in ends if end.kind not in (EPISODE, HANDLE)}
        hosts = {self._host(name) for show in extraction.shows for name in show.hosts}
        in_scheme = {Ref(topic.cls.value, topic.label) for topic in self._topics}
        names = name_entities(self.iris, {*self._entities, *things, *hosts}, first=in_scheme)
        return {ref: NamedNode(iri) for ref, iri in names.items()}

    def ontology(self, scheme: Iterable[Triple]) -> Iterator[Quad]:
        """Yield the ontology and the topic scheme; the scheme's entries get the IRIs of our things."""
        graph = NamedNode(self.iris.ontology_graph)
        entries = {topic.iri: self._nodes[Ref(topic.cls.value, topic.label)] for topic in self._topics}
        for triple in ontology_triples():
            yield Quad(triple.subject, triple.predicate, triple.object, graph)
        for triple in scheme:
            subject, object_ = _renamed(triple.subject, entries), _renamed(triple.object, entries)
            yield Quad(subject, triple.predicate, object_, graph)
        for topic in self._topics:
            node, old = entries[topic.iri], NamedNode(topic.iri)
            yield from _in_graph(graph.value, thing_rows(node, topic.cls, topic.label))
            if node != old:
                yield Quad(node, term("skos:exactMatch"), old, graph)

    def show(self, show: Show) -> Iterator[Row]:
        """Yield the rows of a show's graph."""
        hosts = sorted({self._host(name) for name in show.hosts})
        yield from show_rows(show, self.iris, [self._nodes[host] for host in hosts])
        for host in hosts:
            yield from self._thing(host)

    def episode(self, episode: Episode) -> Iterator[Row]:
        """Yield the rows of an episode's graph."""
        iri = self.iris.episode_iri(episode.id)
        node = NamedNode(iri)
        mentions = sorted(self._mentions.pop(episode.id, ()))
        facts = sorted(self._facts.pop(episode.id, {}).items())
        about = sorted(self._about.pop(episode.id, ()))
        mentioned = sorted({thing for _, thing in mentions})
        ends = {end for (subject, _, object_), _ in facts for end in (subject, object_)}
        yield from episode_rows(episode, self.iris)
        yield from describe(node, *(("schema:about", self._nodes[thing]) for thing in about))
        yield from describe(node, *(("schema:mentions", self._nodes[thing]) for thing in mentioned))
        for thing in sorted({*mentioned, *about, *ends}):
            yield from self._thing(thing)
        if not mentions and not facts:
            return
        run = NamedNode(self.iris.run_iri("\n".join((self._version, self._model, episode.text))))
        yield from self._run(run, iri, episode)
        marks = Marks(episode.text, iri, run)
        for mention, thing in mentions:
            yield from marks.mention_rows(mention, self._nodes[thing])
        for (subject, predicate, object_), evidence in facts:
            start, end = self._node(subject), self._end(object_)
            yield from marks.fact_rows(start, predicate, end, evidence, episode.published)

    def derived(self, related: Iterable[RelatedEpisode]) -> Iterator[Row]:
        """Yield the rows of the related episodes with their reasons."""
        for each in related:
            iri = self.iris.episode_iri(each.episode)
            source, target = NamedNode(iri), NamedNode(self.iris.episode_iri(each.other))
            line = f"{iri}#related-{each.rank}"
            reasons = [NamedNode(f"{line}-reason-{count}") for count in range(1, len(each.reasons) + 1)]
            yield source, term("orbit:relatedTo"), target
            yield from describe(
                NamedNode(line),
                ("rdf:type", term("orbit:Relatedness")),
                ("orbit:source", source),
                ("orbit:target", target),
                ("orbit:rank", number(each.rank)),
                ("orbit:score", decimal(each.score)),
                *(("orbit:reason", reason) for reason in reasons),
            )
            for node, reason in zip(reasons, each.reasons, strict=True):
                yield from describe(
                    node,
                    ("rdf:type", term("orbit:Reason")),
                    ("orbit:reasonKind", words(reason.kind)),
                    ("orbit:weight", decimal(reason.weight)),
                    ("rdfs:label", words(reason.text)),
                )

    def refuse_leftovers(self) -> None:
        """Raise `ValueError` if something was said of an episode that was not built."""
        for left in (self._mentions, self._about, self._facts):
            if left:
                raise ValueError(f"the extraction speaks of an episode that it does not have: {min(left)!r}")

    def _run(self, run: NamedNode, iri: str, episode: Episode) -> Iterator[Row]:
        tool = f"orbitgraph {self._version}"
        return describe(
            run,
            ("rdf:type", term("prov:Activity")),
            ("rdfs:label", words(f"{tool}, {self._model}" if self._model else tool)),
            ("orbit:toolVersion", words(self._version)),
            ("orbit:model", text(self._model)),
            ("orbit:inputHash", words(digest(episode.text, 64))),
            ("prov:used", NamedNode(iri + "#text")),
        )

    def _thing(self, ref: Ref) -> Iterator[Row]:
        if ref.kind == HANDLE or (ref.kind == EPISODE and ref.name in self._known):
            return iter(())
        if ref.kind == EPISODE:
            # The other episode has no graph of its own that could hold its label.
            label = episode_label(ref.name.partition("/")[2])
            return describe(self._node(ref), ("rdfs:label", label))
        entity = self._entities.get(ref, Entity(EntityClass(ref.kind), ref.name))
        return thing_rows(self._nodes[ref], ref.kind, ref.name, entity.aliases, entity.notation)

    def _node(self, ref: Ref) -> NamedNode:
        return NamedNode(self.iris.episode_iri(ref.name)) if ref.kind == EPISODE else self._nodes[ref]

    def _end(self, ref: Ref) -> NamedNode | Literal:
        return words(ref.name) if ref.kind == HANDLE else self._node(ref)

    def _host(self, name: str) -> Ref:
        return self._people.get(name.casefold(), Ref(EntityClass.PERSON.value, name))


def _people(entities: Iterable[Entity]) -> Mapping[str, Ref]:
    """Map the names of the people, in lower case, to who they mean; nobody is found by another's alias."""
    people = sorted((each for each in entities if each.cls is EntityClass.PERSON), key=lambda each: each.ref)
    names = {alias.casefold(): person.ref for person in reversed(people) for alias in person.aliases}
    return names | {person.label.casefold(): person.ref for person in reversed(people)}


def _renamed(value: _T, entries: Mapping[str, NamedNode]) -> _T | NamedNode:
    return entries.get(value.value, value) if isinstance(value, NamedNode) else value

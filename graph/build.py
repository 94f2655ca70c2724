"""The one translator from the model to RDF: `parts` turns an extraction into its graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

import msgspec
from pyoxigraph import Literal, NamedNode, Quad, Triple

from orbitgraph.graph.curated import curated_rows
from orbitgraph.graph.derived import derived_rows
from orbitgraph.graph.describe import episode_label, episode_rows, show_rows, thing_rows
from orbitgraph.graph.evidence import Marks
from orbitgraph.graph.iris import Iris, digest
from orbitgraph.graph.scheme import AnyRow, scheme_rows
from orbitgraph.graph.terms import Row, describe, term, text, words
from orbitgraph.graph.things import Things
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

_PIECE = 1000
"""How many related episodes make one piece of the derived graph."""


@dataclass(frozen=True)
class Part:
    """One named graph, or a `piece` of a large one: its IRI, and the quads, made when called.

    The `key` is equal where the quads are.
    """

    graph: str
    key: str
    quads: Callable[[], Iterator[Quad]]
    piece: int = 0


def parts(
    extraction: Extraction,
    *,
    related: Iterable[RelatedEpisode] = (),
    topics: Iterable[Topic] = (),
    scheme: Callable[[], Iterable[Triple]] = tuple,
    scheme_key: str = "",
    iris: Iris | None = None,
    tool_version: str,
) -> Iterator[Part]:
    """Yield the graphs (docs/graph.md) of the ontology, shows, episodes, corrections and of what is derived.

    `topics` and `scheme` are the topic scheme as entries and as triples, `scheme_key` names the version of its
    files. The same input gives the same quads in the same order, a few of them more than once. Raises
    `ValueError` for a mention or a relation of an episode that the extraction does not have, or one beyond the
    end of its text.
    """
    builder = _Builder(extraction, tuple(topics), iris or Iris(), tool_version)
    builder.refuse_strangers()
    names = builder.iris
    yield builder.part(names.ontology_graph, lambda: builder.ontology(scheme()), scheme_key, builder.topics)
    for show in extraction.shows:
        rows = partial(builder.show, show)
        yield builder.part(names.show_graph(show.slug), rows, show, builder.hosts(show))
    for episode in extraction.episodes:
        rows = partial(builder.episode, episode)
        yield builder.part(names.episode_graph(episode.id), rows, *builder.says(episode))
    if corrections := builder.corrections():
        yield builder.part(names.curated_graph, partial(curated_rows, corrections, names), corrections)
    nearest = tuple(related)
    for piece, start in enumerate(range(0, max(len(nearest), 1), _PIECE)):
        some = nearest[start : start + _PIECE]
        rows = partial(derived_rows, some, names)
        yield replace(builder.part(names.derived_graph, rows, some), piece=piece)


class _Builder:
    """Holds what all graphs of a build share: the names of the things, and what each episode says of them."""

    def __init__(
        self, extraction: Extraction, topics: tuple[Topic, ...], iris: Iris, tool_version: str
    ) -> None:
        self.iris = iris
        self._version = tool_version
        self._extraction = extraction
        self.topics = topics
        self._entities = {entity.ref: entity for entity in extraction.entities}
        self._known = {episode.id for episode in extraction.episodes}
        self._mentions: dict[str, list[tuple[Mention, Ref]]] = defaultdict(list)
        self._about: dict[str, list[Ref]] = defaultdict(list)
        self._facts: dict[str, dict[tuple[Ref, Predicate, Ref], list[Evidence]]] = defaultdict(dict)
        self._gather(extraction)
        self._things = Things(extraction, topics, iris)
        self._nodes = self._things.nodes

    def _gather(self, extraction: Extraction) -> None:
        for entity in extraction.entities:
            for mention in entity.mentions:
                self._mentions[mention.evidence.episode].append((mention, entity.ref))
            for episode in entity.about:
                self._about[episode].append(entity.ref)
        for relation in extraction.relations:
            key = relation.subject, relation.predicate, relation.object
            self._facts[relation.episode].setdefault(key, []).extend(relation.evidence)

    def part(self, graph: str, rows: Callable[[], Iterable[AnyRow]], *content: object) -> Part:
        """Make the part of a graph whose rows follow from `content` and from what holds for the whole build."""
        everything = (self._version, self.iris.base, *content)
        key = sha256(msgspec.json.encode(everything)).hexdigest()
        node = NamedNode(graph)
        return Part(graph, key, lambda: (Quad(*row, node) for row in rows()))

    def says(self, episode: Episode) -> tuple[object, ...]:
        """Return all that the rows of an episode's graph are made of."""
        mentions = sorted(self._mentions.get(episode.id, ()), key=_place)
        facts = sorted(self._facts.get(episode.id, {}).items())
        about = sorted(self._about.get(episode.id, ()))
        things = {thing for _, thing in mentions} | {
            end for (one, _, other), _ in facts for end in (one, other)
        }
        named = [
            (thing, self._nodes[thing].value) for thing in sorted({*things, *about}) if thing in self._nodes
        ]
        known = sorted(thing.name for thing in things if thing.kind == EPISODE and thing.name in self._known)
        entities = [self._entities[thing] for thing, _ in named if thing in self._entities]
        marks = [(each.notation, each.is_candidate) for each in entities]
        model = self._extraction.model_of(episode.id)
        return episode, model, mentions, facts, about, named, known, marks

    def hosts(self, show: Show) -> tuple[str, ...]:
        """Return the IRIs of a show's hosts."""
        return tuple(self._nodes[self._things.host(name)].value for name in show.hosts)

    def corrections(self) -> list[tuple[tuple[str, ...], list[str]]]:
        """Return the cells of each correction by hand, and the IRIs of its things."""
        found = self._extraction.corrections
        return [(each.cells, [self._nodes[thing].value for thing in each.things]) for each in found]

    def ontology(self, scheme: Iterable[Triple]) -> Iterator[AnyRow]:
        """Yield the rows of the graph that holds the ontology and the topic scheme."""
        return scheme_rows(scheme, self.topics, self._nodes)

    def show(self, show: Show) -> Iterator[Row]:
        """Yield the rows of a show's graph."""
        hosts = sorted({self._things.host(name) for name in show.hosts})
        yield from show_rows(show, self.iris, [self._nodes[host] for host in hosts])
        for host in hosts:
            yield from self._thing(host)

    def episode(self, episode: Episode) -> Iterator[Row]:
        """Yield the rows of an episode's graph."""
        iri = self.iris.episode_iri(episode.id)
        node = NamedNode(iri)
        mentions = sorted(self._mentions.get(episode.id, ()), key=_place)
        facts = sorted(self._facts.get(episode.id, {}).items())
        about = sorted(self._about.get(episode.id, ()))
        mentioned = sorted({thing for _, thing in mentions})
        ends = {end for (subject, _, object_), _ in facts for end in (subject, object_)}
        yield from episode_rows(episode, self.iris)
        yield from describe(node, *(("schema:about", self._nodes[thing]) for thing in about))
        yield from describe(node, *(("schema:mentions", self._nodes[thing]) for thing in mentioned))
        written: dict[Ref, set[str]] = defaultdict(set)
        for mention, thing in mentions:
            written[thing].add(" ".join(episode.text[mention.evidence.start : mention.evidence.end].split()))
        for thing in sorted({*mentioned, *about, *ends}):
            yield from self._thing(thing, sorted(written[thing]))
        if not mentions and not facts:
            return
        model = self._extraction.model_of(episode.id)
        run = NamedNode(self.iris.run_iri("\n".join((self._version, model, episode.text))))
        yield from self._run(run, iri, episode, model)
        marks = Marks(episode.text, iri, run)
        for mention, thing in mentions:
            yield from marks.mention_rows(mention, self._nodes[thing])
        for (subject, predicate, object_), evidence in facts:
            start, end = self._node(subject), self._end(object_)
            yield from marks.fact_rows(start, predicate, end, evidence, episode.published)

    def refuse_strangers(self) -> None:
        """Raise `ValueError` if something is said of an episode that is not built."""
        for said in (self._mentions, self._about, self._facts):
            if strangers := set(said) - self._known:
                raise ValueError(
                    f"the extraction speaks of an episode that it does not have: {min(strangers)!r}"
                )

    def _run(self, run: NamedNode, iri: str, episode: Episode, model: str) -> Iterator[Row]:
        tool = f"orbitgraph {self._version}"
        return describe(
            run,
            ("rdf:type", term("prov:Activity")),
            ("rdfs:label", words(f"{tool}, {model}" if model else tool)),
            ("orbit:toolVersion", words(self._version)),
            ("orbit:model", text(model)),
            ("orbit:inputHash", words(digest(episode.text, 64))),
            ("prov:used", NamedNode(iri + "#text")),
        )

    def _thing(self, ref: Ref, written: Iterable[str] = ()) -> Iterator[Row]:
        if ref.kind == HANDLE or (ref.kind == EPISODE and ref.name in self._known):
            return iter(())
        if ref.kind == EPISODE:
            # The other episode has no graph of its own that could hold its label.
            label = episode_label(ref.name.partition("/")[2])
            return describe(self._node(ref), ("rdfs:label", label))
        entity = self._entities.get(ref, Entity(EntityClass(ref.kind), ref.name))
        marks = entity.notation, entity.is_candidate
        return thing_rows(self._nodes[ref], ref.kind, ref.name, written, *marks)

    def _node(self, ref: Ref) -> NamedNode:
        return NamedNode(self.iris.episode_iri(ref.name)) if ref.kind == EPISODE else self._nodes[ref]

    def _end(self, ref: Ref) -> NamedNode | Literal:
        return words(ref.name) if ref.kind == HANDLE else self._node(ref)


def _place(said: tuple[Mention, Ref]) -> tuple[int, int, str, str, str]:
    mention, thing = said
    return mention.evidence.start, mention.evidence.end, mention.cls, thing.kind, thing.name

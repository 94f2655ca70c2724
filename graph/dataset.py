"""The data set says what it is, as rows of VoID and DCAT: how much it holds, of which shows, on which terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from operator import attrgetter

from pyoxigraph import NamedNode, Quad

from orbitgraph.graph.build import Part
from orbitgraph.graph.describe import licence_node
from orbitgraph.graph.iris import Iris, digest
from orbitgraph.graph.tally import Tally, full
from orbitgraph.graph.terms import Row, describe, moment, number, term, words
from orbitgraph.graph.things import Things
from orbitgraph.model import EntityClass, Episode, Extraction, Ref, Show, Topic
from orbitgraph.ontology import ORBIT, PREFIXES

_FILES = (("graph.nq", "application/n-quads", "N-Quads"), ("graph.ttl", "text/turtle", "Turtle"))
"""The files that a build writes the data set to: name, media type, and format as W3C names it."""

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_FORMATS = "http://www.w3.org/ns/formats/"
_THINGS = {f"orbit:{cls.value.capitalize()}": cls.value for cls in EntityClass}
_WORKS = ("schema:PodcastEpisode", "schema:PodcastSeries")
_RECORDS = (
    "orbit:Correction",
    "orbit:Evidence",
    "orbit:Mention",
    "orbit:Notes",
    "orbit:Reason",
    "orbit:Relatedness",
    "org:Membership",
    "rdf:Statement",
)
"""Classes whose members, like those of `_WORKS`, have their type in one graph only, so that the counts add up."""
_NAMED_SHOWS = 3


def description(
    extraction: Extraction,
    *,
    topics: Iterable[Topic] = (),
    iris: Iris | None = None,
    tool_version: str,
    modified: datetime | None = None,
) -> Callable[[Mapping[str, Tally]], Part]:
    """Return what makes the graph that describes the data set out of the tallies of all its other graphs, by name.

    Triples are counted graph by graph (one that two graphs hold counts twice), things once, the description not
    at all. `modified` is left out where it is None.
    """
    names = iris or Iris()

    def make(tallies: Mapping[str, Tally]) -> Part:
        things = Things(extraction, tuple(topics), names)
        rows = list(_Description(extraction, names, tallies, things).rows(tool_version, modified))
        key = sha256("\n".join(map(str, rows)).encode()).hexdigest()
        graph = NamedNode(names.description_graph)
        return Part(names.description_graph, key, lambda: (Quad(*row, graph) for row in rows))

    return make


class _Description:
    def __init__(
        self, extraction: Extraction, iris: Iris, tallies: Mapping[str, Tally], things: Things
    ) -> None:
        self._extraction, self._iris, self._things = extraction, iris, things
        self._node = NamedNode(iris.dataset_iri)
        self._held = _sum(tallies.values())
        self._stated = _sum(held for name, held in tallies.items() if name != iris.ontology_graph)
        by_show = attrgetter("show")
        grouped = groupby(sorted(extraction.episodes, key=by_show), by_show)
        self._episodes: Mapping[str, list[Episode]] = {show: list(group) for show, group in grouped}

    def rows(self, tool_version: str, modified: datetime | None) -> Iterator[Row]:
        """Yield all rows of the description."""
        properties = _properties(self._held)
        title = words(f"{_titles(self._extraction.shows)}: knowledge graph of the show notes")
        said = f"What the notes of the episodes say, each fact with its sentence; made by orbitgraph {tool_version}."
        yield from describe(
            self._node,
            ("rdf:type", term("void:Dataset")),
            ("rdf:type", term("dcat:Dataset")),
            ("rdfs:label", title),
            ("dcterms:title", title),
            ("dcterms:description", words(said)),
            ("dcterms:conformsTo", NamedNode(ORBIT.base.removesuffix("#"))),
            ("dcterms:modified", moment(modified)),
            ("void:uriSpace", words(self._iris.base)),
            ("void:properties", number(len(properties))),
            ("void:classes", number(len(self._held) - len(properties))),
            *(("void:vocabulary", NamedNode(base)) for base in self._vocabularies()),
            *(("void:exampleResource", node) for node in self._examples()),
        )
        yield from self._terms_of_use()
        yield from self._files()
        yield from self._counted(self._node, self._held, self._things.known)
        for name, count in sorted(properties.items()):
            yield from _partition(self._node, "property", name, ("void:triples", count))
        stated = NamedNode(f"{self._node.value}#stated")
        yield from describe(self._node, ("void:subset", stated))
        yield from describe(
            stated,
            ("rdf:type", term("void:Dataset")),
            ("dcterms:title", words("Shows and episodes: all but the ontology and the topic scheme")),
        )
        yield from self._counted(stated, self._stated, self._things.stated)

    def _counted(self, node: NamedNode, held: Tally, things: Collection[Ref]) -> Iterator[Row]:
        """Yield how many triples and things a data set has, and how many members each class has in it."""
        kinds = Counter(thing.kind for thing in things)
        members = {name: kinds[kind] for name, kind in _THINGS.items()}
        members |= {name: held.get(f"a {name}", 0) for name in (*_WORKS, *_RECORDS)}
        yield from describe(
            node,
            ("void:triples", number(sum(_properties(held).values()))),
            ("void:entities", number(sum(members[name] for name in (*_THINGS, *_WORKS)))),
        )
        for name, count in sorted(members.items()):
            if count:
                yield from _partition(node, "class", name, ("void:entities", count))

    def _vocabularies(self) -> list[str]:
        prefixes = {name.removeprefix("a ").partition(":")[0] for name in self._held}
        return sorted(base for prefix, base in PREFIXES.items() if prefix in prefixes)

    def _examples(self) -> Iterator[NamedNode]:
        """Yield a show, its newest episode, and of each class the thing that most episodes name."""
        for show in self._extraction.shows[:1]:
            yield NamedNode(self._iris.show_iri(show.slug))
            episodes = self._episodes.get(show.slug, [])
            for newest in sorted(episodes, key=lambda each: (str(each.published or ""), each.id))[-1:]:
                yield NamedNode(self._iris.episode_iri(newest.id))
        best: dict[str, tuple[int, Ref]] = {}
        for entity in sorted(self._extraction.entities, key=lambda each: each.ref):
            reach = len({mention.evidence.episode for mention in entity.mentions})
            if reach > best.get(entity.cls, (0, entity.ref))[0]:
                best[entity.cls] = reach, entity.ref
        yield from (self._things.nodes[thing] for _, thing in best.values())

    def _terms_of_use(self) -> Iterator[Row]:
        """Yield whose notes these are, and on which terms; a licence that all shows have is that of the whole."""
        shows = self._extraction.shows
        licences = [_licence(show, self._episodes.get(show.slug, [])) for show in shows]
        whole = licence_node(licences[0] or "") if len(set(licences)) == 1 else None
        yield from describe(
            self._node,
            ("dcterms:license", whole),
            *(("dcterms:source", NamedNode(self._iris.show_iri(show.slug))) for show in shows),
            *(("dcterms:rights", words(_rights(*each))) for each in zip(shows, licences, strict=True)),
        )

    def _files(self) -> Iterator[Row]:
        for name, media_type, form in _FILES:
            file = NamedNode(f"{self._node.value}#{name}")
            form_node = NamedNode(_FORMATS + form)
            yield from describe(self._node, ("dcat:distribution", file), ("void:feature", form_node))
            yield from describe(
                file,
                ("rdf:type", term("dcat:Distribution")),
                ("rdfs:label", words(name)),
                ("dcterms:title", words(name)),
                ("dcterms:format", form_node),
                ("dcat:mediaType", NamedNode(_MEDIA_TYPES + media_type)),
            )


def _partition(whole: NamedNode, kind: str, name: str, count: tuple[str, int]) -> Iterator[Row]:
    """Yield the part of a data set that has a property or a class, and how large it is."""
    prefix, _, local = name.partition(":")
    ending = f"{kind}-{prefix}-{local}" if prefix in PREFIXES else f"{kind}-{digest(name)}"
    part = NamedNode(f"{whole.value}{'-' if '#' in whole.value else '#'}{ending}")
    yield from describe(whole, (f"void:{kind}Partition", part))
    yield from describe(
        part,
        ("rdf:type", term("void:Dataset")),
        (f"void:{kind}", NamedNode(full(name))),
        (count[0], number(count[1])),
    )


def _sum(tallies: Iterable[Tally]) -> Tally:
    total: Counter[str] = Counter()
    for each in tallies:
        total.update(each)
    return total


def _properties(held: Tally) -> Tally:
    return {name: count for name, count in held.items() if not name.startswith("a ")}


def _titles(shows: Sequence[Show]) -> str:
    named = ", ".join(show.title for show in shows[:_NAMED_SHOWS])
    others = len(shows) - _NAMED_SHOWS
    return f"{named} and {others} more" if others > 0 else named


def _licence(show: Show, episodes: Iterable[Episode]) -> str | None:
    """Return the licence of a show's notes: the one that it states itself, or else that all of its episodes state."""
    stated = {each.licence for each in episodes}
    return show.licence or (stated.pop() if len(stated) == 1 else None)


def _rights(show: Show, licence: str | None) -> str:
    makers = show.author or ", ".join(show.hosts)
    by = f" by {makers}" if makers else ""
    source = f" ({show.url})" if show.url else ""
    terms = f"licence: {licence}" if licence else "the source states no one licence for all of it"
    return f"Made from the notes of {show.title}{by}{source}; {terms}."

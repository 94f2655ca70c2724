"""One episode's way through all stages, run anew: what each stage was given and what it made of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from orbitgraph import __version__
from orbitgraph.errors import UsageError
from orbitgraph.extract import corrected, language, mentions, readings
from orbitgraph.extract.corrections import Correction
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.guests.show_settings import Settings
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.reading import sources
from orbitgraph.extract.reading.merging import merged, order, with_previous
from orbitgraph.extract.readings import Reading
from orbitgraph.extract.resolve import resolve
from orbitgraph.extract.spans import Found
from orbitgraph.graph import build as graph_build
from orbitgraph.graph.iris import Iris
from orbitgraph.model import AppliedCorrection, Entity, Episode, Extraction, Relation, Show, Topic
from orbitgraph.ontology import PREFIXES, RDF

_LISTED = 30
"""How many keys of episodes an error lists."""


@dataclass(frozen=True)
class Trace:
    """What the stages made of one episode, from its source to the number of its quads by kind.

    `cut` are the paragraphs that left the notes because the show repeats them; `model` is name and version of
    the language model; `candidates` are the findings before overlaps were decided; `corrections` are those by hand
    that the entities and relations owe something to.
    """

    source: sources.Source
    show: Show
    cut: tuple[str, ...]
    model: str
    notes: Notes
    candidates: tuple[Found, ...]
    reading: Reading
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    quads: tuple[tuple[str, int], ...]
    corrections: tuple[AppliedCorrection, ...] = ()

    @property
    def episode(self) -> Episode:
        """Return the episode as it was read."""
        return self.reading.episode


def trace(
    episode: str,
    loaded: Iterable[sources.Source],
    settings: Mapping[str, Settings],
    topics: Sequence[Topic],
    model: str = language.DEFAULT_MODEL,
    corrections: Sequence[Correction] = (),
) -> Trace:
    """Run all stages on the episode with this key (or id, `show/key`) of the sources, the other ones left out.

    Raises `UsageError` where no episode or more than one has the key.
    """
    source, show, read = _chosen(episode, loaded, settings)
    gazetteer = Gazetteer(topics)
    pipeline = language.choose(read.language, model)
    (doc,) = language.parse([read.text[: read.notes_end]], pipeline)
    notes = Notes(read, doc)
    (reading,) = readings.read([read], gazetteer, model)
    # What is said of other episodes matches nothing here; only a build can tell that it is out of date.
    right = corrected.apply((show,), *resolve([reading], gazetteer), [read], corrections)
    name = language.identity(pipeline)
    made = Extraction(right.shows, (read,), right.entities, right.relations, name)
    return Trace(
        source,
        show,
        _cut(source, read, settings),
        name,
        notes,
        tuple(mentions.candidates(notes, gazetteer)),
        reading,
        right.entities,
        right.relations,
        tuple(sorted(_kinds(made, topics).items())),
        right.applied,
    )


def _chosen(
    wanted: str, loaded: Iterable[sources.Source], settings: Mapping[str, Settings]
) -> tuple[sources.Source, Show, Episode]:
    """Find the episode; of one that several sources have the first stands, as in a build."""
    pages = [(source, sources.parse(source, settings)) for source in loaded]
    _, every, _ = merged([page for _, page in pages])
    found = [each for each in with_previous(sorted(every, key=order)) if wanted in (each.key, each.id)]
    if len(found) == 1:
        (read,) = found
        source, page = next(pair for pair in pages if any(each.id == read.id for each in pair[1].episodes))
        return source, page.show, read
    if found:
        raise UsageError(
            f"several shows have an episode {wanted!r}; name one: {', '.join(each.id for each in found)}"
        )
    known = sorted({each.key for each in every}, key=lambda key: (len(key), key))
    more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
    raise UsageError(f"the sources have no episode {wanted!r}; there are {', '.join(known[:_LISTED])}{more}")


def _cut(source: sources.Source, read: Episode, settings: Mapping[str, Settings]) -> tuple[str, ...]:
    """Return the paragraphs of an episode that the show repeats."""
    before = next(each for each in sources.whole(source, settings).episodes if each.id == read.id)
    return tuple((Counter(before.paragraphs) - Counter(read.paragraphs)).elements())


def _kinds(made: Extraction, topics: Sequence[Topic]) -> Counter[str]:
    """Count the quads of the only episode's graph by the type of their subject."""
    iris = Iris()
    graph = iris.episode_graph(made.episodes[0].id)
    parts = graph_build.parts(made, topics=topics, iris=iris, tool_version=__version__)
    quads = {quad for part in parts if part.graph == graph for quad in part.quads()}
    types: dict[object, list[str]] = defaultdict(list)
    for quad in quads:
        if quad.predicate.value == RDF + "type":
            types[quad.subject].append(_short(quad))
    # Our own classes say more than the standard ones beside them.
    kinds = {
        subject: min(names, key=lambda name: (not name.startswith("orbit:"), name))
        for subject, names in types.items()
    }
    return Counter(kinds.get(quad.subject, "other things") for quad in quads)


def _short(quad: Quad) -> str:
    iri = quad.object.value if isinstance(quad.object, NamedNode) else str(quad.object)
    name = next((each for each, start in PREFIXES.items() if iri.startswith(start)), None)
    return f"{name}:{iri.removeprefix(PREFIXES[name])}" if name else iri

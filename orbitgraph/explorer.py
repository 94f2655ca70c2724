"""What a build knows, as the explorer's page: the dots and facts, their places, and what SPARQL is answered from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from orbitgraph.graph.iris import Iris, name_entities
from orbitgraph.graph.portable import portable
from orbitgraph.model import EPISODE, Extraction, Ref, RelatedEpisode, Topic
from orbitgraph.ontology import vocabulary
from orbitgraph.ontology.topics import definitions, topics_triples
from orbitgraph.queries import catalogue
from orbitgraph.queries.sparql import place_of_values
from orbitgraph.viz import communities, layout, staying, view
from orbitgraph.viz.page import Parameter, Query, Questions, explorer
from orbitgraph.viz.staying import Drawing

ASKABLE = 1_000_000
"""How many quads a graph has at most that the page carries for SPARQL: with more it would take long to open."""
_UNASKED = "(The graph is too large to be asked in this page; “orbitgraph serve” answers SPARQL.)"


def page(
    extraction: Extraction,
    nearest: Sequence[RelatedEpisode],
    topics: Sequence[Topic],
    before: Path | None,
    quads_file: Path | None,
    scheme: Path | None = None,
) -> tuple[str, str]:
    """Return the explorer's page of an extraction, and its map as JSON, which starts from that in the file `before`.

    `quads_file` is the graph.nq that questions are answered from; without one the page says that it answers none.
    `scheme` is the file of the topics where it is not the bundled one.
    """
    nodes, facts = view.view(
        extraction, nearest, identify(extraction, topics), topics, definitions(topics_triples(scheme))
    )
    groups = layout.grouped(nodes, facts)
    placed, drawing = staying.redraw(nodes, facts, _drawing(before), groups=groups)
    show = extraction.shows[0]
    text = explorer(
        " · ".join(each.title for each in extraction.shows),
        placed,
        facts,
        description=show.description if quads_file else f"{show.description} {_UNASKED}".strip(),
        source=show.url or "",
        communities=communities.named(nodes, facts, groups),
        questions=Questions(portable(quads_file), queries(), vocabulary()) if quads_file else None,
    )
    return text, msgspec.json.encode(drawing).decode()


def _drawing(path: Path | None) -> Drawing:
    """Return where everything stood; nowhere where that is not known."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Drawing) if path else Drawing()
    except (OSError, msgspec.MsgspecError, ValueError):
        return Drawing()


def queries() -> tuple[Query, ...]:
    """Return the queries that people ask, group by group, as the page offers them."""
    return tuple(
        Query(
            each.name,
            each.title,
            each.description,
            each.text,
            place_of_values(each.text),
            tuple(
                Parameter(value.name, value.type, value.description, value.example)
                for value in each.parameters
            ),
        )
        for group in catalogue.load().listed().values()
        for each in group
    )


def identify(extraction: Extraction, topics: Sequence[Topic]) -> Callable[[Ref], str]:
    """Name things as the graph does, so that a dot of the page and a row of a query have one IRI."""
    iris = Iris()
    in_scheme = {Ref(topic.cls.value, topic.label) for topic in topics}
    names: Mapping[Ref, str] = name_entities(
        iris, {each.ref for each in extraction.entities}, first=in_scheme
    )

    @cache
    def named(ref: Ref) -> str:
        return iris.episode_iri(ref.name) if ref.kind == EPISODE else names[ref]

    return named

"""The explorer of an extraction: its page, and the map that the next build starts from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from orbitgraph.model import EPISODE, Extraction, Ref, RelatedEpisode, Topic

if TYPE_CHECKING:
    from orbitgraph.viz.staying import Drawing


def make(
    extraction: Extraction, nearest: Sequence[RelatedEpisode], topics: Sequence[Topic], before: Path | None
) -> tuple[str, str]:
    """Return the explorer's page and its map as JSON; it starts from that of the last build, `before`."""
    from orbitgraph.viz import page, staying, view

    nodes, facts = view.view(extraction, nearest, _identify(extraction, topics))
    placed, drawing = staying.redraw(nodes, facts, _drawing(before))
    show = extraction.shows[0]
    text = page.explorer(
        " · ".join(each.title for each in extraction.shows),
        placed,
        facts,
        description=show.description,
        source=show.url or "",
    )
    return text, msgspec.json.encode(drawing).decode()


def _drawing(path: Path | None) -> Drawing:
    """Return where everything stood; nowhere where that is not known."""
    from orbitgraph.viz.staying import Drawing

    try:
        return msgspec.json.decode(path.read_bytes(), type=Drawing) if path else Drawing()
    except (OSError, msgspec.MsgspecError, ValueError):
        return Drawing()


def _identify(extraction: Extraction, topics: Sequence[Topic]) -> Callable[[Ref], str]:
    """Name things as the graph does, so that a dot of the page and a row of a query have one IRI."""
    from orbitgraph.graph.iris import Iris, name_entities

    iris = Iris()
    in_scheme = {Ref(topic.cls.value, topic.label) for topic in topics}
    names: Mapping[Ref, str] = name_entities(
        iris, {each.ref for each in extraction.entities}, first=in_scheme
    )

    @cache
    def identify(ref: Ref) -> str:
        return iris.episode_iri(ref.name) if ref.kind == EPISODE else names[ref]

    return identify

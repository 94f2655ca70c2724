"""Several sources -> one list of shows and episodes, whose order does not depend on that of the sources."""

from __future__ import annotations

from collections.abc import Sequence

from orbitgraph.extract.reading.page import Page
from orbitgraph.model import Episode, Show


def merged(pages: Sequence[Page]) -> tuple[tuple[Show, ...], tuple[Episode, ...], tuple[str, ...]]:
    """Join the sources; of an episode that several have, the first one stands."""
    shows: dict[str, Show] = {}
    episodes: dict[str, Episode] = {}
    warnings = [warning for each in pages for warning in each.warnings]
    for each in pages:
        shows.setdefault(each.show.slug, each.show)
        for episode in each.episodes:
            if episodes.setdefault(episode.id, episode) is not episode:
                warnings.append(f"{episode.id}: stands in several sources; the first one is kept")
    return tuple(shows[slug] for slug in sorted(shows)), tuple(episodes.values()), tuple(warnings)


def order(episode: Episode) -> tuple[str, int, int, str]:
    """Put the episodes of a show in one order whatever the sources': the newest first."""
    day = episode.published.toordinal() if episode.published else 0
    return episode.show, -day, -(episode.number or 0), episode.key

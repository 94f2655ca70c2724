"""Several sources -> one list of shows and episodes, whose order does not depend on that of the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

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


def with_previous(episodes: Iterable[Episode]) -> list[Episode]:
    """Fill in of each episode the key of its show's episode before it: by date, then by number.

    Dated episodes are compared with dated ones, numbered ones without a date with their like; so no later episode
    changes an earlier one. None where there is no earlier one, where nothing says the order, or where two share
    their place.
    """
    given = list(episodes)
    rows: dict[tuple[str, bool], dict[tuple[date, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in given:
        if each.published or each.number is not None:
            rows[each.show, each.published is not None][_place(each)].append(each.key)
    before = {
        (show, own[0]): earlier[0]
        for (show, _), places in rows.items()
        for (_, earlier), (_, own) in pairwise(sorted(places.items()))
        if len(earlier) == len(own) == 1
    }
    return [replace(each, previous=before.get((each.show, each.key))) for each in given]


def _place(episode: Episode) -> tuple[date, int]:
    return episode.published or date.min, episode.number or 0

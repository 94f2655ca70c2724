"""Dots and lines for the explorer: episodes, what they name, and the sentences that say so."""

from __future__ import annotations

import numpy as np

from orbitgraph.model import Fact, Node

from . import names, notes
from .topics import TOPICS_PER_EPISODE, thing

SIZES = ((300, 900), (2_000, 8_000), (10_000, 50_000), (50_000, 250_000))
"""Numbers of nodes and of edges that are measured."""
_SHAPES = tuple(shape for shape in notes.SHAPES if "{a}" in shape)


def picture(nodes: int, edges: int, seed: int = 7) -> tuple[list[Node], list[Fact]]:
    """Return that many nodes and edges; one edge joins an episode and a thing that it names.

    An episode has about 15 things; every thing has an episode, and how many follows a Zipf law.
    """
    episodes = max(1, round(edges / TOPICS_PER_EPISODE))
    things = nodes - episodes
    if not 0 < things <= edges <= episodes * things:
        raise ValueError(f"no {edges} edges between {episodes} episodes and {things} things")
    dots = [_episode(number) for number in range(1, episodes + 1)] + [_thing(rank) for rank in range(things)]
    lines = [_line(dots[at], dots[episodes + rank]) for at, rank in _pairs(episodes, things, edges, seed)]
    return dots, lines


def _pairs(episodes: int, things: int, edges: int, seed: int) -> list[tuple[int, int]]:
    """Draw that many different pairs (episode, thing), sorted."""
    rng = np.random.default_rng([seed, episodes, things])
    bounds = np.cumsum(1 / np.arange(1, things + 1))
    found = rng.integers(episodes, size=things) * things + np.arange(things)
    while len(found) < edges:
        count = 2 * (edges - len(found))
        ranks = np.searchsorted(bounds, rng.random(count) * bounds[-1], side="right")
        drawn = rng.integers(episodes, size=count) * things + ranks
        fresh = np.setdiff1d(drawn, found)
        found = np.concatenate([found, rng.permutation(fresh)[: edges - len(found)]])
    return [divmod(int(pair), things) for pair in np.sort(found)]


def _episode(number: int) -> Node:
    label = f"{thing(number).name}, with {names.person(number)}"
    details = (("date", notes.day(number).isoformat()), ("length", f"{10 + number % 80} min"))
    return Node(f"show/generated/episode/{number}", "episode", label, details=details)


def _thing(rank: int) -> Node:
    """Return a thing: of ten, one is a person and one an organisation, the rest topics."""
    if rank % 10 == 8:
        label, kind = names.person(rank), "person"
    elif rank % 10 == 9:
        label, kind = names.organisation(rank), "organisation"
    else:
        label, kind = thing(rank).name, thing(rank).kind
    return Node(f"{kind}/{rank}", kind, label)


def _line(episode: Node, target: Node) -> Fact:
    shape = _SHAPES[(len(episode.label) + len(target.label)) % len(_SHAPES)]
    other = dict.fromkeys(("b", "c"), "something else") | {"event": "a conference", "company": "the company"}
    known = other | dict.fromkeys(("guest", "first"), episode.label.rpartition("with ")[2])
    before, _, after = shape.partition("{a}")
    start = before.format(**known)
    sentence = start + target.label + after.format(**known)
    return Fact(
        *(episode.id, "mentions", target.id, episode.id, sentence),
        start=len(start),
        end=len(start) + len(target.label),
        confidence=0.97,
    )

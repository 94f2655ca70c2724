"""Which topics each episode has, drawn from a Zipf law, and what an invented topic is called."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orbitgraph.model import EntityClass, Ref

from .names import word

TOPICS = 50_000
TOPICS_PER_EPISODE = 15
_BLOCK = 4096
"""How many episodes are drawn together: the first ones stay the same when more are asked for."""
_NARROWER = 8
"""How many narrower topics a topic has; the frequent ones are the broad ones."""
_CLASSES = (*[EntityClass.CONCEPT, EntityClass.PROJECT] * 2, EntityClass.PROTOCOL)


def incidence(
    episodes: int, *, topics: int = TOPICS, each: int = TOPICS_PER_EPISODE, seed: int = 7
) -> NDArray[np.int32]:
    """Return the topics of the episodes, one row each: `each` different ranks below `topics`, 0 the most frequent.

    Each draw takes the rank r with a probability that is proportional to 1 / (r + 1); what an episode already
    has is drawn again.
    """
    if not 0 < each <= topics:
        raise ValueError(f"no {each} different topics of {topics}")
    bounds = np.cumsum(1 / np.arange(1, topics + 1))
    blocks = [_block(np.random.default_rng([seed, at]), bounds, each) for at in range(-(-episodes // _BLOCK))]
    return np.concatenate([np.empty((0, each), np.int32), *blocks])[:episodes]


def _block(rng: np.random.Generator, bounds: NDArray[np.float64], each: int) -> NDArray[np.int32]:
    def draw(count: int) -> NDArray[np.int32]:
        return np.searchsorted(bounds, rng.random(count) * bounds[-1], side="right").astype(np.int32)

    drawn = draw(_BLOCK * each).reshape(_BLOCK, each)
    while True:
        drawn.sort(axis=1)
        again = np.zeros(drawn.shape, bool)
        again[:, 1:] = drawn[:, 1:] == drawn[:, :-1]
        if not again.any():
            return drawn
        drawn[again] = draw(int(again.sum()))


def thing(rank: int) -> Ref:
    """Return the topic of a rank as a thing: of five, two are concepts, two projects, one a protocol."""
    cls = _CLASSES[rank % len(_CLASSES)]
    name = word(rank, 4)
    if cls is EntityClass.CONCEPT:
        return Ref(cls.value, f"{name[:4]} {name[4:]}")
    return Ref(cls.value, name.upper() if cls is EntityClass.PROTOCOL else name.capitalize())


def broader(rank: int) -> int | None:
    """Return the rank of the broader topic, None for the broadest."""
    return rank // _NARROWER - 1 if rank >= _NARROWER else None

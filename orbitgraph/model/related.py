"""Which episodes belong together, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why two episodes belong together: the kind of signal, its words, and what it adds to the score."""

    kind: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class RelatedEpisode:
    """`other` is the `rank`-th nearest episode of `episode` (ids); `score` is the sum of its reasons."""

    episode: str
    rank: int
    other: str
    score: float
    reasons: tuple[Reason, ...]

"""Podcast-like things of any size for the measurements; the same numbers give the same things, byte for byte.

Texts for the extractor (`page`, `feed`), graphs in the shape of ours (`parts`, `quads`, `store`, `write`), dots and
lines for the explorer (`picture`), and the topics of many episodes as an array (`incidence`). Topics follow a Zipf
law: few are everywhere and most are rare. An episode does not depend on how many others there are.
"""

from .corpora import feed, page
from .graphs import QUADS_PER_EPISODE, parts, quads, store, write
from .pictures import SIZES, picture
from .topics import TOPICS, TOPICS_PER_EPISODE, incidence

__all__ = [
    "QUADS_PER_EPISODE",
    "SIZES",
    "TOPICS",
    "TOPICS_PER_EPISODE",
    "feed",
    "incidence",
    "page",
    "parts",
    "picture",
    "quads",
    "store",
    "write",
]

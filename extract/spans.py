"""What a finder returns, and which of several overlapping findings stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from orbitgraph.model import EntityClass


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch `start:end` of an episode's text that names a thing of class `cls`, called `name`.

    `rank` orders the finders: where two findings overlap, the lower rank stands, then the longer one.
    `confidence` is the expected precision of the finder, `extractor` its name.
    """

    start: int
    end: int
    cls: EntityClass
    name: str
    extractor: str
    confidence: float
    rank: int = 1

    def overlaps(self, other: Found) -> bool:
        """Tell whether two findings share a character."""
        return self.start < other.end and other.start < self.end


def select(found: Iterable[Found]) -> list[Found]:
    """Return the findings that stand, in the order of the text, none overlapping another."""
    chosen: list[Found] = []
    taken: set[int] = set()
    for each in sorted(found, key=lambda f: (f.rank, f.start - f.end, f.start, f.cls, f.name)):
        positions = range(each.start, each.end)
        if taken.isdisjoint(positions):
            taken.update(positions)
            chosen.append(each)
    return sorted(chosen, key=lambda f: (f.start, f.end))


# E-mail addresses, URLs, host names and handles: names inside them are not mentions of the thing. The bounds
# are those of the domain name system, and keep the search linear.
_ADDRESS = re.compile(
    r"\bhttps?://\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?<![\w@])@\w{2,}"
    r"|\b(?:[a-z0-9-]{1,63}\.){1,8}(?:com|org|net|io|edu|dev|info|me|co|ai|tv|fm|us|uk|de|fr|ch|nl|jp|br|pt|eu)\b(?:/\S*)?"
)


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of e-mail addresses, URLs, host names and @handles, without closing punctuation."""
    spans = []
    for match in _ADDRESS.finditer(text):
        kept = match[0].rstrip(".,;:!?)]}>\"'”’")
        if match[0][len(kept) :].startswith(")") and kept.count("(") > kept.count(")"):
            kept += ")"
        spans.append((match.start(), match.start() + len(kept)))
    return spans

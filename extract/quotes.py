"""Words that a user quotes, found in the episodes' texts with the sentences around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from orbitgraph.extract.guests.cue_patterns import SENTENCE_END
from orbitgraph.model import Episode, Evidence

_EXTRACTOR = "correction"
_Span = tuple[int, int]


class Quotes:
    """The texts of all episodes, by id."""

    def __init__(self, episodes: Iterable[Episode]) -> None:
        self.episodes = {each.id: each for each in episodes}
        self._shows = sorted({each.show for each in self.episodes.values()})

    def ids(self, name: str) -> list[str]:
        """Return the ids that are meant by an episode's id or key; those of a key need not exist."""
        return [name] if name in self.episodes else [f"{show}/{name}" for show in self._shows]

    def written(self, place: Evidence) -> str:
        """Return the words of a place with plain spaces."""
        return " ".join(self.episodes[place.episode].text[place.start : place.end].split())

    def find(self, episode: str, words: str) -> list[_Span]:
        """Return where an episode (by id) has these words, whole and in this case, with any white space between."""
        pattern = r"\s+".join(map(re.escape, words.split()))
        return [
            match.span() for match in re.finditer(rf"(?<!\w){pattern}(?![\w+#])", self.episodes[episode].text)
        ]

    def evidence(self, episode: str, span: _Span, known: Collection[_Span]) -> Evidence:
        """Make the evidence of a span: in the shortest `known` sentence around it, or between two of those."""
        start, end = span
        around = [each for each in known if each[0] <= start and end <= each[1]]
        first, last = min(around, key=_length) if around else self._between(episode, span, known)
        return Evidence(episode, start, end, first, last, _EXTRACTOR, 1.0)

    def _between(self, episode: str, span: _Span, known: Collection[_Span]) -> _Span:
        text, (start, end) = self.episodes[episode].text, span
        gaps = [match.span() for match in SENTENCE_END.finditer(text)]
        gaps += [gap for begin, stop in known for gap in ((begin, begin), (stop, stop))]
        first = max((stop for _, stop in gaps if stop <= start), default=0)
        last = min((begin for begin, _ in gaps if begin >= end), default=len(text))
        sentence = text[first:last]
        return first + len(sentence) - len(sentence.lstrip()), first + len(sentence.rstrip())


def _length(span: _Span) -> tuple[int, _Span]:
    return span[1] - span[0], span

"""A gazetteer of a topic scheme's labels: one Aho-Corasick pass finds every label in a text.

Labels written with a capital are matched as written; labels in lower case in any case. A plain plural "s" may
follow. Where two labels overlap, the longer one stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from orbitgraph.extract.spans import Found, select
from orbitgraph.model import EntityClass, Topic

# How often a match of the label is a mention of the thing; short acronyms and generic nouns stray more.
_CONFIDENCE = {
    EntityClass.PROTOCOL: 0.95,
    EntityClass.PROJECT: 0.93,
    EntityClass.ORGANISATION: 0.93,
    EntityClass.EVENT: 0.93,
    EntityClass.PLACE: 0.85,
    EntityClass.CONCEPT: 0.8,
}


class Gazetteer:
    """The labels of a topic scheme, ready to be found in texts."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        """Index every preferred, alternative and hidden label; the first entry that has a label keeps it."""
        exact: dict[str, Topic] = {}
        folded: dict[str, Topic] = {}
        for topic in topics:
            for label in (topic.label, *topic.aliases, *topic.hidden):
                (folded if label == lower(label) else exact).setdefault(label, topic)
        self._exact = _Labels(exact)
        self._folded = _Labels(folded)

    def topic(self, label: str) -> Topic | None:
        """Return the entry that has `label` among its labels."""
        return self._exact.topics.get(label) or self._folded.topics.get(lower(label))

    def find(self, text: str) -> list[Found]:
        """Return the longest matches in `text`, in order, none overlapping another."""
        matches = {(start, end): topic for start, end, topic in self._folded.matches(lower(text), text)}
        # "Data Center Bridging" as written is the standard, in lower case the technique.
        matches |= {(start, end): topic for start, end, topic in self._exact.matches(text, text)}
        return select(_found(text, start, end, topic) for (start, end), topic in matches.items())


class _Labels:
    """One automaton over labels of one kind (as written, or in lower case)."""

    def __init__(self, topics: dict[str, Topic]) -> None:
        self.topics = topics
        self._labels = list(topics)
        self._matcher = AhoCorasick(self._labels)

    def matches(self, haystack: str, text: str) -> Iterator[tuple[int, int, Topic]]:
        """Yield every match at word boundaries; `haystack` is `text` in the case of the labels."""
        for number, start, end in self._matcher.find_matches_as_indexes(haystack, overlapping=True):
            label = self._labels[number]
            topic = self.topics[label]
            plural = end + 1 if text[end : end + 1] == "s" and text[end - 1].isalnum() else end
            for edge in sorted({end, plural}):
                if _is_word(text, start, edge) and _is_written_alike(text[start:end], label, topic):
                    yield start, edge, topic


# "NSX-MH", "TCP-AO", "XL-710": what a short suffix in capitals or digits makes of a name is another thing.
_VARIANT = re.compile(r"-(?:[A-Z][A-Z0-9]{0,3}|\d{1,3}[A-Z]{0,2})(?![\w-])")
_NAMED = frozenset({EntityClass.PROJECT, EntityClass.PROTOCOL})


def _found(text: str, start: int, end: int, topic: Topic) -> Found:
    name = topic.label
    if topic.cls in _NAMED and (variant := _VARIANT.match(text, end)):
        end = variant.end()
        name += variant[0]
    return Found(start, end, topic.cls, name, "gazetteer", _CONFIDENCE.get(topic.cls, 0.8))


def lower(text: str) -> str:
    """Return `text` in lower case with every character at its place (a few grow when lower-cased)."""
    folded = text.lower()
    return (
        folded if len(folded) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def _is_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 2]
    if before.isalnum() or before in ("_", "@") or after[:1].isalnum() or after[:1] == "_":
        return False
    # "Node.js", "openvswitch.org": a dot between letters joins.
    return not (after[:1] == "." and after[1:].isalnum()) and not (
        before == "." and text[start - 2 : start - 1].isalnum()
    )


def _is_written_alike(written: str, label: str, topic: Topic) -> bool:
    """Keep "TC" (Time Capsule) apart from the tool "tc": short names of things are matched as they are written."""
    if len(label) > 4 and (topic.cls is EntityClass.CONCEPT or " " in label):
        return True
    return written in (label, label[:1].upper() + label[1:])

"""Other spellings of a scheme's own labels: schemes for libraries write "Neural networks", notes "neural network".

Two customs of such schemes are undone, for concepts only, since the letters of a name are its own: labels begin with
a capital, and what can be counted stands in the plural (ISO 25964). No spelling takes a label away from an entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orbitgraph.model import EntityClass, Topic

_SHORTEST = 5
"""Shorter labels (characters) are acronyms, or too easily another word."""
_CUSTOM = 0.9
"""From this share of labels with a first capital on, the capital is a custom of the scheme and says nothing."""
# "Markets", "Web APIs"; but "Access", "Apparatus", "Analysis", "Physics" are no plurals.
_PLURAL = re.compile(r"[^\W\d_]{3,}(?<![sui])(?<!ic)s$")
_ENDINGS = (
    (re.compile(r"s$"), ""),
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(?<=ss|ch|sh)es$|(?<=x)es$"), ""),
)


def with_spellings(topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """Return the topics with the other spellings of their concepts among the hidden labels."""
    stated = {label for each in topics for label in (each.label, *each.aliases, *each.hidden)}
    concepts = [each.label for each in topics if each.cls is EntityClass.CONCEPT]
    capitals = sum(label[:1].isupper() for label in concepts) >= _CUSTOM * max(1, len(concepts))
    return tuple(
        replace(each, hidden=(*each.hidden, *sorted({*_spellings(each, capitals)} - stated)))
        if each.cls is EntityClass.CONCEPT
        else each
        for each in topics
    )


def _spellings(topic: Topic, capitals: bool) -> Iterator[str]:
    for label in (topic.label, *topic.aliases):
        if len(label) < _SHORTEST:
            continue
        for form in (label, *_singular(label)):
            yield form
            if _is_only_begun(form) or (capitals and all(map(_is_capitalised, form.split()))):
                yield form.lower()


def _is_only_begun(label: str) -> bool:
    """Tell whether the first of several words has a capital and the others have none: "Neural networks"."""
    first, _, rest = label.partition(" ")
    return _is_capitalised(first) and bool(rest) and rest == rest.lower()


def _is_capitalised(word: str) -> bool:
    """Tell whether a word has no capital but its first letter: "LaTeX" and "API" are written so on purpose."""
    return word[1:] == word[1:].lower()


def _singular(label: str) -> Iterator[str]:
    """Yield what may be the singular of a plural; a form that is no word ("cooky" of "cookies") does no harm."""
    if _PLURAL.search(label):
        yield from (pattern.sub(ending, label) for pattern, ending in _ENDINGS if pattern.search(label))

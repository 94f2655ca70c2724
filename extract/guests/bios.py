"""Paragraphs that tell who somebody is: "Ann Lee is a poet and …", "Ann Lee (she/her) works at …"."""

from __future__ import annotations

import re

from orbitgraph.extract.guests import cue_patterns
from orbitgraph.extract.guests import person_names as names

_BEING = frozenset("is are é ist est es".split())
_FOREIGN = frozenset("é ist est es".split())
_ARTICLES = frozenset("a an the one um uma ein eine un une currently founder professor ceo".split())
_WORKS = frozenset("works studied lives leads".split())
_ABOUT = re.compile(r"^(?:about|bio|über|sobre)\s*:?\s+", re.IGNORECASE)


def subject(paragraph: str) -> str | None:
    """Return the full name of the person whom a paragraph introduces with its first words, or None."""
    text = _ABOUT.sub("", paragraph[:300])
    if not cue_patterns.PAIR.search(text[:80]):
        return None
    tokens = names.words(text)
    found = names.name_at(text, tokens, 0)
    if not found:
        return None
    at = found.after
    if at < len(tokens) and tokens[at].text == "(":
        closing = (index for index in range(at, min(at + 12, len(tokens))) if tokens[index].text == ")")
        at = next(closing, at) + 1
    verb, *rest = [word.text.casefold() for word in tokens[at : at + 2]] or [""]
    is_somebody = verb in _BEING and rest and (rest[0] in _ARTICLES or verb in _FOREIGN)
    return found.text if is_somebody or (verb in _WORKS and rest) else None

"""How to reach people: the handles, addresses and pages that the notes give for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orbitgraph.extract.facts.masks import Masked, pattern
from orbitgraph.extract.facts.statements import Stated, state
from orbitgraph.extract.spans import Found
from orbitgraph.model import HANDLE, EntityClass, Predicate, Ref

_REACHING = re.compile(
    r"\b(?:reach|find|found|contact\w*|follow\w*|e-?mail\w*|mail|twitter|tweet\w*|mastodon|linkedin|github|blog\w*|"
    r"home\s*page|website|web\s+site|site|in\s+touch|irc|write\s+to|goes\s+by|handle|address\w*)\b",
    re.IGNORECASE,
)
_NETWORK = r"\b(?:IRC|[Ff]reenode|[Ll]ibera|OFTC|Slack|GitHub|Twitter|Mastodon|Matrix|Discord)\b"
_NICK = re.compile(
    rf"\b(?:as|by|is|and|or|nick(?:name)?|handle)\s+(?P<nick>[A-Za-z][\w-]+)\s+on\s+(?:the\s+)?[\w ]{{0,20}}?{_NETWORK}"
)
_COMMON = frozenset(
    "active also available best blogs found he lives often on she talks there they you".split()
)
# The address of a thing ("the project's website at x.org") is not that of whoever is named before it.
_OF_A_THING = (
    r"(?:<project|organisation|work>|\b(?:its|project|library|paper|software|code|list))(?:['’]s)?\s+(?:own\s+)?"
    r"(?:home\s*page|page|website|web\s+site|site|repository|repo|source|code|slides)\b[^;.]{0,40}$"
)
# "Ann is @ann", "he is also @ann".
_IS = r"<person>(?:['’]s|\s+is)\s+(?:also\s+|just\s+)?<handle>"
_PERSONAL = re.compile(r"^@|^[\w.+-]+@")


def find(sentence: Masked, guests: list[Found]) -> Iterator[Stated]:
    """Yield handles and addresses for the person named last before them, or for the only guest."""
    if not _REACHING.search(sentence.text) and not pattern(_IS).search(sentence.text):
        return
    persons = [
        (at, thing)
        for at, thing in sorted(sentence.things.items())
        if isinstance(thing, Found) and thing.cls is EntityClass.PERSON
    ]
    for at, start, end, name in [*_handles(sentence), *_nicks(sentence)]:
        before = [thing for place, thing in persons if place < at]
        if pattern(_OF_A_THING).search(sentence.text, 0, at) and not _PERSONAL.search(name):
            continue
        owner = before[-1:] or (guests if len(guests) == 1 and _PERSONAL.search(name) else [])
        span = (min([start, *(each.start for each in before[-1:])]), end)
        yield from state(owner, Predicate.REACH, [Ref(HANDLE, name)], span, "reach", 0.85)


def _handles(sentence: Masked) -> list[tuple[int, int, int, str]]:
    return [(at, handle.start, handle.end, handle.name) for at, handle in sentence.handles()]


def _nicks(sentence: Masked) -> Iterator[tuple[int, int, int, str]]:
    for match in _NICK.finditer(sentence.text):
        if match["nick"].lower() not in _COMMON:
            start, end = sentence.starts[match.start("nick")], sentence.ends[match.end("nick") - 1]
            yield match.start("nick"), start, end, match["nick"]

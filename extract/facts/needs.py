"""What a rule cannot do without: most sentences lack it, and then the rule need not be tried on them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

_TOKEN = re.compile(
    r"\\."  # an escaped character
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]"  # a set of characters
    r"|(?P<open>\((?:\?(?:P?<[a-z_]+>|:|=|(?P<other>[!<]|[a-zA-Z-]+:|P=)))?)"
    r"|(?P<close>\))|(?P<bar>\|)|<(?P<classes>[\w|]+)>",
    re.DOTALL,
)
_OPTIONAL = re.compile(r"\?|\*|\{0?,")


@dataclass
class _Group:
    other: bool = False
    choice: bool = False
    needs: set[frozenset[str]] = field(default_factory=set)


@cache
def needs(source: str) -> frozenset[frozenset[str]]:
    """Return sets of classes (see `masks`) of each of which every match of a rule holds one; perhaps not all sets."""
    stack = [_Group()]
    for token in _TOKEN.finditer(source):
        optional = bool(_OPTIONAL.match(source, token.end()))
        if token["open"]:
            # Of what looks ahead or behind, nothing need be there.
            stack.append(_Group(other=token["other"] is not None))
        elif token["close"]:
            group = stack.pop() if len(stack) > 1 else _Group(other=True)
            if not (group.other or group.choice or optional):
                stack[-1].needs |= group.needs
        elif token["bar"]:
            stack[-1].choice = True
        elif token["classes"] and not optional:
            stack[-1].needs.add(frozenset(token["classes"].split("|")))
    (whole,) = stack[:1]
    return frozenset() if whole.choice or len(stack) > 1 else frozenset(whole.needs)

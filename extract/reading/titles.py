"""The grammar of episode titles: "Topic, with A and B from X and C from Y" -> guests.

A name is believed only where it is written like a person's name, so that "Adding P4 to OVS with PISCES"
has no guest.
"""

from __future__ import annotations

import re

from orbitgraph.model import Guest

# Lower-case parts of surnames (Ludwig van Beethoven); "of" and "the" never stand in a name.
_PARTICLES = frozenset(
    ("al bin da das de del della den der di do dos du el la le ten ter van von y zu").split()
)
_WITH = re.compile(r"(?:^|[\s,;:–—-])(?:with|featuring|feat\.)\s+", re.IGNORECASE)
_FROM = re.compile(r"\s+(?:from|of|at)\s+")
_AND = re.compile(r",\s+and\s+|,\s+|\s+and\s+|\s+&\s+")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# A longer text is no title, and the search costs the square of its length.
_LONGEST = 500


def guests(title: str) -> tuple[Guest, ...]:
    """Return the guests that a title names, in its order, each with the organisation where it is given.

    Of several "with" the last one that is followed by names of people counts.
    """
    return _split(title)[1]


def subject(title: str) -> str:
    """Return the title without its guests: what the episode is on."""
    before, found = _split(title)
    return (before.rstrip(" ,;:–—-") if found else "") or title


def is_name(text: str) -> bool:
    """Tell whether a text is written like a person's full name: two to five capitalised words."""
    words = text.split()
    if not 2 <= len(words) <= 5 or not _is_capitalised(words[0]) or not _is_capitalised(words[-1]):
        return False
    return all(_is_capitalised(word) or word in _PARTICLES for word in words)


def _split(title: str) -> tuple[str, tuple[Guest, ...]]:
    """Return what stands before the guests (the whole title where it names none), and the guests."""
    for match in reversed(list(_WITH.finditer(title)) if len(title) <= _LONGEST else []):
        if found := _groups(_BRACKETS.sub("", title[match.end() :]).strip(" .")):
            return title[: match.start()], found
    return title, ()


def _is_capitalised(word: str) -> bool:
    letters = re.sub(r"[-.'’]", "", word)
    # DPDK, P4 and Q&A are no names; McDonald, O'Connor, Jean-Luc and the initial J. are.
    return letters[:1].isupper() and letters.isalpha() and (len(letters) == 1 or not letters.isupper())


def _groups(text: str) -> tuple[Guest, ...]:
    """Parse "names [from organisation [and group]]"; empty where the text does not begin with names."""
    first = _FROM.search(text)
    names = _names(text[: first.start()] if first else text)
    if not names or not first:
        return tuple(Guest(name) for name in names)
    rest = text[first.end() :]
    for match in _AND.finditer(rest):
        # A further group needs a "from" of its own: "Ernst & Young" is one organisation.
        following = rest[match.end() :]
        if _FROM.search(following) and (more := _groups(following)):
            return (*_affiliated(names, rest[: match.start()]), *more)
    return _affiliated(names, rest)


def _affiliated(names: tuple[str, ...], organisation: str) -> tuple[Guest, ...]:
    return tuple(Guest(name, organisation.strip(" ,.") or None) for name in names)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(part.strip(" ,.") for part in _AND.split(text.strip()))
    return names if all(map(is_name, names)) else ()

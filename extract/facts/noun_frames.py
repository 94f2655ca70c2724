"""Which nouns state which relation of whom they describe: the vocabulary of the rules on nouns."""

from __future__ import annotations

from typing import NamedTuple

from orbitgraph.model import Predicate


class Noun(NamedTuple):
    """`predicate` holds between whom the noun describes and what stands behind it; `inverse` swaps the ends."""

    predicate: Predicate
    nouns: frozenset[str]
    behind: frozenset[str]
    extractor: str
    confidence: float
    inverse: bool = False


TALKS = frozenset("demo keynote lecture presentation seminar session talk tutorial".split())
WRITINGS = frozenset("article book chapter essay monograph paper preprint report study thesis".split())
STAFF = frozenset(
    "colleague collaborator developer engineer other people person researcher student team".split()
)
MAKERS = frozenset("author co-author coauthor creator designer inventor".split())
POSTS = frozenset(
    "analyst architect associate ceo chair chemist co-founder cofounder cto curator developer director editor "
    "employee engineer fellow founder head hire intern lead leader lecturer librarian manager member nurse "
    "physicist postdoc president professor programmer researcher scholar scientist staffer student surgeon "
    "technologist".split()
)


def _nouns(*rows: tuple[Predicate, str, str, str, float, bool]) -> tuple[Noun, ...]:
    return tuple(
        Noun(predicate, frozenset(nouns.split()), frozenset(behind.split()), extractor, confidence, inverse)
        for predicate, nouns, behind, extractor, confidence, inverse in rows
    )


NOUNS = _nouns(
    (
        Predicate.CONTRIBUTES_TO,
        "architect author committer contributor creator designer developer founder co-founder hacker inventor lead "
        "leader maintainer member",
        "behind for in of on to",
        "role-in-project",
        0.8,
        False,
    ),
    (Predicate.ADVISED_BY, "advisee pupil student", "of under with", "advised-by", 0.8, False),
    (Predicate.ADVISED_BY, "adviser advisor mentor supervisor", "of to", "advised-by", 0.8, True),
    (
        Predicate.USES,
        "adaptation blend bundle combination derivative dialect extension flavour fork form frontend modification "
        "offshoot pairing port variant version wrapper",
        "around for of to",
        "noun-uses",
        0.75,
        False,
    ),
    (
        Predicate.PART_OF,
        "arm branch building-block component constituent daughter division facility feature lab laboratory layer "
        "mechanism module part piece plugin subproject subsidiary subsystem technology unit",
        "in inside of within",
        "noun-part",
        0.75,
        False,
    ),
    (Predicate.SUPPORTS, "implementation", "of", "noun-implements", 0.75, False),
    (
        Predicate.COMPARED_WITH,
        "alternative competitor counterpart cousin equivalent predecessor relative replacement rival sibling successor",
        "for of to",
        "noun-compares",
        0.75,
        False,
    ),
)
"""What nouns state of whom they describe."""

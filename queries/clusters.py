"""How well names are grouped into things, whatever the things are called and classed: B-cubed.

The measure is that of Bagga and Baldwin (1998), "Algorithms for scoring coreference chains", in the extended form of
Amigó, Gonzalo, Artiles and Verdejo (2009), "A comparison of extrinsic clustering evaluation metrics based on formal
constraints", which lets a name belong to several things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from orbitgraph.queries.gold import GoldEntity
from orbitgraph.queries.matching import key

Form = tuple[str, str]
"""A name in an episode: the episode and the name's key (`matching.key`)."""
Pair = tuple[str, str, str]
"""An episode and two names in it, as they are written."""
_Groups = Mapping[Form, frozenset[object]]


@dataclass(frozen=True)
class Grouping:
    """B-cubed precision and recall over `forms` names, and the pairs that are wrongly together or apart.

    `expected` names of the gold were looked for; those that the program never found are not judged.
    """

    expected: int
    forms: int
    precision: float | None
    recall: float | None
    merged: tuple[Pair, ...]
    parted: tuple[Pair, ...]

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall, which are above 0 where they have a value."""
        if self.precision is None or self.recall is None:
            return None
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def grouping(gold: Iterable[GoldEntity], found: Iterable[tuple[str, str, str, str]]) -> Grouping:
    """Compare the names of each episode's things in the gold with those of (episode, class, label, name) found."""
    written: dict[Form, str] = {}
    expected: dict[Form, set[object]] = defaultdict(set)
    for row in gold:
        for name in row.names:
            form = row.episode, key(name)
            written.setdefault(form, name)
            expected[form].add((row.cls, key(row.label)))
    given: dict[Form, set[object]] = defaultdict(set)
    for episode, cls, label, name in found:
        for each in (label, name):
            given[episode, key(each)].add((cls, label))
    both = sorted(expected.keys() & given.keys())
    right, ours = ({form: frozenset(of[form]) for form in both} for of in (expected, given))
    pairs = [pair for forms in _by_episode(both).values() for pair in combinations(forms, 2)]
    return Grouping(
        len(expected),
        len(both),
        _b_cubed(ours, right),
        _b_cubed(right, ours),
        tuple(_shown(pair, written) for pair in pairs if _shared(pair, ours) and not _shared(pair, right)),
        tuple(_shown(pair, written) for pair in pairs if _shared(pair, right) and not _shared(pair, ours)),
    )


def _b_cubed(ours: _Groups, right: _Groups) -> float | None:
    """Return for the average name how much of its company in `ours` is its company in `right`, too."""
    values = []
    for form, company in _by_company(ours).items():
        shares = []
        for other in company:
            together, rightly = _shared((form, other), ours), _shared((form, other), right)
            shares.append(min(together, rightly) / together)
        values.append(sum(shares) / len(shares))
    return sum(values) / len(values) if values else None


def _by_company(groups: _Groups) -> dict[Form, list[Form]]:
    """Return the names that share a thing with each name, itself among them."""
    return {
        form: [other for other in forms if _shared((form, other), groups)]
        for forms in _by_episode(groups).values()
        for form in forms
    }


def _by_episode(forms: Iterable[Form]) -> dict[str, list[Form]]:
    episodes: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        episodes[form[0]].append(form)
    return episodes


def _shared(pair: tuple[Form, Form], groups: _Groups) -> int:
    return len(groups[pair[0]] & groups[pair[1]])


def _shown(pair: tuple[Form, Form], written: Mapping[Form, str]) -> Pair:
    return pair[0][0], written[pair[0]], written[pair[1]]

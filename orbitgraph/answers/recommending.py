"""What to hear next and why: the episodes nearest to one, and what goes with a person or a topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, Store

from orbitgraph.answers.naming import Names, Thing
from orbitgraph.answers.reason_quotes import Ground, Quoter
from orbitgraph.errors import UsageError
from orbitgraph.graph.diversity import diverse
from orbitgraph.graph.kindred import Kin, Kindred
from orbitgraph.graph.reasons import grounds_of, name_of
from orbitgraph.graph.recovered import recover
from orbitgraph.graph.related import Ranking
from orbitgraph.model import EPISODE, HANDLE, Episode, Reason, Ref, RelatedEpisode
from orbitgraph.queries import catalogue, run


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An episode or a thing to go on with: its key or class, its name, its score, and the reasons with their quotes.

    Where it is suggested for a thing, `near` is the key of the thing's own episode that the reasons speak from.
    """

    key: str
    name: str
    score: float
    reasons: tuple[tuple[Reason, tuple[Ground, ...]], ...]
    near: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What goes with a thing: the episodes that it stands in, and the others, the people and the topics near to it."""

    thing: Thing
    own: tuple[tuple[str, str], ...]
    episodes: tuple[Suggestion, ...]
    people: tuple[Suggestion, ...]
    topics: tuple[Suggestion, ...]


def stored(store: Store, key: str, count: int) -> tuple[Suggestion, ...] | None:
    """Return the episodes nearest to one (by its key) as the build left them in the graph.

    None where there is no such episode, or the build kept fewer than `count`: there may be more.
    """
    queries, asked = catalogue.load(), {"episode": Literal(key)}
    titles = {str(row[0]): str(row[1]) for row in run.run(queries.get("episodes").text, store).rows}
    rows = run.run(queries.get("related").text, store, asked).rows
    if key not in titles or len(rows) < count:
        return None
    reasons: dict[str, list[tuple[Reason, tuple[Ground, ...]]]] = {}
    for _, _, other, kind, text, weight in run.run(queries.get("reasons").text, store, asked).rows:
        reason = Reason(str(kind), str(text), float(str(weight)))
        reasons.setdefault(str(other), []).append((reason, ()))
    return tuple(
        Suggestion(str(other), titles[str(other)], float(str(score)), tuple(reasons.get(str(other), ())))
        for _, _, other, score in rows[:count]
    )


class Advisor:
    """Answers what to hear next on one graph; `place` is where it lies, for messages."""

    def __init__(self, store: Store, place: str = "the graph") -> None:
        self._store, self._place = store, place
        recovered = recover(store)
        self._refs = {iri: ref for ref, iri in recovered.iris.items()}
        self._extraction = recovered.extraction
        self._ranking = Ranking(recovered.extraction, recovered.topics)
        self._shows = {show.slug: show.title for show in recovered.extraction.shows}

    @property
    def episodes(self) -> Sequence[Episode]:
        """Return the episodes in their order."""
        return self._extraction.episodes

    def knows(self, key: str) -> bool:
        """Tell whether an episode has this key or id."""
        return any(key in (each.key, each.id) for each in self.episodes)

    def row(self, key: str) -> int:
        """Return where an episode stands, by its key or id; raises `UsageError` where there is none."""
        for row, episode in enumerate(self.episodes):
            if key in (episode.key, episode.id):
                return row
        known = ", ".join(sorted((each.key for each in self.episodes), key=lambda key: (len(key), key))[:30])
        raise UsageError(f"{self._place}: no episode {key!r}; there are {known}")

    def next_to(
        self, row: int, count: int, *, different: bool = False, quotes: bool = False
    ) -> tuple[Suggestion, ...]:
        """Return the episodes nearest to one; `different` ones if asked for, `quotes` behind each reason likewise."""
        ranking = self._ranking
        ranked = diverse(ranking, row, count) if different else ranking.nearest.of(row, count)
        quoter = Quoter(self._extraction) if quotes else None
        return tuple(self._suggest(row, other, units, quoter) for other, units in ranked)

    def _suggest(self, row: int, other: int, units: int, quoter: Quoter | None) -> Suggestion:
        here, there = self.episodes[row], self.episodes[other]
        grounds = grounds_of(self._ranking.common(row, other), name_of(there, here, self._shows), units)
        reasons = tuple(
            (
                reason,
                tuple(ground for thing in things for ground in quoter.behind(thing, here, there))
                if quoter
                else (),
            )
            for reason, things in grounds
        )
        return Suggestion(there.key, there.title, units / 10_000, reasons)

    def around(self, name: str, count: int) -> tuple[Suggestions, ...]:
        """Return what goes with each thing of that name; raises `UsageError` where there is none."""
        kindred = Kindred(self._extraction, self._ranking)
        things = [each for each in Names(self._store).find(name) if each.cls not in (EPISODE, HANDLE)]
        if not things:
            raise UsageError(f"{name!r} is no thing; name an episode by its number, a person, a topic, …")
        return tuple(self._around(thing, self._refs[thing.term.value], kindred, count) for thing in things)

    def _around(self, thing: Thing, ref: Ref, kindred: Kindred, count: int) -> Suggestions:
        own = [self.episodes[row] for row in kindred.own(ref)]
        return Suggestions(
            thing,
            tuple((each.key, each.title) for each in own),
            tuple(map(self._episode, kindred.episodes(ref, count))),
            _things(kindred.people(ref, count)),
            _things(kindred.topics(ref, count)),
        )

    def _episode(self, near: RelatedEpisode) -> Suggestion:
        there, own = (self.episodes[self._ranking.row[each]] for each in (near.other, near.episode))
        return Suggestion(there.key, there.title, near.score, _without_quotes(near.reasons), own.key)


def _things(kin: Iterable[Kin]) -> tuple[Suggestion, ...]:
    return tuple(
        Suggestion(each.ref.kind, each.ref.name, each.score, _without_quotes(each.reasons), each.near)
        for each in kin
    )


def _without_quotes(reasons: Iterable[Reason]) -> tuple[tuple[Reason, tuple[Ground, ...]], ...]:
    return tuple((reason, ()) for reason in reasons)

"""What the episodes name and state while it is being corrected: places by thing, facts by their ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from orbitgraph.extract.resolve import Fact, entity, gathered, joins
from orbitgraph.model import Entity, EntityClass, Episode, Evidence, Ref, Relation

_Span = tuple[int, int]


@dataclass(frozen=True)
class Selection:
    """Some mentions of a thing: those of an `episode` (id), those written as in `words`; empty texts do not limit."""

    episode: str
    words: str
    written: Callable[[Evidence], str]

    def takes(self, place: Evidence) -> bool:
        """Tell whether a mention is selected."""
        return self.episode in ("", place.episode) and self.words in ("", self.written(place))

    def takes_fact(self, told: Evidence, chosen: Iterable[Evidence], rest: Iterable[Evidence]) -> bool:
        """Tell whether a fact goes with the `chosen` mentions of one of its ends.

        Where words select them, it does if its sentence names those alone, or if it names none (by a pronoun)
        and its episode names those alone.
        """
        if self.episode not in ("", told.episode):
            return False
        if not self.words:
            return True
        mine, others = _near(told, chosen), _near(told, rest)
        if any(map(_inside(told), (*mine, *others))):
            mine, others = (list(filter(_inside(told), each)) for each in (mine, others))
        return bool(mine) and not others


def _near(told: Evidence, places: Iterable[Evidence]) -> list[Evidence]:
    return [each for each in places if each.episode == told.episode]


def _inside(told: Evidence) -> Callable[[Evidence], bool]:
    return lambda place: told.sentence_start <= place.start and place.end <= told.sentence_end


class Statements:
    """All mentions and facts, to be changed; `result` makes entities and relations of them again."""

    def __init__(self, entities: Iterable[Entity], relations: Iterable[Relation]) -> None:
        self._entities = {each.ref: each for each in entities}
        self._notations = {ref: each.notation for ref, each in self._entities.items() if each.notation}
        self._places = {ref: [each.evidence for each in e.mentions] for ref, e in self._entities.items()}
        self._named: dict[str, set[Ref]] = defaultdict(set)
        self._facts: dict[Ref, set[Fact]] = defaultdict(set)
        self._became: dict[Ref, Ref] = {}
        for ref, places in self._places.items():
            for place in places:
                self._named[place.episode].add(ref)
        for each in relations:
            for evidence in each.evidence:
                self.state((each.subject, each.predicate, each.object, evidence))

    def find(self, thing: Ref) -> Ref | None:
        """Return the thing with this class and label, or what a thing that had them has become."""
        while thing not in self._places and not self.facts_of(thing):
            if thing not in self._became:
                return None
            thing = self._became[thing]
        return thing

    def is_named(self, thing: Ref, episode: str) -> bool:
        """Tell whether an episode (by id) names a thing."""
        return any(each.episode == episode for each in self._places.get(thing, ()))

    def sentences(self, episode: str) -> set[_Span]:
        """Return the sentences of an episode (by id) that are known from its mentions."""
        return {
            (each.sentence_start, each.sentence_end)
            for ref in self._named[episode]
            for each in self._places.get(ref, ())
            if each.episode == episode
        }

    def facts_of(self, thing: Ref) -> Iterable[Fact]:
        """Return the facts of which a thing is an end."""
        return self._facts.get(thing, ())

    def state(self, fact: Fact) -> None:
        """Add a fact."""
        for end in (fact[0], fact[2]):
            self._facts[end].add(fact)

    def unstate(self, fact: Fact) -> None:
        """Take a fact away."""
        for end in (fact[0], fact[2]):
            self._facts[end].discard(fact)

    def move(self, thing: Ref, target: Ref | None, selection: Selection) -> list[Fact] | None:
        """Make the selected mentions of a thing, and the facts that go with them, those of another one, or of none.

        Returns the facts that cannot have the new end; None where nothing is selected.
        """
        places = self._places.get(thing, [])
        chosen = [each for each in places if selection.takes(each)]
        rest = [each for each in places if not selection.takes(each)]
        facts = sorted(each for each in self.facts_of(thing) if selection.takes_fact(each[3], chosen, rest))
        if not chosen and not facts:
            return None
        if thing == target:
            return []
        self._set_places(thing, rest)
        if target:
            self._set_places(target, [*self._places.get(target, ()), *chosen])
        lost = [fact for fact in facts if not self._hand_over(fact, thing, target)]
        if target and thing not in self._places and not self.facts_of(thing):
            self._became[thing] = target
            self._became.pop(target, None)
            if notation := self._notations.get(thing):
                self._notations.setdefault(target, notation)
        return lost if target else []

    def name(self, thing: Ref, places: Iterable[Evidence]) -> bool:
        """Add mentions of a thing where it has none; those of other things in their way go.

        Works hold mentions of other things. Returns whether anything was added.
        """
        own = self._places.get(thing, [])
        added = [each for each in places if not any(_overlap(each, other) for other in own)]
        for each in added:
            for other in sorted(self._named[each.episode] - {thing}):
                if EntityClass.WORK in (thing.kind, other.kind) and thing.kind != other.kind:
                    continue
                found = self._places.get(other, [])
                kept = [place for place in found if not _overlap(each, place)]
                if len(kept) < len(found):
                    self._set_places(other, kept)
        if added:
            self._set_places(thing, [*own, *added])
        return bool(added)

    def result(self, episodes: Mapping[str, Episode]) -> tuple[tuple[Entity, ...], tuple[Relation, ...]]:
        """Return the entities and relations, both sorted, of the `episodes` (by id)."""
        entities = [
            self._entities.get(ref) or entity(ref, places, episodes, self._notations.get(ref))
            for ref, places in sorted(self._places.items(), key=lambda item: item[0])
        ]
        facts = (fact for end, found in self._facts.items() for fact in found if fact[0] == end)
        return tuple(entities), gathered(facts)

    def _hand_over(self, fact: Fact, thing: Ref, target: Ref | None) -> bool:
        """Give a fact a new end; return whether it can have it."""
        self.unstate(fact)
        if target is None:
            return False
        subject, predicate, object_, evidence = fact
        subject, object_ = (target if end == thing else end for end in (subject, object_))
        if possible := joins(predicate, subject, object_):
            self.state((subject, predicate, object_, evidence))
        return possible

    def _set_places(self, thing: Ref, places: Sequence[Evidence]) -> None:
        self._entities.pop(thing, None)
        self._places.pop(thing, None)
        if not places:
            return
        # Two mentions of one thing at one place are one: the surer.
        ordered = sorted(places, key=lambda each: each.confidence)
        self._places[thing] = list({(each.episode, each.start, each.end): each for each in ordered}.values())
        for each in places:
            self._named[each.episode].add(thing)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.episode == other.episode and one.start < other.end and other.start < one.end

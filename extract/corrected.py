"""Corrections applied to what was extracted: things and facts as the user states them, and what matched nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from orbitgraph.extract.corrections import Action, Correction
from orbitgraph.extract.quotes import Quotes
from orbitgraph.extract.resolve import Fact, joins
from orbitgraph.extract.statements import Selection, Statements
from orbitgraph.model import (
    EPISODE,
    HANDLE,
    SIGNATURES,
    AppliedCorrection,
    Entity,
    EntityClass,
    Episode,
    Predicate,
    Ref,
    Relation,
    Show,
)


@dataclass(frozen=True)
class Corrected:
    """What stands after the corrections, those that were applied, and one line for each oddity."""

    shows: tuple[Show, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    applied: tuple[AppliedCorrection, ...] = ()
    warnings: tuple[str, ...] = ()


def apply(
    shows: tuple[Show, ...],
    entities: tuple[Entity, ...],
    relations: tuple[Relation, ...],
    episodes: Iterable[Episode],
    corrections: Sequence[Correction],
) -> Corrected:
    """Apply all corrections: first those of things, then things added, facts dropped, facts added.

    Within each of these from the first line to the last; a thing is also found under a name that a line above
    took from it. Who is no person any more is no show's host either. What matches nothing changes nothing and is
    told in one line.
    """
    if not corrections:
        return Corrected(shows, entities, relations)
    work = _Work(Statements(entities, relations), Quotes(episodes), shows)
    ordered = sorted(enumerate(corrections), key=lambda pair: (_turn(pair[1]), pair[0]))
    made: dict[int, tuple[Ref, ...]] = {}
    told: dict[int, str] = {}
    for number, line in ordered:
        try:
            made[number], remark = work.carry_out(line)
        except _Unmatched as problem:
            remark = f"{problem}; nothing was done; correct or remove the line"
        if remark:
            told[number] = f"{line.place}: {remark}"
    applied = [
        AppliedCorrection(corrections[number].cells, work.final(things))
        for number, things in sorted(made.items())
    ]
    found, stated = work.statements.result(work.quotes.episodes)
    return Corrected(
        work.shows, found, stated, tuple(applied), tuple(told[number] for number in sorted(told))
    )


def _turn(line: Correction) -> int:
    if isinstance(line.kind, Predicate):
        return 2 if line.action is Action.DROP else 3
    return 1 if line.action is Action.ADD else 0


class _Unmatched(Exception):
    """Nothing is there that a correction could change; the text says what is missing."""


_Done = tuple[tuple[Ref, ...], str]
"""The things that a correction has changed, and what the user should know."""


class _Work:
    """Carries out one correction after another; what cannot be raises `_Unmatched`."""

    def __init__(self, statements: Statements, quotes: Quotes, shows: tuple[Show, ...]) -> None:
        self.statements = statements
        self.quotes = quotes
        self.shows = shows

    def carry_out(self, line: Correction) -> _Done:
        """Carry out one line."""
        is_fact = isinstance(line.kind, Predicate)
        doing: Callable[[Correction], _Done] = self._change
        if line.action is Action.ADD:
            doing = self._add_fact if is_fact else self._add
        elif is_fact:
            doing = self._drop_facts
        return doing(line)

    def final(self, things: Iterable[Ref]) -> tuple[Ref, ...]:
        """Return what became of things in the end."""
        return tuple(found for thing in things if (found := self.statements.find(thing)))

    def _change(self, line: Correction) -> _Done:
        words = line.words or (line.value if line.action is Action.SPLIT else "")
        chosen = Selection(self._episode(line.episode), words, self.quotes.written)
        where = f"{_where(line.episode)}{f' written {words!r}' if words else ''}"
        missing = f"no {line.kind} {line.name!r} {where}"
        thing = self.statements.find(Ref(line.kind.value, line.name))
        was_host = self._unhost(line)
        if thing is None and was_host:
            return (), ""
        if thing is None:
            raise _Unmatched(missing)
        target = self._target(line, thing)
        lost = self.statements.move(thing, target, chosen)
        if lost is None:
            raise _Unmatched(missing)
        names = ", ".join(sorted({predicate.value for _, predicate, _, _ in lost}))
        remark = f"facts left out that can no longer hold: {len(lost)} ({names})" if lost else ""
        return ((target,) if target else ()), remark

    def _unhost(self, line: Correction) -> bool:
        """Take from the shows a host who is no person, and tell whether one was."""
        everywhere = not line.episode and not line.words and line.kind is EntityClass.PERSON
        if not everywhere or line.action not in (Action.DROP, Action.RETYPE):
            return False
        before, name = self.shows, line.name.casefold()
        self.shows = tuple(
            replace(show, hosts=tuple(host for host in show.hosts if host.casefold() != name))
            for show in before
        )
        return self.shows != before

    def _target(self, line: Correction, thing: Ref) -> Ref | None:
        """Return what the mentions of a thing are to be of, None for nothing."""
        if line.action is Action.DROP:
            return None
        if line.action is Action.RETYPE:
            return Ref(line.value, thing.name)
        if line.action is not Action.SAME_AS:
            return Ref(thing.kind, line.value)
        other = self.statements.find(Ref(line.kind.value, line.value))
        if other is None:
            raise _Unmatched(f"no {line.kind} {line.value!r} in any episode that {line.name!r} could be")
        return other

    def _add(self, line: Correction) -> _Done:
        ref = Ref(line.kind.value, line.name)
        thing = self.statements.find(ref) or ref
        episode = self._episode(line.episode)
        spans = self.quotes.find(episode, line.words)
        if not spans:
            raise _Unmatched(f"the words {line.words!r} do not stand in episode {line.episode!r}")
        known = self.statements.sentences(episode)
        if not self.statements.name(thing, [self.quotes.evidence(episode, span, known) for span in spans]):
            raise _Unmatched(f"episode {line.episode!r} names {line.kind} {line.name!r} there already")
        return (thing,), ""

    def _drop_facts(self, line: Correction) -> _Done:
        predicate, episode = Predicate(line.kind), self._episode(line.episode)
        subjects, objects = (self._ends(predicate, line, end) for end in (0, 1))
        found = [
            fact
            for subject in subjects
            for fact in self.statements.facts_of(subject)
            if fact[:2] == (subject, predicate) and fact[2] in objects and episode in ("", fact[3].episode)
        ]
        if not found:
            raise _Unmatched(f"no fact {line.name!r} {predicate} {line.value!r} {_where(line.episode)}")
        for fact in found:
            self.statements.unstate(fact)
        return _things(found), ""

    def _add_fact(self, line: Correction) -> _Done:
        predicate, episode = Predicate(line.kind), self._episode(line.episode)
        subject, object_ = (self._end(predicate, line, end, episode) for end in (0, 1))
        if not joins(predicate, subject, object_):
            raise _Unmatched(f"{line.name!r} and {line.value!r} are the same thing")
        span = next(iter(self.quotes.find(episode, line.words)), None)
        if span is None:
            raise _Unmatched(f"the words {line.words!r} do not stand in episode {line.episode!r}")
        evidence = self.quotes.evidence(episode, span, self.statements.sentences(episode))
        fact: Fact = subject, predicate, object_, evidence
        if any(
            fact[:3] == each[:3] and each[3].episode == episode for each in self.statements.facts_of(subject)
        ):
            raise _Unmatched(
                f"episode {line.episode!r} states {line.name!r} {predicate} {line.value!r} already"
            )
        self.statements.state(fact)
        return _things([fact]), ""

    def _ends(self, predicate: Predicate, line: Correction, end: int) -> list[Ref]:
        """Return what may be meant by the subject (0) or object (1) of a fact."""
        name, found = (line.name, line.value)[end], []
        for kind in sorted(SIGNATURES[predicate][end]):
            if kind == EPISODE:
                found += [Ref(EPISODE, each) for each in self.quotes.ids(name.removeprefix("Episode "))]
            elif kind == HANDLE:
                found.append(Ref(HANDLE, name))
            elif thing := self.statements.find(Ref(kind, name)):
                found.append(thing)
        return found

    def _end(self, predicate: Predicate, line: Correction, end: int, episode: str) -> Ref:
        """Return the one thing that an end of a new fact is; a thing that the episode names goes first."""
        known = [
            each
            for each in self._ends(predicate, line, end)
            if each.kind != EPISODE or each.name in self.quotes.episodes
        ]
        named = [each for each in known if each.name == episode or self.statements.is_named(each, episode)]
        found = named or known
        name, kinds = (line.name, line.value)[end], sorted(SIGNATURES[predicate][end])
        if not found:
            raise _Unmatched(f"no {' or '.join(kinds)} {name!r} for {predicate}")
        if len(found) > 1:
            which = " and ".join(f"{each.kind} {each.name!r}" for each in found)
            raise _Unmatched(f"{name!r} may be {which}")
        return found[0]

    def _episode(self, name: str) -> str:
        """Return the id of the episode with this id or key, an empty text for none."""
        if not name:
            return ""
        found = [each for each in self.quotes.ids(name) if each in self.quotes.episodes]
        if len(found) != 1:
            several = f"episodes {' and '.join(found)} are called {name!r}"
            raise _Unmatched(several if found else f"no episode {name!r}")
        return found[0]


def _where(episode: str) -> str:
    return f"in episode {episode!r}" if episode else "in any episode"


def _things(facts: Iterable[Fact]) -> tuple[Ref, ...]:
    ends = {end for subject, _, object_, _ in facts for end in (subject, object_)}
    return tuple(sorted(end for end in ends if end.kind not in (EPISODE, HANDLE)))

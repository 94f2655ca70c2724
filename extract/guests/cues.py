"""What the prose of an episode's notes says about who talks with whom: "we talk to …", "… joins us", "host …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from re import Match
from typing import NamedTuple

from orbitgraph.extract.guests import bios, cue_patterns
from orbitgraph.extract.guests import person_names as names
from orbitgraph.extract.guests.lineups import Lineup
from orbitgraph.extract.guests.person_names import Word
from orbitgraph.extract.guests.personhood import Reading
from orbitgraph.extract.guests.speech import DEEDS, JOINS
from orbitgraph.model import Guest

_ADVERBS = frozenset("also then recently today briefly both again all kindly finally ,".split())
_AUXILIARIES = frozenset("is are was were be has have had will who".split())
_ARRIVED = frozenset("joined joining join back here".split())
_BEING = frozenset("is are 's ’s é est ist es".split())
# What is joined: the show, its people, or nothing named ("joins to talk about …").
_JOINED = frozenset(
    "us me him her them the our your host hosts this to for on in from back again live today and with , . !".split()
)
_LEAD = 10
_LONGEST = 2500
# Longer paragraphs are cut and further ones not read: guests are named at the beginning, and time stays bounded.
_MOST = 40


class Cue(NamedTuple):
    """One statement: `kind` says how sure it is, from "label" over "talk", "join" and "deed" to "bio".

    `guests` are those who seem to be guests, `hosts` those who ask; which is which is settled when all is known.
    """

    kind: str
    guests: tuple[Guest, ...] = ()
    hosts: tuple[str, ...] = ()


class _Group(NamedTuple):
    people: tuple[Guest, ...]
    first: int
    after: int


def find(reading: Reading) -> Iterator[Cue]:
    """Yield what the prose of one episode says, in its order."""
    for paragraph in reading.paragraphs[:_MOST]:
        for sentence in sentences(paragraph[:_LONGEST]):
            named = cue_patterns.PAIR.search(sentence) or sentence.split(" ", 1)[0] in reading.people
            if named and not cue_patterns.ELSEWHERE.search(sentence):
                yield from _Sentence(sentence, reading).cues()
        if name := bios.subject(paragraph):
            yield Cue("bio", (Guest(name),))


def sentences(paragraph: str) -> Iterable[str]:
    """Cut a paragraph into sentences; a form of address ends none ("Rep. Ann Lee")."""
    parts: list[str] = []
    for part in cue_patterns.SENTENCE_END.split(paragraph):
        if parts and names.is_honorific(parts[-1].rstrip(".").rpartition(" ")[2]):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return parts


class _Sentence:
    """One sentence with the groups of people that it names."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.text = text
        self.reading = reading
        self.tokens: list[Word] = names.words(text)
        self.starts = [word.start for word in self.tokens]
        self.lineup = Lineup(text, reading.likely, self.tokens)
        self.groups = list(self._groups())

    def _groups(self) -> Iterator[_Group]:
        at = 0
        while at < len(self.tokens):
            if not self.tokens[at].text[0].isupper():
                at += 1
                continue
            people, after = self.lineup.read(at, single=at == 0)
            if people:
                yield _Group(self._whole(people), at, after)
            at = max(after, at + 1)

    def cues(self) -> Iterator[Cue]:
        """Yield what the sentence says; who asks in it does nothing else there."""
        asking: set[str] = set()
        for cue in self._conversations():
            asking |= set(cue.hosts)
            yield cue
        for group in self.groups:
            if not asking & {each.name for each in group.people}:
                yield from self._deed(group)

    def _conversations(self) -> Iterator[Cue]:
        for match in cue_patterns.HOST.finditer(self.text):
            if hosts := _full(self._people(match, 1)):
                yield Cue("host", hosts=hosts)
        talks = list(cue_patterns.TALK.finditer(self.text))
        for match in talks:
            yield from self._talk(match)
        for match in cue_patterns.AND_WITH.finditer(self.text, talks[0].end()) if talks else ():
            if people := self._people(match, 3):
                yield Cue("talk", people)
        for match in cue_patterns.GUEST.finditer(self.text):
            if people := self._people(match, _LEAD, single=True):
                yield Cue("guest", people)
        for kind, pattern in (("discuss", cue_patterns.DISCUSS), ("by", cue_patterns.BY)):
            for match in pattern.finditer(self.text):
                yield from self._weak(kind, match)

    def _talk(self, match: Match[str]) -> Iterator[Cue]:
        """Read "A talks with B"; without a B that is a person it only says that A talks."""
        people = self._people(match, _LEAD) or self._people(match, 0, single=True)
        colon = self.text.find(":", match.end(), match.end() + 80)
        if not people and colon > 0:
            people = self._whole(self.lineup.read(self._word(colon + 1))[0])
        asking = self._before(self._word(match.start()))
        if people:
            yield Cue("talk", people, tuple(each.name for each in asking))
        elif asking and match[0].casefold().startswith(("talk", "speak", "spoke", "chat", "sit", "sat")):
            yield Cue("deed", asking)

    def _weak(self, kind: str, match: Match[str]) -> Iterator[Cue]:
        at = self._word(match.end())
        people, after = self.lineup.read(at, 5)
        owned = self.tokens[after : after + 1] and self.tokens[after].text in {"'s", "’s"}
        if people and not owned and self.reading.likely(people[0].name) >= 1:
            asking = self._before(self._word(match.start()))
            yield Cue(kind, self._whole(people), tuple(each.name for each in asking))

    def _deed(self, group: _Group) -> Iterator[Cue]:
        """Read what follows a group of people: "… joins us", "… is our guest", "… explains"."""
        at = group.after
        while at < len(self.tokens) and self.tokens[at].text in _ADVERBS:
            at += 1
        if at < len(self.tokens) and self.tokens[at].text == "who":
            ahead = range(at, min(at + 25, len(self.tokens)))
            at = next((index + 1 for index in ahead if self.tokens[index].text == ","), at)
        verb, *rest = [word.text.casefold() for word in self.tokens[at : at + 6]] or [""]
        if verb in _AUXILIARIES and rest and rest[0] in _ARRIVED:
            yield Cue("join", group.people)
        elif verb in JOINS and rest[:1] != ["by"]:
            hosts = _full(self._whole(self.lineup.read(at + 1, 2)[0]))
            if hosts or not rest or rest[0] in _JOINED or self.tokens[at + 1].text[0].isupper():
                yield Cue("join", group.people, hosts)
        elif verb in _BEING and "guest" in rest:
            yield Cue("guest", group.people)
        elif verb in DEEDS:
            yield Cue("deed", group.people)

    def _people(self, match: Match[str], lead: int, single: bool = False) -> tuple[Guest, ...]:
        people = self._whole(self.lineup.read(self._word(match.end()), lead, single)[0])
        return tuple(each for each in people if single or " " in each.name)

    def _before(self, verb: int) -> tuple[Guest, ...]:
        """Return the people that stand right before a verb: "A and B (have) talk(ed) with"."""
        while verb > 0 and self.tokens[verb - 1].text.casefold() in _ADVERBS | _AUXILIARIES:
            verb -= 1
        near = (group.people for group in self.groups if group.first < verb <= group.after <= verb + 1)
        return next(near, ())

    def _whole(self, people: Iterable[Guest]) -> tuple[Guest, ...]:
        """Put full names in the place of single words for them: "Coxwell talks with …"."""
        return tuple(Guest(self.reading.full(each.name), each.organisation) for each in people)

    def _word(self, offset: int) -> int:
        return bisect_left(self.starts, offset)


def _full(people: Iterable[Guest]) -> tuple[str, ...]:
    return tuple(each.name for each in people if " " in each.name)

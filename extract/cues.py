"""What the prose of an episode's notes says about who talks with whom: "we talk to …", "… joins us", "host …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from orbitgraph.extract import person_names as names
from orbitgraph.extract.lineups import Lineup
from orbitgraph.extract.person_names import Word
from orbitgraph.extract.personhood import Reading
from orbitgraph.extract.speech import DEEDS, JOINS
from orbitgraph.model import Guest


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


_TODAY = r"(?:\s+(?:today|again|once more|this\s+(?:week|month|time|episode)|about|live|in\s+(?:this|today['’]s)\s+\w+))*"
_TALK = re.compile(
    r"\b(?:"
    r"(?:talk|speak|chat|converse|reconnect|engage|sit|gather|nerd\s+out|geek\s+out|correspond)(?:s|ed|ing|ting|ted)?\s+(?:down\s+|up\s+)?(?:to|with)"
    r"|(?:spoke|speaking|chatted|chatting|sat)\s+(?:down\s+)?(?:to|with)"
    r"|sit(?:s|ting)?\s+down\s+(?:for\s+an?\s+\w+\s+)?with|catch(?:es|ing)?\s+up\s+with|caught\s+up\s+with|hang(?:s|ing)?\s+out\s+with"
    r"|in\s+conversation\s+with|(?:conversations?|chat|talk|discussion|interview|dialogue|q\s?&\s?a|session|roundtable)s?\s+with"
    r"|interview(?:s|ed|ing)?(?:\s+of)?|joined(?:\s+(?:today|again|once\s+more|once\s+again|this\s+(?:week|time)|in\s+\w+|on\s+the\s+\w+))*\s+by"
    r"|welcom(?:e|es|ed|ing)(?:\s+back)?|invit(?:e|es|ed|ing)|hears?\s+from|accompanied\s+by|along\s+with\s+(?:our\s+)?guests?"
    # Other languages: Portuguese, Spanish, German, French, Italian, Dutch.
    r"|(?:convers|fal|papo|bate-papo|bat|entrevist|receb|convid)\w*(?:\s+(?:um|uma|hoje|papo|animado|\w+mente)){0,3}\s+com"
    r"|entrevist(?:a|o|amos|ei|ou)(?:\s+a)?|receb(?:e|i|emos|eu)|(?:participação|presença|companhia)\s+(?:especial\s+)?d[eo]"
    r"|(?:habl|convers|charl|platic)\w+(?:\s+(?:hoy|de\s+nuevo)){0,2}\s+con|nos\s+acompaña"
    r"|(?:sprech|sprich|red|unterh|plauder|diskutier)\w*(?:\s+(?:\w+\s+){0,3})?\s*mit|im\s+gespräch\s+(?:ist\s+)?(?:mit\s+)?|interview\s+mit"
    r"|begrüß\w+|zu\s+gast(?:\s+(?:ist|sind|bei|heute|diesmal|uns|mir))*"
    r"|(?:discut|parl|échang|entretien|entreti|convers)\w*\s+avec|re(?:çoit|cevons|çois)|accueill\w+"
    r"|(?:parl|chiacchier|dialog|convers)\w+\s+con|intervista\w*(?:\s+(?:a|con))?|(?:praat|praten|spreken|gesprek)\w*\s+met|te\s+gast(?:\s+is)?"
    r")" + _TODAY + r"\s*(?=[^\s.])",
    re.IGNORECASE,
)
_GUEST = re.compile(
    r"\b(?:(?:guest\s+speakers?|special\s+guest\s+stars?|(?<!guest\s)guests?|castaway|gast|gäste|gästin|invitée?s?|convidad[oa]s?|invitad[oa]s?|ospit[ei]|gasten)\b)(?!\s+hosts?\b)"
    r"(?:\s+(?:today|this|week|month|time|episode|show|podcast|program|on|for|in|the|is|are|was|were|include[sd]?|including|of|special"
    r"|hoje|desta|semana|é|são|especial|heute|diesmal|ist|sind|est|sont|es|son|è|sono))*\s*[,:–—-]?\s*",
    re.IGNORECASE,
)
_DISCUSS = re.compile(
    r"\b(?:discuss\w*|explor\w+|talk\w*|chat\w*|div(?:e|es|ing)|dig\w*|learn\w*|unpack\w*|break\w*\s+down|cover\w*|debate\w*|besprech\w+)"
    r"\s[^.!?;:]{1,160}?\s(?<!working\s)(?<!worked\s)(?<!dealing\s)(?<!along\s)(?<!starting\s)(?<!together\s)(?:with|mit|com|con|avec)\s+",
    re.IGNORECASE,
)
_AND_WITH = re.compile(r"\band\s+(?:also\s+|then\s+)?(?:with|to)\s+", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:presentation|lecture|keynote|talk|speech|vortrag|palestra)\s+(?:[^\W\d_]+\s+){0,3}?(?:by|von|de|por)\s+",
    re.IGNORECASE,
)
HOST = re.compile(
    r"\b(?:(?:guest\s+)?(?:co-?)?hosts?|hosted\s+by|presented\s+by|moderated\s+by|moderator(?:in)?|presenters?|gastgeber(?:in)?|apresentador(?:a|es)?"
    r"|apresentad[oa]\s+por|presentad[oa]\s+por|présenté\s+par|animé\s+par|condott[oa]\s+da)"
    r"(?:\s+(?:is|are|today|this|week|by|and|your))*\s*[:,]?\s+",
    re.IGNORECASE,
)
_ADVERBS = frozenset("also then recently today briefly both again all kindly finally ,".split())
# What is joined: the show, its people, or nothing named ("joins to talk about …").
_JOINED = frozenset(
    "us me him her them the our your host hosts this to for on in from back again live today and with , . !".split()
)
_BEING = frozenset("is are 's ’s é est ist es".split())
_ELSEWHERE = re.compile(
    r"\b(?:last|previous|earlier|next|upcoming|past|future)\s+(?:week|time|month|episode|show|interview)s?\b|\bcoming\s+up\b"
    r"|\bprevious(?:ly)?\b|\b(?:nächste|letzte)\w*\s+(?:woche|folge)\b|\bpróxim[oa]\s+(?:semana|episódio)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ0-9)\]”’\"][.!?])\s+(?=[A-ZÀ-Þ“\"‘(\[])|\n")
_PAIR = re.compile(r"[A-ZÀ-Þ][\w'’.-]*\s+(?:[a-z]{1,3}\s+){0,2}[A-ZÀ-Þ]")
_LEAD = 10
_LONGEST = 2500
_MOST = 40
"""Longer paragraphs are cut, and further ones not read: guests are named at the beginning, and time stays bounded."""


def find(reading: Reading) -> Iterator[Cue]:
    """Yield what the prose of one episode says, in its order."""
    for paragraph in reading.paragraphs[:_MOST]:
        for sentence in sentences(paragraph[:_LONGEST]):
            named = _PAIR.search(sentence) or sentence.split(" ", 1)[0] in reading.people
            if named and not _ELSEWHERE.search(sentence):
                yield from _Sentence(sentence, reading).cues()
        yield from _bio(paragraph, reading)


def sentences(paragraph: str) -> Iterable[str]:
    """Cut a paragraph into sentences; an initial or a form of address ends none."""
    parts: list[str] = []
    for part in _SENTENCE_END.split(paragraph):
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
            people, after = self.lineup.read(at, single=at == 0)
            if people:
                full = tuple(Guest(self.reading.full(each.name), each.organisation) for each in people)
                yield _Group(full, at, after)
            at = max(after, at + 1)

    def cues(self) -> Iterator[Cue]:
        """Yield what the sentence says."""
        for match in HOST.finditer(self.text):
            if people := self._people(match.end(), 1):
                yield Cue("host", hosts=tuple(each.name for each in people if " " in each.name))
        talks = list(_TALK.finditer(self.text))
        for match in talks:
            yield from self._talk(match)
        for match in _AND_WITH.finditer(self.text, talks[0].end()) if talks else ():
            if people := self._people(match.end(), 3):
                yield Cue("talk", people)
        for match in _GUEST.finditer(self.text):
            if people := self._people(match.end(), _LEAD, single=True):
                yield Cue("guest", people)
        for kind, pattern in (("discuss", _DISCUSS), ("by", _BY)):
            for match in pattern.finditer(self.text):
                people = self._people(match.end(), 5)
                owned = (
                    re.match(r"['’]s\b", self.text[self.text.find(people[0].name) + len(people[0].name) :])
                    if people
                    else None
                )
                if people and not owned and self.reading.likely(people[0].name) >= 1:
                    yield Cue(kind, people, self._subject(self._word(match.start())))
        for group in self.groups:
            yield from self._deed(group)

    def _talk(self, match: re.Match[str]) -> Iterator[Cue]:
        people = self._people(match.end(), _LEAD) or self._people(match.end(), 0, single=True)
        if not people and 0 < (colon := self.text.find(":", match.end())) < match.end() + 80:
            people = self._people(colon + 1, 0)
        subject = self._subject(self._word(match.start()))
        if people:
            yield Cue("talk", people, subject)
        elif subject and match[0].casefold().startswith(("talk", "speak", "chat", "sit", "sat")):
            yield Cue("deed", self._subjects(self._word(match.start())))

    def _people(self, offset: int, lead: int, single: bool = False) -> tuple[Guest, ...]:
        people, _ = self.lineup.read(self._word(offset), lead, single)
        full = tuple(Guest(self.reading.full(each.name), each.organisation) for each in people)
        return tuple(each for each in full if " " in each.name or single)

    def _word(self, offset: int) -> int:
        return bisect_left(self.starts, offset)

    def _subjects(self, verb: int) -> tuple[Guest, ...]:
        """Return the people that stand right before a verb: "A and B (have) talk(ed) with"."""
        while verb > 0 and self.tokens[verb - 1].text.casefold() in _ADVERBS | {
            "is",
            "are",
            "was",
            "were",
            "be",
            "has",
            "have",
            "had",
            "who",
        }:
            verb -= 1
        return next(
            (group.people for group in self.groups if group.first < verb <= group.after <= verb + 1), ()
        )

    def _subject(self, verb: int) -> tuple[str, ...]:
        return tuple(each.name for each in self._subjects(verb))

    def _deed(self, group: _Group) -> Iterator[Cue]:
        at = group.after
        while at < len(self.tokens) and self.tokens[at].text in _ADVERBS:
            at += 1
        if at < len(self.tokens) and self.tokens[at].text == "who":
            at = next(
                (
                    index + 1
                    for index in range(at, min(at + 25, len(self.tokens)))
                    if self.tokens[index].text == ","
                ),
                at,
            )
        ahead = [word.text.casefold() for word in self.tokens[at : at + 6]]
        if not ahead:
            return
        if (
            ahead[0] in {"has", "have", "is", "are", "will"}
            and len(ahead) > 1
            and ahead[1] in {"joined", "joining", "join", "back", "here"}
        ):
            ahead = ["joins"]
        if ahead[0] in JOINS and ahead[1:2] != ["by"]:
            hosts = self._object(at + 1)
            if hosts or not ahead[1:] or ahead[1] in _JOINED or self.tokens[at + 1].text[0].isupper():
                yield Cue("join", group.people, hosts)
        elif ahead[0] in _BEING and "guest" in ahead[1:]:
            yield Cue("guest", group.people)
        elif ahead[0] in DEEDS:
            yield Cue("deed", group.people)

    def _object(self, at: int) -> tuple[str, ...]:
        people, _ = self.lineup.read(at, 2)
        return tuple(each.name for each in people if " " in each.name)


def _bio(paragraph: str, reading: Reading) -> Iterator[Cue]:
    """Yield a guest from a paragraph that tells who somebody is: "Ann Lee is a poet and …"."""
    if not _PAIR.search(paragraph[:100]):
        return
    text = re.sub(r"^(?:about|bio|über|sobre)\s*:?\s+", "", paragraph[:400], flags=re.IGNORECASE)
    tokens = names.words(text)
    found = names.name_at(text, tokens, 0)
    if not found:
        return
    at = found.after
    if at < len(tokens) and tokens[at].text == "(":
        at = next(
            (index + 1 for index in range(at, min(at + 12, len(tokens))) if tokens[index].text == ")"), at
        )
    ahead = [word.text.casefold() for word in tokens[at : at + 4]]
    articles = {
        "a",
        "an",
        "the",
        "one",
        "um",
        "uma",
        "ein",
        "eine",
        "un",
        "une",
        "currently",
        "founder",
        "professor",
        "ceo",
    }
    if len(ahead) > 1 and (
        (ahead[0] in _BEING and (ahead[1] in articles or ahead[0] in {"ist", "é", "est", "es"}))
        or ahead[0] in {"works", "studied", "lives", "leads"}
    ):
        yield Cue("bio", (Guest(found.text),))

"""What all episodes of a show teach together: hosts, regulars, title conventions, and whether it has guests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from orbitgraph.extract.guests import (
    boilerplate,
    conventions,
    cue_patterns,
    cues,
    hosts,
    labels,
    title_parts,
)
from orbitgraph.extract.guests import person_names as names
from orbitgraph.extract.guests.cues import Cue
from orbitgraph.extract.guests.personhood import Reading, Vocabulary
from orbitgraph.extract.guests.show_settings import Settings
from orbitgraph.model import Episode, Guest, Show

_INTERVIEWS = re.compile(
    r"\b(?:interview|conversation|guest|(?:talk|speak|chat)(?:s|ing)?\s+(?:to|with)|entrevist|convidad"
    r"|conversa"
    r"|gespräch|gäst|gast\b|invité|entretien|intervist|ospit|invitad|charlas)",
    re.IGNORECASE,
)
STRONG = frozenset({"talk", "join", "guest"})
"""Kinds of statements that by themselves make a guest."""
_SURE = STRONG | {"label", "panel"}
_ALONE = frozenset({"label", "guest"})


class Learned:
    """One show's episodes as they were read, with what they have in common."""

    def __init__(self, show: Show, episodes: Sequence[Episode], settings: Settings) -> None:
        clean = boilerplate.strip(episodes, settings)
        cores = title_parts.cores([episode.title for episode in episodes], show.title)
        vocabulary = Vocabulary.of(text for episode in clean for text in episode.paragraphs)
        self.readings = [Reading.of(core, each, vocabulary) for core, each in zip(cores, clean, strict=True)]
        self.cues = [_cues(*pair) for pair in zip(episodes, self.readings, strict=True)]
        self.hosting = [
            frozenset(names.fold(name) for cue in each if cue.kind == "host" for name in cue.hosts)
            for each in self.cues
        ]
        self.hosts = settings.hosts or hosts.learn(show, episodes, self.cues)
        self.known = frozenset(map(names.fold, self.hosts))
        self.regulars = self.known | _regulars(self.cues)
        self.said = [self._called_guests(number) for number in range(len(episodes))]
        share = sum(map(bool, self.said)) / max(1, len(episodes))
        self.interviews = share >= 0.5 or _INTERVIEWS.search(show.description) is not None
        self.conventions = conventions.learn(self.readings, self.said, self.interviews)
        self.explains = self._explains()

    def visiting(self, number: int, kinds: frozenset[str]) -> list[Guest]:
        """Return the guests of an episode's statements of some kinds, in their order."""
        return [guest for cue in self.cues[number] if cue.kind in kinds for guest in self.asked(number, cue)]

    def asked(self, number: int, cue: Cue) -> tuple[Guest, ...]:
        """Return the guests of one statement: "A talks with B" has the guest A where B is a host."""
        if cue.kind == "host":
            return ()
        away, hosting = self.regulars, self.hosting[number]
        visiting = tuple(
            guest
            for guest in cue.guests
            if (" " in guest.name or cue.kind in _ALONE)
            and (folded := names.fold(guest.name)) not in away
            and folded not in hosting
        )
        if visiting or cue.kind not in {"talk", "discuss"}:
            return visiting
        return tuple(
            Guest(name) for name in cue.hosts if " " in name and names.fold(name) not in away | hosting
        )

    def introduced(self, number: int) -> list[Guest]:
        """Return those who explain something in an episode and of whom it says what they are."""
        reading = self.readings[number]
        return [
            guest
            for cue in self.cues[number]
            if cue.kind == "deed"
            and any(each.organisation or reading.is_introduced(each.name) for each in cue.guests)
            for guest in self.asked(number, cue)
            if reading.likely(guest.name) >= 0
        ]

    def _called_guests(self, number: int) -> frozenset[str]:
        return frozenset(names.fold(guest.name) for guest in self.visiting(number, _SURE))

    def _explains(self) -> bool:
        """Tell whether in many episodes a few experts explain something, as in a newspaper's podcast."""
        several = [self.introduced(number) for number in range(len(self.cues))]
        few = sum(0 < len(found) <= 3 for found in several)
        return few >= 0.4 * len(several) and len(several) > 2


def _cues(episode: Episode, reading: Reading) -> list[Cue]:
    """Read what an episode says: of hosts anywhere, of guests only in what it does not share with others."""
    every = (*episode.paragraphs, *episode.credits.split("\n"))
    own = set(reading.paragraphs)
    shared = (text for text in every if text not in own and cue_patterns.HOST.search(text[:500]))
    rest = replace(reading, paragraphs=tuple(shared))
    hosting = (cue for cue in cues.find(rest) if cue.kind == "host")
    return [*labels.find(every, reading.likely), *cues.find(reading), *hosting]


def _regulars(said: Sequence[Sequence[Cue]]) -> frozenset[str]:
    """Return who is named in so many episodes that they make the show, not visit it."""
    counts = Counter(
        folded
        for episode in said
        for folded in {
            names.fold(name)
            for cue in episode
            for name in (*(guest.name for guest in cue.guests), *cue.hosts)
        }
    )
    often = max(3, 0.25 * len(said))
    return frozenset(folded for folded, count in counts.items() if count >= often)

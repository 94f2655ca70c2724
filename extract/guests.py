"""The guests of any show's episodes, and its hosts.

Believed in this order: the feed's own tags, lines such as "Guests: …", the conventions of the show's titles together
with what the notes say ("we talk to …", "… joins us"), and last the notes alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from orbitgraph.extract import boilerplate, conventions, cues, hosts, labels, title_parts
from orbitgraph.extract import person_names as names
from orbitgraph.extract.cues import Cue
from orbitgraph.extract.personhood import Reading, Vocabulary
from orbitgraph.extract.show_settings import Settings
from orbitgraph.model import Episode, Guest, Show

_INTERVIEWS = re.compile(
    r"\b(?:interview|conversation|guest|talk(?:s|ing)?\s+(?:to|with)|speak(?:s|ing)?\s+(?:to|with)|chats?\s+with|entrevist|convidad|conversa|gespräch|gäst"
    r"|gast\b|invité|entretien|intervist|ospit|invitad|charlas)",
    re.IGNORECASE,
)
_STRONG = frozenset({"talk", "join", "guest"})
_SURE = _STRONG | {"label", "panel"}
_WEAK = frozenset({"discuss", "by"})


def fill(
    show: Show, episodes: Sequence[Episode], settings: Settings | None = None
) -> tuple[Show, tuple[Episode, ...]]:
    """Return a show and its episodes with guests and hosts; what the settings state overrides what is learned.

    Everything else is left as it is; guests that an episode has already are kept.
    """
    search = _Search(show, episodes, settings or Settings())
    filled = tuple(map(search.filled, range(len(episodes))))
    return replace(show, hosts=search.hosts), filled


class _Search:
    """What is learned from all episodes of one show, and the search in each."""

    def __init__(self, show: Show, episodes: Sequence[Episode], settings: Settings) -> None:
        self.show = show
        self.episodes = episodes
        self.pattern = re.compile(settings.title_pattern) if settings.title_pattern else None
        clean = boilerplate.strip(episodes, settings)
        cores = title_parts.cores([episode.title for episode in episodes], show.title)
        vocabulary = Vocabulary.of(text for episode in clean for text in episode.paragraphs)
        self.readings = [Reading.of(core, each, vocabulary) for core, each in zip(cores, clean, strict=True)]
        self.cues = [
            self._cues(episode, reading) for episode, reading in zip(episodes, self.readings, strict=True)
        ]
        self.hosts = settings.hosts or hosts.learn(show, episodes, self.cues)
        self.known = {names.fold(name) for name in self.hosts}
        self.regulars = self._regulars()
        self.hosting = [
            frozenset(names.fold(name) for cue in each if cue.kind == "host" for name in cue.hosts)
            for each in self.cues
        ]
        self.said = [
            frozenset(
                names.fold(guest.name) for cue in each if cue.kind in _SURE for guest in self._asked(cue, own)
            )
            for each, own in zip(self.cues, self.hosting, strict=True)
        ]
        guested = sum(map(bool, self.said)) / max(1, len(episodes))
        self.interviews = guested >= 0.5 or (
            guested > 0.1 and _INTERVIEWS.search(show.description) is not None
        )
        self.interviews = self.interviews or (
            bool(_INTERVIEWS.search(show.description)) and len(episodes) > 0
        )
        self.conventions = conventions.learn(self.readings, self.said, self.interviews)
        self.explains = self._explains()

    def _cues(self, episode: Episode, reading: Reading) -> list[Cue]:
        """Read what an episode says: of hosts anywhere, of guests only in what is its own."""
        every = (*episode.paragraphs, *episode.credits.split("\n"))
        own = set(reading.paragraphs)
        labelled = [cue for cue in labels.find(every, reading.likely)]
        said = list(cues.find(reading))
        rest = replace(
            reading,
            paragraphs=tuple(text for text in every if text not in own and cues.HOST.search(text[:500])),
        )
        return [*labelled, *said, *(cue for cue in cues.find(rest) if cue.kind == "host")]

    def _regulars(self) -> set[str]:
        """Return who is named in so many episodes that they make the show, not visit it."""
        counts = Counter(
            folded
            for said in self.cues
            for folded in {
                names.fold(name)
                for cue in said
                for name in (*(guest.name for guest in cue.guests), *cue.hosts)
            }
        )
        often = max(3, 0.25 * len(self.episodes))
        return {folded for folded, count in counts.items() if count >= often} | self.known

    def _asked(self, cue: Cue, hosting: frozenset[str]) -> tuple[Guest, ...]:
        """Return the guests of a statement: "A talks with B" has the guest A where B is the host."""
        if cue.kind in {"host"}:
            return ()
        full = tuple(guest for guest in cue.guests if " " in guest.name or cue.kind in {"label", "guest"})
        visiting = tuple(guest for guest in full if names.fold(guest.name) not in self.regulars | hosting)
        if not visiting and cue.kind in {"talk", "discuss"}:
            return tuple(
                Guest(name) for name in cue.hosts if names.fold(name) not in self.regulars and " " in name
            )
        return visiting

    def filled(self, number: int) -> Episode:
        """Return an episode with its guests and hosts."""
        episode, said = self.episodes[number], self.cues[number]
        found = episode.guests or self._guests(number)
        found = self._with_organisations(found, said)
        own = hosts.of_episode(self.show, episode, said, self.hosts, (guest.name for guest in found))
        return replace(episode, guests=found, hosts=own)

    def _guests(self, number: int) -> tuple[Guest, ...]:
        episode, reading, said = self.episodes[number], self.readings[number], self.cues[number]
        if self.pattern and (match := self.pattern.search(episode.title)):
            return _by_pattern(match, reading)
        if tagged := [Guest(each.name) for each in episode.contributors if "guest" in each.role]:
            return _distinct(tagged)
        if listed := self._visiting(number, frozenset({"label"})):
            return _distinct(listed)
        titled = self._titled(number)
        if titled:
            return _distinct([*titled, *self._companions(titled, number)])
        if panel := self._visiting(number, frozenset({"panel"})):
            return _distinct(panel)
        found = [guest for guest in self._visiting(number, _STRONG) if reading.likely(guest.name) >= 0]
        found = found or [guest for guest in self._visiting(number, _WEAK) if reading.likely(guest.name) >= 1]
        if self.interviews or self.explains:
            found += self._explaining(number)
        if self.interviews:
            found = found or [
                guest for guest in conventions.alone(reading) if names.fold(guest.name) not in self.regulars
            ]
            found = found or [
                guest
                for guest in self._visiting(number, frozenset({"bio"}))
                if reading.likely(guest.name) >= 1
            ]
            found = found or self._only(reading)
        return _distinct(found)

    def _only(self, reading: Reading) -> list[Guest]:
        """Return the one or two people whose role the notes give, where nobody else can be the guest."""
        named = dict.fromkeys(name for text in reading.paragraphs[:3] for name in names.found_in(text))
        roles = [name for name in named if reading.is_introduced(name) and reading.likely(name) >= 2]
        return (
            [Guest(name) for name in roles if names.fold(name) not in self.regulars]
            if len(roles) <= 2
            else []
        )

    def _explains(self) -> bool:
        """Tell whether experts explain something in most episodes, with what they are: a show of guests like a newspaper's."""
        several = [self._introduced(number) for number in range(len(self.episodes))]
        return (
            sum(0 < len(found) <= 3 for found in several) >= 0.4 * len(self.episodes)
            and len(self.episodes) > 2
        )

    def _introduced(self, number: int) -> list[Guest]:
        reading = self.readings[number]
        return [
            guest
            for cue in self.cues[number]
            if cue.kind == "deed"
            and any(each.organisation or reading.is_introduced(each.name) for each in cue.guests)
            for guest in self._asked(cue, self.hosting[number])
            if reading.likely(guest.name) >= 0
        ]

    def _explaining(self, number: int) -> list[Guest]:
        """Return those who "explain" or "share": anybody likely in a show of interviews, else only with their role."""
        reading = self.readings[number]
        introduced = self._introduced(number)
        if not self.interviews:
            return introduced
        said = self._visiting(number, frozenset({"deed"}))
        return introduced + [guest for guest in said if reading.likely(guest.name) >= 2]

    def _titled(self, number: int) -> list[Guest]:
        """Return the guests of the title; a host is one only where the notes say that another person asks them."""
        reading, said = self.readings[number], self.cues[number]
        asked = {
            names.fold(guest.name)
            for cue in said
            if cue.kind == "talk"
            and cue.hosts
            and not {names.fold(name) for name in cue.hosts}
            & {names.fold(guest.name) for guest in cue.guests}
            for guest in cue.guests
        }
        talked = {guest.name for cue in said if cue.kind in _STRONG for guest in cue.guests}
        return [
            guest
            for guest in self.conventions.guests(reading, self.said[number])
            if " " in guest.name or guest.name in talked
            if names.fold(guest.name) not in self.known or names.fold(guest.name) in asked
        ]

    def _visiting(self, number: int, kinds: frozenset[str]) -> list[Guest]:
        return [
            guest
            for cue in self.cues[number]
            if cue.kind in kinds
            for guest in self._asked(cue, self.hosting[number])
        ]

    def _companions(self, titled: Sequence[Guest], number: int) -> list[Guest]:
        """Return those whom the notes name as guests in one breath with a guest of the title."""
        there = {names.fold(guest.name) for guest in titled}
        return [
            guest
            for cue in self.cues[number]
            if cue.kind in _STRONG and there & {names.fold(each.name) for each in cue.guests}
            for guest in self._asked(cue, self.hosting[number])
            if " " in guest.name
        ]

    def _with_organisations(self, found: Sequence[Guest], said: Sequence[Cue]) -> tuple[Guest, ...]:
        stated = {
            names.fold(guest.name): guest.organisation
            for cue in reversed(said)
            for guest in cue.guests
            if guest.organisation
        }
        return tuple(
            Guest(guest.name, guest.organisation or stated.get(names.fold(guest.name))) for guest in found
        )


def _by_pattern(match: re.Match[str], reading: Reading) -> tuple[Guest, ...]:
    groups = match.groupdict()
    organisation = (groups.get("organisation") or "").strip() or None
    parts = re.split(r",\s*(?:and\s+)?|\s+(?:and|&|e|y|und|et)\s+", groups.get("guest") or "")
    return tuple(Guest(part.strip(), organisation) for part in parts if part.strip())


def _distinct(guests: Iterable[Guest]) -> tuple[Guest, ...]:
    """Drop repeated guests, those named shorter or spelt without accents too; the first spelling stays."""
    kept: list[Guest] = []
    for guest in guests:
        parts = set(names.fold(guest.name).split())
        same = [
            each for each in kept if parts <= (other := set(names.fold(each.name).split())) or other <= parts
        ]
        if not same:
            kept.append(guest)
        elif len(parts) > len(same[0].name.split()) and " " not in same[0].name:
            kept[kept.index(same[0])] = guest
    return tuple(kept)

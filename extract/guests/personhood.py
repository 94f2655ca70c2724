"""How much speaks for a capitalised text being a person: what an episode's notes and the whole show say about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from orbitgraph.extract.guests import person_names as names
from orbitgraph.model import Episode, Link

# Words between blanks: those in handles and addresses ("@koponen") are no ordinary words.
_LOWER = re.compile(r"(?<!\S)[^\W\d_]{2,}(?=[\s,;]|[.!?](?:\s|$))")
_SOCIAL = re.compile(
    r"^(?:www\.)?(?:(?:mobile\.)?twitter\.com|x\.com|linkedin\.com|[a-z]{2}\.linkedin\.com|github\.com"
    r"|instagram\.com"
    r"|bsky\.app|mastodon\.[a-z]+|fosstodon\.org|hachyderm\.io|medium\.com)$"
)
_DOES = frozenset(
    "says said talks talk explains shares describes discusses tells joins join joined thinks argues"
    " reveals believes"
    " walks gives reflects works worked has had is was began began studied grew lives loves wrote writes"
    " explores covers"
    " answers offers recounts returns speaks reads who conta fala explica participa trabalha erzählt"
    " spricht arbeitet"
    " explique raconte parle cuenta habla trabaja".split()
)
_ACTING = re.compile(rf"\b([^\W\d_a-z][\w-]*)\s+(?:{'|'.join(sorted(_DOES))})\b")
_BE = frozenset("is was é ist est es currently".split())


@dataclass(frozen=True)
class Vocabulary:
    """What a whole show writes in lower case: ordinary words, which titles only capitalise."""

    ordinary: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """Learn the ordinary words of a show from the texts of all its episodes."""
        found: set[str] = set()
        for text in texts:
            found.update(_LOWER.findall(text))
        return cls(frozenset(word for word in found if word.islower()))


@dataclass(frozen=True)
class Reading:
    """One episode as the search for people reads it: the title's core, the notes, the links."""

    title: str
    paragraphs: tuple[str, ...]
    links: tuple[Link, ...]
    vocabulary: Vocabulary
    _known: dict[str, float] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, title: str, episode: Episode, vocabulary: Vocabulary) -> Reading:
        """Read an episode whose title without numbers and show names is `title`."""
        return cls(title, episode.paragraphs, episode.links, vocabulary)

    @cached_property
    def notes(self) -> str:
        """Return the notes as one text, cut where they are longer than any notes are."""
        return "\n".join(self.paragraphs)[:30_000]

    @cached_property
    def people(self) -> dict[str, str]:
        """Return the full names in title and notes by their single words; words of two different names are left out."""
        found: dict[str, str] = {}
        shared: set[str] = set()
        for name in names.found_in(self.title):
            found.update(dict.fromkeys(name.split(), name))
        titled = set(found)
        for paragraph in self.paragraphs[:10]:
            for name in names.found_in(paragraph[:2000]):
                shared.update(word for word in name.split() if found.setdefault(word, name) != name)
        return {word: name for word, name in found.items() if word not in shared - titled}

    def full(self, name: str) -> str:
        """Return the full name that one word stands for in this episode ("Coxwell"), or the word itself."""
        return name if " " in name else self.people.get(name, name)

    def likely(self, name: str) -> float:
        """Weigh a name: from about -3 (ordinary words) over 0 (nothing known) to 6 (a given name, and it speaks)."""
        if name not in self._known:
            self._known[name] = _look(name, self.vocabulary) + self._deeds(name) + self._links(name)
        return self._known[name]

    def is_introduced(self, name: str) -> bool:
        """Tell whether the notes say somewhere what the person is: "Ann Lee, CTO of X", "poet Ann Lee"."""
        at = self.notes.find(name)
        return at >= 0 and self._introduced(name, at)

    def speaks(self, name: str) -> float:
        """Weigh only what the notes say of a name, not its look."""
        return self._deeds(name) + self._links(name)

    @cached_property
    def _acting(self) -> Counter[str]:
        """Count the words that are followed by what only people do ("Rich works", "Mark's", "Ann, who")."""
        return Counter(match[1] for match in _ACTING.finditer(self.notes))

    def _deeds(self, name: str) -> float:
        parts = name.split()
        notes = self.notes
        weight = 0.0
        at = notes.find(name)
        if at >= 0:
            weight += 0.5
            weight += 1.5 * self._introduced(name, at)
        if self._acting[parts[-1]] or self._acting[parts[0]]:
            weight += 1.0
        return weight

    def _introduced(self, name: str, at: int) -> bool:
        """Tell whether a role stands around the name: "Ann Lee, CTO of X", "Ann Lee is a poet", "poet Ann Lee"."""
        notes = self.notes
        for _ in range(4):
            ahead = names.words(notes[at + len(name) : at + len(name) + 60])
            before = names.words(notes[max(0, at - 20) : at])
            said = [word.text for word in before if word.text != "."]
            if said and (names.is_role(said[-1]) or names.is_honorific(said[-1])):
                return True
            opens = ahead and (ahead[0].text in {",", "("} or ahead[0].text in _BE)
            if opens and any(names.is_role(word.text) for word in ahead[1:8]):
                return True
            at = notes.find(name, at + 1)
            if at < 0:
                break
        return False

    def _links(self, name: str) -> float:
        return max((_personal(name, link) for link in self.links), default=0.0)


def _look(name: str, vocabulary: Vocabulary) -> float:
    parts = [part.rstrip(".") for part in name.split()]
    weight = 0.0
    if names.is_given(parts[0]):
        weight += 2
    elif any(map(names.is_given, parts[1:])) or re.fullmatch(r"[A-Z](?:\.?[A-Z])*", parts[0]):
        weight += 1
    if any(part in names.PARTICLES or names.kind(part) == "I" for part in parts[1:]):
        weight += 0.5
    ordinary = sum(
        part.casefold() in vocabulary.ordinary or names.is_title_word(part)
        for part in parts
        if part not in names.PARTICLES and not names.is_given(part)
    )
    weight -= ordinary
    weight -= any(map(names.is_surname_too, parts[1:])) and not names.is_given(parts[0])
    return weight - 2 if ordinary == len(parts) else weight


def _personal(name: str, link: Link) -> float:
    """Weigh a link as a sign of a person: a profile or a page of their own under their name."""
    if name not in link.text:
        return 0.0
    try:
        target = urlsplit(link.target)
    except ValueError:
        return 0.0
    host, path = target.netloc.casefold(), target.path.strip("/")
    if _SOCIAL.match(host) and len(path.split("/")) <= 2:
        return 1.5
    letters = re.sub(r"[^a-z]", "", names.fold(host + path))
    own = any(len(part) > 3 and names.fold(part) in letters for part in re.split(r"[\s-]", name))
    return 1.5 if own else 0.25

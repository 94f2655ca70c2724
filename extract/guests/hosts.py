"""Who hosts a show: those whom it names as hosts, and those who ask the questions again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from orbitgraph.extract.guests import person_names as names
from orbitgraph.extract.guests.cues import Cue
from orbitgraph.extract.guests.lineups import Lineup
from orbitgraph.model import Episode, Show

_HOSTED = (
    r"\b(?:hosted|presented|run)(?:\s+and\s+\w+)?\s+by|\bproduced\s+and\s+hosted\s+by"
    r"|\b(?:co-?)?hosts?\b:?(?:\s+(?:is|are))?"
    r"|\bjoin(?:\s+hosts?)?|\b(?:podcast|show|series|programme?)\s+(?:with|by|from|por|von|com|con|mit)"
    r"|\bapresentad[oa]\s+por|\bpresentad[oa]\s+por|\bmoderiert\s+von|\banimé\s+par"
)
_SUBJECT = re.compile(
    r"\b(?:talks?|speaks?|interviews?|chats?|discuss(?:es)?|explores?|conversa[m]?|entrevista[m]?"
    r"|spricht|sprechen|reden)\b",
    re.IGNORECASE,
)


def learn(show: Show, episodes: Sequence[Episode], cues: Sequence[Sequence[Cue]]) -> tuple[str, ...]:
    """Return the show's hosts, those first of whom the show says it, then those who ask in several episodes."""
    stated = [*show.hosts, *described(show)]
    sure = frozenset(map(names.fold, stated))
    votes: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for episode, said in zip(episodes, cues, strict=True):
        tagged = [each.name for each in episode.contributors if "host" in each.role]
        for name in {
            names.fold(name): name for name in (*tagged, *episode.hosts, *_asking(episode, said, sure))
        }.values():
            votes[names.fold(name)] += 1
            spelling.setdefault(names.fold(name), name)
    authors = Counter(
        each.name for episode in episodes for each in episode.contributors if each.role == "author"
    )
    stated += [
        name
        for name, count in authors.most_common()
        if count >= max(2, 0.3 * len(episodes)) and _is_person(name)
    ]
    often = max(2, 0.03 * len(episodes))
    several = [
        spelling[folded] for folded, count in votes.most_common() if count >= often or len(episodes) < 3
    ]
    return tuple({names.fold(name): name for name in reversed([*stated, *several])}.values())[::-1]


def of_episode(
    show: Show, episode: Episode, said: Sequence[Cue], hosts: Sequence[str], guests: Iterable[str]
) -> tuple[str, ...]:
    """Return an episode's own hosts as its tags, else its notes name them; the show's hosts where neither does."""
    asked = {names.fold(name) for name in guests}
    tagged = [each.name for each in episode.contributors if "host" in each.role and "guest" not in each.role]
    named = [name for cue in said if cue.kind == "host" for name in cue.hosts]
    talking = [name for cue in said if cue.kind == "talk" for name in cue.hosts if " " in name]
    own = [] if episode.hosts == show.hosts else list(episode.hosts)
    for group in (tagged, own, named, talking):
        present = {names.fold(name): name for name in group if names.fold(name) not in asked}
        if present:
            return tuple(present.values())
    return tuple(name for name in hosts if names.fold(name) not in asked)


def _asking(episode: Episode, said: Sequence[Cue], sure: frozenset[str]) -> list[str]:
    """Return who asks in an episode; who is in its title or talks with a known host is rather the guest."""
    asking = []
    for cue in said:
        with_host = any(names.fold(guest.name) in sure for guest in cue.guests)
        if cue.kind == "host" or (cue.kind in {"talk", "join", "discuss"} and not with_host):
            asking += [(name, cue.kind) for name in cue.hosts if " " in name]
    return [name for name, kind in asking if kind == "host" or name not in episode.title]


def _is_person(name: str) -> bool:
    found = names.name_at(name, names.words(name), 0)
    return found is not None and found.text == name and names.is_given(name.split()[0])


def described(show: Show) -> list[str]:
    """Return the hosts that author, title and description of the show name."""
    own = {names.fold(word) for word in re.findall(r"\w+", show.title)}

    def likely(name: str) -> float:
        given = names.is_given(name.split()[0])
        ours = all(names.fold(part) in own for part in re.findall(r"\w+", name))
        return 2.0 if given else -1.0 if ours else 0.5

    found: list[str] = []
    title = show.title[:300]
    # "Open Air with Terri Grossman, a weekday magazine of …": behind the show's own name.
    hosted = re.compile(rf"(?:{_HOSTED}|{re.escape(title) or '$'}\s+(?:with|by))\s+", re.IGNORECASE)
    for text, place in (
        ((show.author or "")[:300], re.compile("^")),
        (title, re.compile(r"\bwith\s+", re.IGNORECASE)),
        (show.description[:3000], hosted),
    ):
        for match in place.finditer(text):
            lineup = Lineup(text[match.end() : match.end() + 200], likely)
            people, after = lineup.read(0, 0)
            alone = (
                text != (show.author or "")
                or after == len(lineup.tokens)
                or lineup.tokens[after].text in {",", "|", "(", "-", "/"}
            )
            found += [each.name for each in people if alone and likely(each.name) >= 0 and " " in each.name]
    lineup = Lineup(show.description[:200], likely)
    people, after = lineup.read(0, 2)
    if people and after < len(lineup.tokens) and _SUBJECT.match(lineup.tokens[after].text):
        found += [each.name for each in people if " " in each.name]
    return found

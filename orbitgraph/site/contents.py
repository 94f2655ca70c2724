"""What stands on the pages: a graph's episodes and things with their facts, quotes and relatives, ready to be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from orbitgraph.graph.kindred import Kin, Kindred
from orbitgraph.graph.network import Community, communities
from orbitgraph.graph.recovered import Recovered
from orbitgraph.graph.related import Ranking
from orbitgraph.model import (
    EPISODE,
    HANDLE,
    Entity,
    Episode,
    Evidence,
    Predicate,
    Ref,
    RelatedEpisode,
    Relation,
)
from orbitgraph.site.paths import paths_of
from orbitgraph.site.wording import PHRASES, SEVERAL

RELATED = 5
QUOTES = 3
"""How many sentences stand for one thing in one episode."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name, and the path of its page where it has one."""

    name: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with its telling words, and the episode that says it."""

    before: str
    words: str
    after: str
    episode: Link


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact: its two ends, the words between them, and the sentence that states it."""

    subject: Link
    phrase: str
    object: Link
    said: Said


@dataclass(frozen=True, slots=True)
class Near:
    """Something to go on with, and why."""

    link: Link
    why: str


class Contents:
    """Gathers what stands on each page of one graph."""

    def __init__(self, recovered: Recovered) -> None:
        self.extraction = recovered.extraction
        self.iris = recovered.iris
        self.topics = recovered.topics
        self.paths = paths_of(recovered)
        self.episodes = {each.id: each for each in self.extraction.episodes}
        self.entities = {each.ref: each for each in self.extraction.entities}
        self._ranking = Ranking(self.extraction, recovered.topics)
        self._kindred = Kindred(self.extraction, self._ranking)
        self._facts: dict[Ref, list[Relation]] = defaultdict(list)
        for relation in self.extraction.relations:
            for end in dict.fromkeys((relation.subject, relation.object, Ref(EPISODE, relation.episode))):
                self._facts[end].append(relation)
        self._named: dict[str, dict[Ref, list[Evidence]]] = defaultdict(dict)
        for entity in self.extraction.entities:
            for episode in entity.about:
                self._named[episode].setdefault(entity.ref, [])
            for mention in entity.mentions:
                self._named[mention.evidence.episode].setdefault(entity.ref, []).append(mention.evidence)

    def named_in(self, episode: Episode) -> list[tuple[Ref, list[Evidence]]]:
        """Return what an episode names or is about, in the order of the names, and the places."""
        return sorted(self._named[episode.id].items())

    def link(self, ref: Ref) -> Link:
        """Return the name of an episode or a thing with the path of its page."""
        if ref.kind != EPISODE:
            return Link(ref.name, self.paths.get(ref))
        episode = self.episodes.get(ref.name)
        return Link(name_of(episode) if episode else ref.name.rpartition("/")[2], self.paths.get(ref))

    @cached_property
    def communities(self) -> tuple[Community, ...]:
        """Return the communities of the episodes."""
        return communities(self.extraction, self.topics)

    def people(self, episode: Episode, predicate: Predicate) -> list[tuple[Link, Link | None]]:
        """Return the guests or hosts of an episode, each with the organisation that it states."""
        facts = self._facts[Ref(EPISODE, episode.id)]
        stated = {
            each.subject: each.object
            for each in facts
            if each.predicate is Predicate.AFFILIATED_WITH and each.episode == episode.id
        }
        people = [
            each.subject
            for each in facts
            if each.predicate is predicate and each.object == Ref(EPISODE, episode.id)
        ]
        return [
            (self.link(person), self.link(stated[person]) if person in stated else None)
            for person in sorted(set(people))
        ]

    def named(self, episode: Episode) -> list[tuple[str, list[tuple[Link, bool]]]]:
        """Return what an episode names, class by class: each thing, and whether the episode is about it."""
        listed: dict[str, list[tuple[bool, int, Ref]]] = defaultdict(list)
        for ref, places in self.named_in(episode):
            about = episode.id in self.entities[ref].about
            listed[ref.kind].append((not about, -len(places), ref))
        return [
            (SEVERAL[cls], [(self.link(ref), not rest) for rest, _, ref in sorted(listed[cls])])
            for cls in SEVERAL
            if cls in listed
        ]

    def notes(self, episode: Episode) -> list[list[Link]]:
        """Return the paragraphs of the notes in pieces: plain text, and names that lead to their pages."""
        spans = sorted(
            (place.start, -place.end, ref) for ref, places in self.named_in(episode) for place in places
        )
        paragraphs = []
        at = 0
        for paragraph in episode.text.split("\n\n"):
            end = at + len(paragraph)
            inside = [(start, -stop, ref) for start, stop, ref in spans if at <= start and -stop <= end]
            paragraphs.append(list(self._pieces(episode.text, at, end, inside)))
            at = end + 2
        return [each for each in paragraphs[1 if episode.title else 0 :] if each]

    def _pieces(
        self, text: str, start: int, end: int, spans: Iterable[tuple[int, int, Ref]]
    ) -> Iterator[Link]:
        at = start
        for first, last, ref in spans:
            # Of names within each other the longer one leads.
            if first >= at:
                if first > at:
                    yield Link(text[at:first])
                yield Link(text[first:last], self.paths.get(ref))
                at = last
        if at < end:
            yield Link(text[at:end])

    def facts(self, ref: Ref) -> list[Stated]:
        """Return what is stated of a thing, or in an episode, each fact once with its surest sentence."""
        best: dict[tuple[Ref, Predicate, Ref], Evidence] = {}
        for relation in sorted(self._facts[ref]):
            key = relation.subject, relation.predicate, relation.object
            found = min(relation.evidence, key=_surest)
            if key not in best or _surest(found) < _surest(best[key]):
                best[key] = found
        return [
            Stated(self._end(one), PHRASES[predicate], self._end(other), self._said(found))
            for (one, predicate, other), found in best.items()
        ]

    def _end(self, ref: Ref) -> Link:
        return Link(ref.name) if ref.kind == HANDLE else self.link(ref)

    def quotes(self, entity: Entity) -> list[tuple[Episode, Link, list[Said]]]:
        """Return the episodes that name a thing, in their order, with some of the sentences."""
        found: dict[str, dict[tuple[int, int], Evidence]] = defaultdict(dict)
        for mention in entity.mentions:
            place = mention.evidence
            found[place.episode].setdefault((place.sentence_start, place.sentence_end), place)
        return [
            (episode, self.link(Ref(EPISODE, episode.id)), [self._said(each) for each in places[:QUOTES]])
            for episode in self.extraction.episodes
            if (places := sorted(found[episode.id].values(), key=_surest) if episode.id in found else [])
        ]

    def related(self, episode: Episode) -> list[Near]:
        """Return the episodes nearest to one."""
        row = self._ranking.row[episode.id]
        told = self._ranking.told(row, self._ranking.nearest.of(row, RELATED))
        return [self._near(each) for each in told]

    def kindred(self, ref: Ref) -> list[tuple[str, list[Near]]]:
        """Return the episodes, people and topics to go on with from a thing."""
        groups = (
            ("Episodes near to these", [self._near(each) for each in self._kindred.episodes(ref, RELATED)]),
            ("People", [self._kin(each) for each in self._kindred.people(ref, RELATED)]),
            ("Topics", [self._kin(each) for each in self._kindred.topics(ref, RELATED)]),
        )
        return [(title, listed) for title, listed in groups if listed]

    def _near(self, near: RelatedEpisode) -> Near:
        return Near(
            self.link(Ref(EPISODE, near.other)), "; ".join(reason.text for reason in near.reasons[:4])
        )

    def _kin(self, kin: Kin) -> Near:
        told = "; ".join(reason.text for reason in kin.reasons[:3])
        return Near(self.link(kin.ref), f"near to episode {kin.near}: {told}" if kin.near else told)

    def _said(self, found: Evidence) -> Said:
        text = self.episodes[found.episode].text
        return Said(
            text[found.sentence_start : found.start],
            text[found.start : found.end],
            text[found.end : found.sentence_end],
            self.link(Ref(EPISODE, found.episode)),
        )

    def counts(self) -> Mapping[Ref, int]:
        """Return in how many episodes each thing is named."""
        return {
            ref: len({each.evidence.episode for each in entity.mentions})
            for ref, entity in self.entities.items()
        }


def name_of(episode: Episode) -> str:
    """Return number and title of an episode."""
    return f"{episode.number}. {episode.title}" if episode.number is not None else episode.title


def _surest(found: Evidence) -> tuple[bool, float, Evidence]:
    """Put sentences before titles, then the surest first."""
    return found.sentence_start == 0, -found.confidence, found

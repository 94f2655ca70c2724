"""How strongly each thing stands in each episode: subject, guest, source, venue or passing mention."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from orbitgraph.graph.reasons import Role
from orbitgraph.model import EntityClass, Episode, Extraction, Predicate, Ref

PASSING = 2.0
"""m mentions make a strength of m / (m + PASSING); a subject, guest, source or venue has 1."""
LEAD = 3
"""A mention in the title or the first paragraph, which say what an episode is on, counts as so many."""
NAMED_PERSON = 0.5
"""What is left of the strength of a person who is named but no guest."""

Strengths = dict[int, float]
"""Of one thing: row of an episode -> strength above 0, at most 1."""
Roles = dict[tuple[int, Ref], Role]
"""What a thing is to an episode (its row), where it is more than named."""
Hosts = set[tuple[str, Ref]]
"""Slugs of shows and their hosts."""

_ROLES = {Predicate.GUEST_OF: Role.GUEST, Predicate.BASED_ON: Role.BASIS, Predicate.RECORDED_AT: Role.VENUE}


def roles_of(extraction: Extraction, row: Mapping[str, int]) -> Roles:
    """Return the roles that the relations and the lists of guests state; `row` maps the episodes' ids."""
    venues: dict[Ref, set[Ref]] = defaultdict(set)
    stated: Roles = {}
    for relation in extraction.relations:
        if relation.predicate is Predicate.PUBLISHED_AT:
            venues[relation.subject].add(relation.object)
        elif role := _ROLES.get(relation.predicate):
            at, thing = relation.subject, relation.object
            if role is Role.GUEST:
                at, thing = thing, at
            if at.name in row:
                stated[row[at.name], thing] = role
    labels = _person_labels(extraction)
    for episode in extraction.episodes:
        for guest in episode.guests:
            stated[row[episode.id], _person(guest.name, labels)] = Role.GUEST
    implied = {
        (at, venue): Role.VENUE_OF_BASIS
        for (at, thing), role in stated.items()
        if role is Role.BASIS
        for venue in venues[thing]
    }
    return implied | stated


def strengths_of(
    extraction: Extraction, row: Mapping[str, int], roles: Roles, hosts: Hosts
) -> dict[Ref, Strengths]:
    """Return the strengths of every thing; a host counts in no episode of the show but as its guest."""
    strengths: dict[Ref, Strengths] = defaultdict(dict)
    shows = [episode.show for episode in extraction.episodes]
    leads = {episode.id: lead_end(episode) for episode in extraction.episodes}
    for entity in extraction.entities:
        share = NAMED_PERSON if entity.cls is EntityClass.PERSON else 1.0
        counts: Counter[str] = Counter()
        for mention in entity.mentions:
            found = mention.evidence
            counts[found.episode] += LEAD if found.start < leads.get(found.episode, 0) else 1
        for episode, mentions in counts.items():
            if episode in row and (shows[row[episode]], entity.ref) not in hosts:
                strengths[entity.ref][row[episode]] = share * mentions / (mentions + PASSING)
        for episode in entity.about:
            if episode in row and (shows[row[episode]], entity.ref) not in hosts:
                strengths[entity.ref][row[episode]] = 1.0
    for at, thing in roles:
        strengths[thing][at] = 1.0
    return dict(strengths)


def lead_end(episode: Episode) -> int:
    """Return where the title and the first paragraph of an episode end in its text."""
    return len("\n\n".join(filter(None, (episode.title, *episode.paragraphs[:1]))))


def hosts_of(extraction: Extraction, row: Mapping[str, int]) -> Hosts:
    """Return whoever hosts a show or one of its episodes."""
    labels = _person_labels(extraction)
    hosts = {(show.slug, _person(name, labels)) for show in extraction.shows for name in show.hosts}
    hosts |= {(e.show, _person(name, labels)) for e in extraction.episodes for name in e.hosts}
    return hosts | {
        (extraction.episodes[row[relation.object.name]].show, relation.subject)
        for relation in extraction.relations
        if relation.predicate is Predicate.HOST_OF and relation.object.name in row
    }


def _person(name: str, labels: Mapping[str, str]) -> Ref:
    return Ref(EntityClass.PERSON, labels.get(name.casefold(), name))


def _person_labels(extraction: Extraction) -> dict[str, str]:
    """Return name without case -> label for each name that means one person."""
    labels: dict[str, set[str]] = defaultdict(set)
    for entity in extraction.entities:
        if entity.cls is EntityClass.PERSON:
            for name in (entity.label, *entity.aliases):
                labels[name.casefold()].add(entity.label)
    return {name: label for name, (label, *others) in labels.items() if not others}

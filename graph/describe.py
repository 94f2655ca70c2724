"""What is known of shows, episodes and things themselves, as rows: no mentions, no relations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from orbitgraph.graph.iris import Iris, digest
from orbitgraph.graph.media import media_rows
from orbitgraph.graph.places import place_rows
from orbitgraph.graph.terms import (
    Row,
    address,
    boolean,
    day,
    describe,
    duration,
    integer,
    number,
    term,
    text,
    words,
)
from orbitgraph.model import Contributor, EntityClass, Episode, Show

TYPES: dict[str, tuple[str, ...]] = {
    EntityClass.PERSON: ("orbit:Person", "schema:Person", "foaf:Person"),
    EntityClass.ORGANISATION: ("orbit:Organisation", "schema:Organization", "org:Organization"),
    EntityClass.PROJECT: ("orbit:Project", "schema:SoftwareApplication", "doap:Project"),
    EntityClass.PROTOCOL: ("orbit:Protocol", "skos:Concept"),
    EntityClass.CONCEPT: ("orbit:Concept", "skos:Concept"),
    EntityClass.EVENT: ("orbit:Event", "schema:Event"),
    EntityClass.WORK: ("orbit:Work", "schema:CreativeWork", "fabio:Work"),
    EntityClass.PLACE: ("orbit:Place", "schema:Place"),
}
"""The types of a thing of each class: ours and, since nobody may reason later, its superclasses."""

_CC_WORDS = {
    "attribution": "by",
    "sharealike": "sa",
    "noncommercial": "nc",
    "noderivs": "nd",
    "noderivatives": "nd",
}
_CC_FILLERS = {"international", "licence", "license", "unported"}
_CC_KINDS = {"by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"}
_CC_VERSIONS = {"1.0", "2.0", "2.5", "3.0", "4.0"}


def show_rows(show: Show, iris: Iris, hosts: Iterable[NamedNode]) -> Iterator[Row]:
    """Yield what is known of a show."""
    node = NamedNode(iris.show_iri(show.slug))
    yield from describe(
        node,
        ("rdf:type", term("schema:PodcastSeries")),
        ("rdfs:label", words(show.title)),
        ("schema:name", words(show.title)),
        ("schema:description", text(show.description)),
        ("dcterms:identifier", text(show.guid)),
        ("schema:author", text(show.author)),
        ("schema:webFeed", address(show.feed)),
        *_published(show),
        *(("orbit:host", host) for host in hosts),
    )
    yield from place_rows(node, show.locations)


def episode_rows(episode: Episode, iris: Iris) -> Iterator[Row]:
    """Yield what is known of an episode: its data, its season, recording, places and people, and its text."""
    iri = iris.episode_iri(episode.id)
    node = NamedNode(iri)
    minutes = episode.minutes
    yield from describe(
        node,
        ("rdf:type", term("schema:PodcastEpisode")),
        ("rdfs:label", episode_label(episode.key)),
        ("schema:name", words(episode.title)),
        ("orbit:key", words(episode.key)),
        ("dcterms:identifier", text(episode.guid)),
        ("schema:partOfSeries", NamedNode(iris.show_iri(episode.show))),
        ("schema:episodeNumber", integer(episode.number)),
        ("schema:datePublished", day(episode.published)),
        ("schema:duration", duration(episode.seconds or (None if minutes is None else minutes * 60))),
        ("orbit:minutes", integer(minutes)),
        ("orbit:stars", integer(episode.stars)),
        ("dcterms:hasFormat", address(episode.transcript)),
        ("dcterms:tableOfContents", address(episode.chapters)),
        *_published(episode),
    )
    if episode.season is not None:
        yield from _season_rows(node, episode, episode.season, iris)
    yield from media_rows(node, episode)
    yield from place_rows(node, episode.locations)
    yield from _contributor_rows(node, episode.contributors)
    yield from describe(
        NamedNode(iri + "#text"),
        ("rdf:type", term("orbit:Notes")),
        ("schema:isPartOf", node),
        ("schema:text", words(episode.text)),
        ("schema:sha256", words(digest(episode.text, 64))),
    )


def thing_rows(
    node: NamedNode,
    cls: str,
    label: str,
    aliases: Iterable[str] = (),
    notation: str | None = None,
    candidate: bool = False,
) -> Iterator[Row]:
    """Yield the types and names of a thing, and the mark of a candidate concept."""
    yield from describe(
        node,
        *(("rdf:type", term(name)) for name in TYPES[cls]),
        ("rdfs:label", words(label)),
        *(("skos:altLabel", text(alias)) for alias in aliases if alias != label),
        ("skos:notation", text(notation)),
        ("orbit:candidate", boolean(candidate or None)),
    )


def episode_label(key: str) -> Literal:
    """Return the label by which tables show an episode."""
    return words(f"Episode {key}")


def _published(work: Show | Episode) -> Iterator[tuple[str, NamedNode | Literal | None]]:
    """Yield what a feed says of a show and of an episode alike."""
    yield "schema:url", address(work.url)
    yield "schema:inLanguage", text(work.language)
    yield "schema:image", address(work.image)
    yield from (("schema:keywords", text(category)) for category in work.categories)
    yield "schema:isFamilyFriendly", boolean(None if work.explicit is None else not work.explicit)
    yield _licence_pair(work.licence)


def _season_rows(node: NamedNode, episode: Episode, season: int, iris: Iris) -> Iterator[Row]:
    whole = NamedNode(iris.season_iri(episode.show, season))
    yield from describe(node, ("schema:partOfSeason", whole))
    yield from describe(
        whole,
        ("rdf:type", term("schema:PodcastSeason")),
        ("rdfs:label", words(f"Season {season}")),
        ("schema:name", text(episode.season_name)),
        ("schema:seasonNumber", number(season)),
        ("schema:partOfSeries", NamedNode(iris.show_iri(episode.show))),
    )


def _contributor_rows(node: NamedNode, people: Iterable[Contributor]) -> Iterator[Row]:
    """Yield the people of the feed's tags by name: no sentence of the notes says which thing each of them is."""
    for count, person in enumerate(people, start=1):
        role = NamedNode(f"{node.value}#contributor-{count}")
        yield from describe(node, ("schema:contributor", role))
        yield from describe(
            role,
            ("rdf:type", term("schema:Role")),
            ("schema:roleName", words(person.role)),
            ("schema:contributor", words(person.name)),
            ("schema:url", address(person.url)),
        )


def _licence_pair(licence: str | None) -> tuple[str, NamedNode | Literal | None]:
    """Name a licence by its IRI where it has one; any other wording is a statement of rights."""
    node = licence_node(licence or "")
    return ("dcterms:rights", text(licence)) if node is None else ("schema:license", node)


def licence_node(licence: str) -> NamedNode | None:
    """Return the IRI of a licence from its name or its address, None for any other wording."""
    node = creative_commons(licence) or address(licence)
    return node if isinstance(node, NamedNode) else None


def creative_commons(licence: str) -> NamedNode | None:
    """Return the IRI of a Creative Commons licence from its name ("CC BY-SA 4.0"), None for any other text.

    A name without a version is no licence; the versions of single countries are left as text.
    """
    name = licence.casefold().replace("creative commons", "cc")
    if re.fullmatch(r"\s*cc[ -]?(0|zero) 1\.0( universal)?\s*", name):
        return NamedNode("https://creativecommons.org/publicdomain/zero/1.0/")
    name = re.sub(r"\b(share|non|no)[ -](?=alike|commercial|deriv)", r"\1", name)
    parts = [part for part in re.findall(r"[a-z]+|[0-9.]*[0-9]", name) if part not in _CC_FILLERS]
    kind = "-".join(_CC_WORDS.get(part, part) for part in parts[1:-1])
    if parts[:1] != ["cc"] or kind not in _CC_KINDS or parts[-1] not in _CC_VERSIONS:
        return None
    return NamedNode(f"https://creativecommons.org/licenses/{kind}/{parts[-1]}/")

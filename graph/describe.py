"""What is known of shows, episodes and things themselves, as rows: no mentions, no relations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from orbitgraph.graph.iris import Iris, digest
from orbitgraph.graph.terms import (
    Row,
    address,
    day,
    decimal,
    describe,
    duration,
    integer,
    number,
    term,
    text,
    words,
)
from orbitgraph.model import Audio, EntityClass, Episode, MusicCredit, Show

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
        ("schema:url", address(show.url)),
        ("schema:inLanguage", text(show.language)),
        *(("orbit:host", host) for host in hosts),
    )


def episode_rows(episode: Episode, iris: Iris) -> Iterator[Row]:
    """Yield what is known of an episode: its data, its recording, the music credits and its text."""
    iri = iris.episode_iri(episode.id)
    node, audio = NamedNode(iri), NamedNode(iri + "#audio")
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
        ("schema:duration", duration(episode.minutes)),
        ("orbit:minutes", integer(episode.minutes)),
        ("orbit:stars", integer(episode.stars)),
        ("schema:url", address(episode.url)),
        _licence_pair(episode.licence),
    )
    if episode.audio is not None:
        yield from describe(node, ("schema:associatedMedia", audio))
        yield from _audio_rows(audio, episode.audio)
    for count, credit in enumerate(episode.music, start=1):
        piece = NamedNode(f"{iri}#music-{count}")
        yield from describe(node, ("orbit:credit", piece))
        yield from _music_rows(piece, credit)
    yield from describe(
        NamedNode(iri + "#text"),
        ("rdf:type", term("orbit:Notes")),
        ("schema:isPartOf", node),
        ("schema:text", words(episode.text)),
        ("schema:sha256", words(digest(episode.text, 64))),
    )


def thing_rows(
    node: NamedNode, cls: str, label: str, aliases: Iterable[str] = (), notation: str | None = None
) -> Iterator[Row]:
    """Yield the types and names of a thing."""
    yield from describe(
        node,
        *(("rdf:type", term(name)) for name in TYPES[cls]),
        ("rdfs:label", words(label)),
        *(("skos:altLabel", text(alias)) for alias in aliases if alias != label),
        ("skos:notation", text(notation)),
    )


def episode_label(key: str) -> Literal:
    """Return the label by which tables show an episode."""
    return words(f"Episode {key}")


def _audio_rows(node: NamedNode, audio: Audio) -> Iterator[Row]:
    size = None if audio.megabytes is None else decimal(audio.megabytes)
    return describe(
        node,
        ("rdf:type", term("schema:AudioObject")),
        ("schema:contentSize", size and words(f"{size.value} MB")),
        ("orbit:megabytes", size),
        ("schema:contentUrl", address(audio.url)),
        ("schema:encodingFormat", text(audio.media_type)),
    )


def _music_rows(node: NamedNode, credit: MusicCredit) -> Iterator[Row]:
    return describe(
        node,
        ("rdf:type", term("schema:MusicRecording")),
        ("schema:name", words(credit.title)),
        ("orbit:creditRole", text(credit.role)),
        *(("schema:byArtist", text(artist)) for artist in credit.featuring),
        *(("schema:copyrightYear", number(year)) for year in credit.years),
        ("schema:copyrightHolder", text(credit.holder)),
    )


def _licence_pair(licence: str | None) -> tuple[str, NamedNode | Literal | None]:
    """Name a licence by its IRI where it has one; any other wording is a statement of rights."""
    if licence is None:
        return "dcterms:rights", None
    node = creative_commons(licence) or address(licence)
    if isinstance(node, NamedNode):
        return "schema:license", node
    return "dcterms:rights", text(licence)


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

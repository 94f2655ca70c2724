"""What an episode's page tells programs: JSON-LD (schema.org), `podcast:person` tags, and how to credit it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from orbitgraph.model import EPISODE, EntityClass, Episode, MusicCredit, Predicate, Ref, Show
from orbitgraph.site.contents import Contents, Link
from orbitgraph.site.wording import is_address, iso_duration, licence_name, visible

_PODCAST = "https://podcastindex.org/namespace/1.0"
_TYPES: Mapping[str, str] = {
    EntityClass.PERSON: "Person",
    EntityClass.ORGANISATION: "Organization",
    EntityClass.PROJECT: "SoftwareApplication",
    EntityClass.PROTOCOL: "DefinedTerm",
    EntityClass.CONCEPT: "DefinedTerm",
    EntityClass.EVENT: "Event",
    EntityClass.WORK: "CreativeWork",
    EntityClass.PLACE: "Place",
}


def json_ld(contents: Contents, episode: Episode, show: Show | None, base: str) -> str:
    """Return an episode in the words of schema.org: guests and hosts are its actors, the graph's IRIs its ids.

    `<` is written as an escape, so that the text may stand within a page.
    """
    here = Ref(EPISODE, episode.id)
    people = [
        _person(contents, *each)
        for predicate in (Predicate.GUEST_OF, Predicate.HOST_OF)
        for each in contents.people(episode, predicate)
    ]
    seconds = episode.seconds or (episode.minutes or 0) * 60
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "@id": contents.iris[here],
        "name": episode.title,
        "episodeNumber": episode.number,
        "datePublished": episode.published.isoformat() if episode.published else None,
        "duration": iso_duration(seconds) if seconds else None,
        "inLanguage": episode.language,
        "url": base + contents.paths[here] if base else episode.url,
        "sameAs": episode.url if base and is_address(episode.url) else None,
        "license": episode.licence if is_address(episode.licence) else None,
        "partOfSeries": _series(show),
        "actor": people,
        "about": _things(
            contents, [each.ref for each in contents.entities.values() if episode.id in each.about]
        ),
        "mentions": _things(contents, [ref for ref, places in contents.named_in(episode) if places]),
        "associatedMedia": _audio(episode),
    }
    text = json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def person_tags(contents: Contents, episode: Episode, base: str) -> str:
    """Return the episode's people as `podcast:person` tags within an item, ready for the show's feed."""
    ElementTree.register_namespace("podcast", _PODCAST)
    item = ElementTree.Element("item")
    if episode.guid:
        ElementTree.SubElement(item, "guid", {"isPermaLink": "false"}).text = visible(episode.guid)
    for predicate, role in ((Predicate.HOST_OF, "host"), (Predicate.GUEST_OF, "guest")):
        for person, _ in contents.people(episode, predicate):
            link = {"href": base + person.path} if base and person.path else {}
            tag = ElementTree.SubElement(item, f"{{{_PODCAST}}}person", {"role": role, **link})
            tag.text = visible(person.name)
    if len(item) == bool(episode.guid):
        # Without a tag that uses it, the name of the namespace would be missing.
        item.set("xmlns:podcast", _PODCAST)
    ElementTree.indent(item)
    return ElementTree.tostring(item, encoding="unicode") + "\n"


def attribution(contents: Contents, episode: Episode, show: Show | None) -> str:
    """Return how to credit an episode and its music: a few lines of plain text."""
    hosts = [person.name for person, _ in contents.people(episode, Predicate.HOST_OF)]
    hosts = hosts or [*(show.hosts if show else ())]
    number = f"episode {episode.number} of " if episode.number is not None else ""
    lines = [f"“{episode.title}”, {number}{show.title if show else episode.show}"]
    lines[0] += f", by {', '.join(hosts)}" if hosts else ""
    lines[0] += f" ({episode.published.isoformat()})." if episode.published else "."
    licence = episode.licence or (show.licence if show else None)
    if licence:
        name = licence_name(licence)
        lines.append(
            f"Licence: {name}" + (f", {licence}" if is_address(licence) and name != licence else "") + "."
        )
    lines += [_credit(each) for each in episode.music]
    if is_address(episode.url):
        lines.append(f"Source: {episode.url}")
    return "".join(" ".join(line.split()) + "\n" for line in lines)


def _person(contents: Contents, person: Link, organisation: Link | None) -> dict[str, Any]:
    told = _thing(contents, Ref(EntityClass.PERSON, person.name))
    if organisation:
        told["affiliation"] = _thing(contents, Ref(EntityClass.ORGANISATION, organisation.name))
    return told


def _things(contents: Contents, refs: list[Ref]) -> list[dict[str, Any]]:
    return [_thing(contents, ref) for ref in sorted(refs)]


def _thing(contents: Contents, ref: Ref) -> dict[str, Any]:
    told = {"@type": _TYPES[ref.kind], "name": ref.name}
    return told | ({"@id": contents.iris[ref]} if ref in contents.iris else {})


def _series(show: Show | None) -> dict[str, Any] | None:
    if show is None:
        return None
    told = {"@type": "PodcastSeries", "name": show.title, "url": show.url, "webFeed": show.feed}
    return {key: value for key, value in told.items() if value}


def _audio(episode: Episode) -> dict[str, Any] | None:
    audio = episode.audio
    if audio is None or not is_address(audio.url):
        return None
    size = f"{audio.megabytes:g} MB" if audio.megabytes else None
    told = {
        "@type": "AudioObject",
        "contentUrl": audio.url,
        "contentSize": size,
        "encodingFormat": audio.media_type,
    }
    return {key: value for key, value in told.items() if value}


def _credit(music: MusicCredit) -> str:
    artists = f", featuring {', '.join(music.featuring)}" if music.featuring else ""
    years = ", ".join(map(str, music.years))
    rights = f", © {' '.join(filter(None, (years, music.holder)))}" if music.years or music.holder else ""
    return f"Music ({music.role}): “{music.title}”{artists}{rights}."

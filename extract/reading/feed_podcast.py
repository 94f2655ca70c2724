"""The elements of the namespace of podcasts -> values of ours; one that is damaged or incomplete counts as missing."""

from __future__ import annotations

import re

from orbitgraph.extract.reading import addresses, feed_fields
from orbitgraph.extract.reading.characters import one_line
from orbitgraph.extract.reading.feed_fields import Fields
from orbitgraph.model import Contributor, Location, Soundbite

_TRANSCRIPTS = ("text/plain", "text/html", "application/x-subrip", "application/srt", "text/srt", "text/vtt")
_SECONDS = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,20})?")
_LATEST = 100 * 3600
"""Seconds from which a position in a recording is not believed."""
_GEO = re.compile(
    r"geo:-?[0-9]{1,3}(?:\.[0-9]{1,20})?,-?[0-9]{1,3}(?:\.[0-9]{1,20})?(?:[,;][\w.;=,-]{0,60})?", re.ASCII
)
_OSM = re.compile(r"[NWR][1-9][0-9]{0,18}(?:#[0-9]{1,9})?")


def contributors(fields: Fields) -> tuple[Contributor, ...]:
    """Return the people of the `podcast:person` tags, each role once, in the order of the feed."""
    people = []
    for attributes, value in feed_fields.listed(fields, "person"):
        role = one_line(attributes.get("role", "")).casefold()
        group = one_line(attributes.get("group", "")).casefold()
        if person := feed_fields.name(value):
            role = role or (group if group not in ("", "cast") else "host")
            people.append(
                Contributor(person, role[: feed_fields.LONGEST_NAME], addresses.web(attributes.get("href")))
            )
    return tuple(dict.fromkeys(people))


def transcript(fields: Fields) -> str | None:
    """Return the address of the transcript, of the form that is easiest to read."""
    given = [
        (attributes.get("type", "").lower(), found)
        for attributes, _ in feed_fields.listed(fields, "transcript")
        if (found := addresses.web(attributes.get("url")))
    ]
    ranks = {media_type: rank for rank, media_type in enumerate(_TRANSCRIPTS)}
    return min(given, key=lambda each: ranks.get(each[0], len(ranks)))[1] if given else None


def chapters_file(fields: Fields) -> str | None:
    """Return the address of the file of chapters."""
    return next(
        (
            found
            for each, _ in feed_fields.listed(fields, "chapters")
            if (found := addresses.web(each.get("url")))
        ),
        None,
    )


def season_name(fields: Fields) -> str | None:
    """Return what the season is called besides its number."""
    names = (feed_fields.name(each.get("name", "")) for each, _ in feed_fields.listed(fields, "season"))
    return next(filter(None, names), None)


def soundbites(fields: Fields) -> tuple[Soundbite, ...]:
    """Return the stretches that the feed picks out, each once, in its order; times to the millisecond."""
    found = []
    for attributes, value in feed_fields.listed(fields, "soundbite"):
        start, length = (_seconds(attributes.get(key, "")) for key in ("starttime", "duration"))
        if start is not None and length:
            found.append(Soundbite(start, length, feed_fields.name(value) or None))
    return tuple(dict.fromkeys(found))


def _seconds(written: str) -> float | None:
    match = _SECONDS.fullmatch(written.strip())
    return round(number, 3) if match and (number := float(match[0])) < _LATEST else None


def locations(fields: Fields) -> tuple[Location, ...]:
    """Return the places of the `podcast:location` tags that have a name, each once."""
    found = (
        Location(
            place,
            _whole(_GEO, attributes.get("geo", "")),
            _whole(_OSM, attributes.get("osm", "")),
            made_there=one_line(attributes.get("rel", "")).casefold() == "creator",
        )
        for attributes, value in feed_fields.listed(fields, "location")
        if (place := feed_fields.name(value))
    )
    return tuple(dict.fromkeys(found))


def _whole(pattern: re.Pattern[str], written: str) -> str | None:
    match = pattern.fullmatch(written.strip())
    return match[0] if match else None

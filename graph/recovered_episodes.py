"""What a graph says of shows and episodes themselves, as the model again."""

from __future__ import annotations

import re
from datetime import date

from orbitgraph.graph.values import Values
from orbitgraph.model import Audio, Contributor, Episode, Guest, MusicCredit, Show

_DAY = 24 * 3600


def shows_of(values: Values) -> dict[str, Show]:
    """Return the shows of a graph by their IRIs."""
    one = values.one
    return {
        iri: Show(
            _slug(iri),
            one("schema:name", iri) or _slug(iri),
            one("schema:description", iri) or "",
            tuple(filter(None, (one("rdfs:label", host) for host in values.of("orbit:host").get(iri, ())))),
            one("schema:url", iri),
            one("schema:inLanguage", iri),
            one("schema:webFeed", iri),
            one("schema:author", iri),
            one("dcterms:identifier", iri),
            one("schema:image", iri),
            one("schema:license", iri) or one("dcterms:rights", iri),
        )
        for iri in values.members("schema:PodcastSeries")
    }


def episodes_of(values: Values) -> dict[str, Episode]:
    """Return the episodes of a graph by their IRIs; one without a show or a key is passed over."""
    found = {}
    for iri in values.members("schema:PodcastEpisode"):
        show, key = values.one("schema:partOfSeries", iri), values.one("orbit:key", iri)
        if show and key:
            found[iri] = _episode(values, iri, _slug(show), key)
    return found


def _episode(values: Values, iri: str, show: str, key: str) -> Episode:
    def one(name: str) -> str | None:
        return values.one(name, iri)

    title = one("schema:name") or ""
    text = values.one("schema:text", f"{iri}#text") or title
    people = _contributors(values, iri)
    music = tuple(_music(values, node) for node in values.of("orbit:credit").get(iri, ()))
    notes, credits = without_credits(paragraphs(title, text), music)
    minutes, seconds = one("orbit:minutes"), seconds_of(one("schema:duration") or "")
    return Episode(
        show,
        key,
        title,
        number=_number(one("schema:episodeNumber")),
        guid=one("dcterms:identifier"),
        guests=tuple(Guest(each.name) for each in people if each.role == "guest"),
        hosts=tuple(each.name for each in people if each.role == "host"),
        published=_day(one("schema:datePublished")),
        minutes=_number(minutes),
        audio=_audio(values, iri),
        stars=_number(one("orbit:stars")),
        licence=one("schema:license") or one("dcterms:rights"),
        music=music,
        url=one("schema:url"),
        paragraphs=notes,
        credits=credits,
        contributors=people,
        seconds=seconds,
        language=one("schema:inLanguage"),
        image=one("schema:image"),
        transcript=one("dcterms:hasFormat"),
    )


def paragraphs(title: str, text: str) -> tuple[str, ...]:
    """Return the paragraphs of an episode's text, so that together with the title they are that text again."""
    if not title:
        parts = text.split("\n\n")
    elif text.startswith(f"{title}\n\n"):
        parts = text[len(title) + 2 :].split("\n\n")
    else:
        return ()
    # An empty part would be left out where the text is put together again.
    return tuple(parts) if all(parts) else ("\n\n".join(parts),)


def without_credits(notes: tuple[str, ...], music: tuple[MusicCredit, ...]) -> tuple[tuple[str, ...], str]:
    """Return the notes and the paragraph of credits: the last one, if it names all the music of the episode."""
    if notes and music and all(each.title in notes[-1] for each in music):
        return notes[:-1], notes[-1]
    return notes, ""


def seconds_of(duration: str) -> int | None:
    """Return the seconds of an `xsd:duration` of days and less ("PT1H30M" is 5400), None for any other text."""
    match = re.fullmatch(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", duration)
    if not match or not any(match.groups()):
        return None
    return sum(int(part or 0) * unit for part, unit in zip(match.groups(), (_DAY, 3600, 60, 1), strict=True))


def _contributors(values: Values, iri: str) -> tuple[Contributor, ...]:
    found = []
    for node in values.of("schema:contributor").get(iri, ()):
        if name := values.one("schema:contributor", node):
            role = values.one("schema:roleName", node) or "host"
            found.append(Contributor(name, role, values.one("schema:url", node)))
    return tuple(found)


def _audio(values: Values, iri: str) -> Audio | None:
    node = values.one("schema:associatedMedia", iri)
    if node is None:
        return None
    size = values.one("orbit:megabytes", node)
    return Audio(
        values.one("schema:contentUrl", node),
        float(size) if size else None,
        values.one("schema:encodingFormat", node),
    )


def _music(values: Values, node: str) -> MusicCredit:
    return MusicCredit(
        values.one("orbit:creditRole", node) or "",
        values.one("schema:name", node) or "",
        values.of("schema:byArtist").get(node, ()),
        tuple(sorted(int(year) for year in values.of("schema:copyrightYear").get(node, ()))),
        values.one("schema:copyrightHolder", node),
    )


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,18}", text) else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None

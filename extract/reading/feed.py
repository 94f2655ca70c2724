"""An RSS or Atom feed -> `Show` and `Episode`s with everything that the feed says of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading import (
    addresses,
    dates,
    durations,
    feed_fields,
    feed_notes,
    feed_podcast,
    markup,
    names,
    numbering,
    xmltext,
)
from orbitgraph.extract.reading.blocks import Anchor, Block
from orbitgraph.extract.reading.characters import clean
from orbitgraph.extract.reading.feed_fields import Fields
from orbitgraph.extract.reading.xmltext import looks_like
from orbitgraph.model import Contributor, Episode, Show

__all__ = ["MAX_BYTES", "Feed", "looks_like", "read"]

MAX_BYTES = 50_000_000
"""Size from which a feed is refused; the largest real ones have about 20 MB."""
_TITLE_WORDS = 10
_LONGEST_TITLE = 1000
_LONGEST_DESCRIPTION = 20_000
_HOSTS = frozenset(("host", "co-host", "cohost"))


@dataclass(frozen=True, slots=True)
class Feed:
    """What was read: the show, its episodes in the order of the feed, and one line per oddity."""

    show: Show
    episodes: tuple[Episode, ...]
    warnings: tuple[str, ...]


def read(data: bytes, name: str) -> Feed:
    """Read the bytes of a feed; `name` says in errors where they came from.

    Nothing is fetched and no entity of a document type is expanded. Raises `SourceError` where the bytes
    are no feed or a hostile one.
    """
    channel, entries, repaired = _parsed(data, name)
    warnings = [f"{name}: is not well-formed XML; it was repaired"] if repaired else []
    show = _show(channel)
    notes = [_notes(entry, show.url) for entry in entries]
    titles = [_title(entry, text) for entry, text in zip(entries, notes, strict=True)]
    given = [_number(entry, "itunes_episode", "episode") for entry in entries]
    numbers = numbering.numbers(given, titles)
    bare = [
        _episode(entry, show, title, text) for entry, title, text in zip(entries, titles, notes, strict=True)
    ]
    keys = numbering.keys(numbers, [_names(episode) for episode in bare])
    everyone = tuple(person for person in feed_podcast.contributors(channel) if person.role != "guest")
    episodes = tuple(
        _with_people(replace(episode, key=key, number=number), everyone, show)
        for episode, key, number in zip(bare, keys, numbers, strict=True)
    )
    guids = [episode.guid for episode in episodes if episode.guid]
    if len(set(guids)) < len(guids):
        warnings.append(f"{name}: {len(guids) - len(set(guids))} episodes have the guid of another one")
    if not episodes:
        warnings.append(f"{name}: holds no episode")
    return Feed(show, episodes, tuple(warnings))


def _parsed(data: bytes, name: str) -> tuple[Fields, Sequence[Fields], bool]:
    # feedparser takes a tenth of a second to import; whoever reads no feed does not wait for it.
    from orbitgraph.extract.reading import syndication

    if len(data) > MAX_BYTES:
        raise SourceError(f"{name}: is larger than {MAX_BYTES // 1_000_000} MB; give a feed of one show")
    text = xmltext.decode(data)
    if xmltext.root(text) is None:
        raise SourceError(f"{name}: is no feed; its first element must be rss, rdf:RDF or feed (Atom)")
    try:
        return syndication.parse(xmltext.document(text))
    except syndication.FeedTooLarge:
        raise SourceError(
            f"{name}: has more elements or namespaces than a feed has; give another one"
        ) from None
    except ValueError:
        raise SourceError(f"{name}: is too damaged to be read as a feed; download it again") from None


def _show(channel: Fields) -> Show:
    url = feed_fields.link(channel)
    title = feed_fields.name(feed_fields.text(channel, "title"))
    title = title or (urlsplit(url).hostname if url else None) or "Untitled show"
    told = (markup.blocks(text) for text in feed_fields.said(channel, "description", "summary", "subtitle"))
    descriptions = [" ".join(block.text for block in text) for text in told]
    people = feed_podcast.contributors(channel)
    return Show(
        slug=names.show_slug(title),
        title=title,
        description=max(descriptions, key=len, default="")[:_LONGEST_DESCRIPTION].rstrip(),
        hosts=_hosts(people),
        url=url,
        language=feed_fields.language(channel),
        feed=feed_fields.related(channel, "self")
        or addresses.web(feed_fields.text(channel, "itunes_new-feed-url")),
        author=feed_fields.author(channel),
        guid=_identifier(feed_fields.podcast_text(channel, "guid") or feed_fields.text(channel, "id")),
        image=feed_fields.image(channel),
        licence=feed_fields.licence(channel),
        categories=feed_fields.categories(channel),
        explicit=feed_fields.explicit(channel),
        locations=feed_podcast.locations(channel),
    )


def _hosts(people: Sequence[Contributor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.name for person in people if person.role in _HOSTS))


def _identifier(text: str) -> str | None:
    return " ".join(clean(text).split()) or None


def _number(fields: Fields, key: str, element: str) -> int | None:
    return numbering.whole(feed_fields.text(fields, key)) or numbering.whole(
        feed_fields.podcast_text(fields, element)
    )


def _notes(entry: Fields, base: str | None) -> tuple[Block, ...]:
    """Return the notes: all texts of the entry and the titles of its chapters, each thing once."""
    here = feed_fields.link(entry) or base
    texts: list[tuple[Block, ...]] = []
    for elements in (("description", "summary", "content"), ("subtitle",), ("media_description",)):
        texts = [markup.blocks(text, here) for text in feed_fields.said(entry, *elements)]
        if any(texts):
            break
    return feed_notes.merged(texts, _chapters(entry))


def _chapters(entry: Fields) -> tuple[Block, ...]:
    blocks = []
    for title, href in feed_fields.chapters(entry):
        blocks.append(Block("item", title, (Anchor(0, title, href),) if href else ()))
    return tuple(dict.fromkeys(blocks))


def _title(entry: Fields, notes: Sequence[Block]) -> str:
    """Return the title, or else the first words of the notes, or else the name of the recording."""
    written = markup.line(feed_fields.text(entry, "title")) or markup.line(
        feed_fields.text(entry, "itunes_title")
    )
    if written:
        return written[:_LONGEST_TITLE].rstrip()
    if notes:
        words = notes[0].text.split()
        return " ".join(words[:_TITLE_WORDS])[:_LONGEST_TITLE] + ("…" if len(words) > _TITLE_WORDS else "")
    audio = feed_fields.audio(entry)
    path = urlsplit((audio.url if audio else feed_fields.link(entry)) or "").path
    stem = re.sub(r"\.\w{1,5}$", "", unquote(path.rstrip("/").rpartition("/")[2]))
    return " ".join(clean(stem).split()) or "Untitled episode"


def _episode(entry: Fields, show: Show, title: str, notes: Sequence[Block]) -> Episode:
    paragraphs, links = markup.paragraphs_and_links(notes)
    length = durations.seconds(feed_fields.text(entry, "itunes_duration"))
    stamps = (feed_fields.text(entry, key) for key in ("published", "updated", "created"))
    return Episode(
        show=show.slug,
        key="",
        title=title,
        guid=_identifier(feed_fields.text(entry, "id")),
        published=next((day for stamp in stamps if (day := dates.published(stamp))), None),
        seconds=length,
        minutes=durations.minutes(length),
        audio=feed_fields.audio(entry),
        url=feed_fields.link(entry),
        paragraphs=paragraphs,
        links=links,
        contributors=_people(entry, show),
        season=_number(entry, "itunes_season", "season"),
        licence=feed_fields.licence(entry),
        language=feed_fields.language(entry),
        image=feed_fields.image(entry),
        transcript=feed_podcast.transcript(entry),
        chapters=feed_podcast.chapters_file(entry),
        categories=feed_fields.categories(entry),
        season_name=feed_podcast.season_name(entry),
        explicit=feed_fields.explicit(entry),
        soundbites=feed_podcast.soundbites(entry),
        locations=feed_podcast.locations(entry),
    )


def _people(entry: Fields, show: Show) -> tuple[Contributor, ...]:
    author = feed_fields.author(entry)
    tagged = feed_podcast.contributors(entry)
    known = {show.author, show.title, *(person.name for person in tagged)}
    return (*tagged, Contributor(author, "author")) if author and author not in known else tagged


def _with_people(episode: Episode, everyone: tuple[Contributor, ...], show: Show) -> Episode:
    """Let the channel's people stand for an episode that names none by tag, as the namespace defines it."""
    tagged = any(person.role != "author" for person in episode.contributors)
    people = episode.contributors if tagged else (*everyone, *episode.contributors)
    return replace(episode, contributors=people, hosts=_hosts(people) or show.hosts)


def _names(episode: Episode) -> tuple[str, ...]:
    day = episode.published.isoformat() if episode.published else ""
    digest = hashlib.sha256(f"{episode.title}\n{day}".encode()).hexdigest()[:16]
    recording = episode.audio.url if episode.audio else None
    return tuple(
        filter(
            None,
            (
                episode.guid,
                recording if episode.guid is None else episode.url,
                episode.url if episode.guid is None else recording,
                f"title-{digest}",
            ),
        )
    )

"""Texts for the extractor: shows on the topics of the bundled scheme, as a text page or as a feed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, time
from email.utils import format_datetime
from functools import cache
from itertools import accumulate
from xml.sax.saxutils import escape

from orbitgraph.model import EntityClass
from orbitgraph.ontology.topics import load_topics

from . import notes
from .names import person
from .topics import TOPICS_PER_EPISODE

_SUBJECTS = (EntityClass.CONCEPT, EntityClass.PROTOCOL, EntityClass.PROJECT)


def page(episodes: int, seed: int = 7) -> str:
    """Return a text page with that many episodes, about 350 words each, the newest first."""
    head = (
        "Generated Talk Podcast\n\nInvented conversations for measurements, hosted by Mia Blum.\n\nEpisodes\n"
    )
    return "\n".join([head, *(_on_page(number, seed) for number in range(episodes, 0, -1))])


def feed(episodes: int, seed: int = 7) -> str:
    """Return the same episodes as an RSS feed."""
    items = "".join(_item(number, seed) for number in range(episodes, 0, -1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Generated Talk Podcast</title>'
        "<description>Invented conversations for measurements, hosted by Mia Blum.</description>\n"
        f"{items}</channel></rss>\n"
    )


def _on_page(number: int, seed: int) -> str:
    title, *paragraphs = _told(number, seed)
    rng = random.Random(number)
    head = f"Episode {number}: {title} ({notes.day(number):%b %d, %Y})"
    listen = f"Listen: MP3 ({rng.randint(10, 60)} MB, {rng.randint(10, 90)} min)."
    return "\n\n".join(["", head, *paragraphs, listen, ""])


def _item(number: int, seed: int) -> str:
    title, *paragraphs = _told(number, seed)
    published = format_datetime(datetime.combine(notes.day(number), time(12), UTC))
    text = escape("".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs))
    return (
        f"<item><title>{escape(f'Episode {number}: {title}')}</title><guid isPermaLink='false'>talk-{number}</guid>"
        f"<pubDate>{published}</pubDate><description>{text}</description></item>\n"
    )


def _told(number: int, seed: int) -> Iterator[str]:
    """Yield the title and the paragraphs of an episode."""
    rng = random.Random(f"{seed} {number}")
    subjects, weights, companies, events = _names(seed)
    topics = list(dict.fromkeys(rng.choices(subjects, cum_weights=weights, k=TOPICS_PER_EPISODE)))
    guest = person(rng.randrange(1_000_000))
    cast = notes.Cast(guest, rng.choice(companies), rng.choice(events), topics)
    title, paragraphs = notes.episode(cast, rng)
    yield title.text
    for paragraph in paragraphs:
        yield " ".join(sentence.text for sentence in paragraph)


@cache
def _names(seed: int) -> tuple[list[str], list[float], list[str], list[str]]:
    """Return topics in the order of their frequency with the sums of their weights, organisations and events."""
    topics = load_topics()
    subjects = [topic.label for topic in topics if topic.cls in _SUBJECTS]
    random.Random(seed).shuffle(subjects)
    companies = [topic.label for topic in topics if topic.cls is EntityClass.ORGANISATION]
    events = [topic.label for topic in topics if topic.cls is EntityClass.EVENT]
    return subjects, list(accumulate(1 / rank for rank in range(1, len(subjects) + 1))), companies, events

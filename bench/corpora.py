"""Podcast-like corpora of any size for the measurements: the same seed gives the same page.

An episode has a title with a guest and a company, about 350 words of notes in sentences of several shapes, and topics
drawn from the bundled scheme by a Zipf law, so that few topics are everywhere and most are rare.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from orbitgraph.model import EntityClass
from orbitgraph.ontology.topics import load_topics

_SYLLABLES = "ba ko ri ta me lu so na vi do pe ra shi fu ge mo li ka no ze".split()
_SHAPES = (
    "{guest} talks about {a} and how it differs from {b}.",
    "The conversation turns to {a}, which {guest} has worked on for years at {company}.",
    "{a} uses {b} in production, and {c} is considered for a later release.",
    "Most of the difficulty comes from {a}, because {b} was designed for smaller networks.",
    "{first} describes the measurements in detail: the old design lost a third of its throughput to {a}.",
    "Unlike {a}, the new approach keeps {b} out of the way of the packets.",
    "They discuss what operators ask for, from {a} to {b}, and what {first} would do differently today.",
    "A demonstration of {a} was presented at {event}, and the slides are available.",
    "In the end {first} explains why {a} matters less than people think.",
)


def page(episodes: int, seed: int = 7) -> str:
    """Return a text page with that many episodes, the newest first."""
    rng = random.Random(seed)
    names = _Names(rng)
    parts = [
        "Generated Talk Podcast\n\nInvented conversations for measurements, hosted by Mia Blum.\n\nEpisodes\n"
    ]
    parts += [_episode(number, rng, names) for number in range(episodes, 0, -1)]
    return "\n".join(parts)


class _Names:
    def __init__(self, rng: random.Random) -> None:
        topics = load_topics()
        self.subjects = [
            t.label
            for t in topics
            if t.cls in (EntityClass.CONCEPT, EntityClass.PROTOCOL, EntityClass.PROJECT)
        ]
        rng.shuffle(self.subjects)
        self.events = [t.label for t in topics if t.cls is EntityClass.EVENT]
        self.companies = [t.label for t in topics if t.cls is EntityClass.ORGANISATION]
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.subjects) + 1)))


def _episode(number: int, rng: random.Random, names: _Names) -> str:
    guest = f"{_word(rng)} {_word(rng)}"
    company = rng.choice(names.companies)
    subjects = rng.choices(names.subjects, cum_weights=names.weights, k=15)
    day = date(2000, 1, 1) + timedelta(days=number)
    head = f"Episode {number}: {subjects[0]}, with {guest} from {company} ({day:%b %d, %Y})"
    notes = list(_paragraphs(rng, guest, company, subjects, rng.choice(names.events)))
    return "\n\n".join(
        ["", head, *notes, f"Listen: MP3 ({rng.randint(10, 60)} MB, {rng.randint(10, 90)} min).", ""]
    )


def _paragraphs(
    rng: random.Random, guest: str, company: str, subjects: list[str], event: str
) -> Iterator[str]:
    for _ in range(5):
        sentences = []
        for shape in rng.sample(_SHAPES, 5):
            a, b, c = rng.sample(subjects, 3)
            first = guest.split()[0]
            sentences.append(
                shape.format(guest=guest, first=first, company=company, a=a, b=b, c=c, event=event)
            )
        yield " ".join(sentences)


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=3)).capitalize()

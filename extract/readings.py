"""Episodes -> what each says by itself: parse the notes, find names, recognise relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby, tee

from orbitgraph.extract import keyphrases, language, mentions
from orbitgraph.extract.facts import relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import Episode, Evidence, Relation


@dataclass(frozen=True)
class Reading:
    """What one episode says by itself: its findings with their evidence, its relations, and other noun phrases."""

    episode: Episode
    found: tuple[tuple[Found, Evidence], ...]
    relations: tuple[Relation, ...]
    phrases: tuple[keyphrases.Phrase, ...] = ()


def read(
    episodes: Sequence[Episode], gazetteer: Gazetteer, model: str = language.DEFAULT_MODEL
) -> Iterator[Reading]:
    """Yield a reading of each episode, in order; memory holds one batch of parses at a time.

    An episode in another language than that of `model` is read with an installed pipeline of its language, or
    without one: by what needs no statistics.
    """
    choose = cache(partial(language.choose, model=model))
    for pipeline, group in groupby(episodes, key=lambda episode: choose(episode.language)):
        yield from _read(group, gazetteer, pipeline)


def _read(episodes: Iterable[Episode], gazetteer: Gazetteer, model: str) -> Iterator[Reading]:
    ours, theirs = tee(episodes)
    docs = language.parse((each.text[: each.notes_end] for each in theirs), model)
    for episode, doc in zip(ours, docs, strict=True):
        notes = Notes(episode, doc)
        found = mentions.find(notes, gazetteer)
        evidence = (notes.evidence(each.start, each.end, each.extractor, each.confidence) for each in found)
        yield Reading(
            episode,
            tuple(zip(found, evidence, strict=True)),
            tuple(relations.find(notes, found)),
            keyphrases.find(notes, found),
        )

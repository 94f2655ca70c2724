"""Episodes -> what each says by itself: parse the notes, find names, recognise relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orbitgraph.extract import language, mentions, relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import Episode, Evidence, Relation


@dataclass(frozen=True)
class Reading:
    """What one episode says by itself: its findings with their evidence, and its relations."""

    episode: Episode
    found: tuple[tuple[Found, Evidence], ...]
    relations: tuple[Relation, ...]


def read(
    episodes: Sequence[Episode], gazetteer: Gazetteer, model: str = language.DEFAULT_MODEL
) -> Iterator[Reading]:
    """Yield a reading of each episode, in order; memory holds one batch of parses at a time."""
    docs = language.parse((each.text[: each.notes_end] for each in episodes), model)
    for episode, doc in zip(episodes, docs, strict=True):
        notes = Notes(episode, doc)
        found = mentions.find(notes, gazetteer)
        evidence = (notes.evidence(each.start, each.end, each.extractor, each.confidence) for each in found)
        yield Reading(episode, tuple(zip(found, evidence, strict=True)), tuple(relations.find(notes, found)))

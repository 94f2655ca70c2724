"""The result of the extract stage, and the topic scheme and corrections that go into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orbitgraph.model.facts import Entity, Ref, Relation
from orbitgraph.model.source import Episode, Show
from orbitgraph.model.vocabulary import EntityClass


@dataclass(frozen=True, slots=True)
class Topic:
    """One entry of a topic scheme: names of a thing of the field, its class and its broader entries' labels."""

    cls: EntityClass
    label: str
    iri: str
    aliases: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    notation: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class AppliedCorrection:
    """A correction by hand that took effect: the cells of its line, and what the things it changed are now."""

    cells: tuple[str, ...]
    things: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class Extraction:
    """What the texts of the episodes say: the result of the extract stage, the input of the graph stage.

    `model` read the episodes that `models` (by id) does not name.
    """

    shows: tuple[Show, ...]
    episodes: tuple[Episode, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    model: str = ""
    models: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = field(default=(), compare=False)
    corrections: tuple[AppliedCorrection, ...] = ()

    def model_of(self, episode: str) -> str:
        """Return name and version of the language model that read an episode (by id)."""
        return self.models.get(episode, self.model)

"""The whole extract stage: loaded sources -> what all episodes say, reading only what was not read before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from orbitgraph.extract import corrected, language
from orbitgraph.extract.candidates import with_candidates
from orbitgraph.extract.cluster import Cluster
from orbitgraph.extract.corrections import Correction
from orbitgraph.extract.guests.show_settings import Settings
from orbitgraph.extract.pace import Pace
from orbitgraph.extract.reading import sources
from orbitgraph.extract.reading.merging import merged, order, with_previous
from orbitgraph.extract.remembered import Remembered, keys
from orbitgraph.extract.resolve import resolve
from orbitgraph.extract.workers import Reader, Start, Unread, processes
from orbitgraph.extract.workers import read as read_by_workers
from orbitgraph.model import Episode, Extraction, Show


@dataclass(frozen=True)
class Memory:
    """What was read before: the file of readings, and which episodes (ids) are kept if their sources lose them.

    `configuration` is equal where an episode reads the same; with `force` all are read again.
    """

    readings: Path
    configuration: str
    kept: Collection[str] = ()
    force: bool = False


def extract(
    loaded: Iterable[sources.Source],
    reader: Reader,
    settings: Mapping[str, Settings],
    memory: Memory,
    progress: Callable[[str], None] = lambda _: None,
    corrections: Sequence[Correction] = (),
    workers: int = 1,
    scheduler: str | None = None,
) -> tuple[Extraction, dict[str, str]]:
    """Return what the notes state, and the key of each episode (by id), which is equal where it reads the same.

    The episodes are read by so many `workers`, or by those of a Dask `scheduler` (its address). An episode that none
    could read has its data and no key. The corrections are applied to what all notes
    together state, so none of them makes an episode be read again.
    """
    shows, current, warnings = merged([sources.parse(each, settings) for each in loaded])
    gazetteer, model = reader.gazetteer, reader.model
    with closing(Remembered(memory.readings)) as remembered:
        vanished = _vanished(memory, shows, current)
        found = [reading.episode for each in vanished if (reading := remembered.find(each))]
        episodes = with_previous(sorted((*current, *found), key=order))
        tags = {each.id: each.language for each in episodes if each.language}
        models = language.identities(tags.values(), model)
        read_by = {episode: models[tag] for episode, tag in tags.items()}
        due = keys(episodes, memory.configuration, read_by)
        stale = set(due) if memory.force else remembered.lacks(due)
        unread = [each for each in episodes if each.id in stale]
        failed: dict[str, str] = {}
        pace = Pace(len(unread), progress)
        with _staffed(workers, scheduler if unread else None) as (start, size):
            for each_read in read_by_workers(unread, reader, start, size):
                pace.step()
                if isinstance(each_read, Unread):
                    failed[each_read.episode.id] = each_read.reason
                else:
                    remembered.keep(each_read, due[each_read.episode.id])
        remembered.forget(failed)
        read = [reading for each in episodes if (reading := remembered.find(each.id))]
    resolved = resolve(with_candidates(read, gazetteer), gazetteer)
    right = corrected.apply(shows, *resolved, episodes, corrections)
    extraction = Extraction(
        right.shows,
        tuple(episodes),
        right.entities,
        right.relations,
        language.identity(model),
        read_by,
        (*warnings, *_unspoken(episodes, models), *_failures(failed), *right.warnings),
        right.applied,
    )
    return extraction, {episode: key for episode, key in due.items() if episode not in failed}


def _unspoken(episodes: Iterable[Episode], models: Mapping[str, str]) -> list[str]:
    """Say for which languages no pipeline is installed."""
    pairs = sorted({(each.show, each.language) for each in episodes if each.language})
    return [
        f"{show}: no spaCy pipeline for its language {tag!r} is installed; what needs one is left out "
        "(install one, or name it with --model)"
        for show, tag in pairs
        if models[tag].startswith(language.BLANK)
    ]


@contextmanager
def _staffed(workers: int, scheduler: str | None) -> Iterator[tuple[Start | None, int]]:
    """Give what starts the workers, and how many there are: of a Dask cluster, or processes of this machine."""
    if scheduler is None:
        yield (processes(workers) if workers > 1 else None), workers
        return
    with closing(Cluster(scheduler)) as cluster:
        yield cluster, cluster.workers


def _failures(failed: Mapping[str, str]) -> list[str]:
    """Say which episodes no worker could read."""
    return [
        f"{episode}: the worker that read its notes {reason}; what they say is left out (build again to try once more)"
        for episode, reason in failed.items()
    ]


def _vanished(memory: Memory, shows: Iterable[Show], current: Iterable[Episode]) -> list[str]:
    """Return the episodes to keep that their show's sources no longer have."""
    slugs, ids = {show.slug for show in shows}, {each.id for each in current}
    return [each for each in memory.kept if each not in ids and each.partition("/")[0] in slugs]

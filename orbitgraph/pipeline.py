"""The way from sources to files: the only module that names every stage."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from orbitgraph import __version__, report, settings, state
from orbitgraph.extract import corrections, language
from orbitgraph.extract.corrections import Correction
from orbitgraph.extract.reading import sources
from orbitgraph.folders import FOLDER, check_writable, locked, staging
from orbitgraph.model import Extraction, Topic

if TYPE_CHECKING:
    pass

EXPLORER = "explorer.html"
_FILES = ("graph.nq", "graph.ttl", EXPLORER, "related.json", "related.md", "report.md")
READINGS = "readings.db"
DRAWING = "drawing.json"
_NEAREST = 5
"""How many related episodes each episode keeps."""

Progress = Callable[[str], None]
"""Is told the step under way; an empty text ends it."""


@dataclass(frozen=True)
class Options:
    """How to build.

    `model` is the spaCy pipeline by name, `topics` a SKOS file in place of the bundled scheme, `settings` a file
    of settings (see `settings`), `corrections` one of corrections by hand (see `extract.corrections`); `force`
    does all work again, `drop` leaves out episodes of earlier builds that their show's sources no longer have,
    `allow_local` lets URLs lead to local addresses; so many `workers` (processes), or those of a Dask
    cluster (`on`, its scheduler's address), read the episodes.
    """

    model: str = language.DEFAULT_MODEL
    topics: Path | None = None
    settings: Path | None = None
    corrections: Path | None = None
    force: bool = False
    drop: bool = False
    allow_local: bool = False
    workers: int = 1
    on: str | None = None


@dataclass(frozen=True)
class Built:
    """What a build made: its folder, what it counted (name, number), changes, and one line for each oddity."""

    directory: Path
    counts: tuple[tuple[str, int], ...]
    changes: report.Changes
    warnings: tuple[str, ...]


def _silent(step: str) -> None:
    del step


def build(
    names: Sequence[str], directory: Path, options: Options | None = None, progress: Progress = _silent
) -> Built:
    """Build all files of the graph in `directory`, which is made if need be; nothing is left half written.

    Without names the bundled corpus is built. Where nothing has changed since the last build, nothing is done.
    Raises `OrbitgraphError` (a source without episodes, a missing language model, …) and leaves the directory
    as it was.
    """
    options = options or Options()
    check_writable(directory)
    by_hand = corrections.load(options.corrections)
    loaded, unread = load(names, options)
    given = {each.name: sha256(each.data).hexdigest() for each in loaded}
    read_with = options.topics, options.settings or settings.FILE
    reading = state.configuration(options.model, *read_with)
    how = state.configuration(options.model, *read_with, options.corrections or corrections.FILE)
    before = state.load(directory)
    current = before and state.is_current(before, directory, how, given)
    if (
        before
        and current
        and not options.force
        and before.models == language.identities(before.models, options.model)
    ):
        changes = report.Changes(unchanged=len(before.episodes))
        return Built(directory, tuple(before.counts), changes, tuple(before.warnings))
    with locked(directory), staging(directory) as folder:
        # A build that was killed, or ended just now, may have left another state.
        before = state.load(directory)
        work = _Work(options, by_hand, how, reading, before, directory, folder, progress)
        made = work.run(loaded, given, unread)
        state.save(msgspec.structs.replace(made, files=state.files(folder, _FILES)), folder)
    progress("")
    changes = report.Changes.between(before.episodes if before else {}, made.episodes, options.force)
    return Built(directory, tuple(made.counts), changes, tuple(made.warnings))


def load(names: Sequence[str], options: Options) -> tuple[list[sources.Source], list[str]]:
    """Load all sources (without names the bundled corpus), with one line for each of several that cannot be read."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    web = sources.Web(home / "orbitgraph", options.allow_local)
    found = [sources.load(name, web) for name in names or (None,)]
    return [each for loaded, _ in found for each in loaded], [line for _, lines in found for line in lines]


@dataclass(frozen=True)
class _Work:
    """One build: writes all files to `folder`, using what the build `before` left in `directory`.

    `how` is equal where two builds work the same, `reading` already where they read the episodes the same.
    """

    options: Options
    corrections: Sequence[Correction]
    how: str
    reading: str
    before: state.State | None
    directory: Path
    folder: Path
    progress: Progress

    def run(
        self, loaded: Sequence[sources.Source], given: dict[str, str], unread: Sequence[str]
    ) -> state.State:
        """Return what is to be remembered of the build: of all sources `given`, and those left `unread`."""
        from orbitgraph import explorer
        from orbitgraph.graph import build as graph_build
        from orbitgraph.graph import dataset, store
        from orbitgraph.graph.related import related
        from orbitgraph.ontology.topics import topics_triples

        clock = report.Clock()
        topics = _topics(self.options.topics, self.reading)
        extraction, episodes = self._extraction(loaded)
        clock.lap("extract")
        self.progress("building the graph and the page")
        nearest = related(extraction, topics=topics, top=_NEAREST)
        clock.lap("related")
        parts = graph_build.parts(
            extraction,
            related=nearest,
            topics=topics,
            scheme=lambda: topics_triples(self.options.topics),
            scheme_key=self.reading,
            tool_version=__version__,
        )
        copied = self.before and not self.options.force and state.is_untouched(self.before, self.directory)
        usable = self.before.graphs if self.before and copied else {}
        describe = dataset.description(
            extraction, topics=topics, tool_version=__version__, modified=report.stated_moment()
        )
        old = store.Old(self.directory, usable)
        graphs = store.write(parts, self.folder, old=old, describe=describe)
        quads = sum(place.quads for place in graphs.values())
        counts = report.counts(extraction, quads)
        clock.lap("graph")
        drawn = None if self.options.force else self.directory / FOLDER / DRAWING
        asked = self.folder / store.QUADS_FILE if quads <= explorer.ASKABLE else None
        text, drawing = explorer.page(extraction, nearest, topics, drawn, asked, self.options.topics)
        self._write(EXPLORER, text)
        self._write(f"{FOLDER}/{DRAWING}", drawing)
        clock.lap("page")
        self._write("related.json", _json(nearest))
        self._write("related.md", report.related_page(extraction, nearest))
        self._write("report.md", report.build_page(extraction, counts, clock))
        models = language.identities((each.language for each in extraction.episodes), self.options.model)
        warnings = [*unread, *extraction.warnings]
        if asked is None:
            warnings.append(
                f"{EXPLORER}: holds no SPARQL ({quads} quads are too many); use 'orbitgraph serve'"
            )
        # An episode that could not be read shall be tried again, though its source is the same.
        given = given if len(episodes) == len(extraction.episodes) else {}
        return state.State(self.how, given, list(counts), warnings, {}, episodes, models, graphs)

    def _extraction(self, loaded: Sequence[sources.Source]) -> tuple[Extraction, dict[str, str]]:
        from orbitgraph.extract.extraction import Memory, extract
        from orbitgraph.extract.workers import Reader

        memory = Memory(
            self.directory / FOLDER / READINGS,
            self.reading,
            kept=tuple(self.before.episodes) if self.before and not self.options.drop else (),
            force=self.options.force,
        )
        stated = settings.load(self.options.settings)
        topics = partial(_topics, self.options.topics, self.reading)
        if self.options.on and self.options.topics:
            # The machines of a cluster do not have the user's file.
            topics = partial(tuple, topics())
        reader = Reader(self.reading, topics, self.options.model)
        return extract(
            loaded,
            reader,
            stated,
            memory,
            self.progress,
            self.corrections,
            self.options.workers,
            self.options.on,
        )

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8", newline="\n")


@lru_cache(maxsize=1)
def _topics(path: Path | None, key: str) -> tuple[Topic, ...]:
    """Load a topic scheme once for each `key`, in this process and in each that reads episodes."""
    del key
    from orbitgraph.ontology.topics import load_topics

    return load_topics(path)


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"

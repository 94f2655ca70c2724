"""The way from sources to files: the only module that names every stage."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from orbitgraph import __version__, report, settings, state
from orbitgraph.extract import language
from orbitgraph.extract.reading import sources
from orbitgraph.folders import check_writable, staging
from orbitgraph.model import EPISODE, Episode, Extraction, Ref, RelatedEpisode, Show, Topic

if TYPE_CHECKING:
    from orbitgraph.graph.store import Index

EXPLORER = "explorer.html"
_FILES = ("graph.nq", "graph.ttl", EXPLORER, "related.json", "related.md", "report.md")
_READINGS = "readings.db"
_NEAREST = 10
"""How many related episodes each episode keeps."""

Progress = Callable[[str], None]
"""Is told the step under way; an empty text ends it."""


@dataclass(frozen=True)
class Options:
    """How to build.

    `model` is the spaCy pipeline by name, `topics` a SKOS file in place of the bundled scheme, `settings` a file
    of settings (see `settings`); `force` does all work again, `drop` leaves out episodes of earlier builds that
    their show's sources no longer have, `allow_local` lets URLs lead to local addresses.
    """

    model: str = language.DEFAULT_MODEL
    topics: Path | None = None
    settings: Path | None = None
    force: bool = False
    drop: bool = False
    allow_local: bool = False


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
    loaded, unread = _load(names, options)
    given = {each.name: sha256(each.data).hexdigest() for each in loaded}
    how = state.configuration(options.model, options.topics, options.settings or settings.FILE)
    before = state.load(directory)
    if before and not options.force and state.is_current(before, directory, how, given):
        changes = report.Changes(unchanged=len(before.episodes))
        return Built(directory, tuple(before.counts), changes, tuple(before.warnings))
    with staging(directory, state.FOLDER) as folder:
        work = _Work(options, how, before, directory, folder, progress)
        counts, warnings, episodes, graphs = work.run(loaded)
        warnings = (*unread, *warnings)
        state.discard(directory)
        for file in sorted(folder.iterdir()):
            file.replace(directory / (state.FOLDER if file.name == _READINGS else ".") / file.name)
        made = state.State(
            how, given, list(counts), list(warnings), state.files(directory, _FILES), episodes, graphs
        )
        state.save(made, directory)
    progress("")
    changes = report.Changes.between(before.episodes if before else {}, episodes, options.force)
    return Built(directory, counts, changes, warnings)


def _load(names: Sequence[str], options: Options) -> tuple[list[sources.Source], list[str]]:
    """Load all sources, with one line for each of several that cannot be read."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    web = sources.Web(home / "orbitgraph", options.allow_local)
    found = [sources.load(name, web) for name in names or (None,)]
    return [each for loaded, _ in found for each in loaded], [line for _, lines in found for line in lines]


@dataclass(frozen=True)
class _Work:
    """One build: writes all files to `folder`, using what the build `before` left in `directory`."""

    options: Options
    how: str
    before: state.State | None
    directory: Path
    folder: Path
    progress: Progress

    def run(
        self, loaded: Sequence[sources.Source]
    ) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...], dict[str, str], Index]:
        """Return what was counted, the warnings, the key of each episode, and where each graph stands."""
        from orbitgraph.graph import build as graph_build
        from orbitgraph.graph import store
        from orbitgraph.graph.related import related
        from orbitgraph.ontology.topics import load_topics, topics_triples

        clock = report.Clock()
        topics = load_topics(self.options.topics)
        extraction, episodes = self._extraction(loaded, topics)
        clock.lap("extract")
        self.progress("building the graph and the page")
        nearest = related(extraction, topics=topics, top=_NEAREST)
        clock.lap("related")
        parts = graph_build.parts(
            extraction,
            related=nearest,
            topics=topics,
            scheme=lambda: topics_triples(self.options.topics),
            scheme_key=self.how,
            tool_version=__version__,
        )
        usable = self.before.graphs if self.before and not self.options.force else {}
        graphs = store.write(parts, self.folder, old=store.Old(self.directory, usable))
        counts = report.counts(extraction, sum(place.quads for place in graphs.values()))
        clock.lap("graph")
        self._write(EXPLORER, explorer(extraction, nearest, topics))
        clock.lap("page")
        self._write("related.json", _json(nearest))
        self._write("related.md", report.related_page(extraction, nearest))
        self._write("report.md", report.build_page(extraction, counts, clock))
        return counts, extraction.warnings, episodes, graphs

    def _extraction(
        self, loaded: Sequence[sources.Source], topics: Sequence[Topic]
    ) -> tuple[Extraction, dict[str, str]]:
        """Say what the notes state, reading only what was not read before; with the key of each episode."""
        from orbitgraph.extract import readings
        from orbitgraph.extract.gazetteer import Gazetteer
        from orbitgraph.extract.reading.merging import merged, order
        from orbitgraph.extract.remembered import Remembered, keys
        from orbitgraph.extract.resolve import resolve

        stated = settings.load(self.options.settings)
        shows, current, warnings = merged([sources.parse(each, stated) for each in loaded])
        gazetteer = Gazetteer(topics)
        kept = self.directory / state.FOLDER / _READINGS
        with closing(Remembered(kept if kept.is_file() else self.folder / _READINGS)) as remembered:
            vanished = self._vanished(shows, current)
            found = [reading.episode for each in vanished if (reading := remembered.find(each))]
            episodes = sorted((*current, *found), key=order)
            due = keys(episodes, self.how)
            stale = set(due) if self.options.force else remembered.lacks(due)
            unread = [each for each in episodes if each.id in stale]
            for number, reading in enumerate(readings.read(unread, gazetteer, self.options.model), start=1):
                remembered.keep(reading, due[reading.episode.id])
                self.progress(f"reading the notes: {number} of {len(unread)} episodes")
            read = [reading for each in episodes if (reading := remembered.find(each.id))]
        warnings = (*warnings, *self._unspoken(episodes))
        entities, relations = resolve(read, gazetteer)
        model = language.identity(self.options.model)
        return Extraction(shows, tuple(episodes), entities, relations, model, warnings), due

    def _unspoken(self, episodes: Iterable[Episode]) -> list[str]:
        """Say for which languages no pipeline is installed."""
        pairs = sorted({(each.show, each.language) for each in episodes if each.language})
        return [
            f"{show}: no spaCy pipeline for its language {tag!r} is installed; what needs one is left out "
            "(install one, or name it with --model)"
            for show, tag in pairs
            if language.choose(tag, self.options.model).startswith(language.BLANK)
        ]

    def _vanished(self, shows: Iterable[Show], current: Iterable[Episode]) -> list[str]:
        """Return the episodes of the last build that their show's sources no longer have, unless they are dropped."""
        if self.options.drop or not self.before:
            return []
        slugs, ids = {show.slug for show in shows}, {each.id for each in current}
        return [each for each in self.before.episodes if each not in ids and each.partition("/")[0] in slugs]

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8", newline="\n")


def explorer(extraction: Extraction, nearest: Sequence[RelatedEpisode], topics: Sequence[Topic]) -> str:
    """Return the explorer's page of an extraction."""
    from orbitgraph.viz import layout, page, view

    nodes, facts = view.view(extraction, nearest, _identify(extraction, topics))
    show = extraction.shows[0]
    return page.explorer(
        " · ".join(each.title for each in extraction.shows),
        layout.place(nodes, facts),
        facts,
        description=show.description,
        source=show.url or "",
    )


def _identify(extraction: Extraction, topics: Sequence[Topic]) -> Callable[[Ref], str]:
    """Name things as the graph does, so that a dot of the page and a row of a query have one IRI."""
    from orbitgraph.graph.iris import Iris, name_entities

    iris = Iris()
    in_scheme = {Ref(topic.cls.value, topic.label) for topic in topics}
    names: Mapping[Ref, str] = name_entities(
        iris, {each.ref for each in extraction.entities}, first=in_scheme
    )

    @cache
    def identify(ref: Ref) -> str:
        return iris.episode_iri(ref.name) if ref.kind == EPISODE else names[ref]

    return identify


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"

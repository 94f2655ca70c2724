"""The way from sources to files: the only module that names every stage."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from orbitgraph import __version__, report
from orbitgraph.errors import OutputError
from orbitgraph.extract import language, readings, sources
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.page import Page
from orbitgraph.extract.resolve import resolve
from orbitgraph.graph import build as graph_build
from orbitgraph.graph import store
from orbitgraph.graph.iris import Iris, name_entities
from orbitgraph.graph.related import related
from orbitgraph.model import EPISODE, Episode, Extraction, Ref, RelatedEpisode, Show, Topic
from orbitgraph.ontology.topics import load_topics, topics_triples
from orbitgraph.viz import layout, page, view

EXPLORER = "explorer.html"
_NEAREST = 10
"""How many related episodes each episode keeps."""

Progress = Callable[[str], None]
"""Is told the step under way; an empty text ends it."""


@dataclass(frozen=True)
class Options:
    """How to build: the spaCy pipeline by name, and a topic scheme (a SKOS file) in place of the bundled one."""

    model: str = language.DEFAULT_MODEL
    topics: Path | None = None


@dataclass(frozen=True)
class Built:
    """What a build made: its folder, what it counted (name, number), and one line for each oddity."""

    directory: Path
    counts: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]


def _silent(step: str) -> None:
    del step


def extract(
    names: Sequence[str], options: Options, topics: Sequence[Topic], progress: Progress = _silent
) -> Extraction:
    """Read the sources (none: the bundled corpus) and say what their notes state.

    Raises `SourceError` for a source without episodes and `ModelError` for a missing language model.
    """
    shows, episodes, warnings = _merged([sources.read(name) for name in names or (None,)])
    progress("loading the language model")
    gazetteer = Gazetteer(topics)
    read = []
    for each in readings.read(episodes, gazetteer, options.model):
        read.append(each)
        progress(f"reading the notes: {len(read)} of {len(episodes)} episodes")
    entities, relations = resolve(read, gazetteer)
    model = language.identity(options.model)
    return Extraction(shows, episodes, entities, relations, model, warnings)


def build(
    names: Sequence[str], directory: Path, options: Options | None = None, progress: Progress = _silent
) -> Built:
    """Build all files of the graph in `directory`, which is made if need be; nothing is left half written.

    Raises `OrbitgraphError` (see `extract`) before anything in the directory has changed.
    """
    options = options or Options()
    _check_writable(directory)
    clock = report.Clock()
    topics = load_topics(options.topics)
    extraction = extract(names, options, topics, progress)
    clock.lap("extract")
    progress("building the graph and the page")
    nearest = related(extraction, topics=topics, top=_NEAREST)
    clock.lap("related")
    with _staging(directory) as folder:
        quads = graph_build.quads(
            extraction,
            related=nearest,
            topics=topics,
            scheme=topics_triples(options.topics),
            tool_version=__version__,
        )
        counts = report.counts(extraction, store.write(quads, folder).quads)
        clock.lap("graph")
        _write(folder / EXPLORER, explorer(extraction, nearest, topics))
        clock.lap("page")
        _write(folder / "related.json", _json([asdict(each) for each in nearest]))
        _write(folder / "related.md", report.related_page(extraction, nearest))
        _write(folder / "report.md", report.build_page(extraction, counts, clock))
        _publish(folder, directory)
    progress("")
    return Built(directory, counts, extraction.warnings)


def explorer(extraction: Extraction, nearest: Sequence[RelatedEpisode], topics: Sequence[Topic]) -> str:
    """Return the explorer's page of an extraction."""
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
    iris = Iris()
    in_scheme = {Ref(topic.cls.value, topic.label) for topic in topics}
    names = name_entities(iris, {entity.ref for entity in extraction.entities}, first=in_scheme)
    return lambda ref: iris.episode_iri(ref.name) if ref.kind == EPISODE else names[ref]


def _merged(pages: Sequence[Page]) -> tuple[tuple[Show, ...], tuple[Episode, ...], tuple[str, ...]]:
    """Join the sources; of an episode that several have, the first one stands."""
    shows: dict[str, Show] = {}
    episodes: dict[str, Episode] = {}
    warnings = [warning for each in pages for warning in each.warnings]
    for each in pages:
        shows.setdefault(each.show.slug, each.show)
        for episode in each.episodes:
            if episodes.setdefault(episode.id, episode) is not episode:
                warnings.append(f"{episode.id}: stands in several sources; the first one is kept")
    return tuple(shows.values()), tuple(episodes.values()), tuple(warnings)


def _check_writable(directory: Path) -> None:
    """Refuse a folder that cannot be written before the work is done, not after it; make nothing yet."""
    existing = next(each for each in (directory.absolute(), *directory.absolute().parents) if each.exists())
    if not existing.is_dir():
        raise OutputError(f"{existing}: is a file, not a folder; choose another with -o")
    if not os.access(existing, os.W_OK | os.X_OK):
        raise OutputError(f"{existing}: cannot be written (no permission); choose another with -o")


@contextmanager
def _staging(directory: Path) -> Iterator[Path]:
    """Give a folder beside the files to come, on the same disk; it is gone afterwards, also after an error."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".building-", dir=directory))
    except OSError as error:
        raise OutputError(f"{directory}: cannot be written ({error.strerror}); choose another with -o") from None
    try:
        yield folder
    except OSError as error:
        raise OutputError(f"{directory}: cannot be written ({error.strerror}); the graph there is as before") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _publish(folder: Path, directory: Path) -> None:
    for file in sorted(folder.iterdir()):
        file.replace(directory / file.name)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"

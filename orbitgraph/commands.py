"""What each command does with its parsed arguments; `cli` calls the function of the command's name."""

from __future__ import annotations

import gc
import json
import os
import shutil
import sys
import textwrap
import webbrowser
from argparse import Namespace
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orbitgraph.assessing import evaluate as evaluate
from orbitgraph.assessing import report as report
from orbitgraph.errors import OutputError, QueryError, UsageError
from orbitgraph.report import escape

if TYPE_CHECKING:
    from orbitgraph.queries.catalogue import CatalogueQuery


_READ_OPTIONS = ("model", "topics", "settings", "allow_local")
_BUILD_OPTIONS = (*_READ_OPTIONS, "corrections", "force", "drop")


def build(options: Namespace) -> int:
    """Build all files and print what was found and where the page is."""
    from orbitgraph import pipeline

    # What a build makes lives until its end: to look for garbage after every 700 objects costs a third of the time.
    gc.set_threshold(200_000, 20, 50)
    chosen = {name: value for name in _BUILD_OPTIONS if (value := getattr(options, name))}
    built = pipeline.build(options.sources, options.output, pipeline.Options(**chosen), _progress())
    _warn(built.warnings)
    print(", ".join(f"{number} {name}" for name, number in built.counts))
    print(f"Episodes: {built.changes}.")
    print(f"The explorer is {(built.directory / pipeline.EXPLORER).resolve()}")
    return 0


def _warn(warnings: Iterable[str]) -> None:
    for warning in warnings:
        print(f"orbitgraph: warning: {line(warning)}", file=sys.stderr)


def line(text: str) -> str:
    """Return a message on one line that a terminal shows as it is, whatever names of feeds and files stand in it."""
    joined = " ".join(text.split())
    if joined.isprintable():
        return joined
    from orbitgraph.queries.render import visible

    return visible(joined)


def _progress() -> Callable[[str], None]:
    """Show the step under way on a terminal; stay silent where the output is piped."""
    on_terminal = sys.stderr.isatty()

    def show(step: str) -> None:
        if on_terminal:
            sys.stderr.write(f"\r\x1b[K{step}")
            sys.stderr.flush()

    return show


def query(options: Namespace) -> int:
    """Answer a query and print its rows."""
    from orbitgraph.queries import parameters, remote, render, run

    asked = _query(options.query)
    values = parameters.parse_parameters(options.parameter, asked)
    if options.endpoint:
        table = remote.run_remote(asked.text, options.endpoint, values)
    else:
        from orbitgraph.graph.store import open_store

        table = run.run(asked.text, open_store(options.graph), values)
    widest = render.WIDEST if sys.stdout.isatty() else None
    sys.stdout.write(render.render(table, options.format, widest=widest))
    return 0


def _query(name: str) -> CatalogueQuery:
    """Find a query: `-` is standard input, a path with a suffix or a slash a file, else a name of the catalogue."""
    from orbitgraph.queries import catalogue

    if name == "-":
        return catalogue.read_query("standard input", sys.stdin.read())
    path = Path(name)
    if name in catalogue.load() or not (path.suffix or path.is_file() or len(path.parts) > 1):
        return catalogue.load().get(name)
    try:
        return catalogue.read_query(name, path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(
            f"{name}: no such file; name a .rq file or a query of 'orbitgraph queries'"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{name}: cannot be read as text ({error}); name a .rq file") from None


def queries(options: Namespace) -> int:
    """List the catalogue: name, title, parameters."""
    del options
    from orbitgraph.queries import catalogue

    listed = catalogue.load()
    width = max(map(len, listed.names))
    for each in listed:
        values = "".join(f" [-p {parameter.name}={parameter.example}]" for parameter in each.parameters)
        print(f"{each.name:{width}}  {each.title}")
        if values:
            print(f"{'':{width}} {values}")
    return 0


def related(options: Namespace) -> int:
    """Print the episodes nearest to one, with the reasons in words."""
    entries = _related(options.episode, options.graph)[: options.n]
    if options.format == "json":
        from orbitgraph.queries.render import harmless

        print(harmless(json.dumps(entries, ensure_ascii=False, indent=1)))
        return 0
    for rank, entry in enumerate(entries, start=1):
        reasons = "; ".join(reason["text"] for reason in entry["reasons"])
        if options.format == "md":
            name = f"{escape(entry['episode'])}. {escape(entry['title'])}"
            print(f"{rank}. {name} ({entry['score']:.2f}): {escape(reasons)}")
        else:
            from orbitgraph.queries.render import visible

            print(f"{rank}. {visible(entry['episode'])}. {visible(entry['title'])} ({entry['score']:.2f})")
            print(textwrap.fill(visible(reasons), 96, initial_indent="   ", subsequent_indent="   "))
    if not entries:
        print(
            f"orbitgraph: episode {options.episode} has nothing in common with another episode",
            file=sys.stderr,
        )
    return 0


def _related(episode: str, graph: Path) -> list[dict[str, Any]]:
    from pyoxigraph import Literal

    from orbitgraph.graph.store import open_store
    from orbitgraph.queries import catalogue, run

    store, asked = open_store(graph), catalogue.load()
    titles = {row[0]: row[1] for row in run.run(asked.get("episodes").text, store).rows}
    if episode not in titles:
        known = ", ".join(sorted(map(str, titles), key=lambda key: (len(key), key))[:30])
        raise UsageError(f"{graph}: no episode {episode!r}; there are {known}")
    values = {"episode": Literal(episode)}
    reasons = defaultdict(list)
    for _, _, other, kind, text, weight in run.run(asked.get("reasons").text, store, values).rows:
        reasons[other].append({"kind": kind, "text": text, "weight": weight})
    return [
        {"episode": other, "title": titles[other], "score": score, "reasons": reasons[other]}
        for _, _, other, score in run.run(asked.get("related").text, store, values).rows
    ]


def explain(options: Namespace) -> int:
    """Print the sentences behind a fact or a thing, with the telling words marked."""
    from orbitgraph import explaining, quoting
    from orbitgraph.graph.store import open_store

    asked = explaining.question(options.words)
    found = explaining.explain(asked, open_store(options.graph))
    for each in quoting.ambiguities(found):
        print(f"orbitgraph: {line(each)}", file=sys.stderr)
    if options.format == "json":
        sys.stdout.write(quoting.as_json(found))
        return 0
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    columns = shutil.get_terminal_size().columns
    sys.stdout.write(quoting.as_text(found, columns, quoting.BOLD if coloured else quoting.GUILLEMETS))
    if not found.facts and not found.mentions:
        print(f"orbitgraph: no episode states that: {line(' '.join(options.words))}", file=sys.stderr)
    return 0


def trace(options: Namespace) -> int:
    """Print one episode's way through all stages, which are run anew."""
    from orbitgraph import pipeline, settings, stages, tracing
    from orbitgraph.ontology.topics import load_topics

    chosen = {name: value for name in _READ_OPTIONS if (value := getattr(options, name))}
    how = pipeline.Options(**chosen)
    loaded, unread = pipeline.load(options.sources, how)
    _warn(unread)
    found = tracing.trace(
        options.episode, loaded, settings.load(how.settings), load_topics(how.topics), how.model
    )
    sys.stdout.write(stages.as_text(found))
    return 0


def explore(options: Namespace) -> int:
    """Open the explorer in the browser and print its path."""
    page = (options.graph / "explorer.html").resolve()
    if not page.is_file():
        raise OutputError(
            f"{options.graph}: holds no explorer.html; run 'orbitgraph build -o {options.graph}' first"
        )
    print(page)
    if not webbrowser.open(page.as_uri()):
        print("orbitgraph: no browser could be started; open the file above yourself", file=sys.stderr)
    return 0


def check(options: Namespace) -> int:
    """Print what in the graph violates its shapes; the exit code is 1 where anything does."""
    from orbitgraph.graph.store import open_store
    from orbitgraph.graph.validate import check as violations

    found = violations(open_store(options.graph))
    for each in found:
        print(line(str(each)))
    print(f"{len(found)} violations" if found else "The graph keeps to its shapes.")
    return 1 if found else 0

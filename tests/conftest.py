"""What tests share: language model, graph of the bundled corpus and servers, each made once, when first needed."""

from __future__ import annotations

import http.client
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import hypothesis
import pytest
from pyoxigraph import Store

from orbitgraph import pipeline
from orbitgraph.extract import language
from orbitgraph.extract.facts import relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.graph.store import open_store
from orbitgraph.model import EntityClass, Episode, Topic

# An example may be the first to load the language model, or the machine be busy: that is no failure.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def notes_of() -> Callable[..., Notes]:
    """Return a function: the text of notes (blank lines between paragraphs) -> its parse as episode 7 of `show`."""

    def make(text: str, title: str = "A plain title", **fields: Any) -> Notes:
        paragraphs = tuple(part.strip() for part in text.split("\n\n") if part.strip())
        episode = Episode(
            **{"show": "show", "key": "7", "number": 7, "title": title, "paragraphs": paragraphs, **fields}
        )
        (doc,) = language.parse([episode.text[: episode.notes_end]])
        return Notes(episode, doc)

    return make


@pytest.fixture(scope="session")
def told(notes_of: Callable[..., Notes]) -> Callable[..., set[str]]:
    """Return a function: notes that speak of some invented people -> the facts that they state, in words."""
    named = (
        (EntityClass.PERSON, "Mara Quill", ("Mara",)),
        (EntityClass.PERSON, "Tobias Renn", ("Tobias",)),
        (EntityClass.PERSON, "Greta Okafor", ("Greta",)),
        (EntityClass.PERSON, "Leo Brandt", ("Leo",)),
        (EntityClass.ORGANISATION, "Kestrel Systems", ("Kestrel",)),
        (EntityClass.ORGANISATION, "University of Alden", ("Alden",)),
        (EntityClass.ORGANISATION, "Northwind Labs", ("Northwind",)),
        (EntityClass.PROJECT, "Tidewise", ()),
        (EntityClass.EVENT, "BeeConf 2019", ()),
        (EntityClass.EVENT, "Rivergate Summit", ()),
        (EntityClass.WORK, "Counting Bees at Dusk", ()),
    )
    gazetteer = Gazetteer(Topic(cls, label, f"urn:{label}", short) for cls, label, short in named)

    def facts(text: str, **fields: Any) -> set[str]:
        notes = notes_of(text, **fields)
        stated = relations.find(notes, gazetteer.find(notes.text))
        return {f"{each.subject.name} {each.predicate} {each.object.name}" for each in stated}

    return facts


@pytest.fixture(scope="session")
def bundled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a build of the bundled corpus; tests only read it."""
    folder = tmp_path_factory.mktemp("bundled") / "out"
    pipeline.build((), folder)
    return folder


@pytest.fixture(scope="session")
def bundled(bundled_folder: Path) -> Store:
    """Return the graph of the bundled corpus."""
    return open_store(bundled_folder)


HOSTILE = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix orbit: <https://w3id.org/orbitgraph/ontology#> .
@base <https://w3id.org/orbitgraph/id/> .
<graph/show/hostile> {
  <project/hostile> a orbit:Project ; rdfs:label "</title><script>alert(1)</script>\\u202E\\u0000\\r\\nX-Evil: 1" ;
    rdfs:seeAlso <javascript:alert(1)> , <https://example.org/?a='b'&c> ;
    orbit:uses <project/..%2F..%2Fetc> , <project/caf\u00e9> .
}
"""
"""A thing whose label and links do what they should not, where they are not escaped."""


@dataclass
class Served:
    """A running `orbitgraph serve`: its process, its port, and what it has said on standard error."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Send one request; a header's underscores are hyphens. Return status, headers (lower case) and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text

    def query(self, text: str, **headers: str) -> tuple[int, dict[str, str], str]:
        """Ask a query by GET."""
        return self.ask(f"/sparql?query={quote(text)}", **headers)


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Served]:
    """Start a server for the graph of a folder on a free port, and stop it."""
    log = folder / "server.log"
    command = [sys.executable, "-m", "orbitgraph", "serve", "--graph", str(folder), "--port", "0", *options]
    with log.open("wb") as errors, subprocess.Popen(command, stderr=errors) as process:
        try:
            end = time.monotonic() + 30
            while not (found := re.search(r"serving .* at http://127\.0\.0\.1:(\d+)/", log.read_text())):
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < end, "the server does not start"
                time.sleep(0.05)
            yield Served(process, int(found[1]), log)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            finally:
                process.kill()


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a small graph, as `build` would leave it."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    store.load(path=Path(__file__).with_name("three_episodes.trig"), format=RdfFormat.TRIG)
    store.load(HOSTILE, format=RdfFormat.TRIG)
    folder = tmp_path_factory.mktemp("graph")
    store.dump(folder / "graph.nq", RdfFormat.N_QUADS)
    (folder / "explorer.html").write_text("<!DOCTYPE html><title>The explorer</title>", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def served(graph_folder: Path) -> Iterator[Served]:
    """Return a server with small limits."""
    limits = ("--timeout", "1.5", "--max-rows", "1000", "--memory", "200", "--workers", "2", "--long", "2")
    with serving(graph_folder, *limits) as found:
        yield found


@pytest.fixture
def serve(tmp_path: Path, graph_folder: Path) -> Callable[..., Any]:
    """Return a function: options -> a context with a server of its own."""
    for name in ("graph.nq", "explorer.html"):
        (tmp_path / name).write_bytes((graph_folder / name).read_bytes())
    return lambda *options: serving(tmp_path, *options)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start Chromium once for all tests of pages."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no chromium on the PATH")
    flags = (
        "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
        "--disable-sync --enable-unsafe-swiftshader"
    )
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=flags.split())
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """Return a function: address, settings of the context -> the explorer's page there, ready.

    When the test ends there was no request but for the file, no error and no alert.
    """
    contexts: list[Any] = []
    seen: set[str] = set()
    files: set[str] = set()
    wrong: list[str] = []

    def opened(address: str, **settings: Any) -> Any:
        files.add(address.partition("#")[0])
        size = {"width": 1200, "height": 800}
        context = browser.new_context(
            **{"offline": True, "reduced_motion": "reduce", "viewport": size, **settings}
        )
        contexts.append(context)
        context.on("request", lambda request: seen.add(request.url.partition("#")[0]))
        # What the driver of a software renderer says of its speed is no matter of the page.
        context.on("console", lambda each: None if "GL Driver" in each.text else wrong.append(each.text))
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(address)
        page.locator("body[data-state=ready]").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert {address for address in seen if not address.startswith("blob:")} <= files
    assert wrong == []

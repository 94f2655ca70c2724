"""What tests of the extract stage share: the language model is loaded once, when a test first needs it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from orbitgraph.extract import language
from orbitgraph.extract.facts import relations
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.model import EntityClass, Episode, Topic


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

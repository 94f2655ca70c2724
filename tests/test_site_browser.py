"""The published site in a real browser without scripts: nothing is wider than a phone, and dark is dark."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from orbitgraph.graph.recovered import recover
from orbitgraph.graph.store import open_store
from orbitgraph.pipeline import build
from orbitgraph.site import pages, writing

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on the PATH")

FLAGS = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking".split()
NOTES = f"""Small Show

Episode 1: {"Averylongword" * 12}, with Ada Byron from Nicira (Jan 5, 2020)

Ada Byron explains OpenFlow and {"https://example.org/" + "path" * 60}.

Episode 2: Faucet, with Carl Gauss from Cisco (Jan 12, 2020)

Faucet supports OpenFlow 1.3 and nothing else.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    (folder / "page.txt").write_text(NOTES, encoding="utf-8")
    build([str(folder / "page.txt")], folder / "out")
    writing.write(pages.site(recover(open_store(folder / "out"))), folder / "site")
    return folder / "site"


@pytest.mark.parametrize("path", ["index.html", "topics.html", "episode/1.html", "protocol/openflow.html"])
def test_pages_fit_a_phone(browser: Any, site: Path, path: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto((site / path).as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert wide <= 360


def test_colours_follow_the_system(browser: Any, site: Path) -> None:
    shades = {}
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto((site / "index.html").as_uri())
        shades[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.close()

    assert shades == {"light": "rgb(250, 248, 244)", "dark": "rgb(18, 21, 28)"}


def test_a_reader_without_scripts_gets_from_an_episode_to_a_guest_and_back(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="2. Faucet, with Carl Gauss from Cisco").click()
    page.get_by_role("link", name="Carl Gauss").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Carl Gauss"
    page.get_by_role("link", name="2. Faucet, with Carl Gauss from Cisco").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Faucet, with Carl Gauss from Cisco"
    context.close()

"""The query page in a real browser: the editors ask this server alone, and answers are text."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on the PATH")
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
HOSTILE = f"SELECT ?l {{ <https://w3id.org/orbitgraph/id/project/hostile> {LABEL} ?l }}"


@pytest.fixture
def page(browser: Any, served: Any) -> Iterator[Any]:
    """Return a page on which nothing fails, opens a dialog, or asks anybody else."""
    faults: list[str] = []
    with browser.new_page() as made:
        made.on("pageerror", lambda error: faults.append(str(error)))
        made.on(
            "console",
            lambda said: (
                faults.append(said.text) if said.type == "error" and "status of 4" not in said.text else None
            ),
        )
        made.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        made.on("request", lambda asked: asked.url.startswith(served.address) or faults.append(asked.url))
        yield made
    assert faults == []


def test_the_plain_editor(page: Any, served: Any) -> None:
    page.goto(f"{served.address}queries?editor=plain")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("#answer td", has_text="Thomas Graf").first).to_be_visible()
    page.get_by_label("Query").fill("SELECT")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("status")).to_contain_text("no valid SPARQL")
    page.get_by_label("Query").fill("ASK {}")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("status")).to_have_text("Yes.")
    page.get_by_label("Query").fill("DESCRIBE <https://w3id.org/orbitgraph/id/project/cilium>")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("#answer pre")).to_contain_text('"Cilium"')
    page.goto(f"{served.address}queries?editor=plain&query={quote(HOSTILE)}")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("#answer td")).to_contain_text("<script>alert(1)</script>")


def test_yasgui(page: Any, served: Any) -> None:
    page.goto(f"{served.address}queries")
    page.locator(".yasqe_queryButton").click()
    expect(page.locator("#yasgui td", has_text="Thomas Graf").first).to_be_visible()
    page.goto(f"{served.address}queries?query={quote(HOSTILE)}")
    page.locator(".yasqe_queryButton").click()
    expect(page.locator("#yasgui td", has_text="<script>alert(1)</script>")).to_be_visible()


def test_a_thing_and_the_way_on(page: Any, served: Any) -> None:
    page.goto(f"{served.address}id/project/cilium")
    page.get_by_role("link", name="eBPF").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("eBPF")
    page.goto(f"{served.address}id/project/hostile")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>alert(1)</script>")


def test_a_query_of_the_catalogue(page: Any, served: Any) -> None:
    page.goto(f"{served.address}queries/guests")
    page.locator("input[name=name]").fill("thomas graf")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text("Cisco")

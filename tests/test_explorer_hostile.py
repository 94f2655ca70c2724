"""Names and notes that would be markup, formulas or code if they could, and browsers that lack what others have."""

import csv
import io
import shutil
import socket
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from orbitgraph.model import Fact, Node, Quads
from orbitgraph.viz.layout import place
from orbitgraph.viz.page import Questions, explorer

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect

BASE = "https://example.org/id/"
NAMES = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("https://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u202eesrever\u2066",
    "nul\u0000 bell\u0007 end",
    "x" * 10_240,
    "Jürgen Müller-Lüdenscheidt · Éloïse · 日本語ポッドキャスト",
]


def page_of(names, folder):
    episode = Node(
        f"{BASE}show/s/episode/1", "episode", "1. Start", ("Episode 1",), details=(("date", "2020-01-01"),)
    )
    nodes = [
        episode,
        *(
            Node(f"{BASE}person/{n}", "person", name, (name,), details=((name, name),))
            for n, name in enumerate(names)
        ),
    ]
    facts = [Fact(episode.id, "mentions", node.id, episode.id, node.label, 0, 3) for node in nodes[1:]]
    facts += [Fact(node.id, "reach", node.label, episode.id, node.label) for node in nodes[1:]]
    quads = Quads(
        (f"<{BASE}g>", f"<{BASE}person/0>", "<http://www.w3.org/2000/01/rdf-schema#label>", '"<b>=1+1"'),
        (0,),
        (1,),
        (2,),
        (3,),
    )
    file = folder / "hostile.html"
    file.write_text(
        explorer(names[0], place(nodes, facts), facts, description=names[1], questions=Questions(quads)),
        encoding="utf-8",
    )
    return file.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    return page_of(NAMES, tmp_path_factory.mktemp("hostile"))


def saved(page, name):
    page.locator("#save-open").click()
    with page.expect_download() as download:
        page.locator(f"[data-save={name}]").click()
    return Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_names_are_text_everywhere(visit, address, number):
    page = visit(f"{address}#/person/{number}?view=list")
    assert page.evaluate("document.querySelector('#panel h2').textContent") == NAMES[number]
    assert page.locator("img, iframe, object, #panel script").count() == 0
    cells = page.evaluate("[...document.querySelectorAll('#list tbody a')].map((each) => each.textContent)")
    assert set(NAMES) <= set(cells)
    assert page.evaluate("document.documentElement.scrollWidth") == 1200


def test_a_table_of_facts_holds_no_formula(visit, address):
    page = visit(address)
    rows = list(csv.reader(io.StringIO(saved(page, "csv"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert f"'{NAMES[2]}" in cells
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")] == []


def test_drawings_and_graphs_are_well_formed(visit, address):
    page = visit(address)
    texts = [
        each.text for each in ET.fromstring(saved(page, "svg")).iter() if each.text and each.text.strip()
    ]
    assert NAMES[1] in texts
    labels = [node.get("label") for node in ET.fromstring(saved(page, "gexf")).iter() if node.get("label")]
    assert NAMES[0] in labels


def test_answers_are_text_and_their_files_hold_no_formula(visit, address):
    page = visit(
        f"{address}#/?ask=&query=SELECT%20(%22%3D1%2B1%22%20AS%20?x)%20?b%20%7B%20?a%20?p%20?b%20%7D"
    )
    expect(page.locator("#answer td").nth(1)).to_have_text("<b>=1+1")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the answer as CSV").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == "x,b\n'=1+1,<b>=1+1\n"


@pytest.fixture
def other_browser(browser):
    """Return a function: flags -> a page of a browser started with them."""
    started = []

    def start(*flags):
        each = browser.browser_type.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", *flags]
        )
        started.append(each)
        page = each.new_page()
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        return page

    yield start
    for each in started:
        each.close()


@pytest.mark.parametrize("query", ["", "?draw=webgl"])
def test_without_webgl_the_map_is_drawn_all_the_same(other_browser, address, query):
    page = other_browser("--disable-3d-apis")
    page.goto(address + query)
    page.locator("body[data-state=ready]").wait_for()
    assert page.locator("#layers").get_attribute("data-layer") == "canvas"
    filled = "document.querySelector('#layers canvas').getContext('2d').getImageData(0, 0, 800, 600).data.some(Boolean)"
    assert page.evaluate(filled)
    assert page.wrong == []


def test_a_network_that_hangs_is_not_waited_for(other_browser, address):
    with socket.create_server(("127.0.0.1", 0)) as server:
        # It takes every connection and never answers.
        page = other_browser(
            f"--proxy-server=http://127.0.0.1:{server.getsockname()[1]}",
            "--disable-background-networking",
            "--disable-component-update",
        )
        seen = []
        page.on("request", lambda request: seen.append(request.url))
        page.goto(f"{address}#/?ask=")
        page.locator("body[data-state=ready]").wait_for()
        page.locator("#editor .cm-content").wait_for()
        assert {each.partition("#")[0] for each in seen if not each.startswith("blob:")} == {address}


def test_a_page_without_questions_offers_none(visit, tmp_path):
    file = tmp_path / "plain.html"
    file.write_text(explorer("Plain", [], []), encoding="utf-8")
    page = visit(f"{file.as_uri()}#/?ask=guests")
    expect(page.locator("#ask-open")).to_be_hidden()
    expect(page.locator("#ask")).to_be_hidden()

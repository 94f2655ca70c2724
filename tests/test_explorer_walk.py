"""A walk through the explorer of the bundled corpus, as its readers take it: with the mouse and by keyboard alone."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    from orbitgraph.pipeline import build

    folder = tmp_path_factory.mktemp("corpus")
    return (build([], folder).directory / "explorer.html").as_uri()


def heading(page):
    return page.locator("#panel h2")


def section(page, name):
    return page.locator("#panel section").filter(
        has=page.locator("h3 span", has_text=re.compile(f"^{name}$"))
    )


def saved(page, name):
    page.locator("#save-open").click()
    with page.expect_download() as download:
        page.locator(f"[data-save={name}]").click()
    return Path(download.value.path()).read_bytes(), download.value.suggested_filename


def test_a_walk_with_the_mouse(visit, address):
    page = visit(address)
    page.locator("#find").fill("Cilium")
    page.locator("#found-0").click()
    expect(heading(page)).to_have_text("Cilium")
    expect(section(page, "Mentioned in").locator("mark").first).to_have_text("Cilium")
    section(page, "Subject of").locator(".end a").click()
    expect(heading(page)).to_have_text("4. Cilium, with Thomas Graf from Cisco")
    related = section(page, "Related episodes").locator(".end a").first
    title = related.inner_text()
    related.click()
    expect(heading(page)).to_have_text(title)
    for _ in range(2):
        page.go_back()
    expect(heading(page)).to_have_text("Cilium")

    page.locator("#goal").fill("Faucet")
    page.locator("#goals-0").click()
    expect(heading(page)).to_have_text("From Cilium to Faucet")
    stops = page.locator(".way .stop a")
    expect(stops.first).to_have_text("Cilium")
    expect(stops.last).to_have_text("Faucet")
    hops = page.locator(".way .hop")
    expect(hops).to_have_count(stops.count() - 1)
    for hop in hops.all():
        expect(hop.locator(".said").first).not_to_be_empty()

    page.locator("#facets-open").click()
    page.locator("#facets .years span").first.click()
    page.get_by_role("button", name="Only projects").click()
    page.locator("#list-open").click()
    rows = page.locator("#list tbody tr")
    others = rows.filter(has_not=page.locator("td", has_text="Project")).locator("th").all_inner_texts()
    # The path stays on the map.
    assert set(others) <= set(stops.all_inner_texts())
    assert rows.count() > 50
    expect(page.locator("#legend button[aria-pressed=true]")).to_have_count(1)

    page.locator("#ask-open").click()
    page.get_by_role("button", name="The guests of each episode").click()
    expect(page.locator("#answer .summary")).to_contain_text("23 rows")
    page.locator("#values input[name=name]").fill("thomas graf")
    page.locator("#run").click()
    expect(page.locator("#answer tbody tr")).to_have_count(1)
    expect(page.locator("#answer tbody tr")).to_contain_text("Cisco")
    state = page.url
    assert "ask=guests" in state
    assert "hide=" in state

    again = visit(state)
    expect(heading(again)).to_have_text("From Cilium to Faucet")
    expect(again.locator("#legend button[aria-pressed=true]")).to_have_count(1)
    expect(again.locator("#answer tbody tr")).to_have_count(1)
    expect(again.locator("#list tbody tr").first).to_be_visible()

    page.locator("#undo").click()
    expect(page.locator("#answer tbody tr")).to_have_count(23)
    page.locator("#redo").click()
    expect(page.locator("#answer tbody tr")).to_have_count(1)


def test_the_same_by_keyboard_alone(visit, address):
    page = visit(address)
    keys = page.keyboard

    def tab_to(locator):
        """Go on with the tab key until something has the focus."""
        for _ in range(150):
            if locator.evaluate("each => each === document.activeElement"):
                return
            keys.press("Tab")
        raise AssertionError(f"the tab key never comes to {locator}")

    keys.press("/")
    keys.type("cilium")
    keys.press("Enter")
    expect(heading(page)).to_be_focused()
    tab_to(section(page, "Subject of").locator(".end a"))
    keys.press("Enter")
    expect(heading(page)).to_have_text("4. Cilium, with Thomas Graf from Cisco")
    keys.press("Control+z")
    expect(heading(page)).to_have_text("Cilium")
    tab_to(page.locator("#goal"))
    keys.type("faucet")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("Enter")
    expect(page.locator(".way .stop a").last).to_have_text("Faucet")
    keys.press("Escape")
    expect(heading(page)).to_have_text("Cilium")
    page.evaluate("document.activeElement.blur()")
    keys.press("f")
    tab_to(page.get_by_role("button", name="Only projects"))
    keys.press("Enter")
    expect(page.locator("#legend button[aria-pressed=true]")).to_have_count(1)
    expect(page.get_by_role("button", name="Only projects")).to_be_focused()
    keys.press("l")
    tab_to(page.locator("#list tbody tr[aria-current] a"))
    keys.press("Home")
    keys.press("ArrowDown")
    second = page.locator("#list tbody a").nth(1)
    expect(second).to_be_focused()
    name = second.inner_text()
    keys.press("Enter")
    expect(heading(page)).to_have_text(name)
    keys.press("q")
    query = page.get_by_role("button", name="All episodes")
    query.wait_for()
    tab_to(query)
    keys.press("Enter")
    expect(page.locator("#answer .summary")).to_contain_text("20 rows")
    keys.press("?")
    expect(page.locator("#help")).to_be_visible()
    keys.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "place",
    [
        "#/",
        "#/project/cilium",
        "#/project/cilium?to=project/faucet",
        "#/?view=list",
        "#/?ask=guests",
        "#/?ask=",
    ],
)
def test_axe_finds_nothing_serious(visit, address, place, scheme):
    axe = ROOT / "node_modules/axe-core/axe.min.js"
    if not axe.is_file():
        pytest.skip("the npm packages are not here: run make bundle")
    page = visit(address + place, color_scheme=scheme, bypass_csp=True)
    page.locator("#facets-open").click()
    page.locator("#save-open").click()
    if "ask=g" in place:
        page.locator("#answer .summary").wait_for()
    if "list" in place:
        page.locator("#help-open").click()
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    serious = [
        (each["id"], [node["html"][:120] for node in each["nodes"]][:3])
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_a_query_of_ones_own_its_errors_and_stopping(visit, address):
    page = visit(f"{address}#/?ask=")
    editor = page.locator("#editor .cm-content")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("SELECT ?a {\n ?a ?b }")
    page.locator("#run").click()
    expect(page.locator("#answer [role=alert]")).to_contain_text("Line 2, column")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?i != ?a) }"
    )
    page.keyboard.press("Control+Enter")
    page.locator("#stop").click()
    expect(page.locator("#answer [role=alert]")).to_contain_text("Stopped")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("ASK { ?s ?p ?o }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer td")).to_have_text("yes")


def test_the_editor_completes_terms_and_labels(visit, address):
    page = visit(f"{address}#/?ask=")
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("SELECT * { ?a orbit:guest")
    expect(page.locator(".cm-tooltip-autocomplete li").filter(has_text="orbit:guestOf")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.type(' "Cili')
    expect(page.locator(".cm-tooltip-autocomplete li").filter(has_text="Cilium").first).to_be_visible()


def test_every_query_of_the_catalogue_runs(visit, address):
    from orbitgraph.explorer import queries

    page = visit(f"{address}#/?ask=")
    page.locator("#queries button").first.wait_for()
    for query in queries():
        page.locator(f'#queries [data-query="{query.name}"]').click()
        expect(page.locator(f'#queries [data-query="{query.name}"]')).to_have_attribute(
            "aria-pressed", "true"
        )
        expect(page.locator("#stop")).to_be_hidden()
        expect(page.locator("#answer .summary")).to_contain_text(re.compile(r"rows? in"))
        assert page.locator("#answer [role=alert]").count() == 0, query.name


def test_files_hold_what_is_shown(visit, address):
    page = visit(f"{address}#/?hide=person,organisation,protocol,concept,event,work,place")
    facts, name = saved(page, "csv")
    assert name == "ovs-orbit-podcast.csv"
    rows = list(csv.DictReader(io.StringIO(facts.decode())))
    assert {row["source_class"] for row in rows} <= {"episode", "project"}
    assert any(row["source"] == "Cilium" and row["sentence"] for row in rows)
    drawing, _ = saved(page, "svg")
    root = ET.fromstring(drawing)
    counts = dict(re.findall(r"(Episodes|Projects)\s*(\d+)", page.locator("#legend").inner_text()))
    shown = sum(map(int, counts.values()))
    assert len(counts) == 2
    assert len(root.findall(".//{*}g/{*}g")) == shown
    gexf, _ = saved(page, "gexf")
    assert len(ET.fromstring(gexf).findall(".//{*}node")) == shown
    linked, _ = saved(page, "jsonld")
    things = {each["label"]: each for each in json.loads(linked)["@graph"]}
    assert things["Cilium"]["@id"] == "https://w3id.org/orbitgraph/id/project/cilium"
    assert things["Cilium"]["@type"] == "orbit:Project"
    picture, name = saved(page, "png")
    assert (picture[:8], name) == (b"\x89PNG\r\n\x1a\n", "ovs-orbit-podcast.png")


def test_the_graph_can_be_read_by_a_library_of_rdf(visit, address):
    from rdflib import Graph

    page = visit(address)
    linked, _ = saved(page, "jsonld")
    graph = Graph().parse(data=linked.decode(), format="json-ld")
    found = graph.query(
        "PREFIX orbit: <https://w3id.org/orbitgraph/ontology#> "
        "SELECT ?name { ?person orbit:guestOf ?episode ; rdfs:label ?name }"
    )
    assert "Thomas Graf" in {str(row[0]) for row in found}


@pytest.mark.parametrize("draw", ["webgl", "canvas"])
def test_both_ways_of_drawing_show_the_same_places(visit, address, draw):
    page = visit(f"{address}?draw={draw}#/project/cilium")
    assert page.locator("#layers").get_attribute("data-layer") == draw
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#hover")).to_contain_text("Cilium")
    picture, _ = saved(page, "png")
    assert len(picture) > 20_000


def test_a_map_that_loses_webgl_goes_on_without(visit, address):
    page = visit(f"{address}?draw=webgl")
    page.evaluate(
        "document.querySelector('.webgl .sigma-nodes').getContext('webgl2')"
        ".getExtension('WEBGL_lose_context').loseContext()"
    )
    expect(page.locator("#layers")).to_have_attribute("data-layer", "canvas")
    expect(page.locator(".webgl")).to_have_count(0)


def test_surroundings_alone_and_episodes_alone(visit, address):
    page = visit(f"{address}#/project/cilium")
    page.locator("[data-steps='1']").click()
    page.locator("#list-open").click()
    one = page.locator("#list tbody tr").count()
    page.locator("[data-steps='2']").click()
    expect(page.locator("#list tbody tr").nth(one)).to_be_visible()
    page.goto(f"{address}#/show/ovs-orbit/episode/4?view=list")
    page.locator("[data-join]").click()
    expect(page.locator("#list caption")).to_have_text("20 things")
    expect(section(page, "Linked through shared topics").locator(".said a").first).to_be_visible()


def test_printing_shows_the_details_and_no_tools(visit, address):
    page = visit(f"{address}#/project/cilium")
    page.emulate_media(media="print")
    expect(page.locator(".tools")).to_be_hidden()
    expect(heading(page)).to_be_visible()
    page.emulate_media(media="screen")

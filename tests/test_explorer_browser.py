"""The explorer in a real browser, opened from a file with the network off."""

import re

import pytest

from orbitgraph.model import Fact, Node
from orbitgraph.viz.layout import place
from orbitgraph.viz.page import explorer
from orbitgraph.viz.words import KINDS

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
BASE = "https://example.org/id/"
HOSTILE = "</script><img src=x onerror=alert(1)> \u202eesrever\u0000"


def iri(name):
    return BASE + name


def sample():
    """Two episodes, a thing of each of several kinds, and names that would be markup if they could."""
    nodes = [
        Node(
            iri("show/s/episode/4"),
            "episode",
            "4. Cilium, with Thomas Graf",
            ("Episode 4",),
            details=(("date", "2016-05-21"), ("play", "https://example.org/4.mp3"), ("show", "One")),
        ),
        Node(
            iri("show/s/episode/11"),
            "episode",
            "11. P4 on the Edge",
            ("Episode 11",),
            details=(("date", "2018-01-02"), ("play", "javascript:alert(1)"), ("show", "Two")),
        ),
        Node(iri("person/thomas-graf"), "person", "Thomas Graf"),
        Node(iri("organisation/cisco"), "organisation", "Cisco", ("Cisco Systems",)),
        Node(iri("project/cilium"), "project", "Cilium", details=(("licence", "Apache-2.0"),)),
        Node(iri("concept/cafe"), "concept", "Café networking"),
        Node(iri("place/hostile"), "place", HOSTILE, (HOSTILE,), details=((HOSTILE, HOSTILE),)),
    ]
    four, eleven = iri("show/s/episode/4"), iri("show/s/episode/11")
    facts = [
        Fact(four, "about", iri("project/cilium"), four, "Cilium, with Thomas Graf", 0, 6),
        Fact(iri("person/thomas-graf"), "guestOf", four, four, "Cilium, with Thomas Graf", 13, 24),
        Fact(
            iri("project/cilium"),
            "developedBy",
            iri("organisation/cisco"),
            four,
            "🚀 Cilium is being developed at Cisco.",
            18,
            30,
            0.8,
        ),
        Fact(four, "mentions", iri("concept/cafe"), four, "It began as café networking.", 12, 27),
        Fact(eleven, "mentions", iri("project/cilium"), eleven, "P4 could serve Cilium too.", 15, 21),
        Fact(eleven, "mentions", iri("place/hostile"), eleven, HOSTILE, 0, 9),
        Fact(iri("person/thomas-graf"), "reach", "https://example.org/thomas", four, "See his page."),
        Fact(four, "relatedTo", eleven, four, "both name Cilium"),
        Fact(eleven, "relatedTo", four, eleven, "both name Cilium"),
    ]
    return place(nodes, facts), facts


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    file = tmp_path_factory.mktemp("explorer") / "explorer.html"
    file.write_text(
        explorer("Orbit <b>show</b>", *sample(), source="https://example.org/feed"), encoding="utf-8"
    )
    return file.as_uri()


@pytest.fixture
def open_page(visit, address):
    """Open the explorer of the sample."""
    return lambda url=address, **settings: visit(url, **settings)


PIXELS = """([red, green, blue]) => {
    const map = document.getElementById("map");
    const copy = new OffscreenCanvas(map.width, map.height).getContext("2d", { willReadFrequently: true });
    for (const layer of document.querySelectorAll("#layers canvas")) {
        copy.globalAlpha = Number(layer.parentElement.style.opacity || 1);
        copy.drawImage(layer, 0, 0, map.width, map.height);
    }
    const { data } = copy.getImageData(0, 0, map.width, map.height);
    let count = 0, x = 0, y = 0;
    for (let at = 0; at < data.length; at += 4) {
        const same = data[at] === red && data[at + 1] === green && data[at + 2] === blue;
        if (!same || data[at + 3] !== 255) continue;
        count += 1;
        x += (at / 4) % map.width;
        y += Math.floor(at / 4 / map.width);
    }
    const box = map.getBoundingClientRect();
    return { count, x: box.left + x / count / devicePixelRatio, y: box.top + y / count / devicePixelRatio };
}"""


def pixels(page, kind):
    """How many pixels of a kind's colour the map has, and their middle on the page."""
    page.wait_for_timeout(180)
    return page.evaluate(PIXELS, [int(KINDS[kind].light[at : at + 2], 16) for at in (1, 3, 5)])


def selected(page):
    return page.locator("#panel h2")


def test_the_map_shows_every_kind(open_page):
    page = open_page()
    expect(page).to_have_title("Orbit <b>show</b>")
    expect(page.locator("h1")).to_have_text("Orbit <b>show</b>")
    for kind in ("episode", "person", "organisation", "project", "concept", "place"):
        assert pixels(page, kind)["count"] > 10, kind
    assert pixels(page, "work")["count"] == 0


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cilium", ["Cilium", "4. Cilium, with Thomas Graf"]),
        ("CAFE NET", ["Café networking"]),
        ("systems", ["Cisco  Cisco Systems"]),
        ("thmsgrf", ["Thomas Graf", "4. Cilium, with Thomas Graf"]),
        ("zzz", []),
    ],
)
def test_search_finds_names_and_aliases(open_page, typed, found):
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type(typed)
    expect(page.locator("#found .name")).to_have_text(found)
    expect(page.locator("#status")).to_have_text(f"{len(found)} result{'' if len(found) == 1 else 's'}")


def test_search_is_worked_with_keys(open_page):
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("cilium")
    expect(page.locator("#found-0")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#find")).to_have_attribute("aria-activedescendant", "found-1")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator("#find")).to_have_value("")
    page.keyboard.type("cilium")
    page.keyboard.press("Enter")
    expect(selected(page)).to_have_text("Cilium")
    expect(selected(page)).to_be_focused()
    assert page.url.endswith("#/project/cilium")


def test_a_result_is_taken_with_the_mouse(open_page):
    page = open_page()
    page.locator("#find").fill("cisco")
    page.locator("#found-0").click()
    expect(selected(page)).to_have_text("Cisco")


def test_the_panel_gives_the_sentence_and_where_it_stands(open_page, address):
    page = open_page(f"{address}#/project/cilium")
    developed = page.locator("#panel section").filter(has_text="Developed by")
    expect(developed.locator(".end a")).to_have_text("Cisco")
    expect(developed.locator(".said")).to_have_text(
        "🚀 Cilium is being developed at Cisco. Episode 4, May 2016 · 80 % sure"
    )
    expect(developed.locator("mark")).to_have_text("developed at")
    expect(page.locator("#panel h3 span")).to_have_text(
        ["Developed by", "Subject of", "Episodes over time", "Mentioned in"]
    )
    expect(page.locator("#panel dl")).to_have_text("LicenceApache-2.0")
    developed.locator(".said a").click()
    expect(selected(page)).to_have_text("4. Cilium, with Thomas Graf")
    expect(selected(page)).to_be_focused()


def test_a_fact_reads_from_its_other_end_too(open_page, address):
    page = open_page(f"{address}#/organisation/cisco")
    expect(page.locator("#panel h3 span")).to_have_text(["Develops"])
    page.locator(".end a").click()
    expect(selected(page)).to_have_text("Cilium")


def test_a_handle_that_is_a_web_address_is_a_link_that_tells_nothing(open_page, address):
    page = open_page(f"{address}#/person/thomas-graf")
    link = page.locator(".end a[target]")
    expect(link).to_have_attribute("href", "https://example.org/thomas")
    expect(link).to_have_attribute("rel", "noreferrer noopener")


def test_an_episode_lists_what_it_names_states_and_resembles(open_page, address):
    page = open_page(f"{address}#/show/s/episode/4")
    expect(page.locator("#panel h3 span")).to_have_text(
        ["Guests", "About", "Related episodes", "Mentions", "Stated in this episode"]
    )
    related = page.locator("#panel section").filter(has_text="Related episodes")
    expect(related.locator("li")).to_have_text(["11. P4 on the Edgeboth name Cilium"])
    expect(page.locator("#panel h4")).to_have_text(["Concepts"])
    stated = page.locator("#panel section").filter(has_text="Stated in this episode")
    expect(stated.locator(".end").first).to_have_text("Cilium developed by Cisco")
    related.locator("a").click()
    expect(selected(page)).to_have_text("11. P4 on the Edge")


def test_back_and_forward_walk_the_selections(open_page, address):
    page = open_page()
    page.goto(f"{address}#/project/cilium")
    page.goto(f"{address}#/organisation/cisco")
    expect(selected(page)).to_have_text("Cisco")
    page.go_back()
    expect(selected(page)).to_have_text("Cilium")
    page.go_back()
    expect(selected(page)).to_have_text("7 things and 9 facts")
    page.go_forward()
    expect(selected(page)).to_have_text("Cilium")


@pytest.mark.parametrize("name", ["nobody", "%E0%A4%A", "__proto__"])
def test_an_unknown_address_is_told(open_page, address, name):
    page = open_page(f"{address}#/{name}")
    expect(page.locator("#panel .hint").first).to_contain_text("nothing at the address")


def test_a_click_on_a_dot_selects_it_and_on_the_ground_nothing(open_page):
    page = open_page()
    spot = pixels(page, "organisation")
    page.mouse.move(spot["x"], spot["y"])
    expect(page.locator("#hover")).to_have_text("CiscoOrganisation")
    page.mouse.click(spot["x"], spot["y"])
    expect(selected(page)).to_have_text("Cisco")
    box = page.locator("#map").bounding_box()
    middle = pixels(page, "organisation")
    assert abs(middle["x"] - box["x"] - box["width"] / 2) < 2
    assert abs(middle["y"] - box["y"] - box["height"] / 2) < 2
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    expect(selected(page)).to_have_text("7 things and 9 facts")


def test_dragging_moves_the_map_and_selects_nothing(open_page):
    page = open_page()
    before = pixels(page, "project")
    page.mouse.move(before["x"], before["y"])
    page.mouse.down()
    page.mouse.move(before["x"] + 40, before["y"] - 30, steps=4)
    page.mouse.up()
    page.mouse.move(5, 5)
    after = pixels(page, "project")
    assert (round(after["x"] - before["x"]), round(after["y"] - before["y"])) == (40, -30)
    expect(selected(page)).to_have_text("7 things and 9 facts")


def test_the_wheel_zooms_at_the_pointer(open_page):
    page = open_page()
    before = pixels(page, "project")
    page.mouse.move(before["x"], before["y"])
    page.mouse.wheel(0, -240)
    page.wait_for_timeout(100)
    page.mouse.move(5, 5)
    after = pixels(page, "project")
    assert after["count"] > 1.2 * before["count"]
    assert abs(after["x"] - before["x"]) < 1.5
    assert abs(after["y"] - before["y"]) < 1.5


def test_keys_move_the_map(open_page):
    page = open_page()
    before = pixels(page, "project")
    page.locator("#map").focus()
    page.keyboard.press("ArrowLeft")
    moved = pixels(page, "project")
    assert round(moved["x"] - before["x"]) == 60
    page.keyboard.press("+")
    assert pixels(page, "project")["count"] > before["count"]
    page.keyboard.press("0")
    assert pixels(page, "project") == before


def test_the_legend_switches_kinds_off_and_on(open_page):
    page = open_page()
    button = page.locator("#legend button", has_text="Organisations")
    expect(button).to_have_text("Organisations1")
    expect(button).to_have_attribute("aria-pressed", "true")
    before = pixels(page, "organisation")["count"]
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert pixels(page, "organisation")["count"] == 0
    assert pixels(page, "project")["count"] > 0
    button.click()
    assert pixels(page, "organisation")["count"] == before


def test_hostile_names_show_as_text(open_page, address):
    page = open_page(f"{address}#/place/hostile")
    expect(selected(page)).to_have_text(re.compile(re.escape("</script><img src=x onerror=alert(1)>")))
    assert page.locator("img").count() == 0
    assert page.evaluate("document.querySelector('#panel h2').textContent") == HOSTILE
    expect(page.locator("mark").first).to_have_text("</script>")


def test_every_thing_can_be_reached_with_the_keyboard(open_page):
    page = open_page()
    for summary in page.locator("summary").all():
        summary.focus()
        page.keyboard.press("Enter")
    expect(page.locator(".list a")).to_have_count(7)
    page.locator(".list a", has_text="Cisco").focus()
    page.keyboard.press("Enter")
    expect(selected(page)).to_have_text("Cisco")
    page.keyboard.press("Escape")
    expect(selected(page)).to_have_text("7 things and 9 facts")


@pytest.mark.parametrize("width", [320, 1200])
def test_nothing_is_wider_than_the_screen(open_page, address, width):
    page = open_page(f"{address}#/place/hostile", viewport={"width": width, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    box, panel = page.locator("#map").bounding_box(), page.locator("#panel").bounding_box()
    below = panel["y"] >= box["y"] + box["height"]
    assert below == (width == 320)


def test_a_tap_selects(open_page):
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True, device_scale_factor=2)
    spot = pixels(page, "organisation")
    page.touchscreen.tap(spot["x"], spot["y"])
    expect(selected(page)).to_have_text("Cisco")


def test_dark_follows_the_system(open_page):
    page = open_page(color_scheme="dark")
    assert pixels(page, "project")["count"] == 0
    page.emulate_media(color_scheme="light")
    assert pixels(page, "project")["count"] > 10


def test_an_episode_is_played_where_it_is_at_home(open_page, address):
    page = open_page(f"{address}#/show/s/episode/4")
    play = page.get_by_role("link", name="Play")
    expect(play).to_have_attribute("href", "https://example.org/4.mp3")
    expect(play).to_have_attribute("rel", "noreferrer noopener")
    page.goto(f"{address}#/show/s/episode/11")
    expect(page.get_by_role("link", name="Play")).to_have_count(0)


def test_years_and_shows_filter_and_count(open_page, address):
    page = open_page(f"{address}#/project/cilium")
    expect(page.locator("#panel .years")).to_have_attribute("aria-label", "2016: 1, 2018: 1")
    page.locator("#facets-open").click()
    page.locator("#facets select[data-key=From]").focus()
    page.locator("#facets select[data-key=From]").select_option("2017")
    expect(page.locator("#facets .hint")).to_have_text("3 things of 7")
    assert page.url.endswith("#/project/cilium?years=2017-2018")
    expect(page.locator("#facets select[data-key=From]")).to_be_focused()
    one = page.get_by_role("button", name="One", exact=False).filter(has_text="One")
    expect(one).to_have_text("One0")
    page.get_by_role("button", name="Show all again").click()
    one.click()
    expect(page.locator("#facets .hint")).to_have_text("5 things of 7")
    expect(page.locator("#legend [data-kind=person] small")).to_have_text("1")


def test_a_graph_of_nothing_opens(browser, tmp_path):
    file = tmp_path / "empty.html"
    file.write_text(explorer("Nothing", [], []), encoding="utf-8")
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file.as_uri())
    expect(selected(page)).to_have_text("0 things and 0 facts")
    page.close()
    assert errors == []


def test_the_page_of_pyvis_asks_nobody_either(browser, tmp_path):
    pytest.importorskip("pyvis", reason="the extra pyvis is not installed")
    from orbitgraph.viz.pyvis import neighbourhood

    file = tmp_path / "pyvis.html"
    file.write_text(neighbourhood(iri("show/s/episode/11"), *sample()), encoding="utf-8")
    context = browser.new_context()
    seen, wrong = [], []
    context.on("request", lambda request: seen.append(request.url))
    context.on("console", lambda message: wrong.append(message.text))
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(file.as_uri())
    expect(page.locator("#net canvas")).to_be_visible()
    page.wait_for_timeout(300)
    pen = "document.querySelector('canvas').getContext('2d')"
    assert page.evaluate(f"{pen}.getImageData(0, 0, 600, 600).data.some(Boolean)")
    assert page.locator("img").count() == 0
    context.close()
    assert (seen, wrong) == ([file.as_uri()], [])

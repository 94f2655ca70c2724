"""A large graph opens on its communities and unfolds from there."""

import math

import pytest

from orbitgraph.model import Fact, Node
from orbitgraph.viz.communities import Communities
from orbitgraph.viz.page import explorer

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
BASE = "https://example.org/id/"
SIDES = 4
EACH = 1300


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Four communities of 1,300 things, each around its middle, each thing named by an episode of its own side."""
    nodes, facts, groups = [], [], []
    for side in range(SIDES):
        episode = f"{BASE}show/s/episode/{side}"
        for number in range(EACH):
            angle, far = number * 2.4, 9 * number**0.5
            name = f"Topic {side}-{number}"
            nodes.append(
                Node(
                    f"{BASE}concept/{side}-{number}" if number else episode,
                    "concept" if number else "episode",
                    name if number else f"{side}. Episode",
                    x=round(900 * (side % 2) + far * math.cos(angle), 1),
                    y=round(900 * (side // 2) + far * math.sin(angle), 1),
                )
            )
            groups.append(side)
            if number:
                facts.append(Fact(episode, "mentions", nodes[-1].id, episode))
    facts.append(Fact(nodes[1].id, "broader", nodes[EACH + 1].id, ""))
    communities = Communities(tuple(f"Side {side}, more" for side in range(SIDES)), tuple(groups))
    file = tmp_path_factory.mktemp("large") / "explorer.html"
    file.write_text(explorer("Large", nodes, facts, communities=communities), encoding="utf-8")
    return file.as_uri()


def dots(page):
    """How many pixels of the layer of dots are not empty."""
    page.wait_for_timeout(200)
    return page.evaluate(
        """() => {
            const layer = document.querySelector("#layers canvas");
            const copy = new OffscreenCanvas(layer.width, layer.height).getContext("2d", { willReadFrequently: true });
            copy.drawImage(layer, 0, 0);
            const { data } = copy.getImageData(0, 0, layer.width, layer.height);
            let count = 0;
            for (let at = 3; at < data.length; at += 4) count += data[at] > 0;
            return count;
        }"""
    )


def test_it_opens_on_communities_and_a_click_unfolds_one(visit, address):
    page = visit(address)
    assert dots(page) == 0
    expect(page.locator("#panel .hint").nth(1)).to_contain_text("5,200 dots at once tell little")
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    expect(page.locator("#hover")).to_contain_text("Community of 1,300: click to unfold")
    page.mouse.down()
    page.mouse.up()
    assert page.url.endswith("#/?open=0")
    assert dots(page) > 1000
    page.keyboard.press("Control+z")
    assert dots(page) == 0
    page.get_by_role("button", name="Unfold all").click()
    assert dots(page) > 1000
    assert page.url.endswith("#/?open=all")


def test_what_is_chosen_unfolds_its_community(visit, address):
    page = visit(address)
    page.locator("#find").fill("Topic 2-77")
    page.locator("#found-0").click()
    expect(page.locator("#panel h2")).to_have_text("Topic 2-77")
    assert dots(page) > 500


def test_filters_reach_into_folded_communities(visit, address):
    page = visit(address)
    page.locator("#legend [data-kind=concept]").click()
    page.locator("#list-open").click()
    expect(page.locator("#list caption")).to_have_text("4 things")
    page.go_back()
    page.go_back()
    page.locator("#facets-open").click()
    page.get_by_role("button", name="Side 1, more 1,300").click()
    expect(page.locator("#facets .hint")).to_have_text("1,300 things of 5,200")
    assert dots(page) > 1000


def test_long_lists_say_what_they_leave_out(visit, address):
    page = visit(address)
    page.locator("summary", has_text="Concepts").click()
    expect(page.locator(".list li").last).to_have_text("and 4,696 more: search, or see the list view")
    page.locator("#list-open").click()
    more = page.locator("#list .more")
    expect(more).to_have_text("Show 200 more of 5,200")
    more.click()
    expect(page.locator("#list tbody tr")).to_have_count(400)

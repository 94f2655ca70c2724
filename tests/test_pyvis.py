"""The surroundings of one thing as a page of pyvis."""

import json
import re
import sys
from html.parser import HTMLParser

import pytest

from orbitgraph.errors import OrbitgraphError, UsageError
from orbitgraph.model import Fact, Node
from orbitgraph.viz.pyvis import neighbourhood

pytest.importorskip("pyvis", reason="the extra pyvis is not installed")

NODES = [
    Node("e1", "episode", "1. Cilium", details=(("minutes", "32"),)),
    Node("cilium", "project", "Cilium"),
    Node("cisco", "organisation", "Cisco"),
    Node("far", "place", "Far away"),
]
FACTS = [
    Fact("e1", "mentions", "cilium", "e1", "A talk on Cilium.", 10, 16),
    Fact("cilium", "developedBy", "cisco", "e1", "Cilium comes from Cisco.", 0, 6),
    Fact("cilium", "uses", "cisco", "e1"),
    Fact("cisco", "partOf", "far", "e1"),
    Fact("cisco", "reach", "@cisco", "e1"),
]


class Data(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.text, self.tags, self.inside = "", [], False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.inside = dict(attributes).get("type") == "application/json"

    def handle_data(self, data):
        if self.inside:
            self.text += data


def data(page):
    return json.loads(Data(page).text)


@pytest.mark.parametrize(
    ("steps", "ids"),
    [
        (0, ["e1"]),
        (1, ["e1", "cilium"]),
        (2, ["e1", "cilium", "cisco"]),
        (9, ["e1", "cilium", "cisco", "far"]),
    ],
)
def test_it_goes_as_far_as_told(steps, ids):
    assert [node["id"] for node in data(neighbourhood("e1", NODES, FACTS, steps=steps))["nodes"]] == ids


def test_nodes_have_places_and_nothing_moves():
    drawn = data(neighbourhood("cilium", NODES, FACTS))
    assert len({(node["x"], node["y"]) for node in drawn["nodes"]}) == 3
    assert drawn["options"]["physics"] == {"enabled": False}
    assert drawn["options"]["edges"]["smooth"] is False


def test_a_pair_is_one_edge_with_its_words_and_sentences():
    assert data(neighbourhood("cilium", NODES, FACTS))["edges"] == [
        {"from": "e1", "to": "cilium", "label": "", "title": "mentions\nA talk on Cilium."},
        {
            "from": "cilium",
            "to": "cisco",
            "label": "developed by, uses",
            "title": "developed by\nCilium comes from Cisco.\nuses",
        },
    ]


def test_the_same_graph_gives_the_same_bytes():
    assert neighbourhood("cilium", NODES, FACTS) == neighbourhood("cilium", NODES, FACTS)


@pytest.mark.parametrize(
    "text", ["</script><b>x", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "y" * 10_240]
)
def test_hostile_names_stay_text(text):
    page = neighbourhood("x", [Node("x", "person", text, details=((text, text),))], [])
    assert Data(page).tags == Data(neighbourhood("e1", NODES, FACTS)).tags
    assert data(page)["nodes"][0]["title"] == f"{text}\nperson\n{text}: {text}"


def test_the_frame_names_no_address():
    page = neighbourhood("cilium", NODES, FACTS)
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"([^\"]*)\"", page) == ["data:,"]


@pytest.mark.parametrize(("node_id", "steps"), [("nobody", 1), ("e1", -1)])
def test_a_wrong_call_is_told(node_id, steps):
    with pytest.raises(UsageError, match=r"nobody|-1"):
        neighbourhood(node_id, NODES, FACTS, steps=steps)


def test_without_pyvis_the_remedy_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyvis.network", None)
    with pytest.raises(OrbitgraphError, match=r"pip install orbitgraph\[pyvis\]"):
        neighbourhood("e1", NODES, FACTS)

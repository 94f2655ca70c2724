"""The text of the explorer page."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from orbitgraph.model import Fact, Node, Quads
from orbitgraph.viz.bundle import web
from orbitgraph.viz.communities import Communities
from orbitgraph.viz.packing import unpacked
from orbitgraph.viz.page import Parameter, Query, Questions, explorer

SOURCES = Path(__file__).resolve().parents[1] / "viz/web"
BASE = "https://example.org/id/"
EPISODE = Node(
    f"{BASE}show/s/episode/4", "episode", "4. Cilium", ("Episode 4",), 1.5, -2.0, 11.0, (("minutes", "32"),)
)
CILIUM = Node(f"{BASE}project/cilium", "project", "Cilium", (), 30.0, 4.0, 6.0)
FACTS = [
    Fact(EPISODE.id, "about", CILIUM.id, EPISODE.id, "About Cilium.", 6, 12, 0.9),
    Fact(EPISODE.id, "mentions", CILIUM.id, EPISODE.id, "About Cilium.", 6, 12, 0.95),
]
QUESTIONS = Questions(
    Quads(("<urn:g>", "<urn:a>"), (0,), (1,), (1,), (1,)),
    (
        Query(
            "all", "All", "Everything.", "SELECT * { ?a ?b ?c }", 10, (Parameter("a", "iri", "a thing", "x"),)
        ),
    ),
    (("orbit:guestOf", "Was a guest."),),
)
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "\u202eright to left\u2069",
    "nul\x00 and bell\x07",
    "line\u2028and\u2029paragraph",
    "half \ud83d of a pair",
    "\"quotes' & ampersands",
    "$title ${data} {{ x }}",
    "x" * 10_240,
]


class Parts(HTMLParser):
    """The text of title, h1, scripts and styles, and every address that a tag names."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.texts, self.addresses, self.policy, self.open = [], {}, [], "", ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.open = named.get("id", tag) if named.get("type") == "text/plain" else tag
        self.tags.append(tag)
        self.texts.setdefault(self.open, "")
        self.addresses += [value for name, value in attributes if name in ("src", "href", "srcset", "action")]
        if named.get("http-equiv") == "Content-Security-Policy":
            self.policy = named["content"]

    def handle_endtag(self, _tag):
        self.open = ""

    def handle_data(self, data):
        if self.open:
            self.texts[self.open] += data

    def packed(self, name):
        return unpacked(self.texts[f"pack-{name}"]).decode()


def test_the_blocks_hold_graph_words_and_questions():
    parts = Parts(
        explorer(
            "Show", [EPISODE, CILIUM], FACTS, communities=Communities(("C",), (0, 0)), questions=QUESTIONS
        )
    )
    graph = json.loads(parts.packed("graph"))
    assert (graph["groups"], graph["things"]["label"]) == (["C"], ["4. Cilium", "Cilium"])
    assert json.loads(parts.packed("words")) == ["", "About Cilium."]
    assert json.loads(parts.packed("quads"))["terms"] == ["<urn:g>", "<urn:a>"]
    assert json.loads(parts.packed("catalogue")) == {
        "queries": [
            {
                "name": "all",
                "title": "All",
                "description": "Everything.",
                "parameters": [{"name": "a", "type": "iri", "description": "a thing", "example": "x"}],
                "text": "SELECT * { ?a ?b ?c }",
                "at": 10,
            }
        ],
        "terms": [["orbit:guestOf", "Was a guest."]],
    }
    assert "MIT" in parts.packed("notices")


def test_without_questions_there_is_no_engine():
    page = explorer("Show", [EPISODE, CILIUM], FACTS)
    names = {name for name in Parts(page).texts if name.startswith("pack-")}
    assert names == {"pack-graph", "pack-words", "pack-network", "pack-notices"}
    assert len(page) < 250_000


def test_the_same_graph_gives_the_same_bytes():
    pages = {explorer("Show", [EPISODE, CILIUM], FACTS, questions=QUESTIONS) for _ in range(2)}
    assert len(pages) == 1


def test_the_policy_allows_these_scripts_and_this_style_only():
    parts = Parts(explorer("Show", [EPISODE, CILIUM], FACTS, questions=QUESTIONS))

    def hashed(text):
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    scripts = [parts.texts["script"], web("network.js.gz"), web("editor.js.gz")]
    assert parts.policy == (
        f"default-src 'none'; script-src {' '.join(map(hashed, scripts))} 'wasm-unsafe-eval'; "
        f"style-src {hashed(parts.texts['style'])}; img-src data:; worker-src blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_page_names_no_address_elsewhere():
    assert Parts(explorer("Show", [EPISODE, CILIUM], FACTS, questions=QUESTIONS)).addresses == ["data:,"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text):
    plain = Parts(explorer("Show", [EPISODE, CILIUM], FACTS))
    node = Node(f"{BASE}project/{text}", "project", text, (text,), details=((text, text),))
    facts = [
        Fact(EPISODE.id, "about", node.id, EPISODE.id, text),
        Fact(EPISODE.id, "reach", text, EPISODE.id),
    ]
    page = explorer(text, [EPISODE, node], facts, description=text, source=text)
    page.encode()
    parts = Parts(page)
    assert parts.tags == plain.tags
    assert (parts.texts["script"], parts.policy) == (plain.texts["script"], plain.policy)
    whole = text.replace("\ud83d", "\ufffd")
    assert parts.texts["h1"] == parts.texts["title"] == re.sub("[\x00\x07]", "\ufffd", whole)
    graph = json.loads(parts.packed("graph"))
    assert (graph["things"]["label"][1], graph["things"]["aliases"][1]) == (whole, [whole])
    assert json.loads(parts.packed("words")) == ["", whole]
    assert graph["facts"]["target"][1] == whole


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.ts")), ids=lambda path: path.name)
def test_a_part_of_the_script_reads_data_as_text_only(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text
    )
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|\bimport\(|EventSource", text)

"""The text of the explorer page."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from orbitgraph.model import Fact, Node
from orbitgraph.viz.page import SCRIPTS, explorer, web

BASE = "https://example.org/id/"
EPISODE = Node(
    f"{BASE}show/s/episode/4", "episode", "4. Cilium", ("Episode 4",), 1.5, -2.0, 11.0, (("minutes", "32"),)
)
CILIUM = Node(f"{BASE}project/cilium", "project", "Cilium", (), 30.0, 4.0, 6.0)
FACTS = [
    Fact(EPISODE.id, "about", CILIUM.id, EPISODE.id, "About Cilium.", 6, 12, 0.9),
    Fact(EPISODE.id, "mentions", CILIUM.id, EPISODE.id, "About Cilium.", 6, 12, 0.95),
]
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
        self.open = named.get("type") or tag
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


def data(page):
    return json.loads(Parts(page).texts["application/json"])


def test_the_data_is_compact_and_complete():
    assert data(explorer("Show", [EPISODE, CILIUM], FACTS, source="feed.xml")) == {
        "source": "feed.xml",
        "kinds": [
            ["episode", "episode", "episodes", 1],
            ["person", "person", "people", 0],
            ["organisation", "organisation", "organisations", 0],
            ["project", "project", "projects", 1],
            ["protocol", "protocol", "protocols", 0],
            ["concept", "concept", "concepts", 0],
            ["event", "event", "events", 0],
            ["work", "work", "works", 0],
            ["place", "place", "places", 0],
        ],
        "predicates": data(explorer("", [], []))["predicates"],
        "things": [
            ["show/s/episode/4", 0, "4. Cilium", ["Episode 4"], 1.5, -2.0, 11.0, [["minutes", "32"]], "4"],
            ["project/cilium", 3, "Cilium", [], 30.0, 4.0, 6.0, [], ""],
        ],
        "sentences": ["", "About Cilium."],
        "facts": [[0, 18, 1, 0, 1, 6, 12, 90], [0, 19, 1, 0, 1, 6, 12, 95]],
    }


def test_a_handle_stays_text():
    ann = Node("ann", "person", "Ann")
    fact = Fact("ann", "reach", "ann@example.org", "", "Write to ann@example.org.", 9, 24)
    assert data(explorer("", [ann], [fact]))["facts"] == [[0, 17, "ann@example.org", -1, 1, 9, 24, 100]]


def test_offsets_count_as_the_browser_counts():
    fact = Fact(EPISODE.id, "about", CILIUM.id, EPISODE.id, "🚀🚀 Cilium", 3, 9)
    assert data(explorer("", [EPISODE, CILIUM], [fact]))["facts"][0][5:7] == [5, 11]


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["https://a/x/1", "https://a/y/2"], ["x/1", "y/2"]),
        (["https://a/x/10", "https://a/x/1"], ["10", "1"]),
        (["https://a/x/", "https://a/x/1"], ["https://a/x/", "https://a/x/1"]),
        (["urn:1", "https://a/2"], ["urn:1", "https://a/2"]),
        (["https://a/x/1"], ["1"]),
    ],
)
def test_ids_lose_what_they_share(ids, names):
    nodes = [Node(each, "place", each) for each in ids]
    assert [thing[0] for thing in data(explorer("", nodes, []))["things"]] == names


def test_the_same_graph_gives_the_same_bytes():
    assert explorer("Show", [EPISODE, CILIUM], FACTS) == explorer("Show", [EPISODE, CILIUM], FACTS)


def test_the_policy_allows_this_script_and_this_style_only():
    parts = Parts(explorer("Show", [EPISODE, CILIUM], FACTS))

    def hashed(text):
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert parts.policy == (
        f"default-src 'none'; script-src {hashed(parts.texts['script'])}; "
        f"style-src {hashed(parts.texts['style'])}; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_the_page_names_no_address_elsewhere():
    assert Parts(explorer("Show", [EPISODE, CILIUM], FACTS)).addresses == ["data:,"]


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
    payload = json.loads(parts.texts["application/json"])
    assert payload["things"][1][2:4] == [whole, [whole]]
    assert payload["sentences"] == ["", whole]
    assert payload["facts"][1][2] == whole


@pytest.mark.parametrize(
    ("nodes", "facts", "message"),
    [
        ([EPISODE], FACTS, "joins 'https://example.org/id/project/cilium', which is no node"),
        ([EPISODE, CILIUM], [Fact(EPISODE.id, "likes", CILIUM.id, EPISODE.id)], "unknown predicate 'likes'"),
        ([EPISODE, CILIUM], [Fact(EPISODE.id, "about", CILIUM.id, "e9")], "a fact comes from 'e9'"),
        ([Node("a", "animal", "A")], [], "unknown class 'animal' of 'a'"),
        ([Node("a", "person", "A", x=float("nan"))], [], "no place for 'a'"),
        ([CILIUM, CILIUM], [], "two nodes have the id"),
    ],
)
def test_what_cannot_be_drawn_is_named(nodes, facts, message):
    with pytest.raises(ValueError, match=message):
        explorer("Show", nodes, facts)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_part_of_the_script_reads_data_as_text_only(name):
    text = web(name)
    assert len(text.splitlines()) <= 250
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|</script|<!--|\r", text
    )
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(", text)

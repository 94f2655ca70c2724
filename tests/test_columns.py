"""The graph in columns."""

import pytest

from orbitgraph.model import Fact, Node, Quads
from orbitgraph.viz.columns import columns, common_base, quad_columns
from orbitgraph.viz.communities import Communities

BASE = "https://example.org/id/"
EPISODE = Node(
    f"{BASE}show/s/episode/4", "episode", "4. Cilium", ("Episode 4",), 1.5, -2.0, 11.0, (("minutes", "32"),)
)
CILIUM = Node(f"{BASE}project/cilium", "project", "Cilium", (), 30.0, 4.0, 6.0)
FACTS = [
    Fact(EPISODE.id, "about", CILIUM.id, EPISODE.id, "About Cilium.", 6, 12, 0.9),
    Fact(EPISODE.id, "mentions", CILIUM.id, EPISODE.id, "About Cilium.", 6, 12, 0.95),
]


def test_everything_stands_once() -> None:
    graph, sentences = columns([EPISODE, CILIUM], FACTS, "feed.xml", Communities(("Cilium",), (0, -1)))
    assert sentences == ["", "About Cilium."]
    assert graph.pop("kinds")[:2] == [
        ["episode", "episode", "episodes", 1],
        ["person", "person", "people", 0],
    ]
    assert [name for name, *_ in graph.pop("predicates")][-4:] == [
        "about",
        "mentions",
        "relatedTo",
        "broader",
    ]
    assert graph == {
        "source": "feed.xml",
        "base": BASE,
        "groups": ["Cilium"],
        "things": {
            "name": ["show/s/episode/4", "project/cilium"],
            "kind": [0, 3],
            "label": ["4. Cilium", "Cilium"],
            "aliases": [["Episode 4"], []],
            "x": [15, 300],
            "y": [-20, 40],
            "size": [110, 60],
            "group": [0, -1],
            "details": [[["minutes", "32"]], []],
            "badge": ["4", ""],
        },
        "facts": {
            "source": [0, 0],
            "predicate": [18, 19],
            "target": [1, 1],
            "episode": [-2, -2],
            "sentence": [1, 1],
            "start": [6, 6],
            "end": [12, 12],
            "sure": [90, 95],
        },
    }


def test_nothing_is_a_graph_too() -> None:
    graph, sentences = columns([], [], "", Communities())
    assert (graph["things"]["name"], graph["facts"]["source"], sentences) == ([], [], [""])


def test_a_handle_stays_text() -> None:
    ann = Node("ann", "person", "Ann")
    fact = Fact("ann", "reach", "ann@example.org", "", "Write to ann@example.org.", 9, 24)
    told = columns([ann], [fact], "", Communities())[0]["facts"]
    assert (told["target"], told["episode"], told["sure"]) == (["ann@example.org"], [-1], [100])


def test_offsets_count_as_the_browser_counts() -> None:
    fact = Fact(EPISODE.id, "about", CILIUM.id, EPISODE.id, "🚀🚀 Cilium", 3, 9)
    told = columns([EPISODE, CILIUM], [fact], "", Communities())[0]["facts"]
    assert (told["start"], told["end"]) == ([5], [11])


@pytest.mark.parametrize(
    ("ids", "base"),
    [
        (["https://a/x/1", "https://a/y/2"], "https://a/"),
        (["https://a/x/10", "https://a/x/1"], "https://a/x/"),
        (["https://a/x/", "https://a/x/1"], ""),
        (["urn:1", "https://a/2"], ""),
        (["https://a/x/1"], "https://a/x/"),
        ([], ""),
    ],
)
def test_ids_lose_what_they_share(ids: list[str], base: str) -> None:
    assert common_base(ids) == base


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
def test_what_cannot_be_drawn_is_named(nodes: list[Node], facts: list[Fact], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        columns(nodes, facts, "", Communities())


def test_quads_are_told_by_the_numbers_of_their_terms() -> None:
    quads = Quads(("<g>", "<a>", "<b>", '"c"'), (0, 0, 0), (1, 1, 2), (2, 2, 2), (3, 1, 3))
    assert quad_columns(quads) == {
        "terms": ("<g>", "<a>", "<b>", '"c"'),
        "graph": [0, 0, 0],
        "subject": [1, 0, 1],
        "predicate": (2, 2, 2),
        "object": (3, 1, 3),
    }
    assert quad_columns(Quads())["graph"] == []

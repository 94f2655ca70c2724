"""Communities and their names."""

import networkx as nx

from orbitgraph.model import Fact, Node
from orbitgraph.viz.communities import Communities, named, split
from orbitgraph.viz.layout import grouped, place

NODES = [
    *(Node(f"a{n}", "episode", f"A{n}") for n in range(5)),
    *(Node(f"b{n}", "episode", f"B{n}") for n in range(4)),
    *(Node(name, "concept", name) for name in ("tea", "mate", "rust", "iron", "weather")),
    Node("ann", "person", "Ann"),
    Node("alone", "place", "Nowhere"),
]
FACTS = [
    *(Fact(f"a{n}", "about", "tea", f"a{n}") for n in range(5)),
    *(Fact(f"a{n}", "about", "mate", f"a{n}") for n in range(4)),
    *(Fact(f"b{n}", "about", "rust", f"b{n}") for n in range(4)),
    *(Fact(f"b{n}", "about", "iron", f"b{n}") for n in range(3)),
    *(Fact(name, "mentions", "weather", name) for name in ("a0", "a1", "b0")),
    Fact("ann", "guestOf", "a0", "a0"),
]


def test_what_hangs_together_is_one_community_named_by_what_it_alone_is_on() -> None:
    groups = grouped(NODES, FACTS)
    found = named(NODES, FACTS, groups)
    assert [name.split(", ")[0] for name in found.names] == ["tea", "rust"]
    of = dict(zip((node.id for node in NODES), found.of, strict=True))
    assert {of[f"a{n}"] for n in range(5)} == {of["tea"], of["mate"], of["ann"]} == {0}
    assert {of[f"b{n}"] for n in range(4)} == {of["rust"], of["iron"]} == {1}
    assert of["alone"] == -1


def test_one_without_topics_is_named_by_what_there_is() -> None:
    nodes = [Node("e", "episode", "E"), Node("p", "person", "P")]
    facts = [Fact("p", "guestOf", "e", "e")]
    assert named(nodes, facts, [[0, 1]]) == Communities(("P",), (0, 0))
    assert named(nodes[:1], [], [[0]]) == Communities(("E",), (0,))


def test_the_order_of_nodes_makes_no_difference() -> None:
    groups = {frozenset(NODES[node].id for node in group) for group in grouped(NODES, FACTS)}
    back = NODES[::-1]
    assert {frozenset(back[node].id for node in group) for group in grouped(back, FACTS[::-1])} == groups


def test_groups_that_are_known_give_the_same_places() -> None:
    nodes = [Node(f"n{n}", "concept", "") for n in range(1500)]
    facts = [Fact(f"n{n}", "about", f"n{n * n % 301}", "") for n in range(1500)]
    assert place(nodes, facts, groups=grouped(nodes, facts)) == place(nodes, facts)


def test_nothing() -> None:
    assert grouped([], []) == []
    assert named([], [], []) == Communities()
    assert split(nx.Graph([(0, 1), (2, 3)]), 7) == [[0, 1], [2, 3]]

"""What the last build drew stays where it is; what is new stands beside it."""

from dataclasses import replace
from itertools import pairwise
from math import hypot

from orbitgraph.model import Fact, Node
from orbitgraph.viz.layout import GAP, place
from orbitgraph.viz.staying import Drawing, redraw


def chain(count: int) -> tuple[list[Node], list[Fact]]:
    """Return things that are linked in a row."""
    nodes = [Node(f"n{number:02}", "project", f"Thing {number}") for number in range(count)]
    return nodes, [Fact(one.id, "uses", two.id, one.id) for one, two in pairwise(nodes)]


def spots(nodes: tuple[Node, ...]) -> dict[str, tuple[float, float]]:
    return {node.id: (node.x, node.y) for node in nodes}


def test_the_first_drawing_is_that_of_the_layout() -> None:
    nodes, facts = chain(9)

    placed, drawing = redraw(nodes, facts, Drawing())

    assert placed == place(nodes, facts)
    assert drawing == Drawing(drawn=spots(placed))


def test_what_stood_stays_and_the_new_stands_by_its_neighbour() -> None:
    nodes, facts = chain(10)
    before, drawing = redraw(nodes[:9], facts[:8], Drawing())

    placed, after = redraw(nodes, facts, drawing)

    assert spots(placed[:9]) == spots(before)
    new, neighbour = placed[9], placed[8]
    assert hypot(new.x - neighbour.x, new.y - neighbour.y) < 60
    for other in placed[:9]:
        assert hypot(new.x - other.x, new.y - other.y) >= new.size + other.size + GAP - 0.1
    assert after == Drawing(drawn=spots(before), added={"n09": (new.x, new.y)})
    assert redraw(nodes, facts, after) == (placed, after)


def test_sizes_follow_the_new_facts() -> None:
    nodes, facts = chain(10)
    before, drawing = redraw(nodes[:9], facts[:8], Drawing())

    placed, _ = redraw(nodes, facts, drawing)

    assert placed[8].size > before[8].size
    assert placed[:8] == tuple(replace(node) for node in before[:8])


def test_the_order_of_nodes_and_facts_does_not_matter() -> None:
    nodes, facts = chain(12)
    _, drawing = redraw(nodes[:10], facts[:9], Drawing())

    forth, _ = redraw(nodes, facts, drawing)
    back, _ = redraw(nodes[::-1], facts[::-1], drawing)

    assert spots(forth) == spots(back)


def test_what_nothing_links_stands_below() -> None:
    nodes, facts = chain(9)
    before, drawing = redraw(nodes, facts, Drawing())

    placed, _ = redraw([*nodes, Node("z", "place", "Far")], facts, drawing)

    assert placed[9].y > max(node.y for node in before)


def test_a_map_that_is_new_for_the_most_part_is_drawn_anew() -> None:
    nodes, facts = chain(20)
    _, drawing = redraw(nodes[:14], facts[:13], Drawing())

    placed, after = redraw(nodes, facts, drawing)

    assert placed == place(nodes, facts)
    assert after == Drawing(drawn=spots(placed))


def test_nothing_at_all() -> None:
    assert redraw([], [], Drawing()) == ((), Drawing())

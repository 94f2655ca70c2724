"""Which two nodes each fact joins."""

import pytest

from orbitgraph.model import Fact, Node
from orbitgraph.viz.links import ends, numbered

NODES = [Node("e1", "episode", "Episode 1"), Node("ann", "person", "Ann")]


def test_ends_are_positions_and_a_handle_is_none():
    facts = [Fact("ann", "guestOf", "e1", "e1"), Fact("ann", "reach", "ann@example.org", "e1")]
    assert ends(NODES, facts) == [(1, 0), (1, None)]


@pytest.mark.parametrize(
    ("fact", "name"),
    [
        (Fact("bob", "guestOf", "e1", "e1"), "bob"),
        (Fact("ann", "guestOf", "e2", "e1"), "e2"),
        (Fact("bob", "reach", "bob@example.org", "e1"), "bob"),
    ],
)
def test_an_unknown_end_is_named(fact, name):
    with pytest.raises(ValueError, match=f"{fact.predicate} joins '{name}', which is no node"):
        ends(NODES, [fact])


def test_an_id_that_stands_twice_is_named():
    with pytest.raises(ValueError, match="two nodes have the id 'ann'"):
        numbered([*NODES, NODES[1]])

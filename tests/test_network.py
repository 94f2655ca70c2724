from datetime import date

from orbitgraph.graph.network import (
    Community,
    Hop,
    centrality,
    communities,
    counts,
    episodes_alike,
    episodes_and_things,
    hosts,
    network,
    shortest_path,
)
from orbitgraph.graph.related import related
from orbitgraph.model import (
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Mention,
    Predicate,
    Ref,
    Relation,
    Show,
)


def at(episode: int, start: int = 0, confidence: float = 1.0) -> Evidence:
    """Return evidence beyond the first paragraph of an episode."""
    return Evidence(f"s/{episode}", 900 + start, 901 + start, 900, 999, "test", confidence)


def entity(cls: str, label: str, *episodes: int, times: int = 1) -> Entity:
    kind = EntityClass(cls)
    places = tuple(Mention(kind, at(each, n)) for each in episodes for n in range(times))
    return Entity(kind, label, mentions=places)


def person(name: str) -> Ref:
    return Ref("person", name)


def project(name: str) -> Ref:
    return Ref("project", name)


def episode(number: int) -> Ref:
    return Ref("episode", f"s/{number}")


EPISODES = tuple(Episode("s", str(n), f"Topic{n}", number=n, published=date(2020, 1, n)) for n in range(1, 7))
GIVEN = Extraction(
    (Show("s", "S", hosts=("Host",)),),
    EPISODES,
    (
        entity("person", "Host", 1, 2, 3, 4, 5, 6),
        entity("person", "Ada", 1, 4),
        entity("project", "P4", 1, 2, 3, times=6),
        entity("project", "Click", 1, 2, times=4),
        entity("concept", "radio", 4, 5, 6, times=6),
        entity("protocol", "BFD", 3),
        entity("project", "Whole", 1, 2, 3, 4, 5, 6),
    ),
    (
        Relation(project("P4"), Predicate.SUPPORTS, Ref("protocol", "BFD"), (at(3, 9, 0.8),)),
        Relation(person("Ada"), Predicate.GUEST_OF, episode(1), (at(1),)),
        Relation(person("Ada"), Predicate.REACH, Ref("handle", "@ada"), (at(1),)),
        Relation(episode(6), Predicate.MENTIONS_EPISODE, episode(99), (at(6),)),
    ),
)


def test_nodes_have_dates_and_edges_evidence() -> None:
    graph = network(GIVEN)

    assert set(graph) == {episode(n) for n in range(1, 7)} | {each.ref for each in GIVEN.entities}
    assert graph.nodes[Ref("concept", "radio")] == {"date": date(2020, 1, 4)}
    assert graph.get_edge_data(project("P4"), Ref("protocol", "BFD")) == {
        "supports": {"evidence": at(3, 9, 0.8)}
    }
    assert graph.get_edge_data(episode(1), person("Ada")) == {"mentions": {"evidence": at(1)}}
    assert graph.get_edge_data(person("Ada"), episode(1)) == {"guestOf": {"evidence": at(1)}}
    assert graph.number_of_edges() == 25


def test_episodes_and_things_are_joined_by_how_much_they_tell() -> None:
    graph = episodes_and_things(GIVEN)

    assert person("Host") not in graph
    assert project("Whole") not in graph
    assert graph.edges[episode(1), project("Click")]["weight"] == 4 / 6
    assert graph.edges[episode(1), person("Ada")]["weight"] == 1


def test_episodes_alike_have_the_scores_of_the_related() -> None:
    graph = episodes_alike(GIVEN, top=2)
    listed = {frozenset((each.episode, each.other)): each.score for each in related(GIVEN, top=2)}

    assert {
        frozenset((one.name, two.name)): data["weight"] for one, two, data in graph.edges(data=True)
    } == listed
    assert list(episodes_alike(Extraction((), (), (), ()))) == []


def test_communities_are_named_by_what_only_they_have() -> None:
    assert communities(GIVEN) == (
        Community(
            (project("Click"), project("P4"), Ref("protocol", "BFD")), (person("Ada"),), ("s/1", "s/2", "s/3")
        ),
        Community((Ref("concept", "radio"),), (person("Ada"),), ("s/4", "s/5", "s/6")),
    )


def test_who_joins_two_groups_is_central_and_hosts_are_not() -> None:
    shares = centrality(GIVEN)

    assert max(shares, key=lambda ref: shares[ref]) == person("Ada")
    assert person("Host") not in shares
    assert project("Whole") not in shares
    assert all(ref.kind != "episode" for ref in shares)
    assert hosts(GIVEN) == {person("Host")}
    assert counts(GIVEN)[person("Ada")] == 2


def test_a_path_has_a_sentence_for_each_hop() -> None:
    graph = network(GIVEN)

    assert shortest_path(
        graph, [Ref("protocol", "BFD")], [Ref("concept", "radio")], {project("Whole")} | hosts(GIVEN)
    ) == (
        Hop(project("P4"), "supports", Ref("protocol", "BFD"), at(3, 9, 0.8)),
        Hop(episode(1), "mentions", project("P4"), at(1)),
        Hop(person("Ada"), "guestOf", episode(1), at(1)),
        Hop(episode(4), "mentions", person("Ada"), at(4)),
        Hop(episode(4), "mentions", Ref("concept", "radio"), at(4)),
    )
    assert shortest_path(graph, [project("P4")], [project("P4")]) == ()
    assert shortest_path(graph, [project("Nobody")], [project("P4")]) is None


def test_a_host_is_avoided_unless_asked_for() -> None:
    graph = network(GIVEN)
    through = shortest_path(graph, [Ref("protocol", "BFD")], [episode(6)], [project("Whole")])
    asked = shortest_path(graph, [person("Host")], [episode(6)], hosts(GIVEN))

    assert through is not None
    assert person("Host") in {end for hop in through for end in (hop.subject, hop.object)}
    assert asked == (Hop(episode(6), "mentions", person("Host"), at(6)),)


def test_things_without_a_path() -> None:
    alone = Extraction((), EPISODES[:2], (entity("project", "A", 1), entity("project", "B", 2)), ())

    assert shortest_path(network(alone), [project("A")], [project("B")]) is None


def test_the_order_of_the_input_does_not_show() -> None:
    turned = Extraction(GIVEN.shows, GIVEN.episodes[::-1], GIVEN.entities[::-1], GIVEN.relations[::-1])

    assert list(network(turned).edges(keys=True)) == list(network(GIVEN).edges(keys=True))
    assert communities(turned) == communities(GIVEN)
    assert centrality(turned) == centrality(GIVEN)

"""The graph as a network (networkx): episodes and what they name, joined by mentions and by what they state.

A node is a `Ref`, with `date`, the day of the first episode that has it. An edge has its `predicate` as key and
an `evidence`: the sentence that speaks most surely for it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from orbitgraph.graph.related import Ranking, rarity
from orbitgraph.graph.strengths import hosts_of, roles_of, strengths_of
from orbitgraph.model import EPISODE, HANDLE, EntityClass, Evidence, Extraction, Ref, Topic

MENTIONS = "mentions"
TOPICS = frozenset({EntityClass.PROJECT.value, EntityClass.PROTOCOL.value, EntityClass.CONCEPT.value})
"""The classes of things that say what a community is about."""
SEED = 1
_SAMPLE = 400
"""From how many nodes shortest paths are counted in a large network."""
_DETOUR = 0.2
"""What a hop through the best connected thing costs more than one through an unknown one: less than a hop."""


class Hop(NamedTuple):
    """One step of a path: the fact as it is stated (subject, predicate, object), and its evidence."""

    subject: Ref
    predicate: str
    object: Ref
    evidence: Evidence


class Community(NamedTuple):
    """Episodes (ids) that belong together, and the topics and people that tell them from others, these first."""

    topics: tuple[Ref, ...]
    people: tuple[Ref, ...]
    episodes: tuple[str, ...]


def network(extraction: Extraction) -> Any:
    """Return the network of all that is stated and mentioned, as a `MultiDiGraph`; handles are no nodes of it."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    days = {each.id: each.published for each in extraction.episodes}
    for episode in sorted(days):
        graph.add_node(Ref(EPISODE, episode), date=days[episode])
    for entity in sorted(extraction.entities, key=lambda each: each.ref):
        dates = [day for each in entity.mentions if (day := days.get(each.evidence.episode))]
        graph.add_node(entity.ref, date=min(dates, default=None))
        for episode, found in sorted(_best_mentions(each.evidence for each in entity.mentions).items()):
            if episode in days:
                graph.add_edge(Ref(EPISODE, episode), entity.ref, MENTIONS, evidence=found)
    for relation in sorted(extraction.relations):
        ends = relation.subject, relation.object
        best = min(relation.evidence, key=_surest)
        if HANDLE not in (ends[0].kind, ends[1].kind) and graph.has_node(ends[0]) and graph.has_node(ends[1]):
            old = graph.get_edge_data(*ends, relation.predicate.value)
            if old is None or _surest(best) < _surest(old["evidence"]):
                graph.add_edge(*ends, relation.predicate.value, evidence=best)
    return graph


def episodes_and_things(extraction: Extraction) -> Any:
    """Return the weighted network of episodes and things: how strongly a thing stands in an episode, and how rare.

    Hosts are no part of it: they stand in every episode of their show.
    """
    import networkx as nx

    row = {episode.id: at for at, episode in enumerate(extraction.episodes)}
    ids = list(row)
    graph = nx.Graph()
    graph.add_nodes_from(Ref(EPISODE, each) for each in sorted(row))
    strengths = strengths_of(extraction, row, roles_of(extraction, row), hosts_of(extraction, row))
    for thing in sorted(strengths):
        rare = rarity(len(strengths[thing]), len(ids)) if len(ids) > 2 else 1.0
        if rare:
            edges = (
                (Ref(EPISODE, ids[at]), thing, rare * each) for at, each in sorted(strengths[thing].items())
            )
            graph.add_weighted_edges_from(edges)
    return graph


def episodes_alike(extraction: Extraction, topics: Sequence[Topic] = (), top: int = 5) -> Any:
    """Return the weighted network of episodes: an edge with the score of the `top` nearest of each."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(Ref(EPISODE, each.id) for each in extraction.episodes)
    if extraction.episodes:
        ranking = Ranking(extraction, topics)
        names = [Ref(EPISODE, each.id) for each in extraction.episodes]
        for row, others in enumerate(ranking.nearest.all(top)):
            graph.add_weighted_edges_from(
                (names[row], names[other], units / 10_000) for other, units in others
            )
    return graph


def communities(extraction: Extraction, topics: Sequence[Topic] = ()) -> tuple[Community, ...]:
    """Return the communities that Louvain's method finds among the episodes (Blondel et al. 2008), largest first.

    Episodes are joined by the scores of their nearest. A thing belongs where it stands most strongly, and a
    community is named by the topics that stand strongly in its episodes and weakly in all others.
    """
    import networkx as nx

    things = episodes_and_things(extraction)
    found = nx.community.louvain_communities(episodes_alike(extraction, topics), weight="weight", seed=SEED)
    made = [_community(things, members) for members in found]
    return tuple(sorted(made, key=lambda each: (-len(each.episodes), each.episodes)))


def _community(things: Any, episodes: Iterable[Ref]) -> Community:
    """Name a community by its things: of a thing's whole weight the share that is inside, times what is inside."""
    inside = set(episodes)
    telling: dict[Ref, float] = {}
    for ref in sorted({thing for episode in inside for thing in things[episode]}):
        weights = [(episode in inside, data["weight"]) for episode, data in things[ref].items()]
        own = math.fsum(weight for within, weight in weights if within)
        telling[ref] = own * own / math.fsum(weight for _, weight in weights)
    ranked = sorted(telling, key=lambda ref: (-telling[ref], ref))
    return Community(
        tuple(ref for ref in ranked if ref.kind in TOPICS),
        tuple(ref for ref in ranked if ref.kind == EntityClass.PERSON.value),
        tuple(sorted((ref.name for ref in inside), key=_by_number)),
    )


def centrality(extraction: Extraction) -> Mapping[Ref, float]:
    """Return how much each thing connects the field: its share of the shortest paths between all others.

    This is betweenness (Freeman 1977; Brandes 2001) in the network of what is stated and mentioned, without
    hosts and what nearly all episodes name. Of many nodes it is estimated from a sample, drawn with a fixed seed.
    """
    import networkx as nx

    graph = nx.Graph(network(extraction))
    graph.remove_nodes_from(hosts(extraction))
    every = len(extraction.episodes)
    named = counts(extraction).items()
    graph.remove_nodes_from([ref for ref, number in named if number > 2 and not rarity(number, every)])
    sample = _SAMPLE if len(graph) > _SAMPLE else None
    shares: Mapping[Ref, float] = nx.betweenness_centrality(graph, k=sample, seed=SEED)
    return {ref: share for ref, share in sorted(shares.items()) if ref.kind != EPISODE}


def shortest_path(
    graph: Any, starts: Collection[Ref], ends: Collection[Ref], avoid: Iterable[Ref] = ()
) -> tuple[Hop, ...] | None:
    """Return the hops of the shortest path from one of the starts to one of the ends, None where there is none.

    Of paths with as many hops, one through rare things comes first, and a stated fact before a mention. It does
    not lead through what is to be avoided, such as the host of all episodes.
    """
    import networkx as nx

    plain = nx.Graph(graph)
    plain.remove_nodes_from({*avoid} - {*starts, *ends})
    degrees = dict(plain.degree())
    most = math.log(2 + max(degrees.values(), default=0))

    def cost(one: Ref, two: Ref, _: object) -> float:
        known = 0.0 if degrees[two] < 1 else math.log(1 + degrees[two]) / most
        return 1 + _DETOUR * (known + (not _stated(graph, one, two))) / 2

    sources = sorted(set(starts) & set(plain))
    wanted = sorted(set(ends) & set(plain))
    if not sources or not wanted:
        return None
    lengths, paths = nx.multi_source_dijkstra(plain, set(sources), weight=cost)
    reached = [(lengths[end], end) for end in wanted if end in lengths]
    return tuple(_hop(graph, *pair) for pair in pairwise(paths[min(reached)[1]])) if reached else None


def _hop(graph: Any, one: Ref, two: Ref) -> Hop:
    """Return the surest fact between two neighbours, a stated one before a mention."""
    hops = [
        Hop(start, predicate, end, data["evidence"])
        for start, end in ((one, two), (two, one))
        for predicate, data in (graph.get_edge_data(start, end) or {}).items()
    ]
    return min(hops, key=lambda hop: (hop.predicate == MENTIONS, _surest(hop.evidence), hop))


def _stated(graph: Any, one: Ref, two: Ref) -> bool:
    keys = {*(graph.get_edge_data(one, two) or ()), *(graph.get_edge_data(two, one) or ())}
    return bool(keys - {MENTIONS})


def _best_mentions(evidence: Iterable[Evidence]) -> dict[str, Evidence]:
    """Return the surest mention in each episode."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        found[each.episode].append(each)
    return {episode: min(each, key=_surest) for episode, each in found.items()}


def _surest(evidence: Evidence) -> tuple[float, bool, Evidence]:
    """Put the surest first, a whole sentence before a title, of equals the first in the text."""
    return -evidence.confidence, evidence.sentence_start == 0, evidence


def _by_number(episode: str) -> tuple[int, str]:
    key = episode.rpartition("/")[2]
    return (int(key) if key.isdecimal() else 0, episode)


def hosts(extraction: Extraction) -> set[Ref]:
    """Return whoever hosts a show or an episode: a path or a share that leads through them tells nothing."""
    row = {episode.id: at for at, episode in enumerate(extraction.episodes)}
    return {person for _, person in hosts_of(extraction, row)}


def counts(extraction: Extraction) -> Mapping[Ref, int]:
    """Return in how many episodes each thing is named."""
    found: Counter[Ref] = Counter()
    for entity in extraction.entities:
        found[entity.ref] = len({each.evidence.episode for each in entity.mentions})
    return found

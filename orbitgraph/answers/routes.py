"""How two things of the graph are connected: the shortest path between them, a stated fact for each hop."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from orbitgraph.answers.explaining import Quote, Statement
from orbitgraph.answers.naming import Names, Thing
from orbitgraph.errors import UsageError
from orbitgraph.graph.network import Hop, hosts, network, shortest_path
from orbitgraph.graph.recovered import recover
from orbitgraph.model import EPISODE, Episode, Ref


@dataclass(frozen=True, slots=True)
class Route:
    """What the two names mean, and the hops between them (None where no path joins them)."""

    start: tuple[Thing, ...]
    end: tuple[Thing, ...]
    hops: tuple[Statement, ...] | None


def route(start: str, end: str, store: Store) -> Route:
    """Find the shortest path between two things or episodes; raises `UsageError` for a name that none has.

    It leads through a host only if one is asked for: whoever is in every episode connects everything.
    """
    names = Names(store)
    meant = _nodes(names, start), _nodes(names, end)
    recovered = recover(store)
    extraction = recovered.extraction
    refs = {iri: ref for ref, iri in recovered.iris.items()}
    starts, ends = ([refs[each.term.value] for each in things if each.term.value in refs] for things in meant)
    hops = shortest_path(network(extraction), starts, ends, hosts(extraction))
    episodes = {each.id: each for each in extraction.episodes}
    return Route(*meant, None if hops is None else tuple(_statement(hop, episodes) for hop in hops))


def _nodes(names: Names, name: str) -> tuple[Thing, ...]:
    found = tuple(each for each in names.find(name) if isinstance(each.term, NamedNode))
    if not found:
        raise UsageError(f"{name!r} is an address and no thing; name a thing or an episode")
    return found


def _statement(hop: Hop, episodes: dict[str, Episode]) -> Statement:
    found = hop.evidence
    said_in = episodes[found.episode]
    sentence = said_in.text[found.sentence_start : found.sentence_end]
    span = found.start - found.sentence_start, found.end - found.sentence_start
    return Statement(
        _label(hop.subject, episodes),
        hop.predicate,
        _label(hop.object, episodes),
        said_in.key,
        said_in.title,
        said_in.published.isoformat() if said_in.published else "",
        (Quote(sentence, (span,), (found.extractor,), found.confidence),),
    )


def _label(ref: Ref, episodes: dict[str, Episode]) -> str:
    return f"Episode {episodes[ref.name].key}" if ref.kind == EPISODE else ref.name

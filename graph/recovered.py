"""What a graph says, as the model again: the reverse of `build`, for whatever works on a graph that is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, Store

from orbitgraph.graph.recovered_episodes import episodes_of, shows_of
from orbitgraph.graph.values import Values
from orbitgraph.model import (
    EPISODE,
    HANDLE,
    Entity,
    EntityClass,
    Evidence,
    Extraction,
    Mention,
    Predicate,
    Ref,
    Relation,
    Topic,
)
from orbitgraph.ontology import ORBIT

_CLASSES = {cls: f"orbit:{cls.value.capitalize()}" for cls in EntityClass}
_PREDICATES = {getattr(ORBIT, each.value): each for each in Predicate}


@dataclass(frozen=True)
class Recovered:
    """The model behind a graph: what was extracted, the topic scheme, and the IRI of each thing and episode."""

    extraction: Extraction
    topics: tuple[Topic, ...]
    iris: Mapping[Ref, str]


def recover(store: Store) -> Recovered:
    """Return the model behind a graph that `build` made; what others wrote in other shapes is passed over.

    Shows, episodes (with their texts, in the order of show, number and date), things and relations with their
    evidence come back as they were; of an episode, what only its feed's tags say beyond people, music and the
    recording does not. A relation to an episode that the graph does not have is left out.
    """
    values = Values(store)
    shows, episodes = shows_of(values), episodes_of(values)
    refs = {iri: Ref(EPISODE, episode.id) for iri, episode in episodes.items()}
    things = _things(values)
    refs |= things
    evidence = _Evidence(values, {iri: episode.id for iri, episode in episodes.items()})
    ordered = sorted(episodes.values(), key=lambda e: (e.show, e.number or 0, e.published or date.min, e.key))
    entities = tuple(_entities(values, things, episodes, evidence))
    relations = tuple(sorted(set(_relations(values, refs, evidence))))
    said = {entity.ref for entity in entities} | {ref for ref in refs.values() if ref.kind == EPISODE}
    return Recovered(
        Extraction(tuple(shows.values()), tuple(ordered), entities, relations),
        tuple(_topics(values)),
        {ref: iri for iri, ref in sorted(refs.items(), reverse=True) if ref in said},
    )


class _Evidence:
    """Finds the sentences of mentions and statements; nodes that lack a part have none."""

    def __init__(self, values: Values, episodes: Mapping[str, str]) -> None:
        self._values = values
        self._episodes = episodes
        self._places: dict[str, tuple[int, int, int, int]] = {}

    def of(self, node: str) -> Evidence | None:
        """Return the evidence that an annotation stands for."""
        target = self._values.one("oa:hasTarget", node)
        place = self._place(target) if target else None
        episode = self._episodes.get(node.partition("#")[0])
        if place is None or episode is None:
            return None
        rule = self._values.one("orbit:extractor", node) or ""
        return Evidence(episode, *place, rule, float(self._values.one("orbit:confidence", node) or 1))

    def _place(self, target: str) -> tuple[int, int, int, int] | None:
        if target not in self._places:
            one, selectors = self._values.one, self._values.of("oa:hasSelector").get(target, ())
            quote = next((each for each in selectors if one("oa:exact", each)), None)
            position = next((each for each in selectors if one("oa:start", each)), None)
            if quote is None or position is None:
                return None
            start, end = (int(one(name, position) or 0) for name in ("oa:start", "oa:end"))
            before, after = (len(one(name, quote) or "") for name in ("oa:prefix", "oa:suffix"))
            self._places[target] = start, end, start - before, end + after
        return self._places[target]


def _things(values: Values) -> dict[str, Ref]:
    """Return the things by their IRIs."""
    found = {}
    for cls, name in _CLASSES.items():
        for iri in values.members(name):
            label = values.one("rdfs:label", iri)
            if label is not None:
                found[iri] = Ref(cls.value, label)
    return found


def _entities(
    values: Values, things: Mapping[str, Ref], episodes: Mapping[str, object], evidence: _Evidence
) -> Iterator[Entity]:
    mentions: dict[str, set[Mention]] = defaultdict(set)
    about: dict[str, set[str]] = defaultdict(set)
    for node in values.members("orbit:Mention"):
        thing = values.one("oa:hasBody", node) or ""
        if thing in things and (found := evidence.of(node)):
            mentions[thing].add(Mention(EntityClass(things[thing].kind), found))
    for episode, subjects in values.of("schema:about").items():
        for thing in subjects:
            if thing in things and episode in episodes:
                about[thing].add(episode)
    ends = {
        end for name in ("rdf:subject", "rdf:object") for each in values.of(name).values() for end in each
    }
    ids = {iri: getattr(episode, "id", "") for iri, episode in episodes.items()}
    for iri in sorted(things, key=lambda iri: (things[iri], iri)):
        if iri in mentions or iri in about or iri in ends:
            ref = things[iri]
            yield Entity(
                EntityClass(ref.kind),
                ref.name,
                values.of("skos:altLabel").get(iri, ()),
                tuple(sorted(mentions[iri])),
                tuple(sorted(ids[episode] for episode in about[iri])),
                values.one("skos:notation", iri),
            )


def _relations(values: Values, refs: Mapping[str, Ref], evidence: _Evidence) -> Iterator[Relation]:
    objects = dict(values.pairs("rdf:object"))
    for node in values.members("rdf:Statement"):
        subject = refs.get(values.one("rdf:subject", node) or "")
        predicate = _PREDICATES.get(values.one("rdf:predicate", node) or "")
        value = objects.get(node)
        end = Ref(HANDLE, value.value) if isinstance(value, Literal) else value and refs.get(value.value)
        proofs = [evidence.of(each) for each in values.of("prov:wasDerivedFrom").get(node, ())]
        found = tuple(sorted(proof for proof in proofs if proof))
        if subject and predicate and end and found:
            try:
                yield Relation(subject, predicate, end, found)
            except ValueError:  # another tool's statement with other ends
                continue


def _topics(values: Values) -> Iterable[Topic]:
    """Return the entries of the topic scheme: whatever is broader or narrower than something."""
    things = _things(values)
    broader = values.of("skos:broader")
    entries = {iri for each in broader.values() for iri in each} | broader.keys()
    for iri in sorted(entries & things.keys()):
        labels = sorted(things[upper].name for upper in broader.get(iri, ()) if upper in things)
        ref = things[iri]
        yield Topic(EntityClass(ref.kind), ref.name, iri, broader=tuple(labels))

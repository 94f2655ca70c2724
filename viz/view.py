"""What was extracted -> what is drawn: a node for each episode and thing, a fact for each line with its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from orbitgraph.model import (
    EPISODE,
    HANDLE,
    Entity,
    Episode,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Node,
    Ref,
    RelatedEpisode,
    Topic,
)

_SENTENCES = 5
"""The most sentences that are kept of one thing in one episode."""

Identify = Callable[[Ref], str]


def view(
    extraction: Extraction,
    related: Iterable[RelatedEpisode],
    identify: Identify,
    topics: Iterable[Topic] = (),
    definitions: Mapping[str, str] | None = None,
) -> tuple[list[Node], list[Fact]]:
    """Return the nodes and facts of the explorer; `identify` gives the id (IRI) of an end.

    What `topics` says of broader entries, and their `definitions` by the topics' IRIs, is told of the things that
    the episodes name.
    """
    texts = {each.id: each.text for each in extraction.episodes}
    shows = {each.slug: each.title for each in extraction.shows} if len(extraction.shows) > 1 else {}
    entries = {Ref(each.cls.value, each.label): each for each in topics}
    known = definitions or {}
    nodes = [_episode(each, identify, shows.get(each.show)) for each in extraction.episodes]
    nodes += [
        Node(
            identify(each.ref),
            each.cls.value,
            each.label,
            each.aliases,
            details=_details(each, known.get(entries[each.ref].iri) if each.ref in entries else None),
        )
        for each in extraction.entities
    ]
    facts = [fact for each in extraction.entities for fact in _mentions(each, texts, identify)]
    facts += _relations(extraction, texts, identify)
    facts += [
        Fact(
            identify(Ref(EPISODE, each.episode)),
            "relatedTo",
            identify(Ref(EPISODE, each.other)),
            identify(Ref(EPISODE, each.episode)),
            "; ".join(reason.text for reason in each.reasons),
        )
        for each in related
    ]
    facts += _broader(extraction, entries, identify)
    return nodes, facts


def _broader(extraction: Extraction, entries: Mapping[Ref, Topic], identify: Identify) -> Iterator[Fact]:
    """Yield a fact for each topic of the graph and its nearest broader topic that is in the graph too."""
    by_label: dict[str, Ref] = {each.label: each.ref for each in extraction.entities if each.ref in entries}
    for entity in extraction.entities:
        entry = entries.get(entity.ref)
        for label in entry.broader if entry else ():
            if label in by_label and by_label[label] != entity.ref:
                yield Fact(identify(entity.ref), "broader", identify(by_label[label]), "")


def _episode(episode: Episode, identify: Identify, show: str | None) -> Node:
    audio = episode.audio
    details = (
        ("show", show),
        ("date", episode.published.isoformat() if episode.published else None),
        ("minutes", episode.minutes),
        ("size", f"{audio.megabytes:g} MB" if audio and audio.megabytes else None),
        ("stars", "★" * episode.stars if episode.stars else None),
        ("licence", episode.licence),
        ("link", episode.url),
        ("play", audio.url if audio else None),
    )
    name = f"{episode.number}. {episode.title}" if episode.number is not None else episode.title
    return Node(
        identify(Ref(EPISODE, episode.id)),
        EPISODE,
        name,
        (f"Episode {episode.key}",),
        details=tuple((key, str(value)) for key, value in details if value is not None),
    )


def _details(entity: Entity, definition: str | None) -> tuple[tuple[str, str], ...]:
    details = (
        ("number", entity.notation),
        ("status", "candidate: a recurring phrase" if entity.is_candidate else None),
        ("definition", definition),
    )
    return tuple((key, value) for key, value in details if value)


def _mentions(entity: Entity, texts: dict[str, str], identify: Identify) -> Iterator[Fact]:
    by_episode: dict[str, dict[tuple[int, int], Mention]] = defaultdict(dict)
    for mention in entity.mentions:
        sentence = (mention.evidence.sentence_start, mention.evidence.sentence_end)
        by_episode[mention.evidence.episode].setdefault(sentence, mention)
    thing = identify(entity.ref)
    for episode, sentences in by_episode.items():
        source = identify(Ref(EPISODE, episode))
        chosen = list(sentences.values())[:_SENTENCES]
        for mention in chosen:
            yield _fact(source, "mentions", thing, mention.evidence, texts, source)
        if episode in entity.about:
            yield _fact(source, "about", thing, chosen[0].evidence, texts, source)


def _relations(extraction: Extraction, texts: dict[str, str], identify: Identify) -> Iterator[Fact]:
    known = {Ref(EPISODE, each.id) for each in extraction.episodes}
    for relation in extraction.relations:
        # A reference to an episode that is not in the graph has no dot to end at.
        if relation.object.kind == EPISODE and relation.object not in known:
            continue
        end = relation.object
        target = end.name if end.kind == HANDLE else identify(end)
        best = max(relation.evidence, key=lambda each: each.confidence)
        stated_in = identify(Ref(EPISODE, best.episode))
        yield _fact(identify(relation.subject), relation.predicate.value, target, best, texts, stated_in)


def _fact(
    source: str, predicate: str, target: str, evidence: Evidence, texts: dict[str, str], episode: str
) -> Fact:
    start, end = evidence.sentence_start, evidence.sentence_end
    return Fact(
        source,
        predicate,
        target,
        episode,
        texts[evidence.episode][start:end],
        evidence.start - start,
        evidence.end - start,
        evidence.confidence,
    )

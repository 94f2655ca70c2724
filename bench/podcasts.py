"""Graphs like those of podcasts, of any size: communities, a few things that everything touches, a long tail."""

from __future__ import annotations

import random
from dataclasses import dataclass

from pyoxigraph import RdfFormat, parse

from orbitgraph.graph.portable import numbered
from orbitgraph.model import Fact, Node, Quads
from orbitgraph.ontology import PREFIXES

BASE = "https://w3id.org/orbitgraph/id/"
SYLLABLES = "ba be bo da do fi ga go ka ki la lo ma mi na no pa po ra ri sa so ta ti va vo wa za zu".split()
KINDS = (
    ("concept", 40),
    ("project", 22),
    ("person", 16),
    ("organisation", 10),
    ("protocol", 7),
    ("event", 5),
)
STATED = {"person": "guestOf", "concept": "about", "project": "about"}
INSIDE = 0.84
"""The share of facts that stay in their community."""


@dataclass(frozen=True)
class Podcast:
    """The nodes and facts of an invented show, and the same as quads."""

    nodes: list[Node]
    facts: list[Fact]
    quads: Quads


def podcast(count: int, edges: int, seed: int = 1) -> Podcast:
    """Return a show of `count` nodes, one in fifteen an episode, and as many facts as `edges` between other pairs."""
    chance = random.Random(seed)
    episodes = max(2, count // 15)
    groups = max(2, round(count**0.5 / 4))
    nodes = [_episode(number, chance) for number in range(episodes)]
    kinds = [kind for kind, weight in KINDS for _ in range(weight)]
    nodes += [_thing(number, chance.choice(kinds), chance) for number in range(count - episodes)]
    inside: list[list[int]] = [[] for _ in range(groups)]
    for number in range(episodes, count):
        inside[number % groups].append(number)
    pairs: set[tuple[int, int]] = set()
    facts: list[Fact] = []
    while len(facts) < edges:
        episode = chance.randrange(episodes)
        group = inside[episode % groups] if chance.random() < INSIDE else inside[chance.randrange(groups)]
        # Few are named often, most once or twice.
        other = group[int(len(group) * chance.random() ** 2.2)]
        if (episode, other) in pairs:
            continue
        pairs.add((episode, other))
        facts.append(_fact(nodes[episode], nodes[other], chance))
    # Thing by thing, as the facts of a build come.
    facts.sort(key=lambda fact: (fact.target if fact.source == fact.episode else fact.source, fact.episode))
    return Podcast(nodes, facts, numbered(parse(_trig(nodes, facts), format=RdfFormat.TRIG)))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))


def _episode(number: int, chance: random.Random) -> Node:
    date = f"{2012 + number % 12}-{1 + number % 12:02}-{1 + number % 28:02}"
    title = f"{number + 1}. {' '.join(_word(chance) for _ in range(5)).capitalize()}"
    return Node(
        f"{BASE}show/s/episode/{number + 1}",
        "episode",
        title,
        (f"Episode {number + 1}",),
        details=(("date", date),),
    )


def _thing(number: int, kind: str, chance: random.Random) -> Node:
    words = [_word(chance).capitalize() for _ in range(chance.randint(1, 2))]
    return Node(f"{BASE}{kind}/{'-'.join(words).lower()}-{number}", kind, " ".join(words))


def _fact(episode: Node, thing: Node, chance: random.Random) -> Fact:
    predicate = STATED.get(thing.cls, "mentions") if chance.random() < 0.3 else "mentions"
    ends = (thing.id, episode.id) if predicate == "guestOf" else (episode.id, thing.id)
    return Fact(ends[0], predicate, ends[1], episode.id)


def _trig(nodes: list[Node], facts: list[Fact]) -> str:
    """Return types, labels, dates and facts, a graph for each episode and one for all things."""
    prefixes = "".join(
        f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("orbit", "rdfs", "schema", "xsd")
    )
    lines = [f"@prefix id: <{BASE}> .\n{prefixes}id:things {{"]
    names = {node.id: f"<{node.id}>" for node in nodes}
    for node in nodes:
        cls = "schema:PodcastEpisode" if node.cls == "episode" else f"orbit:{node.cls.capitalize()}"
        lines.append(f'{names[node.id]} a {cls} ; rdfs:label "{node.label}" .')
    lines.append("}")
    by_episode: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: (fact.source, fact.predicate, fact.target)):
        by_episode.setdefault(fact.episode, []).append(fact)
    for episode, told in by_episode.items():
        lines.append(f"<{episode}#graph> {{")
        for fact in told:
            prefix = "orbit" if fact.predicate == "guestOf" else "schema"
            lines.append(f"{names[fact.source]} {prefix}:{fact.predicate} {names[fact.target]} .")
        lines.append("}")
    return "\n".join(lines) + "\n"

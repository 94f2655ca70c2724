"""The network in the formats of other tools: GraphML, GEXF (Gephi), Cytoscape's JSON, DOT and CSV.

A node has its IRI as id, `label`, `class` and `date` (the first episode that names it); an edge its `predicate`,
the `sentence` that speaks for it, the `episode` that says so and a `confidence`. Text of a feed stays text.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping
from io import BytesIO, StringIO
from typing import Any

from pyoxigraph import Store

from orbitgraph.graph.network import SEED, network
from orbitgraph.graph.recovered import recover
from orbitgraph.model import EPISODE, EntityClass, Extraction, Ref

COLOURS: Mapping[str, str] = {
    EPISODE: "#1f2a44",
    EntityClass.PERSON.value: "#c4500c",
    EntityClass.ORGANISATION.value: "#0a62a8",
    EntityClass.PROJECT.value: "#007a5a",
    EntityClass.PROTOCOL.value: "#8b2f8f",
    EntityClass.CONCEPT.value: "#9a6b00",
    EntityClass.EVENT.value: "#12809c",
    EntityClass.WORK.value: "#6b5d50",
    EntityClass.PLACE.value: "#c43d74",
}
"""The colours of the explorer on a light ground."""
_LARGE = 2000
"""From how many nodes on positions are drawn by lot; a tool's own layout does better there."""
_SIZE = 1000
# XML has no way to write these.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_graphml(store: Store) -> str:
    """Return the network as GraphML."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(exchanged(store), named_key_ids=True)) + "\n"


def as_gexf(store: Store) -> str:
    """Return the network as GEXF 1.2 with positions, colours, sizes and dates, as Gephi shows them."""
    import networkx as nx

    graph = exchanged(store)
    places = _places(graph)
    degrees = dict(graph.degree())
    for node, data in graph.nodes(data=True):
        red, green, blue = bytes.fromhex(COLOURS[data["class"]][1:])
        x, y = places[node]
        data["viz"] = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "position": {"x": x, "y": y, "z": 0.0},
            "size": round(4 + 2 * degrees[node] ** 0.5, 2),
        }
        if data["date"]:
            data["start"] = data["date"]
    for _, _, data in graph.edges(data=True):
        data["label"] = data["predicate"]
    written = BytesIO()
    nx.write_gexf(graph, written)
    # The day of writing, which stands in the head, would make every file another one.
    return re.sub(' lastmodifieddate="[^"]*"', "", written.getvalue().decode("utf-8"), count=1) + "\n"


def as_cytoscape(store: Store) -> str:
    """Return the network as the JSON that Cytoscape and Cytoscape.js read."""
    import networkx as nx

    graph = exchanged(store)
    return json.dumps(nx.cytoscape_data(graph, name="label"), indent=1) + "\n"


def as_dot(store: Store) -> str:
    """Return the network as a directed graph in the DOT language of Graphviz."""
    graph = exchanged(store)
    lines = ["digraph orbitgraph {"]
    for node, data in graph.nodes(data=True):
        colour = _quoted(COLOURS[data["class"]])
        lines.append(
            f"  {_quoted(node)} [label={_quoted(data['label'])}, class={_quoted(data['class'])}, color={colour}];"
        )
    for source, target, data in graph.edges(data=True):
        told = f"label={_quoted(data['predicate'])}, tooltip={_quoted(data['sentence'])}"
        lines.append(f"  {_quoted(source)} -> {_quoted(target)} [{told}];")
    return "\n".join((*lines, "}")) + "\n"


def as_pairs(store: Store) -> str:
    """Return the edges as CSV (RFC 4180): both ends with class and label, predicate, episode, sentence."""
    graph = exchanged(store)
    written = StringIO(newline="")
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(
        "source source_class source_label predicate target target_class target_label episode sentence".split()
    )
    for source, target, data in graph.edges(data=True):
        ends = [value for end in (source, target) for value in (end, *_named(graph.nodes[end]))]
        rows.writerow([*ends[:3], data["predicate"], *ends[3:], data["episode"], data["sentence"]])
    return written.getvalue().replace("\r\n", "\n")


def exchanged(store: Store) -> Any:
    """Return the network with IRIs for nodes and plain texts and numbers for all that is said of them."""
    import networkx as nx

    recovered = recover(store)
    extraction, iris = recovered.extraction, recovered.iris
    drawn = network(extraction)
    labels, texts = _episode_labels(extraction), {each.id: each.text for each in extraction.episodes}
    graph = nx.MultiDiGraph()
    for ref, data in drawn.nodes(data=True):
        label = labels[ref.name] if ref.kind == EPISODE else ref.name
        day = data["date"].isoformat() if data["date"] else ""
        graph.add_node(iris[ref], **{"label": _clean(label), "class": ref.kind, "date": day})
    for source, target, predicate, data in drawn.edges(keys=True, data=True):
        found = data["evidence"]
        graph.add_edge(
            iris[source],
            iris[target],
            predicate=predicate,
            episode=iris[Ref(EPISODE, found.episode)],
            sentence=_clean(texts[found.episode][found.sentence_start : found.sentence_end]),
            confidence=found.confidence,
        )
    return graph


def _episode_labels(extraction: Extraction) -> dict[str, str]:
    return {
        each.id: f"{each.number}. {each.title}" if each.number is not None else each.title
        for each in extraction.episodes
    }


def _places(graph: Any) -> Mapping[str, tuple[float, float]]:
    """Return where the nodes stand, the same in every run."""
    import networkx as nx

    plain = nx.Graph(graph.edges())
    plain.add_nodes_from(graph)
    drawn = nx.random_layout(plain, seed=SEED) if len(plain) > _LARGE else nx.spring_layout(plain, seed=SEED)
    return {node: (round(float(x) * _SIZE, 1), round(float(y) * _SIZE, 1)) for node, (x, y) in drawn.items()}


def _named(data: Mapping[str, str]) -> tuple[str, str]:
    return data["class"], data["label"]


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", " ".join(text.split()))


def _quoted(text: str) -> str:
    """Write a text as a quoted string of DOT, in which a backslash would begin an escape."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


FORMATS: Mapping[str, Callable[[Store], str]] = {
    "graphml": as_graphml,
    "gexf": as_gexf,
    "cytoscape": as_cytoscape,
    "dot": as_dot,
    "csv": as_pairs,
}
"""The formats by name, each with the function that writes a graph in it."""

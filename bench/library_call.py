"""What the library adds to a raw `pyoxigraph.Store.query`: `python bench/library_call.py [QUADS]`.

Both answer the same query on the same generated graph and take turns; shown are medians of CPU time. "read" is a raw
loop that reads the value of every cell, as any use of an answer does; "steps" one that only steps through the rows.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterable

from generator import QUADS_PER_EPISODE, store

from orbitgraph.library import Graph
from orbitgraph.ontology import PREFIXES
from orbitgraph.queries import catalogue, sparql
from orbitgraph.queries.values import IRI, term_of

_HEAD = "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in ("orbit", "oa", "rdfs", "schema"))
_OWN = {
    "labels": _HEAD + "SELECT ?thing ?label { GRAPH ?g { ?thing rdfs:label ?label } }",
    "sentences": _HEAD
    + """SELECT ?thing ?before ?words ?after ?start {
        GRAPH ?g { ?mention oa:hasBody ?thing ; oa:hasTarget/oa:hasSelector ?quote, ?place .
        ?quote oa:prefix ?before ; oa:exact ?words ; oa:suffix ?after . ?place oa:start ?start } }""",
    "everything": "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }",
}
_BASE = "https://w3id.org/orbitgraph/id/show/show-1/episode/"
_POINTS: dict[str, tuple[str, dict[str, object]]] = {
    "title of an episode": (
        _HEAD + "SELECT ?title { GRAPH ?g { ?e schema:name ?title } }",
        {"e": IRI(_BASE + "7")},
    ),
    "topics of an episode": (
        _HEAD + "SELECT ?t { GRAPH ?g { ?e schema:mentions ?t } }",
        {"e": IRI(_BASE + "7")},
    ),
    "whether it is there": (_HEAD + "ASK { GRAPH ?g { ?e schema:name ?title } }", {"e": IRI(_BASE + "7")}),
    "guests (catalogue)": ("guests", {"episode": "7"}),
    "related (catalogue)": ("related", {"episode": "7"}),
}
_SECONDS = 0.4
"""How long each of the two may take for one query, all runs together."""


def main(quads: int) -> int:
    made = store(round(quads / QUADS_PER_EPISODE))
    graph = Graph(made, "generated")
    print(f"{len(made):,} quads\n")
    print(f"{'query':24} {'rows':>8} {'steps ms':>9} {'read ms':>9} {'library':>9}  x steps  x read")
    texts = {each.name: each.text for each in catalogue.load()} | _OWN
    ratios = []
    for name, text in texts.items():
        asked = name if name not in _OWN else text
        rows, steps, read, library = _compare(graph, asked, text, {})
        if steps >= 1e-3:
            ratios.append(library / steps)
            print(
                f"{name:24} {rows:8,} {steps * 1e3:9.2f} {read * 1e3:9.2f} {library * 1e3:9.2f}"
                f" {library / steps:8.2f} {library / read:7.2f}"
            )
    print(
        f"median of the ratios {statistics.median(ratios):.2f}, above 1.3: {sum(each > 1.3 for each in ratios)}\n"
    )
    print(f"{'point query':24} {'rows':>8} {'steps µs':>9} {'read µs':>9} {'library':>9}     + µs")
    for name, (asked, values) in _POINTS.items():
        text = texts.get(asked, asked)
        rows, steps, read, library = _compare(graph, asked, text, values)
        print(
            f"{name:24} {rows:8,} {steps * 1e6:9.0f} {read * 1e6:9.0f} {library * 1e6:9.0f}"
            f" {(library - steps) * 1e6:8.0f}"
        )
    return 0


def _compare(
    graph: Graph, asked: str, text: str, values: dict[str, object]
) -> tuple[int, float, float, float]:
    """Return the number of rows, and the seconds of stepping, of reading, and of the library."""
    made = graph._store
    bound = sparql.bind(text, {name: term_of(value) for name, value in values.items()})

    def raw() -> Iterable[object]:
        answer = made.query(bound, use_default_graph_as_union=True)
        return answer if hasattr(answer, "__iter__") else (bool(answer),)

    def steps() -> None:
        for _ in raw():
            pass

    def read() -> None:
        for row in raw():
            if not isinstance(row, bool):
                for term in row:
                    _ = None if term is None else term.value

    def library() -> None:
        for _ in graph.query(asked, **values):
            pass

    count = sum(1 for _ in graph.query(asked, **values))
    return count, *_medians(steps, read, library)


def _medians(*calls: Callable[[], None]) -> list[float]:
    runs: list[list[float]] = [[] for _ in calls]
    while not runs[0] or (sum(runs[0]) < _SECONDS and len(runs[0]) < 500) or len(runs[0]) < 3:
        for call, seconds in zip(calls, runs, strict=True):
            start = time.process_time()
            call()
            seconds.append(time.process_time() - start)
    return [statistics.median(seconds) for seconds in runs]


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300_000))

"""What is computed from the rest, as rows: related episodes with score, rank and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from orbitgraph.graph.iris import Iris
from orbitgraph.graph.terms import Row, decimal, describe, number, term, words
from orbitgraph.model import RelatedEpisode


def derived_rows(related: Iterable[RelatedEpisode], iris: Iris) -> Iterator[Row]:
    """Yield the rows of the related episodes with their reasons."""
    for each in related:
        iri = iris.episode_iri(each.episode)
        source, target = NamedNode(iri), NamedNode(iris.episode_iri(each.other))
        line = f"{iri}#related-{each.rank}"
        reasons = [NamedNode(f"{line}-reason-{count}") for count in range(1, len(each.reasons) + 1)]
        yield source, term("orbit:relatedTo"), target
        yield from describe(
            NamedNode(line),
            ("rdf:type", term("orbit:Relatedness")),
            ("orbit:source", source),
            ("orbit:target", target),
            ("orbit:rank", number(each.rank)),
            ("orbit:score", decimal(each.score)),
            *(("orbit:reason", reason) for reason in reasons),
        )
        for node, reason in zip(reasons, each.reasons, strict=True):
            yield from describe(
                node,
                ("rdf:type", term("orbit:Reason")),
                ("orbit:reasonKind", words(reason.kind)),
                ("orbit:weight", decimal(reason.weight)),
                ("rdfs:label", words(reason.text)),
            )

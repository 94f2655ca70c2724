"""The graph to be carried elsewhere: all that episodes state, with what it uses of the ontology, each term once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from orbitgraph.errors import OutputError
from orbitgraph.model import Quads
from orbitgraph.ontology import ORBIT, PREFIXES

_BROADER = NamedNode(PREFIXES["skos"] + "broader")
_ONTOLOGY = "graph/ontology"


def portable(quads_file: Path) -> Quads:
    """Return the quads of a graph.nq in its order; of the ontology only our terms and the topics that the rest names.

    A topic brings those above it. The file is read twice, so that no more is held than the terms. `OutputError` where
    it cannot be read.
    """
    try:
        named, scheme = set[str](), list[Quad]()
        for quad in parse(path=str(quads_file), format=RdfFormat.N_QUADS):
            if _value(quad.graph_name).endswith(_ONTOLOGY):
                scheme.append(quad)
            else:
                named |= {end.value for end in (quad.subject, quad.object) if isinstance(end, NamedNode)}
        used = _with_broader(named, scheme)
        kept = [
            quad
            for quad in scheme
            if _value(quad.subject) in used or _value(quad.subject).startswith(ORBIT.base)
        ]
        rest = (
            quad
            for quad in parse(path=str(quads_file), format=RdfFormat.N_QUADS)
            if not _value(quad.graph_name).endswith(_ONTOLOGY)
        )
        return numbered(chain(rest, kept))
    except (OSError, SyntaxError) as error:
        raise OutputError(f"{quads_file}: cannot be read again ({error}); build the graph anew") from None


def numbered(quads: Iterable[Quad]) -> Quads:
    """Return quads with each term once, in the order in which the terms first appear."""
    terms: dict[str, int] = {}
    columns: tuple[list[int], ...] = ([], [], [], [])
    for quad in quads:
        ends = (quad.graph_name, quad.subject, quad.predicate, quad.object)
        for column, term in zip(columns, ends, strict=True):
            column.append(terms.setdefault(str(term), len(terms)))
    return Quads(tuple(terms), *map(tuple, columns))


def _with_broader(names: set[str], scheme: Iterable[Quad]) -> set[str]:
    above: dict[str, list[str]] = defaultdict(list)
    for quad in scheme:
        if quad.predicate == _BROADER:
            above[_value(quad.subject)].append(_value(quad.object))
    reached, edge = set(names), list(names & set(above))
    while edge:
        edge = [top for name in edge for top in above.get(name, ()) if top not in reached]
        reached.update(edge)
    return reached


def _value(term: Any) -> str:
    return str(term.value)

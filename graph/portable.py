"""The graph as one compact text to be carried elsewhere: all that episodes state, with what it uses of the ontology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from orbitgraph.errors import OutputError
from orbitgraph.ontology import ORBIT, PREFIXES

_BROADER = NamedNode(PREFIXES["skos"] + "broader")
_ONTOLOGY = "graph/ontology"


def portable(quads_file: Path) -> str:
    """Return the quads of a graph.nq as TriG; of the ontology only our terms and the topics that the rest names.

    A topic brings those above it. Equal files give equal texts; `OutputError` where the file cannot be read.
    """
    try:
        quads = list(parse(path=str(quads_file), format=RdfFormat.N_QUADS))
    except (OSError, SyntaxError) as error:
        raise OutputError(f"{quads_file}: cannot be read again ({error}); build the graph anew") from None
    scheme = [quad for quad in quads if _value(quad.graph_name).endswith(_ONTOLOGY)]
    rest = [quad for quad in quads if not _value(quad.graph_name).endswith(_ONTOLOGY)]
    used = _with_broader({_value(end) for quad in rest for end in (quad.subject, quad.object)}, scheme)
    kept = [
        quad for quad in scheme if _value(quad.subject) in used or _value(quad.subject).startswith(ORBIT.base)
    ]
    text = serialize([*rest, *kept], format=RdfFormat.TRIG, prefixes=dict(PREFIXES))
    return (text or b"").decode()


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

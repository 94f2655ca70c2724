"""Related episodes as rows: the plain triple, and a node with score, rank and reasons."""

from pyoxigraph import NamedNode

from orbitgraph.graph.derived import derived_rows
from orbitgraph.graph.iris import Iris
from orbitgraph.graph.terms import term
from orbitgraph.model import Reason, RelatedEpisode

BASE = "https://w3id.org/orbitgraph/id/show/tea/episode/"


def test_rows_of_a_pair() -> None:
    pair = RelatedEpisode("tea/1", 2, "tea/3", 1.5, (Reason("topic", 'both "hot"', 1.5),))
    rows = [(str(s), p, str(o)) for s, p, o in derived_rows([pair], Iris())]
    line, why = f"<{BASE}1#related-2>", f"<{BASE}1#related-2-reason-1>"
    kind, decimal = term("rdf:type"), "<http://www.w3.org/2001/XMLSchema#decimal>"
    assert rows == [
        (f"<{BASE}1>", term("orbit:relatedTo"), f"<{BASE}3>"),
        (line, kind, str(term("orbit:Relatedness"))),
        (line, term("orbit:source"), f"<{BASE}1>"),
        (line, term("orbit:target"), f"<{BASE}3>"),
        (line, term("orbit:rank"), '"2"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (line, term("orbit:score"), f'"1.5"^^{decimal}'),
        (line, term("orbit:reason"), why),
        (why, kind, str(term("orbit:Reason"))),
        (why, term("orbit:reasonKind"), '"topic"'),
        (why, term("orbit:weight"), f'"1.5"^^{decimal}'),
        (why, term("rdfs:label"), '"both \\"hot\\""'),
    ]
    assert all(isinstance(p, NamedNode) for _, p, _ in rows)

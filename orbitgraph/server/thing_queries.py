"""What is asked about a thing: `?thing` is bound to its IRI, and every query starts from it."""

from __future__ import annotations

from orbitgraph.ontology import OA, ORBIT, RDF, RDFS, SCHEMA

MOST = 300
"""The most lines of one kind on a page."""
_PREFIXES = (
    f"PREFIX oa: <{OA.base}>\nPREFIX orbit: <{ORBIT.base}>\nPREFIX rdf: <{RDF}>\n"
    f"PREFIX rdfs: <{RDFS}>\nPREFIX schema: <{SCHEMA}>\n"
)

KNOWN = "ASK { { ?thing ?p ?o } UNION { ?s ?q ?thing } }"
"""Whether any triple has the thing at an end."""

HELD = "ASK { GRAPH ?thing { ?s ?p ?o } }"
"""Whether there is a named graph of this name."""

GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?thing { ?s ?p ?o } }"
"""All that a named graph holds."""

TRIPLES = (
    _PREFIXES
    + """
CONSTRUCT { ?thing ?predicate ?value . ?value rdfs:label ?value_label . ?s ?p ?thing . ?s rdfs:label ?s_label }
WHERE {
  { ?thing ?predicate ?value OPTIONAL { ?value rdfs:label ?value_label } }
  UNION
  { ?s ?p ?thing OPTIONAL { ?s rdfs:label ?s_label } }
}
"""
)
"""All triples with the thing at either end, and the labels of the other ends."""

OUTGOING = (
    _PREFIXES
    + f"""
SELECT DISTINCT ?predicate ?value ?value_label
WHERE {{ ?thing ?predicate ?value OPTIONAL {{ ?value rdfs:label ?value_label }} }}
ORDER BY ?predicate ?value_label ?value LIMIT {MOST}
"""
)

INCOMING = (
    _PREFIXES
    + f"""
SELECT DISTINCT ?predicate ?subject ?subject_label
WHERE {{ ?subject ?predicate ?thing OPTIONAL {{ ?subject rdfs:label ?subject_label }} }}
ORDER BY ?predicate ?subject_label ?subject LIMIT {MOST}
"""
)

_QUOTE = """
  ?annotation oa:hasTarget ?target .
  ?target oa:hasSelector ?quote .
  ?quote oa:exact ?words .
  OPTIONAL { ?quote oa:prefix ?prefix }
  OPTIONAL { ?quote oa:suffix ?suffix }
  BIND(COALESCE(?prefix, "") AS ?before)
  BIND(COALESCE(?suffix, "") AS ?after)
  ?e orbit:key ?episode .
  OPTIONAL { ?e schema:name ?title }
  OPTIONAL { ?e schema:episodeNumber ?number }
"""

STATEMENTS = (
    _PREFIXES
    + f"""
SELECT DISTINCT ?s ?s_label ?p ?o ?o_label ?e ?episode ?title ?number ?before ?words ?after
WHERE {{
  {{ ?statement rdf:subject ?thing }} UNION {{ ?statement rdf:object ?thing }}
  UNION {{ ?statement orbit:statedIn ?thing }}
  ?statement rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; orbit:statedIn ?e .
  ?annotation oa:hasBody ?statement .
  {_QUOTE}
  OPTIONAL {{ ?s rdfs:label ?s_label }}
  OPTIONAL {{ ?o rdfs:label ?o_label }}
}}
ORDER BY ?p ?s ?o ?number ?episode LIMIT {MOST}
"""
)
"""The facts that have the thing at an end, or that it (an episode) states, with the words that tell them."""

MENTIONS = (
    _PREFIXES
    + f"""
SELECT DISTINCT ?e ?episode ?title ?number ?before ?words ?after
WHERE {{
  GRAPH ?home {{
    ?annotation oa:hasBody ?thing ; a orbit:Mention .
    {_QUOTE}
  }}
}}
ORDER BY ?number ?episode LIMIT {MOST}
"""
)
"""The sentences that name the thing."""

"""How often each property and each class stands in a graph, counted once, when its lines are made."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from orbitgraph.ontology import PREFIXES, RDF

Tally = dict[str, int]
"""How many quads have a property, by its name, and how many give a type, by `a ` and the name of the class.

A name is `prefix:name`, or the whole IRI in a namespace without a prefix of ours.
"""

# A line up to its end, so that the search never has to look for the next one.
_LINE = re.compile(rb"\S+ (?:<" + re.escape(RDF.encode()) + rb"type> <([^>]*)>|<([^>]*)>) .*\n")


def tally(lines: bytes) -> Tally:
    """Count the properties and the classes in lines of N-Quads."""
    counted: Counter[str] = Counter()
    for (of_class, of_property), count in Counter(_LINE.findall(lines)).items():
        counted["rdf:type" if of_class else short(of_property.decode())] += count
        if of_class:
            counted[f"a {short(of_class.decode())}"] = count
    return dict(counted)


@cache
def short(iri: str) -> str:
    """Return the name of an IRI."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


def full(name: str) -> str:
    """Return the IRI of a name."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else name

"""Terms of the graph on a page: what is shown of them, and where a link to them leads on this server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from orbitgraph.graph.iris import DEFAULT_BASE
from orbitgraph.ontology import ORBIT, PREFIXES

_SAFE = "/-._~!$&'()*+,;=:@"


@dataclass(frozen=True, slots=True)
class Shown:
    """A term as a page shows it: its text, and the address of its link (empty: none)."""

    text: str
    link: str = ""


def shown(cell: Mapping[str, str] | None, root: str, label: str = "") -> Shown:
    """Return a cell of an answer as it is shown; `root` leads to the server's first address."""
    if cell is None:
        return Shown("")
    value = cell["value"]
    if cell["type"] != "uri":
        return Shown(value)
    return Shown(label or short(value), link(value, root))


def link(iri: str, root: str) -> str:
    """Return the address that shows an IRI: ours on this server, web addresses as they are, no other."""
    if iri.startswith(DEFAULT_BASE):
        path, mark, fragment = iri.removeprefix(DEFAULT_BASE).partition("#")
        return f"{root}id/{quote(path, safe=_SAFE)}{mark}{quote(fragment, safe=_SAFE)}"
    if iri.startswith(ORBIT.base):
        return f"{root}ontology#{quote(iri.removeprefix(ORBIT.base), safe=_SAFE)}"
    return iri if iri.startswith(("https://", "http://")) else ""


def short(iri: str) -> str:
    """Return an IRI with its prefix, where it has one of the graph's."""
    if iri.startswith(DEFAULT_BASE):
        return f"id:{iri.removeprefix(DEFAULT_BASE)}"
    for name, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{name}:{iri.removeprefix(start)}"
    return iri

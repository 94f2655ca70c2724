"""Names as people type them: which things of the graph are called so, whatever the case and the accents."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, Store

from orbitgraph.errors import UsageError
from orbitgraph.queries import catalogue, run
from orbitgraph.queries.sparql import Term


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph that a name means: its class (or `episode`, `handle`), its label and its term."""

    cls: str
    label: str
    term: Term


class Names:
    """All names of the graph, by their folded form."""

    def __init__(self, store: Store) -> None:
        table = run.run(catalogue.load().get("names").text, store)
        self._things: dict[str, dict[Thing, str]] = {}
        for (_, cls, label, name), terms in zip(table.rows, table.terms, strict=True):
            if isinstance(term := terms[0], NamedNode | Literal):
                self._things.setdefault(folded(str(name)), {})[Thing(str(cls), str(label), term)] = str(name)

    def find(self, name: str) -> tuple[Thing, ...]:
        """Return all things of that name; raises `UsageError` with the nearest names where there is none."""
        wanted = folded(name)
        if found := self._things.get(wanted):
            return tuple(found)
        near = get_close_matches(wanted, self._things, n=3, cutoff=0.7)
        labels = [
            thing.label if folded(thing.label) == each else f"{thing.label} ({written})"
            for each in near
            for thing, written in self._things[each].items()
        ]
        hint = f"the nearest names are {', '.join(dict.fromkeys(labels))}"
        none = "the queries people and entities list what the graph has"
        raise UsageError(f"nothing is called {name!r}; {hint if labels else none}")


def folded(name: str) -> str:
    """Return what spellings of a name share that differ in case, accents and blanks."""
    letters = unicodedata.normalize("NFKD", name)
    return " ".join("".join(each for each in letters if not unicodedata.combining(each)).casefold().split())

"""One episode, person or topic with its surroundings, as a page of pyvis."""

from __future__ import annotations

from contextlib import suppress

from pyoxigraph import NamedNode, Store

from orbitgraph.answers.naming import Names, Thing
from orbitgraph.errors import UsageError
from orbitgraph.graph.recovered import recover
from orbitgraph.model import EPISODE, EntityClass
from orbitgraph.viz import pyvis, view


def surroundings(name: str, store: Store, steps: int = 1) -> str:
    """Return a page with the thing or episode of that name and all that is so many facts away.

    A class before the name ("person Ann Lee") decides between things that are called alike. Raises `UsageError` for a
    name that none has or several have, `OrbitgraphError` without the extra `pyvis`.
    """
    recovered = recover(store)
    known = set(recovered.iris.values())
    drawn = [each for each in _meant(name, Names(store)) if each.term.value in known]
    if not drawn:
        raise UsageError(f"{name!r} is nothing that can be drawn; name a thing or an episode")
    if len(drawn) > 1:
        several = " or ".join(f"{each.label} ({each.cls})" for each in drawn)
        raise UsageError(
            f"{name!r} may be {several}; write the class before the name: '{drawn[0].cls} {name}'"
        )
    nodes, facts = view.view(recovered.extraction, (), lambda ref: recovered.iris[ref], recovered.topics)
    return pyvis.neighbourhood(drawn[0].term.value, nodes, facts, steps=steps)


def _meant(name: str, names: Names) -> list[Thing]:
    cls, _, rest = name.partition(" ")
    if rest and cls in (EPISODE, *EntityClass):
        with suppress(UsageError):
            return [each for each in names.find(rest) if each.cls == cls]
    return [each for each in names.find(name) if isinstance(each.term, NamedNode)]

"""One episode as a JSON-LD document with the names of schema.org that search engines read, and ours for the facts."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from orbitgraph.graph.tally import full, short
from orbitgraph.graph.terms import term
from orbitgraph.ontology import PREFIXES, SCHEMA, XSD, context

# A graph that others have changed may have blank nodes, too.
_Node = Any

_LABEL = term("rdfs:label")
_TYPE = term("rdf:type")
_NAME = term("schema:name")
_NUMBER = re.compile("0|-?[1-9][0-9]*")
_PREFIX = re.compile(r"^([a-z]+):")


def episode_document(store: Store, episode: NamedNode, graph: Any) -> str:
    """Return a document about an episode that says what its graph says, without texts and evidence.

    Guests and hosts are `actor`s too, since schema.org has no narrower word, and `name` repeats a thing's label.
    The document is whole in itself: its context stands in it.
    """
    described = _Document(store, episode, graph).root()
    document = {"@context": _context(described), **described}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


class _Document:
    def __init__(self, store: Store, episode: NamedNode, graph: Any) -> None:
        self._store, self._episode = store, episode
        self._values: dict[_Node, dict[NamedNode, list[_Node]]] = defaultdict(lambda: defaultdict(list))
        for quad in sorted(store.quads_for_pattern(None, None, None, graph), key=str):
            self._values[quad.subject][quad.predicate].append(quad.object)
        self._told: set[_Node] = set()

    def root(self) -> dict[str, Any]:
        """Return the episode with all that belongs to it."""
        guests, hosts = (list(self._subjects(term(name))) for name in ("orbit:guestOf", "orbit:hostOf"))
        found = self._start(self._episode)
        found["actor"] = [self._thing(person) for person in dict.fromkeys((*guests, *hosts))]
        found["guest"], found["host"] = ([each.value for each in people] for people in (guests, hosts))
        for predicate, values in self._values[self._episode].items():
            if predicate not in (_TYPE, _LABEL):
                found[_key(predicate)] = _one(self._value(predicate, value) for value in values)
        return {key: value for key, value in found.items() if value != []}

    def _subjects(self, predicate: NamedNode) -> Iterator[_Node]:
        return (node for node, values in self._values.items() if self._episode in values.get(predicate, ()))

    def _value(self, predicate: NamedNode, value: _Node) -> Any:
        """Return a value of the episode: a thing, a part or the show with what is said of it, else a plain value."""
        if isinstance(value, Literal):
            return _plain(predicate, value)
        if value in self._told:
            return {"@id": value.value}
        if predicate == term("schema:partOfSeries"):
            return self._show(value)
        return self._thing(value) if _TYPE in self._values.get(value, ()) else _plain(predicate, value)

    def _thing(self, node: _Node) -> dict[str, Any]:
        self._told.add(node)
        found = self._start(node)
        for organisation in self._values[node].get(term("orbit:affiliatedWith"), ()):
            found.setdefault("affiliation", []).append(self._start(organisation))
        for predicate, values in self._values[node].items():
            told = [value for value in values if value != self._episode]
            if told and predicate not in (_TYPE, _LABEL):
                found[_key(predicate)] = _one(_plain(predicate, value) for value in told)
        return found

    def _start(self, node: _Node) -> dict[str, Any]:
        """Return what stands first: what it is, and its name."""
        said = self._values.get(node, {})
        found: dict[str, Any] = {"@id": node.value}
        found["@type"] = _types(said.get(_TYPE, []))
        found["name"] = _one(each.value for each in said.get(_NAME, said.get(_LABEL, [])))
        return {key: value for key, value in found.items() if value != []}

    def _show(self, show: _Node) -> dict[str, Any]:
        """Return the show, which has its own graph, with its hosts."""

        def of(node: NamedNode, name: str) -> list[Any]:
            found = self._store.quads_for_pattern(node, term(name), None, None)
            return sorted({quad.object for quad in found}, key=str)

        found: dict[str, Any] = {"@id": show.value, "@type": "PodcastSeries"}
        for key in ("name", "description", "url", "webFeed", "image", "inLanguage"):
            predicate = term("schema:" + key)
            if values := of(show, "schema:" + key):
                found[key] = _one(_plain(predicate, value) for value in values)
        hosts = [
            {
                "@id": host.value,
                "@type": "Person",
                "name": _one(each.value for each in of(host, "rdfs:label")),
            }
            for host in of(show, "orbit:host")
        ]
        return found | ({"actor": hosts} if hosts else {})


def _one(values: Iterable[Any]) -> Any:
    """Return a value as it is where it is the only one."""
    found = list(values)
    return found[0] if len(found) == 1 else found


@cache
def _names() -> Mapping[str, Any]:
    names: Mapping[str, Any] = context()["@context"]
    return names


def _key(predicate: NamedNode) -> str:
    """Return the key of a property by our context, or its whole IRI."""
    return _keys().get(predicate.value, predicate.value)


@cache
def _keys() -> Mapping[str, str]:
    """Map the IRIs of properties to their keys."""
    terms = {key: meant for key, meant in _names().items() if key not in PREFIXES and key != "@version"}
    return {full(meant["@id"] if isinstance(meant, dict) else meant): key for key, meant in terms.items()}


def _plain(predicate: NamedNode, value: _Node) -> Any:
    """Return a value in the shortest form that says the same under our context."""
    meant = _names().get(_key(predicate))
    kind = meant.get("@type") if isinstance(meant, dict) else None
    if not isinstance(value, Literal):
        name = value.value if isinstance(value, NamedNode) else str(value)
        return name if kind == "@id" else {"@id": name}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if kind is None and datatype == XSD + "string":
        return value.value
    if kind in (None, "@id") or full(kind) != datatype:
        return {"@value": value.value, "@type": datatype}
    if kind == "xsd:boolean" and value.value in ("true", "false"):
        return value.value == "true"
    return int(value.value) if kind == "xsd:integer" and _NUMBER.fullmatch(value.value) else value.value


def _types(kinds: Iterable[_Node]) -> Any:
    """Return classes as schema.org names them, then those of other vocabularies with their prefixes."""
    names = sorted(short(kind.value) for kind in kinds)
    if "skos:Concept" in names:
        names.append("schema:DefinedTerm")
    plain = [name.removeprefix("schema:") for name in names if name.startswith("schema:")]
    return _one([*plain, *(name for name in names if not name.startswith("schema:"))])


def _context(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return as much of our context as the document needs; what it leaves out is schema.org's."""
    keys, prefixes = set[str](), set[str]()
    _gather(document, keys, prefixes)
    names = {key: meant for key, meant in _names().items() if key in keys and meant != f"schema:{key}"}
    for meant in names.values():
        both = (meant["@id"], meant.get("@type", "")) if isinstance(meant, dict) else (meant,)
        prefixes |= {match[1] for match in map(_PREFIX.match, both) if match}
    return {"@vocab": SCHEMA, **{each: PREFIXES[each] for each in sorted(prefixes)}, **names}


def _gather(value: Any, keys: set[str], prefixes: set[str]) -> None:
    """Add the keys of a document and the prefixes of its types."""
    if isinstance(value, dict):
        keys.update(value)
        types = value.get("@type", ())
        types = [types] if isinstance(types, str) else types
        prefixes.update(match[1] for match in map(_PREFIX.match, types) if match and match[1] in PREFIXES)
        for each in value.values():
            _gather(each, keys, prefixes)
    elif isinstance(value, list):
        for each in value:
            _gather(each, keys, prefixes)

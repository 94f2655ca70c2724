"""The ontology as a web page: every term with its definition and the terms around it, its name being its anchor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from orbitgraph.model import EntityClass, Predicate
from orbitgraph.ontology import DCTERMS, ORBIT, OWL, PREFIXES, RDF, RDFS, SKOS, VANN, ontology_turtle

_KINDS = {
    OWL + "Class": "class",
    OWL + "ObjectProperty": "property whose values are things",
    OWL + "DatatypeProperty": "property whose values are texts, numbers or days",
    OWL + "FunctionalProperty": "one value at most",
    OWL + "SymmetricProperty": "symmetric",
    OWL + "AsymmetricProperty": "never mutual",
    OWL + "IrreflexiveProperty": "never of a thing with itself",
}
_FACTS = {
    "sub-class of": RDFS + "subClassOf",
    "sub-property of": RDFS + "subPropertyOf",
    "inverse of": OWL + "inverseOf",
    "domain": RDFS + "domain",
    "range": RDFS + "range",
    "see also": RDFS + "seeAlso",
}
_TURNED = {"sub-properties": RDFS + "subPropertyOf", "domain of": RDFS + "domain", "range of": RDFS + "range"}

_Node = NamedNode | BlankNode | Literal


@dataclass(frozen=True)
class Link:
    """A term by its short name, and where it is explained."""

    name: str
    href: str


@dataclass(frozen=True)
class Term:
    """A term of ours: what it means, of which kinds it is, and the terms around it under their headings."""

    name: str
    label: str
    definition: str
    kinds: tuple[str, ...]
    facts: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class Section:
    """Terms that belong together."""

    anchor: str
    title: str
    note: str
    terms: tuple[Term, ...]


def html() -> str:
    """Return the page; the part of a term's IRI behind `#` is its anchor."""
    # Only whoever wants the page pays for the import.
    from jinja2 import Environment, StrictUndefined

    ontology = _Ontology()
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.from_string(files(__package__).joinpath("page.html").read_text(encoding="utf-8"))
    return template.render(
        header=ontology.header(),
        sections=list(ontology.sections()),
        standard=list(ontology.standard()),
        disjoint=ontology.disjoint(),
    )


class _Ontology:
    """The triples of orbit.ttl by subject and property, in the order of the file, and by property and object."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, list[_Node]]] = defaultdict(lambda: defaultdict(list))
        for quad in parse(ontology_turtle(), RdfFormat.TURTLE):
            self._values[quad.subject.value][quad.predicate.value].append(quad.object)
        self._users: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name in self._own():
            for each in _TURNED.values():
                for target in self._members(ORBIT.base + name, each):
                    self._users[each, target].append(ORBIT.base + name)

    def header(self) -> Mapping[str, str]:
        """Return what the ontology says of itself."""
        iri = ORBIT.base.removesuffix("#")
        return {
            "title": self._text(iri, DCTERMS + "title"),
            "description": self._text(iri, DCTERMS + "description"),
            "licence": self._text(iri, DCTERMS + "license"),
            "version": self._text(iri, OWL + "versionInfo"),
            "prefix": self._text(iri, VANN + "preferredNamespacePrefix"),
            "namespace": ORBIT.base,
        }

    def sections(self) -> Iterator[Section]:
        """Yield all terms of ours, each in one section."""
        things = {cls.value.capitalize() for cls in EntityClass}
        relations = set(Predicate) | {"relatedTo"}
        rest = [name for name in self._own() if name not in things | relations]
        yield self._section("things", "Things", "The eight classes of things that notes name.", things)
        note = "The closed set of facts that episodes state, and the one that is computed from them."
        yield self._section("relations", "Relations", note, relations)
        classes = {name for name in rest if name[0].isupper()}
        note = "What the graph keeps besides the things: texts, places in them, computed lists, corrections."
        yield self._section("classes", "Other classes", note, classes)
        note = "What is said of episodes, things, evidence, lists and runs."
        yield self._section("properties", "Other properties", note, {*rest} - classes)

    def standard(self) -> Iterator[tuple[str, tuple[Link, ...]]]:
        """Yield the terms of each other vocabulary."""
        for prefix, base in PREFIXES.items():
            found = sorted(iri for iri in self._values if iri.startswith(base) and base != ORBIT.base)
            if found:
                yield prefix, tuple(map(_link, found))

    def disjoint(self) -> tuple[Link, ...]:
        """Return the classes of which a thing has one at most."""
        (everything,) = [each for each in self._values if OWL + "members" in self._values[each]]
        (head,) = self._values[everything][OWL + "members"]
        return tuple(map(_link, self._list(head)))

    def _section(self, anchor: str, title: str, note: str, names: set[str]) -> Section:
        return Section(anchor, title, note, tuple(self._term(name) for name in self._own() if name in names))

    def _own(self) -> list[str]:
        return [iri.removeprefix(ORBIT.base) for iri in self._values if iri.startswith(ORBIT.base)]

    def _term(self, name: str) -> Term:
        iri = ORBIT.base + name
        facts = {heading: self._members(iri, each) for heading, each in _FACTS.items()}
        facts |= {heading: self._users[each, iri] for heading, each in _TURNED.items()}
        return Term(
            name,
            self._text(iri, RDFS + "label"),
            self._text(iri, SKOS + "definition"),
            tuple(_KINDS[kind.value] for kind in self._values[iri][RDF + "type"]),
            tuple((heading, tuple(map(_link, found))) for heading, found in facts.items() if found),
        )

    def _text(self, iri: str, predicate: str) -> str:
        (value,) = self._values[iri][predicate]
        return value.value

    def _members(self, iri: str, predicate: str) -> list[str]:
        """Return the terms that a property names, those of a union one by one."""
        found: list[str] = []
        for value in self._values[iri][predicate]:
            if isinstance(value, BlankNode):
                (head,) = self._values[value.value][OWL + "unionOf"]
                found += self._list(head)
            else:
                found.append(value.value)
        return found

    def _list(self, head: _Node) -> Sequence[str]:
        found = []
        while head.value != RDF + "nil":
            (first,), (head,) = (self._values[head.value][RDF + name] for name in ("first", "rest"))
            found.append(first.value)
        return found


@cache
def _link(iri: str) -> Link:
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            local = iri.removeprefix(base)
            return Link(f"{prefix}:{local}", f"#{local}" if base == ORBIT.base else iri)
    return Link(iri, iri)

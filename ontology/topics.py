"""Topic schemes: SKOS files read as `Topic`s for the extractor and as triples for the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from orbitgraph.errors import TopicsError
from orbitgraph.model import EntityClass, Topic
from orbitgraph.ontology import ORBIT, RDF, SKOS
from orbitgraph.ontology.spellings import with_spellings

BUNDLED = ("topics.ttl", "names.ttl")
"""The schemes of the field that come with the package."""

# Relative IRIs of a user's file must not become paths of the machine that reads it.
_BASE = "https://w3id.org/orbitgraph/id/"

_TYPE = RDF + "type"
_BROADER = NamedNode(SKOS + "broader")
_CLASSES = {getattr(ORBIT, cls.value.capitalize()): cls for cls in EntityClass}
_NO_ENTRIES = {SKOS + "ConceptScheme", SKOS + "Collection", SKOS + "OrderedCollection"}

_FOREIGN = 3
"""The rank of a name in another language, behind English, kinds of English, and no language."""

_Values = Mapping[str, Sequence[NamedNode | Literal]]


def load_topics(path: Path | None = None) -> tuple[Topic, ...]:
    """Read a SKOS file (without a path: the bundled schemes), sorted by class and label.

    Every resource with a `skos:prefLabel` is an entry; one without a type of ours is a concept. Of an entry whose
    preferred names are in English or in no language only such names count, of any other one all. Entries of a
    user's file also have other spellings of their labels as hidden ones (see `spellings`).
    Raises `TopicsError` when the file is missing, cannot be parsed or has no entries.
    """
    topics = _topics(topics_triples(path), path)
    return topics if path is None else with_spellings(topics)


def topics_triples(path: Path | None = None) -> tuple[Triple, ...]:
    """Read the same files as plain triples, sorted, for the graph of the ontology.

    `skos:broader` is added where only `skos:narrower` is stated: queries follow one direction. Triples with
    blank nodes are left out: they name nothing that a query could ask for again.
    Raises `TopicsError` as `load_topics` does, except for a file without entries.
    """
    read = _read(path) if path is not None else [t for name in BUNDLED for t in _read_bundled(name)]
    named = {t for t in read if not isinstance(t.subject, BlankNode) and not isinstance(t.object, BlankNode)}
    turned = {
        Triple(t.object, _BROADER, t.subject)
        for t in named
        if t.predicate.value == SKOS + "narrower" and isinstance(t.object, NamedNode)
    }
    return tuple(sorted(named | turned, key=str))


def definitions(triples: Iterable[Triple]) -> dict[str, str]:
    """Return the `skos:definition` of each resource by its IRI: in English or in no language."""
    found: dict[str, str] = {}
    for triple in triples:
        if triple.predicate.value != SKOS + "definition" or not isinstance(triple.object, Literal):
            continue
        if (triple.object.language or "en").partition("-")[0] == "en":
            found.setdefault(str(triple.subject).strip("<>"), triple.object.value)
    return found


def _read(path: Path) -> list[Triple]:
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        raise TopicsError(f"topics {path}: unknown kind of file; use SKOS as .ttl, .nt, .rdf or .jsonld")
    try:
        return [quad.triple for quad in parse(path=path, format=form, base_iri=_BASE)]
    except FileNotFoundError:
        raise TopicsError(f"topics {path}: no such file; name a SKOS file") from None
    except (SyntaxError, ValueError, OSError) as error:
        reason = " ".join(str(error).split())
        raise TopicsError(f"topics {path}: cannot be read as {form.name} ({reason}); correct it") from None


@cache
def _read_bundled(name: str) -> tuple[Triple, ...]:
    file = files("orbitgraph.ontology").joinpath(name)
    return tuple(quad.triple for quad in parse(file.read_bytes(), RdfFormat.TURTLE, base_iri=_BASE))


def _topics(triples: Iterable[Triple], path: Path | None) -> tuple[Topic, ...]:
    subjects: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        subject, value = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            subjects[subject.value][triple.predicate.value].append(value)
    entries = {iri: values for iri, values in subjects.items() if _is_entry(values)}
    if not entries:
        raise TopicsError(f"topics {path or ' and '.join(BUNDLED)}: no entry has a skos:prefLabel; add some")
    labels = {iri: _names(values, "prefLabel")[0] for iri, values in entries.items()}
    parents = _parents(entries)
    topics = (_topic(iri, values, labels, parents[iri]) for iri, values in entries.items())
    return tuple(sorted(topics, key=lambda topic: (topic.cls, topic.label, topic.iri)))


def _topic(iri: str, values: _Values, labels: Mapping[str, str], parents: Iterable[str]) -> Topic:
    classes = sorted(_CLASSES[kind.value] for kind in values.get(_TYPE, ()) if kind.value in _CLASSES)
    label = labels[iri]
    notations = sorted(_clean(each.value) for each in values.get(SKOS + "notation", ()))
    return Topic(
        cls=classes[0] if classes else EntityClass.CONCEPT,
        label=label,
        iri=iri,
        aliases=tuple(each for each in _names(values, "prefLabel", "altLabel") if each != label),
        hidden=tuple(each for each in _names(values, "hiddenLabel") if each != label),
        broader=tuple(sorted({labels[parent] for parent in parents if parent in labels})),
        notation=notations[0] if notations else None,
    )


def _is_entry(values: _Values) -> bool:
    kinds = {kind.value for kind in values.get(_TYPE, ())}
    return bool(_names(values, "prefLabel")) and kinds.isdisjoint(_NO_ENTRIES)


def _parents(entries: Mapping[str, _Values]) -> Mapping[str, set[str]]:
    """Map each entry to its broader ones."""
    return {
        iri: {each.value for each in values.get(_BROADER.value, ())} - {iri}
        for iri, values in entries.items()
    }


def _names(values: _Values, *properties: str) -> list[str]:
    """Return the names of an entry that the SKOS `properties` state, in the languages that count, English first."""
    ranks = {rank for rank, _ in _ranked(values, "prefLabel")}
    foreign = ranks == {_FOREIGN}
    names = [
        text for name in properties for rank, text in _ranked(values, name) if foreign or rank != _FOREIGN
    ]
    return list(dict.fromkeys(names))


def _ranked(values: _Values, name: str) -> list[tuple[int, str]]:
    literals = (
        each for each in values.get(SKOS + name, ()) if isinstance(each, Literal) and _clean(each.value)
    )
    return sorted((_rank(each.language), _clean(each.value)) for each in literals)


def _rank(language: str | None) -> int:
    if language is None:
        return 2
    tag = language.lower()
    return 0 if tag == "en" else 1 if tag.startswith("en-") else _FOREIGN


def _clean(text: str) -> str:
    return " ".join(text.split())

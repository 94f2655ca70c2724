"""Every query of the catalogue gives the same rows on Oxigraph, its server, Virtuoso and rdflib.

Terms are compared by what they mean: numbers and truth values by their value, a plain text as an xsd:string, language
tags in any case. The order of rows counts where the query has an ORDER BY. rdflib, which joins in the order in which a
query is written and indexes no graph by two terms at once, takes over 10 s for some queries on the bundled corpus; it
gets the three episodes only.
"""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, parse, serialize
from rdflib.query import ResultRow

from orbitgraph.cli import main
from orbitgraph.graph.iris import DEFAULT_BASE
from orbitgraph.graph.store import open_store
from orbitgraph.queries import sparql
from orbitgraph.queries.access import Access
from orbitgraph.queries.catalogue import CatalogueQuery, load
from orbitgraph.queries.client import Client
from orbitgraph.queries.parameters import parse_parameters
from orbitgraph.queries.remote import run_remote
from orbitgraph.queries.run import run
from orbitgraph.queries.sparql import Term
from orbitgraph.queries.table import value_of
from orbitgraph.stores.push import push
from orbitgraph.stores.quads import Quads
from orbitgraph.stores.targets import GraphStore
from tests.servers import VIRTUOSO, oxigraph, virtuoso

EPISODES = Path(__file__).with_name("three_episodes.trig")
SECONDS = 60
"""How long an engine may take for a query: by the clock for servers, of the processor for rdflib."""

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""(query, engine) -> why its rows differ there. None does so far."""

Row = tuple[object, ...]
Ask = Callable[[str, Mapping[str, Term]], list[Row]]
SMALL, CORPUS = "three episodes", "the bundled corpus"
SERVERS = ("Oxigraph server", "Virtuoso")
PLACES = [*((SMALL, engine) for engine in (*SERVERS, "rdflib")), *((CORPUS, engine) for engine in SERVERS)]


def _cases() -> Iterator[tuple[CatalogueQuery, tuple[str, ...]]]:
    """Yield every query without arguments, with each of its examples, and with all of them."""
    for query in load():
        examples = tuple(f"{each.name}={each.example}" for each in query.parameters)
        for arguments in dict.fromkeys(((), *((each,) for each in examples), examples)):
            yield query, arguments


@dataclass(frozen=True)
class Engines:
    """One graph on several engines, by their names; the first is the measure."""

    ask: dict[str, Ask]


def meaning(term: object) -> object:
    """Return what a term stands for, alike for all engines."""
    if isinstance(term, Literal):
        if term.language:
            return ("text", term.value, term.language.lower())
        plain = value_of(term)
        # True equals 1 in Python, not in RDF.
        return ("truth", plain) if isinstance(plain, bool) else _number(term, plain)
    if isinstance(term, BlankNode):
        return "blank"
    return None if term is None else str(term)


def _number(term: Literal, plain: object) -> object:
    if isinstance(plain, int):
        return ("number", Decimal(plain))
    if isinstance(plain, float):
        return ("number", Decimal(term.value))
    return ("text", term.value, term.datatype.value)


def _local(store: Store) -> Ask:
    known: dict[tuple[str, str], list[Row]] = {}

    def ask(query: str, values: Mapping[str, Term]) -> list[Row]:
        key = query, repr(values)
        if key not in known:
            known[key] = [tuple(map(meaning, row)) for row in run(query, store, values).terms]
        return known[key]

    return ask


def _server(endpoint: str) -> Ask:
    return lambda query, values: [
        tuple(map(meaning, row)) for row in run_remote(query, endpoint, values, timeout=SECONDS).terms
    ]


def _rdflib(dataset: rdflib.Dataset) -> Ask:
    def ask(query: str, values: Mapping[str, Term]) -> list[Row]:
        with _bounded():
            answer = dataset.query(sparql.bind(query, values))
            rows = [tuple(row) if isinstance(row, ResultRow) else row for row in answer]
        if answer.type == "ASK":
            return [(("truth", rows[0]),)]
        return [tuple(meaning(_ours(term)) for term in row) for row in rows]

    return ask


@contextmanager
def _bounded() -> Iterator[None]:
    """End what takes more of the processor's time than an engine may."""

    def late(*_: object) -> None:
        raise TimeoutError(f"rdflib takes more than {SECONDS} s")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _ours(term: object) -> object:
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype)) if term.datatype else None)
    if isinstance(term, rdflib.BNode):
        return BlankNode()
    return None if term is None else NamedNode(str(term))


@contextmanager
def _engines(folder: Path, scratch: Path, *, with_rdflib: bool) -> Iterator[Engines]:
    """Load the graph of a folder into every engine, into the servers by `push`."""
    ask: dict[str, Ask] = {"Oxigraph": _local(open_store(folder))}
    if with_rdflib:
        dataset = rdflib.Dataset(default_union=True).parse(folder / "graph.nq", format="nquads")
        ask["rdflib"] = _rdflib(dataset)
    with Quads(folder) as quads:
        (scratch / "oxigraph").mkdir()
        with oxigraph(scratch / "oxigraph") as root:
            with Client(f"{root}/store") as client:
                push(quads, GraphStore(client), piece=1_000_000)
            ask["Oxigraph server"] = _server(f"{root}/query")
            if VIRTUOSO is None:
                yield Engines(ask)
                return
            (scratch / "virtuoso").mkdir()
            with virtuoso(scratch / "virtuoso") as root:
                with Client(f"{root}/sparql-graph-crud-auth", Access("dba", "dba")) as client:
                    push(quads, GraphStore(client), piece=1_000_000)
                ask["Virtuoso"] = _server(f"{root}/sparql")
                yield Engines(ask)


@pytest.fixture(scope="module")
def engines(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    folder = tmp_path_factory.mktemp("graph")
    small = request.param == SMALL
    if small:
        quads = parse(path=EPISODES, format=RdfFormat.TRIG, base_iri=DEFAULT_BASE)
        lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
        ordered = sorted(set(lines), key=lambda quad: quad.rsplit(b" ", 2)[1])
        (folder / "graph.nq").write_bytes(b"".join(ordered))
    else:
        assert main(["build", "-o", str(folder)]) == 0
    with (
        pytest.MonkeyPatch.context() as patch,
        _engines(folder, tmp_path_factory.mktemp("servers"), with_rdflib=small) as made,
    ):
        patch.setenv("no_proxy", "127.0.0.1")
        yield made


# rdflib warns of its own code, once for each graph.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("engines", "engine"), PLACES, indirect=["engines"], scope="module")
@pytest.mark.parametrize(
    ("query", "arguments"), [pytest.param(*each, id=" ".join((each[0].name, *each[1]))) for each in _cases()]
)
def test_every_engine_gives_the_same_rows(
    engines: Engines, engine: str, query: CatalogueQuery, arguments: tuple[str, ...]
) -> None:
    if engine not in engines.ask:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    values = parse_parameters(arguments, query)
    expected, found = (engines.ask[name](query.text, values) for name in ("Oxigraph", engine))
    if (query.name, engine) in EXCEPTIONS:
        assert found != expected, "it is no exception any more; take it out of the table"
    elif _is_ordered(query):
        assert found == expected
    else:
        assert Counter(found) == Counter(expected)


def _is_ordered(query: CatalogueQuery) -> bool:
    return sparql.form(query.text) == "SELECT" and "ORDER BY" in query.text.rpartition("}")[2]


def test_terms_are_compared_by_what_they_mean() -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"

    def typed(text: str, datatype: str) -> object:
        return meaning(Literal(text, datatype=NamedNode(xsd + datatype)))

    assert typed("1.50", "decimal") == typed("1.5", "double") == meaning(Literal(1.5))
    assert typed("true", "boolean") == typed("1", "boolean") != typed("1", "integer")
    assert typed("x", "string") == meaning(Literal("x")) != typed("x", "date")
    assert meaning(Literal("x", language="en-GB")) == meaning(Literal("x", language="en-gb"))
    assert meaning(Literal("x", language="en")) != meaning(Literal("x"))
    assert meaning(NamedNode("http://x/")) != meaning(Literal("http://x/"))

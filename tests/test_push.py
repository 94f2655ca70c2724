"""Loading a graph into stores: real ones, ones that misbehave, and again after it was cut off."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import RdfFormat, Store, serialize

from orbitgraph.cli import main
from orbitgraph.errors import EndpointError
from orbitgraph.queries import client as client_module
from orbitgraph.queries.access import Access
from orbitgraph.queries.client import Client, Limits
from orbitgraph.queries.remote import run_remote
from orbitgraph.stores import targets
from orbitgraph.stores.push import Pushed, probe_of, push
from orbitgraph.stores.quads import Quads
from tests.servers import Reply, Request, oxigraph, scripted, virtuoso

BASE = "https://w3id.org/orbitgraph/id/"
DERIVED, ONTOLOGY, SHOW, ONE, TWO = (
    f"{BASE}graph/{name}"
    for name in ("derived", "ontology", "show/a", "show/a/episode/1", "show/a/episode/é-日本")
)
RECORDS = f"{BASE}graph/pushed"
TYPED = (
    '"plain", "two\\nlines \\"quoted\\" \\\\ \\t\\u0007 > } ; DROP ALL", "hallo"@de-AT, 7, 1.50, true, '
    '"2016-05-21"^^<http://www.w3.org/2001/XMLSchema#date>, '
    '"PT1H30M"^^<http://www.w3.org/2001/XMLSchema#duration>, <http://example.org/é/日本?a=b&c=d#e>'
)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    for name in ("ORBITGRAPH_USER", "ORBITGRAPH_PASSWORD", "ORBITGRAPH_TOKEN"):
        monkeypatch.delenv(name, raising=False)


def made(folder: Path, **graphs: str) -> Path:
    """Write a graph.nq of these graphs (by the names above, in lower case), each with triples of <http://s>."""
    folder.mkdir(exist_ok=True)
    store = Store()
    for name, objects in {"derived": "1", "ontology": "2", **graphs}.items():
        for each in objects.split(" | "):
            text = f"<{globals()[name.upper()]}> {{ <http://s> <http://p> {each} }}"
            store.load(text.encode(), format=RdfFormat.TRIG)
    lines = sorted(
        (serialize(store, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True), key=_by_graph
    )
    (folder / "graph.nq").write_bytes(b"".join(lines))
    return folder


def _by_graph(quad: bytes) -> tuple[bytes, bytes]:
    return quad.rsplit(b" ", 2)[1], quad


def send(folder: Path, endpoint: str, *, access: Access | None = None, **options: object) -> Pushed:
    """Push a folder; `options` are those of `push`, and `protocol`."""
    protocol = str(options.pop("protocol", "auto"))
    limits = Limits(timeout=5, patience=20)
    with (
        Quads(folder) as quads,
        Client(endpoint, access, limits, persistent=True) as client,
        Client(targets.query_address(endpoint), access, limits) as asked,
    ):
        target = targets.choose(client, asked, probe_of(quads), protocol)
        return push(quads, target, **{"piece": 1000, **options})  # type: ignore[arg-type]


def contents(query_endpoint: str) -> dict[str, set[str]]:
    """Return the objects in each graph of ours that a server has."""
    found: dict[str, set[str]] = {}
    query = f"SELECT ?g ?o {{ GRAPH ?g {{ ?s <http://p> ?o }} FILTER(STRSTARTS(STR(?g), '{BASE}')) }}"
    for row in run_remote(query, query_endpoint).terms:
        found.setdefault(str(row[0])[1:-1], set()).add(str(row[1]))
    return found


def of_folder(folder: Path) -> dict[str, set[str]]:
    store = Store()
    store.load(path=folder / "graph.nq", format=RdfFormat.N_QUADS)
    found: dict[str, set[str]] = {}
    for quad in store:
        found.setdefault(str(quad.graph_name)[1:-1], set()).add(str(quad.object))
    return found


@pytest.fixture(params=["store", "update"])
def oxigraph_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    place = tmp_path / "oxigraph"
    place.mkdir()
    with oxigraph(place) as root:
        yield f"{root}/{request.param}"


def test_a_store_follows_the_folder(oxigraph_address: str, tmp_path: Path) -> None:
    asked = re.sub("[a-z]+$", "query", oxigraph_address)
    first = made(tmp_path / "1", show='"s"', one=TYPED.replace(", ", " | "), two='"t"')
    assert send(first, oxigraph_address) == Pushed(5, 13, 0, 0)
    assert contents(asked) == of_folder(first)
    assert send(first, oxigraph_address) == Pushed(0, 0, 5, 0)
    second = made(tmp_path / "2", show='"s"', two='"changed" | "more"')
    assert send(second, oxigraph_address, keep=True) == Pushed(1, 2, 3, 0)
    assert contents(asked) == of_folder(second) | {ONE: of_folder(first)[ONE]}
    assert send(second, oxigraph_address) == Pushed(0, 0, 4, 1)
    assert contents(asked) == of_folder(second)
    assert send(second, oxigraph_address, force=True) == Pushed(4, 5, 0, 0)
    assert contents(asked) == of_folder(second)


def test_large_graphs_go_in_pieces(oxigraph_address: str, tmp_path: Path) -> None:
    folder = made(tmp_path / "1", one=" | ".join(str(number) for number in range(500)))
    send(folder, oxigraph_address, piece=300)
    assert contents(re.sub("[a-z]+$", "query", oxigraph_address)) == of_folder(folder)


def test_what_others_have_in_the_store_stays(oxigraph_address: str, tmp_path: Path) -> None:
    asked = re.sub("[a-z]+$", "query", oxigraph_address)
    store = re.sub("[a-z]+$", "store", oxigraph_address)
    foreign = f"{BASE}graph/show/b/episode/1"
    with Client(store) as client:
        for graph in (foreign, "http://elsewhere/"):
            targets.GraphStore(client).replace(graph, [b'<http://s> <http://p> "theirs" .'])
    folder = made(tmp_path / "1", one='"x"')
    send(folder, oxigraph_address)
    # A record of theirs that somebody slipped into ours.
    with Client(store) as client:
        targets.GraphStore(client).add(
            RECORDS, f"<http://elsewhere/> <https://schema.org/isPartOf> <{RECORDS}> .".encode()
        )
    send(made(tmp_path / "2"), oxigraph_address)
    assert contents(asked) == of_folder(tmp_path / "2") | {foreign: {'"theirs"'}}
    query = "SELECT ?o { GRAPH <http://elsewhere/> { ?s ?p ?o } }"
    assert run_remote(query, asked).rows == (("theirs",),)


@pytest.fixture(scope="module")
def virtuoso_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as root:
        yield root


def test_virtuoso_follows_the_folder(virtuoso_root: str, tmp_path: Path) -> None:
    address, dba = f"{virtuoso_root}/sparql-graph-crud-auth", Access("dba", "dba")
    first = made(tmp_path / "1", show='"s"', one=TYPED.replace(", ", " | "), two='"t"')
    assert send(first, address, access=dba, piece=300) == Pushed(5, 13, 0, 0)
    # Virtuoso 7.2.5 keeps truth values and durations as numbers; docs/stores.md says so.
    expected = of_folder(first)
    kept = {'"true"^^': '"1"^^', '"PT1H30M"^^': '"5400.0"^^'}
    for given, told in kept.items():
        expected[ONE] = {each.replace(given, told) for each in expected[ONE]}
    assert contents(f"{virtuoso_root}/sparql") == expected
    assert send(first, address, access=dba) == Pushed(0, 0, 5, 0)
    second = made(tmp_path / "2", show='"s"', two='"changed" | "more"')
    assert send(second, address, access=dba) == Pushed(1, 2, 3, 1)
    assert contents(f"{virtuoso_root}/sparql") == of_folder(second)


def test_virtuoso_refuses_strangers_in_one_line(virtuoso_root: str, tmp_path: Path) -> None:
    folder, address = made(tmp_path / "1"), f"{virtuoso_root}/sparql-graph-crud-auth"
    with pytest.raises(EndpointError, match=r"HTTP 401 .Unauthorized.; set ORBITGRAPH_USER"):
        send(folder, address)
    with pytest.raises(EndpointError, match=r"HTTP 401 .Unauthorized.; it does not take the user") as caught:
        send(folder, address, access=Access("dba", "s3cret"))
    assert "s3cret" not in str(caught.value)


class Shop:
    """A graph store in memory that can be told to fail: `fail` maps the number of a writing request to an answer."""

    def __init__(self, fail: dict[int, Reply | None] | None = None, largest: int = 1 << 30) -> None:
        self.graphs: dict[str, set[bytes]] = {}
        self.fail, self.largest = fail or {}, largest
        self.writes = 0

    def __call__(self, request: Request) -> Reply | None:
        (graph,) = parse_qs(urlsplit(request.path).query)["graph"]
        if request.method == "GET":
            if graph not in self.graphs:
                return Reply(404)
            return Reply(body=b"\n".join(self.graphs[graph]), kind="text/turtle")
        self.writes += 1
        if self.writes in self.fail:
            return self.fail[self.writes]
        if len(request.body) > self.largest:
            return Reply(413)
        if request.method in ("PUT", "DELETE"):
            self.graphs.pop(graph, None)
        if request.method in ("PUT", "POST"):
            self.graphs.setdefault(graph, set()).update(request.body.splitlines())
        return Reply(204)

    def holds(self, folder: Path) -> bool:
        expected = {
            graph: {f"<http://s> <http://p> {each} .".encode() for each in objects}
            for graph, objects in of_folder(folder).items()
        }
        return {graph: lines for graph, lines in self.graphs.items() if graph != RECORDS} == expected


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Make a folder of three graphs, of which one needs two pieces of 100 bytes."""
    return made(tmp_path / "three", one=f'"{"x" * 60}" | "{"y" * 60}"')


def test_a_push_that_fails_anywhere_is_completed_by_the_next(three: Path) -> None:
    whole = Shop()
    with scripted(whole) as (root, _):
        assert send(three, root, piece=100) == Pushed(3, 4, 0, 0)
    assert whole.holds(three)
    assert whole.writes == 10
    for number in range(1, whole.writes + 1):
        shop = Shop({number: Reply(500, b"out of order")})
        with scripted(shop) as (root, _):
            with pytest.raises(EndpointError, match=r"HTTP 500 .out of order."):
                send(three, root, piece=100)
            done = send(three, root, piece=100)
            assert done.sent + done.kept == 3
            assert send(three, root, piece=100) == Pushed(0, 0, 3, 0)
        assert shop.holds(three), number


def test_an_update_that_fails_anywhere_is_completed_by_the_next(three: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other", two='"new"', one='"short"')
    less = made(tmp_path / "less", two='"new"')
    number, failed = 0, True
    while failed:
        number, failed = number + 1, False
        shop = Shop()
        with scripted(shop) as (root, _):
            send(three, root)
            shop.writes, shop.fail = 0, {number: Reply(500, b"out of order")}
            try:
                send(less, root)
            except EndpointError:
                failed = True
            shop.fail = {}
            send(other, root)
            assert shop.holds(other), number
            assert send(other, root) == Pushed(0, 0, 4, 0)
    # The records twice, one graph with its record, one graph removed.
    assert number == 6


def test_busy_and_broken_servers_are_borne(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(client_module, "sleep", pauses.append)
    fail: dict[int, Reply | None] = {
        2: Reply(503, headers={"Retry-After": "7"}),
        4: None,
        5: Reply(429),
        8: Reply(body=b"half", length=100),
    }
    shop = Shop(fail)
    with scripted(shop) as (root, _):
        assert send(three, root) == Pushed(3, 4, 0, 0)
    assert shop.holds(three)
    assert pauses == [7, 0.5, 1, 0.5]


def test_a_server_that_finds_pieces_too_large_gets_smaller_ones(tmp_path: Path) -> None:
    folder = made(tmp_path / "1", one=" | ".join(f'"{number:0500}"' for number in range(100)))
    shop = Shop(largest=20_000)
    with scripted(shop) as (root, _):
        send(folder, root, piece=1_000_000)
    assert shop.holds(folder)
    narrow = Shop(largest=300)
    with (
        scripted(narrow) as (root, _),
        pytest.raises(EndpointError, match=r"HTTP 413 .*; give a smaller --piece"),
    ):
        send(folder, root, piece=1_000_000)


def test_what_takes_no_notice_of_graphs_is_never_written_to(three: Path) -> None:
    triples = Reply(body=b"<http://a> <http://b> <http://c> .", kind="text/turtle")
    with scripted(lambda _: triples) as (root, seen):
        with pytest.raises(EndpointError, match="is no graph store: it gives something for a graph"):
            send(three, root, protocol="graph-store")
        assert [request.method for request in seen] == ["GET"]


def test_an_empty_store_that_takes_no_notice_of_graphs_is_found_out(three: Path) -> None:
    shop = Shop()

    def one_graph(request: Request) -> Reply | None:
        return shop(replace(request, path="/?graph=all"))

    with scripted(one_graph) as (root, _), pytest.raises(EndpointError, match="is no graph store"):
        send(three, root)
    assert shop.writes == 1


def test_a_store_that_forgets_is_found_out(three: Path) -> None:
    def forgetful(request: Request) -> Reply:
        return Reply(404 if request.method == "GET" else 204)

    with (
        scripted(forgetful) as (root, _),
        pytest.raises(EndpointError, match="does not have what was written"),
    ):
        send(three, root)


def test_the_statements_of_rdf4j_are_only_updated(three: Path) -> None:
    with scripted(lambda _: Reply(400, b"no")) as (root, seen), pytest.raises(EndpointError):
        send(three, f"{root}/repositories/x/statements")
    assert [(request.method, request.path) for request in seen] == [("POST", "/repositories/x")]
    assert b"SELECT" in seen[0].body


@pytest.mark.parametrize(
    ("update", "query"),
    [
        ("http://x/update", "http://x/query"),
        ("http://x/ds/update?k=1", "http://x/ds/query?k=1"),
        ("http://x/repositories/a/statements", "http://x/repositories/a"),
        ("http://x/sparql", "http://x/sparql"),
        ("http://x/", "http://x/"),
    ],
)
def test_queries_have_their_own_address(update: str, query: str) -> None:
    assert targets.query_address(update) == query


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "set ORBITGRAPH_USER and ORBITGRAPH_PASSWORD, or ORBITGRAPH_TOKEN"),
        (403, "perhaps it asks for a login"),
        (405, "HTTP 405 .*--query-endpoint names where the store answers queries"),
    ],
)
def test_the_command_says_in_one_line_what_is_wrong(
    three: Path, capsys: pytest.CaptureFixture[str], status: int, message: str
) -> None:
    with scripted(lambda _: Reply(status)) as (root, _):
        assert main(["push", "--endpoint", root, "--graph", str(three)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert re.search(message, printed.err)


def test_the_command_says_what_was_done(
    three: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORBITGRAPH_TOKEN", "s3cret")
    with scripted(Shop()) as (root, seen):
        assert main(["push", "--endpoint", root, "--graph", str(three)]) == 0
        assert {request.headers["Authorization"] for request in seen} == {"Bearer s3cret"}
    assert capsys.readouterr() == ("3 graphs sent (4 quads), 0 there already, 0 removed.\n", "")


def test_a_push_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = made(tmp_path / "1", show='"s"', one='"x"', two='"y"')
    killed: list[subprocess.Popen[bytes]] = []

    class Deadly(Shop):
        def __call__(self, request: Request) -> Reply | None:
            reply = super().__call__(request)
            if self.writes == 6 and killed[0].poll() is None:
                killed[0].kill()
            return reply

    shop = Deadly()
    with scripted(shop) as (root, _):
        command = [sys.executable, "-m", "orbitgraph", "push", "--endpoint", root, "--graph", str(folder)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
            killed.append(process)
            assert process.wait(30) < 0
        assert not shop.holds(folder)
        done = send(folder, root)
    assert shop.holds(folder)
    assert done.kept in (2, 3)
    assert done.sent == 5 - done.kept

"""The same queries on a server: a real one for the catalogue, small ones that misbehave for the errors."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pyoxigraph import Literal, RdfFormat, Store

from orbitgraph import __version__
from orbitgraph.cli import main
from orbitgraph.errors import EndpointError, QueryError, UsageError
from orbitgraph.queries.access import Access
from orbitgraph.queries.catalogue import load
from orbitgraph.queries.client import Client
from orbitgraph.queries.parameters import parse_parameters
from orbitgraph.queries.remote import run_remote
from orbitgraph.queries.run import run
from orbitgraph.stores.targets import GraphStore
from tests.servers import OXIGRAPH, Reply, Request, free_ports, oxigraph, scripted, virtuoso

EPISODES = Path(__file__).with_name("three_episodes.trig")
EMPTY = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
JSON = "application/sparql-results+json"
SELECT = "SELECT ?s { ?s ?p ?o }"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start an oxigraph server on the three episodes, plainly: its default graph is empty."""
    folder = tmp_path_factory.mktemp("oxigraph")
    load_it: list[str | Path] = [OXIGRAPH, "load", "--location", folder, "--file", EPISODES]
    subprocess.run(load_it, check=True, timeout=60, capture_output=True)
    with oxigraph(folder, read_only=True) as root:
        yield f"{root}/query"


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store()
    made.load(path=EPISODES, format=RdfFormat.TRIG)
    return made


CASES = [
    (query.name, argument)
    for query in load()
    for argument in ("", *(f"{each.name}={each.example}" for each in query.parameters))
]


@pytest.mark.parametrize(("name", "argument"), CASES)
def test_the_catalogue_answers_alike_here_and_there(
    server: str, store: Store, name: str, argument: str
) -> None:
    query = load().get(name)
    values = parse_parameters([argument] if argument else [], query)
    assert run_remote(query.text, server, values) == run(query.text, store, values)


@pytest.mark.parametrize(
    "value",
    ['"', "'", "\\", '\\"', '" } } DROP ALL #', "> } DROP ALL", "line\nbreak", "\\u0022", "\x07é漢𝒳", "&=+%"],
)
def test_hostile_values_reach_the_server_as_they_are(server: str, value: str) -> None:
    answer = run_remote("SELECT ?x { FILTER(BOUND(?x)) }", server, {"x": Literal(value)})
    assert answer.rows == ((value,),)


def test_every_form_of_query_works_on_a_server(server: str, store: Store) -> None:
    some = "GRAPH ?g { ?s <https://w3id.org/orbitgraph/ontology#minutes> ?o }"
    queries = (
        f"ASK {{ {some} }}",
        f"CONSTRUCT {{ ?s ?g ?o }} WHERE {{ {some} }}",
        f"# DELETE\nSELECT ?o {{ {some} }}",
    )
    for query in queries:
        here, there = run(query, store), run_remote(query, server)
        assert there.rows
        assert (there.columns, sorted(there.rows), there.form) == (here.columns, sorted(here.rows), here.form)


def test_a_faulty_query_is_refused_by_the_server_in_one_line(server: str) -> None:
    with pytest.raises(QueryError, match=r"/query refuses the query: HTTP 400 .*1:12") as caught:
        run_remote("SELECT ?s {", server)
    assert "\n" not in str(caught.value)


def test_a_wrong_path_is_told(server: str) -> None:
    with pytest.raises(QueryError, match=r"/nowhere refuses the query: HTTP 404 .*check the address"):
        run_remote(SELECT, server.replace("/query", "/nowhere"))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("INSERT DATA { <x:a> <x:b> 1 }", "INSERT changes data"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE asks another server"),
    ],
)
def test_updates_and_calls_are_never_sent(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run_remote(query, "http://127.0.0.1:1/query")


@pytest.mark.parametrize(
    "endpoint",
    [
        "file:///etc/hosts",
        "localhost:7878",
        "ftp://example.org/",
        "http://",
        "http://x/\n",
        "http://x/a b",
        "http://[::",
    ],
)
def test_an_endpoint_must_be_a_web_address(endpoint: str) -> None:
    with pytest.raises(UsageError, match=r"is no http[(]s[)] URL"):
        run_remote(SELECT, endpoint)


def test_nobody_there() -> None:
    with pytest.raises(QueryError, match=r"cannot be reached [(].*refused.*[)]; check the address"):
        run_remote(SELECT, f"http://127.0.0.1:{free_ports(1)[0]}/query")


def answering(reply: Reply) -> AbstractContextManager[tuple[str, list[Request]]]:
    return scripted(lambda _: reply)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (
            Reply(body=b"<html>hello</html>", kind="text/html"),
            "gave no complete SPARQL results .its media type is text/html",
        ),
        (Reply(body=EMPTY[:-20], kind=JSON), "gave no complete SPARQL results"),
        (Reply(body=b"not json", kind=JSON), "gave no complete SPARQL results"),
        (Reply(body=b""), "gave no complete SPARQL results"),
        (Reply(body=EMPTY[:-20], kind=JSON, length=len(EMPTY)), "broke off its answer"),
        (Reply(400, b"bad\n\x1b[31mquery"), "refuses the query: HTTP 400 .bad .*query"),
        (
            Reply(401),
            "HTTP 401 .Unauthorized.; set ORBITGRAPH_USER and ORBITGRAPH_PASSWORD, or ORBITGRAPH_TOKEN",
        ),
        (Reply(403), "HTTP 403 .Forbidden.; perhaps it asks for a login"),
        (Reply(404, b"<h1>no</h1>", "text/html"), "HTTP 404 .Not Found.; check the address"),
        (Reply(405), "HTTP 405 .Method Not Allowed.; check the address"),
        (Reply(500, b"a" * 5000), "refuses the query: HTTP 500 .aaa"),
        (
            Reply(302, headers={"Location": "https://example.org/sparql?key=secret"}),
            "HTTP 302 .Found.; it leads to https://example.org/sparql: give that address",
        ),
        (Reply(503, headers={"Retry-After": "3600"}), "HTTP 503 .Service Unavailable.; try again later"),
    ],
)
def test_an_answer_that_is_none_is_told_in_one_line(reply: Reply, message: str) -> None:
    with answering(reply) as (root, _), pytest.raises(EndpointError, match=message) as caught:
        run_remote(SELECT, f"{root}/query")
    assert str(caught.value).isprintable()
    assert "secret" not in str(caught.value)
    assert len(str(caught.value)) < 350


def test_a_silent_server_is_waited_for_only_so_long() -> None:
    with (
        answering(Reply(silence=2)) as (root, _),
        pytest.raises(QueryError, match="did not answer within 1 s"),
    ):
        run_remote(SELECT, root, timeout=1)


def test_a_request_says_who_asks_and_what_for() -> None:
    with answering(Reply(body=EMPTY, kind=JSON)) as (root, seen):
        assert run_remote(SELECT, root).rows == ()
    (request,) = seen
    assert request.headers["User-Agent"] == f"orbitgraph/{__version__}"
    assert JSON in request.headers["Accept"]
    assert request.headers["Authorization"] is None


def numbers(offset: int, count: int) -> bytes:
    rows = ",".join(
        f'{{"n":{{"type":"literal","value":"{number}"}}}}' for number in range(offset, offset + count)
    )
    return f'{{"head":{{"vars":["n"]}},"results":{{"bindings":[{rows}]}}}}'.encode()


def test_what_a_server_cuts_is_fetched_in_pieces() -> None:
    asked: list[str] = []

    def answer(request: Request) -> Reply:
        (query,) = parse_qs(request.body.decode())["query"]
        asked.append(query)
        offset = int(query.rpartition("OFFSET ")[2]) if "OFFSET" in query else 0
        headers = {"X-SPARQL-MaxRows": "3"} if offset < 6 else {}
        return Reply(body=numbers(offset, min(3, 7 - offset)), kind=JSON, headers=headers)

    told: list[str] = []
    with scripted(answer) as (root, _):
        table = run_remote("SELECT ?n { ?s ?p ?n }", root, tell=told.append)
    assert [row[0] for row in table.rows] == list("0123456")
    piece = " SELECT ?n WHERE { { SELECT ?n { ?s ?p ?n } ORDER BY ?n } } LIMIT 3 OFFSET "
    assert asked == ["SELECT ?n { ?s ?p ?n }", *(f"{piece}{offset}" for offset in (0, 3, 6))]
    assert told == [f"{root} gives 3 rows at a time", "3 rows", "6 rows", "7 rows"]


def test_an_answer_of_as_many_rows_as_allowed_is_whole_without_the_header() -> None:
    with answering(Reply(body=numbers(0, 3), kind=JSON)) as (root, seen):
        assert len(run_remote("SELECT ?n { ?s ?p ?n }", root).rows) == 3
    assert len(seen) == 1


def test_a_cut_answer_that_cannot_be_asked_in_pieces_is_an_error() -> None:
    cut = Reply(body=numbers(0, 3), kind=JSON, headers={"X-SPARQL-MaxRows": "3"})
    with answering(cut) as (root, _), pytest.raises(QueryError, match="with LIMIT cannot be asked in pieces"):
        run_remote("SELECT ?n { ?s ?p ?n } LIMIT 5", root)


@pytest.fixture(scope="module")
def small_virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a Virtuoso that gives at most 40 rows, with a hundred triples in one graph."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso"), rows=40) as root:
        triples = "".join(f'<http://x/{number % 7}> <http://x/p> "{number:03}" .\n' for number in range(100))
        with Client(f"{root}/sparql-graph-crud-auth", Access("dba", "dba")) as client:
            GraphStore(client).replace("http://x/g", [triples.encode()])
        yield f"{root}/sparql"


def test_virtuoso_gives_all_rows_in_their_order(small_virtuoso: str) -> None:
    query = "SELECT ?s ?o { GRAPH <http://x/g> { ?s <http://x/p> ?o } } ORDER BY DESC(?o)"
    rows = run_remote(query, small_virtuoso).rows
    assert rows == tuple((f"http://x/{number % 7}", f"{number:03}") for number in reversed(range(100)))


def test_virtuoso_gives_all_triples(small_virtuoso: str) -> None:
    query = "CONSTRUCT { ?s <http://x/q> ?o } WHERE { GRAPH <http://x/g> { ?s <http://x/p> ?o } }"
    assert len(run_remote(query, small_virtuoso).rows) == 100
    assert len(run_remote(query + " LIMIT 5", small_virtuoso).rows) == 5


def test_the_command_takes_the_login_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ORBITGRAPH_USER", "ORBITGRAPH_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ORBITGRAPH_TOKEN", "t0ken")
    with answering(Reply(body=EMPTY, kind=JSON)) as (root, seen):
        assert main(["query", "episodes", "--endpoint", root, "--format", "csv"]) == 0
    assert seen[0].headers["Authorization"] == "Bearer t0ken"
    with answering(Reply(403)) as (root, _):
        assert main(["query", "episodes", "--endpoint", root]) == 1
    printed = capsys.readouterr()
    assert printed.out == "s\n"
    assert "HTTP 403 (Forbidden); the token of ORBITGRAPH_TOKEN has no right to this\n" in printed.err
    assert "t0ken" not in printed.err

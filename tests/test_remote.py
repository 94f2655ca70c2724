"""The same queries on a server: a real one for the catalogue, small ones that misbehave for the errors."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from pyoxigraph import Literal, RdfFormat, Store

from orbitgraph import __version__
from orbitgraph.errors import QueryError, UsageError
from orbitgraph.queries.catalogue import load
from orbitgraph.queries.parameters import parse_parameters
from orbitgraph.queries.remote import run_remote
from orbitgraph.queries.run import run

EPISODES = Path(__file__).with_name("three_episodes.trig")
OXIGRAPH = Path(sys.executable).with_name("oxigraph")
EMPTY = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
JSON = "application/sparql-results+json"
SELECT = "SELECT ?s { ?s ?p ?o }"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start an oxigraph server on the three episodes, plainly: its default graph is empty."""
    folder = tmp_path_factory.mktemp("oxigraph")
    address = f"127.0.0.1:{free_port()}"
    load_it: list[str | Path] = [OXIGRAPH, "load", "--location", folder, "--file", EPISODES]
    subprocess.run(load_it, check=True, timeout=60, capture_output=True)
    command: list[str | Path] = [OXIGRAPH, "serve-read-only", "--location", folder, "--bind", address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(address, process)
            yield f"http://{address}/query"
        finally:
            process.terminate()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    host, _, port = address.partition(":")
    end = time.monotonic() + 30
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended"
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the server did not start within 30 s")


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
    here = run(query.text, store, values)
    assert here.rows
    assert run_remote(query.text, server, values) == here


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
        run_remote(SELECT, f"http://127.0.0.1:{free_port()}/query")


@contextmanager
def answering(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """Serve one POST request with `answer` on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the output of the tests clean."""

    with HTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.timeout = 10
        thread = Thread(target=listening.handle_request)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}/query"
        thread.join(timeout=15)


def reply(
    body: bytes, *, kind: str = JSON, status: int = 200, length: int | None = None
) -> Callable[..., None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (
            reply(b"<html>hello</html>", kind="text/html"),
            "gave no complete SPARQL results .its media type is text/html",
        ),
        (reply(EMPTY[:-20]), "gave no complete SPARQL results"),
        (reply(b"not json"), "gave no complete SPARQL results"),
        (reply(EMPTY[:-20], length=len(EMPTY)), "broke off its answer"),
        (reply(b"bad\n\x1b[31mquery", status=400), "refuses the query: HTTP 400 .bad .*query"),
        (reply(b"", status=401), "refuses the query: HTTP 401 .Unauthorized."),
        (reply(b"a" * 5000, status=500), "refuses the query: HTTP 500 .aaa"),
        (reply(b"", status=503), "refuses the query: HTTP 503 .Service Unavailable."),
    ],
)
def test_an_answer_that_is_none_is_told_in_one_line(answer: Callable[..., None], message: str) -> None:
    with answering(answer) as endpoint, pytest.raises(QueryError, match=message) as caught:
        run_remote(SELECT, endpoint)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 350


def test_a_silent_server_is_waited_for_only_so_long() -> None:
    with (
        answering(lambda _: time.sleep(2)) as endpoint,
        pytest.raises(QueryError, match="did not answer within 1 s"),
    ):
        run_remote(SELECT, endpoint, timeout=1)


def test_a_request_says_who_asks_and_what_for() -> None:
    seen: dict[str, str | None] = {}

    def answer(handler: BaseHTTPRequestHandler) -> None:
        seen.update(agent=handler.headers["User-Agent"], accept=handler.headers["Accept"])
        reply(EMPTY)(handler)

    with answering(answer) as endpoint:
        assert run_remote(SELECT, endpoint).rows == ()
    assert seen["agent"] == f"orbitgraph/{__version__}"
    assert JSON in str(seen["accept"])

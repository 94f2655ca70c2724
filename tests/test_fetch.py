"""Fetching from small servers on 127.0.0.1 that answer well, slowly, too much or not at all; no other is asked."""

from __future__ import annotations

import gzip
import ipaddress
import shutil
import socket
import ssl
import subprocess
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orbitgraph import __version__
from orbitgraph.errors import SourceError
from orbitgraph.extract.reading import dialling
from orbitgraph.extract.reading.dialling import Address
from orbitgraph.extract.reading.fetch import Fetched, Limits, UnavailableError, fetch

FEED = b"<rss><channel><title>Show</title></channel></rss>"
PUBLIC = "93.184.216.34"
SHORT = Limits(seconds=0.5)
SMALL = Limits(bytes=100_000)

Serve = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server with its answers by path, and what it was asked: (path, headers in lower case)."""

    url: str
    port: int
    answers: dict[str, Serve] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[ThreadingHTTPServer, Site]]:
    site = Site("", 0)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10

        def do_GET(self) -> None:
            site.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
            self.close_connection = True
            try:
                site.answers[self.path](self)
            except OSError:
                # The client has heard enough.
                return

        def log_message(self, format: str, *args: object) -> None:
            """Keep the output of the tests clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads, listening.block_on_close = True, False
        site.port = listening.server_port
        site.url = f"http://127.0.0.1:{site.port}"
        thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield listening, site
        listening.shutdown()
        thread.join(timeout=5)


@pytest.fixture
def site(server: tuple[ThreadingHTTPServer, Site]) -> Site:
    site = server[1]
    site.answers.clear()
    site.asked.clear()
    return site


@pytest.fixture
def names() -> dict[str, list[str]]:
    """Hold the names that are known, with the addresses given at each question in turn."""
    return {}


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch, site: Site) -> list[str]:
    """List what is connected to; a public address is played by the server of the test."""
    seen: list[str] = []
    plain = dialling.dial

    def dial(address: Address, seconds: float) -> socket.socket:
        seen.append(address.sockaddr[0])
        public = Address(socket.AF_INET, ("127.0.0.1", site.port))
        return plain(public if address.sockaddr[0] == PUBLIC else address, seconds)

    monkeypatch.setattr(dialling, "dial", dial)
    return seen


@pytest.fixture(autouse=True)
def _only_this_machine(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> None:
    """Fail the test at a connection elsewhere or a question to a name server."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded(self: socket.socket, address: tuple[str, int]) -> None:
        assert ipaddress.ip_address(address[0]).is_loopback, f"would connect to {address}"
        connect(self, address)

    def known(host: str, port: int, **options: int) -> list[tuple[object, ...]]:
        if host in names:
            found = names[host].pop(0) if len(names[host]) > 1 else names[host][0]
            return look_up(found, port, **options)
        if host == "localhost" or not set(host) - set("0123456789abcdefx.:"):
            return look_up(host, port, **options)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", known)


def reply(body: bytes = FEED, status: int = 200, length: int | None = None, **headers: str) -> Serve:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status, "\x1b[31mhostile")
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def raw(*parts: bytes, pause: float = 0.0, times: int = 1) -> Serve:
    """Write bytes as they are, the last of them again and again."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        for part in (*parts[:-1], *[parts[-1]] * times):
            handler.wfile.write(part)
            handler.wfile.flush()
            time.sleep(pause)

    return answer


def to(location: str, status: int = 302) -> Serve:
    return reply(b"", status, Location=location)


def local(url: str, cache: Path | None = None, limits: Limits = Limits(seconds=20)) -> Fetched:  # noqa: B008
    return fetch(url, cache=cache, allow_local=True, limits=limits)


def test_a_page_is_fetched_and_the_request_says_who_asks(site: Site) -> None:
    site.answers["/feed%20one?a=1"] = reply(Content_Type='Application/RSS+XML ; Charset="UTF-8"')

    found = local(f" {site.url}/feed one?a=1#top ")

    assert found == Fetched(f"{site.url}/feed%20one?a=1", FEED, "application/rss+xml", False, "utf-8")
    ((_, headers),) = site.asked
    assert headers == {
        "host": f"127.0.0.1:{site.port}",
        "user-agent": f"orbitgraph/{__version__} (+https://w3id.org/orbitgraph)",
        "accept": headers["accept"],
        "accept-encoding": "gzip",
        "connection": "close",
    }
    assert "application/rss+xml" in headers["accept"]


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (reply(b""), b""),
        (reply(FEED, 203), FEED),
        (raw(b"HTTP/1.0 200 OK\r\n\r\n", FEED), FEED),
        (
            raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"),
            b"abcde",
        ),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", b"abcdef"), b"abc"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: huge\r\n\r\n", b"abc"), b"abc"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", b"abc"), b"abc"),
        (raw(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", b"abc"), b"abc"),
        (reply(gzip.compress(FEED), Content_Encoding="gzip"), FEED),
        (reply(b"", Content_Encoding="gzip"), b""),
        (reply(gzip.compress(b"a") + gzip.compress(b"b") + bytes(70_000), Content_Encoding="x-gzip"), b"ab"),
        (reply(gzip.compress(FEED * 9000), Content_Encoding="GZip"), FEED * 9000),
    ],
)
def test_forms_of_an_answer(site: Site, answer: Serve, body: bytes) -> None:
    site.answers["/"] = answer
    assert local(site.url).data == body


@pytest.mark.parametrize(
    ("header", "media_type", "charset"),
    [
        ("text/html", "text/html", None),
        ("text/html;charset=Windows-1252;x", "text/html", "windows-1252"),
        ("feed", None, None),
        ("", None, None),
        ("text/<b>", None, None),
        ("text/xml; charset=<b>", "text/xml", None),
        ("text/xml; charset*999999999*=x", "text/xml", None),
        ("a/" + "b" * 500, None, None),
    ],
)
def test_the_kind_is_taken_where_it_can_be_one(
    site: Site, header: str, media_type: str | None, charset: str | None
) -> None:
    site.answers["/"] = reply(Content_Type=header)
    found = local(site.url)
    assert (found.media_type, found.charset) == (media_type, charset)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    site.answers |= {"/a/b": to("../c?d#e", status), "/c?d": to(f"{site.url}/é"), "/%C3%A9": reply()}
    site.answers["/c?d"] = to(f"{site.url}/é".encode().decode("latin-1"))
    assert local(f"{site.url}/a/b") == Fetched(f"{site.url}/%C3%A9", FEED, None, False)


def test_only_so_many_redirects_are_followed(site: Site) -> None:
    site.answers |= {f"/{n}": to(f"/{n + 1}") for n in range(9)}
    site.answers["/5"] = reply()
    assert local(f"{site.url}/0").url == f"{site.url}/5"
    site.answers["/5"] = to("/6")
    with pytest.raises(SourceError, match=r"/0 redirects to \S+/6: that is more than 5 redirects; give the"):
        local(f"{site.url}/0")
    assert "/6" not in {path for path, _ in site.asked}


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/", "these redirects go in a circle"),
        ("file:///etc/passwd", "redirects to file:///etc/passwd: only http:// and https:// addresses"),
        ("ftp://example.org/", "only http:// and https:// addresses"),
        ("http://user:secret@example.org/", "carries a login"),
        ("http://[oops", "is no web address"),
        ("http://169.254.169.254/latest/meta-data", "an address that no web page has"),
        ("http://0.0.0.0/", "an address that no web page has"),
        ("http://unknown.example/", "cannot be reached"),
        ("", "redirects to nowhere .302.; check the address"),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(
    site: Site, dialled: list[str], location: str, words: str
) -> None:
    site.answers["/"] = to(location)
    with pytest.raises(SourceError, match=words) as caught:
        local(site.url)
    assert str(caught.value).startswith(f"{site.url}/")
    assert "secret" not in str(caught.value)
    assert dialled == ["127.0.0.1"]


LOOPBACKS = [
    "http://127.0.0.1",
    "http://localhost",
    "http://LOCALHOST.",
    "http://[::1]",
    "http://2130706433",
    "http://0x7f000001",
    "http://0x7f.1",
    "http://0177.0.0.1",
    "http://127.1",
    "http://127.0.0.1.",
    "http://１２７.0.0.1",
    "http://[::ffff:127.0.0.1]",
    "http://[::ffff:7f00:1]",
    "http://[64:ff9b::7f00:1]",
    "http://10.0.0.1",
    "http://172.16.0.1",
    "http://192.168.1.1",
    "http://100.64.0.1",
    "http://[fd00::1]",
    "http://0.0.0.0",
    "http://0",
    "http://[::]",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fe80::1]",
    "http://224.0.0.1",
    "http://255.255.255.255",
    "http://private.example",
    "https://private.example:8443/feed",
]


@pytest.mark.parametrize("url", LOOPBACKS)
def test_no_local_address_is_dialled_unless_allowed(
    url: str, names: dict[str, list[str]], dialled: list[str]
) -> None:
    names |= {"private.example": ["127.0.0.1"], "localhost.": ["127.0.0.1"], "127.0.0.1.": ["127.0.0.1"]}
    with pytest.raises(SourceError, match=r"--allow-local|no web page has") as caught:
        fetch(url)
    assert str(caught.value).isprintable()
    assert dialled == []


def test_a_public_page_may_not_lead_to_a_local_one(
    site: Site, names: dict[str, list[str]], dialled: list[str]
) -> None:
    names["feed.example"] = [PUBLIC]
    site.answers["/"] = to(site.url)
    for allowed in (False, True):
        with pytest.raises(
            SourceError, match=r"^http://feed\.example/ redirects to \S+: 127\.0\.0\.1 is .*--allow-local"
        ):
            fetch("http://feed.example/", allow_local=allowed)
    assert dialled == [PUBLIC, PUBLIC]


def test_a_name_is_resolved_once_for_each_hop(
    site: Site, names: dict[str, list[str]], dialled: list[str]
) -> None:
    names["feed.example"] = [PUBLIC, "127.0.0.1"]
    site.answers["/feed"] = reply()
    assert fetch("http://feed.example:81/feed").data == FEED
    assert dialled == [PUBLIC]
    assert site.asked[0][1]["host"] == "feed.example:81"

    names["feed.example"] = [PUBLIC, "127.0.0.1"]
    site.answers["/feed"] = to("/again")
    with pytest.raises(SourceError, match=r"127\.0\.0\.1 is an address of this machine"):
        fetch("http://feed.example/feed")
    assert dialled == [PUBLIC, PUBLIC]


def test_an_unchanged_page_comes_from_the_cache(site: Site, tmp_path: Path) -> None:
    site.answers["/old"] = to("/feed")
    site.answers["/feed"] = reply(
        ETag='"v1"', Last_Modified="Tue, 01 Mar 2016 00:00:00 GMT", Content_Type="text/xml; charset=utf-8"
    )
    first = local(f"{site.url}/old", tmp_path)
    site.answers["/feed"] = reply(b"", 304)
    second = local(f"{site.url}/old", tmp_path)
    site.answers["/feed"] = reply(b"<rss/>", ETag='"v2"')
    third = local(f"{site.url}/old", tmp_path)

    url = f"{site.url}/feed"
    assert first == Fetched(url, FEED, "text/xml", False, "utf-8")
    assert second == Fetched(url, FEED, "text/xml", True, "utf-8")
    assert third == Fetched(url, b"<rss/>", None, False)
    conditions = [
        (headers.get("if-none-match"), headers.get("if-modified-since"))
        for path, headers in site.asked
        if path == "/feed"
    ]
    known = ('"v1"', "Tue, 01 Mar 2016 00:00:00 GMT")
    assert conditions == [(None, None), known, known]


def test_a_damaged_copy_is_fetched_again(site: Site, tmp_path: Path) -> None:
    site.answers["/"] = reply(ETag='"v1"')
    local(site.url, tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(b"damaged")
    assert local(site.url, tmp_path) == Fetched(f"{site.url}/", FEED, None, False)
    assert [headers.get("if-none-match") for _, headers in site.asked] == [None, None]


def test_unchanged_but_unknown_is_no_answer(site: Site, tmp_path: Path) -> None:
    site.answers["/"] = reply(b"", 304)
    with pytest.raises(SourceError, match="answers 304 instead of a page"):
        local(site.url, tmp_path)


def test_a_failure_names_the_copy_of_an_earlier_run(site: Site, tmp_path: Path) -> None:
    site.answers["/"] = reply(ETag='"v1"')
    local(site.url, tmp_path)
    for answer, words in (
        (reply(b"", 503), "fault"),
        (raw(b""), "breaks off"),
        (reply(length=99), "breaks off"),
    ):
        site.answers["/"] = answer
        with pytest.raises(
            UnavailableError, match=rf"{words}.*, or build from the copy .*: \S+\.page$"
        ) as caught:
            local(site.url, tmp_path)
        assert Path(str(caught.value).rpartition(": ")[2]).read_bytes() == FEED
    site.answers["/"] = reply(b"", 404)
    with pytest.raises(SourceError, match=r"does not exist \(404\); check the address$"):
        local(site.url, tmp_path)


@pytest.mark.parametrize(
    ("status", "headers", "words", "later"),
    [
        (204, {}, "answers 204 instead of a page; check the address", False),
        (206, {}, "answers 206 instead of a page; check the address", False),
        (300, {}, "answers 300 instead of a page; check the address", False),
        (401, {}, "asks for a login (401); download the feed and give the file", False),
        (403, {}, "refuses access (403); download the feed and give the file", False),
        (404, {}, "does not exist (404); check the address", False),
        (410, {}, "is gone for good (410); look for the show's new address", False),
        (418, {}, "answers 418 instead of a page; check the address", False),
        (429, {"Retry_After": "120"}, "was asked too often (429); try again in 120 s", True),
        (429, {"Retry_After": "\x1b[31m"}, "was asked too often (429); try again later", True),
        (500, {}, "its server has a fault (500); try again later", True),
        (503, {}, "its server has a fault (503); try again later", True),
    ],
)
def test_a_status_is_told_in_words(
    site: Site, status: int, headers: dict[str, str], words: str, later: bool
) -> None:
    site.answers["/"] = reply(b"<h1>not for you</h1>" if status >= 400 else b"", status, **headers)
    with pytest.raises(SourceError) as caught:
        local(site.url)
    assert str(caught.value) == f"{site.url}/: {words}"
    assert isinstance(caught.value, UnavailableError) is later


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        pytest.param(reply(b"a" * 100_001), "is larger than 0.1 MB", id="large"),
        pytest.param(reply(b"", length=10**12), "is larger than 0.1 MB", id="declared large"),
        pytest.param(
            raw(b"HTTP/1.0 200 OK\r\n\r\n", b"a" * 60_000, times=1000), "larger than 0.1 MB", id="endless"
        ),
        pytest.param(
            raw(
                b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"a")[:10],
                bytes(60_000),
                times=1000,
            ),
            "is damaged",
            id="endless nonsense",
        ),
        pytest.param(
            raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", b"a" * 60_000, times=100_000),
            "larger than 0.1 MB",
            id="negative chunk",
        ),
        pytest.param(
            raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n" * 9999, times=1000),
            "larger than 0.1 MB",
            id="crumbs",
        ),
        pytest.param(
            raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 999, times=100_000), "larger than 0.1 MB", id="continue"
        ),
        pytest.param(
            reply(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip"), "larger than 0.1 MB", id="bomb"
        ),
        pytest.param(
            reply(gzip.compress(gzip.compress(bytes(99))), Content_Encoding="gzip, gzip"),
            "packed in a way that was not asked for",
            id="twice",
        ),
        pytest.param(reply(Content_Encoding="br"), "packed in a way that was not asked for", id="brotli"),
        pytest.param(reply(Content_Encoding="gzip"), r"its packing \(gzip\) is damaged", id="no gzip"),
        pytest.param(reply(gzip.compress(FEED)[:-9], Content_Encoding="gzip"), "breaks off", id="cut gzip"),
        pytest.param(reply(FEED, length=len(FEED) + 5), "breaks off", id="cut"),
        pytest.param(
            raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc"),
            "breaks off",
            id="cut chunk",
        ),
        pytest.param(
            raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "breaks off", id="no chunk"
        ),
        pytest.param(raw(b""), "breaks off", id="silence"),
        pytest.param(raw(b"SSH-2.0-OpenSSH\r\n"), "does not answer as a web server does", id="no web server"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", times=200), "does not answer", id="headers"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000), "does not answer", id="long header"),
    ],
)
def test_a_hostile_answer_is_told_in_one_line(site: Site, answer: Serve, words: str) -> None:
    site.answers["/"] = answer
    tracemalloc.start()
    with pytest.raises(SourceError, match=words) as caught:
        local(site.url, limits=SMALL)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200
    # The answers behind these would take 50 MB and more.
    assert peak < 10_000_000


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(raw(b"", pause=2), id="nothing"),
        pytest.param(raw(b"H", pause=0.05, times=60), id="status"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\nX: ", b"y", pause=0.05, times=60), id="header"),
        pytest.param(raw(b"HTTP/1.1 200 OK\r\n\r\n", b"y", pause=0.05, times=60), id="body"),
        pytest.param(
            raw(
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\ny\r\n", pause=0.05, times=60
            ),
            id="chunks",
        ),
        pytest.param(to("/", 302), id="redirect to slowness"),
    ],
)
def test_one_deadline_holds_for_everything(site: Site, answer: Serve) -> None:
    site.answers |= {"/slow": answer, "/": raw(b"HTTP/1.1 200 OK\r\n\r\n", b"y", pause=0.05, times=60)}
    start = time.monotonic()
    with pytest.raises(UnavailableError, match=r"gave no whole answer within 0\.5 s; try again later"):
        local(f"{site.url}/slow", limits=SHORT)
    assert time.monotonic() - start < 1.5


def test_nobody_there() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        with pytest.raises(
            UnavailableError, match=r"cannot be reached \(.*refused.*\); check the address and"
        ):
            local(url)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/", "feed.xml", "http://a@127.0.0.1/"])
def test_nothing_but_the_web_is_asked(url: str, dialled: list[str]) -> None:
    with pytest.raises(SourceError):
        local(url)
    assert dialled == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate for feed.example, and nobody else's."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("makes its certificate with openssl")
    made = tmp_path_factory.mktemp("tls") / "both.pem"
    command = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=feed.example"
    )
    names = ["-addext", "subjectAltName=DNS:feed.example", "-keyout", str(made), "-out", f"{made}.crt"]
    subprocess.run([openssl, *command.split(), *names], check=True, capture_output=True, timeout=30)
    made.write_bytes(made.read_bytes() + Path(f"{made}.crt").read_bytes())
    return made


@pytest.fixture
def secure(site: Site, certificate: Path, server: tuple[ThreadingHTTPServer, Site]) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    handler = server[0].RequestHandlerClass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing: a client that does not trust the certificate hangs up."""

    with Quiet(("127.0.0.1", 0), handler) as listening:
        listening.daemon_threads, listening.block_on_close = True, False
        listening.socket = context.wrap_socket(listening.socket, server_side=True)
        thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield Site(f"https://feed.example:{listening.server_port}", listening.server_port, site.answers)
        listening.shutdown()
        thread.join(timeout=5)


def test_a_certificate_is_checked_against_the_name(
    secure: Site,
    certificate: Path,
    names: dict[str, list[str]],
    dialled: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names |= {"feed.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
    secure.answers["/"] = reply(gzip.compress(FEED), Content_Encoding="gzip")
    with pytest.raises(
        SourceError, match=r"feed\.example:\d+/: its certificate is not valid \(.*self.signed"
    ):
        local(secure.url)

    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    assert local(secure.url).data == FEED
    with pytest.raises(SourceError, match=r"its certificate is not valid \(.*other\.example"):
        local(secure.url.replace("feed", "other"))
    with pytest.raises(SourceError, match=r"its certificate is not valid \(.*127\.0\.0\.1"):
        local(f"https://127.0.0.1:{secure.port}/")
    assert dialled == ["127.0.0.1"] * 4


def test_a_redirect_never_leaves_https(
    secure: Site,
    site: Site,
    certificate: Path,
    names: dict[str, list[str]],
    dialled: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names["feed.example"] = ["127.0.0.1"]
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    site.answers |= {"/": to(f"{secure.url}/in"), "/in": to(f"{site.url}/out"), "/out": reply()}
    with pytest.raises(SourceError, match="/out: that would leave https; give this address itself"):
        local(site.url)
    assert dialled == ["127.0.0.1"] * 2


def test_a_server_without_tls_is_told(site: Site) -> None:
    with pytest.raises(UnavailableError, match=r"cannot be reached \(.+\)"):
        local(site.url.replace("http", "https"))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    url=st.text(max_size=60) | st.text(max_size=40).map("http://{}".format),
    found=st.lists(st.ip_addresses() | st.sampled_from([*map(ipaddress.ip_address, [PUBLIC, "127.0.0.1"])])),
)
def test_any_text_asks_nobody_but_public_addresses(
    monkeypatch: pytest.MonkeyPatch, url: str, found: list[ipaddress.IPv4Address | ipaddress.IPv6Address]
) -> None:
    asked = []

    def dial(address: Address, seconds: float) -> socket.socket:
        assert seconds > 0
        asked.append(ipaddress.ip_address(address.sockaddr[0]))
        raise ConnectionRefusedError(111, "Connection refused")

    def look_up(_host: str, port: int, **_: int) -> list[tuple[object, ...]]:
        family = {4: socket.AF_INET, 6: socket.AF_INET6}
        return [(family[each.version], 1, 6, "", (str(each), port)) for each in found]

    with monkeypatch.context() as patched:
        patched.setattr(dialling, "dial", dial)
        patched.setattr(socket, "getaddrinfo", look_up)
        with pytest.raises(SourceError) as caught:
            fetch(url)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400
    assert all(each.is_global and not each.is_multicast for each in asked)
    assert not asked or all(each.is_global for each in found)


def test_the_limits_are_as_documented() -> None:
    assert Limits() == Limits(seconds=30, bytes=50_000_000, redirects=5)

"""Servers for tests on 127.0.0.1, each of which ends with its block: real SPARQL servers, and scripted ones."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
VIRTUOSO = shutil.which("virtuoso-t")
_STARTED = 60
_SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa

[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 6

[SPARQL]
ResultSetMaxRows = {rows}
"""


def free_ports(number: int) -> list[int]:
    """Return ports that nobody listens on."""
    sockets = [socket.socket() for _ in range(number)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


@contextmanager
def oxigraph(folder: Path, *, read_only: bool = False) -> Iterator[str]:
    """Start an Oxigraph server on the database in a folder; yield its root, which ends in no slash."""
    (port,) = free_ports(1)
    mode = "serve-read-only" if read_only else "serve"
    command: list[str | Path] = [OXIGRAPH, mode, "--location", folder, "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path, rows: int = 10_000) -> Iterator[str]:
    """Start an empty Virtuoso in a folder, which gives at most so many rows; yield its root, without a slash.

    Its user and password are dba and dba. Skips the test where Virtuoso is not installed.
    """
    if VIRTUOSO is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    sql, http = free_ports(2)
    settings = folder / "virtuoso.ini"
    settings.write_text(_SETTINGS.format(sql=sql, http=http, rows=rows), encoding="utf-8")
    with _running([VIRTUOSO, "+foreground", "+configfile", settings], folder, http):
        yield f"http://127.0.0.1:{http}"


@contextmanager
def _running(command: list[str | Path], folder: Path, port: int) -> Iterator[None]:
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(port, process)
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _STARTED
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"the server did not start within {_STARTED} s")


@dataclass(frozen=True)
class Request:
    """What a server was sent."""

    method: str
    path: str
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Reply:
    """What a server answers; `length` may promise more than `body` holds; seconds before and after it are silent."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/plain"
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    silence: float = 0
    linger: float = 0


@contextmanager
def scripted(answer: Callable[[Request], Reply | None]) -> Iterator[tuple[str, list[Request]]]:
    """Serve every request with what `answer` makes of it; None closes the connection without a word.

    Yields the root, which ends in no slash, and the requests so far.
    """
    seen: list[Request] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle(self) -> None:
            with suppress(ConnectionError):
                super().handle()

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            seen.append(Request(self.command, self.path, self.headers, body))
            reply = answer(seen[-1])
            if reply is None:
                self.close_connection = True
                return
            time.sleep(reply.silence)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            length = len(reply.body) if reply.length is None else reply.length
            self.send_header("Content-Length", str(length))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):
                self.wfile.write(reply.body)
                self.wfile.flush()
            time.sleep(reply.linger)
            if length != len(reply.body):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Keep the output of the tests clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}", seen
        finally:
            listening.shutdown()
            thread.join(timeout=15)

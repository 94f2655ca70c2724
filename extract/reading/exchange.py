"""One request to one checked address and its answer, within limits of time and size.

The standard library's client speaks HTTP here because it takes any object for its socket: that object gives up
at the deadline however slowly the bytes drip in, and counts them whatever lengths the server declares.
"""

from __future__ import annotations

import io
import socket
import ssl
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPResponse, IncompleteRead

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading.dialling import Deadline
from orbitgraph.extract.reading.weburl import WebUrl, shown

_BLOCK = 1 << 16
_HEADERS = 1 << 20
"""Bytes that an answer may have on top of its body: status, headers, the frames of its chunks."""
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take: seconds for everything, bytes of the body (packed and unpacked), redirects."""

    seconds: float = 30.0
    bytes: int = 50_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer; the body is read (and unpacked) where the status is 200 or 203, and empty elsewhere."""

    status: int
    headers: Message
    body: bytes


class TooLargeError(Exception):
    """The answer is larger than allowed."""


def ask(
    url: WebUrl, connected: socket.socket, headers: Mapping[str, str], limits: Limits, deadline: Deadline
) -> Answer:
    """GET a URL over a connected socket and close it.

    Raises `TooLargeError`, `TimeoutError`, `OSError` (the network, TLS), `http.client.HTTPException` (no proper
    answer, or one broken off) and `SourceError` (packed in a way that was not asked for, damaged).
    """
    with closing(_secure(connected, url, deadline) if url.scheme == "https" else connected) as wire:
        connection = HTTPConnection(url.host, url.port)
        connection.sock = _Wire(wire, deadline, limits.bytes + _HEADERS)
        fixed = {"Host": url.authority, "Accept-Encoding": "gzip", "Connection": "close"}
        connection.request("GET", url.target, headers={**fixed, **headers})
        with connection.getresponse() as response:
            body = _body(response, url, limits, deadline) if response.status in (200, 203) else b""
            return Answer(response.status, response.headers, body)


def _secure(connected: socket.socket, url: WebUrl, deadline: Deadline) -> ssl.SSLSocket:
    """Begin TLS; the certificate must be valid for the name in the URL, whatever address it stands for."""
    try:
        context = ssl.create_default_context()
        connected.settimeout(deadline.left())
        return context.wrap_socket(connected, server_hostname=url.host.rstrip("."))
    except BaseException:
        connected.close()
        raise


class _Wire:
    """What the client takes for its socket; closing is left to whoever opened the real one."""

    def __init__(self, real: socket.socket, deadline: Deadline, most: int) -> None:
        self._real, self._deadline, self._most = real, deadline, most

    def sendall(self, data: bytes) -> None:
        self._real.settimeout(self._deadline.left())
        self._real.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Received(self._real, self._deadline, self._most))

    def close(self) -> None:
        """Leave the real socket open: its answer is still being read."""


class _Received(io.RawIOBase):
    """The bytes that arrive, until the deadline or until there are too many."""

    def __init__(self, real: socket.socket, deadline: Deadline, most: int) -> None:
        super().__init__()
        self._real, self._deadline, self._left = real, deadline, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._real.settimeout(self._deadline.left())
        count = self._real.recv_into(buffer)
        self._left -= count
        if self._left < 0:
            raise TooLargeError
        return count


def _body(response: HTTPResponse, url: WebUrl, limits: Limits, deadline: Deadline) -> bytes:
    if (response.length or 0) > limits.bytes:
        raise TooLargeError
    packing = (response.headers["Content-Encoding"] or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", ""):
        raise SourceError(
            f"{shown(str(url))}: is packed in a way that was not asked for; download it and give the file"
        )
    blocks = _blocks(response)
    if packing.endswith("gzip"):
        blocks = _unpacked(blocks, url, deadline)
    gathered = io.BytesIO()
    for block in blocks:
        if gathered.tell() + len(block) > limits.bytes:
            raise TooLargeError
        gathered.write(block)
    return gathered.getvalue()


def _blocks(response: HTTPResponse) -> Iterator[bytes]:
    while block := response.read(_BLOCK):
        yield block
    # The client itself takes a body that ends early for a whole one.
    if response.length:
        raise IncompleteRead(b"", response.length)


def _unpacked(blocks: Iterator[bytes], url: WebUrl, deadline: Deadline) -> Iterator[bytes]:
    """Unpack gzip, a block at a time however much it swells; it may have several members and end in padding."""
    member = None
    try:
        for block in blocks:
            rest = block
            while rest := rest if member else rest.lstrip(b"\0"):
                deadline.left()
                member = member or zlib.decompressobj(_GZIP)
                yield member.decompress(rest, _BLOCK)
                rest = member.unconsumed_tail or member.unused_data
                member = None if member.eof else member
    except zlib.error:
        raise SourceError(f"{shown(str(url))}: its packing (gzip) is damaged; try again later") from None
    if member:
        raise IncompleteRead(b"")

"""What the server and its workers say to each other: one job, one reply, each with its length before it."""

from __future__ import annotations

import socket
import struct
from typing import TypeVar

import msgspec

LENGTH = struct.Struct("<I")
"""The bytes before each message."""
_M = TypeVar("_M")


class Job(msgspec.Struct, array_like=True, frozen=True):
    """A query (see `queries.answer.Asked`) and the seconds after which its worker ends by itself."""

    query: str
    solutions: str | None
    graphs: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    seconds: float


class Reply(msgspec.Struct, array_like=True, frozen=True):
    """HTTP status, media type and body; `last` where the worker ends and takes no further job."""

    status: int
    media: str
    body: bytes
    last: bool = False


class Hello(msgspec.Struct, array_like=True, frozen=True):
    """The first message of a worker: its process."""

    pid: int


class Loaded(msgspec.Struct, array_like=True, frozen=True):
    """What the zygote has loaded: number of quads, SHA-256 of the file; or why it has loaded nothing."""

    quads: int
    digest: str
    error: str = ""


def pack(message: msgspec.Struct) -> bytes:
    """Return a message as it is sent."""
    body = msgspec.msgpack.encode(message)
    return LENGTH.pack(len(body)) + body


def unpack(body: bytes | memoryview, kind: type[_M]) -> _M:
    """Read a message without its length."""
    return msgspec.msgpack.decode(body, type=kind)


def receive(connection: socket.socket, kind: type[_M]) -> _M | None:
    """Wait for a message; None when the other side has gone."""
    start = _exactly(connection, LENGTH.size)
    if start is None:
        return None
    body = _exactly(connection, LENGTH.unpack(start)[0])
    return None if body is None else unpack(body, kind)


def _exactly(connection: socket.socket, size: int) -> bytes | None:
    data = connection.recv(size)
    while data and len(data) < size:
        more = connection.recv(size - len(data))
        data = data + more if more else b""
    return data or None

"""What the server and its workers say to each other: a frame with two lengths, a message, and perhaps a body."""

from __future__ import annotations

import socket
import struct
from typing import TypeVar

import msgspec

FRAME = struct.Struct("<II")
"""What stands before each message: how many bytes it has, and how many the body behind it."""
_CHUNK = 262_144
_M = TypeVar("_M")


class Job(msgspec.Struct, array_like=True, frozen=True):
    """A query, the formats that fit and the graphs it sees; see `queries.answer.Asked`."""

    query: str
    solutions: str | None
    graphs: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


class Reply(msgspec.Struct, array_like=True, frozen=True):
    """HTTP status and media type of an answer; `last` where the worker ends and takes no further job.

    The body stands behind the message, so that a large one is not copied into it.
    """

    status: int
    media: str
    last: bool = False


class Hello(msgspec.Struct, array_like=True, frozen=True):
    """The first message of a worker: its process."""

    pid: int


class Loaded(msgspec.Struct, array_like=True, frozen=True):
    """What the zygote has loaded: number of quads, SHA-256 of the file; or why it has loaded nothing."""

    quads: int
    digest: str
    error: str = ""


def pack(message: msgspec.Struct, body: int = 0) -> bytes:
    """Return a message as it is sent; a body of so many bytes is to follow."""
    data = msgspec.msgpack.encode(message)
    return FRAME.pack(len(data), body) + data


def unpack(body: bytes | memoryview, kind: type[_M]) -> _M:
    """Read a message without its frame."""
    return msgspec.msgpack.decode(body, type=kind)


def receive(connection: socket.socket, kind: type[_M]) -> _M | None:
    """Wait for a message without a body; None when the other side has gone."""
    data = connection.recv(_CHUNK)
    while data:
        # One message is under way at a time, so nothing stands behind it.
        if len(data) >= FRAME.size and len(data) == FRAME.size + FRAME.unpack_from(data)[0]:
            return unpack(memoryview(data)[FRAME.size :], kind)
        more = connection.recv(_CHUNK)
        data = data + more if more else b""
    return None

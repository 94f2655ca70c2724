"""A worker and a task as the server sees them."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass, field

from orbitgraph.server.messages import FRAME

_CHUNK = 262_144
_TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of a job: an HTTP status, a media type, and a body or the reason why there is none."""

    status: int
    media: str
    body: bytes


def refusal(reason: str) -> Answer:
    """Return what a client gets whose query cannot be answered now."""
    return Answer(503, _TEXT, reason.encode())


@dataclass(slots=True, eq=False)
class Task:
    """A job on its way: the message, the answer that somebody waits for, the worker that has it, and when it began."""

    message: bytes
    answer: asyncio.Future[Answer]
    arrived: float
    worker: Worker | None = None
    begun: float = 0.0
    patience: asyncio.TimerHandle | None = None

    def settle(self, answer: Answer) -> None:
        """Give the answer, unless there is one already."""
        if not self.answer.done():
            self.answer.set_result(answer)

    @property
    def is_under_way(self) -> bool:
        """Tell whether a worker is at it."""
        return self.worker is not None and self.worker.task is self


@dataclass(slots=True, eq=False)
class Worker:
    """The connection to a worker, its process (0 until its hello), its task, and what has come of its message."""

    connection: socket.socket
    pid: int = 0
    task: Task | None = None
    _data: bytearray = field(default_factory=bytearray)

    def send(self, message: bytes) -> bytes:
        """Send a message at once; return what is left of it."""
        try:
            return message[self.connection.send(message) :]
        except BlockingIOError:
            return message

    def receive(self) -> tuple[memoryview, bytes] | None:
        """Return the message and its body when they are complete; raises `OSError` when the worker has gone."""
        try:
            chunk = self.connection.recv(_CHUNK)
        except BlockingIOError:
            return None
        if not chunk:
            raise ConnectionResetError
        data = self._data
        data += chunk
        if len(data) < FRAME.size:
            return None
        head, length = FRAME.unpack_from(data)
        start = FRAME.size + head
        if len(data) < start + length:
            return None
        self._data = bytearray()
        whole = memoryview(data)
        return whole[FRAME.size : start], bytes(whole[start:])

"""The pool of workers: hands them jobs, keeps the deadlines, and puts a new worker in the place of a dead one."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from orbitgraph.server.messages import FRAME, Hello, Job, Reply, pack, unpack
from orbitgraph.server.zygote import Zygote

_CHUNK = 262_144
_TEXT = "text/plain; charset=utf-8"
_PATIENCE = 0.25
"""Seconds after which a query takes long."""
_YIELDING = 10
"""The niceness of a worker whose query takes long."""
_PAUSE = 0.5
"""Seconds before a worker is started in place of one that did not even start."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of a job: an HTTP status, a media type, and a body or the reason why there is none."""

    status: int
    media: str
    body: bytes


@dataclass(slots=True, eq=False)
class _Worker:
    """A worker as the server sees it: its process (0 until its hello), its task, what has come of its message."""

    connection: socket.socket
    pid: int = 0
    task: _Task | None = None
    data: bytearray = field(default_factory=bytearray)


@dataclass(slots=True, eq=False)
class _Task:
    """A job on its way: the message, the reply that somebody waits for, the worker that has it."""

    message: bytes
    reply: asyncio.Future[Answer]
    arrived: float
    worker: _Worker | None = None
    begun: float = 0.0
    patience: asyncio.TimerHandle | None = None


@dataclass(slots=True)
class Pool:
    """Answers jobs, each within `seconds` from its arrival and with `memory` bytes; at most `queue` jobs wait.

    `size` workers are there for the next jobs. One that has been at work for a while no longer counts among them and
    yields the processor to the others; there are at most `long` such. `lost` is called when the zygote has ended,
    without which no worker can be replaced.
    """

    zygote: Zygote
    size: int
    long: int
    seconds: float
    memory: int
    lost: Callable[[], None]
    queue: int = 256
    ended: int = 0
    _long: set[_Worker] = field(default_factory=set)
    _idle: list[_Worker] = field(default_factory=list)
    _workers: set[_Worker] = field(default_factory=set)
    _waiting: deque[_Task] = field(default_factory=deque)
    _sending: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def idle(self) -> int:
        """Return how many workers wait for a job."""
        return len(self._idle)

    @property
    def pids(self) -> list[int]:
        """Return the processes of the workers that are ready or at work."""
        return sorted(each.pid for each in self._workers if each.pid)

    def start(self) -> None:
        """Start the workers; the loop must be running."""
        asyncio.get_running_loop().add_reader(self.zygote.control, self._end_all)
        for _ in range(self.size):
            self._fork()

    def close(self) -> None:
        """End all workers, and the zygote."""
        asyncio.get_running_loop().remove_reader(self.zygote.control)
        for worker in list(self._workers):
            self._kill(worker)
        self.zygote.close()

    async def ask(self, job: Job) -> Answer:
        """Answer a job within the deadline; what goes wrong is a reply too."""
        loop = asyncio.get_running_loop()
        task = _Task(pack(job), loop.create_future(), loop.time())
        if self._idle:
            self._give(self._idle.pop(), task)
        elif len(self._waiting) < self.queue:
            self._waiting.append(task)
        else:
            return _refusal("too many queries are waiting; try again later")
        alarm = loop.call_later(self.seconds, self._expire, task)
        try:
            return await task.reply
        finally:
            alarm.cancel()
            if task.patience:
                task.patience.cancel()
            if task.worker and task.worker.task is task:
                # Nobody waits for the answer any more.
                self._replace(task.worker)

    def _give(self, worker: _Worker, task: _Task) -> None:
        loop = asyncio.get_running_loop()
        worker.task, task.worker, task.begun = task, worker, loop.time()
        task.patience = loop.call_later(_PATIENCE, self._takes_long, task)
        try:
            sent = worker.connection.send(task.message)
        except BlockingIOError:
            sent = 0
        except OSError:
            # The worker has died; `_read` is about to find out.
            return
        if sent < len(task.message):
            rest = asyncio.ensure_future(self._send(worker, task.message[sent:]))
            self._sending.add(rest)
            rest.add_done_callback(self._sending.discard)

    async def _send(self, worker: _Worker, rest: bytes) -> None:
        with contextlib.suppress(OSError):
            await asyncio.get_running_loop().sock_sendall(worker.connection, rest)

    def _expire(self, task: _Task) -> None:
        if task.worker is None:
            _settle(task, _refusal(f"all workers were busy for {self.seconds:g} s; try again later"))
            return
        reason = f"the query was stopped after {self.seconds:g} s, the time that one may take"
        if (waited := task.begun - task.arrived) > _PATIENCE:
            reason += f" ({waited:.1f} s of it waiting for other queries)"
        _settle(task, _refusal(f"{reason}; ask for less"))
        self._replace(task.worker)

    def _takes_long(self, task: _Task) -> None:
        """Put another worker in the place of one that is long at work.

        Where there are too many such and others wait, the one that has been at work the longest is ended.
        """
        worker = task.worker
        if worker is None or worker.task is not task:
            return
        if len(self._long) >= self.long:
            if not self._waiting:
                task.patience = asyncio.get_running_loop().call_later(_PATIENCE, self._takes_long, task)
                return
            self._make_room()
        self._long.add(worker)
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, worker.pid, _YIELDING)
        self._fork()

    def _make_room(self) -> None:
        oldest = min((each.task for each in self._long if each.task), key=lambda task: task.begun)
        took = asyncio.get_running_loop().time() - oldest.begun
        reason = (
            f"the query was stopped after {took:.1f} s: too many long ones run at one time; try again later"
        )
        _settle(oldest, _refusal(reason))
        if oldest.worker:
            self._replace(oldest.worker)

    def _read(self, worker: _Worker) -> None:
        try:
            chunk = worker.connection.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError:
            chunk = b""
        if not chunk:
            self._died(worker)
            return
        data = worker.data
        data += chunk
        if len(data) < FRAME.size:
            return
        head, length = FRAME.unpack_from(data)
        start = FRAME.size + head
        if len(data) < start + length:
            return
        worker.data = bytearray()
        message = memoryview(data)[FRAME.size : start]
        if not worker.pid:
            worker.pid = unpack(message, Hello).pid
            self._free(worker)
            return
        reply = unpack(message, Reply)
        answer = Answer(reply.status, reply.media, bytes(memoryview(data)[start:]))
        if worker.task:
            _settle(worker.task, self._no_memory() if reply.status == 503 else answer)
            worker.task = None
        if reply.last or worker in self._long:
            self._replace(worker)
        else:
            self._free(worker)

    def _died(self, worker: _Worker) -> None:
        """Tell the one who waits; the engine ends its process where it gets no more memory."""
        if worker.task:
            _settle(worker.task, self._no_memory())
        if worker.pid:
            self._replace(worker)
        else:
            self._kill(worker)
            asyncio.get_running_loop().call_later(_PAUSE, self._fork)

    def _no_memory(self) -> Answer:
        size = f"{self.memory >> 20} MB of memory"
        return _refusal(
            f"the query was stopped: it needed more than {size}, or its worker died; ask for less"
        )

    def _free(self, worker: _Worker) -> None:
        while self._waiting:
            task = self._waiting.popleft()
            if not task.reply.done():
                self._give(worker, task)
                return
        self._idle.append(worker)

    def _replace(self, worker: _Worker) -> None:
        if worker in self._workers:
            was_replaced = worker in self._long
            self._kill(worker)
            self.ended += 1
            if not was_replaced:
                self._fork()

    def _kill(self, worker: _Worker) -> None:
        asyncio.get_running_loop().remove_reader(worker.connection)
        worker.connection.close()
        worker.task = None
        self._workers.discard(worker)
        self._long.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        if worker.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker.pid, signal.SIGKILL)
            with contextlib.suppress(OSError):
                self.zygote.reap(worker.pid)

    def _fork(self) -> None:
        try:
            connection = self.zygote.fork()
        except OSError:
            self._end_all()
            return
        connection.setblocking(False)
        worker = _Worker(connection)
        self._workers.add(worker)
        asyncio.get_running_loop().add_reader(connection, self._read, worker)

    def _end_all(self) -> None:
        asyncio.get_running_loop().remove_reader(self.zygote.control)
        self.lost()


def _settle(task: _Task, answer: Answer) -> None:
    if not task.reply.done():
        task.reply.set_result(answer)


def _refusal(reason: str) -> Answer:
    return Answer(503, _TEXT, reason.encode())

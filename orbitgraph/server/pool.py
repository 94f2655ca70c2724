"""The pool of workers: hands them jobs, keeps the deadlines, and puts a new worker in the place of a dead one."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from orbitgraph.server.messages import Hello, Job, Reply, pack, unpack
from orbitgraph.server.tasks import Answer, Task, Worker, refusal
from orbitgraph.server.zygote import Zygote

_PATIENCE = 0.25
"""Seconds after which a query takes long."""
_YIELDING = 10
"""The niceness of a worker whose query takes long."""
_PAUSE = 0.5
"""Seconds before a worker is started in place of one that did not even start."""


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
    _long: set[Worker] = field(default_factory=set)
    _idle: list[Worker] = field(default_factory=list)
    _workers: set[Worker] = field(default_factory=set)
    _waiting: deque[Task] = field(default_factory=deque)
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
        task = Task(pack(job), loop.create_future(), loop.time())
        if self._idle:
            self._give(self._idle.pop(), task)
        elif len(self._waiting) < self.queue:
            self._waiting.append(task)
        else:
            return refusal("too many queries are waiting; try again later")
        alarm = loop.call_later(self.seconds, self._expire, task)
        try:
            return await task.answer
        finally:
            alarm.cancel()
            if task.patience:
                task.patience.cancel()
            if task.worker and task.is_under_way:
                # Nobody waits for the answer any more.
                self._replace(task.worker)

    def _give(self, worker: Worker, task: Task) -> None:
        loop = asyncio.get_running_loop()
        worker.task, task.worker, task.begun = task, worker, loop.time()
        task.patience = loop.call_later(_PATIENCE, self._takes_long, task)
        # A worker that has died is found out when it is read from.
        with contextlib.suppress(OSError):
            if rest := worker.send(task.message):
                sending = asyncio.ensure_future(self._send(worker, rest))
                self._sending.add(sending)
                sending.add_done_callback(self._sending.discard)

    async def _send(self, worker: Worker, rest: bytes) -> None:
        with contextlib.suppress(OSError):
            await asyncio.get_running_loop().sock_sendall(worker.connection, rest)

    def _expire(self, task: Task) -> None:
        if task.worker is None:
            task.settle(refusal(f"all workers were busy for {self.seconds:g} s; try again later"))
            return
        reason = f"the query was stopped after {self.seconds:g} s, the time that one may take"
        if (waited := task.begun - task.arrived) > _PATIENCE:
            reason += f" ({waited:.1f} s of it waiting for other queries)"
        task.settle(refusal(f"{reason}; ask for less"))
        self._replace(task.worker)

    def _takes_long(self, task: Task) -> None:
        """Put another worker in the place of one that is long at work.

        Where there are too many such and others wait, the one that has been at work the longest is ended.
        """
        worker = task.worker
        if worker is None or not task.is_under_way:
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
        oldest.settle(refusal(reason))
        if oldest.worker:
            self._replace(oldest.worker)

    def _read(self, worker: Worker) -> None:
        try:
            received = worker.receive()
        except OSError:
            self._died(worker)
            return
        if received is None:
            return
        message, body = received
        if not worker.pid:
            worker.pid = unpack(message, Hello).pid
            self._free(worker)
            return
        reply = unpack(message, Reply)
        if worker.task:
            lacking = reply.status == 503
            worker.task.settle(self._no_memory() if lacking else Answer(reply.status, reply.media, body))
            worker.task = None
        if reply.last or worker in self._long:
            self._replace(worker)
        else:
            self._free(worker)

    def _died(self, worker: Worker) -> None:
        """Tell the one who waits; the engine ends its process where it gets no more memory."""
        if worker.task:
            worker.task.settle(self._no_memory())
        if worker.pid:
            self._replace(worker)
        else:
            self._kill(worker)
            asyncio.get_running_loop().call_later(_PAUSE, self._fork)

    def _no_memory(self) -> Answer:
        size = f"{self.memory >> 20} MB of memory"
        return refusal(f"the query was stopped: it needed more than {size}, or its worker died; ask for less")

    def _free(self, worker: Worker) -> None:
        while self._waiting:
            task = self._waiting.popleft()
            if not task.answer.done():
                self._give(worker, task)
                return
        self._idle.append(worker)

    def _replace(self, worker: Worker) -> None:
        if worker in self._workers:
            was_replaced = worker in self._long
            self._kill(worker)
            self.ended += 1
            if not was_replaced:
                self._fork()

    def _kill(self, worker: Worker) -> None:
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
        worker = Worker(connection)
        self._workers.add(worker)
        asyncio.get_running_loop().add_reader(connection, self._read, worker)

    def _end_all(self) -> None:
        asyncio.get_running_loop().remove_reader(self.zygote.control)
        self.lost()

"""The zygote: a process that loads the graph once and is forked for each worker.

A fork shares the loaded graph until it writes to it, which no query does: a worker starts in milliseconds and
costs little memory, so one can be killed for every query that runs away.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import struct
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from pyoxigraph import Store

from orbitgraph.errors import OrbitgraphError, OutputError
from orbitgraph.graph.store import QUADS_FILE, open_store
from orbitgraph.server.messages import Loaded, pack, receive
from orbitgraph.server.worker import Limits, work

_STREAMS = 3
_BUFFER = 1 << 20
_SWEEP = 0.5
"""Seconds between two looks at workers that are about to end."""
_NUMBER = struct.Struct("<I")
"""A message to the zygote: the process that has ended, or 0 with the connection of a new worker."""


@dataclass(slots=True)
class Zygote:
    """The server's hold on the zygote: asks it for workers, and tells it which ones have ended."""

    control: socket.socket
    pid: int
    loaded: Loaded

    def fork(self) -> socket.socket:
        """Start a worker and return the connection to it; its first message is `Hello`."""
        ours, theirs = socket.socketpair()
        # The fewer pieces an answer comes in, the less often the server wakes for it.
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
        with theirs:
            socket.send_fds(self.control, [_NUMBER.pack(0)], [theirs.fileno()])
        return ours

    def reap(self, pid: int) -> None:
        """Let the system forget a worker that has ended or was killed; until then its number is not used again."""
        self.control.sendall(_NUMBER.pack(pid))

    def close(self) -> None:
        """End the zygote."""
        self.control.close()
        os.waitpid(self.pid, 0)


def start(graph: Path, limits: Limits) -> Zygote:
    """Fork the zygote and wait until it has loaded the graph; call it before any thread is started.

    Raises `OutputError` where there is no graph that can be loaded.
    """
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            _close_all_but(theirs.fileno())
            _serve(theirs, graph, limits)
            code = 0
        finally:
            # Nothing of what the server's process has open or registered is this one's to close.
            os._exit(code)
    theirs.close()
    loaded = receive(ours, Loaded)
    if loaded is None:
        loaded = Loaded(0, "", "the process that loads the graph has ended; is there enough memory?")
    if loaded.error:
        ours.close()
        os.waitpid(pid, 0)
        raise OutputError(loaded.error)
    return Zygote(ours, pid, loaded)


def _serve(control: socket.socket, graph: Path, limits: Limits) -> None:
    # The signals of a terminal reach every process; the server alone decides when it is over.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    try:
        store = open_store(graph)
        with (graph / QUADS_FILE if graph.is_dir() else graph).open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    except (OrbitgraphError, OSError) as error:
        control.sendall(pack(Loaded(0, "", str(error))))
        return
    control.sendall(pack(Loaded(len(store), digest)))
    # The collector would touch, and so copy, what the workers share.
    gc.collect()
    gc.freeze()
    workers: set[int] = set()
    ended: set[int] = set()
    while True:
        # A killed process takes its time to give back its memory: nobody waits for that, but it is looked after.
        control.settimeout(_SWEEP if ended else None)
        try:
            message, descriptors, _, _ = socket.recv_fds(control, _NUMBER.size, 1)
        except TimeoutError:
            message, descriptors = _NUMBER.pack(0), []
        if not message:
            break
        ended.update(_NUMBER.unpack(message))
        gone = {each for each in ended & workers if os.waitpid(each, os.WNOHANG)[0]}
        workers -= gone
        ended &= workers
        for descriptor in descriptors:
            worker = os.fork()
            if worker == 0:
                _be_worker(descriptor, control, store, limits)
            workers.add(worker)
            os.close(descriptor)
    # The server has gone: no query outlives it.
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)


def _be_worker(descriptor: int, control: socket.socket, store: Store, limits: Limits) -> None:
    try:
        control.close()
        with socket.socket(fileno=descriptor) as connection:
            work(connection, store, limits)
    finally:
        os._exit(0)


def _close_all_but(kept: int) -> None:
    """Close what was inherited, such as the socket that the server listens on."""
    os.closerange(_STREAMS, kept)
    os.closerange(kept + 1, min(os.sysconf("SC_OPEN_MAX"), 65_536))

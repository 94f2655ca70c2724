"""A worker: a process that answers one query after the other, and that may be killed at any moment."""

from __future__ import annotations

import os
import resource
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from orbitgraph.errors import LimitError, QueryError, RefusedError
from orbitgraph.queries.answer import Asked, FormatError, answer
from orbitgraph.server.messages import Hello, Job, Reply, pack, receive

_LARGE = 4
"""A worker that a query has made larger by this part of its memory ends: the next query would lack it."""
_TEXT = "text/plain; charset=utf-8"
_STATUS = ((FormatError, 406), (RefusedError, 403), (LimitError, 422), (QueryError, 400))


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use: rows of its answer, and bytes of memory besides the graph."""

    rows: int
    memory: int


def work(connection: socket.socket, store: Store, limits: Limits) -> None:
    """Answer jobs until the server closes the connection."""
    _confine(limits.memory)
    start = _memory()
    connection.sendall(pack(Hello(os.getpid())))
    while (job := receive(connection, Job)) is not None:
        reply, body = _answer(job, store, limits.rows)
        if _memory() - start > limits.memory // _LARGE:
            reply = Reply(reply.status, reply.media, last=True)
        head = pack(reply, len(body))
        sent = connection.sendmsg([head, body])
        if sent < len(head) + len(body):
            connection.sendall(memoryview(body)[sent - len(head) :])
        if reply.last:
            return


def _answer(job: Job, store: Store, rows: int) -> tuple[Reply, bytes | bytearray]:
    asked = Asked(job.query, job.solutions, job.graphs, job.default_graphs, job.named_graphs)
    try:
        media, body = answer(asked, store, rows)
        return Reply(200, media), body
    except QueryError as error:
        status = next(status for kind, status in _STATUS if isinstance(error, kind))
        return Reply(status, _TEXT), str(error).encode("utf-8", "replace")
    except MemoryError:
        return Reply(503, _TEXT, last=True), b""
    except BaseException as error:  # a panic of the engine is no Exception
        return Reply(500, _TEXT, last=True), f"the query failed: {type(error).__name__}".encode()


def _confine(memory: int) -> None:
    """Yield to the server, bound the memory, and leave no descriptor for a connection or a file."""
    if hasattr(os, "SCHED_BATCH"):
        # A woken worker does not take the processor from the server, which keeps the deadlines of all.
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    quiet = os.open(os.devnull, os.O_WRONLY)
    # The engine's last words go nowhere: the server says what happened.
    os.dup2(quiet, 2)
    os.close(quiet)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = _address_space()
    if used:
        resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))
    # The lowest free descriptor is above all that are open below it, so none can be opened any more.
    probe = os.open(os.devnull, os.O_RDONLY)
    os.close(probe)
    resource.setrlimit(resource.RLIMIT_NOFILE, (probe, probe))


def _address_space() -> int:
    """Return the bytes of address space in use; 0 on systems that do not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def _memory() -> int:
    """Return the most bytes of memory that the process has held."""
    # Linux counts it in KB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit

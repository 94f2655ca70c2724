"""Listening and stopping: the socket, the HTTP server, and the signals that end it in good order."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import uvloop

from orbitgraph.errors import OrbitgraphError
from orbitgraph.server.worker import Limits
from orbitgraph.server.zygote import Zygote, start

_GRACE = 2.0
"""Seconds that open requests get, besides the time that a query may take, before they are broken off."""


class ServerError(OrbitgraphError):
    """The server cannot listen, or cannot go on."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What to serve and how much of the machine to give: seconds and limits are those of one query."""

    graph: Path
    host: str
    port: int
    seconds: float
    workers: int
    long: int
    limits: Limits


def serve(settings: Settings, tell: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; tells the address when ready.

    Raises `ServerError` where the port is taken, `OutputError` where there is no graph.
    """
    with _listen(settings.host, settings.port) as listening:
        # The graph is loaded by a process of its own, forked while this one has nothing but the socket.
        zygote = start(settings.graph, settings.limits)
        host, port = listening.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        ready = partial(tell, f"serving {settings.graph} at http://{shown}:{port}/")
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_run(settings, zygote, listening, ready))


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=512)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (while")[0]
        raise ServerError(
            f"cannot listen on {host}, port {port} ({reason}); choose another with --port or --host"
        ) from None


async def _run(
    settings: Settings, zygote: Zygote, listening: socket.socket, ready: Callable[[], None]
) -> None:
    import uvicorn

    from orbitgraph.server.app import application
    from orbitgraph.server.log import Log
    from orbitgraph.server.pool import Pool

    class Server(uvicorn.Server):
        def capture_signals(self) -> nullcontext[None]:  # type: ignore[override]
            # Ended by a signal is ended well; uvicorn would raise the signal once more.
            return nullcontext()

    ended = False

    def lost() -> None:
        nonlocal ended
        ended = server.should_exit = True

    log = Log()
    pool = Pool(zygote, settings.workers, settings.long, settings.seconds, settings.limits.memory, lost)
    server = Server(
        uvicorn.Config(
            application(pool, settings.graph, log),
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=int(settings.seconds + _GRACE),
        )
    )
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, server.handle_exit, each, None)
    pool.start()
    loop.call_soon(ready)
    try:
        await server.serve([listening])
    finally:
        pool.close()
        log.flush()
    if ended:
        raise ServerError("the process that holds the graph has ended; start the server again")

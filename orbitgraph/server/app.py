"""The application: its addresses, what every answer carries, and a line of log for each request."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from orbitgraph import __version__
from orbitgraph.server import assets, catalogue_pages, ontology_page, things
from orbitgraph.server.log import Log
from orbitgraph.server.pages import Pages
from orbitgraph.server.pool import Pool
from orbitgraph.server.protocol import METHODS, Endpoint, Refused

_EXPLORER = "explorer.html"
_EVERY = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"Retry-After"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
_PREFLIGHT = {"access-control-allow-headers": "*", "access-control-max-age": "86400"}
_FRAMES = "frame-ancestors 'none'"
_READING = "GET, HEAD, OPTIONS"


def application(pool: Pool, graph: Path, log: Log) -> ASGIApp:
    """Return the ASGI application for the graph in a folder (or file) that the pool's workers answer from."""
    pages = Pages(pool)
    routes = [
        Route("/", lambda _: _explorer(graph)),
        Route("/health", lambda _: _health(pool)),
        *assets.routes(),
        *catalogue_pages.routes(pages),
        *ontology_page.routes(),
        *things.routes(pages),
    ]
    handlers = {Refused: pages.refused, HTTPException: pages.failed}
    return _Front(Endpoint(pool), Starlette(routes=routes, exception_handlers=handlers), log)


@dataclass(frozen=True, slots=True)
class _Front:
    """Sends each request its way, adds what every answer carries, and logs it.

    A failure becomes an answer of one line. Pages of every origin may read every answer: nothing here is secret
    to one of them, and nothing can be changed.
    """

    endpoint: ASGIApp
    pages: ASGIApp
    log: Log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.pages(scope, receive, send)
            return
        start = time.perf_counter()
        status = size = 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *_EVERY]
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._answer(scope, receive, counted)
        except Exception as error:
            self.log.failure(error)
            if not status:
                await Response("the server failed; its log says more\n", 500)(scope, receive, counted)
        self.log.request(scope, status, size, time.perf_counter() - start)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        method, at_endpoint = scope["method"], scope["path"] == "/sparql"
        allowed = METHODS if at_endpoint else _READING
        if method == "OPTIONS":
            headers = {"allow": allowed, "access-control-allow-methods": allowed, **_PREFLIGHT}
            await Response(status_code=204, headers=headers)(scope, receive, send)
        elif method not in allowed.split(", "):
            refused = Refused(405, f"{method} is not possible here; use {allowed}", allow=allowed)
            await refused.response()(scope, receive, send)
        else:
            await (self.endpoint if at_endpoint else self.pages)(scope, receive, send)


def _explorer(graph: Path) -> Response:
    page = graph / _EXPLORER
    if not page.is_file():
        return RedirectResponse("queries", 303)
    # The page brings its own policy, by the hashes of its script and style.
    return FileResponse(page, media_type="text/html", headers={"content-security-policy": _FRAMES})


def _health(pool: Pool) -> Response:
    loaded = pool.zygote.loaded
    return JSONResponse(
        {
            "status": "ok" if pool.pids else "no worker",
            "version": __version__,
            "graph": {"sha256": loaded.digest, "quads": loaded.quads},
            "workers": {"size": pool.size, "idle": pool.idle, "pids": pool.pids, "ended": pool.ended},
            "limits": {"seconds": pool.seconds, "memory_bytes": pool.memory},
        },
        status_code=200 if pool.pids else 503,
        headers={"cache-control": "no-store"},
    )

"""The application: its addresses, what every answer carries, and a line of log for each request."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from orbitgraph import __version__
from orbitgraph.server import assets, catalogue_pages, ontology_page, things
from orbitgraph.server.pages import Pages
from orbitgraph.server.pool import Pool
from orbitgraph.server.protocol import METHODS, Endpoint, Refused

_EXPLORER = "explorer.html"
_LONGEST_PATH = 300
_SAFE = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"base-uri 'none'; object-src 'none'; frame-ancestors 'none'"),
)


def application(pool: Pool, graph: Path) -> ASGIApp:
    """Return the ASGI application for the graph in a folder (or file) that the pool's workers answer from."""
    pages = Pages(pool)
    routes = [
        Route("/", lambda request: _explorer(request, graph)),
        Route("/health", lambda request: _health(request, pool)),
        *assets.routes(),
        *catalogue_pages.routes(pages),
        *ontology_page.routes(pages),
        *things.routes(pages),
    ]
    handlers = {Refused: pages.refused, HTTPException: pages.failed}
    rest = Starlette(routes=routes, exception_handlers=handlers)
    # A cached answer of one origin must not be given to another, so every origin gets the same header.
    shared = CORSMiddleware(
        _Front(Endpoint(pool), rest),
        allow_origins=["*"],
        allow_methods=list(METHODS),
        allow_headers=["*"],
        expose_headers=["Retry-After"],
        max_age=86_400,
    )
    return _Logged(shared, lambda line: print(line, file=sys.stderr))


@dataclass(frozen=True, slots=True)
class _Front:
    """Sends the protocol's requests their short way, and refuses other methods than the protocol's."""

    endpoint: ASGIApp
    rest: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.rest(scope, receive, send)
            return
        method, at_endpoint = scope["method"], scope["path"] == "/sparql"
        allowed = METHODS if at_endpoint else tuple(each for each in METHODS if each != "POST")
        if method == "OPTIONS":
            await Response(status_code=204, headers={"allow": ", ".join(allowed)})(scope, receive, send)
        elif method not in allowed:
            refused = Refused(405, f"{method} is not possible here; use {', '.join(allowed)}", allow=", ".join(allowed))
            await refused.response()(scope, receive, send)
        else:
            await (self.endpoint if at_endpoint else self.rest)(scope, receive, send)


@dataclass(frozen=True, slots=True)
class _Logged:
    """Adds the headers of every answer, writes a line about it, and turns a failure into an answer of one line."""

    inner: ASGIApp
    write: Callable[[str], None]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.inner(scope, receive, send)
            return
        start = time.perf_counter()
        status = size = 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                given = {name for name, _ in message["headers"]}
                message["headers"].extend(each for each in _SAFE if each[0] not in given)
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self.inner(scope, receive, counted)
        except Exception as error:
            self.write(f"orbitgraph: error: {type(error).__name__}: {_printable(str(error))}")
            if not status:
                await Response("the server failed; its log says more\n", 500)(scope, receive, counted)
        self.write(_line(scope, status, size, time.perf_counter() - start))


def _line(scope: Scope, status: int, size: int, seconds: float) -> str:
    """Return the line about a request; what the client sent stands in it as printable ASCII, cut."""
    query = scope["query_string"]
    target = (scope.get("raw_path") or b"") + (b"?" + query if query else b"")
    shown = _printable(target[:_LONGEST_PATH].decode("ascii", "backslashreplace"))
    cut = "…" if len(target) > _LONGEST_PATH else ""
    client = scope["client"][0] if scope.get("client") else "-"
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    return f"{moment} {client} {scope['method']} {shown}{cut} {status} {size} {seconds * 1000:.0f}ms"


def _printable(text: str) -> str:
    return text if text.isprintable() else text.encode("unicode_escape").decode("ascii")


def _explorer(request: Request, graph: Path) -> Response:
    page = graph / _EXPLORER
    if not page.is_file():
        return RedirectResponse("queries", 303)
    # The page brings its own policy, by the hashes of its script and style.
    return FileResponse(page, media_type="text/html")


def _health(request: Request, pool: Pool) -> Response:
    loaded = pool.zygote.loaded
    return JSONResponse(
        {
            "status": "ok" if pool.pids else "no worker",
            "version": __version__,
            "graph": {"sha256": loaded.digest, "quads": loaded.quads},
            "workers": {"size": pool.size, "idle": pool.idle, "pids": pool.pids, "replaced": pool.replaced},
            "limits": {"seconds": pool.seconds, "memory_bytes": pool.memory},
        },
        status_code=200 if pool.pids else 503,
        headers={"cache-control": "no-store"},
    )

"""HTML pages: templates whose values are escaped, under a policy that lets nothing in but the server's own files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import msgspec
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from orbitgraph.server.messages import Job
from orbitgraph.server.negotiation import GRAPHS, HTML, SOLUTIONS, chosen
from orbitgraph.server.pool import Pool
from orbitgraph.server.protocol import Refused
from orbitgraph.server.tasks import Answer

Cell = Mapping[str, str]
"""A term of an answer as SPARQL's JSON has it: `type`, `value`, and perhaps `datatype` and `xml:lang`."""
Row = Mapping[str, Cell]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class _Results(msgspec.Struct):
    bindings: list[dict[str, dict[str, str]]]


class _Head(msgspec.Struct):
    vars: list[str] = []


class _Read(msgspec.Struct):
    head: _Head
    results: _Results | None = None
    boolean: bool | None = None


class Pages:
    """Makes pages, and asks the pool what stands on them."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._templates = Environment(
            loader=FunctionLoader(web),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_shown,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(
        self, name: str, request: Request, *, status: int = 200, inline_style: bool = False, **values: Any
    ) -> Response:
        """Return a template with its values; `root` leads from the page's address to the server's first one.

        `inline_style` is for the query editor, which sets the widths of its columns that way.
        """
        text = self._templates.get_template(name).render(root=root(request), **values)
        policy = (
            _POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
            if inline_style
            else _POLICY
        )
        headers = {"content-security-policy": policy, "vary": "accept"}
        return HTMLResponse(text.encode("utf-8", "replace"), status, headers)

    async def rows(self, query: str) -> tuple[Sequence[str], Sequence[Row]]:
        """Return columns and rows of a SELECT query, as one column the answer of ASK; raises `Refused`."""
        answer = await self._read(query)
        if answer.results is None:
            said = "true" if answer.boolean else "false"
            return ["answer"], [{"answer": {"type": "literal", "value": said}}]
        return answer.head.vars, answer.results.bindings

    async def holds(self, query: str) -> bool:
        """Return the answer of an ASK query; raises `Refused`."""
        return bool((await self._read(query)).boolean)

    async def answer(self, query: str, solutions: str | None, graphs: str | None) -> Answer:
        """Return the answer of a query in a format that fits its form; raises `Refused` as the protocol does."""
        reply = await self._pool.ask(Job(query, solutions, graphs))
        if reply.status != 200:
            raise Refused(reply.status, reply.body.decode("utf-8", "replace"))
        return reply

    async def refused(self, request: Request, error: Exception) -> Response:
        """Answer a request that is not carried out: a page for browsers, a line for all others."""
        assert isinstance(error, Refused)
        if _wants_page(request):
            response = self.page("refused.html", request, status=error.status, reason=error.reason)
            response.headers.update(error.headers)
            return response
        return error.response()

    async def failed(self, request: Request, error: Exception) -> Response:
        """Answer what the router refuses."""
        assert isinstance(error, HTTPException)
        reason = "there is nothing at this address" if error.status_code == 404 else error.detail
        return await self.refused(request, Refused(error.status_code, reason))

    async def _read(self, query: str) -> _Read:
        return msgspec.json.decode((await self.answer(query, SOLUTIONS[0], None)).body, type=_Read)


def root(request: Request) -> str:
    """Return the relative address of the server's root, which also holds behind a proxy that adds a folder."""
    return "../" * (request.scope["path"].count("/") - 1) or "./"


def web(name: str) -> str:
    """Return the text of a file of `server/web`."""
    return files("orbitgraph.server.web").joinpath(name).read_text(encoding="utf-8")


def _wants_page(request: Request) -> bool:
    return chosen(request.headers.get("accept", ""), ("text/plain", HTML, *GRAPHS)) == HTML


def _shown(value: Any) -> Any:
    """Put a sign in the place of characters that no HTML page may hold."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _CONTROLS.sub("\ufffd", value)
    return value

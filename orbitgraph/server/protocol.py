"""SPARQL 1.1 Protocol: the query operations, read from a request and answered by the pool."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from orbitgraph.server.description import description
from orbitgraph.server.messages import Job
from orbitgraph.server.negotiation import GRAPHS, HTML, SOLUTIONS, chosen, with_charset
from orbitgraph.server.pool import Pool
from orbitgraph.server.tasks import Answer

LONGEST = 1024 * 1024
"""The most bytes of a query, or of a form that holds one."""
_PATIENCE = 16
"""How many times the limit of a body is read and thrown away."""
_MOST_FIELDS = 200
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
METHODS = "GET, HEAD, POST, OPTIONS"
_FORMATS = ", ".join((*SOLUTIONS, *GRAPHS))
_NO_UPDATES = "this endpoint answers queries and takes no updates"


class Refused(Exception):
    """A request that is not carried out: an HTTP status and a line that says why."""

    def __init__(self, status: int, reason: str, **headers: str) -> None:
        super().__init__(reason)
        self.status, self.reason, self.headers = status, reason, headers

    def response(self) -> Response:
        """Return the answer to the client."""
        return Response(f"{self.reason}\n", self.status, self.headers, "text/plain")


@dataclass(frozen=True, slots=True)
class Operation:
    """What the protocol's request asks: the query (None: a description of the service) and the graphs it sees."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The ASGI application at /sparql."""

    pool: Pool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        accept = ", ".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"accept")
        try:
            operation = await read(scope, receive)
            if operation.query is None:
                response = _described(Request(scope), accept, self.pool)
            else:
                reply = await self._ask(operation, accept)
                # A plain answer takes the short way: building a response object costs as much as a small query.
                await send({"type": "http.response.start", "status": 200, "headers": _headers(reply)})
                await send({"type": "http.response.body", "body": reply.body})
                return
        except Refused as refused:
            response = refused.response()
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _ask(self, operation: Operation, accept: str) -> Answer:
        solutions, graphs = chosen(accept, SOLUTIONS), chosen(accept, GRAPHS)
        if solutions is None and graphs is None:
            raise Refused(406, f"this endpoint has none of the formats {accept}; it has {_FORMATS}")
        query, default, named = operation.query or "", operation.default_graphs, operation.named_graphs
        reply = await self.pool.ask(Job(query, solutions, graphs, default, named))
        if reply.status == 200:
            return reply
        reason = reply.body.decode("utf-8", "replace")
        if reply.status == 406:
            reason = f"{reason} have none of the formats {accept}; there are {_FORMATS}"
        raise Refused(reply.status, reason, **({"retry-after": "5"} if reply.status == 503 else {}))


def _headers(reply: Answer) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-type", with_charset(reply.media).encode("latin-1")),
        (b"content-length", str(len(reply.body)).encode("ascii")),
        (b"vary", b"accept"),
    ]


async def read(scope: Scope, receive: Receive) -> Operation:
    """Read the operation of a request; raises `Refused` where there is none."""
    in_url = _fields(scope["query_string"], "the URL")
    if scope["method"] in ("GET", "HEAD"):
        return _operation(in_url) if scope["query_string"] else Operation(None)
    request = Request(scope, receive)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _UPDATE:
        raise Refused(403, _NO_UPDATES)
    if kind not in (_FORM, _QUERY):
        raise Refused(415, f"the content type {kind or '(none)'} is unknown here; send {_QUERY} or {_FORM}")
    body = await _body(request)
    if kind == _FORM:
        # The protocol has the graphs in the form, beside the query.
        return _operation(_fields(body, "the form"))
    if any(name == "query" for name, _ in in_url):
        raise Refused(400, "there are two queries, one in the URL and one in the body; send one")
    return _operation([("query", _text(body, "the query")), *in_url])


def _operation(fields: list[tuple[str, str]]) -> Operation:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise Refused(403, _NO_UPDATES)
    if len(queries) != 1:
        found = f"there are {len(queries)} queries" if queries else "there is no query"
        raise Refused(400, f"{found}; send one as the parameter query")
    return Operation(
        queries[0],
        tuple(value for name, value in fields if name == "default-graph-uri"),
        tuple(value for name, value in fields if name == "named-graph-uri"),
    )


def _fields(data: bytes, where: str) -> list[tuple[str, str]]:
    if not data:
        return []
    try:
        return parse_qsl(
            data.decode("ascii"),
            keep_blank_values=True,
            encoding="utf-8",
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except UnicodeError:
        raise Refused(400, f"{where} is no UTF-8") from None
    except ValueError:
        raise Refused(400, f"{where} has more than {_MOST_FIELDS} fields") from None


async def _body(request: Request) -> bytes:
    """Read a body up to the limit; of what is longer some is taken off the wire, so that the client hears why."""
    data = bytearray()
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= LONGEST:
            data += chunk
        elif size > _PATIENCE * LONGEST:
            break
    if size > LONGEST:
        reason = f"the request has more than {LONGEST >> 10} KB; shorten the query"
        raise Refused(413, reason, connection="close")
    return bytes(data)


def _text(data: bytes, what: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"{what} is no UTF-8 (byte {error.start})") from None


def _described(request: Request, accept: str, pool: Pool) -> Response:
    media = chosen(accept, (*GRAPHS, HTML))
    if media is None:
        raise Refused(406, f"the description has none of the formats {accept}; it has {', '.join(GRAPHS)}")
    if media == HTML:
        return RedirectResponse("queries", 303, {"vary": "accept"})
    said = description(str(request.url.replace(query="")), media, pool.zygote.loaded.quads)
    return Response(said, headers={"vary": "accept"}, media_type=with_charset(media))

"""The files that the pages need: style, script and, where it is installed, the query editor."""

from __future__ import annotations

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from orbitgraph.server.protocol import Refused

_TYPES = {"css": "text/css", "js": "text/javascript"}
_NAMES = ("server.css", "editor.js", "yasgui.css", "yasgui.js", "yasgui-start.js")
_MAX_AGE = 3600


def routes() -> list[Route]:
    """Return the addresses of the files."""
    return [Route("/assets/{name}", _asset)]


def has(name: str) -> bool:
    """Tell whether a file is there; the editor's are brought by the build."""
    return files("orbitgraph.server.web").joinpath(name).is_file()


def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    # A fixed list of names: no path of a request is ever looked up on the disk.
    if name not in _NAMES or not has(name):
        raise Refused(404, "there is no such file")
    data = files("orbitgraph.server.web").joinpath(name).read_bytes()
    headers = {"cache-control": f"max-age={_MAX_AGE}"}
    return Response(data, headers=headers, media_type=_TYPES[name.rpartition(".")[2]])

"""The files that the pages need: style, script and the query editor."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from orbitgraph.server.protocol import Refused

_TYPES = {"css": "text/css", "js": "text/javascript"}
_OWN = ("server.css", "editor.js", "yasgui-start.js")
_BUILT = ("yasgui.css", "yasgui.js")
"""Yasgui (MIT), which the build of the package puts beside the explorer's parts."""
_MAX_AGE = 3600


def routes() -> list[Route]:
    """Return the addresses of the files."""
    return [Route("/assets/{name}", _asset)]


def _file(name: str) -> Traversable:
    if name in _OWN:
        return files("orbitgraph.server").joinpath("web", name)
    return files("orbitgraph.viz").joinpath("_web", name)


def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    # A fixed list of names: no path of a request is ever looked up on the disk.
    if name not in (*_OWN, *_BUILT) or not _file(name).is_file():
        raise Refused(404, "there is no such file")
    headers = {"cache-control": f"max-age={_MAX_AGE}"}
    return Response(_file(name).read_bytes(), headers=headers, media_type=_TYPES[name.rpartition(".")[2]])

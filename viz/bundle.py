"""The files of the page that esbuild made of `viz/web` when the package was built (see setup.py)."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Sequence
from importlib.resources import files

from orbitgraph.errors import OrbitgraphError


def web(name: str) -> str:
    """Return the text of a file of the bundle; one whose name ends in .gz is unpacked."""
    content = _read(name)
    return (gzip.decompress(content) if name.endswith(".gz") else content).decode()


def web_block(name: str) -> str:
    """Return a packed file of the bundle in base64, as the page carries it."""
    return base64.b64encode(_read(name)).decode()


def policy(*, scripts: Sequence[str], styles: Sequence[str], engine: bool = False) -> str:
    """Return a Content-Security-Policy that allows just these inline scripts and styles and no request.

    With `engine` the page may start a worker of its own text that runs WebAssembly, as the query engine does.
    """
    return (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}{_WASM if engine else ''}; "
        f"style-src {' '.join(map(_hash, styles))}; img-src data:; {_WORKER if engine else ''}"
        "base-uri 'none'; form-action 'none'"
    )


_WASM = " 'wasm-unsafe-eval'"
_WORKER = "worker-src blob:; "


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> bytes:
    try:
        return (files("orbitgraph.viz") / "_web" / name).read_bytes()
    except OSError:
        raise OrbitgraphError(
            f"the explorer's {name} is not there: in a checkout run `make bundle`, else install orbitgraph anew"
        ) from None

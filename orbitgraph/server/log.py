"""The access log: a line for each request on standard error, with what the client sent as printable ASCII."""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import dataclass, field

from starlette.types import Scope

_LONGEST = 300
"""The most characters of an address."""
_DELAY = 0.2
"""Seconds after which lines are written; together they cost far less than one by one."""


@dataclass(slots=True)
class Log:
    """Collects lines and writes them soon."""

    _lines: list[str] = field(default_factory=list)

    def request(self, scope: Scope, status: int, size: int, seconds: float) -> None:
        """Log a request: moment, client, method, address, status, bytes, milliseconds."""
        query: bytes = scope["query_string"]
        target = (scope.get("raw_path") or b"") + (b"?" + query if query else b"")
        shown = _printable(target[:_LONGEST].decode("ascii", "backslashreplace"))
        client = scope["client"][0] if scope.get("client") else "-"
        cut = "…" if len(target) > _LONGEST else ""
        moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        took = f"{seconds * 1000:.0f}ms"
        self._write(f"{moment} {client} {scope['method']} {shown}{cut} {status} {size} {took}\n")

    def failure(self, error: Exception) -> None:
        """Log a fault of the program."""
        self._write(f"orbitgraph: error: {type(error).__name__}: {_printable(str(error))}\n")

    def flush(self) -> None:
        """Write what has been collected."""
        sys.stderr.write("".join(self._lines))
        sys.stderr.flush()
        self._lines.clear()

    def _write(self, line: str) -> None:
        if not self._lines:
            asyncio.get_running_loop().call_later(_DELAY, self.flush)
        self._lines.append(line)


def _printable(text: str) -> str:
    return text if text.isprintable() else text.encode("unicode_escape").decode("ascii")

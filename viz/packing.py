"""The blocks of data that the page carries: inert, compressed, and unpacked by the page when it needs them."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any

_HALVES = re.compile("[\ud800-\udfff]")


def packed(content: bytes | str) -> str:
    """Return content as gzip in base64; equal content gives equal text. Halves of a character are replaced."""
    if isinstance(content, str):
        content = _HALVES.sub("\ufffd", content).encode()
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()


def packed_json(value: Any) -> str:
    """Return a value as JSON, packed; ValueError for a number that JSON does not have."""
    return packed(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def unpacked(block: str) -> bytes:
    """Return what was packed."""
    return gzip.decompress(base64.b64decode(block))


def block(name: str, content: str) -> str:
    """Return the element that holds a packed block; browsers take it for text that is not shown."""
    return f'<script type="text/plain" id="pack-{name}">{content}</script>'

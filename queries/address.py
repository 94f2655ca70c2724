"""The address of a server: which may be asked, and how messages show it and what a server says."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from orbitgraph.errors import UsageError
from orbitgraph.queries.access import PASSWORD, USER


def checked(url: str) -> str:
    """Refuse what no web server has: white space would end a request line, and a password is never shown."""
    try:
        parts = urlsplit(url)
        secret = parts.username or parts.password
        web = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        secret, web = None, False
    if secret:
        raise UsageError(
            f"the endpoint holds a user or a password; leave them out and set {USER}, {PASSWORD}"
        )
    if not web or not url.isprintable() or " " in url:
        raise UsageError(
            f"the endpoint {url!r} is no http(s) URL; give one such as http://localhost:7878/query"
        )
    return url


def shown(url: str) -> str:
    """Return an address as messages name it: without its query, in which some servers want a key."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return line(url)
    host = parts.netloc.rpartition("@")[2]
    return line(urlunsplit((parts.scheme, host, parts.path, "", "")))


def line(words: object) -> str:
    """Return what a server or the network says as one line of printable text."""
    joined = " ".join(str(words).split())
    shown = "".join(each if each.isprintable() else "?" for each in joined)
    return shown if len(shown) <= 200 else shown[:199] + "…"

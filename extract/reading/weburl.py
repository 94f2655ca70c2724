"""Web addresses as people and lists write them -> checked, normalised parts, or one clear line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from orbitgraph.errors import SourceError

LONGEST = 4000
"""Characters that a URL may have."""
SHOWN = 120
"""Characters of a URL that an error repeats."""

_PORTS = {"http": 80, "https": 443}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_LONGEST_NAME = 254
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_USER = re.compile(r"(?<=//)[^/?#]*@")


@dataclass(frozen=True, slots=True)
class WebUrl:
    """A URL that may be asked: `host` is ASCII (an IPv6 address without brackets), `target` path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Return host and port as the Host header has them; the scheme's own port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def parse(url: str) -> WebUrl:
    """Check and normalise a URL: its fragment is dropped, spaces and letters beyond ASCII are escaped.

    Raises `SourceError` for another scheme than http(s), for control characters, a user name, a port or host
    that cannot be.
    """
    text = url.strip()
    if len(text) > LONGEST:
        raise SourceError(f"{shown(text)}: is longer than {LONGEST} characters; give the feed's own address")
    if _CONTROL.search(text):
        raise SourceError(f"{shown(text)}: has control characters in it; copy the address again")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise _faulty(text) from None
    if parts.scheme not in _PORTS:
        raise SourceError(f"{shown(text)}: only http:// and https:// addresses are fetched; give one of them")
    if "@" in parts.netloc:
        raise SourceError(
            f"{shown(text)}: carries a login, and none is ever sent; download the feed and give the file"
        )
    host = _host(parts)
    if host is None or port == 0:
        raise _faulty(text)
    return WebUrl(parts.scheme, host, port or _PORTS[parts.scheme], _target(parts))


def join(base: WebUrl, location: str) -> str:
    """Return what a redirect of `base` to `location` leads to, not yet checked."""
    try:
        return urljoin(str(base), location)
    except ValueError:
        return location


def shown(url: str) -> str:
    """Return a URL fit for an error: one line of printable text, without a login, not longer than `SHOWN`."""
    clean = _USER.sub("", "".join(each if each.isprintable() else "\ufffd" for each in url[: LONGEST + 1]))
    return clean if len(clean) <= SHOWN else clean[: SHOWN - 1] + "…"


def _faulty(text: str) -> SourceError:
    return SourceError(f"{shown(text)}: is no web address; give one such as https://example.org/feed.xml")


def _host(parts: SplitResult) -> str | None:
    host = parts.hostname or ""
    if ":" in host:
        try:
            address = IPv6Address(host)
        except ValueError:
            return None
        # A zone names a network card of this machine: no page of the web has one.
        return None if address.scope_id else address.compressed
    if not host.isascii():
        host = _ascii(host)
    return host if len(host) <= _LONGEST_NAME and _NAME.fullmatch(host) else None


def _ascii(host: str) -> str:
    """Return the form of an international name that name servers know; empty where it has none."""
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:
        return ""


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?[]|")
    return _BARE_PERCENT.sub("%25", f"{path}?{query}" if query else path)

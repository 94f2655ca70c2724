"""A URL -> the bytes behind it, asked for politely and taken with suspicion.

Every hop of a redirect is checked like the first: only http and https, never back from https to http, never from
a public address to a local one. What is cached is asked for again with its validators, and kept when unchanged.
"""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path

from orbitgraph import __version__
from orbitgraph.errors import SourceError
from orbitgraph.extract.reading import cache, dialling, exchange, weburl
from orbitgraph.extract.reading.dialling import Deadline, Reach
from orbitgraph.extract.reading.exchange import Answer, Limits, TooLargeError
from orbitgraph.extract.reading.weburl import WebUrl, shown

__all__ = ["USER_AGENT", "Fetched", "Limits", "UnavailableError", "fetch"]

USER_AGENT = f"orbitgraph/{__version__} (+https://w3id.org/orbitgraph)"
"""Who asks, as servers read it in their logs."""

_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5",
}
_DEFAULT = Limits()
_MEDIA_TYPE = re.compile(r"\s*([\w.+-]{1,80}/[\w.+-]{1,80})\s*(?:;|$)", re.ASCII)
_CHARSET = re.compile(r";\s?charset=[\"']?([\w.:-]{1,40})", re.ASCII | re.IGNORECASE)
_REDIRECTS = (301, 302, 303, 307, 308)
_WORDS = {
    401: "asks for a login (401); download the feed and give the file",
    403: "refuses access (403); download the feed and give the file",
    404: "does not exist (404); check the address",
    410: "is gone for good (410); look for the show's new address",
}


class UnavailableError(SourceError):
    """The network or the server failed just now; a later try may succeed."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands behind a URL; `url` is the last one after redirects, `media_type` in lower case."""

    url: str
    data: bytes
    media_type: str | None
    from_cache: bool
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class _Hop:
    """Where a redirect has led so far, and whether it may still lead to local addresses."""

    url: str
    earlier: tuple[WebUrl, ...]
    allow_local: bool


def fetch(
    url: str, *, cache: Path | None = None, allow_local: bool = False, limits: Limits = _DEFAULT
) -> Fetched:
    """Fetch a URL; `cache` is the folder of copies from earlier runs, None keeps nothing.

    Raises `SourceError` for an address that may not be asked, an answer that is none or too large, and its
    subclass `UnavailableError` where a later try may succeed.
    """
    deadline = Deadline.after(limits.seconds)
    hop = _Hop(url, (), allow_local)
    while True:
        try:
            reached = _visit(hop, cache, limits, deadline)
        except (SourceError, TooLargeError, OSError, HTTPException) as error:
            raise _told(error, hop, cache, limits) from None
        if isinstance(reached, Fetched):
            return reached
        hop = reached


def _visit(hop: _Hop, folder: Path | None, limits: Limits, deadline: Deadline) -> Fetched | _Hop:
    here = _checked(hop, limits)
    found = dialling.resolve(here, deadline, allow_local=hop.allow_local)
    kept = cache.load(folder, str(here), limits.bytes) if folder else None
    connected, reach = dialling.connect(found, deadline)
    answer = exchange.ask(here, connected, _HEADERS | _conditions(kept), limits, deadline)
    if answer.status in _REDIRECTS:
        onward = hop.allow_local and reach is Reach.LOCAL
        return _Hop(weburl.join(here, _location(here, answer)), (*hop.earlier, here), onward)
    if answer.status == HTTPStatus.NOT_MODIFIED and kept:
        return Fetched(str(here), kept.data, kept.media_type, True, kept.charset)
    return _taken(here, answer, folder)


def _checked(hop: _Hop, limits: Limits) -> WebUrl:
    here = weburl.parse(hop.url)
    if here in hop.earlier:
        raise SourceError(f"{shown(str(here))}: these redirects go in a circle; check the address")
    if len(hop.earlier) > limits.redirects:
        raise SourceError(
            f"{shown(str(here))}: that is more than {limits.redirects} redirects; give the last address itself"
        )
    if hop.earlier and hop.earlier[-1].scheme == "https" and here.scheme == "http":
        raise SourceError(
            f"{shown(str(here))}: that would leave https; give this address itself if it is to be trusted"
        )
    return here


def _conditions(kept: cache.Copy | None) -> dict[str, str]:
    if kept is None:
        return {}
    asked = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
    return {name: value for name, value in asked.items() if value}


def _location(here: WebUrl, answer: Answer) -> str:
    location = answer.headers["Location"]
    if not location:
        raise SourceError(f"{shown(str(here))}: redirects to nowhere ({answer.status}); check the address")
    # Headers are read as Latin-1; servers write UTF-8 where they should escape.
    return str(location).encode("latin-1", "replace").decode("utf-8", "replace")


def _taken(here: WebUrl, answer: Answer, folder: Path | None) -> Fetched:
    if answer.status not in (200, 203):
        raise _refusal(here, answer)
    media_type, charset = _kind(str(answer.headers["Content-Type"] or ""))
    etag, modified = (cache.validator(answer.headers[name]) for name in ("ETag", "Last-Modified"))
    copy = cache.Copy(answer.body, media_type, charset, etag, modified)
    if folder:
        cache.store(folder, str(here), copy)
    return Fetched(str(here), copy.data, copy.media_type, False, copy.charset)


def _kind(header: str) -> tuple[str | None, str | None]:
    """Return media type and charset; the header is the server's, so only what can be one of them is taken."""
    media_type = _MEDIA_TYPE.match(header)
    charset = _CHARSET.search(header)
    return (media_type[1].lower() if media_type else None, charset[1].lower() if charset else None)


def _refusal(here: WebUrl, answer: Answer) -> SourceError:
    name, status = shown(str(here)), answer.status
    if status in _WORDS:
        return SourceError(f"{name}: {_WORDS[status]}")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return UnavailableError(f"{name}: was asked too often (429); try again {_pause(answer.headers)}")
    if status >= 500:
        return UnavailableError(f"{name}: its server has a fault ({status}); try again later")
    return SourceError(f"{name}: answers {status} instead of a page; check the address")


def _pause(headers: Message) -> str:
    seconds = str(headers["Retry-After"] or "")
    return f"in {seconds} s" if re.fullmatch(r"[1-9]\d{0,5}", seconds, re.ASCII) else "later"


def _told(error: Exception, hop: _Hop, folder: Path | None, limits: Limits) -> SourceError:
    """Return whatever went wrong as one line that names the URL as given and where it has led."""
    told = error if isinstance(error, SourceError) else _failure(hop, error, limits)
    words = f"{shown(str(hop.earlier[0]))} redirects to {told}" if hop.earlier else str(told)
    if isinstance(told, UnavailableError) and (copy := _copy(hop, folder, limits)):
        words += f", or build from the copy of an earlier run: {copy}"
    return type(told)(words)


def _copy(hop: _Hop, folder: Path | None, limits: Limits) -> Path | None:
    here = str(weburl.parse(hop.url))
    return cache.path(folder, here) if folder and cache.load(folder, here, limits.bytes) else None


def _failure(hop: _Hop, error: Exception, limits: Limits) -> SourceError:
    name = shown(str(weburl.parse(hop.url)))
    if isinstance(error, TooLargeError):
        return SourceError(
            f"{name}: is larger than {limits.bytes / 1e6:g} MB; download it and give the part that is needed"
        )
    if isinstance(error, TimeoutError):
        return UnavailableError(f"{name}: gave no whole answer within {limits.seconds:g} s; try again later")
    if isinstance(error, ssl.SSLCertVerificationError):
        return SourceError(
            f"{name}: its certificate is not valid ({_line(error.verify_message)}); check the address"
        )
    if isinstance(error, HTTPException):
        return UnavailableError(
            f"{name}: breaks off, or does not answer as a web server does; try again later"
        )
    reason = error.reason if isinstance(error, ssl.SSLError) else getattr(error, "strerror", None)
    return UnavailableError(
        f"{name}: cannot be reached ({_line(reason or error)}); check the address and the network"
    )


def _line(words: object) -> str:
    return shown(" ".join(str(words).split()))

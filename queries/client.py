"""One server and how it is spoken to: who asks, how long is waited, and what its refusals mean in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import responses
from time import sleep
from typing import Self

import requests
from urllib3.exceptions import ReadTimeoutError

from orbitgraph import __version__
from orbitgraph.errors import EndpointError
from orbitgraph.queries import address
from orbitgraph.queries.access import PASSWORD, TOKEN, USER, Access, Authorisation
from orbitgraph.queries.address import line

USER_AGENT = f"orbitgraph/{__version__}"
_LARGEST = 1 << 30
_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_FIRST_PAUSE = 0.5


@dataclass(frozen=True)
class Answer:
    """What a server answered; `media_type` is in lower case and without parameters."""

    status: int
    media_type: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Limits:
    """How long is waited, in seconds: for a sign of the server, and in all for one that says it is busy."""

    timeout: float = 30
    patience: float = 10


class Client:
    """Sends requests to one address over one connection; a context that closes it.

    A busy server (429, 503) is asked again after the pause that it names, or else after ever longer ones; with
    `persistent` also one that has answered before and breaks a connection. `tell` hears of pauses. Redirects are
    not followed: they would turn a POST into a GET and hand the password to another host. Raises `UsageError` for
    an address that is no http(s) URL or holds a password.
    """

    def __init__(
        self,
        url: str,
        access: Access | None = None,
        limits: Limits | None = None,
        *,
        persistent: bool = False,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.url = address.checked(url)
        self.name = address.shown(url)
        self._access = access or Access()
        self._limits = limits or Limits()
        self._persistent, self.tell = persistent, tell
        self._reached = False
        self._authorisation = Authorisation(self._access)
        self._session = requests.Session()
        self._session.headers["User-Agent"] = USER_AGENT
        # With an object of ours in this place, requests looks for no passwords of its own (~/.netrc).
        self._session.auth = self._authorisation

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._session.close()

    def send(
        self,
        method: str,
        body: bytes | None = None,
        *,
        parameters: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Return the answer, whatever its status; raises `EndpointError` where there is none or it breaks off."""
        waited, pause = 0.0, _FIRST_PAUSE
        while True:
            answer, failure = self._try(method, body, parameters or {}, headers or {})
            if answer is not None and answer.status not in _BUSY:
                return answer
            asked = (answer and _retry_after(answer.headers.get("Retry-After", ""))) or pause
            if waited + asked > self._limits.patience:
                if answer is None:
                    raise failure or EndpointError(f"{self.name} gave no answer; try again")
                return answer
            self.tell(f"{failure or self.name + ' is busy'}; asking again in {asked:g} s")
            sleep(asked)
            waited, pause = waited + asked, pause * 2

    def refusal(self, what: str, answer: Answer) -> EndpointError:
        """Say in one line what a status means that is none of success; `what` was asked for."""
        said = "" if answer.media_type == "text/html" else line(answer.body.decode("utf-8", "replace"))
        reason = said or responses.get(answer.status, "no reason given")
        return EndpointError(
            f"{self.name} refuses the {what}: HTTP {answer.status} ({reason}){self._hint(answer)}"
        )

    def _try(
        self, method: str, body: bytes | None, parameters: Mapping[str, str], headers: Mapping[str, str]
    ) -> tuple[Answer | None, EndpointError | None]:
        """Return the answer, or the failure after which a persistent client asks again."""
        try:
            answer = self._authorised(method, body, parameters, headers)
        except (requests.RequestException, ValueError) as error:
            failure = self._failure(error)
            if self._persistent and self._reached and _is_broken(error):
                return None, failure
            raise failure from None
        self._reached = True
        return answer, None

    def _authorised(
        self, method: str, body: bytes | None, parameters: Mapping[str, str], headers: Mapping[str, str]
    ) -> Answer:
        answer = self._once(method, body, parameters, headers)
        if answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN) and self._authorisation.choose(
            answer.headers.get("WWW-Authenticate", "")
        ):
            answer = self._once(method, body, parameters, headers)
        return answer

    def _once(
        self, method: str, body: bytes | None, parameters: Mapping[str, str], headers: Mapping[str, str]
    ) -> Answer:
        with self._session.request(
            method,
            self.url,
            params=parameters,
            data=body,
            headers=headers,
            timeout=self._limits.timeout,
            allow_redirects=False,
            stream=True,
        ) as response:
            pieces, size = [], 0
            for piece in response.iter_content(1 << 16):
                pieces.append(piece)
                size += len(piece)
                if size > _LARGEST:
                    raise ValueError(f"its answer is larger than {_LARGEST >> 20} MB; ask for less")
            media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            return Answer(response.status_code, media_type, response.headers, b"".join(pieces))

    def _failure(self, error: Exception) -> EndpointError:
        if _is_timeout(error):
            return EndpointError(
                f"{self.name} did not answer within {self._limits.timeout:g} s; ask for less or wait longer"
            )
        if isinstance(error, requests.exceptions.ChunkedEncodingError) or "Connection aborted" in str(error):
            return EndpointError(f"{self.name} broke off its answer; try again")
        if isinstance(error, ValueError) and not isinstance(error, requests.RequestException):
            return EndpointError(f"{self.name}: {line(error)}")
        return EndpointError(f"{self.name} cannot be reached ({_cause(error)}); check the address")

    def _hint(self, answer: Answer) -> str:
        match answer.status:
            case 401 if not self._access:
                return f"; set {USER} and {PASSWORD}, or {TOKEN}"
            case 401:
                return f"; it does not take the {self._shown_access()}"
            case 403 if not self._access:
                return f"; perhaps it asks for a login: set {USER} and {PASSWORD}, or {TOKEN}"
            case 403:
                return f"; the {self._shown_access()} has no right to this"
            case 404 | 405 | 501:
                return "; check the address"
            case 429 | 503:
                return "; try again later"
            case status if 300 <= status < 400:
                return f"; it leads to {address.shown(answer.headers.get('Location', 'nowhere'))}: give that address"
        return ""

    def _shown_access(self) -> str:
        return f"token of {TOKEN}" if self._access.token else f"user and password of {USER} and {PASSWORD}"


def _retry_after(header: str) -> float:
    """Return the pause in seconds that a Retry-After header names (RFC 9110, 10.2.3); 0 where it names none."""
    if re.fullmatch(r"\d{1,9}", header, re.ASCII):
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return 0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


def _is_timeout(error: Exception) -> bool:
    return isinstance(error, requests.Timeout) or any(
        isinstance(each, ReadTimeoutError) for each in error.args
    )


def _is_broken(error: Exception) -> bool:
    """Tell whether a connection ended, or could not be made again, as when a server starts anew."""
    broken = isinstance(error, (requests.ConnectionError, requests.exceptions.ChunkedEncodingError))
    return broken and not _is_timeout(error)


def _cause(error: BaseException) -> str:
    """Return the operating system's own words, which libraries wrap several times."""
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, OSError) and inner.strerror and not isinstance(inner, requests.RequestException):
            return line(inner.strerror)
        reason = getattr(inner, "reason", None) or next(
            (each for each in inner.args if isinstance(each, BaseException)), None
        )
        inner = reason if isinstance(reason, BaseException) else inner.__cause__ or inner.__context__
    return line(error)

"""Who asks a server: a user with a password, or a token; from the environment, since command lines are public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from orbitgraph.errors import UsageError

if TYPE_CHECKING:
    from requests import PreparedRequest

USER, PASSWORD, TOKEN = "ORBITGRAPH_USER", "ORBITGRAPH_PASSWORD", "ORBITGRAPH_TOKEN"


@dataclass(frozen=True, slots=True)
class Access:
    """A user and a password, or a token (RFC 6750), or nothing; the secrets never show in a representation."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.user or self.token)


def from_environment(environment: Mapping[str, str]) -> Access:
    """Read ORBITGRAPH_USER with ORBITGRAPH_PASSWORD, or ORBITGRAPH_TOKEN.

    Raises `UsageError` where only one of the pair is set, both ways are, or a value cannot stand in a request.
    """
    user, password, token = (environment.get(name, "") for name in (USER, PASSWORD, TOKEN))
    if token and user:
        raise UsageError(f"{TOKEN} and {USER} are both set; unset the one that the server does not take")
    if bool(user) != bool(password):
        one, other = (USER, PASSWORD) if user else (PASSWORD, USER)
        raise UsageError(f"{one} is set and {other} is not; set both")
    for name, value in ((USER, user), (PASSWORD, password), (TOKEN, token)):
        if not value.isprintable() or (name == TOKEN and not value.isascii()):
            raise UsageError(f"{name} holds characters that no request can carry; set it again")
    return Access(user, password, token)


class Authorisation(AuthBase):
    """Shows a token at once; user and password only when the server has said in which way it takes them.

    A password sent unasked would be readable (Basic) even where the server offers to hide it (Digest).
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._chosen: AuthBase | None = None

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """Add what the server wants to see; called by requests for each request."""
        if self._access.token:
            request.headers["Authorization"] = f"Bearer {self._access.token}"
        return self._chosen(request) if self._chosen else request

    def choose(self, challenge: str) -> bool:
        """Take the way that a refusal names (its WWW-Authenticate header); tell whether asking again makes sense."""
        if self._chosen or not self._access.user:
            return False
        user, password = self._access.user, self._access.password
        if "digest" in challenge.lower():
            self._chosen = HTTPDigestAuth(user, password)
        else:
            self._chosen = HTTPBasicAuth(user.encode(), password.encode())
        return True

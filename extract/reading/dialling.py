"""Which machines may be asked: a name is resolved once, its every address is checked, and that one is dialled.

Connecting to the checked address itself, not to the name again, leaves a name server no way to answer twice
with different addresses. Proxies named in the environment are not used: they would resolve the name themselves.
"""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass
from enum import IntEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading.weburl import WebUrl, shown


class Reach(IntEnum):
    """Who may be asked: the world, this machine and its network where allowed, and what is never a web page."""

    PUBLIC = 0
    LOCAL = 1
    NEVER = 2


# The registries of special-purpose addresses. The first match counts: the addresses at which hosting companies
# tell a machine about itself stand before the wider blocks that hold them.
_SPECIAL = tuple(
    (ip_network(block), reach)
    for reach, blocks in (
        (Reach.NEVER, "169.254.0.0/16 100.100.100.200/32 168.63.129.16/32 fd00:ec2::254/128"),
        (Reach.LOCAL, "10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 172.16.0.0/12 192.168.0.0/16 ::1/128 fc00::/7"),
        (Reach.NEVER, "0.0.0.0/8 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24"),
        (Reach.NEVER, "203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 2001::/23 2001:db8::/32 2002::/16 3fff::/20"),
        (Reach.PUBLIC, "0.0.0.0/0 2000::/3"),
    )
    for block in blocks.split()
)
_TRANSLATED = ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment (of the monotonic clock) until which everything must be done."""

    end: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """Return the moment that many seconds from now."""
        return cls(time.monotonic() + seconds)

    def left(self) -> float:
        """Return the seconds left; raises `TimeoutError` where there are none."""
        seconds = self.end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("the time is up")
        return seconds


@dataclass(frozen=True, slots=True)
class Address:
    """One resolved address: what a socket of `family` connects to."""

    family: socket.AddressFamily
    sockaddr: tuple[Any, ...]

    @property
    def reach(self) -> Reach:
        """Tell who may be asked there."""
        return reach(str(self.sockaddr[0]))


def reach(text: str) -> Reach:
    """Tell who may be asked at an address in digits; an IPv4 address inside an IPv6 one counts as itself."""
    address = _embedded(ip_address(text))
    return next((kind for block, kind in _SPECIAL if address in block), Reach.NEVER)


def _embedded(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address


def resolve(url: WebUrl, deadline: Deadline, *, allow_local: bool) -> tuple[Address, ...]:
    """Return the addresses of the URL's host, at least one and all checked.

    Raises `SourceError` where one of them is local (unless allowed) or never a web page's, `OSError` where the
    name is not known, `TimeoutError` where nobody says in time.
    """
    found = tuple(dict.fromkeys(_look_up(url, deadline)))
    for address in found:
        digits = address.sockaddr[0]
        if address.reach is Reach.NEVER:
            raise SourceError(
                f"{shown(str(url))}: {digits} is an address that no web page has; check the address"
            )
        if address.reach is Reach.LOCAL and not allow_local:
            raise SourceError(
                f"{shown(str(url))}: {digits} is an address of this machine or its own network; "
                "give it with --allow-local if that is meant"
            )
    return found


def _look_up(url: WebUrl, deadline: Deadline) -> list[Address]:
    """Ask the system for the host's addresses in a thread: the system's own patience cannot be set."""
    answers: SimpleQueue[list[Address] | OSError | UnicodeError] = SimpleQueue()

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(url.host, url.port, type=socket.SOCK_STREAM)
            answers.put([Address(row[0], row[4]) for row in rows])
        except (OSError, UnicodeError) as error:
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except Empty:
        raise TimeoutError("the name is not resolved in time") from None
    if isinstance(answer, UnicodeError) or answer == []:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    if isinstance(answer, OSError):
        raise answer
    return answer


def connect(addresses: tuple[Address, ...], deadline: Deadline) -> tuple[socket.socket, Reach]:
    """Connect to the first address that answers; raises the `OSError` of the last where none does."""
    for left, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
        try:
            # A silent first address must leave time for the next one.
            return dial(address, deadline.left() / left), address.reach
        except OSError:
            if left == 1:
                raise
    raise ValueError("no address to connect to")


def dial(address: Address, seconds: float) -> socket.socket:
    """Return a socket connected to exactly this address; raises `OSError`."""
    made = socket.socket(address.family, socket.SOCK_STREAM)
    try:
        made.settimeout(seconds)
        made.connect(address.sockaddr)
    except BaseException:
        made.close()
        raise
    return made

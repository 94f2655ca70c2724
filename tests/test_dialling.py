"""Which addresses are asked: the policy, and that nothing but a checked address is dialled."""

from __future__ import annotations

import socket
import threading
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading import dialling
from orbitgraph.extract.reading.dialling import Address, Deadline, Reach, connect, reach, resolve
from orbitgraph.extract.reading.weburl import parse

PUBLIC = (
    "8.8.8.8 93.184.216.34 100.63.0.1 100.128.0.1 172.32.0.1 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808"
)
LOCAL = (
    "127.0.0.1 127.255.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.0.1 100.64.0.1 ::1 fd12::1 "
    "::ffff:127.0.0.1 ::ffff:192.168.0.1 64:ff9b::7f00:1"
)
NEVER = (
    "0.0.0.0 169.254.169.254 169.254.0.1 100.100.100.200 168.63.129.16 192.0.0.192 192.0.2.1 192.88.99.1 "
    "198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::127.0.0.1 "
    "fe80::1 fe80::1%1 fec0::1 ff02::1 fd00:ec2::254 2001:db8::1 2001::1 2002:7f00:1:: 64:ff9b:1::1 "
    "::ffff:0.0.0.0 ::ffff:169.254.169.254 64:ff9b::a9fe:a9fe 3fff::1 4000::1"
)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (each, kind)
        for kind, text in ((Reach.PUBLIC, PUBLIC), (Reach.LOCAL, LOCAL), (Reach.NEVER, NEVER))
        for each in text.split()
    ],
)
def test_who_may_be_asked(address: str, kind: Reach) -> None:
    assert reach(address) is kind


@given(st.ip_addresses())
def test_a_public_address_is_one_for_the_standard_library_too(address: IPv4Address | IPv6Address) -> None:
    public = reach(str(address)) is Reach.PUBLIC
    assert not public or (ip_address(address).is_global and not address.is_multicast)


def row(address: str) -> tuple[object, ...]:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return (family, socket.SOCK_STREAM, 6, "", (address, 80, 0, 0) if ":" in address else (address, 80))


def answers(monkeypatch: pytest.MonkeyPatch, *found: str) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [row(each) for each in found])


URL = parse("http://feed.example/")


def test_every_address_of_a_name_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "93.184.216.34", "2606:4700::1111", "93.184.216.34")
    found = resolve(URL, Deadline.after(9), allow_local=False)
    assert [each.sockaddr[0] for each in found] == ["93.184.216.34", "2606:4700::1111"]

    answers(monkeypatch, "93.184.216.34", "::ffff:10.0.0.1")
    with pytest.raises(SourceError, match=r"^http://feed\.example/: ::ffff:10\.0\.0\.1 is .* --allow-local"):
        resolve(URL, Deadline.after(9), allow_local=False)
    assert len(resolve(URL, Deadline.after(9), allow_local=True)) == 2

    answers(monkeypatch, "93.184.216.34", "169.254.169.254")
    with pytest.raises(SourceError, match=r"169\.254\.169\.254 is an address that no web page has"):
        resolve(URL, Deadline.after(9), allow_local=True)


@pytest.mark.parametrize("error", [socket.gaierror(socket.EAI_NONAME, "not known"), UnicodeError("label")])
def test_an_unknown_name_is_a_failure_of_the_network(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(socket.gaierror):
        resolve(URL, Deadline.after(9), allow_local=False)


def test_a_name_without_addresses_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch)
    with pytest.raises(socket.gaierror):
        resolve(URL, Deadline.after(9), allow_local=False)


def test_a_silent_name_server_is_waited_for_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def wait(*_: object, **__: object) -> list[object]:
        go_on.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", wait)
    with pytest.raises(TimeoutError):
        resolve(URL, Deadline.after(0.1), allow_local=False)
    go_on.set()


def test_the_next_address_is_tried_and_the_first_leaves_it_time(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[tuple[str, float]] = []
    made = socket.socket()

    def dial(address: Address, seconds: float) -> socket.socket:
        tried.append((address.sockaddr[0], round(seconds, 1)))
        if len(tried) < 3:
            raise ConnectionRefusedError
        return made

    monkeypatch.setattr(dialling, "dial", dial)
    three = tuple(
        Address(socket.AF_INET, (each, 80)) for each in ("93.184.216.34", "93.184.216.35", "10.0.0.1")
    )
    with made:
        assert connect(three, Deadline.after(30)) == (made, Reach.LOCAL)
    assert tried == [("93.184.216.34", 10.0), ("93.184.216.35", 15.0), ("10.0.0.1", 30.0)]

    tried.clear()
    with pytest.raises(ConnectionRefusedError):
        connect(three[:2], Deadline.after(30))


def test_after_the_deadline_nothing_is_dialled() -> None:
    with pytest.raises(TimeoutError):
        connect((Address(socket.AF_INET, ("127.0.0.1", 9)),), Deadline.after(-1))

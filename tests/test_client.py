"""How a server is spoken to: waited for when it is busy, given up in time, named without secrets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from orbitgraph.errors import EndpointError, UsageError
from orbitgraph.queries import client as module
from orbitgraph.queries.client import Answer, Client, Limits
from tests.servers import Reply, free_ports, scripted


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let no time pass in pauses; return their lengths."""
    slept: list[float] = []
    monkeypatch.setattr(module, "sleep", slept.append)
    return slept


def send(replies: list[Reply | None], *, persistent: bool = False, patience: float = 10) -> Answer:
    """Send one request to a server that answers in this order; it must be asked for all answers."""
    left: Iterator[Reply | None] = iter(replies)
    with (
        scripted(lambda _: next(left)) as (root, seen),
        Client(root, limits=Limits(5, patience), persistent=persistent) as client,
    ):
        try:
            return client.send("POST", b"data")
        finally:
            assert len(seen) == len(replies)
            assert {request.body for request in seen} == {b"data"}


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_after_ever_longer_pauses(pauses: list[float], status: int) -> None:
    assert send([Reply(status), Reply(status), Reply(status), Reply(body=b"yes")]).body == b"yes"
    assert pauses == [0.5, 1, 2]


def test_a_server_says_when_to_come_back(pauses: list[float]) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=5), usegmt=True)
    replies = [Reply(503, headers={"Retry-After": after}) for after in ("3", soon)]
    assert send([*replies, Reply()], patience=60).status == 200
    assert pauses[0] == 3
    assert 3 < pauses[1] <= 5


@pytest.mark.parametrize(
    "after", ["soon", "-5", "1e9", "²", "Wed, 99 Foo 2016", "Wed, 21 Oct 2015 07:28:00 GMT", "0"]
)
def test_a_pause_that_makes_no_sense_is_none(pauses: list[float], after: str) -> None:
    send([Reply(429, headers={"Retry-After": after.encode().decode("latin-1")}), Reply()])
    assert pauses == [0.5]


def test_patience_ends(pauses: list[float]) -> None:
    assert send([Reply(503)] * 5).status == 503
    assert pauses == [0.5, 1, 2, 4]
    assert send([Reply(503, headers={"Retry-After": "3600"})]).status == 503
    assert send([Reply(503, headers={"Retry-After": "9" * 9})]).status == 503


@pytest.mark.parametrize("status", [200, 204, 302, 400, 500, 502])
def test_other_answers_are_final(pauses: list[float], status: int) -> None:
    assert send([Reply(status)]).status == status
    assert pauses == []


@pytest.mark.parametrize("broken", [None, Reply(body=b"half", length=100)], ids=["no word", "half an answer"])
def test_a_broken_answer_is_an_error(pauses: list[float], broken: Reply | None) -> None:
    with pytest.raises(EndpointError, match=r"^http://127.0.0.1:\d+ broke off its answer; try again$"):
        send([broken])
    assert pauses == []


@pytest.mark.parametrize("broken", [None, Reply(body=b"half", length=100)], ids=["no word", "half an answer"])
def test_a_persistent_client_goes_on_when_the_server_broke_off(
    pauses: list[float], broken: Reply | None
) -> None:
    left = iter([Reply(), broken, broken, Reply(body=b"yes")])
    with scripted(lambda _: next(left)) as (root, _), Client(root, persistent=True) as client:
        client.send("GET")
        assert client.send("GET").body == b"yes"
    assert pauses == [0.5, 1]


def test_a_persistent_client_gives_up_at_last(pauses: list[float]) -> None:
    with scripted(lambda _: Reply(headers={"Connection": "close"})) as (root, _):
        client = Client(root, limits=Limits(5, 3), persistent=True)
        client.send("GET")
    with client, pytest.raises(EndpointError, match=r"cannot be reached .Connection refused."):
        client.send("GET")
    assert pauses == [0.5, 1]


def test_nobody_there_is_told_at_once(pauses: list[float]) -> None:
    root = f"http://127.0.0.1:{free_ports(1)[0]}"
    with (
        Client(root, persistent=True) as client,
        pytest.raises(
            EndpointError, match=f"^{root} cannot be reached .Connection refused.; check the address$"
        ),
    ):
        client.send("GET")
    assert pauses == []


@pytest.mark.parametrize("length", [None, 100], ids=["before the answer", "within the answer"])
def test_silence_ends(length: int | None) -> None:
    reply = Reply(silence=3) if length is None else Reply(body=b"half", length=length, linger=3)
    with (
        scripted(lambda _: reply) as (root, _),
        Client(root, limits=Limits(0.5)) as client,
        pytest.raises(EndpointError, match=r"did not answer within 0.5 s"),
    ):
        client.send("GET")


def test_an_endless_answer_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST", 1 << 20)
    with (
        scripted(lambda _: Reply(body=b"x" * (3 << 20))) as (root, _),
        Client(root) as client,
        pytest.raises(EndpointError, match="its answer is larger than 1 MB; ask for less"),
    ):
        client.send("GET")


def test_a_redirect_is_not_followed() -> None:
    with scripted(lambda _: Reply()) as (elsewhere, reached):
        leading = Reply(307, headers={"Location": f"{elsewhere}/x?key=secret"})
        with scripted(lambda _: leading) as (root, _), Client(root) as client:
            refusal = str(client.refusal("query", client.send("PUT", b"data")))
    assert reached == []
    assert refusal.endswith(f"it leads to {elsewhere}/x: give that address")


def test_messages_name_the_address_without_its_query() -> None:
    with Client("http://example.org:81/sparql?key=secret") as client:
        assert client.name == "http://example.org:81/sparql"


@pytest.mark.parametrize("url", ["http://ann:s3cret@example.org/", "https://s3cret@example.org/sparql"])
def test_a_password_in_the_address_is_refused_unseen(url: str) -> None:
    with pytest.raises(UsageError, match="leave them out and set ORBITGRAPH_USER") as caught:
        Client(url)
    assert "s3cret" not in str(caught.value)

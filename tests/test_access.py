"""Who asks: read from the environment, chosen by what the server offers, never shown."""

from __future__ import annotations

import pytest

from orbitgraph.errors import UsageError
from orbitgraph.queries.access import Access, from_environment
from orbitgraph.queries.client import Client
from tests.servers import Reply, Request, scripted

DIGEST = 'Digest realm="SPARQL", nonce="abc", qop="auth", algorithm="MD5"'


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.parametrize(
    ("environment", "access"),
    [
        ({}, Access()),
        ({"ORBITGRAPH_USER": "ann", "ORBITGRAPH_PASSWORD": "pä ss"}, Access("ann", "pä ss")),
        ({"ORBITGRAPH_TOKEN": "abc"}, Access(token="abc")),
        ({"ORBITGRAPH_USER": "", "ORBITGRAPH_PASSWORD": "", "ORBITGRAPH_TOKEN": ""}, Access()),
    ],
)
def test_the_environment_says_who_asks(environment: dict[str, str], access: Access) -> None:
    assert from_environment(environment) == access
    assert bool(access) == any(environment.values())


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"ORBITGRAPH_USER": "ann"}, "ORBITGRAPH_USER is set and ORBITGRAPH_PASSWORD is not; set both"),
        ({"ORBITGRAPH_PASSWORD": "s3cret"}, "ORBITGRAPH_PASSWORD is set and ORBITGRAPH_USER is not"),
        (
            {"ORBITGRAPH_TOKEN": "s3cret", "ORBITGRAPH_USER": "a", "ORBITGRAPH_PASSWORD": "s3cret"},
            "ORBITGRAPH_TOKEN and ORBITGRAPH_USER are both set",
        ),
        ({"ORBITGRAPH_TOKEN": "s3cret\nX-Header: 1"}, "ORBITGRAPH_TOKEN holds characters"),
        ({"ORBITGRAPH_TOKEN": "s3crét"}, "ORBITGRAPH_TOKEN holds characters"),
        ({"ORBITGRAPH_USER": "a\r", "ORBITGRAPH_PASSWORD": "s3cret"}, "ORBITGRAPH_USER holds characters"),
    ],
)
def test_half_of_it_is_an_error_that_keeps_the_secret(environment: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        from_environment(environment)
    assert "s3cr" not in str(caught.value)


def test_secrets_show_in_no_representation() -> None:
    assert repr(Access("ann", "s3cret", "t0ken")) == "Access(user='ann')"


def asking(access: Access, challenge: str, refusal: int = 401) -> list[str | None]:
    """Ask twice a server that takes any login; return the Authorization headers of all requests."""

    def answer(request: Request) -> Reply:
        if request.headers["Authorization"]:
            return Reply()
        return Reply(refusal, headers={"WWW-Authenticate": challenge} if challenge else {})

    with scripted(answer) as (root, seen), Client(root, access) as client:
        client.send("GET")
        client.send("PUT", b"data")
    assert [each.body for each in seen if each.method == "PUT"][-1] == b"data"
    return [request.headers["Authorization"] for request in seen]


@pytest.mark.parametrize(
    ("challenge", "refusal"), [('Basic realm="x"', 401), ("", 401), ("", 403), ('Bearer realm="x"', 401)]
)
def test_a_password_waits_for_a_refusal(challenge: str, refusal: int) -> None:
    basic = "Basic YW5uOnDDpHNz"
    assert asking(Access("ann", "päss"), challenge, refusal) == [None, basic, basic]


def test_a_password_is_hidden_where_the_server_can_do_so() -> None:
    first, second, *rest = asking(Access("ann", "pass"), f"{DIGEST}, Basic")
    assert first is None
    assert second is None
    assert len(rest) == 2
    for header in rest:
        assert str(header).startswith('Digest username="ann", realm="SPARQL"')
        assert "pass" not in str(header)


def test_a_token_is_shown_at_once() -> None:
    assert asking(Access(token="abc"), "") == ["Bearer abc", "Bearer abc"]


def test_nobody_is_refused_twice() -> None:
    assert asking(Access(), "Basic") == [None, None]


def test_passwords_of_other_programs_are_not_used(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login ann password pass\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    assert asking(Access(), "Basic") == [None, None]

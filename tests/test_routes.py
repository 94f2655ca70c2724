import json
from pathlib import Path

import pytest

from orbitgraph import cli
from orbitgraph.answers.explaining import Quote, Statement
from orbitgraph.answers.routes import route
from orbitgraph.errors import UsageError
from orbitgraph.graph.store import open_store
from orbitgraph.pipeline import build

PAGE = """Small Show

Episode 1: P4, with Ada Byron from Nicira (Jan 5, 2020)

P4 is a language. Ada Byron explains OpenFlow.

Episode 2: Faucet, with Carl Gauss from Cisco (Jan 12, 2020)

Faucet supports OpenFlow 1.3 and nothing else.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    build([str(folder / "page.txt")], folder / "out")
    return folder / "out"


def test_a_route_has_a_statement_for_each_hop(folder: Path) -> None:
    found = route("ada byron", "FAUCET", open_store(folder))
    first, second, third = found.hops or ()

    assert [each.label for each in (*found.start, *found.end)] == ["Ada Byron", "Faucet"]
    assert (first.subject, first.predicate, first.object) == ("Ada Byron", "guestOf", "Episode 1")
    assert second == Statement(
        "Episode 1",
        "mentions",
        "OpenFlow",
        "1",
        "P4, with Ada Byron from Nicira",
        "2020-01-05",
        (Quote("Ada Byron explains OpenFlow.", ((19, 27),), ("gazetteer",), second.confidence),),
    )
    assert (third.subject, third.predicate, third.object) == ("Faucet", "supports", "OpenFlow")
    assert third.quotes[0].sentence == "Faucet supports OpenFlow 1.3 and nothing else."


def test_unknown_names_are_an_error(folder: Path) -> None:
    with pytest.raises(UsageError, match="nothing is called 'Nobody'"):
        route("Nobody", "Faucet", open_store(folder))


def test_the_command_prints_the_hops(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["path", "P4", "Episode 1", "--graph", str(folder)]) == 0
    told = capsys.readouterr()

    assert told.out.splitlines()[0].startswith("Episode 1 mentions P4 (episode 1, confidence 0.9")
    assert "«P4» is a language." in told.out
    assert told.err == ""


def test_the_command_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["path", "P4", "P4", "--format", "json", "--graph", str(folder)]) == 0
    told = capsys.readouterr()

    assert json.loads(told.out)["facts"] == []
    assert told.err == "orbitgraph: P4 and P4 are the same thing\n"


def test_the_network_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["network", "--graph", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert [line for line in lines if not line.startswith(" ")] == [
        "People who connect the field",
        "Organisations that connect the field",
        "Topics that connect the field",
        "Communities",
    ]
    assert any("OpenFlow (2 episodes)" in line for line in lines)
    assert cli.main(["network", "--format", "json", "-n", "1", "--graph", str(folder)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in told["connecting"]["topics"]] == ["OpenFlow"]
    assert sorted(key for each in told["communities"] for key in each["episodes"]) == ["1", "2"]

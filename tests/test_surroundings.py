"""A thing with its surroundings as a page: chosen by name, with what is one or two facts away."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from orbitgraph.answers.surroundings import surroundings
from orbitgraph.cli import main
from orbitgraph.errors import UsageError


@pytest.mark.parametrize(
    ("name", "steps", "inside", "outside"),
    [
        ("cilium", 1, ("Thomas Graf", "eBPF"), ("Lagopus",)),
        ("project Cilium", 1, ("Thomas Graf", "eBPF"), ("Lagopus",)),
        ("episode Episode 15", 1, ("Lagopus", "Yoshihiro Nakajima"), ("Time Capsule",)),
    ],
)
def test_a_page_of_what_is_near(
    bundled: Store, name: str, steps: int, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    page = surroundings(name, bundled, steps)
    assert [each for each in inside if f'"label": "{each}"' not in page] == []
    assert [each for each in outside if f'"label": "{each}"' in page] == []


def test_what_nothing_is_called_is_told(bundled: Store) -> None:
    with pytest.raises(UsageError, match="nothing is called 'Ciliumm'; the nearest names are Cilium"):
        surroundings("Ciliumm", bundled)


def test_the_command(bundled_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["export", "--graph", str(bundled_folder), "--format", "pyvis"]
    assert main([*command, "--episode", "4", "-o", str(tmp_path / "four.html")]) == 0
    assert "Thomas Graf" in (tmp_path / "four.html").read_text(encoding="utf-8")
    assert main(command) == 2
    assert main([*command[:3], "--thing", "Cilium"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "orbitgraph: pyvis draws one thing with its surroundings; name it with --thing or --episode",
        "orbitgraph: --thing is for --format pyvis; ttl has the whole graph or one --episode",
    ]

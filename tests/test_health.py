"""`doctor`: each piece of a folder, sound or with what is wrong and what to do."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from orbitgraph.answers.health import examine
from orbitgraph.cli import main
from orbitgraph.errors import OutputError
from orbitgraph.pipeline import build

PAGE = """\
Tea Talk

Hosted by Mia Blum.

Episode 1: Kettle, with Ann Lee from Acme (Feb 2, 2020)

Kettle is an open source switch. Ann Lee works at Acme.

Listen: MP3 (22 MB, 24 min).
"""
PIECES = [
    "state",
    "graph.nq",
    "graph.ttl",
    "explorer.html",
    "related.json",
    "related.md",
    "report.md",
    "the quads of the graph",
    "what was read",
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("health")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    build([str(folder / "page.txt")], folder / "out")
    return folder / "out"


def problems(folder: Path) -> dict[str, str]:
    return {each.piece.partition(" (")[0]: each.problem for each in examine(folder) if each.problem}


def test_a_folder_as_built_is_sound(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [each.piece.partition(" (")[0] for each in examine(sound)] == PIECES
    assert problems(sound) == {}
    assert main(["doctor", "--graph", str(sound)]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["state: sound", "graph.nq: sound"]


def unlink(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def fill(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


def forget(folder: Path) -> None:
    with sqlite3.connect(folder / ".orbitgraph" / "readings.db") as store:
        store.execute("DELETE FROM readings")


def lose_a_line(folder: Path) -> None:
    lines = (folder / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "graph.nq").write_text("".join(lines[1:]), encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "piece", "said"),
    [
        (unlink("graph.nq"), "graph.nq", "missing; run 'orbitgraph build -o "),
        (unlink("graph.nq"), "the quads of the graph", "holds no graph (graph.nq is missing)"),
        (fill("graph.nq", "<a"), "the quads of the graph", "graph.nq: the graph is damaged ("),
        (lose_a_line, "the quads of the graph", " were written; run 'orbitgraph build -o "),
        (fill("related.json", "{"), "related.json", "changed since it was built; run"),
        (fill(".orbitgraph/state.json", "{"), "state", "missing, damaged or of an earlier version; run"),
        (fill(".orbitgraph/state.json", '{"schema": 99}'), "state", "was built by a later orbitgraph"),
        (unlink(".orbitgraph/readings.db"), "what was read", "not remembered; run"),
        (fill(".orbitgraph/readings.db", "x" * 2000), "what was read", "damaged (file is not a database)"),
        (forget, "what was read", "1 episodes are not remembered; run"),
        (
            lambda folder: (folder / ".orbitgraph" / "building-x").mkdir(),
            ".orbitgraph/building-x",
            "left by a build that was cut off, or one is at work; run",
        ),
    ],
)
def test_what_is_wrong_is_told(
    sound: Path, tmp_path: Path, damage: Callable[[Path], object], piece: str, said: str
) -> None:
    out = tmp_path / "out"
    shutil.copytree(sound, out)
    damage(out)
    assert said in problems(out)[piece]
    assert main(["doctor", "--graph", str(out)]) == 1
    if "99" not in (out / ".orbitgraph" / "state.json").read_text(encoding="utf-8"):
        # What it says helps.
        build([str(sound.parent / "page.txt")], out)
        assert problems(out) == {}


def test_no_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no such folder; run 'orbitgraph build -o"):
        examine(tmp_path / "none")

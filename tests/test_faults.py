"""What breaks on the way: a killed build, a full disk, a folder that is read-only."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from bench.killed_builds import main as killed_builds
from bench.killed_builds import page

COMMAND = [sys.executable, "-m", "orbitgraph", "build"]


def test_a_killed_build_leaves_a_whole_graph(capsys: pytest.CaptureFixture[str]) -> None:
    assert killed_builds(12, seed=3) == 0, capsys.readouterr().out
    assert "killed" in capsys.readouterr().out


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("limit", [20_000, 400_000])
def test_a_disk_without_room_leaves_the_old_graph(tmp_path: Path, limit: int) -> None:
    source, out = tmp_path / "tea.txt", tmp_path / "out"
    source.write_text(page(0), encoding="utf-8")
    subprocess.run([*COMMAND, str(source), "-o", str(out)], check=True, timeout=90, capture_output=True)
    before = contents(out)
    source.write_text(page(1), encoding="utf-8")

    # No file may grow beyond the limit, as where the disk is full; the system's signal about it is off by default.
    done = subprocess.run(
        [*COMMAND, str(source), "-o", str(out)],
        timeout=90,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )

    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "cannot be written (" in done.stderr or "cannot write the graph (" in done.stderr
    assert contents(out) == before
    assert (
        subprocess.run([*COMMAND, str(source), "-o", str(out)], timeout=90, capture_output=True).returncode
        == 0
    )
    assert contents(out)["graph.nq"] != before["graph.nq"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc here, in which nobody may write")
def test_a_folder_in_which_nobody_may_write_is_refused_in_one_line() -> None:
    done = subprocess.run([*COMMAND, "-o", "/proc/out"], timeout=90, capture_output=True, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("orbitgraph: /proc/out: cannot be written (")
    assert done.stderr.endswith("; choose another with -o\n")

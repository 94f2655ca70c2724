"""The command `ask`: the answer on standard output, the query that gave it on standard error."""

from __future__ import annotations

from pathlib import Path

import pytest

from orbitgraph.cli import main


def run(capsys: pytest.CaptureFixture[str], graph: Path, *arguments: str) -> tuple[int, str, str]:
    code = main(["ask", *arguments, "--graph", str(graph)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err.replace(str(graph), "DIR")


def test_the_answer_and_the_query(bundled_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(
        capsys, bundled_folder, "which", "guests", "came", "from", "red", "hat?", "--format", "csv"
    ) == (
        0,
        "affiliation,guest,episode,date\nRed Hat,Dave Neary,2,2016-05-04\nRed Hat,Russell Bryant,18,2016-10-28\n",
        "orbitgraph: Guests of an organisation: "
        "orbitgraph query guests-by-organisation -p organisation='Red Hat' --graph DIR\n",
    )


def test_a_name_left_aside_and_an_answer_without_rows_are_told(
    bundled_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, bundled_folder, "who works at VMware or Intel")
    assert (code, err.splitlines()[1:]) == (0, ["orbitgraph: left aside: Intel"])
    code, out, err = run(capsys, bundled_folder, "who advises Peter Phaal", "--format", "csv")
    assert (code, out) == (0, "person,advised_by,episode\n")
    assert err.splitlines()[1:] == ["orbitgraph: no row: the graph states nothing of that"]


def test_where_nothing_fits_the_nearest_are_listed(
    bundled_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, bundled_folder, "who sings about VMware")
    first, *near = err.splitlines()
    assert (code, out) == (1, "")
    assert first == "orbitgraph: no question of the catalogue has 'sing'; the nearest are"
    assert len(near) == 5
    assert all(" orbitgraph query " in line for line in near)


def test_what_fits_alike_and_what_does_not_fit_are_told(
    bundled_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, err = run(capsys, bundled_folder, "VMware and Nicira")
    assert err.startswith(
        "orbitgraph: no question of the catalogue fits; the nearest are\norbitgraph: what evidence "
    )
    monkeypatch.setattr("orbitgraph.queries.asking.CLOSE", 1)
    code, out, err = run(capsys, bundled_folder, "who works at VMware")
    assert (code, out) == (1, "")
    assert err.startswith("orbitgraph: several questions of the catalogue fit alike; the nearest are\n")


def test_a_question_that_is_near_to_nothing(bundled_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, bundled_folder, "xyzzy \x1b[31m") == (
        1,
        "",
        "orbitgraph: no question of the catalogue is near; `orbitgraph queries` lists what can be asked\n",
    )

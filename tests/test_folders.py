"""Output folders: refused before work, filled in one go, and as they were after an error."""

import sqlite3
from pathlib import Path

import pytest

from orbitgraph.errors import OutputError, SourceError
from orbitgraph.folders import FOLDER, READY, check_writable, leftovers, locked, staging


def test_a_folder_to_come_is_accepted_and_not_made(tmp_path: Path) -> None:
    check_writable(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_is_refused(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=r"/file: is a file, not a folder; choose another with -o$"):
        check_writable(tmp_path / "file" / below)


def test_a_folder_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(OutputError, match=r": cannot be written \(no permission\); choose another with -o$"):
        check_writable(tmp_path)


def whole(folder: Path) -> dict[str, str]:
    """Return the contents of the files of a folder, without the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def fill(folder: Path, text: str) -> None:
    (folder / "graph.nq").write_text(text)
    (folder / FOLDER / "state.json").write_text(text)


def test_what_is_staged_is_put_in_place_at_the_end(tmp_path: Path) -> None:
    out = tmp_path / "deeper" / "out"
    for text in ("first", "second"):
        with locked(out), staging(out) as folder:
            assert folder.parent == out / FOLDER
            fill(folder, text)
            assert "second" not in whole(out).get("graph.nq", "")
        assert whole(out) == {"graph.nq": text, ".orbitgraph/state.json": text}
    assert leftovers(out) == []


def test_an_error_leaves_no_new_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError), locked(tmp_path / "a" / "b"):
        raise SourceError("x")
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_build_keeps_what_it_has_read(tmp_path: Path) -> None:
    def interrupted() -> None:
        with locked(tmp_path / "out"):
            (tmp_path / "out" / FOLDER / "readings.db").write_text("read")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert whole(tmp_path / "out") == {".orbitgraph/readings.db": "read"}


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), sqlite3.OperationalError("database or disk is full")]
)
def test_an_error_leaves_an_old_folder_as_it_was(tmp_path: Path, error: Exception) -> None:
    with locked(tmp_path), staging(tmp_path) as folder:
        fill(folder, "old")

    def fail() -> None:
        with locked(tmp_path), staging(tmp_path) as folder:
            fill(folder, "new")
            raise error

    with pytest.raises(
        OutputError, match=r"cannot be written \(.*(No space|full).*\); the graph there is as before"
    ):
        fail()
    assert whole(tmp_path) == {"graph.nq": "old", ".orbitgraph/state.json": "old"}


def test_two_builds_do_not_work_in_one_folder(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        pytest.raises(OutputError, match="another build is at work here; wait for it, or choose"),
        locked(tmp_path),
    ):
        raise AssertionError("the lock was given twice")
    with locked(tmp_path):
        pass


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_finished_build_that_died_is_put_in_place_by_the_next(tmp_path: Path, moved: int) -> None:
    with locked(tmp_path), staging(tmp_path) as folder:
        fill(folder, "old")
    ready = tmp_path / FOLDER / READY
    (ready / FOLDER).mkdir(parents=True)
    fill(ready, "new")
    for path in sorted(path for path in ready.rglob("*") if path.is_file())[:moved]:
        path.replace(tmp_path / path.relative_to(ready))
    assert leftovers(tmp_path) == [ready]
    with locked(tmp_path):
        assert whole(tmp_path) == {"graph.nq": "new", ".orbitgraph/state.json": "new"}


def test_what_an_unfinished_build_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "building-x").mkdir(parents=True)
    (tmp_path / FOLDER / "building-x" / "graph.nq").write_text("half")
    with locked(tmp_path):
        assert leftovers(tmp_path) == []
        assert whole(tmp_path) == {}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with (
        pytest.raises(OutputError, match=r"cannot be written \(Permission denied\); choose another with -o$"),
        locked(tmp_path / "out"),
    ):
        raise AssertionError("nothing was made")

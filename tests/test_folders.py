"""Output folders: refused before work, filled in one go, and as they were after an error."""

from pathlib import Path

import pytest

from orbitgraph.errors import OutputError, SourceError
from orbitgraph.folders import check_writable, staging


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


def test_staging_is_below_the_folder_and_gone_afterwards(tmp_path: Path) -> None:
    with staging(tmp_path / "out", ".state") as folder:
        assert folder.parent == tmp_path / "out" / ".state"
        (folder / "file").write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["out", "out/.state"]


def test_an_error_leaves_no_new_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError), staging(tmp_path / "a" / "b", ".state"):
        raise SourceError("x")
    assert list(tmp_path.iterdir()) == []


def test_an_error_leaves_an_old_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("old")

    def fail() -> None:
        with staging(tmp_path, ".s") as folder:
            (folder / "graph.nq").write_text("new")
            raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match=r"No space left.*the graph there is as before"):
        fail()
    assert (tmp_path / "graph.nq").read_text() == "old"
    assert list((tmp_path / ".s").iterdir()) == []

"""Output folders: refused early where they cannot be written, locked, filled in one go, as they were after an error.

A build writes all its files into a folder of its own, and one rename of that folder (to `READY`) decides: before it
the old files stand, after it the new ones are put in place, by the next build if this one dies on the way.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from orbitgraph.errors import OutputError

FOLDER = ".orbitgraph"
"""The folder below the output that holds what builds remember and what they are about to put in place."""
READY = "ready"
"""Below `FOLDER`: the files of a finished build that were not all put in place yet."""
_BUILDING = "building-"


def check_writable(directory: Path) -> None:
    """Refuse a folder that cannot be written before the work is done, not after it; make nothing yet."""
    existing = next(each for each in (directory.absolute(), *directory.absolute().parents) if each.exists())
    if not existing.is_dir():
        raise OutputError(f"{existing}: is a file, not a folder; choose another with -o")
    if not os.access(existing, os.W_OK | os.X_OK):
        raise OutputError(f"{existing}: cannot be written (no permission); choose another with -o")


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """Keep other builds out of a folder, which is made if need be and is gone after an error if it was.

    What a build left that was killed is put in place if it was finished, else removed. Raises `OutputError` where
    another build is at work in the folder, or it cannot be written.
    """
    made = [each for each in (directory, *directory.parents) if not each.exists()]
    inner = directory / FOLDER
    try:
        inner.mkdir(parents=True, exist_ok=True)
        lock = FileLock(inner / "lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise OutputError(
            f"{directory}: another build is at work here; wait for it, or choose another folder with -o"
        ) from None
    except OSError as error:
        raise _unwritable(directory, error, "choose another with -o") from None
    finished = False
    try:
        settle(directory)
        for left in inner.glob(f"{_BUILDING}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield
        finished = True
    except KeyboardInterrupt:
        # What was read until then is remembered for the next build.
        finished = True
        raise
    except (OSError, sqlite3.OperationalError) as error:
        raise _unwritable(directory, error, "the graph there is as before") from None
    finally:
        lock.release()
        if made and not finished:
            shutil.rmtree(made[-1], ignore_errors=True)


@contextmanager
def staging(directory: Path) -> Iterator[Path]:
    """Give a folder for all files to come, on the same disk, which are put in place at the end.

    They stand in it as they shall below `directory`. After an error nothing of it is left.
    """
    inner = directory / FOLDER
    folder = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=inner))
    try:
        (folder / FOLDER).mkdir()
        yield folder
        for path in (*folder.rglob("*"), folder):
            _to_disk(path)
        folder.rename(inner / READY)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    _to_disk(inner)
    settle(directory)


def settle(directory: Path) -> None:
    """Put the files of a finished build in place, where one died before it could."""
    ready = directory / FOLDER / READY
    if not ready.is_dir():
        return
    for path in sorted(path for path in ready.rglob("*") if path.is_file()):
        path.replace(directory / path.relative_to(ready))
    shutil.rmtree(ready)


def leftovers(directory: Path) -> list[Path]:
    """Return what builds that were killed have left in a folder."""
    inner = directory / FOLDER
    return sorted(path for pattern in (READY, f"{_BUILDING}*") for path in inner.glob(pattern))


def _to_disk(path: Path) -> None:
    """Make sure that a file or a folder's list of files has reached the disk; not every system can for folders."""
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(directory: Path, error: Exception, remedy: str) -> OutputError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return OutputError(f"{directory}: cannot be written ({reason}); {remedy}")

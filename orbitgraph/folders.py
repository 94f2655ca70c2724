"""Output folders: refused early where they cannot be written, filled in one go, left as they were after an error."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orbitgraph.errors import OutputError


def check_writable(directory: Path) -> None:
    """Refuse a folder that cannot be written before the work is done, not after it; make nothing yet."""
    existing = next(each for each in (directory.absolute(), *directory.absolute().parents) if each.exists())
    if not existing.is_dir():
        raise OutputError(f"{existing}: is a file, not a folder; choose another with -o")
    if not os.access(existing, os.W_OK | os.X_OK):
        raise OutputError(f"{existing}: cannot be written (no permission); choose another with -o")


@contextmanager
def staging(directory: Path, below: str) -> Iterator[Path]:
    """Give a folder beside the files to come, on the same disk; after an error nothing of it is left."""
    made = [each for each in (directory, *directory.parents) if not each.exists()]
    try:
        (directory / below).mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="building-", dir=directory / below))
    except OSError as error:
        raise OutputError(
            f"{directory}: cannot be written ({error.strerror}); choose another with -o"
        ) from None
    finished = False
    try:
        yield folder
        finished = True
    except OSError as error:
        raise OutputError(
            f"{directory}: cannot be written ({error.strerror}); the graph there is as before"
        ) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if made and not finished:
            shutil.rmtree(made[-1], ignore_errors=True)

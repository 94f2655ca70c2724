"""A site in its folder: every file written, what an earlier site left there removed, anything else left alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from orbitgraph.errors import OutputError

LIST = ".orbitgraph-site"
"""Lists the files of the site, so that the next one knows which are its own."""


def write(files: Iterable[tuple[str, str]], directory: Path) -> int:
    """Write files (path within the site, text) to a folder, which is made if need be; return how many.

    Raises `OutputError` for a folder that cannot be written, or that holds other files and no site.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        listed = directory / LIST
        old = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else None
        if old is None and any(directory.iterdir()):
            raise OutputError(f"{directory}: holds other files and no site; name a new or an empty folder")
        new: dict[str, None] = {}
        listed.write_text("".join(f"{path}\n" for path in old or ()), encoding="utf-8")
        for path, text in files:
            target = directory / path
            target.parent.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            new[path] = None
        for path in set(old or ()) - new.keys():
            stale = directory / path
            if _is_inside(stale, directory):
                stale.unlink(missing_ok=True)
        listed.write_text("".join(f"{path}\n" for path in new), encoding="utf-8", newline="\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"{directory}: cannot be written ({reason}); choose another folder") from None
    return len(new)


def _is_inside(path: Path, directory: Path) -> bool:
    """Tell whether a line of the list, which others may have changed, names a file of the folder."""
    return path.resolve().is_relative_to(directory.resolve())

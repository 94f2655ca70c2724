r"""`orbitgraph.toml`: what a user states about shows, in place of what would be learned.

[shows.SLUG]
title_pattern = "(?P<guest>.+) \\((?P<organisation>.+)\\)"
hosts = ["Mia Blum"]
boilerplate = ["Thanks to our sponsor"]
language = "pt"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from orbitgraph.errors import UsageError
from orbitgraph.extract.guests.show_settings import Settings

FILE = Path("orbitgraph.toml")
"""Read from the current folder where no other file is named."""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    shows: dict[str, Settings] = {}


def load(path: Path | None) -> Mapping[str, Settings]:
    """Read the settings of all shows by slug; without a path those of the current folder, if there are any.

    Raises `UsageError` in one line for a missing or faulty file.
    """
    if path is None and not FILE.is_file():
        return {}
    path = path or FILE
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        shows = msgspec.convert(content, _File).shows
        for slug, each in shows.items():
            if "guest" not in re.compile(each.title_pattern or "(?P<guest>)").groupindex:
                raise UsageError(f"{path}: title_pattern of {slug!r} has no group (?P<guest>…); add one")
    except FileNotFoundError:
        raise UsageError(f"{path}: no such file; name a file of settings (TOML)") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError, re.error) as error:
        raise UsageError(
            f"{path}: cannot be read ({error}); see docs/howto.md for what it may hold"
        ) from None
    return shows

"""The commands, a module each: `HELP`, an optional `DESCRIPTION`, `arguments(parser)` and `run(options)`.

What imports spaCy or RDF libraries waits inside `run`, so that `--help` stays quick.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

NAMES = (
    "build",
    "ask",
    "query",
    "queries",
    "related",
    "path",
    "network",
    "explain",
    "trace",
    "evaluate",
    "export",
    "report",
    "explore",
    "serve",
    "publish",
    "check",
    "doctor",
    "push",
)
"""The commands in the order of `orbitgraph --help`."""


class Command(Protocol):
    """What a command's module offers."""

    HELP: str

    @staticmethod
    def arguments(parser: ArgumentParser) -> None:
        """Add the command's arguments."""

    @staticmethod
    def run(options: Namespace) -> int:
        """Do the work and return the exit code."""


def load() -> Iterator[tuple[str, Command]]:
    """Yield every command with its name, in the order of the help."""
    for name in NAMES:
        yield name, cast(Command, import_module(f"{__name__}.{name}"))

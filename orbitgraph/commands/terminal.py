"""What commands write to standard error: warnings, errors and progress, harmless to the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable


def line(text: str) -> str:
    """Return a message on one line that a terminal shows as it is, whatever names of feeds and files stand in it."""
    joined = " ".join(text.split())
    if joined.isprintable():
        return joined
    from orbitgraph.queries.render import visible

    return visible(joined)


def tell(text: str) -> None:
    """Print a remark of the program."""
    print(f"orbitgraph: {line(text)}", file=sys.stderr)


def warn(warnings: Iterable[str]) -> None:
    """Print warnings, a line each."""
    for warning in warnings:
        tell(f"warning: {warning}")


def progress() -> Callable[[str], None]:
    """Show the step under way on a terminal; stay silent where the output is piped."""
    on_terminal = sys.stderr.isatty()

    def show(step: str) -> None:
        if on_terminal:
            sys.stderr.write(f"\r\x1b[K{step}")
            sys.stderr.flush()

    return show

"""Arguments that several commands take."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any

OUT = Path("out")
"""The folder that `build` fills and the other commands read, unless another one is named."""
READING = ("model", "topics", "settings", "allow_local")
"""The options of `add_reading` that say how sources are read."""


def add_format(parser: ArgumentParser, *formats: str) -> None:
    """Offer formats to print in; the first one is the default."""
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help="how to print (default: %(default)s)"
    )


def add_graph(parser: Any) -> None:
    """Add the folder of the graph (to a parser or a group of one)."""
    parser.add_argument(
        "--graph",
        type=Path,
        default=OUT,
        metavar="DIR",
        help="the folder that build made (default: %(default)s)",
    )


def add_reading(parser: ArgumentParser) -> None:
    """Add what is read and how."""
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a feed, a web or text page with show notes, a folder of them, a URL, or an OPML list of feeds "
        "(default: the bundled OVS Orbit corpus)",
    )
    parser.add_argument("--model", metavar="NAME", help="another installed spaCy pipeline, by name or path")
    parser.add_argument(
        "--settings",
        type=Path,
        metavar="FILE",
        help="settings of shows (default: orbitgraph.toml, where there is one)",
    )
    parser.add_argument(
        "--topics",
        type=Path,
        metavar="FILE",
        help="another topic scheme: a SKOS file (default: the networking field)",
    )
    parser.add_argument(
        "--allow-local", action="store_true", help="let URLs lead to addresses of this machine"
    )


def add_corrections(parser: ArgumentParser) -> None:
    """Add the corrections by hand."""
    parser.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE",
        help="corrections by hand (default: corrections.tsv, where there is one)",
    )


def add_timeout(parser: ArgumentParser, seconds: int) -> None:
    """Add how long a server is waited for."""
    parser.add_argument(
        "--timeout",
        type=positive,
        default=seconds,
        metavar="SECONDS",
        help="how long a server may be silent (default: %(default)s)",
    )


def chosen(options: Namespace, *names: str) -> dict[str, Any]:
    """Return the options of these names that were given."""
    return {name: value for name in names if (value := getattr(options, name))}


def positive(text: str) -> int:
    """Read a number above 0."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)

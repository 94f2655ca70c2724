"""The command line: arguments in, one line for every error, exit code 0, 1 or 2."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from orbitgraph import __version__
from orbitgraph.errors import OrbitgraphError

_OUT = Path("out")
_EPILOG = "Results go to standard output, everything else to standard error; 'orbitgraph COMMAND --help' tells more."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 for an error, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    # What imports spaCy or RDF waits until a command needs it; --help shall be quick.
    from orbitgraph import commands

    # A build keeps almost all that it makes; looking for rubbish among it at the usual pace costs a tenth of the time.
    gc.set_threshold(100_000, 50, 50)
    try:
        code: int = getattr(commands, options.command)(options)
        sys.stdout.flush()
    except OrbitgraphError as error:
        print(f"orbitgraph: {commands.line(str(error))}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader (head, a pager) has gone; Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("orbitgraph: interrupted; nothing was changed", file=sys.stderr)
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="orbitgraph",
        description="Turns a podcast's show notes into a knowledge graph in which every fact carries its sentence.",
        epilog=_EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"orbitgraph {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_build(commands)
    _add_query(commands)
    commands.add_parser(
        "queries",
        help="list the catalogue of queries",
        description="List the catalogue of queries with their parameters.",
    )
    _add_related(commands)
    for name, help_text in (
        ("explore", "open the explorer in the browser"),
        ("check", "check the graph against its shapes (SHACL), in words"),
    ):
        _add_graph(
            commands.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
        )
    return parser


_Commands = argparse._SubParsersAction  # the type that add_subparsers returns has no public name


def _add_graph(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--graph",
        type=Path,
        default=_OUT,
        metavar="DIR",
        help="the folder that build made (default: %(default)s)",
    )


def _add_build(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "build",
        help="build the graph, the explorer and the lists from show notes",
        description="Build graph.nq, graph.ttl, explorer.html, related.md, related.json and report.md.",
    )
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a feed, a web or text page with show notes, a folder of them, a URL, or an OPML list of feeds "
        "(default: the bundled OVS Orbit corpus)",
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=_OUT, metavar="DIR", help="where to (default: %(default)s)"
    )
    parser.add_argument("--model", metavar="NAME", help="another installed spaCy pipeline, by name or path")
    parser.add_argument(
        "--settings",
        type=Path,
        metavar="FILE",
        help="settings of shows (default: orbitgraph.toml, where there is one)",
    )
    parser.add_argument(
        "--allow-local", action="store_true", help="let URLs lead to addresses of this machine"
    )
    parser.add_argument(
        "--force", action="store_true", help="do all the work again, also what has not changed"
    )
    parser.add_argument(
        "--drop",
        action="store_true",
        help="leave out episodes of earlier builds that their show no longer has",
    )
    parser.add_argument(
        "--topics",
        type=Path,
        metavar="FILE",
        help="another topic scheme: a SKOS file (default: the networking field)",
    )


def _add_query(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "query",
        help="answer a query: one of the catalogue, a file, or standard input",
        description="Answer a SPARQL query on the graph, or on a server with --endpoint.",
    )
    parser.add_argument(
        "query", metavar="NAME|FILE|-", help="a name of the catalogue, a .rq file, or - for standard input"
    )
    parser.add_argument(
        "-p",
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="bind a parameter; may be repeated",
    )
    parser.add_argument(
        "--format",
        choices=("table", "csv", "json", "ttl"),
        default="table",
        help="how to print (default: %(default)s)",
    )
    place = parser.add_mutually_exclusive_group()
    _add_graph(place)  # type: ignore[arg-type]  # a group takes arguments as a parser does
    place.add_argument("--endpoint", metavar="URL", help="ask this SPARQL server instead")


def _add_related(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "related",
        help="list the episodes nearest to one, with reasons",
        description="List the episodes that belong together with one episode, the nearest first, and why.",
    )
    parser.add_argument("episode", metavar="N", help="the episode's number")
    parser.add_argument(
        "-n", type=_positive, default=5, metavar="COUNT", help="how many (default: %(default)s)"
    )
    parser.add_argument(
        "--format",
        choices=("table", "json", "md"),
        default="table",
        help="how to print (default: %(default)s)",
    )
    _add_graph(parser)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)

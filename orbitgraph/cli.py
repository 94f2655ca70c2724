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
    _add_explain(commands)
    _add_trace(commands)
    _add_evaluate(commands)
    _add_report(commands)
    for name, help_text in (
        ("explore", "open the explorer in the browser"),
        ("check", "check the graph against its shapes (SHACL), in words"),
    ):
        _add_graph(
            commands.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
        )
    return parser


_Commands = argparse._SubParsersAction  # the type that add_subparsers returns has no public name


def _add_format(parser: argparse.ArgumentParser, *formats: str) -> None:
    """Offer formats to print in; the first one is the default."""
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help="how to print (default: %(default)s)"
    )


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
        "-o", "--output", type=Path, default=_OUT, metavar="DIR", help="where to (default: %(default)s)"
    )
    _add_reading(parser)
    parser.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE",
        help="corrections by hand (default: corrections.tsv, where there is one)",
    )
    parser.add_argument(
        "--force", action="store_true", help="do all the work again, also what has not changed"
    )
    parser.add_argument(
        "--drop",
        action="store_true",
        help="leave out episodes of earlier builds that their show no longer has",
    )


def _add_reading(parser: argparse.ArgumentParser) -> None:
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
    _add_format(parser, "table", "csv", "json", "ttl")
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
    _add_format(parser, "table", "json", "md")
    _add_graph(parser)


def _add_explain(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "explain",
        help="print the sentences behind a fact or a thing",
        description="Print the sentences behind a fact (SUBJECT PREDICATE OBJECT, - for any) or behind all that "
        "is said of a thing (its name), with the telling words marked.",
    )
    parser.add_argument(
        "words", nargs="+", metavar="WORDS", help="a fact or a name; case and accents do not matter"
    )
    _add_format(parser, "table", "json")
    _add_graph(parser)


def _add_trace(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "trace",
        help="show what each stage makes of one episode",
        description="Run all stages anew on one episode and print what each of them made of it.",
    )
    parser.add_argument("episode", metavar="EPISODE", help="the episode's number, key or id (SHOW/KEY)")
    _add_reading(parser)


def _add_evaluate(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "evaluate",
        help="compare the graph with what a reader expects",
        description="Print precision, recall and F1 of the graph against tables of what a reader expects, what was "
        "missed and what is wrong, and whether stated confidence agrees with experience.",
    )
    parser.add_argument(
        "gold",
        type=Path,
        metavar="GOLD",
        help="a folder with entities.tsv, relations.tsv or *.gold.tsv (guests), or one such table",
    )
    parser.add_argument(
        "--only", choices=("entities", "relations", "guests", "resolver"), help="judge one part only"
    )
    parser.add_argument("--all", action="store_true", help="list all that was missed and is wrong")
    _add_format(parser, "table", "json")
    _add_graph(parser)


def _add_report(commands: _Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "report",
        help="list what was found in each episode and what is missing",
        description="List for each episode how much was found and what is missing: a guest, a topic, notes, a "
        "language, the episode that it refers to, or whom a name means.",
    )
    parser.add_argument(
        "episode", nargs="?", metavar="EPISODE", help="only the episode of that number, key or id"
    )
    _add_format(parser, "table", "json", "md")
    _add_graph(parser)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)

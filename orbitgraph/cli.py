"""The command line: arguments in, one line for every error, exit code 0, 1 or 2."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from orbitgraph import __version__, commands
from orbitgraph.commands import terminal
from orbitgraph.errors import OrbitgraphError

_EPILOG = "Results go to standard output, everything else to standard error; 'orbitgraph COMMAND --help' tells more."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 for an error, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    # A build keeps almost all that it makes; looking for rubbish among it at the usual pace costs a tenth of the time.
    gc.set_threshold(100_000, 50, 50)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except OrbitgraphError as error:
        terminal.tell(str(error))
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
    each = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in commands.load():
        said = getattr(command, "DESCRIPTION", f"{command.HELP[0].upper()}{command.HELP[1:]}.")
        own = each.add_parser(name, help=command.HELP, description=said)
        command.arguments(own)
        own.set_defaults(run=command.run)
    return parser

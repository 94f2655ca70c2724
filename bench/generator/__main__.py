"""Write something generated to standard output: `python -m bench.generator page|feed|graph EPISODES [SEED]`."""

import sys
from collections.abc import Callable
from pathlib import Path

from . import feed, page, write


def _texts(make: Callable[[int, int], str]) -> Callable[[int, int], object]:
    return lambda episodes, seed: sys.stdout.write(make(episodes, seed))


KINDS: dict[str, Callable[[int, int], object]] = {
    "page": _texts(page),
    "feed": _texts(feed),
    "graph": lambda episodes, seed: write(episodes, Path("/dev/stdout"), seed),
}


def main(arguments: list[str]) -> int:
    if (
        len(arguments) not in (2, 3)
        or arguments[0] not in KINDS
        or not all(map(str.isdecimal, arguments[1:]))
    ):
        print(__doc__, file=sys.stderr)
        return 2
    kind, episodes, seed = arguments[0], int(arguments[1]), int(arguments[2]) if arguments[2:] else 7
    KINDS[kind](episodes, seed)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

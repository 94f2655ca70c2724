"""Builds that are killed at random moments: `python bench/killed_builds.py [ROUNDS]`, 100 unless told.

Each round builds another of three versions of a page into one folder and is killed (SIGKILL) before it can end, or just
as it does. After each the folder must hold a whole graph: that of the version built last or of the one before, in
every file the same one. At the end a build that nobody kills must succeed.
"""

import json
import multiprocessing
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path

from orbitgraph import folders, pipeline

_EPISODE = """\
Episode {number}: Pots, with Ann Lee from Acme (Feb {number}, 2020)

Kettle is an open source switch, and Kettle uses VXLAN. Ann Lee works at Acme.
There is more of it in Episode {other}.

Listen: MP3 (22 MB, 24 min).
"""


def page(version: int) -> str:
    """Return a page with two episodes of its own for each version."""
    numbers = (2 * version + 2, 2 * version + 1)
    return "Tea Talk\n\nHosted by Mia Blum.\n\n" + "\n".join(
        _EPISODE.format(number=n, other=sum(numbers) - n) for n in numbers
    )


def main(rounds: int, seed: int = 7) -> int:
    """Kill as many builds, print how they ended, and return 1 if one of them left a broken folder."""
    rng, ends = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(folder, f"tea-{version}.txt") for version in range(3)]
        for version, source in enumerate(sources):
            source.write_text(page(version), encoding="utf-8")
        out = Path(folder, "out")
        _build(sources[1], out)
        started = time.monotonic()
        _build(sources[0], out)
        longest = time.monotonic() - started
        before = held(out)
        for number in range(1, rounds + 1):
            source = sources[number % 3]
            # A fork has the language model already, so that the moments fall into the work and not before it.
            child = multiprocessing.get_context("fork").Process(target=_build, args=(source, out))
            child.start()
            ended = _killed(child, rng.uniform(0, 1.1 * longest))
            after = held(out)
            if after not in (before, _expected(number % 3)):
                print(f"round {number}: {before} became {after}")
                return 1
            ends[
                "ended before" if ended else "killed: new graph" if after != before else "killed: old graph"
            ] += 1
            before = after
        _build(sources[0], out)
        if held(out) != _expected(0):
            print("the last build did not make its graph")
            return 1
    for name, count in sorted(ends.items()):
        print(f"{name:20} {count}")
    return 0


def _build(source: Path, out: Path) -> None:
    pipeline.build([str(source)], out, pipeline.Options(drop=True))


def _killed(child: BaseProcess, seconds: float) -> bool:
    """Kill a build after a while, and tell whether it had ended by itself."""
    child.join(seconds)
    ended = child.exitcode is not None
    child.kill()
    child.join(30)
    return ended


def held(out: Path) -> Sequence[str]:
    """Return the episodes of the graph; a note where the files do not hold the same ones."""
    # What a finished build had no time to put in place is put there by the next command that writes.
    folders.settle(out)
    line = re.compile(r"episode/(\d+)> <https://schema.org/name>")
    found = sorted(line.findall((out / "graph.nq").read_text(encoding="utf-8")))
    related = json.loads((out / "related.json").read_text(encoding="utf-8"))
    linked = sorted({each["episode"].partition("/")[2] for each in related})
    turtle = sorted(
        re.findall(r"^tea-talk:(\d+) a ", (out / "graph.ttl").read_text(encoding="utf-8"), re.MULTILINE)
    )
    listed = re.findall(r"^\| (\d+)\. Pots", (out / "report.md").read_text(encoding="utf-8"), re.MULTILINE)
    return (
        found if found == linked == turtle == sorted(listed) else [f"{found}, {linked}, {turtle}, {listed}"]
    )


def _expected(version: int) -> Sequence[str]:
    return [str(2 * version + 1), str(2 * version + 2)]


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))

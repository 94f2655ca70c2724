"""How many guests are found in feeds with known answers: `python bench/guests.py FOLDER`.

FOLDER holds pairs NAME.xml and NAME.gold.tsv; the columns guid, guests ("A|B") and, where there are any, hosts and
affiliations ("A=X|B=Y") of the latter are compared with what is found, without regard to case and accents.
"""

import argparse
import csv
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from orbitgraph.extract.guests import filling as guests
from orbitgraph.extract.guests.person_names import fold
from orbitgraph.extract.reading import feed
from orbitgraph.model import Episode


class Score(NamedTuple):
    """How many answers are right, wrong and missing."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    def plus(self, found: set[str], expected: set[str]) -> "Score":
        """Return the score with one more comparison."""
        right = len(found & expected)
        return Score(
            self.right + right, self.wrong + len(found) - right, self.missing + len(expected) - right
        )

    def row(self, name: str) -> str:
        """Return one line: precision, recall and F1 (1 where nothing is expected and nothing found)."""
        precision = self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0
        recall = self.right / (self.right + self.missing) if self.right + self.missing else 1.0
        both = 2 * self.right + self.wrong + self.missing
        f1 = 2 * self.right / both if both else 1.0
        return f"{name:24} {precision:9.3f} {recall:7.3f} {f1:7.3f} {self.right:6} {self.wrong:6} {self.missing:8}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score the guests found in feeds with known answers.")
    parser.add_argument("folder", type=Path, help="folder with NAME.xml and NAME.gold.tsv")
    parser.add_argument("-v", "--verbose", action="store_true", help="print each difference")
    options = parser.parse_args(arguments)
    names = sorted(path.name.removesuffix(".gold.tsv") for path in options.folder.glob("*.gold.tsv"))
    if not names:
        print(f"{options.folder}: holds no NAME.gold.tsv; give the folder of the feeds", file=sys.stderr)
        return 1
    print(f"{'guests':24} {'precision':>9} {'recall':>7} {'F1':>7} {'right':>6} {'wrong':>6} {'missing':>8}")
    scores = [_measure(options.folder, name, options.verbose) for name in names]
    total = Score(*(sum(values) for values in zip(*scores, strict=True)))
    print(total.row("micro-averaged"))
    return 0


def _measure(folder: Path, name: str, verbose: bool) -> Score:
    read = feed.read((folder / f"{name}.xml").read_bytes(), name)
    start = time.process_time()
    _, episodes = guests.fill(read.show, read.episodes)
    seconds = time.process_time() - start
    with (folder / f"{name}.gold.tsv").open(encoding="utf-8", newline="") as lines:
        gold = {row["guid"]: row for row in csv.DictReader(lines, delimiter="\t")}
    score, hosts, stated = Score(), Score(), Score()
    for episode in episodes:
        if not (row := gold.get(episode.guid or "")):
            continue
        found, expected = _folded(guest.name for guest in episode.guests), _folded(row["guests"].split("|"))
        score = score.plus(found, expected)
        hosts = hosts.plus(_folded(episode.hosts), _folded((row.get("hosts") or "").split("|")))
        stated = stated.plus(_employers(episode), _of_guests(row))
        if verbose and found != expected:
            print(f"  {episode.title}: wrong {sorted(found - expected)}, missing {sorted(expected - found)}")
    print(score.row(name))
    if verbose:
        print(
            f"{hosts.row('  hosts')}\n{stated.row('  organisations')}\n  {len(episodes)} episodes, {seconds:.2f} s"
        )
    return score


def _employers(episode: Episode) -> set[str]:
    return _folded(f"{guest.name}={guest.organisation}" for guest in episode.guests if guest.organisation)


def _of_guests(row: dict[str, str]) -> set[str]:
    people = _folded(row["guests"].split("|"))
    return {
        each for each in _folded((row.get("affiliations") or "").split("|")) if each.split("=")[0] in people
    }


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name.strip()) for name in names if name.strip()}


if __name__ == "__main__":
    raise SystemExit(main())

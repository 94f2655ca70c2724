"""How much a warm build costs beside the language model alone: `python bench/build_time.py [PAGE]`.

Both are run in turn in one process, after one run of each that is not counted; seconds are of the processor.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from orbitgraph import pipeline
from orbitgraph.extract import language
from orbitgraph.extract.reading import sources


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time a warm build against nlp.pipe over the same text.")
    parser.add_argument("page", nargs="?", help="a text page (default: the bundled corpus)")
    parser.add_argument("-n", type=int, default=5, help="counted runs of each (default: %(default)s)")
    options = parser.parse_args(arguments)
    work = pipeline.Options(force=True)
    texts = [each.text[: each.notes_end] for each in sources.read(options.page).episodes]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder)
        rounds = [
            (
                _seconds(lambda: list(language.parse(texts))),
                _seconds(lambda: pipeline.build([options.page] if options.page else [], target, work)),
            )
            for _ in range(options.n + 1)
        ][1:]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} episodes, {words} words, median of {options.n} (minimum - maximum), seconds of CPU")
    _row("nlp.pipe alone", [pipe for pipe, _ in rounds])
    _row("warm build", [build for _, build in rounds])
    _row("ratio", [build / pipe for pipe, build in rounds])
    return 0


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _row(name: str, values: Sequence[float]) -> None:
    print(f"{name:16} {statistics.median(values):6.2f} ({min(values):.2f} - {max(values):.2f})")


if __name__ == "__main__":
    raise SystemExit(main())

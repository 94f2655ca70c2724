"""What the extraction costs beside its language model: `python bench/extraction_speed.py [PAGE]`.

Words per CPU-second of the whole reading (parse, findings, relations) and of the same components of the pipeline alone
in `nlp.pipe`, in turn in one process; and the gazetteer's matcher with 100,000 labels.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Sequence

from orbitgraph.extract import language, readings
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.reading import sources
from orbitgraph.model import EntityClass, Topic
from orbitgraph.ontology.topics import load_topics


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time the extraction against nlp.pipe over the same text.")
    parser.add_argument("page", nargs="?", help="a source (default: the bundled corpus)")
    parser.add_argument("-n", type=int, default=5, help="counted runs of each (default: %(default)s)")
    options = parser.parse_args(arguments)
    episodes = sources.read(options.page).episodes
    texts = [each.text[: each.notes_end] for each in episodes]
    gazetteer, nlp = Gazetteer(load_topics()), language.load()
    rounds = [
        (
            _seconds(lambda: list(nlp.pipe(texts, batch_size=16))),
            _seconds(lambda: list(readings.read(episodes, gazetteer))),
        )
        for _ in range(options.n + 1)
    ][1:]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} episodes, {words} words, median of {options.n}")
    for name, seconds in zip(("nlp.pipe alone", "extraction"), zip(*rounds, strict=True), strict=True):
        print(f"{name:16} {words / statistics.median(seconds):8.0f} words per second of CPU")
    print(f"{'ratio':16} {statistics.median(pipe / whole for pipe, whole in rounds):8.2f}")
    _matcher(100_000)
    return 0


def _matcher(labels: int) -> None:
    topics = [
        Topic(EntityClass.PROJECT, f"Zeta{at:06x} Kilo{at * 7:06x}", f"urn:{at}") for at in range(labels)
    ]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = _seconds(lambda: Gazetteer(topics))
    megabytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"matcher          {seconds:8.2f} s and {megabytes:.0f} MB for {labels} labels")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())

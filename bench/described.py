"""What the description of the data set costs: `python bench/described.py [EPISODES]`, seconds of CPU.

Of an invented show of that many episodes: making the description once, beside counting anew what all graphs hold; and
reading the state of a folder with and without the counts of each graph.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace

import msgspec

from orbitgraph.graph.build import parts
from orbitgraph.graph.dataset import description
from orbitgraph.graph.serialise import sorted_lines
from orbitgraph.graph.store import Place
from orbitgraph.graph.tally import tally
from orbitgraph.model import Entity, EntityClass, Episode, Evidence, Extraction, Mention, Show
from orbitgraph.ontology.topics import load_topics

_MENTIONS = 60


def main(episodes: int) -> int:
    topics = load_topics()
    said = _extraction(episodes)
    lines = {part.graph: sorted_lines(part.quads()) for part in parts(said, topics=topics, tool_version="1")}
    counting = _seconds(lambda: [tally(each) for each in lines.values()])
    held = {name: tally(each) for name, each in lines.items()}
    describing = _seconds(lambda: list(description(said, topics=topics, tool_version="1")(held).quads()))
    index = {name: Place("0" * 64, 1, (0, 1), (0, 1), counts) for name, counts in held.items()}
    states = [index, {name: replace(place, tally={}) for name, place in index.items()}]
    with_counts, without = (_reading(msgspec.json.encode(each)) for each in states)
    quads = sum(each.count(b"\n") for each in lines.values())
    print(f"{episodes} episodes, {quads} quads")
    print(f"describe           {describing:8.3f} s")
    print(f"count all anew     {counting:8.3f} s")
    print(f"state, with counts {with_counts:8.3f} s, without {without:.3f} s")
    return 0


def _extraction(count: int) -> Extraction:
    """Make a show in which every episode names things of its own and of others."""
    mentions: dict[int, list[Mention]] = {}
    episodes = tuple(Episode("s", str(number), "x" * 400, number) for number in range(count))
    for number in range(count):
        for place in range(_MENTIONS):
            evidence = Evidence(f"s/{number}", place, place + 1, 0, 400, "rule", 0.5)
            thing = place if place < _MENTIONS // 2 else number * _MENTIONS + place
            mentions.setdefault(thing, []).append(Mention(EntityClass.PROJECT, evidence))
    things = tuple(
        Entity(EntityClass.PROJECT, f"Thing {number}", mentions=tuple(each))
        for number, each in mentions.items()
    )
    return Extraction((Show("s", "S"),), episodes, things, ())


def _reading(state: bytes) -> float:
    return _seconds(lambda: msgspec.json.decode(state, type=dict[str, Place]))


def _seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of the best of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))

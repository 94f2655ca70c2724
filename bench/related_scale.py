"""How fast the nearest episodes of very many are found: `python bench/related_scale.py [--episodes 100000]`.

Synthetic episodes have 15 topics each, drawn by Zipf's law from 50,000. In one run: the ten nearest of all episodes
by `graph.nearest` against a blocked scipy product of the same matrix with the frequent topics dropped, and one query
among a million. CPU seconds, and the peak of the memory of the whole process.
"""

import argparse
import resource
import sys
import time
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse

from orbitgraph.graph.nearest import Nearest
from orbitgraph.graph.related import COMMON, rarity

TOPICS = 50_000
EACH = 15
TOP = 10
BLOCK = 1000
QUERIES = 200


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure the nearest episodes of synthetic collections.")
    parser.add_argument("--episodes", type=int, default=100_000, metavar="N", help="default: %(default)s")
    parser.add_argument("--largest", type=int, default=1_000_000, metavar="N", help="default: %(default)s")
    options = parser.parse_args(arguments)
    matrix = weighted(synthetic(options.episodes))
    theirs, expected = timed(lambda: product(matrix))
    nearest = index(matrix)
    own, found = timed(lambda: list(nearest.all(TOP)))
    wrong = sum(not agree(*each) for each in zip(expected, found, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"the {TOP} nearest of all {options.episodes} episodes, CPU seconds")
    print(f"  blocked scipy product   {theirs:8.2f}")
    print(f"  graph.nearest           {own:8.2f}   {own / theirs:.2f} times as long, {wrong} lists differ")
    print(f"  peak memory             {peak:8.0f} MB")
    large = index(weighted(synthetic(options.largest)))
    rows = np.random.default_rng(2).integers(0, options.largest, QUERIES).tolist()
    times = sorted(timed(lambda row=row: large.of(row, TOP))[0] * 1000 for row in rows)
    print(f"one query among {options.largest} episodes, CPU milliseconds of {QUERIES}")
    print(
        f"  median {times[QUERIES // 2]:.2f}, 95 % below {times[QUERIES * 95 // 100]:.2f}, worst {times[-1]:.2f}"
    )
    return 0 if not wrong else 1


def synthetic(episodes: int, seed: int = 1) -> Any:
    """Return a sparse matrix (episodes x topics) of strengths from 0 to 1, the topics drawn by Zipf's law."""
    source = np.random.default_rng(seed)
    chances = np.cumsum(1 / np.arange(1, TOPICS + 1))
    drawn = np.searchsorted(chances / chances[-1], source.random(episodes * EACH)).clip(0, TOPICS - 1)
    rows = np.repeat(np.arange(episodes), EACH)
    matrix = sparse.csr_array((np.ones(len(drawn)), (rows, drawn)), shape=(episodes, TOPICS))
    mentions = source.integers(1, 6, matrix.nnz)
    matrix.data[:] = mentions / (mentions + 2)
    return matrix


def weighted(matrix: Any) -> Any:
    """Weigh strengths as `graph.related` does: by rarity, without what stands in one or in too many episodes."""
    episodes = matrix.shape[0]
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    kept = (frequency >= 2) & (frequency <= max(COMMON, episodes // 50))
    rare = np.array([rarity(int(each), episodes) for each in frequency[kept]])
    return sparse.csr_array(matrix[:, kept] * np.sqrt(rare))


def index(matrix: Any) -> Nearest:
    episodes = matrix.shape[0]
    none = sparse.csr_array((episodes, 1))
    return Nearest(matrix, none, floor=0.05, days=range(episodes), ids=[f"{n:09}" for n in range(episodes)])


def product(matrix: Any) -> list[tuple[Any, Any]]:
    """Return rows and scores of the nearest of each row by blocks of the plain product, in no order of equals."""
    columns = matrix.T.tocsr()
    found = []
    for start in range(0, matrix.shape[0], BLOCK):
        scores = (matrix[start : start + BLOCK] @ columns).tocsr()
        for at in range(scores.shape[0]):
            inside = slice(scores.indptr[at], scores.indptr[at + 1])
            others, values = scores.indices[inside], scores.data[inside]
            if len(values) > TOP + 1:
                best = np.argpartition(values, -TOP - 1)[-TOP - 1 :]
                others, values = others[best], values[best]
            order = np.argsort(-values)
            other = others[order] != start + at
            found.append((others[order][other][:TOP], values[order][other][:TOP]))
    return found


def agree(expected: tuple[Any, Any], found: list[tuple[int, int]]) -> bool:
    """Tell whether two lists have the same scores; which of equals stands in them is the tie-break's to say."""
    units = np.floor(expected[1] / 1e-4 + 0.5 + 1e-6).astype(int).tolist()
    return [each for each in units if each] == [score for _, score in found]


def timed(work: Any) -> tuple[float, Any]:
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


if __name__ == "__main__":
    sys.exit(main())

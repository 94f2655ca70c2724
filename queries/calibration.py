"""Whether stated confidence is what experience shows: of what is called 0.8 sure, four in five should be right.

The weighted mean difference is the expected calibration error of Naeini, Cooper and Hauskrecht (2015), "Obtaining
well calibrated probabilities using Bayesian binning".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True)
class Bin:
    """What was stated with a confidence from `low` to `high`: how many, their mean, the part that is right."""

    low: float
    high: float
    count: int
    stated: float
    observed: float

    @property
    def difference(self) -> float:
        """Return how far the stated confidence is from the observed precision."""
        return abs(self.stated - self.observed)


@dataclass(frozen=True)
class Calibration:
    """The bins that hold something, and their mean difference: by their counts, and each bin alike."""

    bins: tuple[Bin, ...]

    @property
    def weighted(self) -> float | None:
        """Return the mean difference over everything stated; None where nothing is."""
        total = sum(each.count for each in self.bins)
        return sum(each.count * each.difference for each in self.bins) / total if total else None

    @property
    def unweighted(self) -> float | None:
        """Return the mean difference over the bins; None where there is none."""
        return sum(each.difference for each in self.bins) / len(self.bins) if self.bins else None


def calibrate(stated: Iterable[tuple[float, bool]]) -> Calibration:
    """Sort (confidence from 0 to 1, whether it is right) into ten bins; 1.0 belongs to the last."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in stated:
        # 0.3 * 10 is a little more than 3 in binary, 0.7 * 10 a little less than 7: rounded, both are whole.
        bins[min(int(round(confidence * BINS, 9)), BINS - 1)].append((confidence, right))
    return Calibration(
        tuple(
            Bin(
                number / BINS,
                (number + 1) / BINS,
                len(held),
                sum(confidence for confidence, _ in held) / len(held),
                sum(right for _, right in held) / len(held),
            )
            for number, held in sorted(bins.items())
        )
    )

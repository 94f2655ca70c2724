"""The nearest rows of a sparse matrix: exact, by products of blocks of rows with the whole.

Two matrices speak: what the rows share, and how alike their texts are. The documented order of equals makes
the result independent of the order in which anything is summed or stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

UNIT = 1e-4
"""Scores are whole multiples of this."""
_BLOCK = 256
_NUDGE = 1e-6
"""Puts sums that are halves of a unit on one side, however they were rounded on the way."""
_NEVER = 2**62
"""More days than lie between any two dates."""


class Nearest:
    """Finds the nearest rows of two matrices, exactly.

    The score of two rows is the product of their rows of `shared`, plus that of `texts` where it reaches `floor`.
    Of equals the nearer of `days` comes first, then the later, then the smaller of `ids`; no day is farthest.
    """

    def __init__(
        self, shared: Any, texts: Any, *, floor: float, days: Sequence[int | None], ids: Sequence[str]
    ) -> None:
        import numpy as np

        self._dates = np.array([-1 if day is None else day for day in days], dtype=np.int64)
        self._names = np.empty(len(ids), dtype=np.int64)
        self._names[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        self._shared, self._texts, self._floor = shared, texts, floor
        # By columns: what a row has leads to the other rows that have it.
        self._columns = shared.T.tocsr(), texts.T.tocsr()

    def all(self, top: int) -> Iterator[list[tuple[int, int]]]:
        """Yield for each row its `top` other rows, best first, as (row, score in units > 0)."""
        for start in range(0, len(self._names), _BLOCK):
            yield from self._block(start, min(start + _BLOCK, len(self._names)), top)

    def of(self, row: int, top: int) -> list[tuple[int, int]]:
        """Return the same for one row."""
        return next(self._block(row, row + 1, top))

    def _block(self, start: int, end: int, top: int) -> Iterator[list[tuple[int, int]]]:
        scores = self._scores(start, end)
        for row, first, last in zip(range(start, end), scores.indptr[:-1], scores.indptr[1:], strict=True):
            yield self._best(row, scores.indices[first:last], scores.data[first:last], top)

    def _scores(self, start: int, end: int) -> Any:
        """Return the scores of some rows with all as a sparse matrix."""
        scores = self._shared[start:end] @ self._columns[0]
        if self._texts.nnz:
            likeness = self._texts[start:end] @ self._columns[1]
            likeness.data[likeness.data < self._floor] = 0
            likeness.eliminate_zeros()
            scores = scores + likeness
        return scores

    def _best(self, row: int, others: Any, scores: Any, top: int) -> list[tuple[int, int]]:
        """Put the best of a row's candidates in order; equal in units may be different in the last digits."""
        import numpy as np

        if len(scores) > top + 1:
            # The row itself may be among them.
            least = np.partition(scores, -top - 1)[-top - 1] - UNIT
            near = scores >= least
            others, scores = others[near], scores[near]
        units = (scores / UNIT + 0.5 + _NUDGE).astype(np.int64)
        keep = (units > 0) & (others != row)
        others, units = others[keep], units[keep]
        dates = self._dates[others]
        gaps = np.where((dates >= 0) & (self._dates[row] >= 0), np.abs(dates - self._dates[row]), _NEVER)
        order = np.lexsort((self._names[others], -dates, gaps, -units))[:top]
        return list(zip(others[order].tolist(), units[order].tolist(), strict=True))


def products(matrix: Any, row: int, other: int) -> list[tuple[int, float]]:
    """Return (column, product) for each column in which both rows of a sparse matrix have a value."""
    ours = slice(matrix.indptr[row], matrix.indptr[row + 1])
    theirs = slice(matrix.indptr[other], matrix.indptr[other + 1])
    values = dict(zip(matrix.indices[theirs].tolist(), matrix.data[theirs].tolist(), strict=True))
    return [
        (column, value * values[column])
        for column, value in zip(matrix.indices[ours].tolist(), matrix.data[ours].tolist(), strict=True)
        if column in values
    ]

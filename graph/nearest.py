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


def nearest(
    shared: Any, texts: Any, *, floor: float, days: Sequence[int | None], ids: Sequence[str], top: int
) -> Iterator[list[tuple[int, int]]]:
    """Yield for each row its `top` other rows, best first, as (row, score in units > 0).

    The score is the product of the rows of `shared` plus that of `texts` where it reaches `floor`. Of equals
    the nearer of `days` comes first, then the later, then the smaller of `ids`; no day is farthest.
    """
    import numpy as np

    dates = np.array([-1 if day is None else day for day in days], dtype=np.int64)
    names = np.empty(len(ids), dtype=np.int64)
    names[sorted(range(len(ids)), key=lambda row: ids[row])] = np.arange(len(ids))
    shared_columns, text_columns = shared.T.tocsr(), texts.T.tocsr()
    for start in range(0, len(ids), _BLOCK):
        block = range(start, min(start + _BLOCK, len(ids)))
        likeness = texts[block.start : block.stop] @ text_columns
        likeness.data[likeness.data < floor] = 0
        likeness.eliminate_zeros()
        scores = (shared[block.start : block.stop] @ shared_columns + likeness).tocsr()
        units = (scores.data / UNIT + 0.5 + _NUDGE).astype(np.int64)
        for row, first, end in zip(block, scores.indptr[:-1], scores.indptr[1:], strict=True):
            others, gained = scores.indices[first:end], units[first:end]
            keep = (gained > 0) & (others != row)
            others, gained = others[keep], gained[keep]
            if len(gained) > top:
                keep = gained >= np.partition(gained, -top)[-top]
                others, gained = others[keep], gained[keep]
            dated = (dates[others] >= 0) & (dates[row] >= 0)
            gaps = np.where(dated, np.abs(dates[others] - dates[row]), np.iinfo(np.int64).max)
            order = np.lexsort((names[others], -dates[others], gaps, -gained))[:top]
            yield [(int(others[at]), int(gained[at])) for at in order]


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

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from orbitgraph.graph.nearest import Nearest, products

Rows = list[list[float]]


def ranked(
    shared: Rows, days: list[int | None], top: int = 5, texts: Rows | None = None
) -> list[list[tuple[int, int]]]:
    ids = [f"show/{row}" for row in range(len(shared))]
    matrix = sparse.csr_array(np.array(shared, dtype=float))
    words = sparse.csr_array(np.array(texts or [[0]] * len(shared), dtype=float))
    found = Nearest(matrix, words, floor=0.25, days=days, ids=ids)
    listed = list(found.all(top))
    assert listed == [found.of(row, top) for row in range(len(shared))]
    return listed


def test_the_score_is_the_product_in_units_of_a_ten_thousandth() -> None:
    assert ranked([[1, 2], [0.5, 0], [0, 3], [0, 0]], [1, 2, 3, 4]) == [
        [(2, 60_000), (1, 5_000)],
        [(0, 5_000)],
        [(0, 60_000)],
        [],
    ]


def test_likeness_of_texts_counts_from_the_floor_on() -> None:
    assert ranked([[1], [1], [0]], [1, 2, 3], texts=[[0.5], [0.4], [0.5]]) == [
        [(1, 10_000), (2, 2_500)],
        [(0, 10_000)],
        [(0, 2_500)],
    ]


@pytest.mark.parametrize(
    ("days", "order"),
    [
        ([10, 30, 11, 13], [2, 3, 1]),
        ([10, 12, 8, 12], [1, 3, 2]),
        ([10, None, 99, 98], [3, 2, 1]),
        ([None, 5, 7, 6], [2, 3, 1]),
        ([10, 10, 10, 10], [1, 2, 3]),
    ],
    ids=["nearer", "newer, then smaller id", "undated last", "undated itself: newer", "smaller id"],
)
def test_equals_are_ordered_by_date_and_id(days: list[int | None], order: list[int]) -> None:
    assert [other for other, _ in ranked([[1]] * 4, days)[0]] == order
    assert [other for other, _ in ranked([[1]] * 4, days, top=2)[0]] == order[:2]


@given(
    st.lists(
        st.lists(st.sampled_from([0, 0, 0.3, 0.5, 0.7]), min_size=4, max_size=4), min_size=1, max_size=12
    )
)
def test_blocks_do_not_show(rows: Rows) -> None:
    days: list[int | None] = [row % 3 for row in range(len(rows))]
    whole = ranked(rows, days)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("orbitgraph.graph.nearest._BLOCK", 5)
        assert ranked(rows, days) == whole


def test_products_of_two_rows() -> None:
    matrix = sparse.csr_array(np.array([[1, 0, 2, 3], [4, 5, 0, 6]], dtype=float))

    assert products(matrix, 0, 1) == [(0, 4.0), (3, 18.0)]


@given(
    st.lists(
        st.lists(st.sampled_from([0, 0.00999, 0.01, 0.010002, 0.5, 1]), min_size=3, max_size=3),
        min_size=1,
        max_size=25,
    ),
    st.integers(1, 5),
)
def test_no_candidate_is_lost_where_scores_are_equal_but_for_rounding(rows: Rows, top: int) -> None:
    days: list[int | None] = [row % 4 for row in range(len(rows))]
    matrix = np.array(rows, dtype=float)
    expected = []
    for row in range(len(rows)):
        scores = [
            math.floor(float(matrix[row] @ matrix[other]) * 10_000 + 0.5 + 1e-6) for other in range(len(rows))
        ]
        order = sorted(
            (other for other in range(len(rows)) if other != row and scores[other] > 0),
            key=lambda other: (-scores[other], abs(other % 4 - row % 4), -(other % 4), f"show/{other}"),
        )
        expected.append([(other, scores[other]) for other in order[:top]])

    assert ranked(rows, days, top) == expected

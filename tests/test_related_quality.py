"""The related episodes of the bundled corpus against pairs graded by reading: what was once reached is kept."""

import csv
import importlib.util
from pathlib import Path
from statistics import fmean
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench" / "related_quality.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("related_quality", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_ranking_fits_the_grades_better_than_text_alone(bench: ModuleType) -> None:
    extraction, topics = bench.bundled()
    grades = bench.read_grades(bench.GRADES)
    ours = bench.scores(bench.ours(extraction, topics), grades)
    text = bench.scores(bench.tf_idf(extraction), grades)

    assert fmean(ours) >= 0.87
    assert bench.interval(ours, text)[0] > 0


def test_each_pair_is_graded_once(bench: ModuleType) -> None:
    with bench.GRADES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    pairs = [(int(row["episode"]), int(row["other"])) for row in rows]

    assert len(pairs) >= 100
    assert pairs == sorted(set(pairs))
    assert all(one < other for one, other in pairs)
    assert {row["grade"] for row in rows} == {"0", "1", "2", "3"}
    assert all(row["why"] for row in rows)


@pytest.mark.parametrize(
    ("ranked", "expected"), [(["a", "b"], 1.0), (["b", "a"], 0.7098), (["c"], 0.0), (["c", "a"], 0.5788)]
)
def test_ndcg(bench: ModuleType, ranked: list[str], expected: float) -> None:
    assert bench.ndcg(ranked, {"a": 3, "b": 1}) == pytest.approx(expected, abs=1e-4)

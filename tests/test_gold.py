"""The bundled corpus against what readers found in it: no score may fall below what was once reached."""

from pathlib import Path

import pytest

from orbitgraph.answers.evaluation import Evaluation, evaluate
from orbitgraph.graph.store import open_store
from orbitgraph.pipeline import build
from orbitgraph.queries import gold

GOLD = Path(__file__).with_name("gold")


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    directory = tmp_path_factory.mktemp("bundled")
    build([], directory)
    return evaluate(gold.read(GOLD), open_store(directory))


@pytest.mark.parametrize(
    ("part", "precision", "recall"), [("entities", 0.94, 0.86), ("relations", 0.96, 0.64)]
)
def test_scores_do_not_fall(evaluation: Evaluation, part: str, precision: float, recall: float) -> None:
    every = evaluation.parts[part].strict.overall

    assert every.precision is not None
    assert every.precision >= precision
    assert every.recall is not None
    assert every.recall >= recall


def test_names_are_grouped_as_readers_do(evaluation: Evaluation) -> None:
    assert evaluation.resolver is not None
    assert evaluation.resolver.precision >= 0.98
    assert evaluation.resolver.recall >= 0.95


@pytest.mark.parametrize("part", ["entities", "relations"])
def test_confidence_is_what_experience_shows(evaluation: Evaluation, part: str) -> None:
    calibration = evaluation.parts[part].calibration

    assert calibration is not None
    assert calibration.weighted is not None
    assert calibration.weighted < 0.1

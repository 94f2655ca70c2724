"""How well the related episodes of the bundled corpus fit what readers say: `python bench/related_quality.py`.

Prints Markdown: nDCG@5 against three baselines with paired bootstrap intervals, what each signal is worth, and
whether the weights are fitted to single episodes. `--write docs/related.md` puts it into that page.
"""

import argparse
import csv
import itertools
import math
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import fmean
from typing import Any
from unittest import mock

from orbitgraph import pipeline, settings
from orbitgraph.extract.extraction import Memory, extract
from orbitgraph.extract.workers import Reader
from orbitgraph.graph import related, strengths
from orbitgraph.graph.text import word_counts
from orbitgraph.model import Extraction, Topic
from orbitgraph.ontology.topics import load_topics

GRADES = Path(__file__).parents[1] / "tests" / "gold" / "related.tsv"
TOP = 5
SEED = 1
RESAMPLES = 10_000
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"

Ranked = Mapping[str, Sequence[str]]
"""Key of an episode -> the keys of the others, best first."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score the related episodes of the bundled corpus.")
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="put the tables between the marks of a page"
    )
    options = parser.parse_args(arguments)
    text = tables(*bundled(), read_grades(GRADES))
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        kept = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
        page = kept.sub(lambda _: f"{BEGIN}\n{text}{END}", page)
        options.write.write_text(page, encoding="utf-8")
    sys.stdout.write(text)
    return 0


def bundled() -> tuple[Extraction, tuple[Topic, ...]]:
    """Read the bundled corpus."""
    topics = load_topics(None)
    options = pipeline.Options()
    loaded, _ = pipeline.load([], options)
    with tempfile.TemporaryDirectory() as folder:
        memory = Memory(Path(folder) / "readings.db", "bench", kept=(), force=True)
        reader = Reader("bench", lambda: topics, options.model)
        extraction, _ = extract(loaded, reader, settings.load(None), memory)
    return extraction, topics


def read_grades(path: Path) -> dict[str, dict[str, int]]:
    """Return episode -> other -> grade, both ways; a pair that is not listed has grade 0."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            for one, other in ((row["episode"], row["other"]), (row["other"], row["episode"])):
                grades[one][other] = int(row["grade"])
    return dict(grades)


def ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the normalised discounted cumulative gain of the first five: gain 2^grade - 1, discount log2(rank + 1)."""
    best = sum(
        (2**grade - 1) / math.log2(at + 2)
        for at, grade in enumerate(sorted(grades.values())[: -TOP - 1 : -1])
    )
    found = sum((2 ** grades.get(each, 0) - 1) / math.log2(at + 2) for at, each in enumerate(ranked[:TOP]))
    return found / best if best else 1.0


def scores(ranked: Ranked, grades: Mapping[str, Mapping[str, int]]) -> list[float]:
    """Return the nDCG of each episode, in the order of their keys."""
    return [ndcg(ranked.get(each, ()), grades[each]) for each in sorted(grades, key=int)]


def ours(extraction: Extraction, topics: Sequence[Topic], **changes: Any) -> Ranked:
    """Rank as the build does, with some constants of `graph.related` and `graph.strengths` changed."""
    listed: dict[str, list[str]] = defaultdict(list)
    with ExitStack() as changed:
        for name, value in changes.items():
            module = strengths if hasattr(strengths, name) else related
            changed.enter_context(mock.patch.object(module, name, value))
        for each in related.related(extraction, topics=topics, top=TOP):
            listed[key(each.episode)].append(key(each.other))
    return listed


def tf_idf(extraction: Extraction) -> Ranked:
    """Rank by the cosine of TF-IDF vectors of the notes: tf · (ln((1 + N) / (1 + df)) + 1), stop words left out."""
    texts = [word_counts(each.text[: each.notes_end]) for each in extraction.episodes]
    frequency = Counter(word for each in texts for word in each)
    rare = {word: math.log((1 + len(texts)) / (1 + df)) + 1 for word, df in frequency.items()}
    vectors = [{word: times * rare[word] for word, times in each.items()} for each in texts]
    lengths = [math.hypot(*each.values()) for each in vectors]

    def cosine(one: int, other: int) -> float:
        common = vectors[one].keys() & vectors[other].keys()
        product = math.fsum(vectors[one][word] * vectors[other][word] for word in common)
        return product / (lengths[one] * lengths[other])

    return by_score(extraction, cosine)


def shared_entities(extraction: Extraction) -> Ranked:
    """Rank by the number of things that both name."""
    named: dict[str, set[object]] = defaultdict(set)
    for entity in extraction.entities:
        for mention in entity.mentions:
            named[mention.evidence.episode].add(entity.ref)
    ids = [each.id for each in extraction.episodes]
    return by_score(extraction, lambda one, other: len(named[ids[one]] & named[ids[other]]))


def by_score(extraction: Extraction, score: Callable[[int, int], float]) -> Ranked:
    rows = range(len(extraction.episodes))
    keys = [each.key for each in extraction.episodes]
    return {
        keys[one]: [
            keys[other] for other in sorted(rows, key=lambda other: -score(one, other)) if other != one
        ]
        for one in rows
    }


def by_chance(extraction: Extraction, grades: Mapping[str, Mapping[str, int]]) -> list[float]:
    """Return what a thousand random orders reach on average."""
    source = random.Random(SEED)
    keys = sorted(each.key for each in extraction.episodes)
    runs = [
        scores({each: source.sample([k for k in keys if k != each], TOP) for each in keys}, grades)
        for _ in range(1000)
    ]
    return [fmean(each) for each in zip(*runs, strict=True)]


def interval(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % interval of the mean difference, by a paired bootstrap over the episodes."""
    source = random.Random(SEED)
    differences = [a - b for a, b in zip(one, other, strict=True)]
    means = sorted(fmean(source.choices(differences, k=len(differences))) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[-RESAMPLES // 40]


SIGNALS: Mapping[str, Mapping[str, Any]] = {
    "references between episodes": {"REFERENCE": 0.0},
    "guests and other people": {"WEIGHTS": {"person": 0.0}},
    "works": {"WEIGHTS": {"work": 0.0}},
    "projects": {"WEIGHTS": {"project": 0.0}},
    "protocols": {"WEIGHTS": {"protocol": 0.0}},
    "concepts": {"WEIGHTS": {"concept": 0.0}},
    "events": {"WEIGHTS": {"event": 0.0}},
    "organisations and places": {"WEIGHTS": {"organisation": 0.0, "place": 0.0}},
    "broader topics": {"TOPIC": 0.0},
    "the text": {"TEXT": 0.0},
    "the lead (title, first paragraph)": {"LEAD": 1},
    "rarity": {"rarity": lambda frequency, size: float(0 < frequency < size)},
}
"""What each signal is without: the changed constants."""


def full(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Fill in the weights that a change does not name."""
    weights = changes.get("WEIGHTS")
    return {**changes, **({"WEIGHTS": {**related.WEIGHTS, **weights}} if weights else {})}


def tables(extraction: Extraction, topics: Sequence[Topic], grades: Mapping[str, Mapping[str, int]]) -> str:
    """Return the three tables."""
    best = scores(ours(extraction, topics), grades)
    rivals = {
        "TF-IDF cosine": scores(tf_idf(extraction), grades),
        "number of shared things": scores(shared_entities(extraction), grades),
        "random": by_chance(extraction, grades),
    }
    pairs = sum(map(len, grades.values())) // 2
    lines = [
        f"{pairs} graded pairs, {len(grades)} episodes, nDCG@{TOP}:",
        "",
        "| ranking | nDCG@5 | ours is better by (95 % interval) |",
        "|---|---|---|",
        f"| orbitgraph | **{fmean(best):.3f}** | |",
    ]
    for name, found in rivals.items():
        low, high = interval(best, found)
        lines.append(
            f"| {name} | {fmean(found):.3f} | {fmean(best) - fmean(found):.3f} ({low:.3f} to {high:.3f}) |"
        )
    lines += ["", "| without | nDCG@5 | change |", "|---|---|---|"]
    for name, changes in SIGNALS.items():
        found = fmean(scores(ours(extraction, topics, **full(changes)), grades))
        lines.append(f"| {name} | {found:.3f} | {found - fmean(best):+.3f} |")
    return "\n".join((*lines, "", *fitted(extraction, topics, grades, best))) + "\n"


def fitted(
    extraction: Extraction,
    topics: Sequence[Topic],
    grades: Mapping[str, Mapping[str, int]],
    best: Sequence[float],
) -> Iterable[str]:
    """Say what weights chosen on all other episodes reach on the one that is left out."""
    choices = itertools.product((0.5, 1.0, 2.0), (0.25, 0.5, 1.0), (0.5, 1.0, 2.0), (1, 3, 5))
    found = [
        scores(
            ours(
                extraction,
                topics,
                TEXT=text,
                TOPIC=topic,
                LEAD=lead,
                WEIGHTS={
                    **related.WEIGHTS,
                    **{kind: related.WEIGHTS[kind] * people for kind in ("person", "event")},
                },
            ),
            grades,
        )
        for text, topic, people, lead in choices
    ]
    left_out = [
        max(found, key=lambda each: fmean(value for other, value in enumerate(each) if other != at))[at]
        for at in range(len(best))
    ]
    yield (
        f"Of {len(found)} other settings of the weights (text, broader topics, people and events halved or doubled, "
        f"lead 1, 3 or 5), the best reaches {max(map(fmean, found)):.3f} and the worst "
        f"{min(map(fmean, found)):.3f}. Chosen for each episode by the grades of the others alone: "
        f"{fmean(left_out):.3f}."
    )


def key(episode: str) -> str:
    return episode.rpartition("/")[2]


if __name__ == "__main__":
    raise SystemExit(main())

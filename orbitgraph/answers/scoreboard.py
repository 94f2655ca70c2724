"""An evaluation as text: tables for the eye, or JSON with everything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from orbitgraph.answers.evaluation import Compared, Evaluation
from orbitgraph.queries.calibration import Bin, Calibration
from orbitgraph.queries.clusters import Grouping
from orbitgraph.queries.render import as_table, harmless, visible
from orbitgraph.queries.scores import Tally
from orbitgraph.queries.table import Table, Value

FIRST = 10
"""How many missed and wrong ones a list shows unless all are asked for."""
_GROUP = {"entities": "class", "relations": "predicate"}
_HELD = {"entities": "mentions", "relations": "facts"}


def as_text(found: Evaluation, first: int | None = FIRST) -> str:
    """Return tables and lists for a terminal; `first` cuts the lists (None: never)."""
    blocks = [block for name, part in found.parts.items() for block in _part(name, part, first)]
    if found.resolver:
        blocks += _resolver(found.resolver, first)
    if found.absent:
        listed = visible(", ".join(found.absent))
        blocks.append(f"Not in the graph, so what is needed of them counts as missed: episodes {listed}\n")
    return "\n".join(blocks)


def as_json(found: Evaluation) -> str:
    """Return one object with all numbers and whole lists; a number without a value is null."""
    parts: dict[str, Any] = {name: _part_object(name, part) for name, part in found.parts.items()}
    if found.resolver:
        parts["resolver"] = _resolver_object(found.resolver)
    return harmless(json.dumps({**parts, "absent": found.absent}, ensure_ascii=False, indent=1)) + "\n"


def _part(name: str, part: Compared, first: int | None) -> Iterator[str]:
    rows = [("all", part.strict.overall)]
    if part.any_class:
        rows.append(("all, any class", part.any_class))
    if name in _GROUP:
        rows += part.strict.groups.items()
    head = (_GROUP.get(name, ""), "precision", "recall", "F1", "found", "right", "needed", "met")
    yield _block(name.capitalize(), head, [(group, *_numbers(tally)) for group, tally in rows])
    yield _list("Missed", part.strict.missed, first)
    yield _list("Wrong", part.strict.wrong, first)
    if part.calibration:
        yield _calibration(_HELD[name], part.calibration)


def _numbers(tally: Tally) -> tuple[Value, ...]:
    parts = (tally.precision, tally.recall, tally.f1)
    return (*map(_share, parts), tally.found, tally.right, tally.needed, tally.met)


def _calibration(held: str, found: Calibration) -> str:
    rows: list[tuple[Value, ...]] = [
        (f"{each.low:.1f} to {each.high:.1f}", each.count, *map(_share, _means(each))) for each in found.bins
    ]
    table = _block(f"Confidence of {held}", ("stated", held, "stated mean", "observed", "difference"), rows)
    weighted, unweighted = _share(found.weighted), _share(found.unweighted)
    return (
        f"{table}mean difference: {weighted} weighted by {held}, {unweighted} over bins\n" if rows else table
    )


def _means(found: Bin) -> tuple[float, float, float]:
    return found.stated, found.observed, found.difference


def _resolver(found: Grouping, first: int | None) -> Iterator[str]:
    head = ("", "precision", "recall", "F1", "names", "expected")
    values = map(_share, (found.precision, found.recall, found.f1))
    yield _block("Resolver", head, [("B-cubed", *values, found.forms, found.expected)])
    yield _list("Wrongly merged", found.merged, first)
    yield _list("Not merged", found.parted, first)


def _block(title: str, head: Sequence[str], rows: Iterable[tuple[Value, ...]]) -> str:
    return f"{title}\n\n{as_table(Table(tuple(head), tuple(rows)), None)}"


def _list(title: str, items: Sequence[Sequence[str]], first: int | None) -> str:
    lines = [f"{title}: {len(items) or 'none'}"]
    lines += ["  " + "  ".join(visible(word) for word in item) for item in items[:first]]
    if first is not None and len(items) > first:
        lines.append(f"  … and {len(items) - first} more (--all shows them)")
    return "".join(f"{line}\n" for line in lines)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _part_object(name: str, part: Compared) -> dict[str, Any]:
    strict = part.strict
    whole: dict[str, Any] = {"overall": _tally_object(strict.overall)}
    if part.any_class:
        whole["any_class"] = _tally_object(part.any_class)
    if name in _GROUP:
        whole[f"by_{_GROUP[name]}"] = {group: _tally_object(tally) for group, tally in strict.groups.items()}
    whole |= {"missed": strict.missed, "wrong": strict.wrong}
    if part.calibration:
        whole["calibration"] = {
            "weighted": part.calibration.weighted,
            "unweighted": part.calibration.unweighted,
            "bins": [
                {
                    "low": each.low,
                    "high": each.high,
                    "count": each.count,
                    "stated": each.stated,
                    "observed": each.observed,
                }
                for each in part.calibration.bins
            ],
        }
    return whole


def _tally_object(tally: Tally) -> dict[str, Any]:
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "found": tally.found,
        "right": tally.right,
        "needed": tally.needed,
        "met": tally.met,
    }


def _resolver_object(found: Grouping) -> dict[str, Any]:
    return {
        "precision": found.precision,
        "recall": found.recall,
        "f1": found.f1,
        "names": found.forms,
        "expected": found.expected,
        "wrongly_merged": found.merged,
        "not_merged": found.parted,
    }

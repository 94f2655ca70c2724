"""What a graph has and lacks of each episode, asked by query: as text, JSON or Markdown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from orbitgraph import gaps, report
from orbitgraph.errors import UsageError
from orbitgraph.queries import catalogue, run
from orbitgraph.queries.render import harmless, visible

if TYPE_CHECKING:
    from pyoxigraph import Store


def read(store: Store, episode: str | None = None) -> tuple[gaps.Findings, ...]:
    """Return the findings of all episodes, or of those with a key or an id (`SHOW/KEY`).

    Raises `UsageError` where no episode has it.
    """
    asked = catalogue.load()
    table = run.run(asked.get("findings").text, store)
    found = gaps.of_rows(table.columns, table.rows, run.run(asked.get("gaps").text, store).rows)
    chosen = tuple(each for each in found if episode in (None, each.episode, f"{each.show}/{each.episode}"))
    if episode is not None and not chosen:
        known = ", ".join(each.episode for each in found[:30]) or "none"
        raise UsageError(f"the graph has no episode {episode!r}; there are {known}")
    return chosen


def as_text(found: Sequence[gaps.Findings]) -> str:
    """Return a paragraph for each episode: its name, what was found, what is missing."""
    lines = []
    for each in found:
        lines.append(f"{visible(each.episode)}. {visible(each.title)}")
        lines.append(f"   found: {each.in_words}")
        lines += [f"   missing: {visible(str(gap))}" for gap in each.gaps]
    if len(found) != 1:
        silent = sum(bool(each.gaps) for each in found)
        lines.append(f"{len(found)} episodes, {silent} of them with something missing")
    return "".join(f"{line}\n" for line in lines)


def as_json(found: Sequence[gaps.Findings]) -> str:
    """Return a list of objects, one for each episode."""
    entries = [
        {
            "show": each.show,
            "episode": each.episode,
            "title": each.title,
            "found": dict(each.counts),
            "missing": [{"gap": gap.kind, "detail": gap.detail, "text": str(gap)} for gap in each.gaps],
        }
        for each in found
    ]
    return harmless(json.dumps(entries, ensure_ascii=False, indent=1)) + "\n"


def as_markdown(found: Sequence[gaps.Findings]) -> str:
    """Return the section that the build's report has, too."""
    return "\n".join(report.findings_section(found)) + "\n"

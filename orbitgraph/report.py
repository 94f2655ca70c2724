"""What a build tells people: counts, the report of the run, and the page of related episodes, as Markdown."""

from __future__ import annotations

import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from orbitgraph import __version__, gaps
from orbitgraph.model import EntityClass, Episode, Extraction, RelatedEpisode

# Marks, and the signs by which a bare address becomes a link.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&]|(?<=:)/(?=/)|(?<=\bwww)\.)", re.IGNORECASE)
# Control characters, marks that turn the direction of what follows, halves of characters.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PLURAL = {EntityClass.PERSON: "people"}


class Clock:
    """Measures the steps of a build in seconds of wall time."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.laps: list[tuple[str, float]] = []

    def lap(self, name: str) -> None:
        """End the step `name`; the next one begins."""
        now = time.perf_counter()
        self.laps.append((name, now - self._last))
        self._last = now


@dataclass(frozen=True)
class Changes:
    """How many episodes a build added, read anew, removed, and left as they were."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    @classmethod
    def between(
        cls, before: Mapping[str, str], after: Mapping[str, str], everything: bool = False
    ) -> Changes:
        """Compare the keys of the episodes of two builds; `everything` says that all were read anew."""
        common = before.keys() & after.keys()
        changed = sum(everything or before[each] != after[each] for each in common)
        return cls(len(after) - len(common), changed, len(before) - len(common), len(common) - changed)

    def __str__(self) -> str:
        return (
            f"{self.added} added, {self.changed} changed, {self.removed} removed, {self.unchanged} left alone"
        )


def counts(extraction: Extraction, quads: int) -> tuple[tuple[str, int], ...]:
    """Count what was found: (name, number) for episodes, things by class, mentions, relations and quads."""
    classes = Counter(entity.cls for entity in extraction.entities)
    return (
        ("episodes", len(extraction.episodes)),
        *((_PLURAL.get(cls, f"{cls.value}s"), classes[cls]) for cls in EntityClass),
        ("mentions", sum(len(entity.mentions) for entity in extraction.entities)),
        ("relations", len(extraction.relations)),
        ("quads", quads),
    )


def stated_moment() -> datetime | None:
    """Return the time that the environment (SOURCE_DATE_EPOCH) gives to what is built, None where it gives none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else None


def build_page(extraction: Extraction, numbers: Iterable[tuple[str, int]], clock: Clock) -> str:
    """Return the report of a run: when, with what, how long, what was found, what was odd."""
    moment = stated_moment() or datetime.now(UTC)
    silent = [each for each in extraction.episodes if not each.guests]
    lines = [
        "# Report of the build",
        "",
        f"- orbitgraph {__version__}, language model {extraction.model}",
        f"- {moment:%Y-%m-%d %H:%M} UTC",
        f"- shows: {', '.join(escape(show.title) for show in extraction.shows)}",
        "",
        "| found | number |",
        "|---|---|",
        *(f"| {name} | {number} |" for name, number in numbers),
        "",
        "| step | seconds |",
        "|---|---|",
        *(f"| {name} | {seconds:.2f} |" for name, seconds in clock.laps),
        "",
        *findings_section(gaps.of_extraction(extraction)),
        "",
        f"Episodes without a guest in their title: {', '.join(escape(each.key) for each in silent) or 'none'}.",
        "",
        *(f"- warning: {escape(warning)}" for warning in extraction.warnings),
    ]
    return "\n".join(lines).rstrip() + "\n"


def findings_section(found: Iterable[gaps.Findings]) -> list[str]:
    """Return the lines of a table: for each episode how much was found, and what is missing."""
    lines = ["## Found and missing", "", "| episode | found | missing |", "|---|---|---|"]
    for each in found:
        missing = escape("; ".join(map(str, each.gaps)))
        lines.append(f"| {escape(f'{each.episode}. {each.title}')} | {each.in_words} | {missing} |")
    return lines


def related_page(extraction: Extraction, related: Sequence[RelatedEpisode]) -> str:
    """Return the page of related episodes: for each episode the nearest ones, with score and reasons."""
    episodes = {each.id: each for each in extraction.episodes}
    lists: dict[str, list[RelatedEpisode]] = defaultdict(list)
    for each in related:
        lists[each.episode].append(each)
    lines = ["# Related episodes", ""]
    for episode in extraction.episodes:
        lines += [f"## {_name(episode)}", ""]
        lines += [
            f"{each.rank}. {_name(episodes[each.other])} ({each.score:.2f}): "
            + escape("; ".join(reason.text for reason in each.reasons))
            for each in lists[episode.id]
        ] or ["Nothing in common with another episode."]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _name(episode: Episode) -> str:
    return escape(f"{episode.key}. {episode.title}" if episode.number is not None else episode.title)


def escape(text: str) -> str:
    """Return text that Markdown shows as it is: on one line, without marks, tags or links of its own."""
    return _SPECIAL.sub(r"\\\1", _UNSEEN.sub("\ufffd", " ".join(text.split())))

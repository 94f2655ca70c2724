"""Find sentences that the bundled corpus shares with the pages that it retells.

The corpus keeps the facts of its sources but none of their wording. This script prints every run of 8 or
more words that stands both in the corpus and in one of the source files. Titles of episodes, the listing,
the credits and the `Listen:` lines are data and may agree; so may the names of works.
"""

import argparse
import html
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

RUN = 8
SOURCE_SUFFIXES = (".txt", ".html", ".rss")

Words = tuple[str, ...]

_WORD = re.compile(r"[a-z0-9']+")
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"“([^”]+)”")
_EPISODE_TITLE = re.compile(r"^Episode \d+: (.+?)(?: \([^()]*\d{4}\))?$", re.MULTILINE)
_EXEMPT_LINE = re.compile(
    r"Episode \d+: "  # the title of a section
    r"|\W*\d+\.\s*\S.* MP3$"  # a line of the listing, with or without stars
    r"|Listen: "
    r"|.+ is produced by .+ licen[cs]e"  # the credits, which the licence asks to keep
)


@dataclass(frozen=True)
class Overlap:
    """A run of words that the corpus shares with a source: the corpus line, and the words as compared."""

    line: int
    words: Words


def tokens(text: str) -> Words:
    """Return the lower-cased words of a text; a typographic apostrophe counts as a plain one."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def plain(path: Path) -> str:
    """Read a source file without its tags; a feed escapes its HTML once more than a page does."""
    text = markup(path)
    return text if path.suffix == ".txt" else html.unescape(_TAG.sub(" ", text))


def markup(path: Path) -> str:
    """Read a source file with its tags as they stand in the notes."""
    text = path.read_text(encoding="utf-8")
    return html.unescape(text) if path.suffix == ".rss" else text


def is_name(text: str) -> bool:
    """Tell the name of a work from a quoted sentence: at least half of its words have a capital.

    Subtitles are often set like a sentence, so only what stands before a colon counts.
    """
    words = re.findall(r"[^\W_][\w'’]*", text.partition(":")[0])
    return len(tokens(text)) > 1 and 2 * sum(not word[0].islower() for word in words) >= len(words)


def names(sources: Sequence[Path], corpus: str) -> set[Words]:
    """Return the names that may agree: titles of episodes, link texts and quoted titles."""
    texts = [corpus, *map(plain, sources)]
    found = [title for text in texts for title in _EPISODE_TITLE.findall(text)]
    candidates = [quoted for text in texts for quoted in _QUOTED.findall(text)]
    for source in sources:
        candidates += [html.unescape(_TAG.sub(" ", link)) for link in _LINK.findall(markup(source))]
    found += filter(is_name, candidates)
    return {words for words in map(tokens, found) if words}


def windows(words: Words) -> Iterator[Words]:
    """Yield every run of exactly `RUN` consecutive words."""
    return (words[start : start + RUN] for start in range(len(words) - RUN + 1))


def shared_runs(words: Words, known: set[Words]) -> Iterator[Words]:
    """Yield the longest stretches of `words` in which every run of `RUN` words is a known one."""
    start: int | None = None
    for position, window in enumerate([*windows(words), ()]):
        if window in known:
            start = position if start is None else start
        elif start is not None:
            yield words[start : position + RUN - 1]
            start = None


def words_outside(run: Words, allowed: Iterable[Words]) -> int:
    """Count the words of a run that belong to no allowed name; a run may cut a name off at either end."""
    covered: set[int] = set()
    for name in allowed:
        for start in range(1 - len(name), len(run)):
            overlap = range(max(start, 0), min(start + len(name), len(run)))
            # A cut-off name counts from two words on: one word alone could belong to anything.
            if len(overlap) > 1 and all(run[i] == name[i - start] for i in overlap):
                covered.update(overlap)
    return len(run) - len(covered)


def overlaps(corpus: str, sources: Sequence[Path]) -> list[Overlap]:
    """Return the runs of `RUN` or more words outside allowed places that corpus and sources share."""
    known = {window for source in sources for window in windows(tokens(plain(source)))}
    allowed = names(sources, corpus)
    return [
        Overlap(number, run)
        for number, line in enumerate(corpus.splitlines(), start=1)
        if not _EXEMPT_LINE.match(line)
        for run in shared_runs(tokens(line), known)
        if words_outside(run, allowed) >= RUN
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare and print; return 0 without overlaps, 1 with some, 2 where there is nothing to compare."""
    bundled = Path(str(files("orbitgraph.extract.corpus"))) / "ovs-orbit.txt"
    parser = argparse.ArgumentParser(description="Find wording that the corpus shares with its sources.")
    parser.add_argument("sources", type=Path, help="folder with the source pages (.txt, .html, .rss)")
    parser.add_argument("corpus", type=Path, nargs="?", default=bundled, help="default: the bundled corpus")
    options = parser.parse_args(arguments)
    if not options.sources.is_dir():
        return _refuse(f"no folder {options.sources}: name the folder that holds the source pages")
    sources = sorted(path for path in options.sources.iterdir() if path.suffix in SOURCE_SUFFIXES)
    if not sources:
        return _refuse(f"no source page in {options.sources}: put .txt, .html or .rss files there")
    if not options.corpus.is_file():
        return _refuse(f"no corpus {options.corpus}: name the text file to compare")
    corpus = options.corpus.read_text(encoding="utf-8")
    found = overlaps(corpus, sources)
    for overlap in found:
        print(f"{options.corpus.name}:{overlap.line}: {len(overlap.words)} words: {' '.join(overlap.words)}")
    count = f"{len(found)} shared runs" if found else "no shared run"
    print(
        f"{options.corpus.name}: {len(tokens(corpus))} words, {len(sources)} sources, {count} of {RUN}+ words"
    )
    return 1 if found else 0


def _refuse(message: str) -> int:
    print(f"corpus_overlap: {message}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())

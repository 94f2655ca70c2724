"""What it costs to add one episode to a graph: `python bench/growing.py [EPISODES]`, seconds of CPU of whole processes.

Compared are: one episode alone, the same episode added to a graph of EPISODES others, and an unchanged rebuild
beside `orbitgraph --help`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from generator import page


def main(episodes: int) -> int:
    text = page(episodes + 1)
    head, newest, rest = _split(text)
    with tempfile.TemporaryDirectory() as folder:
        source, single = Path(folder, "page.txt"), Path(folder, "single.txt")
        out = ["-o", str(Path(folder, "out"))]
        single.write_text(head + newest, encoding="utf-8")
        source.write_text(head + rest, encoding="utf-8")
        figures = {
            "one episode alone": _run("build", str(single), "-o", str(Path(folder, "single"))),
            f"{episodes} episodes": _run("build", str(source), *out),
        }
        source.write_text(text, encoding="utf-8")
        figures[f"one added to {episodes}"] = _run("build", str(source), *out)
        figures["unchanged"] = _run("build", str(source), *out)
        figures["--help"] = _run("--help")
    for name, (seconds, megabytes) in figures.items():
        print(f"{name:24} {seconds:8.2f} s CPU {megabytes:8.0f} MB")
    alone, added = figures["one episode alone"][0], figures[f"one added to {episodes}"][0]
    print(f"added / alone            {added / alone:8.2f}")
    return 0


def _split(text: str) -> tuple[str, str, str]:
    first = text.index("Episode ", text.index("Episodes") + len("Episodes"))
    second = text.index("\nEpisode ", first) + 1
    return text[:first], text[first:second], text[second:]


def _run(*arguments: str) -> tuple[float, float]:
    """Return CPU seconds and peak megabytes of one command."""
    command = [sys.executable, "-m", "orbitgraph", *arguments]
    done = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(done.pid, 0)
    if status:
        raise SystemExit(f"growing: {' '.join(arguments[:1])} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))

"""Write what the documentation generates: `python docs/refresh.py` (or `make docs`).

Console blocks of the README and the how-tos get the real output of their commands, run in a scratch folder on the
bundled corpus; docs/commands.md and docs/queries.md are made from the program. In a block, `$ command` is run and
what follows is its output; a line `…` stands for lines left out. A block whose language is followed by a file's name is
written to that file.
"""

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from orbitgraph import cli
from orbitgraph.queries import catalogue

ROOT = Path(__file__).resolve().parents[1]
SESSIONS = ("README.md", "docs/related.md", "docs/network.md", "docs/publish.md", "docs/howto.md")
_BLOCK = re.compile(
    r"^```(?P<language>console|\w+ (?P<file>[\w.-]+))\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_WIDTH = "100"


def pages() -> dict[str, str]:
    """Return the text that each generated or refreshed file should have, by its path."""
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        os.environ["COLUMNS"] = _WIDTH
        fresh = {name: _refreshed((ROOT / name).read_text(encoding="utf-8"), scratch) for name in SESSIONS}
    return fresh | {"docs/commands.md": _commands(), "docs/queries.md": _queries()}


def _refreshed(text: str, scratch: str) -> str:
    return _BLOCK.sub(lambda block: f"```{block['language']}\n{_made(block, scratch)}```", text)


def _made(block: re.Match[str], scratch: str) -> str:
    """Return the text that a block should have; one with a file's name fills that file."""
    if not block["file"]:
        return "".join(_session(block["text"], scratch))
    Path(scratch, block["file"]).write_text(block["text"], encoding="utf-8")
    return block["text"]


def _session(block: str, scratch: str) -> Iterator[str]:
    """Yield a block anew: each command with its output, shortened where the old one was."""
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        if not part:
            continue
        command, _, old = part.partition("\n")
        output = run(command.removeprefix("$ ")).replace(os.path.realpath(scratch), "…").replace(scratch, "…")
        yield f"{command}\n{_shortened(output, old)}"


def run(command: str) -> str:
    """Return what an `orbitgraph …` command prints, errors included."""
    words = shlex.split(command)
    if words[0] != "orbitgraph":
        raise SystemExit(f"docs: only orbitgraph commands are run, not {command!r}")
    printed = io.StringIO()
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        contextlib.suppress(SystemExit),
    ):
        cli.main(words[1:])
    return printed.getvalue()


def _shortened(output: str, old: str) -> str:
    """Keep as many lines as the old output shows before its line "…"."""
    lines = old.splitlines()
    if "…" not in lines:
        return output
    shown = lines.index("…")
    after = len(lines) - shown - 1
    fresh = output.splitlines()
    kept = [*fresh[:shown], "…", *(fresh[-after:] if after else [])]
    return "".join(f"{line}\n" for line in kept)


def _commands() -> str:
    parts = ["# Commands", "Made by `make docs` from the program's own help.", _help([])]
    names = re.findall(r"^    (\w+)  ", run("orbitgraph --help"), re.MULTILINE)
    parts += [f"## {name}\n\n{_help([name])}" for name in names]
    return "\n\n".join(parts) + "\n"


def _help(words: list[str]) -> str:
    return f"```text\n{run(' '.join(['orbitgraph', *words, '--help']))}```"


def _queries() -> str:
    lines = [
        "# The catalogue of queries",
        "",
        "Made by `make docs` from the headers of `queries/*.rq`. Each file runs as it is in any SPARQL 1.1 tool;",
        "`orbitgraph query NAME -p parameter=value` binds its parameters.",
    ]
    for query in catalogue.load():
        lines += ["", f"## {query.name}", "", f"{query.title}. {query.description}".strip(), ""]
        lines += (
            [f"Columns: {', '.join(f'`{column}`' for column in query.columns)}."] if query.columns else []
        )
        if query.parameters:
            lines += ["", "| parameter | type | meaning | example |", "|---|---|---|---|"]
            lines += [
                f"| `{p.name}` | {p.type} | {p.description} | `{p.example}` |" for p in query.parameters
            ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the files that differ, and name them."""
    for name, text in pages().items():
        path = ROOT / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"refreshed {name}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

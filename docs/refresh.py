"""Write what the documentation generates: `python docs/refresh.py` (or `make docs`).

Console blocks of the README and the how-tos get the real output of their commands, run in a scratch folder on the
bundled corpus; docs/commands.md, docs/queries.md and docs/ontology.html are made from the program, docs/questions.md
from the questions of tests/gold/questions.toml, and the example answers in the headers of queries/*.rq from its
answers. In a block, `$ command` is run and what follows is its output; a line `…` stands for lines left out. A block of
Python with `>>> ` is run in the same way, all those of a page in one session. A block whose language is followed by a
file's name is written to that file.
"""

import contextlib
import doctest
import io
import os
import re
import shlex
import sys
import tempfile
import tomllib
import traceback
from collections.abc import Iterator
from pathlib import Path

from orbitgraph import cli
from orbitgraph.graph.store import open_store
from orbitgraph.ontology import page
from orbitgraph.queries import catalogue, header, render
from orbitgraph.queries import run as asked
from orbitgraph.queries.catalogue import CatalogueQuery

ROOT = Path(__file__).resolve().parents[1]
SESSIONS = (
    "README.md",
    "docs/related.md",
    "docs/network.md",
    "docs/publish.md",
    "docs/howto.md",
    "docs/library.md",
    "docs/export.md",
    "docs/asking.md",
)
QUESTIONS = ROOT / "tests" / "gold" / "questions.toml"
_BLOCK = re.compile(
    r"^```(?P<language>console|python|\w+ (?P<file>[\w.-]+))\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_EXAMPLE = re.compile(r"^# Example answer:\n(#.*\n)+", re.MULTILINE)
_WIDTH = "100"


def pages() -> dict[str, str]:
    """Return the text that each generated or refreshed file should have, by its path."""
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        os.environ["COLUMNS"] = _WIDTH
        fresh = {name: _refreshed((ROOT / name).read_text(encoding="utf-8"), scratch) for name in SESSIONS}
        fresh["docs/questions.md"] = _questions()
        fresh |= _examples()
    made = {
        "docs/commands.md": _commands(),
        "docs/queries.md": _queries(fresh),
        "docs/ontology.html": page.html(),
    }
    return fresh | made


def _refreshed(text: str, scratch: str) -> str:
    names: dict[str, object] = {}
    return _BLOCK.sub(lambda block: f"```{block['language']}\n{_made(block, scratch, names)}```", text)


def _made(block: re.Match[str], scratch: str, names: dict[str, object]) -> str:
    """Return the text that a block should have; one with a file's name fills that file."""
    if block["language"] == "python":
        return "".join(_python(block["text"], names))
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


def _python(block: str, names: dict[str, object]) -> Iterator[str]:
    """Yield a block of Python anew; one without `>>> ` stays as it is."""
    examples = doctest.DocTestParser().get_examples(block)
    if not examples:
        yield block
    for example in examples:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            try:
                exec(compile(example.source, "<docs>", "single"), names)
            except Exception as error:
                print("Traceback (most recent call last):\n    ...")
                print("".join(traceback.format_exception_only(error)).rstrip())
        first, *others = example.source.splitlines()
        yield "".join([f">>> {first}\n", *(f"... {line}\n" for line in others)])
        yield _shortened(printed.getvalue(), example.want)


def run(command: str) -> str:
    """Return what an `orbitgraph …` command prints, errors included."""
    words = shlex.split(command)
    if words[0] != "orbitgraph":
        raise SystemExit(f"docs: only orbitgraph commands are run, not {command!r}")
    # A command may write bytes, too.
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        contextlib.suppress(SystemExit),
    ):
        cli.main(words[1:])
    printed.seek(0)
    return printed.read()


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


def _questions() -> str:
    """Return the page of questions with the program's answers from the graph that the sessions have built."""
    parts = [
        "# Questions and answers",
        "Made by `make docs` from `tests/gold/questions.toml`: questions to the bundled corpus and what the program\n"
        "answers. What a reader expects instead, where an answer is known to be wrong, stands below it.",
    ]
    for each in tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))["question"]:
        given = "".join(
            f" -p {name}={shlex.quote(value)}" for name, value in each.get("parameters", {}).items()
        )
        command = f"orbitgraph query {each['query']}{given}"
        lines = run(command).splitlines()
        if "first" in each:
            lines = [*lines[: each["first"] + 2], "…"]
        shown = "\n".join([f"$ {command}", *lines])
        parts.append(f"## {each['ask']}\n\n```console\n{shown}\n```")
        if "fails" in each:
            parts.append(
                f"Known to differ: {each['fails']}. Expected:\n\n```csv\n{each['answer'].strip()}\n```"
            )
    return "\n\n".join(parts) + "\n"


def _examples() -> dict[str, str]:
    """Return the files of the catalogue with the first rows of their answers as examples, as many as they show now."""
    fresh = {}
    store = open_store(Path("out"))
    for query in catalogue.load():
        shown = len(query.example.splitlines())
        answer = render.as_csv(asked.run(query.text, store)).splitlines()[: max(shown, 2)]
        example = "# Example answer:\n" + "".join(f"#   {line}\n" for line in answer)
        fresh[f"queries/{query.name}.rq"] = _EXAMPLE.sub(lambda _, made=example: made, query.text)
    return fresh


def _queries(fresh: dict[str, str]) -> str:
    lines = [
        "# The catalogue of queries",
        "",
        "Made by `make docs` from the headers of `queries/*.rq`. Each file runs as it is in any SPARQL 1.1 tool;",
        "`orbitgraph query NAME -p parameter=value` binds its parameters, and `orbitgraph queries NAME` shows which",
        "questions `orbitgraph ask` answers with it.",
    ]
    for group, queries in catalogue.load().listed().items():
        lines += ["", f"## {group}"]
        for query in queries:
            lines += _query(query, header.read(fresh[f"queries/{query.name}.rq"]).example)
    internal = [query for query in catalogue.load() if query.group == header.INTERNAL]
    lines += [
        "",
        "## Asked by commands",
        "",
        "Other commands ask these; they can be asked like the rest.",
        "",
    ]
    lines += [f"- `{query.name}`: {query.title[0].lower()}{query.title[1:]}" for query in internal]
    return "\n".join(lines) + "\n"


def _query(query: CatalogueQuery, example: str) -> list[str]:
    lines = ["", f"### {query.name}", "", f"{query.title}. {query.description}"]
    if query.parameters:
        lines += ["", "| parameter | type | meaning | example |", "|---|---|---|---|"]
        lines += [f"| `{p.name}` | {p.type} | {p.description} | `{p.example}` |" for p in query.parameters]
    return [*lines, "", "```csv", example, "```"]


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

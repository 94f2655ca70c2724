"""The command line as a newcomer meets it: answers on stdout, one line for each error, exit codes 0, 1 and 2."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from orbitgraph.cli import main

Run = Callable[..., tuple[int, str, str]]

PAGE = """\
Tea Talk

Episode 2: Kettles, with Ann Lee from Acme (Feb 2, 2020)

Ann Lee is an engineer at Acme. Ann talks about the pots of Episode 1.

Listen: MP3 (22 MB, 24 min).

Episode 1: Pots (Jan 1, 2020)

Pots and OpenFlow.

Listen: MP3 (10 MB, 12 min).
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    assert main(["build", str(folder / "page.txt"), "-o", str(folder / "out")]) == 0
    return folder


@pytest.fixture
def run(built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(built)

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as leave:
            code = int(leave.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_build_says_what_it_found_and_where_the_page_is(run: Run, built: Path) -> None:
    code, out, err = run("build", "page.txt")
    assert (code, err) == (0, "")
    counts, changes, place = out.splitlines()
    assert changes == "Episodes: 0 added, 0 changed, 0 removed, 2 left alone."
    assert counts.startswith("2 episodes, 1 people, 1 organisations, ")
    assert place == f"The explorer is {built / 'out' / 'explorer.html'}"


def test_a_cut_page_is_built_with_a_warning(run: Run, built: Path) -> None:
    (built / "cut.txt").write_text(PAGE[: PAGE.index("Listen")], encoding="utf-8")
    code, out, err = run("build", "cut.txt", "-o", "cut")
    assert (code, out.split(",")[0]) == (0, "1 episodes")
    assert (
        err == "orbitgraph: warning: cut.txt: episode 2 ends without a 'Listen:' line; is the page cut off?\n"
    )


def test_query_of_the_catalogue(run: Run) -> None:
    assert run("query", "guests", "--format", "csv") == (
        0,
        "episode,guest,organisation\n2,Ann Lee,Acme\n",
        "",
    )
    assert run("query", "guests", "-p", "episode=1", "--format", "json") == (0, "[]\n", "")
    code, out, err = run(
        "query", "thing", "-p", "iri=https://w3id.org/orbitgraph/id/person/ann-lee", "--format", "ttl"
    )
    assert (code, err) == (0, "")
    assert "affiliatedWith" in out


def test_free_queries_from_a_file_and_standard_input(
    run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = (
        "PREFIX schema: <https://schema.org/>\nSELECT (COUNT(*) AS ?n) WHERE { ?e a schema:PodcastEpisode }"
    )
    (built / "count.rq").write_text(query, encoding="utf-8")
    assert run("query", "count.rq", "--format", "csv") == (0, "n\n2\n", "")
    monkeypatch.setattr(sys, "stdin", io.StringIO(query))
    assert run("query", "-", "--format", "csv") == (0, "n\n2\n", "")


def test_queries_lists_the_catalogue_with_its_parameters(run: Run) -> None:
    code, out, _ = run("queries")
    assert code == 0
    assert out.startswith("Episodes\n  cross-references ")
    assert "\n\nPeople and organisations\n  advisers " in out
    assert "  guests-by-organisation         Guests of an organisation\n" in out
    assert "  [-p organisation='red hat']\n" in out
    assert "findings" not in out


def test_queries_tells_all_about_one(run: Run) -> None:
    code, out, _ = run("queries", "advisers")
    assert code == 0
    assert (
        out
        == """\
Who advises whom. People and their academic advisers.

orbitgraph query advisers [-p name='muhammad shahbaz'] [-p adviser='nick feamster']
  name (text): a name of the person who is advised, in any case
  adviser (text): a name of the adviser, in any case

Questions for `orbitgraph ask`
  who advises {name}
  who is the adviser of {name}
  who are the supervisors of {name}
  whom does {adviser} advise
  students of {adviser}
  who is a student of {adviser}
  advisers and their students
  who does {adviser} advise

The answer begins with
person,advised_by,episode
Ethan Jackson,Scott Shenker,10
Muhammad Shahbaz,Jennifer Rexford,9
Muhammad Shahbaz,Nick Feamster,9
"""
    )
    assert run("queries", "adviser")[0] == 2


def test_related_in_three_formats(run: Run) -> None:
    code, out, err = run("related", "2")
    assert (code, err) == (0, "")
    first, reasons = out.splitlines()
    assert first.startswith("1. 1. Pots (")
    assert "it refers to episode 1" in reasons
    assert run("related", "2", "--format", "md")[1].startswith("1. 1. Pots (")
    (entry,) = json.loads(run("related", "2", "--format", "json")[1])
    assert (entry["episode"], entry["title"]) == ("1", "Pots")
    assert entry["score"] == pytest.approx(sum(reason["weight"] for reason in entry["reasons"]), abs=1e-4)


def test_explain_prints_the_sentence_of_a_fact(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    fact = ("explain", "ANN LÉE", "mentionsEpisode", "-")
    assert run(*fact) == (0, "", "orbitgraph: no episode states that: ANN LÉE mentionsEpisode -\n")
    fact = ("explain", "-", "mentionsEpisode", "Episode 1")
    told = "Episode 2 mentionsEpisode Episode 1 (episode 2, confidence\n0.99, episode-number)\n"
    assert run(*fact) == (
        0,
        told
        + "    Ann talks about the pots of «Episode 1».\n    – 2. Kettles, with Ann Lee from Acme (2020-02-02)\n",
        "",
    )
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "pots of \x1b[1mEpisode 1\x1b[22m." in run(*fact)[1]
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "pots of «Episode 1»." in run(*fact)[1]
    assert [each["object"] for each in json.loads(run(*fact, "--format", "json")[1])["facts"]] == [
        "Episode 1"
    ]


def test_explain_without_quotation_marks(run: Run) -> None:
    code, out, err = run("explain", "Ann", "Lee")
    assert (code, err) == (0, "")
    assert out.startswith("Ann Lee affiliatedWith Acme (episode 2, confidence 0.99, title")
    assert "\nAnn Lee (person) is named 3 times in 1 episode\n" in out


def test_trace_shows_each_stage(run: Run) -> None:
    code, out, err = run("trace", "2", "page.txt")
    assert (code, err) == (0, "")
    heads = [line.split(" (")[0] for line in out.splitlines() if line[:1].isdigit()]
    assert heads == [
        "1. Source",
        "2. Notes",
        "3. Language",
        "4. Findings",
        "5. Dropped because they overlapped",
        "6. Relations",
        "7. Resolution",
        "8. Quads",
    ]


def test_evaluate_prints_scores_and_lists(run: Run, built: Path) -> None:
    gold = built / "gold"
    gold.mkdir(exist_ok=True)
    (gold / "entities.tsv").write_text(
        "episode\tclass\tlabel\taliases\tneed\n2\tperson\tAnn Lee\tAnn\t2\n2\tconcept\tsteam\t\t2\n",
        encoding="utf-8",
    )
    (gold / "relations.tsv").write_text(
        "episode\tsubject\tpredicate\tobject\tneed\n2\tAnn\tguestOf\tEpisode 2\t2\n", encoding="utf-8"
    )
    assert run("evaluate", "gold", "--only", "guests") == (
        0,
        """\
Guests

     precision  recall  F1     found  right  needed  met
---  ---------  ------  -----  -----  -----  ------  ---
all  1.000      1.000   1.000      1      1       1    1

Missed: none

Wrong: none
""",
        "",
    )
    code, out, err = run("evaluate", "gold", "--format", "json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["entities"]["missed"] == [["2", "concept", "steam"]]
    assert found["resolver"]["recall"] == 1.0
    code, out, err = run("evaluate", "gold/entities.tsv", "--all")
    assert (code, err) == (0, "")
    assert "\nMissed: 1\n  2  concept  steam\n" in out


def test_report_says_what_is_missing(run: Run) -> None:
    code, out, err = run("report")
    assert (code, err) == (0, "")
    assert "\n   missing: the notes have only " in out
    assert out.endswith("2 episodes, 2 of them with something missing\n")
    code, out, err = run("report", "1", "--format", "json")
    assert (code, err) == (0, "")
    assert [each["gap"] for each in json.loads(out)[0]["missing"]] == ["guest", "notes"]
    assert run("report", "1", "--format", "md")[1].startswith("## Found and missing\n")


def test_check_says_that_all_is_well(run: Run) -> None:
    assert run("check") == (0, "The graph keeps to its shapes.\n", "")


def test_check_says_what_is_wrong(run: Run, built: Path) -> None:
    broken = built / "broken"
    broken.mkdir(exist_ok=True)
    lines = (built / "out" / "graph.nq").read_text().splitlines(keepends=True)
    kept = [line for line in lines if "/episode/2> <https://schema.org/name>" not in line]
    assert len(kept) == len(lines) - 1
    (broken / "graph.nq").write_text("".join(kept))
    code, out, err = run("check", "--graph", "broken")
    assert code == 1
    assert out.splitlines()[-1] == "1 violation"
    assert "Episode 2" in out
    assert "`orbitgraph build --force -o broken` makes the graph anew" in err


def test_explore_prints_the_page_and_opens_it(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    page = built / "out" / "explorer.html"
    assert run("explore") == (0, f"{page}\n", "")
    assert opened == [page.as_uri()]


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["build", "no.txt"], 1, "no.txt: no such file; give the path of a page with show notes"),
        (
            ["build", "page.txt", "-o", "page.txt"],
            1,
            "{here}/page.txt: is a file, not a folder; choose another with -o",
        ),
        (["query", "guest"], 2, "no query is called 'guest': did you mean guests or uses?"),
        (["query", "guests", "-p", "x"], 2, "the parameter 'x' has no value; write it as NAME=VALUE"),
        (["query", "no.rq"], 2, "no.rq: no such file; name a .rq file or a query of 'orbitgraph queries'"),
        (
            ["query", "guests", "--graph", "no"],
            1,
            "no: holds no graph (no is missing); run `orbitgraph build` to make it",
        ),
        (["related", "7"], 2, "out: no episode '7'; there are 1, 2"),
        (["explain", "Ann Leee"], 2, "nothing is called 'Ann Leee'; the nearest names are Ann Lee"),
        (["explain", "Ann Lee", "use", "Acme"], 2, "no predicate is called 'use'; did you mean uses?"),
        (["trace", "7", "page.txt"], 2, "the sources have no episode '7'; there are 1, 2"),
        (["trace", "2", "no.txt"], 1, "no.txt: no such file; give the path of a page with show notes"),
        (["report", "7"], 2, "the graph has no episode '7'; there are 1, 2"),
        (["evaluate", "no"], 1, "no: no such file; give the path of a folder with gold tables"),
        (
            ["evaluate", "page.txt"],
            1,
            "page.txt: the header is none of episode class label aliases need or episode subject predicate object "
            "need or guid title guests; separate its columns by tabs",
        ),
        (["explore", "--graph", "no"], 1, "no: holds no explorer.html; run 'orbitgraph build -o no' first"),
    ],
)
def test_errors_are_one_line(run: Run, built: Path, arguments: list[str], code: int, line: str) -> None:
    assert run(*arguments) == (code, "", f"orbitgraph: {line.format(here=built)}\n")


@pytest.mark.parametrize(
    "arguments", [[], ["bogus"], ["related", "2", "-n", "0"], ["query"], ["build", "--bogus"]]
)
def test_a_wrong_call_exits_with_2(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "usage: orbitgraph" in err


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    heavy = "spacy numpy scipy networkx rdflib pyoxigraph pyshacl"
    program = (
        "import sys\nfrom orbitgraph.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in '{heavy}'.split() if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr == "[]\n"
    assert done.stdout.startswith("usage: orbitgraph [-h] [--version] COMMAND ...")


def test_a_closed_pipe_is_no_error(built: Path) -> None:
    command = f"'{sys.executable}' -m orbitgraph queries | head -n 1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, timeout=60, cwd=built, check=True
    )
    assert (done.stdout.count("\n"), done.stderr) == (1, "")

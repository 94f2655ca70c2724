"""The way from a page to files: what is written, that it is the same twice, and that errors change nothing."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from orbitgraph import pipeline
from orbitgraph.errors import ModelError, OutputError, SourceError, TopicsError
from orbitgraph.extract import extraction, language, workers
from orbitgraph.graph.store import open_store
from orbitgraph.model import Episode
from orbitgraph.pipeline import Options, build
from orbitgraph.viz.packing import unpacked

PAGE = """\
Tea Talk Podcast

Conversations about tea software, hosted by Mia Blum.

Episodes

★ 2.Kettles, with Ann Lee from Acme (Feb 2) MP3
1.Pots (Jan 1) MP3

Episode 2: Kettles, with Ann Lee from Acme (Feb 2, 2020)

Ann Lee is an engineer at Acme. Before Acme, Ann worked at Globex University. Ann talks about the pots of Episode 1.

Tea Talk is produced by Mia Blum. The intro music in this episode is Steam, featuring Pip, copyright 2019 by Lid. All \
content is licensed under a Creative Commons Attribution 3.0 Unported (CC BY 3.0) license.

Listen: MP3 (22 MB, 24 min).

Episode 1: Pots (Jan 1, 2020)

Mia Blum talks about pots and OpenFlow.

Listen: MP3 (10 MB, 12 min).
"""
FILES = ["explorer.html", "graph.nq", "graph.ttl", "related.json", "related.md", "report.md"]


def content(directory: Path) -> dict[str, bytes]:
    """Return the files of a folder that users see."""
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir()) if path.is_file()}


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def test_build_writes_all_files_and_counts(page: str, tmp_path: Path) -> None:
    steps: list[str] = []
    built = build([page], tmp_path / "deep" / "out", progress=steps.append)
    assert list(content(built.directory)) == FILES
    counts = dict(built.counts)
    assert (counts["episodes"], counts["people"], counts["organisations"]) == (2, 2, 2)
    assert counts["quads"] == len(open_store(built.directory))
    assert built.warnings == ()
    assert steps[-2:] == ["building the graph and the page", ""]


def test_two_builds_are_equal(page: str, tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    for directory in (first, second, second):
        build([page], directory)
    for name in ("explorer.html", "graph.nq", "graph.ttl", "related.json", "related.md"):
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_the_report_takes_its_date_from_the_environment(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    build([page], tmp_path / "out")
    assert "1970-01-01 00:00 UTC" in (tmp_path / "out" / "report.md").read_text()


def test_related_episodes_of_the_page(page: str, tmp_path: Path) -> None:
    build([page], tmp_path / "out")
    related = json.loads((tmp_path / "out" / "related.json").read_text())
    pairs = {
        (each["episode"], each["other"]): [reason["kind"] for reason in each["reasons"]] for each in related
    }
    assert set(pairs) == {("tea-talk/1", "tea-talk/2"), ("tea-talk/2", "tea-talk/1")}
    assert all("reference" in kinds for kinds in pairs.values())


def test_dots_of_the_page_have_the_iris_of_the_graph(page: str, tmp_path: Path) -> None:
    build([page], tmp_path / "out")
    text = (tmp_path / "out" / "explorer.html").read_text()
    (drawn,) = re.findall('id="pack-graph">([^<]*)<', text)
    things = json.loads(unpacked(drawn))
    assert "person/ann-lee" in things["things"]["name"]
    assert things["base"] == "https://w3id.org/orbitgraph/id/"
    graph = (tmp_path / "out" / "graph.nq").read_text()
    assert "<https://w3id.org/orbitgraph/id/person/ann-lee>" in graph


def test_an_episode_of_two_sources_stands_once(page: str, tmp_path: Path) -> None:
    again = tmp_path / "again.txt"
    again.write_text(PAGE.replace("talks about pots", "sings of pots"), encoding="utf-8")
    built = build([page, str(again)], tmp_path / "out")
    assert dict(built.counts)["episodes"] == 2
    assert built.warnings == (
        "tea-talk/2: stands in several sources; the first one is kept",
        "tea-talk/1: stands in several sources; the first one is kept",
    )
    assert "sings of pots" not in (tmp_path / "out" / "graph.nq").read_text()


@pytest.mark.parametrize(
    ("sources", "options", "error"),
    [
        (["missing.txt"], Options(), SourceError),
        ([], Options(model="en_no_such_model"), ModelError),
        ([], Options(topics=Path("missing.ttl")), TopicsError),
    ],
)
def test_an_error_leaves_the_old_graph_and_no_new_folder(
    page: str, tmp_path: Path, sources: list[str], options: Options, error: type[Exception]
) -> None:
    old = tmp_path / "old"
    build([page], old)
    before = content(old)
    for directory in (old, tmp_path / "new"):
        with pytest.raises(error):
            build(sources, directory, options)
    assert content(old) == before
    assert not (tmp_path / "new").exists()


def test_an_error_on_the_way_leaves_the_old_graph(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build([page], out)
    before = content(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pipeline, "_json", full)
    with pytest.raises(
        OutputError, match=r"out: cannot be written \(No space left on device\); the graph there is as before"
    ):
        build([page], out, Options(force=True))
    assert content(out) == before


def test_a_file_is_no_output_folder(page: str) -> None:
    for directory in (Path(page), Path(page) / "below"):
        with pytest.raises(OutputError, match=r"page\.txt: is a file, not a folder; choose another with -o"):
            build([page], directory)


@pytest.mark.skipif(
    not Path("/proc").is_dir() or os.name != "posix", reason="needs a file system that refuses folders"
)
def test_a_folder_that_cannot_be_made(page: str) -> None:
    with pytest.raises(
        OutputError, match=r"/proc/orbitgraph: cannot be written \(.+\); choose another with -o"
    ):
        build([page], Path("/proc/orbitgraph"))


def grown(tmp_path: Path, *pages: str, options: Options | None = None) -> list[str]:
    """Build the pages one after another into one folder; return what each build said of its episodes."""
    source = tmp_path / "growing.txt"
    said = []
    for text in pages:
        source.write_text(text, encoding="utf-8")
        said.append(str(build([str(source)], tmp_path / "out", options).changes))
    return said


FIRST_ONLY = PAGE[: PAGE.index("Episode 2:")] + PAGE[PAGE.index("Episode 1:") :]


def test_an_episode_is_added_and_the_others_left_alone(tmp_path: Path) -> None:
    assert grown(tmp_path, FIRST_ONLY, PAGE, PAGE) == [
        "1 added, 0 changed, 0 removed, 0 left alone",
        "1 added, 0 changed, 0 removed, 1 left alone",
        "0 added, 0 changed, 0 removed, 2 left alone",
    ]
    (tmp_path / "at-once.txt").write_text(PAGE, encoding="utf-8")
    build([str(tmp_path / "at-once.txt")], tmp_path / "once")
    at_once, in_steps = content(tmp_path / "once"), content(tmp_path / "out")
    for name in FILES[:-1]:
        assert at_once[name] == in_steps[name], name


def test_a_changed_episode_replaces_the_old_one(tmp_path: Path) -> None:
    said = grown(tmp_path, PAGE, PAGE.replace("talks about pots", "sings of pots"))
    assert said[1] == "0 added, 1 changed, 0 removed, 1 left alone"
    graph = (tmp_path / "out" / "graph.nq").read_text()
    assert "sings of pots" in graph
    assert "talks about pots and" not in graph


def test_a_vanished_episode_stays_unless_it_is_dropped(tmp_path: Path) -> None:
    assert grown(tmp_path, PAGE, FIRST_ONLY)[1] == "0 added, 0 changed, 0 removed, 2 left alone"
    assert dict(build([], tmp_path / "out").counts)["episodes"] == 20, (
        "a show that is no source any more goes"
    )


def test_a_vanished_episode_is_dropped_by_option(tmp_path: Path) -> None:
    said = grown(tmp_path, PAGE, FIRST_ONLY, options=Options(drop=True))
    assert said[1] == "0 added, 0 changed, 1 removed, 1 left alone"
    assert "person/ann-lee" not in (tmp_path / "out" / "graph.nq").read_text()


def weekly(*items: tuple[str, int, str]) -> str:
    """Return a feed of (guid, day of May 2020, notes), in this order."""
    told = "".join(
        f"<item><title>Of {guid}</title><guid>{guid}</guid><description>{notes}</description>"
        f"<pubDate>{day} May 2020 08:00:00 GMT</pubDate></item>"
        for guid, day, notes in items
    )
    return f"<rss version='2.0'><channel><title>Tea Talk</title>{told}</channel></rss>"


def references(directory: Path) -> set[frozenset[str]]:
    """Return the pairs of episodes (guids) that are related because one refers to the other."""
    related = json.loads((directory / "related.json").read_text())
    return {
        frozenset(each[end].partition("/")[2] for end in ("episode", "other"))
        for each in related
        if any(reason["kind"] == "reference" for reason in each["reasons"])
    }


def test_last_weeks_episode_is_the_one_before_by_date(tmp_path: Path) -> None:
    pots, lids = ("pots", 1, "Pots are round."), ("lids", 8, "Lids are flat.")
    cups = ("cups", 15, "We correct last week's episode.")
    mugs = ("mugs", 22, "Mugs are heavy.")
    # Neither the order of a feed nor what comes later counts, and an episode that the feed has lost does.
    said = grown(tmp_path, weekly(lids, cups, pots), weekly(mugs, cups, pots))
    assert said[1] == "1 added, 0 changed, 0 removed, 3 left alone"
    assert references(tmp_path / "out") == {frozenset({"cups", "lids"})}


def test_force_does_the_work_again(page: str, tmp_path: Path) -> None:
    build([page], tmp_path / "out")
    before = content(tmp_path / "out")
    built = build([page], tmp_path / "out", Options(force=True))
    assert str(built.changes) == "0 added, 2 changed, 0 removed, 0 left alone"
    assert {name: data for name, data in content(tmp_path / "out").items() if name != "report.md"} == {
        name: data for name, data in before.items() if name != "report.md"
    }


@pytest.mark.parametrize("change", [("Tea Talk", "Sea Walk"), ("@prefix", "oops")])
def test_a_file_that_somebody_changed_is_made_again(
    page: str, tmp_path: Path, change: tuple[str, str]
) -> None:
    build([page], tmp_path / "out")
    path = tmp_path / "out" / "graph.ttl"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace(*change), encoding="utf-8")
    build([page], tmp_path / "out")
    assert path.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("name", ["readings.db", "state.json"])
@pytest.mark.parametrize("damage", [b"", b"garbage", None])
def test_damaged_memory_costs_time_only(page: str, tmp_path: Path, name: str, damage: bytes | None) -> None:
    build([page], tmp_path / "out")
    before = content(tmp_path / "out")
    memory = tmp_path / "out" / ".orbitgraph" / name
    if damage is None:
        memory.unlink()
    else:
        memory.write_bytes(damage)
    (tmp_path / "out" / "report.md").unlink()
    build([page], tmp_path / "out")
    after = content(tmp_path / "out")
    assert [each for each in FILES[:-1] if after[each] != before[each]] == []


def test_episodes_are_read_again_when_a_pipeline_for_their_language_comes(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stated = tmp_path / "orbitgraph.toml"
    stated.write_text('[shows.tea-talk]\nlanguage = "pt"\n', encoding="utf-8")
    options, out = Options(settings=stated), tmp_path / "out"
    assert build([page], out, options).warnings == (
        "tea-talk: no spaCy pipeline for its language 'pt' is installed; what needs one is left out "
        "(install one, or name it with --model)",
    )
    assert 'ontology#model> "blank:pt spacy ' in (out / "graph.nq").read_text(encoding="utf-8")
    assert str(build([page], out, options).changes) == "0 added, 0 changed, 0 removed, 2 left alone"

    monkeypatch.setattr(language, "choose", lambda _, model: model)

    assert str(build([page], out, options).changes) == "0 added, 2 changed, 0 removed, 0 left alone"
    assert "blank:pt" not in (out / "graph.nq").read_text(encoding="utf-8")


def test_an_unchanged_build_imports_no_language_model(page: str, tmp_path: Path) -> None:
    program = (
        "import sys\nfrom orbitgraph.cli import main\n"
        f"code = main(['build', {page!r}, '-o', {str(tmp_path / 'out')!r}])\n"
        "print(code, [name for name in ('spacy', 'numpy', 'networkx', 'rdflib') if name in sys.modules])"
    )
    # Both in processes of their own: the program's files are looked at once in each.
    first, second = (
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=90, check=True
        )
        for _ in range(2)
    )
    assert first.stdout.splitlines()[-1] == "0 ['spacy', 'numpy', 'networkx']"
    assert second.stdout.splitlines()[-1] == "0 []"


def test_workers_change_no_byte(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "CHUNK", 1)
    build([page], tmp_path / "one")
    build([page], tmp_path / "two", Options(workers=2))
    alone, together = content(tmp_path / "one"), content(tmp_path / "two")
    assert [name for name in FILES[:-1] if alone[name] != together[name]] == []


def test_an_episode_that_cannot_be_read_is_told_left_out_and_tried_again(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lame(episodes: Sequence[Episode], *more: Any) -> Iterator[workers.Reading | workers.Unread]:
        for each in workers.read(episodes, *more):
            lost = isinstance(each, workers.Reading) and each.episode.key == "2"
            yield workers.Unread(each.episode, "took too long") if lost else each

    with monkeypatch.context() as patch:
        patch.setattr(extraction, "read_by_workers", lame)
        built = build([page], tmp_path / "out")
    assert built.warnings == (
        "tea-talk/2: the worker that read its notes took too long; what they say is left out "
        "(build again to try once more)",
    )
    counts = dict(built.counts)
    assert counts["episodes"] == 2
    built = build([page], tmp_path / "out")
    assert (built.warnings, str(built.changes)) == ((), "1 added, 0 changed, 0 removed, 1 left alone")
    assert dict(built.counts)["mentions"] > counts["mentions"]

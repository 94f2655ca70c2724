"""What each episode lacks: every kind of gap, and that the build and the graph say the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from orbitgraph import gaps, pipeline, report
from orbitgraph.answers.reporting import as_json, as_markdown, as_text, read
from orbitgraph.errors import UsageError
from orbitgraph.gaps import Findings, Gap
from orbitgraph.graph.build import parts
from orbitgraph.graph.store import open_store, write
from orbitgraph.model import Entity, EntityClass, Episode, Evidence, Extraction, Mention, Show

PAGE = """\
Tea Talk

Episode 4: Cups (Apr 1, 2020)

Ann Lee met Ann Ray. Ann talks about the pots of Episode 1 and of Episode 9.

Listen: MP3 (22 MB, 24 min).

Episode 2: Kettles, with Ann Lee from Acme (Feb 2, 2020)

Ann Lee, who met Ann Ray, is an engineer at Acme. Ann Lee talks about the pots of Episode 1, and how OpenFlow can
fill them with tea and with milk while nobody looks at what happens in the kitchen or in the room beside the kitchen.

Listen: MP3 (22 MB, 24 min).
"""
FEED = """<rss version="2.0"><channel><title>Cafe</title><language>is</language>
<item><title>Um kaffi, med Jon Jonsson</title><guid>k-1</guid>
<description>Jon Jonsson notar OpenFlow.</description></item>
<item><title>Ekkert</title><guid>k-2</guid></item></channel></rss>
"""
MISSING = {
    "k-1": (Gap("language", "is"), Gap("notes", "27")),
    "k-2": (Gap("guest"), Gap("notes", "0"), Gap("topic")),
    "2": (Gap("reference", "Episode 1"),),
    "4": (
        Gap("guest"),
        Gap("name", '"Ann": Ann Lee (person) or Ann Ray (person)'),
        Gap("notes", "76"),
        Gap("reference", "Episode 1"),
        Gap("reference", "Episode 9"),
        Gap("topic"),
    ),
}

Build = Callable[..., tuple[Extraction, Path]]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a function that builds sources and gives what was extracted, and the folder."""

    def make(*sources: str) -> tuple[Extraction, Path]:
        kept: list[Extraction] = []
        folder = tmp_path_factory.mktemp("gaps")
        with pytest.MonkeyPatch.context() as patch:
            original = report.build_page
            patch.setattr(report, "build_page", lambda e, *rest: kept.append(e) or original(e, *rest))
            pipeline.build(sources, folder / "out")
        return kept[0], folder / "out"

    return make


@pytest.fixture(scope="module")
def tea(build: Build, tmp_path_factory: pytest.TempPathFactory) -> tuple[Extraction, Path]:
    folder = tmp_path_factory.mktemp("sources")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    (folder / "feed.xml").write_text(FEED, encoding="utf-8")
    return build(str(folder / "page.txt"), str(folder / "feed.xml"))


def test_every_kind_of_gap(tea: tuple[Extraction, Path]) -> None:
    found = gaps.of_extraction(tea[0])
    assert {each.episode: each.gaps for each in found} == MISSING
    assert [each.show for each in found] == ["cafe", "cafe", "tea-talk", "tea-talk"]


def test_the_graph_says_what_the_build_says(tea: tuple[Extraction, Path], build: Build) -> None:
    for extraction, folder in (tea, build()):
        store = open_store(folder)
        assert read(store) == gaps.of_extraction(extraction)
        assert as_markdown(read(store)) in (folder / "report.md").read_text(encoding="utf-8")


def test_one_name_of_two_things(tmp_path: Path) -> None:
    episode = Episode("show", "1", "Pot and TP, with the Tea Pot and the tea party", number=1)

    def entity(cls: EntityClass, label: str, *starts: int) -> Entity:
        places = [
            Evidence(episode.id, start, end, 0, len(episode.title), "x", 0.9)
            for start, end in zip(starts[::2], starts[1::2], strict=True)
        ]
        return Entity(cls, label, mentions=tuple(Mention(cls, place) for place in places))

    entities = (
        entity(EntityClass.PROJECT, "Pot", 0, 3),
        entity(EntityClass.CONCEPT, "pot", 25, 28),
        entity(EntityClass.PROJECT, "Tea Pot", 21, 28, 8, 10),
        entity(EntityClass.EVENT, "tea party", 37, 46, 8, 10),
    )
    made = Extraction((Show("show", "Show"),), (episode,), entities, ())
    write(parts(made, tool_version="1"), tmp_path)
    (found,) = gaps.of_extraction(made)
    assert found.gaps == (
        Gap("guest"),
        Gap("name", '"pot": Pot (project) or pot (concept)'),
        Gap("name", '"tp": Tea Pot (project) or tea party (event)'),
        Gap("notes", "0"),
    )
    assert read(open_store(tmp_path)) == (found,)


def test_one_episode_by_its_key_or_id(tea: tuple[Extraction, Path]) -> None:
    store = open_store(tea[1])
    (one,) = read(store, "k-2")
    assert read(store, "cafe/k-2") == (one,)
    assert one == Findings(
        "cafe", "k-2", "Ekkert", tuple((name, 0) for name, _ in one.counts), MISSING["k-2"]
    )
    with pytest.raises(UsageError, match="the graph has no episode '7'; there are k-1, k-2, 2, 4"):
        read(store, "7")


FOUND = (
    Findings("s", "1", "A \x1b[1m|B|", (("guests", 1), ("people", 1), ("facts", 0)), (Gap("guest"),)),
    Findings("s", "2", "C", (("guests", 0),), ()),
)


def test_as_text() -> None:
    assert as_text(FOUND) == (
        "1. A \\u001b[1m|B|\n   found: 1 guest, 1 person\n   missing: no guest was found\n"
        "2. C\n   found: nothing\n2 episodes, 1 of them with something missing\n"
    )


def test_as_json() -> None:
    (one, _) = json.loads(as_json(FOUND))
    assert one == {
        "show": "s",
        "episode": "1",
        "title": "A \x1b[1m|B|",
        "found": {"guests": 1, "people": 1, "facts": 0},
        "missing": [{"gap": "guest", "detail": "", "text": "no guest was found"}],
    }


def test_as_markdown() -> None:
    assert as_markdown(FOUND).splitlines()[4:] == [
        "| 1. A \ufffd\\[1m\\|B\\| | 1 guest, 1 person | no guest was found |",
        "| 2. C | nothing |  |",
    ]


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Gap("notes", "0"), "the notes are empty"),
        (Gap("notes", "12"), "the notes have only 12 characters"),
        (Gap("reference", "Episode 9"), "a reference leads nowhere: Episode 9 is not in the graph"),
        (Gap("topic"), "no project, protocol or concept is named"),
    ],
)
def test_gaps_in_words(gap: Gap, words: str) -> None:
    assert str(gap) == words

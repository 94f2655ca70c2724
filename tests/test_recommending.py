import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from orbitgraph import cli
from orbitgraph.answers.reason_quotes import Quoter
from orbitgraph.answers.recommending import Advisor, stored
from orbitgraph.errors import UsageError
from orbitgraph.graph.reasons import Shared
from orbitgraph.graph.store import open_store
from orbitgraph.model import Episode, Extraction, Ref
from orbitgraph.pipeline import build

FEED = """<rss version="2.0"><channel><title>Small Show</title><link>https://example.org/</link>
<item><title>Faucet, with Carl Gauss from Cisco</title><guid>f-3</guid><link>https://example.org/3</link>
<pubDate>Wed, 12 Feb 2020 00:00:00 GMT</pubDate><description>Faucet is a controller &lt;b&gt;of OpenFlow&lt;/b&gt;.
Ada Byron explained P4.</description></item>
<item><title>P4 &amp;amp; &amp;lt;i&amp;gt;Click&amp;lt;/i&amp;gt;, with Ada Byron from Nicira</title><guid>f-2</guid>
<link>https://example.org/2</link><pubDate>Wed, 05 Feb 2020 00:00:00 GMT</pubDate>
<description>P4 describes pipelines. Compilers for P4 make LLVM code.</description></item>
<item><title>Rivers, with Mary Anning</title><guid>f-1</guid><pubDate>Wed, 29 Jan 2020 00:00:00 GMT</pubDate>
<description>Nothing but water.</description></item>
</channel></rss>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    (folder / "feed.xml").write_text(FEED, encoding="utf-8")
    build([str(folder / "feed.xml")], folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def advisor(folder: Path) -> Advisor:
    return Advisor(open_store(folder))


def test_the_list_is_that_of_the_build(folder: Path, advisor: Advisor) -> None:
    stored = json.loads((folder / "related.json").read_text(encoding="utf-8"))
    told = [
        (one.key, each.key, each.score, [(r.kind, r.text, r.weight) for r, _ in each.reasons])
        for row, one in enumerate(advisor.episodes)
        for each in advisor.next_to(row, 5)
    ]

    assert sorted(told) == sorted(
        (
            each["episode"].partition("/")[2],
            each["other"].partition("/")[2],
            each["score"],
            [(r["kind"], r["text"], r["weight"]) for r in each["reasons"]],
        )
        for each in stored
    )
    assert told


def test_what_the_build_kept_needs_no_new_ranking(folder: Path, advisor: Advisor) -> None:
    graph = open_store(folder)

    assert stored(graph, "f-3", 1) == advisor.next_to(advisor.row("f-3"), 1)
    assert stored(graph, "f-3", 2) is None
    assert stored(graph, "f-9", 1) is None


def test_every_reason_has_a_sentence_of_each_episode(advisor: Advisor) -> None:
    row = advisor.row("f-3")
    (near,) = advisor.next_to(row, 1, quotes=True)
    reason, grounds = next(each for each in near.reasons if each[0].kind == "guest")

    assert reason.text == "it names Ada Byron, guest of “P4 & <i>Click</i>, with Ada Byron from Nicira”"
    assert [(each.name, each.episode, each.quote.sentence) for each in grounds] == [
        ("Ada Byron", "f-3", "Ada Byron explained P4."),
        ("Ada Byron", "f-2", "P4 & <i>Click</i>, with Ada Byron from Nicira"),
    ]
    for other, found in near.reasons:
        # Words that are names as well are told by these.
        assert {each.episode for each in found} == {"f-3", "f-2"} or other.kind == "text"


def test_the_sentence_of_a_word() -> None:
    one = Episode("s", "1", "Rivers", paragraphs=("Water runs. Deep lakes “sleep.” A river ends.",))
    two = Episode("s", "2", "Sea", paragraphs=("The sea (a lake of salt) is wide.",))
    quoter = Quoter(Extraction((), (one, two), (), ()))
    ground, other = quoter.behind(Shared(Ref("text", "lakes"), 1.0), one, two)

    assert (ground.quote.sentence, ground.quote.spans) == ("Deep lakes “sleep.”", ((5, 10),))
    assert (other.quote.sentence, other.quote.spans) == ("The sea (a lake of salt) is wide.", ((11, 15),))


def test_around_a_name(advisor: Advisor) -> None:
    (found,) = advisor.around("ada BYRON", 3)

    assert found.own == (("f-2", "P4 & <i>Click</i>, with Ada Byron from Nicira"),)
    assert [(each.key, each.near) for each in found.episodes] == [("f-3", "f-2")]
    assert [each.name for each in found.people] == ["Carl Gauss"]
    assert "P4" in [each.name for each in found.topics]


def test_unknown_episodes_and_names(advisor: Advisor) -> None:
    with pytest.raises(UsageError, match="the graph: no episode '9'; there are f-1, f-2, f-3"):
        advisor.row("9")
    with pytest.raises(UsageError, match="nothing is called 'Nobody'"):
        advisor.around("Nobody", 3)


@pytest.mark.parametrize("extra", [[], ["--quotes"], ["--diverse"], ["--format", "md"], ["--format", "json"]])
def test_the_command(folder: Path, extra: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for asked in ("f-3", "P4", "--all"):
        assert cli.main(["related", asked, *extra, "--graph", str(folder)]) == 0
        told = capsys.readouterr()
        assert "Ada Byron" in told.out
        assert told.err == ""


def test_markdown_shows_hostile_titles_as_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["related", "--all", "--format", "md", "--quotes", "--graph", str(folder)]) == 0
    told = capsys.readouterr().out

    assert "## f-2. P4 \\& \\<i\\>Click\\</i\\>, with Ada Byron from Nicira" in told
    assert "<i>" not in told
    assert "Nothing in common with another episode." in told


def test_items_for_a_feed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["related", "--all", "--format", "rss", "--graph", str(folder)]) == 0
    items = ElementTree.fromstring(capsys.readouterr().out).findall("channel/item")
    links = {
        item.findtext("guid"): [
            dict(link.attrib) for link in item.findall("{http://www.w3.org/2005/Atom}link")
        ]
        for item in items
    }

    assert links == {
        "f-1": [],
        "f-2": [
            {"rel": "related", "href": "https://example.org/3", "title": "Faucet, with Carl Gauss from Cisco"}
        ],
        "f-3": [
            {
                "rel": "related",
                "href": "https://example.org/2",
                "title": "P4 & <i>Click</i>, with Ada Byron from Nicira",
            }
        ],
    }


@pytest.mark.parametrize(
    "arguments", [["related"], ["related", "1", "--all"], ["related", "1", "--format", "rss"]]
)
def test_wrong_calls(folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*arguments, "--graph", str(folder)]) == 2
    assert "--all" in capsys.readouterr().err

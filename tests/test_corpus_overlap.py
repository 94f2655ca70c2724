from pathlib import Path

import pytest

from bench.corpus_overlap import main

PAGE = """Small Show

2.Bridges and Ropes, with Ann Lee from the Old Harbour Museum (Mar 3) MP3

Episode 2: Bridges and Ropes, with Ann Lee from the Old Harbour Museum (Mar 3, 2017)

Ann Lee says the oldest bridge in town was held up by nothing but rope and luck.

Small Show is produced by Bo Day. All content is licensed under a Creative Commons license.

Listen: MP3 (12 MB, 20 min), or the same in one piece on the show's page.
"""
HTML = """<p>See <a href="x">Hemp and Iron:
how a bridge was made to last a hundred years</a> for more of what she wrote about the harbour.</p>
<p>Ann: “we never knew which of the two ropes would break first”</p>"""
FEED = """<rss><channel><item><title>Bridges and Ropes</title><description>
  &lt;li&gt;Why the &lt;b&gt;town&lt;/b&gt; council didn&#x27;t want to pay for a second bridge.&lt;/li&gt;
</description></item></channel></rss>"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in {"page.txt": PAGE, "page.html": HTML, "feed.rss": FEED}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def compare(sources: Path, corpus: str) -> int:
    path = sources.parent / "corpus.txt"
    path.write_text(corpus, encoding="utf-8")
    return main([str(sources), str(path)])


@pytest.mark.parametrize(
    ("corpus", "hit"),
    [
        pytest.param(
            "Intro.\n\nIn short, the Oldest Bridge in town was held - up by string.",
            "corpus.txt:3: 9 words: the oldest bridge in town was held up by",
            id="page",
        ),
        pytest.param(
            "- The town council didn’t want to pay for it.",
            "corpus.txt:1: 8 words: the town council didn't want to pay for",
            id="feed",
        ),
        pytest.param(
            "She admits: “we never knew which of the two ropes would break first”.",
            "corpus.txt:1: 11 words: we never knew which of the two ropes would break first",
            id="a quoted sentence is no title",
        ),
        pytest.param(
            "He read Hemp and Iron: how a bridge was made to last a hundred years"
            " for more of what she wrote about the ships.",
            "corpus.txt:1: 21 words: hemp and iron how a bridge was made to last a hundred years"
            " for more of what she wrote about the",
            id="words around a title count",
        ),
    ],
)
def test_a_shared_run_is_printed_with_its_line(
    sources: Path, capsys: pytest.CaptureFixture[str], corpus: str, hit: str
) -> None:
    assert compare(sources, corpus) == 1
    assert capsys.readouterr().out.splitlines()[0] == hit


@pytest.mark.parametrize(
    "corpus",
    [
        pytest.param("The oldest bridge in town was held by ropes.", id="seven words"),
        pytest.param("The oldest bridge in town was\nheld up by nothing but rope.", id="two paragraphs"),
        pytest.param(PAGE.splitlines()[2], id="listing"),
        pytest.param("★★ " + PAGE.splitlines()[2], id="listing with stars"),
        pytest.param(PAGE.splitlines()[4], id="title of an episode"),
        pytest.param(PAGE.splitlines()[8], id="credits"),
        pytest.param(PAGE.splitlines()[10], id="listen"),
        pytest.param(
            "She wrote “Hemp and Iron: how a bridge was made to last a hundred years”.", id="linked title"
        ),
        pytest.param(
            "Recall Bridges and Ropes, with Ann Lee from the Old Harbour Museum.",
            id="title within a sentence",
        ),
    ],
)
def test_what_may_agree_is_no_hit(sources: Path, capsys: pytest.CaptureFixture[str], corpus: str) -> None:
    assert compare(sources, corpus) == 0
    assert capsys.readouterr().out.endswith(" words, 3 sources, no shared run of 8+ words\n")


def test_missing_folder_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "nowhere"
    assert main([str(folder)]) == 2
    assert capsys.readouterr() == (
        "",
        f"corpus_overlap: no folder {folder}: name the folder that holds the source pages\n",
    )


def test_folder_without_pages_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr() == (
        "",
        f"corpus_overlap: no source page in {tmp_path}: put .txt, .html or .rss files there\n",
    )


def test_missing_corpus_is_one_line(sources: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = sources / "absent.txt"
    assert main([str(sources), str(corpus)]) == 2
    assert capsys.readouterr() == ("", f"corpus_overlap: no corpus {corpus}: name the text file to compare\n")

"""The page of the ontology: every term under its anchor, every link leads somewhere, valid and safe HTML."""

import re
from html.parser import HTMLParser

import pytest

from orbitgraph.ontology import ORBIT, page

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Reader(HTMLParser):
    """Collects ids, links and texts; complains of tags that are not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []
        self.links += [found["href"]] if found.get("href") else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append(" ".join(data.split()))


@pytest.fixture(scope="module")
def read() -> Reader:
    reader = Reader()
    reader.feed(page.html())
    reader.close()
    assert reader.open == []
    return reader


def test_every_term_has_its_anchor_once(read: Reader) -> None:
    assert len(read.ids) == len(set(read.ids))
    assert set(ORBIT) <= set(read.ids)


def test_every_link_leads_to_an_anchor_or_to_another_vocabulary(read: Reader) -> None:
    inner = {each.removeprefix("#") for each in read.links if each.startswith("#")}
    assert inner <= set(read.ids)
    assert all(re.match("https?://", each) for each in read.links if not each.startswith("#"))


def test_a_term_is_told_with_what_surrounds_it(read: Reader) -> None:
    (start,) = [
        place
        for place, word in enumerate(read.words)
        if word == "developed by · property whose values are things"
    ]
    assert read.words[start - 1 : start + 10] == [
        "orbit:developedBy",
        "developed by · property whose values are things",
        "The organisation or person made the project or is the one that develops it.",
        "sub-property of",
        "schema:creator",
        "domain",
        "orbit:Project",
        "range",
        "orbit:Organisation",
        "·",
        "orbit:Person",
    ]


def test_the_page_needs_no_script_and_nothing_from_elsewhere() -> None:
    text = page.html()
    assert "<script" not in text
    assert "default-src 'none'" in text
    assert not re.search(r"(?:src|rel)=", text)


def test_what_the_ontology_says_is_text_and_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = page.ontology_turtle().replace('"A human being."', '"<script>alert(1)</script> & \\"more\\""')
    monkeypatch.setattr(page, "ontology_turtle", lambda: hostile)
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;more&#34;</p>" in page.html()


def test_the_page_is_the_same_each_time() -> None:
    assert page.html() == page.html()

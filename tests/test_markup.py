from __future__ import annotations

import string
import time
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitgraph.extract.reading.markup import Anchor, Block, blocks, line, paragraphs_and_links
from orbitgraph.model import Link


def seen(html: str, base: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(html, base)]


def anchors(html: str, base: str | None = None) -> list[tuple[int, str, str]]:
    return [(each.start, each.text, each.target) for block in blocks(html, base) for each in block.anchors]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>Guests</h2>Ada Byron", [("heading", "Guests"), ("paragraph", "Ada Byron")]),
        (
            "<ul><li>One<ul><li>Deeper</li></ul>on</li><li><p>Two</ul>",
            [("item", "One"), ("item", "Deeper"), ("item", "on"), ("item", "Two")],
        ),
        ("<dl><dt>Ada<dd>guest</dl>", [("item", "Ada"), ("item", "guest")]),
        ("<p>One<br><br>two<br/> <br/>three</p>", [("paragraph", text) for text in ("One", "two", "three")]),
        (
            "Topics:<br>- first<br>• second<br>[00:12] third<br>(1:02:03) fourth",
            [("paragraph", "Topics:")]
            + [("item", text) for text in ("first", "second", "[00:12] third", "(1:02:03) fourth")],
        ),
        ("Host: Ada<br>Guest: Bob", [("paragraph", "Host: Ada"), ("paragraph", "Guest: Bob")]),
        (
            "a line that was wrapped after some seventy characters, as<br>mail programs do",
            [("paragraph", "a line that was wrapped after some seventy characters, as mail programs do")],
        ),
        (
            "<table><tr><th>Name<th>Role<tr><td>Ada<td>guest</table>",
            [("item", "Name | Role"), ("item", "Ada | guest")],
        ),
        ("<pre>x = 1\n\ny = 2</pre>", [("code", "x = 1"), ("code", "y = 2")]),
        ("R&amp;D &amp;amp; caf&eacute; &amp;#39;90s", [("paragraph", "R&D & café '90s")]),
        ("a\u00a0b\u200b \u2009 c\ufeff <b>d</b>\u202ee", [("paragraph", "a b c de")]),
        ("cafe\u0301", [("paragraph", "café")]),
        ("Why Vec<T> and a < b &lt; c", [("paragraph", "Why Vec<T> and a < b < c")]),
        ("<p>#include <vector></p>", [("paragraph", "#include <vector>")]),
        ("<p>see<img alt='a logo' src=x> this</p>", [("paragraph", "see this")]),
        (
            "<p>a<script>alert(1)</script><style>p{}</style><span style='display: none'>b</span>"
            "<i hidden></i><span aria-hidden='true'>#</span>c</p><div hidden>d</div>",
            [("paragraph", "ac")],
        ),
        ("&lt;p&gt;Twice &lt;b&gt;escaped&lt;/b&gt;&lt;/p&gt;", [("paragraph", "Twice escaped")]),
        ("<img src=x>&lt;p&gt;mixed&lt;/p&gt;", [("paragraph", "mixed")]),
        ("<![CDATA[<p>wrapped</p>]]>", [("paragraph", "wrapped")]),
        ("<h2>H</h2>\nfirst\npart\n\nsecond", [("heading", "H"), ("paragraph", "first part"), ("paragraph", "second")]),
        ("a\x00b\ud800c\x1b", [("paragraph", "abc")]),
        ("", []),
        ("<p> </p><!-- nothing -->", []),
    ],
)  # fmt: skip
def test_markup_becomes_blocks(html: str, expected: list[tuple[str, str]]) -> None:
    assert seen(html) == expected


def test_plain_text_becomes_blocks() -> None:
    text = (
        "In this episode, which has quite a long first line of text,\nwe talk.\n\nLinks:\n* first thing\n"
        "* second thing\n------\nMore &amp; https://example.org/a_(b)."
    )

    assert blocks(text) == (
        Block("paragraph", "In this episode, which has quite a long first line of text, we talk."),
        Block("paragraph", "Links:"),
        Block("item", "first thing"),
        Block("item", "second thing"),
        Block(
            "paragraph",
            "More & https://example.org/a_(b).",
            (Anchor(7, "https://example.org/a_(b)", "https://example.org/a_(b)"),),
        ),
    )


def test_line_ends_count_where_nothing_but_inline_tags_is_used() -> None:
    html = "First <b>line</b>\n\nSecond, with <a href='https://example.org/'>a link\nThat goes on</a>"

    assert blocks(html) == (
        Block("paragraph", "First line"),
        Block(
            "paragraph",
            "Second, with a link That goes on",
            (Anchor(13, "a link That goes on", "https://example.org/"),),
        ),
    )


@pytest.mark.parametrize(
    ("href", "base", "target"),
    [
        ("https://example.org/x", None, "https://example.org/x"),
        (" https://example.org/\n x y ", None, "https://example.org/%20x%20y"),
        ("mailto:ada@example.org", None, "mailto:ada@example.org"),
        ("//example.org/x", None, "https://example.org/x"),
        ("#e11", None, "#e11"),
        ("#e11", "https://example.org/show", "https://example.org/show#e11"),
        ("../e/4", "https://example.org/show/", "https://example.org/e/4"),
        ("/e/4", None, None),
        ("javascript:alert(1)", "https://example.org/", None),
        ("JAVA\tSCRIPT:alert(1)", "https://example.org/", None),
        ("data:text/html,x", None, None),
        ("file:///etc/passwd", None, None),
        ("http://[broken", None, None),
        ("http://", None, None),
        ("https://example.org/" + "x" * 3000, None, None),
        ("https://example.org/<b>", None, "https://example.org/%3Cb%3E"),
    ],
)
def test_only_links_that_may_be_shown_are_kept(href: str, base: str | None, target: str | None) -> None:
    html = f'<p>Go <a title="x > y" href="{escape(href)}">right <b>here</b></a> now</p>'

    assert anchors(html, base) == ([(3, "right here", target)] if target else [])
    assert seen(html, base) == [("paragraph", "Go right here now")]


def test_offsets_count_in_the_folded_text_of_the_block() -> None:
    html = (
        "<ul><li> - no <a href=https://a.example>\n first </a>and<a href=https://b.example><img></a>"
        "<li><a href=https://c.example><p>two</p><p>parts</p></a></ul>see https://d.example, please"
    )

    assert anchors(html) == [
        (3, "first", "https://a.example"),
        (0, "two", "https://c.example"),
        (0, "parts", "https://c.example"),
        (4, "https://d.example", "https://d.example"),
    ]


def test_a_bullet_of_a_line_goes_and_its_links_move() -> None:
    assert blocks("• see <a href=https://a.example>that</a><br>• <a href=https://b.example>this</a>") == (
        Block("item", "see that", (Anchor(4, "that", "https://a.example"),)),
        Block("item", "this", (Anchor(0, "this", "https://b.example"),)),
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("  Two\n words ", "Two words"),
        ("AT&amp;T", "AT&T"),
        ("<i>Dune</i> and Vec<T> &amp; more", "Dune and Vec<T> & more"),
        ("What <template> is for", "What <template> is for"),
        ("<script>alert(1)</script>Ada", "Ada"),
        ("\u202eAda\x07", "Ada"),
    ],
)
def test_a_title_is_one_line(html: str, expected: str) -> None:
    assert line(html) == expected


def test_blocks_become_paragraphs_and_numbered_links() -> None:
    notes = blocks("<h2>Links</h2><ul><li>A <a href=https://a.example>b</a></ul>")

    assert paragraphs_and_links(notes) == (("Links", "A b"), (Link(1, 2, "b", "https://a.example"),))


fragments = st.lists(
    st.one_of(
        st.sampled_from(
            """<p> </p> <div> </div> <ul> <li> </ul> <a\thref='https://a.example'> <a\thref="#e1"> </a> <br> <h2> </h2>
            <table> <tr> <td> </table> <pre> </pre> <b> </b> <script> </script> <!-- --> &amp;lt;p> &#0; &nbsp; - • <
            > https://b.example/ <svg> <select> <template> <plaintext> \x00 \ud800 \u200d""".split()
        ),
        st.text(max_size=8),
    ),
    max_size=30,
)


@settings(max_examples=200, deadline=None)
@given(parts=fragments, base=st.sampled_from([None, "https://example.org/", "http://[broken"]))
def test_offsets_hold_and_nothing_unseen_is_left_whatever_the_input(
    parts: list[str], base: str | None
) -> None:
    for block in blocks(" ".join(parts).replace("\t", " "), base):
        assert block.text == " ".join(block.text.split())
        assert block.text
        assert not set(block.text) & set("\x00\u200b\ufeff\u202e\ud800")
        end = 0
        for anchor in block.anchors:
            assert anchor.start >= end
            assert anchor.text
            end = anchor.start + len(anchor.text)
            assert block.text[anchor.start : end] == anchor.text
            assert anchor.target.startswith(("http://", "https://", "mailto:", "#"))


words = st.text(string.ascii_letters + "äß&;'\"()", min_size=1, max_size=9)
trees = st.recursive(
    words.map(escape),
    lambda inner: st.tuples(
        st.sampled_from(
            "p div ul li b em a h2 h3 blockquote span table tr td section dl dd pre code".split()
        ),
        st.lists(inner, max_size=4),
    ).map(lambda node: f"<{node[0]} class='x'>{' '.join(node[1])}</{node[0]}>"),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(html=trees)
def test_no_tag_is_left_of_well_formed_markup(html: str) -> None:
    for block in blocks(html):
        assert "<" not in block.text
        assert "class=" not in block.text


MILLION = 1_000_000


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * MILLION,
        "<b>" * MILLION,
        "<ul><li>" * (MILLION // 2),
        "".join(f"<p><b id={number}>" for number in range(200_000)),
        "<a " + " ".join(f"x{number}" for number in range(200_000)) + ">",
        '<a "' * 250_000,
        "<" * MILLION,
        "&lt;p" * 250_000,
        "<p " * 300_000,
        "https://a.example/" + ")" * 200_000,
        "<svg>" * 300_000,
        "<table>x<a>" * 100_000,
    ],
    ids=lambda html: html[:12],
)
def test_a_million_tags_take_bounded_time(html: str) -> None:
    began = time.process_time()

    blocks(html)

    assert time.process_time() - began < 4


def test_words_in_deeply_nested_markup_are_kept() -> None:
    assert seen("<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>after</p>") == [
        ("paragraph", "deep"),
        ("paragraph", "after"),
    ]

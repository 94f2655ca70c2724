"""Lists of feeds, as programs export them and as they break."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading import opml

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<!-- exported <opml> -->
<opml version="2.0">
  <head><title/></head>
  <body>
    <outline text="Networks">
      <outline type="rss" text="One" xmlUrl="https://one.example/feed?a=1&amp;b=2" htmlUrl="https://one.example/"/>
      <outline text="Deep"><outline text="Two" xmlUrl=" http://two.example/rss "/></outline>
    </outline>
    <outline text="One again" xmlUrl="https://one.example/feed?a=1&amp;b=2"/>
    <outline text="No feed" htmlUrl="https://three.example/"/>
    <outline text="Three" xmlUrl="https://three.example/é"/>
  </body>
</opml>
"""
FEEDS = ("https://one.example/feed?a=1&b=2", "http://two.example/rss", "https://three.example/é")


def one(outlines: str) -> str:
    return f"<opml><body>{outlines}</body></opml>"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(LIST.encode(), id="well-formed"),
        pytest.param(b"\xef\xbb\xbf" + LIST.encode(), id="mark"),
        pytest.param(LIST.replace("UTF-8", "UTF-16").encode("utf-16"), id="utf-16"),
        pytest.param(LIST.replace("UTF-8", "UTF-16").encode(), id="declared utf-16"),
        pytest.param(LIST.replace("UTF-8", "ISO-8859-1").encode("latin-1"), id="latin-1"),
        pytest.param(b"\n" + LIST.encode(), id="blank line first"),
        pytest.param(LIST.replace("&amp;", "&").encode(), id="bare ampersands"),
        pytest.param(LIST.replace("</outline>", "").encode(), id="left open"),
        pytest.param(LIST[: LIST.rindex("</body>")].encode(), id="cut off"),
        pytest.param(
            LIST.replace("xmlUrl", "XMLURL").replace("outline", "Outline").encode(), id="wrong case"
        ),
        pytest.param(
            LIST.replace("xmlUrl", "xmlurl").replace("&amp;", "&").encode(), id="wrong case, ill-formed"
        ),
        pytest.param(
            LIST.replace('version="2.0"', 'xmlns:o="http://opml.example/"')
            .replace("<outline", "<o:outline")
            .replace("</outline", "</o:outline")
            .encode(),
            id="prefix",
        ),
    ],
)
def test_the_feeds_of_a_list_are_found(data: bytes) -> None:
    assert opml.looks_like(data)
    assert opml.feeds(data, "list") == FEEDS


@pytest.mark.parametrize(
    ("outlines", "found"),
    [
        ('<outline type="rss" url="http://a.example/"/>', ("http://a.example/",)),
        ('<outline type="link" url="http://a.example/"/><outline xmlUrl="http://b/"/>', ("http://b/",)),
        ('<outline xmlUrl="feed://a.example/x"/>', ("http://a.example/x",)),
        ('<outline xmlUrl="feed:https://a.example/x"/>', ("https://a.example/x",)),
        ('<outline xmlUrl="feed://https://a.example/x"/>', ("https://a.example/x",)),
        ("<outline xmlUrl=http://a.example/?b&copy=1&lt=2 text>", ("http://a.example/?b&copy=1&lt=2",)),
        (
            "<outline text='a \"b\" > c' xmlUrl='http://a.example/'><outline xmlUrl='http://b/",
            ("http://a.example/",),
        ),
        (
            '<outline xmlUrl="/etc/passwd"/><outline xmlUrl="file:///etc/passwd"/>'
            '<outline xmlUrl="javascript:1"/><outline xmlUrl="http://a.example/"/>',
            ("http://a.example/",),
        ),
    ],
)
def test_forms_of_an_entry(outlines: str, found: tuple[str, ...]) -> None:
    assert opml.feeds(one(outlines).encode(), "list") == found


@pytest.mark.parametrize(
    ("data", "is_list"),
    [
        (b"", False),
        (b"opml", False),
        (b"<opml>", True),
        (b"<OPML\nversion='1.0'>", True),
        (b"<?xml version='1.0'?><!DOCTYPE opml [<!ENTITY a '<rss>'>]>\n<opml version='1.1'>", True),
        (b"<!-- <rss> --><opml/>", True),
        (b"<opmlet>", False),
        (b"<rss><channel><title>&lt;opml><opml></title>", False),
        (b"<!DOCTYPE html><html><opml>", False),
        (b"<!-- <opml>", False),
        (b"Episode 1: <3\n<opml>", False),
    ],
)
def test_a_list_is_known_by_its_first_element(data: bytes, is_list: bool) -> None:
    assert opml.looks_like(data) is is_list


@pytest.mark.parametrize(
    "data",
    [
        one("").encode(),
        one("<outline text='No feed'/>").encode(),
        one("<outline xmlUrl=''/><outline xmlUrl='feeds/a.xml'/>").encode(),
        one("<outline xmlUrl='feeds/a.xml'>").encode(),
        b"",
        b"\x00\xff",
    ],
)
def test_a_list_of_nothing_is_told(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^my\.opml: lists no feed; an OPML list has .* xmlUrl for each$"):
        opml.feeds(data, "my.opml")


def test_entities_of_its_own_are_never_expanded(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("http://secret.example/", encoding="utf-8")
    bomb = "".join('<!ENTITY e{} "{}">'.format(n, f"&e{n - 1};" * 10) for n in range(1, 12))
    data = f"""<!DOCTYPE opml SYSTEM "{secret.as_uri()}" [<!ENTITY e0 "http://a.example/">{bomb}
        <!ENTITY file SYSTEM "{secret.as_uri()}"> <!ENTITY % more SYSTEM "{secret.as_uri()}"> %more;]>
        <opml><body><outline xmlUrl="&e11;"/><outline text="&e11;" xmlUrl="http://b.example/"/>
        <outline xmlUrl="http://c.example/&file;"/>&e11;&file;</body></opml>""".encode()

    assert opml.looks_like(data)
    assert opml.feeds(data, "list") == ("http://b.example/", "http://c.example/&file;")


def test_not_even_a_small_entity_is_expanded() -> None:
    declared = b'<!DOCTYPE opml [<!ENTITY e "http://e.example/">]>'
    body = one('<outline xmlUrl="&e;feed"/><outline xmlUrl="http://b.example/?a=&amp;&e;"/>').encode()

    assert opml.feeds(declared + body, "list") == ("http://b.example/?a=&&e;",)


def test_an_external_dtd_is_never_read(tmp_path) -> None:
    dtd = tmp_path / "list.dtd"
    dtd.write_text('<!ATTLIST outline xmlUrl CDATA "http://from.dtd/">', encoding="utf-8")
    body = one('<outline/><outline xmlUrl="http://a/"/>')
    data = f'<!DOCTYPE opml SYSTEM "{dtd.as_uri()}">{body}'.encode()

    assert opml.feeds(data, "list") == ("http://a/",)


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(SourceError, match="at most 10 MB; split it"):
        opml.feeds(b" " * (opml.LARGEST + 1), "list")
    many = "".join(f'<outline xmlUrl="http://a.example/{n}"/>' for n in range(opml.MOST + 1))
    with pytest.raises(SourceError, match="lists more than 5000 feeds; split it"):
        opml.feeds(one(many).encode(), "list")
    with pytest.raises(SourceError, match="lists more than 5000 feeds; split it"):
        opml.feeds(many.encode(), "list")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<outline>" * 500_000, id="nested"),
        pytest.param("<outline>" * 200_000 + "</x>" * 200_000, id="nested and unclosed"),
        pytest.param("<outline " + " ".join(f"a{n}=1" for n in range(300_000)) + "/>", id="attributes"),
        pytest.param("<outline " + "a=1 " * 300_000, id="repeated attributes"),
        pytest.param(("<outline " + "b=1 " * 2000) * 150, id="many long tags"),
        pytest.param("<!--" * 500_000, id="comments"),
        pytest.param("<outline x='" * 200_000, id="quotes"),
        pytest.param("<!DOCTYPE opml [" + "]" * 500_000, id="doctype"),
        pytest.param("<?" * 500_000, id="instructions"),
        pytest.param("&" * 1_000_000, id="ampersands"),
    ],
)
def test_damage_costs_no_more_than_its_length(text: str) -> None:
    data = ("<opml>" + text).encode()
    start = time.process_time()
    opml.looks_like(text.encode())
    with pytest.raises(SourceError, match="lists no feed"):
        opml.feeds(data, "list")
    assert time.process_time() - start < 8


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "<opml>",
                "<outline ",
                'xmlUrl="http://a/&',
                "'",
                '"',
                ">",
                "/>",
                "<!--",
                "&#0;",
                "\0",
                "é",
                "</",
            ]
        ),
        max_size=30,
    ).map(lambda parts: "".join(parts).encode())
)
def test_any_bytes_give_web_addresses_or_one_line(data: bytes) -> None:
    assert opml.looks_like(data) in (True, False)
    words, found = "", ()
    try:
        found = opml.feeds(data, "list")
    except SourceError as error:
        words = str(error)
    assert words.isprintable()
    assert bool(words) is not bool(found)
    assert all(url.lower().startswith(("http://", "https://")) for url in found)

"""URLs as they are written: what is asked for, and what is refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading.weburl import LONGEST, SHOWN, WebUrl, join, parse, shown


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("http://example.org", WebUrl("http", "example.org", 80, "/")),
        (" HTTPS://Example.ORG:443/Feed?b=1&a=2#top\n", WebUrl("https", "example.org", 443, "/Feed?b=1&a=2")),
        ("http://example.org:8080/a b?c d", WebUrl("http", "example.org", 8080, "/a%20b?c%20d")),
        ("http://example.org?q", WebUrl("http", "example.org", 80, "/?q")),
        ("http://example.org:/%7Ea/100%/é", WebUrl("http", "example.org", 80, "/%7Ea/100%25/%C3%A9")),
        ("http://bücher.example/", WebUrl("http", "xn--bcher-kva.example", 80, "/")),
        ("http://straße.example./", WebUrl("http", "xn--strae-oqa.example.", 80, "/")),
        ("http://１２７。0。0。1/", WebUrl("http", "127.0.0.1", 80, "/")),
        ("http://my_feed.example/", WebUrl("http", "my_feed.example", 80, "/")),
        ("http://[2001:DB8:0::1]:81/", WebUrl("http", "2001:db8::1", 81, "/")),
        ("http://example.org/a\\b<\"'>", WebUrl("http", "example.org", 80, "/a%5Cb%3C%22'%3E")),
    ],
)
def test_a_url_is_taken_apart(written: str, url: WebUrl) -> None:
    assert parse(written) == url
    assert parse(str(url)) == url


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("http://example.org:80/", "http://example.org/"),
        ("https://example.org:80/", "https://example.org:80/"),
        ("http://[::1]/x", "http://[::1]/x"),
        ("https://[::1]:8443", "https://[::1]:8443/"),
    ],
)
def test_a_url_is_written(url: str, text: str) -> None:
    assert str(parse(url)) == text


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "only http:// and https:// addresses"),
        ("feed.xml", "only http:// and https:// addresses"),
        ("//example.org/", "only http:// and https:// addresses"),
        ("file:///etc/passwd", "only http:// and https:// addresses"),
        ("ftp://example.org/", "only http:// and https:// addresses"),
        ("gopher://127.0.0.1:70/_GET", "only http:// and https:// addresses"),
        ("data:text/xml,<rss>", "only http:// and https:// addresses"),
        ("http:///feed", "no web address"),
        ("http:feed", "no web address"),
        ("http://", "no web address"),
        ("http://exa mple.org/", "no web address"),
        ("http://example.org\\.evil/", "no web address"),
        ("http://%31%32%37.0.0.1/", "no web address"),
        ("http://a..b/", "no web address"),
        ("http://" + "a" * 64 + ".org/", "no web address"),
        ("http://" + "a." * 127 + "org/", "no web address"),
        ("http://é" + "é" * 70 + ".org/", "no web address"),
        ("http://example.org:0/", "no web address"),
        ("http://example.org:99999/", "no web address"),
        ("http://example.org:feed/", "no web address"),
        ("http://[::1/", "no web address"),
        ("http://[example.org]/", "no web address"),
        ("http://[fe80::1%25eth0]/", "no web address"),
        ("http://[v1.x:y]/", "no web address"),
        ("http://℀.example/", "no web address"),
        ("http://user@example.org/", "carries a login"),
        ("http://user:secret@example.org/", "carries a login"),
        ("http://example.org/\r\nX-Header: 1", "control characters"),
        ("http://exa\tmple.org/", "control characters"),
        ("http://example.org/\0", "control characters"),
        ("http://example.org/\udc80", "control characters"),
        ("http://example.org/" + "a" * LONGEST, "is longer than 4000 characters"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(url: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        parse(url)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 250
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("location", "to"),
    [
        ("/b", "http://example.org/b"),
        ("b?c", "http://example.org/a/b?c"),
        ("//other.example/b", "http://other.example/b"),
        ("https://other.example", "https://other.example"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("http://[oops", "http://[oops"),
    ],
)
def test_a_redirect_counts_from_its_page(location: str, to: str) -> None:
    assert join(parse("http://example.org/a/x"), location) == to


@given(st.text(max_size=2 * SHOWN))
def test_what_is_shown_is_one_short_line(text: str) -> None:
    line = shown(text)
    assert line.isprintable()
    assert len(line) <= SHOWN


@given(
    st.text(max_size=80)
    | st.builds(
        "{}://{}{}/{}".format,
        st.sampled_from(["http", "https", "HTTP", "file"]),
        st.text(max_size=20),
        st.sampled_from(["", ":80", ":", "@a.example", "]"]),
        st.text(max_size=20),
    )
)
def test_any_text_gives_plain_parts_or_one_line(text: str) -> None:
    words = ""
    try:
        url = parse(text)
    except SourceError as error:
        words = str(error)
    else:
        assert str(url).isascii()
        assert not {" ", "@"} & set(url.authority)
        assert parse(str(url)) == url
    assert words.isprintable()

from __future__ import annotations

import codecs

import pytest

from orbitgraph.extract.reading.xmltext import decode, document, looks_like, root

RSS = "<rss><channel><title>Brøndby – ж</title></channel></rss>"


@pytest.mark.parametrize(
    "data",
    [
        RSS.encode(),
        codecs.BOM_UTF8 + RSS.encode(),
        RSS.encode("utf-16"),
        codecs.BOM_UTF16_BE + RSS.encode("utf-16-be"),
        RSS.encode("utf-16-le"),
        RSS.encode("utf-32"),
        ("\n \n" + RSS).encode(),
    ],
)
def test_the_bytes_tell_their_encoding(data: bytes) -> None:
    assert document(decode(data)) == RSS


@pytest.mark.parametrize("declared", ["utf-16", "ISO-8859-1", "windows-1251", "nonsense", "idna", "punycode"])
def test_utf_8_is_read_as_such_whatever_is_declared(declared: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>'

    assert document(decode((head + RSS).encode())) == RSS


@pytest.mark.parametrize(
    ("declared", "text"), [("windows-1251", "Новости"), ("ISO-8859-1", "Brøndby"), ("koi8-r", "Радио")]
)
def test_other_encodings_are_read_as_declared(declared: str, text: str) -> None:
    assert text in decode(f"<?xml version='1.0' encoding='{declared}'?><rss>{text}</rss>".encode(declared))


def test_one_wrong_byte_does_not_spoil_utf_8() -> None:
    data = b'<?xml version="1.0" encoding="ISO-8859-1"?><rss>Br\xc3\xb8ndby K\xc3\xb8ge bes\xf8ge</rss>'

    assert document(decode(data)) == "<rss>Brøndby Køge besøge</rss>"


def test_invalid_bytes_after_a_mark_are_replaced() -> None:
    assert decode(codecs.BOM_UTF8 + b"<rss>Espa\xf1a \x81\xff\0</rss>") == "<rss>España \ufffdÿ</rss>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<rss version='2.0'>", "rss"),
        ("<rdf:RDF xmlns:rdf='x'>", "RDF"),
        ("<a:feed>", "feed"),
        ("<feed/>", "feed"),
        ("<?xml version='1.0'?>\n<?xml-stylesheet x?><!-- <html> --> <!DOCTYPE rss [<!ENTITY a '>]>'>]><rss>", "rss"),
        ("Warning: mysql <br />\n<?xml version='1.0'?><rss>", "rss"),
        ("<html><body><rss></body></html>", None),
        ("<feedback>", None),
        ("<opml><rss/></opml>", None),
        ("Episode 4: rss", None),
        ("", None),
        ("<!--" * 50_000, None),
        ("<!DOCTYPE [" + "'" * 50_000, None),
    ],
)  # fmt: skip
def test_a_feed_is_known_by_its_first_element(text: str, expected: str | None) -> None:
    assert root(text) == expected
    assert looks_like(text.encode()) is (expected is not None)


def test_the_document_type_goes_with_all_that_it_declares() -> None:
    bomb = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'

    assert document(f"<?xml version='1.0'?>{bomb}<rss>&b;&c;</rss>") == "<rss>&b;&c;</rss>"

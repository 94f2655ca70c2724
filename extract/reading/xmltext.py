"""Bytes of a feed -> text: the encoding that they are in, whatever they declare, and no document type.

Nothing is ever fetched and no entity declared in a document type is ever expanded: both go with it.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (  # the longer first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"<\0r\0", "utf-16-le"),
    (b"<\0f\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
    (b"\0<\0r", "utf-16-be"),
    (b"\0<\0f", "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
# Python knows codecs that are no encodings of pages (idna, punycode: slow on long input; unicode_escape).
_USUAL = re.compile(r"iso8859|cp\d|windows|koi8|mac|gb|big5|euc|shift|iso2022|johab|tis|hz$|ptcp|kz1048")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_LOST = re.compile("[\udc80-\udcff]")

_START = re.compile(
    r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[<>]*(?:\[(?:[^\]\"'<]|\"[^\"]*\"|'[^']*'|<!--.*?-->|<)*+\]\s*)?>)*+",
    re.DOTALL,
)
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(rss|RDF|feed)(?=[\s>/])")
_HEAD = 200_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def decode(data: bytes) -> str:
    """Return the text of an XML file: by its byte order mark, as UTF-8 where it is, or else as it declares.

    In a file that is UTF-8 but for some bytes those count as Windows-1252. Characters that XML forbids go.
    """
    return _CONTROL.sub("", _decoded(data))


def _decoded(data: bytes) -> str:
    data = data if data.startswith(codecs.BOM_UTF32_LE) else data.lstrip(b" \t\r\n")
    for mark, encoding in _MARKS:
        if data.startswith(mark) and encoding != "utf-8-sig":
            return data.decode(encoding, errors="replace")
    declared = _declared(data)
    if declared and declared.startswith(("iso2022", "hz")):  # the only ones that look like plain ASCII
        return data.decode(declared, errors="replace")
    text = data.decode("utf-8-sig", errors="surrogateescape")
    lost = _LOST.findall(text)
    if not lost:
        return text
    if data.startswith(codecs.BOM_UTF8) or declared in (None, "utf-8") or _mostly_utf8(data, len(lost)):
        single = {
            number: bytes([number - 0xDC00]).decode("cp1252", errors="replace") for number in map(ord, lost)
        }
        return text.translate(single)
    return data.decode(declared, errors="replace")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.match(data)
    try:
        name = codecs.lookup(match[1].decode()).name if match else None
    except LookupError:
        return None
    return name if name and (name == "utf-8" or _USUAL.match(name)) else None


def _mostly_utf8(data: bytes, lost: int) -> bool:
    return len(_MULTIBYTE.findall(data)) > lost


def root(text: str) -> str | None:
    """Return the name of a feed's first element (rss, RDF or feed), or None where the text is no feed."""
    match = _ROOT.match(text, _start(text))
    return match[1] if match else None


def looks_like(data: bytes) -> bool:
    """Tell cheaply whether bytes are those of a feed, whatever stands before its first element."""
    return root(decode(data[:_HEAD])) is not None


def document(text: str) -> str:
    """Return the feed from its first element on: without declaration, comments and document type before it."""
    return text[_start(text) :]


def _start(text: str) -> int:
    """Find the first element; a message that a server's program left before the declaration is passed over."""
    declaration = text.find("<?xml", 0, 4000)
    match = _START.match(text, max(declaration, 0))
    return match.end() if match else 0

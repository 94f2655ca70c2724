"""Text from outside -> text that is safe to carry on: no control characters, no invisible marks, composed letters."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from html.entities import html5

_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# The joiners are letters of Persian, Hindi and emoji; at the edge of a word they only hide there.
_LOOSE_JOINER = re.compile("(?<!\\S)[\u200c\u200d]+|[\u200c\u200d]+(?!\\S)")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));")


def clean(text: str) -> str:
    """Remove what nobody sees (control and direction characters, zero-width marks, lone surrogates); compose."""
    return _LOOSE_JOINER.sub("", unicodedata.normalize("NFC", _DROPPED.sub("", text)))


def one_line(text: str) -> str:
    """Return the text clean and with every run of white space (no-break spaces too) as one blank."""
    return " ".join(clean(text).split())


def shown(text: str) -> str:
    r"""Return a name fit for messages: what is not printable is written as an escape ("\x1b", "\u202e")."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in text
    )


def decoded(text: str) -> str:
    """Decode the complete entities that are left in a text ("&amp;", "&#39;"); anything else stays as it is."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    if match[1] is None:
        return unescape(match[0])
    return html5.get(f"{match[1]};", match[0])

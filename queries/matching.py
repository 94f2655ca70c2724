"""When two names are one name: the rule by which what was found is compared with what was expected."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"['‘’]s\b")
_APOSTROPHE = re.compile("['‘’]")
# Letters and digits, and the signs that tell names apart: C and C++, C#, 802.1Q, @handle.
_PIECES = re.compile(r"(?:[^\W_]|[+#@.])+")
_ARTICLE = re.compile(r"^(?:the|a|an) (?=.)")
_PLURAL = re.compile(r"(?<=[^\W\d_]{3})(?<!s)s$")
# What remains of "switches" and "policies"; of "cache" and "cookie" the same goes, so that their plurals agree.
_VOWEL = re.compile(r"(?<=ch|sh|ss)e$|(?<=x)e$")
_IE = re.compile(r"(?<=[^\W\d_]{2})ie$")


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """Return what all spellings of a name share, and other names do not.

    Left aside are case, accents, apostrophes, hyphens and other punctuation, an article before it, and a plural at
    its end. A name of nothing but punctuation is its own key.
    """
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(each for each in text if not unicodedata.combining(each))
    text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    text = " ".join(_PIECES.findall(text)).strip(" .")
    text = _PLURAL.sub("", _ARTICLE.sub("", text))
    return _IE.sub("y", _VOWEL.sub("", text)) or name.strip()

"""Names of shows in addresses: one show has one slug, however its sources write the title."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 60
# Latin letters that no decomposition turns into ASCII.
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)


def show_slug(title: str) -> str:
    """Return the slug of a show's title: lower-case ASCII words, without a closing "podcast".

    Letters of other scripts are not transliterated: a hash of the title then keeps two shows apart.
    """
    folded = " ".join(unicodedata.normalize("NFKC", title).casefold().split())
    folded = folded.removesuffix(" podcast")
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        if not unicodedata.combining(letter)
    )
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")
    if slug and not any(letter.isalnum() and not letter.isascii() for letter in plain):
        return slug
    return f"{slug or 'show'}-{hashlib.sha256(folded.encode('utf-8', 'replace')).hexdigest()[:8]}"

"""SERVICE in the text of a query: found by the engine's own parser, so that no trick of spelling hides it."""

from __future__ import annotations

import re

from pyoxigraph import Store

_WORD = re.compile("service", re.IGNORECASE)


def calls_service(text: str) -> bool:
    """Tell whether a query that the engine can parse asks another server.

    `<` may begin an IRI or compare two values, so only the grammar tells whether a quotation mark behind it opens a
    text that merely speaks of services. The word is therefore spoilt wherever it stands: as a keyword it
    takes the query's meaning away, while inside a text, a comment, an IRI or a name the query stays valid.
    """
    if not _WORD.search(text):
        return False
    spoilt = "xservicx"
    while spoilt in text:
        spoilt = f"x{spoilt}"
    try:
        # The store is empty: the query is parsed, and nothing of it is run.
        Store().query(_WORD.sub(spoilt, text))
    except (SyntaxError, ValueError):
        return True
    return False

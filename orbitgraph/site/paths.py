"""Where the pages of a site stand: a file name for every episode and thing that any file system and URL can hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from hashlib import sha256

from orbitgraph.graph.recovered import Recovered
from orbitgraph.model import EPISODE, Ref

LONGEST = 100
# Names that some systems keep for devices, and ours for the lists.
_RESERVED = re.compile(r"(con|prn|aux|nul|index|com[0-9]|lpt[0-9])")


def paths_of(recovered: Recovered) -> Mapping[Ref, str]:
    """Return the path of each page within the site, such as `person/ada-byron.html`; no two are the same.

    Of several shows an episode's name begins with its show.
    """
    extraction = recovered.extraction
    several = len({episode.show for episode in extraction.episodes}) > 1
    paths: dict[Ref, str] = {}
    taken: set[str] = set()
    for ref in sorted(recovered.iris):
        iri = recovered.iris[ref]
        last = iri.rpartition("/")[2]
        if ref.kind == EPISODE and several:
            last = f"{ref.name.partition('/')[0]}-{last}"
        path = f"{ref.kind}/{file_name(last)}.html"
        if path in taken:
            path = f"{ref.kind}/{file_name(last)}-{_digest(iri)}.html"
        taken.add(path)
        paths[ref] = path
    return paths


def file_name(slug: str) -> str:
    """Return plain letters, digits and single hyphens for a slug; what had to change is told apart by a hash."""
    folded = unicodedata.normalize("NFKD", slug).encode("ascii", "ignore").decode()
    plain = "-".join(re.findall("[a-z0-9]+", folded.casefold()))[:LONGEST].strip("-")
    if plain == slug and not _RESERVED.fullmatch(plain):
        return plain
    return "-".join(filter(None, (plain, _digest(slug))))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]

"""Names for the things of the graph: slugs, and the IRIs that are made of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from orbitgraph.errors import UsageError
from orbitgraph.model import EPISODE, HANDLE, Ref

DEFAULT_BASE = "https://w3id.org/orbitgraph/id/"
LONGEST_SLUG = 80


def digest(text: str, length: int = 12) -> str:
    """Return the first hexadecimal digits of the text's SHA-256."""
    # A lone surrogate is no character, but broken feeds hold some.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


# The graph, its description and the page name the same things, one after the other.
@lru_cache(maxsize=2**15)
def slug(text: str) -> str:
    """Make the part of an IRI that stands for a text: letters, digits and single hyphens.

    Case and compatibility forms are folded, "C++" is `c-plus-plus`, "C#" `c-sharp`, ".NET" `dot-net`;
    letters of all scripts stay. A text without any is named by its hash, one whose slug would be longer than
    80 by the start of it and a hash.
    """
    folded = text
    # Folding can bring forth characters that fold again, so once is not always enough.
    while (again := unicodedata.normalize("NFKC", folded).casefold()) != folded:
        folded = again
    if folded.startswith("."):
        folded = "dot-" + folded
    folded = folded.replace("+", "-plus-").replace("#", "-sharp-")
    kept = "".join(each if _stays(each) else "-" for each in folded if not _is_invisible(each))
    short = "-".join(part for part in kept.split("-") if part)
    if not short:
        return digest(folded)
    if len(short) <= LONGEST_SLUG:
        return short
    return f"{short[: LONGEST_SLUG - 13].rstrip('-')}-{digest(short)}"


def _stays(character: str) -> bool:
    if character.isascii():
        return character.isalnum()
    return unicodedata.category(character)[0] in "LMN"


def _is_invisible(character: str) -> bool:
    """Tell the selectors of glyph variants, which change how a letter looks and not which one it is."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0000" <= character <= "\U000e0fff"


def _key_slug(key: str) -> str:
    """Name an episode's key; all but plain ones carry a hash, since guids may differ in signs only."""
    short = slug(key)
    return short if short == key else f"{short}-{digest(key, 8)}"


@dataclass(frozen=True)
class Iris:
    """Makes every IRI below one base; the same thing gets the same IRI in every build and every show.

    Raises `UsageError` for a base that is no http(s) IRI ending in a slash.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not is_web_iri(self.base) or not self.base.endswith("/"):
            raise UsageError(f"base {self.base!r}: no http(s) IRI ending in /; give one like {DEFAULT_BASE}")

    def show_iri(self, show: str) -> str:
        """Return the IRI of the show with this slug."""
        return f"{self.base}show/{slug(show)}"

    def season_iri(self, show: str, season: int) -> str:
        """Return the IRI of a season of the show with this slug."""
        return f"{self.show_iri(show)}/season/{season}"

    def episode_iri(self, episode: str) -> str:
        """Return the IRI of the episode with this id (`show/key`)."""
        show, _, key = episode.partition("/")
        return f"{self.show_iri(show)}/episode/{_key_slug(key)}"

    def entity_iri(self, ref: Ref) -> str:
        """Return the IRI of an entity (by class and label) or an episode; a handle is a `ValueError`."""
        if ref.kind == EPISODE:
            return self.episode_iri(ref.name)
        if ref.kind == HANDLE:
            raise ValueError(f"a handle is a text and has no IRI: {ref!r}")
        return f"{self.base}{ref.kind}/{slug(ref.name)}"

    def run_iri(self, key: str) -> str:
        """Return the IRI of the run that this text (version, model, notes) identifies."""
        return f"{self.base}run/{digest(key, 16)}"

    def correction_iri(self, cells: Iterable[str]) -> str:
        """Return the IRI of a correction with these cells."""
        return f"{self.base}correction/{digest(chr(9).join(cells), 16)}"

    def show_graph(self, show: str) -> str:
        """Return the name of the graph that holds a show."""
        return self._graph(self.show_iri(show))

    def episode_graph(self, episode: str) -> str:
        """Return the name of the graph that holds all that an episode (by id) states."""
        return self._graph(self.episode_iri(episode))

    @property
    def derived_graph(self) -> str:
        """Return the name of the graph of what is computed from the others."""
        return f"{self.base}graph/derived"

    @property
    def curated_graph(self) -> str:
        """Return the name of the graph of corrections made by hand."""
        return f"{self.base}graph/curated"

    @property
    def ontology_graph(self) -> str:
        """Return the name of the graph of the ontology and the topic scheme."""
        return f"{self.base}graph/ontology"

    @property
    def description_graph(self) -> str:
        """Return the name of the graph that describes the data set: the last one in the order of the names."""
        return f"{self.base}graph/void"

    @property
    def dataset_iri(self) -> str:
        """Return the IRI of the data set as a whole."""
        return f"{self.base}dataset"

    def _graph(self, iri: str) -> str:
        return f"{self.base}graph/{iri.removeprefix(self.base)}"


def name_entities(iris: Iris, refs: Iterable[Ref], first: Iterable[Ref] = ()) -> Mapping[Ref, str]:
    """Give each entity its own IRI, also where labels of one class share a slug ("Wi-Fi", "Wi Fi").

    The plain slug goes to the label that `first` (the topic scheme) or else the order of characters puts
    first; every other one gets a hash of its label added. The order in which the labels come plays no part.
    """
    names: dict[Ref, str] = {}
    taken: set[str] = set()
    for ref in (*sorted(set(first)), *sorted(set(refs))):
        if ref in names:
            continue
        iri = iris.entity_iri(ref)
        names[ref] = f"{iri}-{digest(ref.name, 8)}" if iri in taken else iri
        taken.add(iri)
    return names


def is_web_iri(text: str) -> bool:
    """Tell whether a text from a feed may stand as an IRI: absolute, http(s), with a host, and valid."""
    try:
        parts = urlsplit(text)
        NamedNode(text)
    except ValueError:  # also the UnicodeEncodeError of a lone surrogate
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)

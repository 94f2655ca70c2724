"""Make the list of given names: `python docs/given_names.py` writes extract/guests/given_names.txt.

Needs beside the project, in an environment of their own (nothing of it is needed at run time): `pip install
faker==40.54.0 indian-names==0.3 japanese-personal-name-dataset==0.4.0 anyascii==0.3.3 spacy-lookups-data==1.0.5`.

A name counts by its first word. Names in scripts that write their vowels are romanised; Arabic, Hebrew and the scripts
of India give consonants only and are left out. A word of `title_words.txt` that belongs to no name is no given name.
Any other ordinary word (one that is a surname too by that list, or that English text writes at least once in a million
words in lower case, and no less often than with a capital) is one only where several locales have it.
"""

import gzip
import importlib
import json
import math
import pkgutil
import re
import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata, resources
from pathlib import Path

import indian_names
import japanese_personal_name_dataset as japanese
from anyascii import anyascii
from faker.providers import person

from orbitgraph.extract.guests.person_names import fold, is_surname_too, is_title_word

TARGET = Path(__file__).resolve().parents[1] / "extract" / "guests" / "given_names.txt"
SOURCES = {
    "faker": "MIT, (c) 2012 Daniele Faraglia",
    "indian-names": "BSD-3-Clause, (c) 2021 Shraddha Kishan Tripathi",
    "japanese-personal-name-dataset": "MIT, (c) 2022 shuheilocale",
}
COUNTRIES = 3
"""How many locales must have an ordinary word as a name."""
RARE = math.log(1e-6)
_ATTRIBUTE = re.compile(r"first_(?:romanized_)?names(?:_\w+)?")
_VOWELLED = frozenset("LATIN CYRILLIC GREEK GEORGIAN ARMENIAN HANGUL".split())
_LONG = re.compile("(?<=o)[ou]|(?<=u)u")


def gathered() -> dict[str, set[str]]:
    """Return the folded names, each with the locales or packages that have it."""
    places = defaultdict(set)
    for place, name in (*_faker(), *_indian(), *_japanese()):
        for word in spellings(name, chinese=place.startswith("zh")):
            places[word].add(place)
    return places


def _faker() -> Iterator[tuple[str, str]]:
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        # What a locale takes over from another one says nothing new.
        for attribute in filter(_ATTRIBUTE.fullmatch, vars(provider)):
            for name in getattr(provider(None), attribute):
                yield module.name, name


def _indian() -> Iterator[tuple[str, str]]:
    for key in ("first:male", "first:female"):
        # The first line holds the number of names.
        for line in Path(indian_names.FILES[key]).read_text(encoding="utf-8").splitlines()[1:]:
            yield "indian-names", line


def _japanese() -> Iterator[tuple[str, str]]:
    """Yield the common names, their long vowels as in kana (Shouta) and as in passports (Shota)."""
    for names in japanese.load_dataset(kind="opti"):
        for entry in names.values():
            yield "japanese", entry["en"]
            yield "japanese", _LONG.sub("", entry["en"])


def spellings(name: str, *, chinese: bool) -> set[str]:
    """Return the first word of a name, folded: as it is in Latin letters, and romanised; empty if neither can be."""
    word = re.split(r"[\s-]", name.strip())[0]
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    if not scripts <= (_VOWELLED | {"CJK"} if chinese else _VOWELLED):
        return set()
    # Apostrophes stand for the soft sign and the ejectives.
    found = {fold(re.sub("['`]", "", anyascii(word)))} | ({fold(word)} if scripts == {"LATIN"} else set())
    return {each for each in found if len(each) > 1 and each.isalpha()}


def frequencies() -> dict[str, float]:
    """Return the logarithms of the probabilities of English words, lower-case and capitalised ones apart."""
    data = resources.files("spacy_lookups_data").joinpath("data", "en_lexeme_prob.json.gz").read_bytes()
    table: dict[str, float] = json.loads(gzip.decompress(data))
    return table


def chosen(places: Mapping[str, set[str]], logs: Mapping[str, float]) -> list[str]:
    """Return the names that are no mere ordinary words, sorted."""

    def ordinary(word: str) -> bool:
        small = logs.get(word, -math.inf)
        return is_surname_too(word) or (small >= RARE and small >= logs.get(word.capitalize(), -math.inf))

    return sorted(
        word
        for word, have in places.items()
        if not is_title_word(word) and (len(have) >= COUNTRIES or not ordinary(word))
    )


def page(names: Iterable[str]) -> str:
    """Return the text of the file."""
    first, *others = (
        f"{package} {metadata.version(package)} ({terms})" for package, terms in SOURCES.items()
    )
    head = [
        f"Given names from {first}; made by `python docs/given_names.py`.",
        *(f"And {each}." for each in others),
    ]
    return "\n".join([*(f"# {line}" for line in head), *textwrap.wrap(" ".join(names), 110)]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(chosen(gathered(), frequencies())), encoding="utf-8")

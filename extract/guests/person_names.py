"""Names of people by their look: the words of a text, and where a name stands among them.

A look alone proves little ("Rusty Engine"); `personhood` weighs what else speaks for a name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from orbitgraph.extract.guests.speech import HONORIFICS, ROLES
from orbitgraph.extract.reading import titles

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|\S")
_PAIR = re.compile(r"[^\W\d_a-z][\w'’.-]*\s+(?:[a-z]{1,5}\s+){0,2}[^\W\d_a-z]")
_LONGEST = 5
# Kinds of words (see `kind`) that begin a name, that end one, and that a full stop may follow.
_FIRST, _LAST, _DOTTED = frozenset("NIS"), frozenset("NSJ"), frozenset("IJ")

PARTICLES = frozenset(
    "abu af al ap ben bin da das de del dela della den der des di do dos du e el ibn la las le lo los ten"
    " ter van vande"
    " vander vom von y zu zum".split()
)
"""Lower-case words inside surnames (Ludwig van Beethoven)."""

_SHOUTED = frozenset("ai ui ux it pc tv uk us eu ml qa hr pr os db vr ar ip id io ok vs go ii iv vi".split())
_SMALL_WORDS = frozenset(
    "on in up to by off out of the and all one two time term end day hoc site rich free like wide ware"
    " scale based level"
    " line page run life work play side cost tier step fi hop first class party new old old-school way go tech".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_INNER_CAPITAL = re.compile(r"(?:Mc|Mac|De|Del|Di|Da|Du|La|Le|Lo|Van|Von|Fitz|Ver|O|St)[A-ZÀ-Þ]\w+")


class Word(NamedTuple):
    """A word or sign of a text and where it stands."""

    text: str
    start: int
    end: int


class Name(NamedTuple):
    """A name as written; `after` is the number of the first word behind it."""

    text: str
    after: int


def words(text: str) -> list[Word]:
    """Split a text into words and signs; the 's of a possessive is a word of its own."""
    found = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token[-1] == "s" and len(token) > 2 and token[-2] in "'’":
            start, end = match.span()
            found += [Word(token[:-2], start, end - 2), Word(token[-2:], end - 2, end)]
        else:
            found.append(Word(token, *match.span()))
    return found


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a text in lower case without accents: how two spellings of a name are compared."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


@lru_cache(maxsize=65536)
def is_given(word: str) -> bool:
    """Tell whether a word, or what stands before its first hyphen, is a known given name."""
    plain = fold(word)
    known = _list("given_names.txt")[0]
    return plain in known or plain.split("-")[0] in known


def is_role(word: str) -> bool:
    """Tell whether a word says what a person is or does (author, engineer, CEO)."""
    plain = word.casefold()
    return plain in ROLES or plain.removesuffix("s") in ROLES


def is_honorific(word: str) -> bool:
    """Tell whether a word is a form of address that stands before names (Dr, Professor, Sir)."""
    return word.casefold() in HONORIFICS


def is_title_word(word: str) -> bool:
    """Tell whether a word, though capitalised, belongs to no name ("Open", "Foundation")."""
    return fold(word) in _list("title_words.txt")[0]


def is_surname_too(word: str) -> bool:
    """Tell whether a word is an ordinary one that is also a surname ("West", "Baker")."""
    return fold(word) in _list("title_words.txt")[1]


def name_at(text: str, tokens: list[Word], at: int) -> Name | None:
    """Return the full name that begins with the word number `at`, or None; it has two to five words."""
    if at >= len(tokens) or kind(tokens[at].text) not in _FIRST:
        return None
    last = _reach(text, tokens, at)
    while last > at:
        if kind(tokens[last].text) in _LAST:
            span = text[tokens[at].start : tokens[last].end]
            if _is_full(span):
                return Name(span, last + 1)
        last -= 1
    return None


def found_in(text: str) -> list[str]:
    """Return the full names in a text, in its order."""
    if not _PAIR.search(text):
        return []
    tokens = words(text)
    found = []
    at = 0
    while at < len(tokens):
        name = name_at(text, tokens, at) if tokens[at].text[0].isupper() else None
        if name:
            found.append(name.text)
        at = name.after if name else at + 1
    return found


def single_at(tokens: list[Word], at: int) -> Name | None:
    """Return the one-word name that begins with the word number `at`, or None."""
    if at < len(tokens) and kind(tokens[at].text) == "N" and len(tokens[at].text) > 1:
        return Name(tokens[at].text, at + 1)
    return None


@lru_cache(maxsize=65536)
def kind(word: str) -> str:
    """Say what a word can be in a name.

    N: a part of a name; I: initials; S: an ordinary word that is a surname too; P, Q: a particle in lower or upper
    case; J: Jr, III; "": none.
    """
    if not word[0].isupper():
        return "P" if word in PARTICLES else ""
    letters = re.sub(r"['’-]", "", word)
    plain = word.casefold()
    if not letters.isalpha():
        return ""
    if plain in _SUFFIXES:
        return "J"
    if len(letters) == 1:
        return "I"
    if letters.isupper():
        return "I" if len(letters) == 2 and plain not in _SHOUTED else ""
    if plain in PARTICLES and not is_given(word):
        return "Q"
    if is_surname_too(word):
        return "S"
    if is_title_word(word) or is_honorific(word) or is_role(word):
        return ""
    first, *rest = word.split("-")
    if rest and any(map(is_title_word, (first, *rest))):
        return ""
    # Chang-rae is a name, Hands-on is none.
    small = len(rest) == 1 and 2 <= len(rest[0]) <= 5 and rest[0].islower() and rest[0] not in _SMALL_WORDS
    return "N" if _is_part(first) and (small or all(map(_is_part, rest))) else ""


def _is_part(part: str) -> bool:
    """Tell whether a word, or its part between hyphens, is written like a name: not "JetBrains", not "Hands-on"."""
    bare = re.sub(r"^[A-ZÀ-Þ]['’]", "", part)
    if not bare or not bare[0].isupper():
        return False
    return len(bare) == 1 or bare[1:].islower() or bool(_INNER_CAPITAL.fullmatch(bare))


def _reach(text: str, tokens: list[Word], at: int) -> int:
    """Return the number of the last word of the run of name words that begins at `at`."""
    last = at
    for index in range(at + 1, min(len(tokens), at + 2 * _LONGEST)):
        word, previous = tokens[index], tokens[index - 1]
        if word.text == "." and kind(previous.text) in _DOTTED and word.start == previous.end:
            continue
        gap = text[previous.end : word.start]
        if gap != " " and not (gap == "" and previous.text == "."):
            break
        sort = kind(word.text)
        # "Ann Lee von Siemens": the second name word is followed by a "from".
        if not sort or (word.text == "von" and index - at >= 2):
            break
        last = index
    return last


@lru_cache(maxsize=65536)
def _is_full(span: str) -> bool:
    parts = re.sub(r"\.(?=\S)", ". ", span).split()
    if not 2 <= len(parts) <= _LONGEST:
        return False
    bare = [word.rstrip(".") for word in parts]
    if all(kind(word) in _DOTTED for word in bare) or (kind(bare[0]) == "S" and not is_given(bare[0])):
        return False
    # Initials of two letters ("JT") and suffixes are more than the titles' grammar knows.
    return titles.is_name(" ".join(word[0] if kind(word) in _DOTTED else word for word in bare))


@cache
def _list(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Read a list of words: those before and those after the heading "also surnames"."""
    text = resources.files("orbitgraph.extract.guests").joinpath(name).read_text(encoding="utf-8")
    before, _, after = text.partition("# also surnames")
    first, second = (
        frozenset(
            word for line in part.splitlines() if not line.startswith(("#", ":")) for word in line.split()
        )
        for part in (before, after)
    )
    return first, second

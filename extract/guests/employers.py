"""Organisations as they stand behind a person's name: "(Netflix)", "CTO of Daily", "engineer at the X Foundation"."""

from __future__ import annotations

import re

from orbitgraph.extract.guests import person_names as names
from orbitgraph.extract.guests.person_names import Word

# "CEO of X" says where somebody works, "creator of X" does not.
_OFFICES = frozenset(
    "ceo cto cfo coo ciso cio founder co-founder cofounder president chair chairman chairwoman director"
    " head vp chief"
    " professor lecturer dean member fellow employee manager lead leader partner owner vice-president".split()
)
_SURE = frozenset("at @ from bei chez".split())
_JOINTS = frozenset(
    "of the for and & de la le du des der die das und do da del di van et y e in at 's ’s .".split()
)
_AND = frozenset("and & und y e et en".split())
_PROFILES = frozenset(
    "twitter github website linkedin blog mastodon host guest live bonus part x facebook".split()
)
_PRONOUNS = re.compile(r"^(?:he|she|they|ze|xe|him|her|them)(?:\s*/\s*\w+)*$", re.IGNORECASE)
_LONGEST = 9


def organisation_at(text: str, tokens: list[Word], at: int) -> tuple[str, int] | None:
    """Read the organisation that begins with word `at`: its name and the number of the word behind it.

    A name is capitalised words, with "of", "&" and the like between them; None where there is none.
    """
    if at < len(tokens) and tokens[at].text.casefold() == "the":
        at += 1
    end = at
    for index in range(at, min(at + _LONGEST, len(tokens))):
        word = tokens[index].text
        if word in _AND and names.name_at(text, tokens, index + 1):
            break
        if is_capital(word):
            end = index + 1
        elif word not in _JOINTS or (word == "." and not joins_tightly(tokens, index)):
            break
    return (text[tokens[at].start : tokens[end - 1].end], end) if end > at else None


def bracketed(inside: str, *, employer: bool) -> str | None:
    """Return the organisation in brackets behind a name: "Netflix", "CTO at Netflix"; None for "she/her".

    Without `employer` the name of a social network is taken for a link to a profile there.
    """
    text = inside.strip()
    if stated := stated_in(text):
        return stated
    tokens = names.words(text)
    if (
        not tokens
        or len(tokens) > 6
        or _PRONOUNS.match(text)
        or any(sign in text for sign in ("@", "://", ","))
    ):
        return None
    first = tokens[0].text
    if not (is_capital(first) or first[0].isdigit()) or any(names.is_role(word.text) for word in tokens):
        return None
    return None if first.casefold() in _PROFILES and not employer else text


def stated_in(phrase: str) -> str | None:
    """Return the organisation of a phrase that says what somebody is: "CTO of Daily", "engineer at Lob"."""
    tokens = names.words(phrase)
    plain = [word.text.casefold() for word in tokens]
    # "Director of Technology at X": what stands behind "at" is sure, behind "of" only after an office.
    sure = [index for index, word in enumerate(plain) if word in _SURE]
    held = [
        index
        for index, word in enumerate(plain)
        if word in {"of", "for"} and any(map(_is_office, plain[:index]))
    ]
    stated = (organisation_at(phrase, tokens, index + 1) for index in (*sure, *held))
    return next((found[0] for found in stated if found), None)


def is_capital(word: str) -> bool:
    """Tell whether a word can stand in an organisation's name: "Netflix", "eBay", "1Password"."""
    return any(letter.isupper() for letter in word) or (
        word[0].isdigit() and len(word) > 1 and word.isalnum()
    )


def joins_tightly(tokens: list[Word], index: int) -> bool:
    """Tell whether no blank follows a sign: the full stop in "ON.LAB" ends no sentence."""
    return index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end


def _is_office(word: str) -> bool:
    return word in _OFFICES or word.split("-")[-1] in _OFFICES

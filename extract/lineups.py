"""Line-ups: "A, CTO of X, B from Y and C" -> the people in their order, each with the organisation where stated."""

from __future__ import annotations

import re
from collections.abc import Callable

from orbitgraph.extract import person_names as names
from orbitgraph.extract.person_names import Word
from orbitgraph.extract.speech import DEEDS, JOINS
from orbitgraph.model import Guest

_AND = frozenset("and & und y e et en i og och ja + /".split())
_AT = frozenset("at from with for bei von vom aus da do de del chez di van".split())
_OF = frozenset("of".split())
# "CEO of X" says where somebody works, "creator of X" does not.
_OFFICES = frozenset(
    "ceo cto cfo coo ciso cio founder co-founder cofounder president chair chairman chairwoman director head vp chief"
    " professor lecturer dean member fellow employee manager lead leader partner owner vice-president".split()
)
_JOINTS = frozenset("of the for and & de la le du des der die das und do da del di van et y e in at".split())
# Words that end the search for a name behind "we talk to …": what follows is the topic, not the person.
_TOPIC = frozenset(
    "among like such about on that which who whom while when because how why where what whether to is are was were has have will can in"
    " into during via über sobre acerca su sur om if so as than then not but their his her your its".split()
)
_CLAUSE = frozenset("who which where on about to talks discusses sobre über".split())
_PROFILES = frozenset(
    "twitter github website linkedin blog mastodon host guest live bonus part x facebook".split()
)
_STOPS = frozenset(".!?;:…|–—\n")
_PRONOUNS = re.compile(r"^(?:he|she|they|ze|xe|him|her|them)(?:\s*/\s*\w+)*$", re.IGNORECASE)

Likely = Callable[[str], float]
"""How much speaks for a text being a person's name (see `personhood`); below 0 more speaks against it."""


class Lineup:
    """A reader of line-ups in one text; `likely` weighs each name that is not the first.

    With `employers` brackets hold nothing else: "(GitHub)" is then no link to a profile there.
    """

    def __init__(
        self, text: str, likely: Likely, tokens: list[Word] | None = None, *, employers: bool = False
    ) -> None:
        self.text = text
        self.employers = employers
        self.tokens = names.words(text) if tokens is None else tokens
        self.likely = likely

    def read(self, at: int, lead: int = 0, single: bool = False) -> tuple[tuple[Guest, ...], int]:
        """Read the people named from word `at` on; returns them and the number of the word behind them.

        `lead` words may stand before the first name ("the founder of Zed, …"); `single` allows a first name alone.
        """
        found: list[Guest] = []
        after, bare = (
            at,
            0,
        )  # from `bare` on nothing stands behind the names: "A and B from X" are both from X
        while len(found) < 12:
            person, end = self._person(at, lead, single, loose=not found)
            if person is None or (found and self.likely(person.name) < 0):
                break
            partner, after = self._qualified(person, end)
            if after > end and partner.organisation and self.tokens[end].text != ",":
                found[bare:] = [Guest(each.name, partner.organisation) for each in found[bare:]]
            found.append(partner)
            bare = bare if after == end else len(found)
            end = after
            at, lead = self._separator(end), 4
            if at == end:
                break
        return _share_surname(tuple(found)), after

    def _person(self, at: int, lead: int, single: bool, loose: bool) -> tuple[Guest | None, int]:
        for index in range(at, min(at + lead + 1, len(self.tokens))):
            word = self.tokens[index].text
            if name := names.name_at(self.text, self.tokens, index):
                # After other words a name must be a likely one: "with a look at Visual Basic".
                if index == at or self._introduced(at, index) or (loose and self.likely(name.text) >= 1):
                    return Guest(name.text), name.after
            elif self._shares_surname(index) and (name := names.single_at(self.tokens, index)):
                return Guest(name.text), name.after
            if (word in _STOPS and not self._is_abbreviation(index)) or word.casefold() in _TOPIC:
                break
        name = names.single_at(self.tokens, at) if single else None
        return (Guest(name.text), name.after) if name else (None, at)

    def _introduced(self, at: int, index: int) -> bool:
        """Tell whether only forms of address and roles stand between: "Professor", "our guest", "author and poet"."""
        if (
            self._is_abbreviation(index - 1)
            or names.is_role(self.tokens[index - 1].text)
            or self.tokens[index - 1].text in {"'s", "’s"}
        ):
            return True
        between = [word.text for word in self.tokens[at:index]]
        return all(
            names.is_role(word)
            or names.is_honorific(word)
            or word in {".", "our", "my", "friend", "guest", "the", "and"}
            for word in between
        )

    def _shares_surname(self, index: int) -> bool:
        """Tell whether a first name is followed by "and" and a full name: "Tobie and Jamie Morgan"."""
        rest = self.tokens[index + 1 : index + 3]
        return (
            len(rest) == 2
            and names.is_given(self.tokens[index].text)
            and rest[0].text in _AND
            and names.is_given(rest[1].text)
            and names.name_at(self.text, self.tokens, index + 2) is not None
        )

    def _is_abbreviation(self, index: int) -> bool:
        return (
            self.tokens[index].text == "." and index > 0 and names.is_honorific(self.tokens[index - 1].text)
        )

    def _qualified(self, person: Guest, at: int) -> tuple[Guest, int]:
        """Read what stands behind a name: "(X)", "from X", ", CTO of X"; words that are none of it are left."""
        organisation = None
        while at < len(self.tokens):
            word = self.tokens[at].text
            if word == "(" and (end := self._closing(at)):
                inside = self.text[self.tokens[at].end : self.tokens[end].start]
                organisation = organisation or bracketed(inside, self.employers)
                at = end + 1
            elif word.casefold() in _AT | _OF and (stated := self.organisation(at + 1)):
                organisation = organisation or stated[0]
                at = stated[1]
            elif word == "," and (end := self._apposition(at)):
                phrase = self.text[self.tokens[at].end : self.tokens[end - 1].end]
                organisation = organisation or stated_in(phrase)
                at = end
            else:
                break
        return Guest(person.name, organisation), at

    def _closing(self, at: int) -> int | None:
        for index in range(at + 1, min(at + 25, len(self.tokens))):
            if self.tokens[index].text == ")":
                return index
        return None

    def organisation(self, at: int) -> tuple[str, int] | None:
        """Read from word `at` on an organisation's name: capitalised words, with "of", "&" and the like between them."""
        if at < len(self.tokens) and self.tokens[at].text.casefold() == "the":
            at += 1
        end = at
        for index in range(at, min(at + 9, len(self.tokens))):
            word = self.tokens[index].text
            if _is_capital(word):
                if word.casefold() in {"and", "&"}:
                    break
                end = index + 1
            elif (
                (word not in _JOINTS and word not in {".", "'s", "’s"})
                or (word == "." and not self._joins_tightly(index))
                or (word in _AND and names.name_at(self.text, self.tokens, index + 1))
            ):
                break
        if end == at:
            return None
        return self.text[self.tokens[at].start : self.tokens[end - 1].end], end

    def _joins_tightly(self, index: int) -> bool:
        following = self.tokens[index + 1 : index + 2]
        return bool(following) and following[0].start == self.tokens[index].end

    def _apposition(self, comma: int) -> int | None:
        """Return the end of ", CTO of X" behind a name: at the next comma, sentence end or "and NAME"."""
        first = self.tokens[comma + 1].text if comma + 1 < len(self.tokens) else ""
        if not first or first in _AND or names.name_at(self.text, self.tokens, comma + 1):
            return None
        if first.casefold() in _CLAUSE | DEEDS | JOINS:
            return None
        nested = comma  # where a name inside ends: "advised by Ann Lee and Bo Li" is no further guest
        for index in range(comma + 1, min(comma + 30, len(self.tokens))):
            word = self.tokens[index].text
            if word in {",", "(", ")", "-"} or (word in _STOPS and not self._joins_tightly(index)):
                return index
            if word in _AND and index != nested and self._begins_person(index + 1):
                return index
            if word.casefold() in _CLAUSE or word in JOINS:
                return index
            if word in DEEDS and index > comma + 2 and _is_capital(self.tokens[index - 1].text):
                return index
            if (name := names.name_at(self.text, self.tokens, index)) and self.likely(name.text) >= 1:
                nested = name.after
        return len(self.tokens) if len(self.tokens) - comma < 30 else None

    def _begins_person(self, at: int) -> bool:
        person, _ = self._person(at, 3, False, loose=False)
        return person is not None and self.likely(person.name) >= 1

    def _separator(self, at: int) -> int:
        """Return the number of the word behind "," or "and" or both; `at` itself where there is none."""
        end = at
        if end < len(self.tokens) and self.tokens[end].text in {",", "•"}:
            end += 1
        if end < len(self.tokens) and self.tokens[end].text.casefold() in _AND:
            end += 1
        elif [word.text for word in self.tokens[end : end + 3]] in (["as", "well", "as"], ["along", "with"]):
            end += 3
        return end


def bracketed(inside: str, employer: bool = False) -> str | None:
    """Return the organisation in brackets behind a name: "(Netflix)", "(CTO at Netflix)"; None for "(she/her)"."""
    text = inside.strip()
    if stated := stated_in(text):
        return stated
    plain = names.words(text)
    if not plain or _PRONOUNS.match(text) or "@" in text or "://" in text or len(plain) > 6 or "," in text:
        return None
    if (not employer and plain[0].text.casefold() in _PROFILES) or not (
        _is_capital(plain[0].text) or text[0].isdigit()
    ):
        return None
    return None if any(names.is_role(word.text) for word in plain) else text


def stated_in(phrase: str) -> str | None:
    """Return the organisation of a phrase that says what somebody is: "CTO of Daily", "engineer at Lob"."""
    lineup = Lineup(phrase, lambda name: -1.0)
    plain = [word.text.casefold() for word in lineup.tokens]
    # "Director of Technology at X": what stands behind "at" is sure, behind "of" only after an office.
    for joints, needs_office in (
        (frozenset({"at", "@", "from", "bei", "chez"}), False),
        (frozenset({"of", "for"}), True),
    ):
        for index, word in enumerate(plain):
            if word not in joints or (needs_office and not any(map(_is_office, plain[:index]))):
                continue
            if stated := lineup.organisation(index + 1):
                return stated[0]
    return None


def _is_office(word: str) -> bool:
    return word in _OFFICES or word.split("-")[-1] in _OFFICES


def _is_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word) or (
        word[0].isdigit() and len(word) > 1 and word.isalnum()
    )


def _share_surname(people: tuple[Guest, ...]) -> tuple[Guest, ...]:
    """Give a first name the surname of the next person: "Tobie and Jamie Morgan"."""
    whole = list(people)
    for index in range(len(whole) - 2, -1, -1):
        name, following = whole[index].name, whole[index + 1].name
        if " " not in name and " " in following and names.is_given(name):
            whole[index] = Guest(
                f"{name} {following.split(' ', 1)[1]}",
                whole[index].organisation or whole[index + 1].organisation,
            )
    return tuple(whole)

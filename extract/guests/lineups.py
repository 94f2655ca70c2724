"""Line-ups: "A, CTO of X, B from Y and C" -> the people in their order, each with the organisation where stated."""

from __future__ import annotations

from collections.abc import Callable

from orbitgraph.extract.guests import employers
from orbitgraph.extract.guests import person_names as names
from orbitgraph.extract.guests.person_names import Word
from orbitgraph.extract.guests.speech import DEEDS, JOINS
from orbitgraph.model import Guest

_AND = frozenset("and & und y e et en i og och ja + /".split())
_AT = frozenset("at from of with for bei von vom aus da do de del chez di van".split())
_BRIDGES = frozenset(". our my friend guest the and".split())
# Words that end the search for a name behind "we talk to …": what follows is the topic, not the person.
_TOPIC = frozenset(
    "among like such about on that which who whom while when because how why where what whether to is"
    " are was were has"
    " have will can in into during via über sobre acerca su sur om if so as than then not but their his"
    " her your"
    " its".split()
)
_CLAUSE = frozenset("who which where on about to talks discusses sobre über".split())
_STOPS = frozenset(".!?;:…|–—\n")
_MOST = 12
_FARTHEST = 30

Likely = Callable[[str], float]
"""How much speaks for a text being a person's name (see `personhood`); below 0 more speaks against it."""


class Lineup:
    """A reader of line-ups in one text; `likely` weighs each name that is not the first.

    With `employer` brackets hold nothing else: "(GitHub)" is then no link to a profile there.
    """

    def __init__(
        self, text: str, likely: Likely, tokens: list[Word] | None = None, *, employer: bool = False
    ) -> None:
        self.text = text
        self.employer = employer
        self.tokens = names.words(text) if tokens is None else tokens
        self.likely = likely

    def read(self, at: int, lead: int = 0, single: bool = False) -> tuple[tuple[Guest, ...], int]:
        """Read the people named from word `at` on; returns them and the number of the word behind them.

        `lead` words may stand before the first name ("the founder of Zed, …"); `single` allows one word as a name.
        """
        found: list[Guest] = []
        after = at
        bare = 0  # from here on nothing stands behind the names: in "A and B from X" both are from X
        while len(found) < _MOST:
            person, end = self._person(at, lead, single, loose=not found)
            if person is None or (found and self.likely(person) < 0):
                break
            organisation, after = self._qualified(end)
            if after > end and organisation and self.tokens[end].text != ",":
                found[bare:] = [Guest(each.name, organisation) for each in found[bare:]]
            found.append(Guest(person, organisation))
            bare = bare if after == end else len(found)
            at, lead = self._separator(after), 4
            if at == after:
                break
        return _share_surname(found), after

    def _person(self, at: int, lead: int, single: bool, loose: bool) -> tuple[str | None, int]:
        """Find the next name; `loose` allows it behind any words if it is a likely one, else only behind roles."""
        for index in range(at, min(at + lead + 1, len(self.tokens))):
            word = self.tokens[index].text
            if name := names.name_at(self.text, self.tokens, index):
                # "with a look at Visual Basic" names nobody.
                if index == at or self._introduced(at, index) or (loose and self.likely(name.text) >= 1):
                    return name
            elif self._shares_surname(index) and (name := names.single_at(self.tokens, index)):
                return name
            if (word in _STOPS and not self._is_abbreviation(index)) or word.casefold() in _TOPIC:
                break
        alone = names.single_at(self.tokens, at) if single else None
        return alone or (None, at)

    def _introduced(self, at: int, index: int) -> bool:
        """Tell whether a role or form of address stands before: "Professor", "our guest", "X's", "author and poet"."""
        before = self.tokens[index - 1].text
        if self._is_abbreviation(index - 1) or names.is_role(before) or before in {"'s", "’s"}:
            return True
        between = [word.text for word in self.tokens[at:index]]
        return all(names.is_role(word) or names.is_honorific(word) or word in _BRIDGES for word in between)

    def _shares_surname(self, index: int) -> bool:
        """Tell whether a first name is followed by "and" and a full name: "Tobie and Jamie Morgan"."""
        rest = self.tokens[index + 1 : index + 3]
        return (
            len(rest) == 2
            and rest[0].text in _AND
            and names.is_given(self.tokens[index].text)
            and names.is_given(rest[1].text)
            and names.name_at(self.text, self.tokens, index + 2) is not None
        )

    def _is_abbreviation(self, index: int) -> bool:
        return (
            index > 0 and self.tokens[index].text == "." and names.is_honorific(self.tokens[index - 1].text)
        )

    def _qualified(self, at: int) -> tuple[str | None, int]:
        """Read what stands behind a name: "(X)", "from X", ", CTO of X"; words that are none of it are left."""
        organisation = None
        while at < len(self.tokens):
            word = self.tokens[at].text
            if word == "(" and (end := self._closing(at)):
                inside = self.text[self.tokens[at].end : self.tokens[end].start]
                organisation = organisation or employers.bracketed(inside, employer=self.employer)
                at = end + 1
            elif word.casefold() in _AT and (
                found := employers.organisation_at(self.text, self.tokens, at + 1)
            ):
                organisation = organisation or found[0]
                at = found[1]
            elif word == "," and (end := self._apposition(at)):
                phrase = self.text[self.tokens[at].end : self.tokens[end - 1].end]
                organisation = organisation or employers.stated_in(phrase)
                at = end
            else:
                break
        return organisation, at

    def _closing(self, at: int) -> int | None:
        ahead = range(at + 1, min(at + _FARTHEST, len(self.tokens)))
        return next((index for index in ahead if self.tokens[index].text == ")"), None)

    def _apposition(self, comma: int) -> int | None:
        """Return the end of ", CTO of X" behind a name: at the next comma, verb, sentence end or "and NAME"."""
        first = self.tokens[comma + 1].text if comma + 1 < len(self.tokens) else ""
        if not first or first in _AND or first.casefold() in _CLAUSE | DEEDS | JOINS:
            return None
        if names.name_at(self.text, self.tokens, comma + 1) or self._begins_person(comma + 1):
            return None
        nested = comma  # where a name inside ends: "advised by Ann Lee and Bo Li" has no further guest
        for index in range(comma + 1, min(comma + _FARTHEST, len(self.tokens))):
            if self._ends_apposition(index, index - comma > 2):
                return index
            if self.tokens[index].text in _AND and index != nested and self._begins_person(index + 1):
                return index
            if (name := names.name_at(self.text, self.tokens, index)) and self.likely(name.text) >= 1:
                nested = name.after
        return len(self.tokens) if len(self.tokens) - comma < _FARTHEST else None

    def _ends_apposition(self, index: int, verbs: bool) -> bool:
        word = self.tokens[index].text
        if word in {",", "(", ")", "-"} or word.casefold() in _CLAUSE or word in JOINS:
            return True
        if word in _STOPS:
            return not employers.joins_tightly(self.tokens, index)
        # "author of Playing Dull explains": elsewhere such words may be nouns ("host of a talk show").
        return verbs and word in DEEDS and employers.is_capital(self.tokens[index - 1].text)

    def _begins_person(self, at: int) -> bool:
        person, _ = self._person(at, 3, False, loose=False)
        return person is not None and self.likely(person) >= 1

    def _separator(self, at: int) -> int:
        """Return the number of the word behind "," or "and" or both; `at` itself where there is none."""
        ahead = [word.text.casefold() for word in self.tokens[at : at + 4]]
        comma = ahead[:1] in ([","], ["•"])
        rest = ahead[comma:]
        if rest[:1] and rest[0] in _AND:
            return at + comma + 1
        if rest[:3] == ["as", "well", "as"]:
            return at + comma + 3
        return at + comma + (2 if rest[:2] == ["along", "with"] else 0)


def _share_surname(people: list[Guest]) -> tuple[Guest, ...]:
    """Give a first name the surname of the next person: "Tobie and Jamie Morgan"."""
    for index in range(len(people) - 2, -1, -1):
        person, following = people[index], people[index + 1]
        if " " not in person.name and " " in following.name and names.is_given(person.name):
            surname = following.name.split(" ", 1)[1]
            people[index] = Guest(f"{person.name} {surname}", person.organisation or following.organisation)
    return tuple(people)

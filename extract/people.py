"""People: the guests and hosts, other full names that the text uses of people, and their short forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.guests import person_names
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.reading.titles import is_name
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# What people do in show notes, and systems do not.
_PERSONAL_VERBS = frozenset(
    (
        "admit advise agree answer argue ask believe chair chat comment discuss explain hope interview "
        "introduce join mention moderate note quote recall recommend remark say speak suggest talk tell think "
        "wonder write"
    ).split()
)
ROLES = frozenset(
    (
        "advisor architect assistant author ceo chair chairman chief co-author coauthor co-founder cofounder "
        "colleague contributor cto developer director editor engineer employee evangelist fellow founder "
        "guest head host intern investigator lead leader lecturer maintainer manager member moderator "
        "organizer organiser president producer professor programmer researcher scientist speaker student vp"
    ).split()
)
# "One" stands for the noun before: "the first question …, the second one from Ann Lee".
_STATEMENTS = frozenset(
    "answer comment contribution help introduction one question remark talk thanks".split()
)
_OPENING = frozenset("A An My Our That The These This Your".split())
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIAL = re.compile(r"[A-Z]\.?")
NICKNAMED = re.compile(r"\b(?P<first>\w+)[ \t]+[\"“(](?P<nick>\w+)[\"”)][ \t]+(?P<last>[\w-]+)")
"""Who is named with a nickname between: "Kun (Tony) Suo"."""
# "Ann Lee Talk at FooConf": what a line says of the page is no part of the name.
_SPEECH = re.compile(r"\s+(?:Interview|Keynote|Lecture|Presentation|Slides|Talk|Tutorial|Video)s?$")
_NICKNAME = re.compile(r"\s[\"“(]\w+[\"”)](?=\s)")


def find(notes: Notes, known: Iterable[Found]) -> list[Found]:
    """Return all mentions of people, short forms under the full name; `known` are names of other things."""
    occupied = [each for each in known if each.cls is not EntityClass.PERSON]
    given = [*(guest.name for guest in notes.episode.guests), *notes.episode.hosts]
    same = {plain(name) for name in given}
    others = [name for name in _named(notes, occupied) if plain(name) not in same]
    full = list(dict.fromkeys([*given, *others]))
    found = []
    for name in full:
        confidence = 0.97 if name in given else 0.85
        extractor = "people-given" if name in given else "people-named"
        for match in _pattern(name).finditer(notes.text):
            found.append(
                Found(
                    *match.span(), EntityClass.PERSON, name, extractor, confidence, 0 if name in given else 1
                )
            )
    return [*found, *_short_forms(notes, full, found)]


def hosts(notes: Notes) -> list[Found]:
    """Return the hosts where the credits name them; the notes rarely do."""
    offset = len(notes.episode.text) - len(notes.episode.credits)
    matches = (
        (name, re.search(rf"\b{re.escape(name)}\b", notes.episode.credits)) for name in notes.episode.hosts
    )
    return [
        Found(offset + match.start(), offset + match.end(), EntityClass.PERSON, name, "credits", 0.97, 0)
        for name, match in matches
        if match and notes.credits
    ]


def _named(notes: Notes, occupied: list[Found]) -> Iterator[str]:
    """Yield full names in the text that the statistical model or their use shows to be people's."""
    for entity in (*notes.doc.ents, *_coordinated(notes.doc)):
        name = _SPEECH.sub("", _NICKNAME.sub("", _POSSESSIVE.sub("", entity.text.strip())))
        start = entity.start_char
        # Names in the title are the title grammar's; the rest of it is written in capitals too.
        in_title = start < len(notes.episode.title)
        if in_title or not _is_full_name(name) or notes.in_address(start, start + len(name)):
            continue
        if any(start < each.end and each.start < start + len(name) for each in occupied):
            continue
        if entity.label_ == "PERSON" or _is_used_of_people(entity, name, notes):
            yield name
    for start, name in _by_look(notes):
        if not any(start < each.end and each.start < start + len(name) for each in occupied):
            yield name


def _by_look(notes: Notes) -> Iterator[tuple[int, str]]:
    """Yield full names that begin with a known given name, wherever the statistical model saw none."""
    tokens = person_names.words(notes.text)
    title_end, at = len(notes.episode.title), 0
    while at < len(tokens):
        name = person_names.name_at(notes.text, tokens, at)
        # "The Bell Tower": an article makes it a thing.
        article = at > 0 and tokens[at - 1].text.lower() in ("the", "a", "an")
        if name is None or article or tokens[at].start < title_end or not _is_certain(name.text):
            at += 1
            continue
        if not notes.in_address(tokens[at].start, tokens[at].start + len(name.text)):
            yield tokens[at].start, name.text
        at = name.after


def _is_certain(name: str) -> bool:
    first, *rest = name.split()
    return (
        person_names.is_given(first)
        and _is_full_name(name)
        and not any(person_names.is_title_word(word) or person_names.is_surname_too(word) for word in rest)
    )


def _coordinated(doc: Doc) -> Iterator[Span]:
    """Yield proper names that the model left out of a list of people: "by Ann Lee and Bo Lind"."""
    for token in doc:
        if token.dep_ == "conj" and token.pos_ == "PROPN" and not token.ent_type_:
            start = token.i
            while start and doc[start - 1].dep_ == "compound" and doc[start - 1].head in (token, doc[start]):
                start -= 1
            yield doc[start : token.i + 1]


def _is_full_name(text: str) -> bool:
    """Tell a person's name from a title ("The Good Parts") and a post ("Principal Software Engineer")."""
    words = text.split()
    if any(person_names.is_title_word(word) for word in words) and not person_names.is_given(words[0]):
        return False
    return is_name(text) and words[0] not in _OPENING and not any(word.lower() in ROLES for word in words)


def _is_used_of_people(entity: Span, name: str, notes: Notes) -> bool:
    """Tell by the words around a name whether it is a person's, whatever the model took it for."""
    head = entity.root
    governor = head.head
    if head.dep_ in ("nsubj", "nsubjpass") and governor.lemma_.lower() in _PERSONAL_VERBS:
        return True
    if head.dep_ == "pobj" and governor.head.lemma_.lower() in _STATEMENTS:
        return True
    if head.dep_ == "appos" and governor.lemma_.lower() in ROLES:
        return True
    # "Ann and Bob are the speakers"
    if head.dep_ == "nsubj" and any(
        c.dep_ == "attr" and c.lemma_.lower() in ROLES for c in governor.children
    ):
        return True
    if any(_is_role(token) for token in (governor, *head.lefts, *head.children) if token not in entity):
        return True
    coordinates = [governor] if head.dep_ == "conj" else [c for c in head.children if c.dep_ == "conj"]
    if any(token.ent_type_ == "PERSON" for token in coordinates):
        return True
    # "Florin Dinu introduces …, and Florin": the first name alone, elsewhere, as a person's.
    return any(
        token.text == name.split()[0] and (token.ent_type_ == "PERSON" or _speaks(token))
        for token in notes.doc
        if token.i < entity.start or token.i >= entity.end
    )


def _is_role(token: Token) -> bool:
    return token.lemma_.lower() in ROLES and token.dep_ in (
        "appos",
        "compound",
        "nmod",
        "attr",
        "dobj",
        "pobj",
        "conj",
    )


def _speaks(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in _PERSONAL_VERBS


def plain(name: str) -> str:
    """Return a name without the initials between its first word and its last."""
    first, *middle, last = name.split() if " " in name else (name, "")
    return " ".join([first, *(word for word in middle if not _INITIAL.fullmatch(word)), last]).strip()


def initials(name: str) -> str:
    """Return the letters of the initials between the first word of a name and its last: "W" of "Ann W. Lee"."""
    return "".join(word[0] for word in name.split()[1:-1] if _INITIAL.fullmatch(word))


def _pattern(name: str) -> re.Pattern[str]:
    """Match a full name, also with a nickname or initial between or left out: "Kun (Tony) Suo"."""
    words = [re.escape(word) for word in plain(name).split()]
    between = r"\s+(?:[\"“(]\w+[\"”)]\s+|[A-Z]\.\s+)?"
    return re.compile(r"\b" + between.join(words) + r"\b")


def _short_forms(notes: Notes, full: list[str], found: list[Found]) -> Iterator[Found]:
    """Yield first and last names alone, where only one person of the episode has that name."""
    owners = defaultdict(set)
    for name in full:
        words = name.split()
        for word in (words[0], words[-1], *_nicknames(name, notes.text)):
            if len(word) > 2:
                owners[word].add(name)
    taken = {position for each in found for position in range(each.start, each.end)}
    for word, names in sorted(owners.items()):
        if len(names) > 1:
            continue
        # Before another capitalised word it is a part of some other name: "Bell Labs" and Ann Bell.
        for match in re.finditer(rf"(?<![\w@.-]){re.escape(word)}(?![\w-]|\.\w| [A-Z][a-z])", notes.text):
            if match.start() in taken or notes.in_address(*match.span()):
                continue
            if not _is_auxiliary(notes.head(*match.span())):
                (name,) = names
                yield Found(*match.span(), EntityClass.PERSON, name, "people-short", 0.93, 1)


def _is_auxiliary(token: Token | None) -> bool:
    """Tell "Will it rain?" from "Will explains"."""
    if token is None or token.tag_ != "MD" or token.i + 1 == len(token.doc):
        return False
    return token.nbor().tag_ not in ("VBZ", "VBD")


def _nicknames(name: str, text: str) -> set[str]:
    """Return short forms of the first name that the text uses: "Shiva" for Shivaram, "Tony" where it is given."""
    first, last = name.split()[0], name.split()[-1]
    given = re.findall(rf"\b{re.escape(first)}\s+[\"“(](\w+)[\"”)]\s+{re.escape(last)}\b", text)
    clipped = {first[:length] for length in range(4, len(first))}
    return set(given) | {word for word in clipped if re.search(rf"\b{re.escape(word)}\b(?!\s+[A-Z])", text)}

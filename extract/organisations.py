"""Organisations: those that the title gives to guests, those named like one, and employers of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract import systems
from orbitgraph.extract.facts.ingredients import LANGUAGE
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.people import ROLES
from orbitgraph.extract.reading import titles
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# A full stop ends a name but in "St. Gallen" and "U.S.".
_NAME = r"(?:St\.|[A-Z](?:[\w&’'-]|\.(?=\w)){0,50})"
_SUFFIX = (
    "University|Institute|College|Labs?|Laborator(?:y|ies)|Foundation|Networks|Inc|Corporation|Corp|Technologies|"
    "Semiconductor|Telecom|Consortium|Alliance|Schools|Ltd|LLC|GmbH|Conservancy"
)
# "University of Arts and Sciences" is one; of "University of Ulm and Keele University" the "and" joins two.
_SCIENCES = r"(?:(?<=Science)|(?<=Sciences)|(?<=Arts)|(?<=Engineering)|(?<=Technology)|(?<=Medicine))"
_NATION = r"[A-Z][a-z]{2,12}(?:an|ch|ese|ian|ic|ish)"
_PATTERNS = (
    # University of Texas at Arlington; Royal Institute of Technology
    re.compile(
        rf"\b(?:(?:Federal|Imperial|National|Royal|State|Technical|{_NATION})\s+){{0,2}}(?:University|Institute|College|School|Academy|Bank|Ministry)\s+(?:of|for)\s+{_NAME}"
        rf"(?:(?:\s+(?:of|at)|{_SCIENCES}\s+and)?\s+{_NAME}(?=[\s,.;:)’']|$))*"
    ),
    # Ministry of Fisheries and Oceans: what it is for may be two fields.
    re.compile(
        rf"\b(?:Institute|School|Academy|Ministry)\s+(?:of|for)\s+{_NAME}(?:\s+{_NAME})?\s+and"
        rf"(?!\s+(?:{_NAME}\s+){{0,3}}(?:{_SUFFIX})\b)(?:\s+{_NAME}(?=[\s,.;:)’']|$))+"
    ),
    # Keio University; HP Labs; Northbound Networks
    re.compile(rf"\b(?:{_NAME}\s+){{1,4}}(?:{_SUFFIX})\b"),
)
_LEADING = re.compile(
    r"^(?:The|A|An|At|From|In|Our|His|Her|Their|Before|After|While|When|Since|With|And|But|All|Both|Each|Every|Many|"
    r"Most|Some|Such|These|This|Those)\s+"
)
# "Neural Networks" at the start of a sentence are a subject of the field and no company.
_GENERIC = re.compile(
    r"(?:Campus|Cloud|Computer|Data ?-?Cent(?:er|re)|Enterprise|Global|Home|Local|Mobile|Neural|New|Optical|Overlay|"
    r"Physical|Sensor|Social|Software[ -]Defined|Virtual|Wireless|[A-Z][a-z]+ing)\s+(?:Labs?|Networks|Technologies)$|"
    r"(?:Elementary|High|Private|Public|Summer)\s+Schools$"
)
# The author of X has made it, a speaker at X visits it: neither is employed there.
_MAKERS = frozenset(
    "architect author co-author coauthor contributor developer editor maintainer producer programmer student".split()
)
_VISITORS = frozenset("chair guest host moderator organiser organizer speaker".split())
# "Director of Technology at Globex", "Head of Platform, Globex": what stands behind "of" is a field of work.
_POSTED = re.compile(r"(?:\s+(?:and|&)\s+[A-Z][\w-]+)?(?:\s+(?:at|for|with)\s+|,\s+)(?:the\s+)?[A-Z]")
_EMPLOYING = frozenset("at for from".split())
_WORKING = frozenset(
    ("become employ found go hire intern join leave lead move quit serve start work").split()
)


def find(notes: Notes, gazetteer: Gazetteer) -> list[Found]:
    """Return mentions of organisations that the gazetteer alone would miss or take for something else."""
    made = systems.made(notes)
    return [
        *_of_guests(notes, gazetteer, made),
        *_named_like_one(notes, gazetteer),
        *_employers(notes, gazetteer, made),
    ]


def _canonical(name: str, gazetteer: Gazetteer) -> str:
    topic = gazetteer.topic(name)
    return topic.label if topic and topic.cls is EntityClass.ORGANISATION else name


def _of_guests(notes: Notes, gazetteer: Gazetteer, made: frozenset[str]) -> Iterator[Found]:
    for written in sorted({guest.organisation for guest in notes.episode.guests if guest.organisation}):
        topic = gazetteer.topic(written)
        name = _canonical(written, gazetteer)
        for match in re.finditer(rf"(?<![\w@.-]){re.escape(written)}(?![\w@-]|\.\w)", notes.text):
            title = notes.episode.title
            in_title = len(titles.subject(title)) <= match.start() < len(title) or _is_bracketed(notes, match)
            # A product of the same name (Docker) is the organisation only where people work at it; so is what the
            # notes call a library.
            if (
                ((topic and topic.cls is not EntityClass.ORGANISATION) or written in made)
                and not in_title
                and not _is_employer(notes, match, written in made)
            ):
                continue
            if not notes.in_address(*match.span()):
                yield Found(*match.span(), EntityClass.ORGANISATION, name, "organisation-of-guest", 0.95, 0)


def _is_bracketed(notes: Notes, match: re.Match[str]) -> bool:
    """Tell the brackets right behind a guest's name: "Ann Lee (Globex)"; a language employs nobody."""
    if re.fullmatch(LANGUAGE, match[0]):
        return False
    before = notes.text[max(0, match.start() - 80) : match.start()]
    return before.endswith("(") and before[:-1].rstrip().endswith(
        tuple(guest.name for guest in notes.episode.guests)
    )


def _is_employer(notes: Notes, match: re.Match[str], made: bool) -> bool:
    """Tell whether people work at what stands there; a thing that is `made` has founders as well."""
    head = notes.head(*match.span())
    return head is not None and (_has_posts(head) if made else _employs(head))


def _named_like_one(notes: Notes, gazetteer: Gazetteer) -> Iterator[Found]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(notes.text):
            start = match.start()
            while lead := _LEADING.match(notes.text[start : match.end()]):
                start += lead.end()
            name = notes.text[start : match.end()].rstrip(".,'’")
            known = any(
                each.end == len(name) and each.start and each.cls is EntityClass.ORGANISATION
                for each in gazetteer.find(name)
            )
            # "Joins Linux Foundation": a known name is not made longer.
            if " " in name and "\n" not in name and not known and not _GENERIC.search(name):
                yield Found(
                    start,
                    start + len(name),
                    EntityClass.ORGANISATION,
                    _canonical(name, gazetteer),
                    "organisation-name",
                    0.85,
                    1,
                )


def _employers(notes: Notes, gazetteer: Gazetteer, made: frozenset[str]) -> Iterator[Found]:
    """Yield names that people are said to work at: "an engineer at X", "worked for X", "Ann from X"."""
    for entity in _names(notes):
        if entity.label_ in ("DATE", "TIME", "EVENT"):
            continue
        text = re.sub(r"['’]s$", "", entity.text.strip())
        start = entity.start_char + (len("the ") if text.startswith("the ") else 0)
        text = text.removeprefix("the ")
        if not re.fullmatch(rf"{_NAME}(?:\s+{_NAME}){{0,4}}", text) or not _employs(entity.root):
            continue
        if text in made and not _has_posts(entity.root):
            continue
        if entity.root.head.lower_ == "of" and _POSTED.match(notes.text, start + len(text)):
            continue
        known = gazetteer.topic(text)
        # A company is often called like its product: where people have posts, it is the company.
        named = known is not None and known.cls is EntityClass.PROJECT and _has_posts(entity.root)
        if known is None or named or known.cls is EntityClass.ORGANISATION:
            name = _canonical(text, gazetteer)
            yield Found(
                start,
                start + len(text),
                EntityClass.ORGANISATION,
                name,
                "organisation-employer",
                0.7,
                0 if named else 2,
            )


def _names(notes: Notes) -> Iterator[Span]:
    """Yield the entities of the statistical model, and the proper names behind prepositions that it left out."""
    yield from notes.doc.ents
    for token in notes.doc:
        if token.dep_ == "pobj" and token.pos_ == "PROPN" and not token.ent_type_:
            start = token.i
            while start and (
                _is_compound(notes.doc[start - 1]) or "-" in notes.doc[start - 1 : start + 1].text
            ):
                start -= 1
            yield notes.doc[start : token.i + 1]


def _is_compound(token: Token) -> bool:
    return token.dep_ == "compound" and token.pos_ == "PROPN"


def _has_posts(token: Token) -> bool:
    """Tell the company in "an engineer at Globex" and "Ann from Globex"; nobody works at a program."""
    governor = token.head.head
    posted = governor.lemma_.lower() in ROLES - _MAKERS - _VISITORS or governor.ent_type_ == "PERSON"
    return token.dep_ == "pobj" and token.head.lower_ in ("at", "from") and posted


def _employs(token: Token) -> bool:
    """Tell whether the phrase headed by `token` stands where an employer does."""
    preposition = token.head
    if token.dep_ == "dobj" and preposition.lemma_.lower() in ("join", "leave", "found"):
        return preposition.dep_ in ("ROOT", "conj") or any(
            child.ent_type_ == "PERSON" for child in preposition.children
        )
    if token.dep_ != "pobj" or (preposition.lower_ not in _EMPLOYING and preposition.lower_ != "of"):
        return False
    governor = preposition.head
    role = governor.lemma_.lower()
    # People come from places, too: "a student from Norway", "he went from Berlin to Prague".
    if (
        preposition.lower_ in ("from", "of")
        and token.ent_type_ in ("GPE", "LOC")
        and role in ROLES | _WORKING
    ):
        return False
    if role in ROLES:
        return role not in (_MAKERS if preposition.lower_ == "of" else _VISITORS)
    if preposition.lower_ == "of":
        return governor.ent_type_ == "PERSON"
    if governor.lemma_.lower() in _WORKING:
        return any(child.dep_ == "nsubj" and child.pos_ in ("PROPN", "PRON") for child in governor.children)
    return preposition.lower_ in ("at", "from") and governor.ent_type_ == "PERSON"

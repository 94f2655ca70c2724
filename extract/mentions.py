"""All mentions of an episode: every finder is asked, overlaps are decided, acronyms join their long forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from orbitgraph.extract import (
    acronyms,
    anchors,
    events,
    languages,
    namesakes,
    organisations,
    people,
    places,
    systems,
    unlisted,
    workplaces,
    works,
)
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found, select
from orbitgraph.model import EntityClass


def find(notes: Notes, gazetteer: Gazetteer) -> list[Found]:
    """Return what the episode names, in the order of its text.

    Works may hold other findings (a paper's title names its subjects); no other findings overlap.
    """
    return _found(notes, gazetteer)[1]


def candidates(notes: Notes, gazetteer: Gazetteer) -> list[Found]:
    """Return what the finders offer, before overlaps are decided; `find` returns what stands of it."""
    return _found(notes, gazetteer)[0]


def _found(notes: Notes, gazetteer: Gazetteer) -> tuple[list[Found], list[Found]]:
    """Return all that the finders offer, and what stands of it, both in the order of the text."""
    defined = acronyms.find(notes.text)
    known = [
        each
        for each in gazetteer.find(notes.text)
        if not notes.in_address(each.start, each.end)
        and not _is_redefined(each, notes, defined)
        and not _is_verb(each, notes)
    ]
    titles = works.titled(notes)
    firm = [
        *known,
        *events.find(notes, known),
        *languages.find(notes, gazetteer),
        *organisations.find(notes, gazetteer),
        *workplaces.find(notes, gazetteer),
    ]
    described = systems.described(notes)
    persons = people.find(notes, [*select(firm), *titles, *described])
    offered = [*firm, *persons, *described, *systems.find(notes, [*firm, *persons, *described])]
    offered += places.find(notes, select(offered))
    offered += namesakes.find(notes, select(offered))
    named = [each for each in select(offered) if not _is_post(each)]
    short = list(_acronyms(notes, named, defined))
    named = select([*named, *short])
    linked = list(anchors.find(notes, [*named, *titles]))
    named = select([*named, *linked])
    looks = [each for each in named if each.extractor == "system-written"]
    told = unlisted.find(
        notes, [each for each in (*named, *titles, *works.headings(notes)) if each not in looks]
    )
    named = select([*named, *told])
    named = [each for each in named if not _is_show(each, notes)]
    kept = [each for each in named if not (each.cls in _NOT_INSIDE_WORKS and _inside(each, titles))]
    called = works.called_after(notes, kept, titles)
    apart = [*titles, *called, *people.hosts(notes)]
    every = [*offered, *short, *linked, *told, *apart]
    return sorted(every, key=_place), sorted([*kept, *apart], key=_place)


def _place(each: Found) -> tuple[int, int, EntityClass]:
    return each.start, -each.end, each.cls


def _is_post(each: Found) -> bool:
    """Tell what somebody is from whom they work for: "Staff Software Engineer"."""
    guess = each.cls is EntityClass.ORGANISATION and each.extractor != "gazetteer"
    return guess and " " in each.name and each.name.split()[-1].lower() in people.ROLES


_SHOW = re.compile(r"\s+(?:podcast|newsletter)\b", re.IGNORECASE)


def _is_show(each: Found, notes: Notes) -> bool:
    """Tell a guess that is the show's own name, or another's: "the Changelog podcast"."""
    if each.extractor == "gazetteer" or each.cls is EntityClass.PERSON:
        return False
    slug = re.sub(r"\W+", "-", each.name.casefold())
    return slug in (notes.episode.show, f"{notes.episode.show}-podcast") or bool(
        _SHOW.match(notes.text, each.end)
    )


# A title like "Deploying SDN in the Enterprise, with Friends" holds topics, but whom it seems to name is a guess.
_NOT_INSIDE_WORKS = frozenset(
    {EntityClass.PERSON, EntityClass.ORGANISATION, EntityClass.EVENT, EntityClass.PLACE}
)


def _inside(each: Found, others: list[Found]) -> bool:
    return any(other.start <= each.start and each.end <= other.end for other in others)


def _is_verb(each: Found, notes: Notes) -> bool:
    """Tell what somebody does from a label that is written alike: "Kelp tries to …" and a trie, "Go there" and Go."""
    span = notes.span(each.start, each.end)
    if span is None or len(span) != 1:
        return False
    token = span[0]
    if each.start < len(notes.episode.title):
        return False
    finite = token.tag_ in ("VB", "VBD", "VBP", "VBZ") and token.pos_ == "VERB"
    if token.text.islower():
        return finite and token.dep_ not in ("amod", "compound", "nsubj", "pobj", "dobj")
    return finite and token.text.istitle() and token.is_sent_start is True and token.tag_ == "VB"


def _is_redefined(each: Found, notes: Notes, defined: list[acronyms.Acronym]) -> bool:
    """Tell whether the episode uses the gazetteer's acronym for something else: "Time Capsule (TC)"."""
    written = notes.text[each.start : each.end]
    return any(
        written == acronym.short
        and each.name.lower() != acronym.long.lower()
        and not _abbreviates(each.name, acronym)
        for acronym in defined
    )


def _abbreviates(name: str, acronym: acronyms.Acronym) -> bool:
    # Spelling and number of the words may differ, their beginnings do not.
    begins = {word[:4].lower() for word in re.findall(r"\w+", acronym.long)}
    return name == acronym.short or all(word[:4].lower() in begins for word in re.findall(r"\w+", name))


_CALLED = re.compile(r"\b(?:calls?|called|named|dubbed)\s+(?:it\s+)?$")


def _acronyms(notes: Notes, named: list[Found], defined: list[acronyms.Acronym]) -> Iterator[Found]:
    """Yield the uses of an acronym whose long form is a finding, as mentions of that thing."""
    for acronym in defined:
        stop = acronym.long_start + len(acronym.long)
        thing = next((f for f in named if f.end == stop and f.start <= acronym.long_start + 4), None)
        if thing is None and _CALLED.search(notes.text[: acronym.long_start]):
            thing = Found(acronym.long_start, stop, EntityClass.PROJECT, acronym.long, "acronym", 0.75)
            yield thing
        if thing is None:
            continue
        for match in re.finditer(rf"(?<![\w@.-]){re.escape(acronym.short)}s?(?![\w-]|\.\w)", notes.text):
            if not notes.in_address(*match.span()):
                yield replace(thing, start=match.start(), end=match.end(), extractor="acronym", rank=0)

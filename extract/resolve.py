"""Mentions of all episodes -> entities: equal names are one thing, weak classes yield to strong ones."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.people import NICKNAMED, initials, plain
from orbitgraph.extract.readings import Reading
from orbitgraph.extract.spans import Found
from orbitgraph.model import (
    SIGNATURES,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Mention,
    Predicate,
    Ref,
    Relation,
)

# Findings made by the look of a name alone; what another finder says of the same name outweighs them.
_WEAK_RANK = 2
_PLACE = attrgetter("episode", "start", "end")
_Final = dict[tuple[str, str], Ref]
Fact = tuple[Ref, Predicate, Ref, Evidence]
"""A relation with one piece of its evidence."""
# Letters that Unicode does not take apart, as English writes them; and how German and Nordic names are spelt out.
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")
_INSIDE, _LONGER, _REGION = map(re.compile, (r"\b[Ii]n\s+$", r"['’]|\s+[A-Z]", r",\s+"))
_HUMPED = frozenset({EntityClass.PROJECT, EntityClass.PROTOCOL, EntityClass.ORGANISATION})
_SUBJECTS = frozenset({EntityClass.PROJECT, EntityClass.PROTOCOL, EntityClass.CONCEPT, EntityClass.WORK})


def resolve(
    readings: Sequence[Reading], gazetteer: Gazetteer
) -> tuple[tuple[Entity, ...], tuple[Relation, ...]]:
    """Return the entities of all episodes and their relations with final names and classes, both sorted."""
    readings = [_with_towns(each) for each in readings]
    final = _final_refs(readings, gazetteer)
    places: dict[Ref, list[Evidence]] = defaultdict(list)
    for each in readings:
        for found, evidence in each.found:
            places[final[found.cls, found.name]].append(evidence)
    episodes = {each.episode.id: each.episode for each in readings}
    entities = [
        entity(ref, places[ref], episodes, topic.notation if (topic := gazetteer.topic(ref.name)) else None)
        for ref in sorted(places)
    ]
    return tuple(entities), gathered(_renamed(readings, final))


def entity(
    ref: Ref, places: Iterable[Evidence], episodes: Mapping[str, Episode], notation: str | None = None
) -> Entity:
    """Make the entity that is named in these places of the episodes (by id)."""
    cls, ordered = EntityClass(ref.kind), sorted(places, key=_PLACE)
    starts: dict[str, list[int]] = defaultdict(list)
    for each in ordered:
        starts[each.episode].append(each.start)
    return Entity(
        cls,
        ref.name,
        aliases=_aliases(ref.name, {episodes[each.episode].text[each.start : each.end] for each in ordered}),
        mentions=tuple(Mention(cls, each) for each in ordered),
        about=tuple(sorted(id_ for id_, found in starts.items() if _is_on(episodes[id_], cls, found))),
        notation=notation,
    )


def gathered(facts: Iterable[Fact]) -> tuple[Relation, ...]:
    """Return the relations of all facts, sorted: equal ones of an episode share their evidence."""
    evidence: dict[tuple[str, Ref, Predicate, Ref], set[Evidence]] = defaultdict(set)
    for subject, predicate, object_, place in facts:
        if joins(predicate, subject, object_):
            evidence[place.episode, subject, predicate, object_].add(place)
    return tuple(
        sorted(
            Relation(subject, predicate, object_, tuple(sorted(found)))
            for (_, subject, predicate, object_), found in evidence.items()
        )
    )


def joins(predicate: Predicate, subject: Ref, object_: Ref) -> bool:
    """Tell whether a relation may have these ends: of its signature's classes, and not the same thing."""
    subjects, objects = SIGNATURES[predicate]
    return subject.kind in subjects and object_.kind in objects and subject != object_


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """Return what spellings of one name share: no case, accents, hyphens, articles or closing plural."""
    return re.sub(r"(?<=[a-z]{3})s$", "", _spelling(name))


def _spelling(name: str) -> str:
    text = unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN_LETTERS)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = " ".join(re.findall(r"[\w+#.]+", text)).removeprefix("the ")
    return re.sub(r"^univ\.? (?=of )", "university ", text)


def _with_towns(reading: Reading) -> Reading:
    """Take a town for a town where its university goes by its name: "in Berkeley", "Berkeley, California"."""
    text = reading.episode.text
    places = {each.start for each, _ in reading.found if each.cls is EntityClass.PLACE}
    towns = {each for each, _ in reading.found if _is_town(each, text, places)}
    if not towns:
        return reading
    found = tuple(
        (replace(each, cls=EntityClass.PLACE, name=text[each.start : each.end]), evidence)
        if each in towns
        else (each, evidence)
        for each, evidence in reading.found
    )
    lost = {Ref(each.cls, each.name) for each in towns} - {Ref(each.cls, each.name) for each, _ in found}
    kept = tuple(fact for fact in reading.relations if lost.isdisjoint((fact.subject, fact.object)))
    return replace(reading, found=found, relations=kept)


def _is_town(each: Found, text: str, places: Collection[int]) -> bool:
    written, words = text[each.start : each.end], each.name.split()
    short = written.istitle() and written in (words[0], words[-1]) and written != "University"
    if each.cls is not EntityClass.ORGANISATION or "University" not in words or not short:
        return False
    # "In Berkeley's lab" and "in Stanford EE380" it is the university again.
    if _INSIDE.search(text, max(0, each.start - 4), each.start) and not _LONGER.match(text, each.end):
        return True
    region = _REGION.match(text, each.end)
    return region is not None and region.end() in places


def _final_refs(readings: Sequence[Reading], gazetteer: Gazetteer) -> _Final:
    """Map each (class, name) found to the thing that it stands for."""
    weights: dict[str, Counter[EntityClass]] = defaultdict(Counter)
    names: dict[tuple[EntityClass, str], Counter[str]] = defaultdict(Counter)
    ranks: dict[tuple[EntityClass, str], int] = {}
    keys = {**_keys_of_people(readings), **_keys_of_systems(readings)}
    for each in readings:
        for found, _ in each.found:
            group = (found.cls, keys.get((found.cls, found.name), key(found.name)))
            weights[group[1]][found.cls] += 1
            names[group][found.name] += 1
            ranks[group] = min(ranks.get(group, found.rank), found.rank)
    final: _Final = {}
    for (cls, shared), spellings in names.items():
        strong = [other for other in weights[shared] if ranks[other, shared] < _WEAK_RANK]
        chosen = cls
        if ranks[cls, shared] >= _WEAK_RANK:
            candidates = strong or list(weights[shared])
            chosen = min(candidates, key=lambda c: (-weights[shared][c], c))
        for spelling in spellings:
            final[cls, spelling] = Ref(chosen.value, _label(names[chosen, shared], gazetteer))
    return final


def _keys_of_people(readings: Sequence[Reading]) -> dict[tuple[EntityClass, str], str]:
    """Join names of people that differ by how letters are spelt out, by initials or by a nickname that is told.

    Who differ by initials alone stay apart, and apart from the name without; so do "Adam" and "Adams".
    """
    names = {found.name for each in readings for found, _ in each.found if found.cls is EntityClass.PERSON}
    spellings: dict[str, set[str]] = defaultdict(set)
    for name in names:
        spellings[key(plain(name))].add(_spelling(plain(name)))

    def base(name: str) -> str:
        shared = key(plain(name))
        return shared if len(spellings[shared]) < 2 else _spelling(plain(name))

    folded = {name: unicodedata.normalize("NFC", plain(name).casefold()) for name in names}
    spelt = {name: key(text.translate(_SPELT_OUT)) for name, text in folded.items()}
    joined = {out: base(name) for name, out in spelt.items() if out != key(plain(name))}
    joined |= {
        base(nick): joined.get(base(name), base(name))
        for nick, name in _told_nicknames(readings, names)
        if base(nick) not in joined
    }
    bases = {name: joined.get(base(name), base(name)) for name in names}
    middles: dict[str, set[str]] = defaultdict(set)
    for name in names:
        middles[bases[name]] |= {initials(name)} - {""}
    return {
        (EntityClass.PERSON, name): key(name)
        if initials(name) and len(middles[bases[name]]) > 1
        else bases[name]
        for name in names
    }


def _told_nicknames(readings: Sequence[Reading], names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the name with a nickname and the full name of whom a text introduces so, where it is one person's."""
    told: dict[str, set[str]] = defaultdict(set)
    for match in (match for each in readings for match in NICKNAMED.finditer(each.episode.text)):
        full, nick = f"{match['first']} {match['last']}", f"{match['nick']} {match['last']}"
        if full in names and nick in names:
            told[nick].add(full)
    yield from ((nick, min(owners)) for nick, owners in sorted(told.items()) if len(owners) == 1)


def _keys_of_systems(readings: Sequence[Reading]) -> dict[tuple[EntityClass, str], str]:
    """Join "GrainStore" and "Grain Store", where both are written."""
    named = {(found.cls, found.name) for each in readings for found, _ in each.found if found.cls in _HUMPED}
    known = {(cls, key(name)) for cls, name in named}
    apart = {
        (cls, key(name)): key(split)
        for cls, name in named
        if (split := _HUMP.sub(" ", name)) != name and (cls, key(split)) in known
    }
    return {(cls, name): apart[cls, key(name)] for cls, name in named if (cls, key(name)) in apart}


def _label(spellings: Counter[str], gazetteer: Gazetteer) -> str:
    """Prefer the scheme's own label, then the most frequent spelling, then the first by alphabet."""
    known = [name for name in spellings if (topic := gazetteer.topic(name)) and topic.label == name]
    return min(known or spellings, key=lambda name: (-spellings[name], name))


def _aliases(label: str, written: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({" ".join(text.split()) for text in written} - {label}))


def _is_on(episode: Episode, cls: EntityClass, starts: Sequence[int]) -> bool:
    """Tell whether an episode is on a thing: it stands in the title, opens the notes and returns, or is named often."""
    title_end = len(episode.title)
    opening_end = title_end + 2 + len(episode.paragraphs[0]) if episode.paragraphs else title_end
    in_title, opens = min(starts) < title_end, min(starts) < opening_end
    return cls in _SUBJECTS and (in_title or (opens and len(starts) > 1) or len(starts) > 3)


def _renamed(readings: Sequence[Reading], final: _Final) -> Iterator[Fact]:
    """Yield the facts with their final ends; a name whose class changed may no longer be one that `joins`."""
    for each in readings:
        for relation in each.relations:
            subject, object_ = (
                final.get((end.kind, end.name), end) for end in (relation.subject, relation.object)
            )
            for evidence in relation.evidence:
                yield subject, relation.predicate, object_, evidence

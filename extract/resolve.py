"""Mentions of all episodes -> entities: equal names are one thing, weak classes yield to strong ones."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.readings import Reading
from orbitgraph.model import SIGNATURES, Entity, EntityClass, Mention, Ref, Relation

# Findings made by the look of a name alone; what another finder says of the same name outweighs them.
_WEAK_RANK = 2
_PLACE = attrgetter("evidence.episode", "evidence.start", "evidence.end")
_Final = dict[tuple[str, str], Ref]
_SUBJECTS = frozenset({EntityClass.PROJECT, EntityClass.PROTOCOL, EntityClass.CONCEPT, EntityClass.WORK})


def resolve(
    readings: Sequence[Reading], gazetteer: Gazetteer
) -> tuple[tuple[Entity, ...], tuple[Relation, ...]]:
    """Return the entities of all episodes and their relations with final names and classes, both sorted."""
    final = _final_refs(readings, gazetteer)
    mentions: dict[Ref, list[Mention]] = defaultdict(list)
    written: dict[Ref, Counter[str]] = defaultdict(Counter)
    for each in readings:
        for found, evidence in each.found:
            ref = final[found.cls, found.name]
            mentions[ref].append(Mention(EntityClass(ref.kind), evidence))
            written[ref][each.episode.text[found.start : found.end]] += 1
    subjects = _subjects(readings, final)
    entities = [
        Entity(
            EntityClass(ref.kind),
            ref.name,
            aliases=_aliases(ref.name, written[ref]),
            mentions=tuple(sorted(mentions[ref], key=_PLACE)),
            about=tuple(sorted(subjects[ref])),
            notation=topic.notation if (topic := gazetteer.topic(ref.name)) else None,
        )
        for ref in sorted(mentions)
    ]
    return tuple(entities), tuple(sorted(_renamed(readings, final)))


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """Return what spellings of one name share: no case, accents, hyphens, articles or closing plural."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = " ".join(re.findall(r"[\w+#.]+", text)).removeprefix("the ")
    return re.sub(r"(?<=[a-z]{3})s$", "", text)


def _final_refs(readings: Sequence[Reading], gazetteer: Gazetteer) -> _Final:
    """Map each (class, name) found to the thing that it stands for."""
    weights: dict[str, Counter[EntityClass]] = defaultdict(Counter)
    names: dict[tuple[EntityClass, str], Counter[str]] = defaultdict(Counter)
    ranks: dict[tuple[EntityClass, str], int] = {}
    for each in readings:
        for found, _ in each.found:
            group = (found.cls, key(found.name))
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


def _label(spellings: Counter[str], gazetteer: Gazetteer) -> str:
    """Prefer the scheme's own label, then the most frequent spelling, then the first by alphabet."""
    known = [name for name in spellings if (topic := gazetteer.topic(name)) and topic.label == name]
    return min(known or spellings, key=lambda name: (-spellings[name], name))


def _aliases(label: str, written: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted({" ".join(text.split()) for text in written} - {label}))


def _subjects(readings: Sequence[Reading], final: _Final) -> dict[Ref, set[str]]:
    """Say which episodes are on a thing: it stands in the title, opens the notes and returns, or is named often."""
    subjects: dict[Ref, set[str]] = defaultdict(set)
    for each in readings:
        title_end = len(each.episode.title)
        opening_end = (
            title_end + 2 + len(each.episode.paragraphs[0]) if each.episode.paragraphs else title_end
        )
        places: dict[Ref, list[int]] = defaultdict(list)
        for found, _ in each.found:
            places[final[found.cls, found.name]].append(found.start)
        for ref, starts in places.items():
            in_title, opens = min(starts) < title_end, min(starts) < opening_end
            if EntityClass(ref.kind) in _SUBJECTS and (
                in_title or (opens and len(starts) > 1) or len(starts) > 3
            ):
                subjects[ref].add(each.episode.id)
    return subjects


def _renamed(readings: Sequence[Reading], final: _Final) -> list[Relation]:
    merged: dict[tuple[object, ...], Relation] = {}
    for each in readings:
        for relation in each.relations:
            subject, object_ = (
                final.get((end.kind, end.name), end) for end in (relation.subject, relation.object)
            )
            subjects, objects = SIGNATURES[relation.predicate]
            # A name whose class changed may no longer be an end of this relation.
            if subject.kind not in subjects or object_.kind not in objects or subject == object_:
                continue
            same = (each.episode.id, subject, relation.predicate, object_)
            evidence = {*relation.evidence, *(merged[same].evidence if same in merged else ())}
            merged[same] = replace(
                relation, subject=subject, object=object_, evidence=tuple(sorted(evidence))
            )
    return list(merged.values())

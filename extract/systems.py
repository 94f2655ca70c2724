"""Named systems and standards that no gazetteer lists, found by how they are written and introduced."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from orbitgraph.extract.events import CALENDAR
from orbitgraph.extract.guests.person_names import is_given
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.people import ROLES
from orbitgraph.extract.reading import titles
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

if TYPE_CHECKING:
    from spacy.tokens import Token

# Nouns that say of what they are applied to that it is a made, named thing.
KINDS = frozenset(
    (
        "adapter agent aligner api appliance application architecture asic assembler backend board browser "
        "chip cli client cluster "
        "codebase command compiler crate controller daemon database debugger decoder device distribution "
        "driver emulator encoder "
        "engine extension filesystem firmware framework frontend fork gateway generator hypervisor implementation "
        "interpreter kernel language library linter loader module monitor offering orchestrator os package "
        "parser platform "
        "plugin prefetcher processor product profiler program project prototype proxy renderer router runtime sandbox "
        "scheduler server service shell simulator software solver stack store suite switch system testbed "
        "tool toolchain "
        "toolkit tracker transpiler utility validator verifier"
    ).split()
)
# Lengths are bounded: feeds may hold endless words, and patterns try every beginning.
_NAME = r"(?<![\w.+-])[A-Z][\w+.-]{0,50}[\w+](?:[^\S\n]+(?:[A-Z][\w+.-]{0,50}[\w+]|\d{1,9}(?:\.\d{1,9}){1,5})){0,9}"
_KIND = "|".join(sorted(KINDS))
_KINDS = "|".join(
    sorted(re.sub(r"(?<=[^aeo])y$", "ie", kind) + ("es" if kind.endswith("ch") else "s") for kind in KINDS)
)
# "Ann, a kernel developer" is no kernel.
_ROLE = rf"(?!\s+(?:{'|'.join(sorted(ROLES))}|company|firm|group|maker|office|team|vendor)s?\b)"
_PROGRAMS = frozenset(
    "compiler crate database debugger emulator framework interpreter kernel language library linter package parser "
    "plugin program runtime tool toolchain toolkit".split()
)
_EDITOR = r"(?:code|graph|hex|image|map|sound|text|vector|video)\s+editor"
_INTRODUCED = re.compile(
    rf"(?P<name>[“\"]?(?:{_NAME}|\b[a-z]{{1,20}}[A-Z]\w{{0,50}}|\b[a-z]\w{{1,50}})(?:,?[”\"])?)(?:\s+\([^)]{0, 200}\))?"
    rf"(?:,\s+|\s+is\s+|\s+was\s+)(?:an?|the|his|her|their|its|our)\s+(?:[\w./-]+\s+){{0,5}}?(?P<kind>{_KIND}|{_EDITOR})\b{_ROLE}"
)
# The kind is the last word of what is said: not "a kernel hacker".
_SAID = re.compile(
    r"\s*[,.;:)]|\s+(?:and|based|built|by|designed|for|from|in|made|of|on|that|to|used|which|whose|with|written)\b"
)
# Coined for the occasion: its own “Pizod,” a combination of …
_COINED = re.compile(r"[“\"](?P<name>[A-Z]\w+),?[”\"],?\s+(?:an?|the)\s+\w")
_APPLIED = re.compile(
    rf"\b[Tt]he\s+(?P<name>{_NAME}|[a-z]+[A-Z]\w*|[a-z]+\d\w*)\s+(?:{_KIND}|{_KINDS})\b{_ROLE}"
)
# A name in lower case is told from a noun by its hyphen, and by having no article.
_MADE = re.compile(
    r"\b(?:author|creator|inventor|maintainer)s?\s+of\s+(?P<name>[a-z]{2,20}(?:-[a-z0-9]{1,20})+)(?=[,.;)]|\s+(?:and|is)\b)"
)
_SUCH_AS = re.compile(
    rf"(?i:\b(?:{_KINDS}))\s+(?:such\s+as|like|including)\s+(?P<list>{_NAME}(?:,\s+{_NAME})*(?:,?\s+(?:and|or)\s+{_NAME})?)"
)
# CamelCase and names with digits inside; plain acronyms say too little.
_WRITTEN = re.compile(
    r"(?<![\w@./-])(?:[A-Z][a-z]+(?:[A-Z][a-z0-9]+)+|[A-Z][a-z]{2,}[A-Z]{2,}|[a-z]{1,3}[A-Z][A-Za-z]{2,})(?![\w@-]|\.\w|['’]s\s+[A-Z])"
)
_SURNAME = re.compile(r"(?:Mc|De|Fitz|Van)[A-Z][a-z]+")
_ON_IRC = re.compile(r"\s+(?:in\s+#\S+\s+)?(?:on|in)\s+(?:the\s+)?(?:IRC|OFTC|EFnet|[Ff]reenode|[Ll]ibera)\b")
_STANDARD = re.compile(
    r"\b(?:RFC|BCP|STD)[ -]?\d{1,5}\b|\b(?:IEEE\s+)?802\.\d{1,2}[a-z]{0,2}(?:[A-Z][a-z]?)?\b|\bITU-T\s+[A-Z]\.\d+\b"
)
GENERIC = "API|CLI|CMS|CPU|CSS|FAQ|GPU|GUI|HTML|IDE|ORM|PDF|REPL|SDK|TUI|UI|URL|UX"
"""Acronyms that name kinds of things and no thing."""
_NOT_A_NAME = re.compile(
    rf"(?:{GENERIC})s?\Z|"
    r"(?:The|This|That|These|It|He|She|They|We|You|I|There|What|Which|Who|One|In|On|At|And|But|For|As|If|Is|"
    rf"Yesterday|Today|Tomorrow|{CALENDAR})(?!\w)"
)


def find(notes: Notes, known: Iterable[Found]) -> list[Found]:
    """Return mentions of systems and of standards by number; `known` are findings of other kinds."""
    taken = {position for each in known for position in range(each.start, each.end)}
    names = Counter[str]()
    for name, start in [*_introduced(notes), *_title_subject(notes)]:
        end = start + len(name)
        if start not in taken and not notes.in_address(start, end) and not _is_nationality(notes, start, end):
            names[name] += 1
    found = [
        Found(*match.span(), EntityClass.PROJECT, name, "system-introduced", 0.85, 2)
        for name in sorted(names)
        for match in re.finditer(rf"(?<![\w@.-]){re.escape(name)}(?![\w-]|\.\w)", notes.text)
        if not notes.in_address(*match.span())
    ]
    return [*found, *_written(notes), *_standards(notes)]


def _introduced(notes: Notes) -> Iterator[tuple[str, int]]:
    for match in _INTRODUCED.finditer(notes.text):
        name = match["name"].strip('“”",')
        start = match.start("name") + match["name"].index(name)
        token = notes.head(start, start + len(name))
        if name[0].islower() and not _is_subject_name(name, token):
            continue
        if _is_name(name):
            yield name, start
    for match in (*_APPLIED.finditer(notes.text), *_COINED.finditer(notes.text)):
        if _is_name(match["name"]):
            yield match["name"], match.start("name")
    for match in _MADE.finditer(notes.text):
        yield match["name"], match.start("name")
    for match in _SUCH_AS.finditer(notes.text):
        for part in re.finditer(_NAME, match["list"]):
            yield part[0], match.start("list") + part.start()


def made(notes: Notes) -> frozenset[str]:
    """Return the names that are said to be something that only programs are: "X is a library"."""
    return frozenset(
        match["name"] for match in _INTRODUCED.finditer(notes.text) if match["kind"] in _PROGRAMS
    )


def described(notes: Notes) -> list[Found]:
    """Return all places of names of several words that read like a person's, but are said to be a system's."""
    names = {
        match["name"]
        for match in _INTRODUCED.finditer(notes.text)
        if titles.is_name(match["name"])
        and not is_given(match["name"].split()[0])
        and _SAID.match(notes.text, match.end())
    }
    return [
        Found(*match.span(), EntityClass.PROJECT, name, "system-introduced", 0.85, 2)
        for name in sorted(names)
        for match in re.finditer(rf"(?<![\w@.-]){re.escape(name)}(?![\w-]|\.\w)", notes.text)
    ]


def _is_name(name: str) -> bool:
    return (not _NOT_A_NAME.match(name) and "\n" not in name and not titles.is_name(name)) or (
        " " not in name and len(name) > 2 and not _NOT_A_NAME.match(name)
    )


def _is_subject_name(name: str, token: Token | None) -> bool:
    """Believe a name in lower case ("nlog is a database language") only where it has no article and no plural."""
    return (
        token is not None
        and token.dep_ in ("nsubj", "nsubjpass")
        and token.tag_ in ("NN", "NNP")
        and not any(child.dep_ in ("det", "amod", "poss", "compound") for child in token.children)
        and " " not in name
        and token.is_oov is not False
        and token.pos_ == "PROPN"
    )


def _title_subject(notes: Notes) -> Iterator[tuple[str, int]]:
    """Yield the title's subject where it is one name that the notes keep using: "Lagopus, with …"."""
    subject = titles.subject(notes.episode.title)
    if len(subject.split()) > 2 or subject == notes.episode.title or _NOT_A_NAME.match(subject):
        return
    uses = len(
        re.findall(rf"(?<![\w-]){re.escape(subject)}(?![\w-])", notes.text[len(notes.episode.title) :])
    )
    if uses >= 2:
        yield subject, 0


def _is_nationality(notes: Notes, start: int, end: int) -> bool:
    """Tell an adjective that is written like a name: "the French library"."""
    span = notes.span(start, end)
    return span is not None and all(token.tag_ == "JJ" and token.ent_type_ == "NORP" for token in span)


def _written(notes: Notes) -> Iterator[Found]:
    for match in _WRITTEN.finditer(notes.text):
        if _SURNAME.fullmatch(match[0]) or is_nick(notes.text, *match.span()):
            continue
        if not notes.in_address(*match.span()):
            yield Found(*match.span(), EntityClass.PROJECT, match[0], "system-written", 0.7, 4)


def is_nick(text: str, start: int, end: int) -> bool:
    """Tell a name that somebody has on a network: "as BeardyMcBeard on IRC"."""
    return bool(_ON_IRC.match(text, end)) or (
        text.endswith(" as ", 0, start) and text.startswith(" on ", end)
    )


def _standards(notes: Notes) -> Iterator[Found]:
    for match in _STANDARD.finditer(notes.text):
        name = re.sub(r"^IEEE\s+", "", match[0])
        yield Found(
            match.end() - len(name), match.end(), EntityClass.PROTOCOL, name, "standard-number", 0.95, 1
        )

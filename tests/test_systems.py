"""Systems and standards that no scheme lists: introduced, applied, coined, listed, or written like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import systems
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found, select
from orbitgraph.model import EntityClass, Guest

Told = tuple[str, str, str]


def told(notes: Notes, known: list[Found] | None = None) -> list[Told]:
    """Return class, name and written text of what stands, sorted."""
    found = select(systems.find(notes, known or []))
    return sorted((each.cls.value, each.name, notes.text[each.start : each.end]) for each in found)


def projects(*names: str) -> list[Told]:
    return [("project", name, name) for name in names]


def protocols(*names: str) -> list[Told]:
    return [("protocol", name, name) for name in names]


def slip(sentence: str, expected: list[Told], reason: str) -> object:
    return pytest.param(sentence, expected, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Marrow is a database for bones.", projects("Marrow")),
        ("Marrow, a project group of cooks, met Thistle, a database vendor.", []),
        ("Lapwell, a text editor, is small; Ann Lee is an editor.", projects("Lapwell")),
        ("The team wrote Thistle, a small scheduler for looms.", projects("Thistle")),
        ("Fern, the first verifier of gardens, found nine bugs in Fern itself.", projects("Fern", "Fern")),
        ("Sorrel was a prototype. See https://soup.example.org/Sorrel for it.", projects("Sorrel")),
        ("Sorrel was an early prototype; sorrel soup is green.", projects("Sorrel")),
        ("Quern 2.0 is a mill simulator.", projects("Quern 2.0")),
        ("The GUI framework and the IDE plugins. The REPL server.", []),
        ("Ann Lee, engineer at Hive, creator of quern-tool, is here.", projects("quern-tool")),
        ("She is the author of well-known books.", []),
        ("GrindyMcMill on IRC wrote GrainStore.", projects("GrainStore")),
        ("Zephyr OS is a small operating system.", projects("Zephyr OS")),
        ("The Thicket compilers emit C. Thicket is old.", projects("Thicket", "Thicket")),
        ("Its own “Grater,” a blend of two tools, shreds logs.", projects("Grater")),
        ("Tools such as Pickaxe, Shovel and Rake dig up data.", projects("Pickaxe", "Rake", "Shovel")),
        ("Good libraries like Loaf and Crumb parse recipes.", projects("Crumb", "Loaf")),
        ("GrainStore keeps the flour dry, and eLoom weaves.", projects("GrainStore", "eLoom")),
        ("It runs on MarshBSD with GrainSQL.", projects("GrainSQL", "MarshBSD")),
        ("Old GrainStore files and the newer GrainStore-like ones.", projects("GrainStore")),
        (
            "RFC 7042 and IEEE 802.3bz describe it, as does ITU-T G.8032.",
            protocols("802.3bz", "ITU-T G.8032", "RFC 7042"),
        ),
        ("BCP 38 filters, RFC2544 measures, and STD 5 is old.", protocols("BCP 38", "RFC2544", "STD 5")),
        ("The server was slow. The database is a mess.", []),
        ("This is a tool. It is the kernel. He was the driver of a bus.", []),
        ("Anna Berg is the driver of the bus.", []),
        ("Ana, a kernel developer, rewrote it. The Tellus platform engineers slept.", []),
        ("Paris is a city, and Lima is a port.", []),
        ("Yesterday was a test of the system. Winter was a trial for the platform.", []),
        ("The British server team lost. The French library closed.", []),
        ("In Berlin, a new library opened. Every Friday, the tool is cleaned.", []),
        ("She is known as LoafLady on IRC, and McArdle and DeWitt are her neighbours.", []),
        ("See http://thistle.example.org/GrainStore or mail GrainStore@example.org today.", []),
        ("The QoS of an IoT device, the VMs and his PhD are no systems.", []),
        slip("Bob, our engine driver, slept.", [], "a driver may be a program"),
        slip(
            "Everybody loves breadBox.", projects("breadBox"), "only short lower-case beginnings are believed"
        ),
        slip(
            "The toast library browns text.",
            projects("toast"),
            "names in lower case are believed as subjects only",
        ),
    ],
)
def test_names_in_running_text(notes_of: Callable[..., Notes], sentence: str, expected: list[Told]) -> None:
    assert told(notes_of(sentence)) == expected


@pytest.mark.parametrize(
    ("title", "sentence", "expected"),
    [
        ("Lichen, with Mo Berg", "We hear why Lichen grows. Later Lichen was renamed.", 3),
        ("Lichen, with Mo Berg", "We hear why Lichen grows.", 0),
        ("Lichen", "We hear why Lichen grows. Later Lichen was renamed.", 0),
        ("The Long Lichen, with Mo Berg", "The Long Lichen grows. The Long Lichen sleeps.", 0),
    ],
)
def test_a_title_names_a_system_that_the_notes_keep_using(
    notes_of: Callable[..., Notes], title: str, sentence: str, expected: int
) -> None:
    notes = notes_of(sentence, title=title, guests=(Guest("Mo Berg"),))

    assert told(notes) == projects(*["Lichen"] * expected)


def test_what_is_known_as_something_else_is_not_introduced(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("Marrow is a database for bones.")
    start = notes.text.index("Marrow")

    assert told(notes, [Found(start, start + 6, EntityClass.PERSON, "Marrow", "test", 0.9)]) == []


def test_findings_say_how_sure_they_are(notes_of: Callable[..., Notes]) -> None:
    notes = notes_of("Marrow is a database. GrainStore follows RFC 7042.")

    assert [(f.name, f.extractor, f.confidence, f.rank) for f in select(systems.find(notes, []))] == [
        ("Marrow", "system-introduced", 0.85, 2),
        ("GrainStore", "system-written", 0.7, 4),
        ("RFC 7042", "standard-number", 0.95, 1),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A name like a person's, of something that is said to be a system.
        ("They talk of Wondrous Pouch, the storage system that they built. Wondrous Pouch is old.", 2),
        ("They talk of Wondrous Pouch, a kernel hacker.", 0),
        ("They talk of Anna Pouch, the storage system of the house.", 0),
        ("They talk of Pouch, the storage system.", 0),
    ],
)
def test_systems_that_are_called_like_people(
    text: str, expected: int, notes_of: Callable[..., Notes]
) -> None:
    assert [each.name for each in systems.described(notes_of(text))] == ["Wondrous Pouch"] * expected

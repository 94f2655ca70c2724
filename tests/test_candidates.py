"""Candidate concepts: which phrases of which shows, under which names, and what they leave as it is."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest

from orbitgraph.extract.candidates import c_value, with_candidates
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.keyphrases import Phrase
from orbitgraph.extract.readings import Reading
from orbitgraph.extract.resolve import resolve
from orbitgraph.extract.spans import Found
from orbitgraph.model import KEYPHRASE, Entity, EntityClass, Episode, Evidence, Topic
from orbitgraph.ontology import ORBIT
from orbitgraph.pipeline import build

SCHEME = Gazetteer([Topic(EntityClass.CONCEPT, name, f"urn:{name}") for name in ("steam", "heat", "fire")])
DWELT = "On [loose leaf]. A [loose leaf] is cheap."
"""An episode that is on loose leaves."""
OTHERS = "The [loose leaf] sinks.", "One [loose leaf] floats."


def reading(number: int, notes: str, show: str = "tea", names: str = "") -> Reading:
    """Read notes by hand: `[phrases]` are marked; `names` are found in them as `class name`, one a line."""
    plain = re.sub(r"[\[\]]", "", notes)
    episode = Episode(show, str(number), f"No. {number}", paragraphs=(plain,))
    first = len(episode.title) + 2
    sentences = [(first + m.start(), first + m.end()) for m in re.finditer(r"\S[^.]*\.", plain)]
    phrases = []
    for count, match in enumerate(re.finditer(r"\[([^]]*)\]", notes)):
        start = first + match.start() - 2 * count
        sentence = next(each for each in sentences if each[0] <= start < each[1])
        phrases.append(Phrase(start, start + len(match[1]), *sentence))
    found = []
    for line in filter(None, names.splitlines()):
        cls, _, name = line.partition(" ")
        start = episode.text.index(name)
        span = (start, start + len(name))
        found.append(
            (
                Found(*span, EntityClass(cls), name, "hand", 0.9),
                Evidence(episode.id, *span, *span, "hand", 0.9),
            )
        )
    return Reading(episode, tuple(found), (), tuple(phrases))


def candidates(*notes: str) -> dict[str, list[str]]:
    """Return the candidates of a show with these notes: by name what is written, in the order of the episodes."""
    found: dict[str, list[str]] = {}
    for each in with_candidates([reading(n, text) for n, text in enumerate(notes)], SCHEME):
        for one, evidence in each.found:
            assert (one.start, one.end, one.extractor) == (evidence.start, evidence.end, evidence.extractor)
            found.setdefault(one.name, []).append(each.episode.text[one.start : one.end])
    return found


def test_a_finding_is_whole() -> None:
    plain = [reading(n, text) for n, text in enumerate((DWELT, *OTHERS))]
    completed = with_candidates(plain, SCHEME)
    assert [each.found for each in completed] == [
        (
            (
                Found(10, 20, EntityClass.CONCEPT, "loose leaf", KEYPHRASE, 0.45, 4),
                Evidence("tea/0", 10, 20, 7, 21, KEYPHRASE, 0.45),
            ),
            (
                Found(24, 34, EntityClass.CONCEPT, "loose leaf", KEYPHRASE, 0.45, 4),
                Evidence("tea/0", 24, 34, 22, 44, KEYPHRASE, 0.45),
            ),
        ),
        (
            (
                Found(11, 21, EntityClass.CONCEPT, "loose leaf", KEYPHRASE, 0.45, 4),
                Evidence("tea/1", 11, 21, 7, 28, KEYPHRASE, 0.45),
            ),
        ),
        (
            (
                Found(11, 21, EntityClass.CONCEPT, "loose leaf", KEYPHRASE, 0.45, 4),
                Evidence("tea/2", 11, 21, 7, 29, KEYPHRASE, 0.45),
            ),
        ),
    ]
    assert [each.episode for each in completed] == [each.episode for each in plain]


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        # Two episodes are no recurrence, nor is it one where no episode comes back to the phrase.
        ((DWELT, OTHERS[0], "Nothing."), {}),
        (("The [loose leaf] is old.", *OTHERS), {}),
        # Sentences that differ in their numbers only are one.
        (("12:30 [loose leaf]. 14:10 [loose leaf].", "9:00 [loose leaf].", "7:10 [loose leaf]."), {}),
        # Capitals everywhere make a name, capitals of an acronym do not.
        (("On [Loose Leaf]. A [Loose Leaf] is.", "The [Loose Leaf] sinks.", "My [Loose Leaf]."), {}),
        (
            ("On [UI copy]. A [UI Copy] is.", "The [UI copy] ends.", "My [UI copy]."),
            {"UI copy": ["UI copy", "UI Copy", "UI copy", "UI copy"]},
        ),
        # Spellings of one phrase: number, hyphen, case; the name is short and plain.
        (
            ("On [open-source] now. Some [Open Source].", "The [open sources] end.", "My [open source]."),
            {"open source": ["open-source", "Open Source", "open sources", "open source"]},
        ),
        # A part of another phrase counts where it also stands by itself, and more often than in that one.
        (
            ("On [loose leaf]. A [loose leaf] is.", "The [cheap loose leaf tea].", "My [loose leaf]."),
            {"loose leaf": ["loose leaf", "loose leaf", "loose leaf", "loose leaf"]},
        ),
        (("A [hot water pipe]. My [hot water pipe].", "No [hot water pipe].", "One [hot water pipe]."), {
            "hot water pipe": ["hot water pipe"] * 4
        }),
        # Where two overlap, the longer one stands.
        (
            (
                "A [hot water pipe]. My [hot water pipe].", "No [hot water pipe].", "One [hot water pipe].",
                "The [hot water]. Any [hot water].", "Less [hot water].", "More [hot water].",
            ),
            {"hot water pipe": ["hot water pipe"] * 4, "hot water": ["hot water"] * 4},
        ),
    ],
)  # fmt: skip
def test_which_phrases_are_candidates(notes: tuple[str, ...], expected: dict[str, list[str]]) -> None:
    assert candidates(*notes) == expected


def test_a_fragment_of_one_longer_phrase_is_no_candidate() -> None:
    pipes = ("A [hot water pipe]. My [hot water pipe].", "No [hot water pipe].", "One [hot water pipe].")
    assert list(candidates(*pipes[:2], "One [hot water pipe]. Some [hot water].")) == ["hot water pipe"]


def test_a_large_show_needs_more_than_three() -> None:
    empty = ["Nothing."] * 400
    assert candidates(DWELT, *OTHERS, *empty) == {}
    assert list(candidates(DWELT, *OTHERS, "Any [loose leaf].", "No [loose leaf].", *empty)) == ["loose leaf"]


def fitting(number: int, notes: str, show: str = "tea") -> Reading:
    return reading(number, f"{notes} With steam and heat.", show, "concept steam\nconcept heat")


def test_a_show_that_the_scheme_fits_has_no_candidates() -> None:
    half = [fitting(1, DWELT), fitting(2, OTHERS[0]), reading(3, OTHERS[1]), reading(4, "Nothing.")]
    assert with_candidates(half, SCHEME) == half
    less = [*half, reading(5, "Nothing.")]
    assert len(with_candidates(less, SCHEME)[0].found) == 4


@pytest.mark.parametrize(
    "names", ["concept steam", "project steam\nproject heat", "concept sea\nconcept air"]
)
def test_what_does_not_show_that_the_scheme_fits(names: str) -> None:
    show = [
        reading(n, f"{text} With steam, heat, sea and air.", names=names)
        for n, text in enumerate((DWELT, *OTHERS))
    ]
    assert all(
        len(new.found) > len(old.found) for new, old in zip(with_candidates(show, SCHEME), show, strict=True)
    )


def test_shows_are_apart() -> None:
    readings = [reading(1, DWELT, "a"), reading(2, OTHERS[0], "a"), reading(3, OTHERS[1], "b")]
    assert with_candidates(readings, SCHEME) == readings


def test_what_is_found_otherwise_anywhere_is_no_candidate() -> None:
    readings = [reading(n, text) for n, text in enumerate((DWELT, *OTHERS))]
    elsewhere = reading(1, "We met Loose-Leaf.", "b", "project Loose-Leaf")
    assert with_candidates([*readings, elsewhere], SCHEME) == [*readings, elsewhere]


def test_the_order_of_the_readings_does_not_matter() -> None:
    readings = [reading(n, text) for n, text in enumerate((DWELT, *OTHERS))]
    expected = {each.episode.id: each for each in with_candidates(readings, SCHEME)}
    for order in permutations(readings):
        assert {each.episode.id: each for each in with_candidates(order, SCHEME)} == expected


def test_nothing_comes_of_nothing() -> None:
    assert with_candidates([], SCHEME) == []


def test_candidates_become_marked_entities() -> None:
    readings = [reading(n, text) for n, text in enumerate((DWELT, *OTHERS))]
    readings[1] = fitting(1, OTHERS[0])
    entities, _ = resolve(with_candidates(readings, SCHEME), SCHEME)
    assert [(each.cls, each.label, each.is_candidate) for each in entities] == [
        (EntityClass.CONCEPT, "heat", False),
        (EntityClass.CONCEPT, "loose leaf", True),
        (EntityClass.CONCEPT, "steam", False),
    ]
    assert not Entity(EntityClass.CONCEPT, "nothing").is_candidate


@pytest.mark.parametrize(
    ("length", "frequency", "longer", "value"),
    [(2, 3, [], 3.0), (4, 3, [], 6.0), (2, 5, [3], 2.0), (2, 5, [4, 2], 2.0), (2, 3, [3], 0.0)],
)
def test_c_value(length: int, frequency: int, longer: list[int], value: float) -> None:
    assert c_value(length, frequency, longer) == value


NOTES = (
    "All about black tea. We think that black tea is hot.",
    "A guest brews black tea.",
    "Where does the black tea grow?",
    "OpenFlow and VLANs.",
    "IPv6 and BGP.",
    "TCP and UDP.",
)
FILES = ("graph.nq", "graph.ttl", "related.json")


def page(episodes: int) -> str:
    """Write the page of a show with its first episodes."""
    parts = ["Leaf Talk Podcast", "Conversations about leaves."]
    for number in range(episodes, 0, -1):
        parts.append(f"Episode {number}: No. {number} (Jan {number}, 2020)")
        parts += [NOTES[number - 1], "Listen: MP3 (10 MB, 12 min)."]
    return "\n\n".join(parts) + "\n"


def test_a_graph_that_grows_is_the_same_as_one_built_at_once(tmp_path: Path) -> None:
    source, marked = tmp_path / "page.txt", []
    for episodes in (2, 3, 5, 6):
        source.write_text(page(episodes), encoding="utf-8")
        for out in ("grown", f"at-once-{episodes}"):
            build([str(source)], tmp_path / out)
        for name in FILES:
            assert (tmp_path / "grown" / name).read_bytes() == (tmp_path / out / name).read_bytes(), name
        graph = (tmp_path / out / "graph.nq").read_text(encoding="utf-8")
        marked.append(len(re.findall(rf'/concept/black-tea> <{ORBIT.candidate}> "true"', graph)))
    # Two episodes are too few, three are enough; with the sixth the networking scheme fits half of the show.
    assert marked == [0, 3, 3, 0]

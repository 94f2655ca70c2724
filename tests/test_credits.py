from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.extract.reading.credits import Credits, is_credits, parse, split
from orbitgraph.model import MusicCredit

FULL = (
    "Fog Talk is produced by Ada Moor. The intro music in this episode is Blue Hour, featuring Cy and Di Ash, "
    "copyright 2013, 2016 by Nin. The bumper music is Grey featuring Ox. The outro music is Red, copyright 2011 "
    "by Mel Ba. All content is licensed under a Creative Commons Attribution 3.0 Unported (CC BY 3.0) license."
)


def test_a_whole_paragraph_is_read() -> None:
    assert is_credits(FULL)
    assert parse(FULL) == Credits(
        producers=("Ada Moor",),
        music=(
            MusicCredit("intro", "Blue Hour", ("Cy", "Di Ash"), (2013, 2016), "Nin"),
            MusicCredit("bumper", "Grey", ("Ox",)),
            MusicCredit("outro", "Red", (), (2011,), "Mel Ba"),
        ),
        licence="CC BY 3.0",
    )


@pytest.mark.parametrize(
    ("sentence", "music"),
    [
        ("The intro music is Reed.", [MusicCredit("intro", "Reed")]),
        ("THE OUTRO MUSIC IS Reed.", [MusicCredit("outro", "Reed")]),
        (
            "The intro, bumper, and outro music is Reed.",
            [MusicCredit(role, "Reed") for role in ("intro", "bumper", "outro")],
        ),
        ("The theme music is Reed, copyright 1999.", [MusicCredit("theme", "Reed", (), (1999,))]),
        (
            "The theme music is Red, Green and Blue, copyright 2010 by Dr. Oak.",
            [MusicCredit("theme", "Red, Green and Blue", (), (2010,), "Dr. Oak")],
        ),
        (
            "The theme music is Mr. Blue featuring Prof. Elm.",
            [MusicCredit("theme", "Mr. Blue", ("Prof. Elm",))],
        ),
        ("The theme music is Plan B. The end is near.", [MusicCredit("theme", "Plan B")]),
        ("The theme music is never named", []),
        ("The intro music is fine by me and so on" + " and on" * 100 + ".", []),
    ],
)
def test_music_is_read(sentence: str, music: list[MusicCredit]) -> None:
    assert parse(sentence) == Credits((), tuple(music), None)


@pytest.mark.parametrize(
    ("sentence", "producers"),
    [
        ("Produced by Ada Moor.", ["Ada Moor"]),
        (
            "The show is hosted and produced by Ada Moor, Ben Oak, and Cy Elm.",
            ["Ada Moor", "Ben Oak", "Cy Elm"],
        ),
        ("Hosted by Ada B. Moor and Dr. Ben Oak.", ["Ada B. Moor", "Dr. Ben Oak"]),
        ("It is produced by Team B. The music is mine.", ["Team B"]),
        ("It is produced by Ada\n Moor.", ["Ada Moor"]),
        ("It is hosted by volunteers.", []),
        ("It is produced by Ada Moor", []),
    ],
)
def test_producers_are_read(sentence: str, producers: list[str]) -> None:
    assert parse(sentence) == Credits(tuple(producers), (), None)


@pytest.mark.parametrize(
    ("sentence", "licence"),
    [
        ("Licensed under CC0", "CC0"),
        ("It is licenced under the MIT licence.", "MIT"),
        ("All is licensed under an Open Fog License. Thanks for listening!", "Open Fog"),
        ("All is licensed under Fog Attribution 4.0.", "Fog Attribution 4.0"),
        ("All is licensed under Fog Sharing (CC BY-SA 4.0) wherever you are.", "CC BY-SA 4.0"),
        ("All is licensed under ", None),
    ],
)
def test_the_licence_is_read(sentence: str, licence: str | None) -> None:
    assert parse(sentence) == Credits((), (), licence)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Produced by Ada Moor. Licensed under CC0.", True),
        ("Produced by Ada Moor. The intro music is Reed.", True),
        ("The intro music is Reed. Licensed under CC0.", True),
        ("Produced by Ada Moor.", False),
        ("Fogwire is licensed under the MIT licence.", False),
        ("Fogwire is hosted by the foundation and licensed under the MIT licence.", False),
        ("", False),
    ],
)
def test_credits_are_told_from_notes(paragraph: str, expected: bool) -> None:
    assert is_credits(paragraph) is expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Moor", ("Ada Moor",)),
        ("Ada Moor, Ben Oak and Cy Elm", ("Ada Moor", "Ben Oak", "Cy Elm")),
        ("Ada Moor,\nand  Ben\tOak", ("Ada Moor", "Ben Oak")),
        (" , ,and ", ()),
        (", Ada Moor,", ("Ada Moor",)),
        ("", ()),
    ],
)
def test_names_are_divided(text: str, names: tuple[str, ...]) -> None:
    assert split(text) == names


pieces = st.sampled_from(
    "The intro outro music is featuring , copyright 2013 by . produced hosted and licensed under a license "
    "(CC BY 3.0) Ada Moor Dr. \n".split(" ")
)


@given(st.one_of(st.text(), st.lists(pieces, max_size=40).map(" ".join)))
def test_any_text_is_read_without_an_error(paragraph: str) -> None:
    found = parse(paragraph)

    assert all(name.strip() == name != "" for name in found.producers)
    assert all(credit.title.strip() == credit.title for credit in found.music)
    assert all(credit.title in paragraph for credit in found.music)
    assert found.licence != ""


@pytest.mark.parametrize(
    "repeated",
    ["The intro music is a featuring ", "produced by ", "licensed under x ", "The intro and intro "],
)
def test_a_hostile_paragraph_is_read_in_time(repeated: str) -> None:
    # With a search whose cost is the square or cube of the length this would take minutes.
    assert parse(repeated * 20_000).producers == ()

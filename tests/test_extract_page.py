"""Reading a text page of show notes (the explorer's page is another: test_page.py)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading.names import show_slug
from orbitgraph.extract.reading.page import Page, read
from orbitgraph.model import Audio, Episode, Guest, MusicCredit, Show

PAGE = """\
Fog Talk Podcast

Conversations about fog routing, hosted by Ada Moor
and Ben Oak.

Episodes

★★★ 3.Reed, with Cy Elm from Quill and Di Ash from Fern Labs (Jul 20) MP3
2.News of the mesh (Jun 2) MP3
★ 1.Fogwire (May 1) MP3

Episode 3: Reed, with Cy Elm from Quill and Di Ash from Fern Labs (Jul 20, 2019)

Reed is a store for
fog.

Links:
- The paper
  on Reed.
* The talk.

Fog Talk is produced by Ada Moor. The intro music is Grey, copyright 2011 by Ox. Licensed under CC0.

Listen: MP3 (22 MB, 41 min).

Episode 2: News of the mesh (2 June 2019)

Nothing is new.

Listen: OGG (7.5 MB, 9 min).

Episode 1: Fogwire

Fogwire makes fog.

Listen: MP3.
"""

SHOW = Show(
    "fog-talk",
    "Fog Talk Podcast",
    "Conversations about fog routing, hosted by Ada Moor and Ben Oak.",
    ("Ada Moor", "Ben Oak"),
)
THREE = Episode(
    show="fog-talk",
    key="3",
    number=3,
    title="Reed, with Cy Elm from Quill and Di Ash from Fern Labs",
    guests=(Guest("Cy Elm", "Quill"), Guest("Di Ash", "Fern Labs")),
    hosts=("Ada Moor", "Ben Oak"),
    published=date(2019, 7, 20),
    minutes=41,
    audio=Audio(megabytes=22.0, media_type="audio/mpeg"),
    stars=3,
    licence="CC0",
    music=(MusicCredit("intro", "Grey", (), (2011,), "Ox"),),
    paragraphs=("Reed is a store for fog.", "Links:", "The paper on Reed.", "The talk."),
    credits="Fog Talk is produced by Ada Moor. The intro music is Grey, copyright 2011 by Ox. Licensed under CC0.",
)
TWO = Episode(
    show="fog-talk",
    key="2",
    number=2,
    title="News of the mesh",
    hosts=("Ada Moor", "Ben Oak"),
    published=date(2019, 6, 2),
    minutes=9,
    audio=Audio(megabytes=7.5, media_type="audio/ogg"),
    paragraphs=("Nothing is new.",),
)
ONE = Episode(
    show="fog-talk",
    key="1",
    number=1,
    title="Fogwire",
    hosts=("Ada Moor", "Ben Oak"),
    audio=Audio(media_type="audio/mpeg"),
    stars=1,
    paragraphs=("Fogwire makes fog.",),
)


def test_a_page_is_read() -> None:
    assert read(PAGE, "fog.txt") == Page(SHOW, (THREE, TWO, ONE), ())


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028"])
def test_lines_may_end_otherwise(ending: str) -> None:
    assert read(PAGE.replace("\n", ending), "fog.txt") == Page(SHOW, (THREE, TWO, ONE), ())


def test_blanks_around_lines_and_between_words_do_not_count() -> None:
    spaced = "\n".join(f"  {line.replace(' ', '   ')}\t" for line in PAGE.splitlines())

    assert read(spaced, "fog.txt") == Page(SHOW, (THREE, TWO, ONE), ())


def test_episodes_stand_by_descending_number() -> None:
    text = "".join(f"Episode {number}: Fog (May {number}, 2019)\n\nListen: MP3\n\n" for number in (2, 10, 1))

    assert [each.key for each in read(text, "fog.txt").episodes] == ["10", "2", "1"]


def test_a_page_that_breaks_off_is_read_with_a_warning() -> None:
    page = read(PAGE[: PAGE.index("The talk.")], "fog.txt")

    (episode,) = page.episodes
    assert (episode.number, episode.paragraphs) == (
        3,
        ("Reed is a store for fog.", "Links:", "The paper on Reed."),
    )
    assert (episode.minutes, episode.audio, episode.licence, episode.music) == (None, None, None, ())
    assert page.warnings == (
        "fog.txt: episode 3 ends without a 'Listen:' line; is the page cut off?",
        "fog.txt: listed but without notes: episode 1, 2",
    )


def test_a_section_without_an_end_does_not_harm_the_next() -> None:
    page = read(PAGE.replace("Listen: MP3 (22 MB, 41 min).\n", ""), "fog.txt")

    assert [(each.number, each.minutes) for each in page.episodes] == [(3, None), (2, 9), (1, None)]
    assert page.episodes[1:] == (TWO, ONE)
    assert page.warnings == ("fog.txt: episode 3 ends without a 'Listen:' line; is the page cut off?",)


def test_of_repeated_numbers_the_first_is_kept() -> None:
    again = "\nEpisode 2: Old news (1 May 2018)\n\nAll was old.\n\nListen: MP3 (1 MB, 1 min).\n"

    page = read(PAGE + again, "fog.txt")

    assert page.episodes == (THREE, TWO, ONE)
    assert page.warnings == ("fog.txt: episode 2 stands there twice; the first one is kept",)


@pytest.mark.parametrize(
    ("heading", "title", "published"),
    [
        ("Episode 1: Fog (May 1, 2019)", "Fog", date(2019, 5, 1)),
        ("Episode 1: Fog (September 30, 2019)", "Fog", date(2019, 9, 30)),
        ("Episode 1: Fog (1 Dec 2019)", "Fog", date(2019, 12, 1)),
        ("Episode  01 :  Fog  (May 1, 2019)", "Fog", date(2019, 5, 1)),
        ("Episode 1: Fog (again) (May 1, 2019)", "Fog (again)", date(2019, 5, 1)),
        ("Episode 1: Fog", "Fog", None),
        ("Episode 1: Fog (again)", "Fog (again)", None),
        ("Episode 1: Looking back (2019)", "Looking back (2019)", None),
        ("Episode 1: Fog (Feb 30, 2019)", "Fog (Feb 30, 2019)", None),
    ],
)
def test_a_heading_is_read(heading: str, title: str, published: date | None) -> None:
    (episode,) = read(f"Fog Talk\n\n{heading}\n\nListen: MP3\n", "fog.txt").episodes

    assert (episode.key, episode.title, episode.published) == ("1", title, published)


@pytest.mark.parametrize(
    ("line", "minutes", "audio"),
    [
        ("Listen: MP3 (22 MB, 24 min).", 24, Audio(megabytes=22.0, media_type="audio/mpeg")),
        ("Listen: m4a (24 min, 1.5MB)", 24, Audio(megabytes=1.5, media_type="audio/mp4")),
        ("Listen: Opus (2 hours)", None, Audio(media_type="audio/ogg")),
        ("Listen: WAV", None, Audio()),
        (f"Listen: MP3 ({'9' * 5000} MB, {'9' * 5000} min)", None, Audio(media_type="audio/mpeg")),
    ],
)
def test_the_last_line_is_read(line: str, minutes: int | None, audio: Audio) -> None:
    (episode,) = read(f"Episode 1: Fog\n\n{line}\n", "fog.txt").episodes

    assert (episode.minutes, episode.audio, episode.paragraphs) == (minutes, audio, ())


@pytest.mark.parametrize(
    ("front", "show"),
    [
        ("", Show("untitled-show", "Untitled show")),
        ("Fog\nTalk", Show("fog-talk", "Fog Talk")),
        ("Überfünk & Fog", Show("uberfunk-fog", "Überfünk & Fog")),
        ("★", Show(show_slug("★"), "★")),
        ("Fog\n\nHosted by Ada B. Moor.", Show("fog", "Fog", "Hosted by Ada B. Moor.", ("Ada B. Moor",))),
        ("Fog\n\nAll\n\nPresented by Ada\nMoor.", Show("fog", "Fog", "All", ("Ada Moor",))),
        ("Fog\n\nThe page is hosted by volunteers.", Show("fog", "Fog", "The page is hosted by volunteers.")),
    ],
)
def test_the_show_is_read_from_what_stands_first(front: str, show: Show) -> None:
    assert read(f"{front}\n\nEpisode 1: Fog\n\nListen: MP3\n", "fog.txt").show == show


def test_without_a_host_the_producer_is_the_host() -> None:
    credit = "Produced by Cy Elm. Licensed under CC0."

    (episode,) = read(f"Fog\n\nEpisode 1: Fog\n\n{credit}\n\nListen: MP3\n", "fog.txt").episodes

    assert (episode.hosts, episode.credits, episode.paragraphs) == (("Cy Elm",), credit, ())


def test_notes_that_look_like_credits_stay_notes() -> None:
    notes = "Reed is hosted by Quill. It is licensed under the MIT licence."
    credit = "Produced by Cy Elm. Licensed under CC0."

    (episode,) = read(f"Episode 1: Fog\n\n{notes}\n\nMore.\n\n{credit}\n\nListen: MP3\n", "fog.txt").episodes

    assert (episode.paragraphs, episode.credits) == ((notes, "More."), credit)


def test_a_numbered_line_in_the_notes_is_no_listing() -> None:
    notes = "1. Reed (a store) explained\n7. Fog (a cloud) too"

    page = read(f"★★ 1.Fog (May 1) MP3\n\nEpisode 1: Fog\n\n{notes}\n\nListen: MP3\n", "fog.txt")

    assert ([each.stars for each in page.episodes], page.warnings) == ([2], ())


@pytest.mark.parametrize(
    "text",
    ["", "Fog Talk\n\nNo list.", "Episode: Fog", "Episode 1:", f"Episode {'1' * 5000}: Fog", "{}", "<html>"],
)
def test_a_text_without_episodes_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(SourceError, match=r"^fog\.txt: no episode found; [^\n]+$"):
        read(text, "fog.txt")


lines = st.sampled_from(
    [
        *PAGE.splitlines(),
        "",
        "Episode 4:",
        "Episode 99999999999: x",
        "9999999999. x (y) z",
        "- ",
        "Episode ٣: x (May ٣, ٢٠١٩)",
        "Listen:",
        "Listen: MP3 (",
        "1. (a) b",
    ]
)


@given(st.one_of(st.text(), st.lists(st.one_of(lines, st.text()), max_size=30).map("\n".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        page = read(text, "fog.txt")
    except SourceError:
        return
    numbers = [each.number for each in page.episodes]
    assert numbers == sorted(set(numbers), key=lambda number: -(number or 0))
    assert page.show.slug
    assert all("\n" not in warning for warning in page.warnings)
    for each in page.episodes:
        assert each.title
        assert each.text[: each.notes_end] == "\n\n".join((each.title, *each.paragraphs))
        assert each.text.endswith(each.credits)


WHOLE = {3: THREE, 2: TWO, 1: ONE}
HEADS = {number: PAGE.index(f"Episode {number}:") for number in WHOLE}
NEXT_BEGUN = {3: PAGE.index(" (2 June"), 2: PAGE.index("\n\nFogwire makes"), 1: len(PAGE) + 1}


@given(st.data())
def test_a_damaged_page_keeps_the_episodes_before_and_after(data: st.DataObject) -> None:
    start = data.draw(st.integers(HEADS[3] + 1, len(PAGE)))
    end = data.draw(st.integers(start, len(PAGE)))
    patch = data.draw(st.sampled_from(["", "\n", "\ufffd", "Episode ", "("]))
    sound = {number for number in WHOLE if start > NEXT_BEGUN[number] or end < HEADS[number]}

    try:
        read_well = list(read(PAGE[:start] + patch + PAGE[end:], "fog.txt").episodes)
    except SourceError:
        read_well = []

    assert [WHOLE[number] for number in WHOLE if number in sound] == [
        each for each in read_well if each.number in sound
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "Episode 1: a" + " " * 100_000 + "b",
        "1. a" + " " * 100_000 + "b",
        "\n" * 100_000 + "x",
        "hosted by " * 20_000,
        "★" * 100_000,
        "Episode 1: " + "a (" * 50_000,
    ],
)
def test_a_hostile_page_is_read_in_time(hostile: str) -> None:
    # With a search whose cost is the square of the length this would take minutes.
    page = read(f"Fog Talk\n\n{hostile}\n\nEpisode 2: Fog\n\n{hostile}\n", "fog.txt")

    assert 2 in [each.number for each in page.episodes]

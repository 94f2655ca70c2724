from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.errors import SourceError
from orbitgraph.extract import page
from orbitgraph.extract.sources import Source, decode, load, parse, read
from orbitgraph.model import Episode, Guest

TEXT = "Café des Brumes\n\nEpisode 1: Fog – “Nebel” (May 1, 2019)\n\nÀ bientôt.\n\nListen: MP3\n"
REAL = Path(__file__).resolve().parents[2] / "shared" / "seed" / "ovs-orbit.txt"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "windows-1252"],
)
def test_a_file_is_read_in_its_encoding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "fog.txt"
    path.write_bytes(data)

    assert read(str(path)) == page.read(TEXT, str(path))


def test_latin_1_is_read(tmp_path: Path) -> None:
    path = tmp_path / "fog.txt"
    path.write_bytes("Café\n\nEpisode 1: Brûme\n\nÀ bientôt.\n\nListen: MP3\n".encode("latin-1"))

    found = read(str(path))

    assert (found.show.title, found.episodes[0].title) == ("Café", "Brûme")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (codecs.BOM_UTF8, ""),
        ("fog ★★".encode()[:-1], "fog ★"),
        ("fog ★★".encode()[:-2], "fog ★"),
        (codecs.BOM_UTF16_LE + "fog".encode("utf-16-le")[:-1], "fo\ufffd"),
        (b"\xe9t\xe9 \x93fog\x94 \x81", "été “fog” \ufffd"),
        (b"\x1b[1mfog\x1b[0m\t\f\r\n", "\x1b[1mfog\x1b[0m\t\f\r\n"),
    ],
)
def test_damaged_text_is_decoded(data: bytes, text: str) -> None:
    assert decode(data, "fog.txt") == text


@pytest.mark.parametrize(
    "data", [b"Episode 1: Fog\0", b"\x89PNG\r\n\x1a\n\0\0", bytes(range(1, 32)) * 9, b"PK\x03\x04"]
)
def test_binary_data_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "fog.mp3"
    path.write_bytes(data)

    with pytest.raises(SourceError) as caught:
        read(str(path))

    assert str(caught.value) == f"{path}: is a binary file; give a page of text with show notes"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "missing.txt"

    with pytest.raises(SourceError) as caught:
        read(str(path))

    assert str(caught.value) == f"{path}: no such file; give the path of a page with show notes"


def test_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read(str(tmp_path))

    assert str(caught.value) == f"{tmp_path}: is a folder; give the path of a page with show notes"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n"])
def test_an_empty_file_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(data)

    with pytest.raises(SourceError) as caught:
        read(str(path))

    assert str(caught.value) == f"{path}: is empty; give a page with show notes"


def test_a_file_without_episodes_is_named(tmp_path: Path) -> None:
    path = tmp_path / "diary.txt"
    path.write_text("Dear diary", encoding="utf-8")

    with pytest.raises(SourceError) as caught:
        read(str(path))

    assert str(caught.value).startswith(f"{path}: no episode found; ")
    assert "\n" not in str(caught.value)


def test_a_path_through_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "fog.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "fog.txt" / "more.txt"

    with pytest.raises(SourceError) as caught:
        read(str(path))

    assert (
        str(caught.value) == f"{path}: cannot be read (Not a directory); check the path and its permissions"
    )


@pytest.mark.parametrize("path", ["fog\0.txt", "x" * 5000])
def test_an_impossible_path_is_named(path: str) -> None:
    with pytest.raises(SourceError, match=r"^[^\n]+: cannot be read \([^\n]+\); check the path") as caught:
        read(path)

    assert str(caught.value).startswith(path)


def test_a_source_keeps_its_bytes_and_its_name(tmp_path: Path) -> None:
    path = tmp_path / "fog.txt"
    path.write_bytes(TEXT.encode())

    assert load(str(path)) == Source(str(path), TEXT.encode())
    assert parse(Source("stdin", TEXT.encode())) == page.read(TEXT, "stdin")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "fog.txt")
    except SourceError:
        return
    # Whatever was decoded can be written again.
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_text_is_decoded_as_it_was_written(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(), "fog.txt") == text
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "fog.txt") == text
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "fog.txt") == text


@pytest.fixture(scope="module")
def bundled() -> page.Page:
    return read(None)


def test_the_bundled_corpus_is_complete(bundled: page.Page) -> None:
    assert bundled.warnings == ()
    assert (bundled.show.slug, bundled.show.title, bundled.show.hosts) == (
        "ovs-orbit",
        "OVS Orbit Podcast",
        ("Ben Pfaff",),
    )
    assert [each.number for each in bundled.episodes] == list(range(20, 0, -1))
    assert [each.key for each in bundled.episodes if not _is_complete(each)] == []


def _is_complete(episode: Episode) -> bool:
    megabytes = episode.audio.megabytes if episode.audio else None
    return all(
        (
            episode.title,
            episode.published,
            episode.minutes,
            megabytes,
            episode.licence,
            episode.paragraphs,
            episode.music,
            episode.credits,
        )
    )


def test_the_bundled_corpus_has_guests_and_stars(bundled: page.Page) -> None:
    by_number = {each.number: each for each in bundled.episodes}

    assert {number: each.stars for number, each in by_number.items() if each.stars} == {
        10: 2,
        9: 2,
        5: 3,
        4: 4,
        2: 4,
        1: 3,
    }
    assert by_number[4].guests == (Guest("Thomas Graf", "Cisco"),)
    assert by_number[5].guests == (Guest("Teemu Koponen", "Styra"), Guest("Yusheng Wang", "VMware"))
    assert sorted(number or 0 for number, each in by_number.items() if not each.guests) == [12, 14]


@pytest.mark.skipif(not REAL.is_file(), reason="the podcast's own page is not part of the repository")
def test_the_bundled_corpus_agrees_with_the_real_page(bundled: page.Page) -> None:
    real = read(str(REAL))

    assert [_facts(each) for each in bundled.episodes] == [_facts(each) for each in real.episodes]


def _facts(episode: Episode) -> tuple[object, ...]:
    return (
        episode.number,
        episode.title,
        episode.guests,
        episode.hosts,
        episode.published,
        episode.minutes,
        episode.audio,
        episode.stars,
        episode.licence,
        episode.music,
    )


def test_the_bundled_file_is_the_source_without_a_name() -> None:
    assert load(None).name == "bundled corpus"
    assert parse(load(None)) == read(None)

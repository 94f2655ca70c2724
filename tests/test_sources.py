from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.errors import SourceError
from orbitgraph.extract.guests.show_settings import Settings
from orbitgraph.extract.reading import page
from orbitgraph.extract.reading.fetch import Fetched
from orbitgraph.extract.reading.sources import Source, Web, decode, load, parse, read, whole
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


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        load(str(tmp_path))

    assert (
        str(caught.value) == f"{tmp_path}: nothing in it can be read; give a page or a feed with show notes"
    )


def test_the_files_of_a_folder_are_sources_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name, data in (("b.txt", b"b"), ("a.txt", b"a"), ("empty.txt", b""), (".hidden", b"h")):
        (tmp_path / name).write_bytes(data)

    found, warnings = load(str(tmp_path))

    assert [(Path(each.name).name, each.data) for each in found] == [("a.txt", b"a"), ("b.txt", b"b")]
    assert warnings == (f"{tmp_path}/empty.txt: is empty; give a page with show notes",)


FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Tea Talk</title>
<item><title>Kettles, with Ann Lee from Acme</title><guid>k2</guid><description>&lt;p&gt;Steam.&lt;/p&gt;</description>
<pubDate>Sun, 02 Feb 2020 09:00:00 +0000</pubDate></item></channel></rss>"""


def test_the_form_is_told_by_the_content() -> None:
    kinds = {
        "feed": FEED,
        "web page": b"<html><h3>Episode 1: Kettles, with Ann Lee from Acme (Feb 2, 2020)</h3><p>Steam.</p></html>",
        "text": b"Tea Talk\n\nEpisode 1: Kettles, with Ann Lee from Acme (Feb 2, 2020)\n\nSteam.\n",
    }
    for name, data in kinds.items():
        (episode,) = parse(Source(name, data)).episodes
        assert (episode.title, episode.guests, episode.published, episode.paragraphs) == (
            "Kettles, with Ann Lee from Acme",
            (Guest("Ann Lee", "Acme"),),
            date(2020, 2, 2),
            ("Steam.",),
        ), name


def test_a_feed_without_episodes_is_named() -> None:
    with pytest.raises(SourceError) as caught:
        parse(Source("x.xml", b"<rss><channel><title>Tea</title></channel></rss>"))

    assert str(caught.value) == "x.xml: the feed has no episodes; nothing can be built from it"


def test_the_feeds_of_a_list_are_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opml = '<opml><body><outline xmlUrl="https://a.example.org/f"/><outline xmlUrl="https://b.example.org/f"/></body></opml>'
    path = tmp_path / "list.opml"
    path.write_text(opml)

    def fetched(url: str, **options: object) -> Fetched:
        assert options == {"cache": tmp_path, "allow_local": False}
        if url.startswith("https://b."):
            raise SourceError(f"{url}: is gone")
        return Fetched(url, FEED, None, False)

    monkeypatch.setattr("orbitgraph.extract.reading.fetch.fetch", fetched)
    found, warnings = load(str(path), Web(tmp_path))
    url = "https://a.example.org/f"
    assert found == (Source(url, FEED, url),)
    assert warnings == ("https://b.example.org/f: is gone",)
    assert load(url, Web(tmp_path)) == (found, ())


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

    assert load(str(path)) == ((Source(str(path), TEXT.encode()),), ())
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
    (source,), warnings = load(None)
    assert (source.name, warnings) == ("bundled corpus", ())
    assert parse(source) == read(None)


def test_the_whole_source_keeps_what_the_show_repeats() -> None:
    settings = {"cafe-des-brumes": Settings(boilerplate=("À bientôt",))}
    repeated = Source("fog.txt", TEXT.replace("À bientôt.", "Fog.\n\nÀ bientôt.").encode())

    assert whole(repeated, settings).episodes[0].paragraphs == ("Fog.", "À bientôt.")
    assert parse(repeated, settings).episodes[0].paragraphs == ("Fog.",)
    assert parse(repeated) == whole(repeated)

"""The odd and broken real feeds that lie beside the project, where they do."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading.feed import Feed, read
from orbitgraph.model import Audio, Contributor

SHARED = Path(__file__).resolve().parents[2] / "shared"
QUIRKS = SHARED / "quirks"

pytestmark = pytest.mark.skipif(
    not QUIRKS.is_dir(), reason="the folder of quirky feeds is not beside the project"
)


def table(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def quirk(name: str) -> Feed:
    return read((QUIRKS / name).read_bytes(), name)


ROWS = [row for row in table(QUIRKS / "README.tsv") if row["file"] != "rssparser_unrecognized.rss"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["file"]))
def test_every_feed_gives_its_episodes(row: dict[str, str]) -> None:
    found = quirk(row["file"])

    assert len(found.episodes) == int(row["expected_items"])
    assert len({episode.key for episode in found.episodes}) == len(found.episodes)
    assert all(episode.title for episode in found.episodes)


def test_what_is_no_feed_gets_one_clear_line() -> None:
    with pytest.raises(SourceError, match=r"^rssparser_unrecognized\.rss: is no feed; [^\n]+$"):
        quirk("rssparser_unrecognized.rss")


def test_undeclared_prefixes_count_as_the_usual_ones() -> None:
    first = quirk("gnome_de-grote.xml").episodes[0]

    assert (first.number, first.season, first.seconds, first.published) == (10, 1, 2047, date(2021, 5, 28))
    assert (
        quirk("gpodder_episode_podcast_chapters.rss").episodes[0].chapters
        == "https://example.com/1/chapters.json"
    )


def test_no_notes_are_made_up() -> None:
    episodes = quirk("gnome_2018-03-28-Ellinofreneia.xml").episodes

    assert {episode.paragraphs for episode in episodes} == {()}
    assert {episode.contributors for episode in episodes} == {()}
    assert episodes[0].seconds == 2257


def test_no_dates_are_made_up() -> None:
    for name in ("rssparser_heraldsun.rss", "gpodder_no_guid.rss", "feedrs_rss_0.92_spec_1.xml"):
        assert {episode.published for episode in quirk(name).episodes} == {None}


def test_encodings_are_told_from_the_bytes() -> None:
    assert quirk("feedkit_Ampersand.xml").episodes[1].title == "Brøndby til fans: Tag ikke til Horsens"
    assert quirk("nodefp_iconv.xml").show.title == "Новости Оренбурга и области / Раздел Новости"
    assert quirk("kagi_utf16_encoded.xml").episodes[0].title == "UTF-16 Entry 1"


def test_a_date_in_italian_is_read_and_the_title_trimmed() -> None:
    (episode,) = quirk("feedrs_rss_2.0_ilmessaggero.xml").episodes

    assert episode.published == date(2022, 11, 16)
    assert episode.title.startswith("Missili Polonia")


def test_repeated_and_pictured_enclosures_give_one_recording() -> None:
    (episode,) = quirk("nodefp_mediacontent-dupes.xml").episodes

    assert episode.audio is not None
    assert (episode.audio.media_type, episode.audio.megabytes) == ("video/mp4", None)
    assert {episode.audio for episode in quirk("feedkit_Ampersand.xml").episodes} == {None}


def test_an_episode_without_a_guid_is_known_by_its_recording() -> None:
    (episode,) = quirk("gpodder_no_guid.rss").episodes

    assert (episode.key, episode.audio) == (
        "http://example.com/test.ogg",
        Audio("http://example.com/test.ogg", 2.9, "audio/ogg"),
    )


def test_atom_is_matched_by_namespace_and_links_without_relation_are_found() -> None:
    assert quirk("nodefp_nondefaultnamespace.atom").episodes[0].published == date(2006, 1, 18)
    assert quirk("antennapod_feed-atom-testEmptyRelLinks.xml").episodes[0].url == "http://example.com/items/0"


def test_bad_durations_are_ignored_and_chapters_read() -> None:
    assert quirk("rome_duration-bad.xml").episodes[0].seconds is None
    assert quirk("rome_rss.xml").episodes[0].paragraphs == ("Lorem Ipsum",)
    assert {link.target for link in quirk("rome_rss.xml").episodes[0].links} == {"http://example.org"}


def test_markup_beside_a_cdata_section_is_read() -> None:
    first = quirk("rome_issue137-rss.xml").episodes[0]

    assert first.paragraphs[0].startswith("MOE will be building 11 new primary schools and upgrading")
    assert first.links[0].target.startswith("http://www.moe.gov.sg/media/press/2009/09/")


def test_people_of_the_podcast_namespace_keep_their_roles() -> None:
    found = quirk("pcns_example.xml")

    assert found.show.title == "Podcasting 2.0 Namespace Example"
    assert found.episodes[0].contributors == (
        Contributor("Adam Curry", "host", "https://www.podchaser.com/creators/adam-curry-107ZzmWE5f"),
        Contributor("Dave Jones", "guest", "https://github.com/daveajones/"),
        Contributor("Becky Smith", "cover art designer", "https://example.com/artist/beckysmith"),
    )
    assert [
        [person.name for person in episode.contributors if person.role == "guest"]
        for episode in found.episodes
    ][:2] == [["Dave Jones"], ["Dave Jones"]]
    assert found.episodes[0].transcript == "https://example.com/ep3/transcript.txt"


@pytest.mark.parametrize("gold", sorted((SHARED / "feeds").glob("*.gold.tsv")), ids=lambda path: path.name)
def test_dates_and_durations_of_three_shows(gold: Path) -> None:
    rows = table(gold)
    found = read(gold.with_name(gold.name.replace(".gold.tsv", ".xml")).read_bytes(), gold.name)

    assert [(episode.guid, str(episode.published), episode.seconds) for episode in found.episodes] == [
        (row["guid"], row["date"], clock(row["duration"])) for row in rows
    ]


def clock(written: str) -> int | None:
    seconds = None
    for part in written.split(":") if written else ():
        seconds = (seconds or 0) * 60 + int(part)
    return seconds

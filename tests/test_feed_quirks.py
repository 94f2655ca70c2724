"""Oddities of feeds that are met in the wild, each in a small feed: what a reader makes of them."""

from __future__ import annotations

from datetime import date

import pytest

from orbitgraph.extract.reading.feed import Feed, read
from orbitgraph.extract.reading.sources import Source, parse
from orbitgraph.model import Audio, Contributor, Episode, Link

ITUNES = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'


def feed(channel: str, attributes: str = 'version="2.0"', head: str = "") -> Feed:
    return read(
        f"{head}<rss {attributes}><channel><title>Waves</title>{channel}</channel></rss>".encode(), "x"
    )


def one(item: str, attributes: str = 'version="2.0"') -> Episode:
    (episode,) = feed(f"<item>{item}</item>", attributes).episodes
    return episode


def test_a_prefix_that_is_never_declared_counts_as_the_usual_one() -> None:
    episode = one("<itunes:episode>10</itunes:episode><itunes:duration>34:07</itunes:duration>")

    assert (episode.number, episode.seconds) == (10, 2047)
    assert feed("<itunes:subtitle>Only this</itunes:subtitle>").show.description == "Only this"
    assert one('<podcast:chapters url="https://a.example/c.json" type="application/json"/>').chapters == (
        "https://a.example/c.json"
    )


def test_items_without_notes_keep_none_and_name_nobody() -> None:
    item = "<item><title>Ξένια και Πέτρος 12/3</title><itunes:duration>2257</itunes:duration></item>"
    text = f"<rss {ITUNES}><channel><title>Κύματα</title><language>el</language>{item}</channel></rss>"
    (episode,) = parse(Source("x", text.encode())).episodes

    assert (episode.title, episode.seconds) == ("Ξένια και Πέτρος 12/3", 2257)
    assert (episode.paragraphs, episode.guests, episode.contributors) == ((), (), ())


def test_a_blank_line_before_the_declaration_and_keywords_in_several_elements() -> None:
    item = "<item><itunes:keywords>light, waves</itunes:keywords><itunes:keywords>colour</itunes:keywords></item>"
    found = feed(item, ITUNES, head='\n<?xml version="1.0" encoding="UTF-8"?>\n')

    assert found.episodes[0].categories == ("light", "waves", "colour")
    assert found.warnings == ()


@pytest.mark.parametrize("version", ["0.91", "0.92"])
def test_an_old_item_with_little_gets_no_invented_date(version: str) -> None:
    episode = one("<description>Waves on a pond.</description>", f'version="{version}"')

    assert (episode.title, episode.published, episode.guid) == ("Waves on a pond.", None, None)


def test_an_enclosure_repeated_as_media_is_one_recording() -> None:
    media = 'xmlns:media="http://search.yahoo.com/mrss/"'
    item = (
        '<enclosure url="https://a.example/1.mp4" length="" type="video/mp4"/>'
        '<media:content url="https://a.example/1.mp4" type="video/mp4"/>'
    )

    assert one(item, media).audio == Audio("https://a.example/1.mp4", None, "video/mp4")


def test_a_title_is_trimmed_and_a_date_in_italian_is_read() -> None:
    episode = one(
        "<title><![CDATA[ \n Onde corte \t]]></title><pubDate>mer, 16 nov 2022 00:38:15 +0100</pubDate>"
    )

    assert (episode.title, episode.published) == ("Onde corte", date(2022, 11, 16))


def test_the_tags_of_another_shop_do_no_harm() -> None:
    shop = 'xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0"'
    item = "<googleplay:author>Ada</googleplay:author><googleplay:explicit>no</googleplay:explicit>"
    episode = one(f"{item}<description>Notes</description>", shop)

    assert (episode.paragraphs, episode.seconds) == (("Notes",), None)


def test_a_kind_of_show_that_does_not_exist_is_ignored() -> None:
    found = feed(
        "<itunes:type>nonsense</itunes:type><item><title>A</title></item><item><title>B</title></item>"
    )

    assert [episode.title for episode in found.episodes] == ["A", "B"]


def test_a_feed_without_items_and_without_declared_prefixes_is_read() -> None:
    assert feed("<itunes:subtitle>Foo</itunes:subtitle>").episodes == ()


def test_an_encoding_that_is_not_declared_is_read_as_well_as_can_be() -> None:
    data = "<rss><channel><item><description>\nהאם תדיס ניר\n</description></item></channel></rss>"
    (episode,) = read(data.encode("cp1255"), "x").episodes

    assert [len(word) for word in episode.paragraphs[0].split()] == [3, 4, 3]


def test_a_space_in_the_name_of_a_namespace_and_one_guid_for_all() -> None:
    items = "".join(f"<item><guid>same</guid><title>{name}</title></item>" for name in "ABCD")
    found = feed(items, 'xmlns:dc="http://purl.org/dc/ elements/1.1/"')

    assert [episode.title for episode in found.episodes] == list("ABCD")
    assert len({episode.key for episode in found.episodes}) == 4


@pytest.mark.parametrize("written", ["00:00:00:01", "1:2:3:4:5", "nonsense", "-60", "99999999"])
def test_a_duration_that_cannot_be_is_none(written: str) -> None:
    assert one(f"<itunes:duration>{written}</itunes:duration>", ITUNES).seconds is None


def test_chapters_that_repeat_stand_once() -> None:
    chapter = '<psc:chapter start="00:00" title="Optics" href="https://optics.example"/>'
    episode = one(
        f"<description>Waves</description><psc:chapters>{chapter * 3}</psc:chapters>",
        'xmlns:psc="http://podlove.org/simple-chapters"',
    )

    assert (episode.paragraphs, episode.links) == (
        ("Waves", "Optics"),
        (Link(1, 0, "Optics", "https://optics.example"),),
    )


def test_several_people_of_an_item_keep_their_roles() -> None:
    people = (
        '<podcast:person>Ada Byron</podcast:person><podcast:person role="guest">Carl Gauss</podcast:person>'
        '<podcast:person role="Cover Art Designer" group="visuals">Emmy Noe</podcast:person>'
    )

    assert one(people, 'xmlns:podcast="https://podcastindex.org/namespace/1.0"').contributors == (
        Contributor("Ada Byron", "host"),
        Contributor("Carl Gauss", "guest"),
        Contributor("Emmy Noe", "cover art designer"),
    )

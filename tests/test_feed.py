from __future__ import annotations

import re
import time
import tracemalloc
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading import feed
from orbitgraph.extract.reading.feed import Feed, looks_like, read
from orbitgraph.model import Audio, Contributor, Episode, Link, Location, Show, Soundbite

ITUNES = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
PODCAST = 'xmlns:podcast="https://podcastindex.org/namespace/1.0"'
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def rss(*items: str, head: str = "<title>Waves</title>") -> bytes:
    return (
        f'<rss version="2.0" {ITUNES} {PODCAST} {CONTENT}><channel>{head}'
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>"
    ).encode()


def one(item: str, head: str = "<title>Waves</title>") -> Episode:
    (episode,) = read(rss(item, head=head), "feed").episodes
    return episode


FULL = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" {ITUNES} {PODCAST} {CONTENT} xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
 <title>Waves &amp;amp; Particles Podcast</title><link>https://waves.example/</link>
 <atom:link rel="self" href="https://waves.example/feed.xml"/>
 <description>Physics &lt;b&gt;talk&lt;/b&gt;.</description><language>en-us</language>
 <itunes:author>Ada Byron</itunes:author><itunes:image href="https://waves.example/cover.jpg"/>
 <itunes:category text="Science"><itunes:category text="Physics"/></itunes:category>
 <podcast:guid>9b02</podcast:guid><itunes:explicit>no</itunes:explicit>
 <podcast:location rel="creator" geo="geo:51.5,9.9" osm="R191361">Göttingen</podcast:location>
 <podcast:license url="https://creativecommons.org/licenses/by/4.0/">cc-by</podcast:license>
 <podcast:person href="https://ada.example">Ada Byron</podcast:person>
 <podcast:person role="Guest">Never</podcast:person>
 <podcast:liveItem status="live"><title>Live now</title><link>https://waves.example/live</link>
  <podcast:person role="guest">Nobody</podcast:person><podcast:location>Nowhere</podcast:location></podcast:liveItem>
 <item>
  <title>Light, with Carl Gauss</title><link>https://waves.example/2</link><guid isPermaLink="false">w-2</guid>
  <pubDate>Mon, 02 May 2016 23:30:00 -0700</pubDate>
  <description>Carl joins.</description>
  <content:encoded><![CDATA[<p>We talk about <a href="/light">light</a>, see <a href="#e1">Episode 1</a>.</p>
   <h3>Links</h3>
   <ul><li>one</li><li>two</li></ul>]]></content:encoded>
  <itunes:episode>2</itunes:episode><podcast:season name="Beginnings">1</podcast:season>
  <itunes:duration>1:00:30</itunes:duration>
  <podcast:soundbite startTime="73.5" duration="60">Blue sky</podcast:soundbite>
  <podcast:location>Ulm</podcast:location>
  <itunes:explicit>yes</itunes:explicit><itunes:image href="https://waves.example/2.jpg"/>
  <enclosure url="https://waves.example/2.mp3" length="32505856" type="audio/mpeg"/>
  <podcast:person role="guest" group="cast" href="https://gauss.example">Carl Gauss</podcast:person>
  <podcast:person>Ada Byron</podcast:person>
  <podcast:person role="cover art designer" group="visuals">Emmy</podcast:person>
  <podcast:transcript url="https://waves.example/2.vtt" type="text/vtt"/>
  <podcast:transcript url="https://waves.example/2.txt" type="text/plain"/>
  <podcast:chapters url="https://waves.example/2.json" type="application/json+chapters"/>
  <category>Optics</category><itunes:keywords>light, colour</itunes:keywords>
 </item>
 <item><title>Sound</title><guid>https://waves.example/1</guid><itunes:episode>1</itunes:episode>
  <author>bob@waves.example (Bob Hooke)</author></item>
</channel></rss>"""


def test_a_feed_is_read_whole() -> None:
    show = Show(
        slug="waves-particles",
        title="Waves & Particles Podcast",
        description="Physics talk.",
        hosts=("Ada Byron",),
        url="https://waves.example/",
        language="en-US",
        feed="https://waves.example/feed.xml",
        author="Ada Byron",
        guid="9b02",
        image="https://waves.example/cover.jpg",
        licence="https://creativecommons.org/licenses/by/4.0/",
        categories=("Science", "Physics"),
        explicit=False,
        locations=(Location("Göttingen", "geo:51.5,9.9", "R191361", made_there=True),),
    )
    light = Episode(
        show="waves-particles",
        key="2",
        title="Light, with Carl Gauss",
        number=2,
        guid="w-2",
        hosts=("Ada Byron",),
        published=date(2016, 5, 2),
        minutes=61,
        seconds=3630,
        audio=Audio("https://waves.example/2.mp3", 31.0, "audio/mpeg"),
        url="https://waves.example/2",
        paragraphs=("Carl joins.", "We talk about light, see Episode 1.", "Links", "one", "two"),
        links=(
            Link(1, 14, "light", "https://waves.example/light"),
            Link(1, 25, "Episode 1", "https://waves.example/2#e1"),
        ),
        contributors=(
            Contributor("Carl Gauss", "guest", "https://gauss.example"),
            Contributor("Ada Byron", "host"),
            Contributor("Emmy", "cover art designer"),
        ),
        season=1,
        image="https://waves.example/2.jpg",
        transcript="https://waves.example/2.txt",
        chapters="https://waves.example/2.json",
        categories=("Optics", "light", "colour"),
        season_name="Beginnings",
        explicit=True,
        soundbites=(Soundbite(73.5, 60.0, "Blue sky"),),
        locations=(Location("Ulm"),),
    )
    sound = Episode(
        show="waves-particles",
        key="1",
        title="Sound",
        number=1,
        guid="https://waves.example/1",
        hosts=("Ada Byron",),
        url="https://waves.example/1",
        contributors=(
            Contributor("Ada Byron", "host", "https://ada.example"),
            Contributor("Bob Hooke", "author"),
        ),
    )

    assert read(FULL.encode(), "waves") == Feed(show, (light, sound), ())


def test_the_formats_say_the_same() -> None:
    atom = """<?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en"><a:title>Waves</a:title>
      <a:link rel="" href="https://waves.example/"/>
      <a:entry><a:id>w-1</a:id><a:title type="html">Sound &amp;amp; air</a:title><a:link rel="" href="https://waves.example/1"/>
      <a:link rel="enclosure" href="https://waves.example/1.mp3" type="audio/mpeg"/>
      <a:published>2016-05-01T10:00:00Z</a:published>
      <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Sound &lt; <i>light</i></p>
      <p>Air</p></div></a:content>
      </a:entry></a:feed>"""
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://waves.example/"><title>Waves</title>
      <link>https://waves.example/</link><dc:language>en</dc:language></channel>
      <item rdf:about="w-1"><title>Sound &amp; air</title><link>https://waves.example/1</link>
      <enclosure url="https://waves.example/1.mp3" type="audio/mpeg"/>
      <dc:date>2016-05-01</dc:date>
      <description>&lt;p&gt;Sound &amp;lt; light&lt;/p&gt;Air</description></item></rdf:RDF>"""
    old = """<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd">
      <rss version="0.91"><channel><title>Waves</title><link>https://waves.example/</link><language>en</language>
      <item><guid isPermaLink="false">w-1</guid><title>Sound &amp; air</title><link>https://waves.example/1</link>
      <pubDate>Sun, 1 May 2016 10:00:00 GMT</pubDate><enclosure url="https://waves.example/1.mp3"/>
      <description>Sound &lt; light\n\nAir</description></item></channel></rss>"""
    expected = (
        Show("waves", "Waves", url="https://waves.example/", language="en"),
        (
            Episode(
                show="waves",
                key="w-1",
                title="Sound & air",
                guid="w-1",
                published=date(2016, 5, 1),
                audio=Audio("https://waves.example/1.mp3", None, "audio/mpeg"),
                url="https://waves.example/1",
                paragraphs=("Sound < light", "Air"),
            ),
        ),
    )

    for text in (atom, rdf, old):
        found = read(text.encode(), "waves")
        assert (found.show, found.episodes) == expected


@pytest.mark.parametrize(
    ("texts", "paragraphs"),
    [
        ("<description>Short.</description><content:encoded>Short. And longer.</content:encoded>",
         ["Short. And longer."]),
        ("<content:encoded>Long, long text of the notes.</content:encoded><description>Lead.</description>",
         ["Long, long text of the notes.", "Lead."]),
        ("<description>One.</description><content:encoded>Two is longer.</content:encoded>"
         "<itunes:summary>Three.</itunes:summary>", ["One.", "Two is longer.", "Three."]),
        ("<itunes:subtitle>Only a subtitle</itunes:subtitle>", ["Only a subtitle"]),
        ("<itunes:subtitle>Sub</itunes:subtitle><description>Notes</description>", ["Notes"]),
        ("<itunes:subtitle>Sub</itunes:subtitle><description>&lt;img src='x'&gt;</description>", ["Sub"]),
        ("<description>Notes <b>not</b> escaped<br/><br/>here</description>", ["Notes not escaped", "here"]),
        ("", []),
    ],
)  # fmt: skip
def test_nothing_that_an_item_says_is_lost_or_doubled(texts: str, paragraphs: list[str]) -> None:
    assert list(one(f"<title>T</title>{texts}").paragraphs) == paragraphs


def test_what_media_are_said_to_show_is_no_text_of_the_item() -> None:
    media = '<media:description xmlns:media="http://search.yahoo.com/mrss/">A picture</media:description>'

    assert one(f"<description>Notes</description>{media}").paragraphs == ("Notes",)
    assert one(f"<title>T</title>{media}").paragraphs == ("A picture",)


def test_chapters_of_the_feed_are_part_of_the_notes() -> None:
    chapters = (
        '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="00:00" title="Intro"/>'
        '<psc:chapter start="01:00" title="Optics" href="https://optics.example"/></psc:chapters>'
    )
    episode = one(f"<description>Intro: what light is, and what it is not.</description>{chapters}")

    assert episode.paragraphs == ("Intro: what light is, and what it is not.", "Optics")
    assert episode.links == (Link(1, 0, "Optics", "https://optics.example"),)


@pytest.mark.parametrize(
    ("enclosures", "audio"),
    [
        (['url="https://a.example/1.mp3" length="1048576"'], Audio("https://a.example/1.mp3", 1.0, "audio/mpeg")),
        (['url="https://a.example/1.jpg" type="image/jpeg"', 'url="https://a.example/1.ogg" type="audio/ogg"'],
         Audio("https://a.example/1.ogg", None, "audio/ogg")),
        (['url="https://a.example/1.mp4" type="video/mp4"', 'url="https://a.example/1.m4a" type=""'],
         Audio("https://a.example/1.m4a", None, "audio/mp4")),
        (['url="https://a.example/play?id=1" type=""'], Audio("https://a.example/play?id=1")),
        (['url="https://a.example/1.mp3" length="1073741824"'], Audio("https://a.example/1.mp3", None, "audio/mpeg")),
        (['url="https://a.example/1.mp3" length="none"'], Audio("https://a.example/1.mp3", None, "audio/mpeg")),
        (['url="https://a.example/1.jpg"'], None),
        (['url="javascript:alert(1)" type="audio/mpeg"'], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_first_recording_is_the_audio(enclosures: list[str], audio: Audio | None) -> None:
    assert one("".join(f"<enclosure {each}/>" for each in enclosures)).audio == audio


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("ada@byron.example (Ada Byron)", "Ada Byron"),
        ("Ada Byron &lt;ada@byron.example&gt;", "Ada Byron"),
        ("Ada Byron (London)", "Ada Byron (London)"),
        ("ada@byron.example", None),
    ],
)
def test_an_author_is_a_name_without_the_address(author: str, name: str | None) -> None:
    head = f"<title>Waves</title><itunes:author>{author}</itunes:author>"

    assert read(rss(head=head), "x").show.author == name


@pytest.mark.parametrize(
    ("written", "explicit"),
    [
        *(("yes", True), ("Yes", True), ("true", True), ("explicit", True)),
        *(("no", False), ("false", False), (" clean\n", False)),
        *(("", None), ("maybe", None), ("1", None), ("yes" * 99, None)),
    ],
)
def test_explicit_is_said_in_several_words(written: str, explicit: bool | None) -> None:
    tag = f"<itunes:explicit>{written}</itunes:explicit>"
    found = read(rss(tag, head=f"<title>Waves</title>{tag}"), "feed")

    assert (found.show.explicit, found.episodes[0].explicit) == (explicit, explicit)
    assert one(f'<itunes:explicit kind="x">{written}</itunes:explicit>').explicit is explicit


def test_an_episode_without_a_title_is_called_after_what_it_has() -> None:
    words = "one two three four five six seven eight nine ten eleven"
    items = [
        f"<description>&lt;p&gt;{words}&lt;/p&gt;</description>",
        '<enclosure url="https://a.example/the%20test.ogg"/>',
        "<itunes:duration>12</itunes:duration>",
    ]

    assert [episode.title for episode in read(rss(*items), "x").episodes] == [
        "one two three four five six seven eight nine ten…",
        "the test",
        "Untitled episode",
    ]


def test_one_item_without_a_number_has_its_guid_as_key() -> None:
    items = [f"<guid>g{at}</guid><itunes:episode>{at}</itunes:episode>" for at in (3, 2, 1)]
    trailer = "<guid>g0</guid><itunes:episodeType>trailer</itunes:episodeType>"
    lost = "<guid>g2</guid>"

    def keyed(*items: str) -> list[tuple[str, int | None]]:
        return [(episode.key, episode.number) for episode in read(rss(*items), "x").episodes]

    assert keyed(*items, trailer) == [("3", 3), ("2", 2), ("1", 1), ("g0", None)]
    assert keyed(items[0], lost, items[2]) == [("3", 3), ("g2", None), ("1", 1)]


def test_keys_are_guids_links_recordings_or_hashes_and_always_differ() -> None:
    items = [
        "<guid>g</guid><link>https://a.example/1</link>",
        "<guid>g</guid><link>https://a.example/2</link>",
        '<enclosure url="https://a.example/3.mp3"/><link>https://a.example/3</link>',
        "<link>https://a.example/4</link>",
        "<title>Five</title>",
        "<title>Five</title>",
    ]
    found = read(rss(*items), "x")
    keys = [episode.key for episode in found.episodes]

    assert keys[:4] == [
        "https://a.example/1",
        "https://a.example/2",
        "https://a.example/3.mp3",
        "https://a.example/4",
    ]
    assert re.fullmatch(r"title-[0-9a-f]{16}", keys[4])
    assert keys[5] == f"{keys[4]}-2"
    assert found.warnings == ("x: 1 episodes have the guid of another one",)


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><title>W</title><itunes:author>Ada</itunes:author><item><itunes:duration>60</itunes:duration>"
        "<podcast:person role='guest'>Bob</podcast:person></item></channel></rss>",
        "<rss><channel><title>W</title><itunes:author>Ada</itunes:author><item><itunes:duration>60</itunes:duration>"
        "<podcast:person role='guest'>Bob</podcast:person><description>cut",
        "\n<?xml version='1.0'?><rss xmlns:q='http://a b/'><channel><title>W</title><itunes:author>Ada</itunes:author>"
        "<item><itunes:duration>60</itunes:duration><podcast:person role='guest'>Bob</podcast:person></channel>",
    ],
)
def test_a_broken_feed_is_mended(text: str) -> None:
    found = read(text.encode(), "waves.xml")

    assert (found.show.author, [(each.seconds, each.contributors) for each in found.episodes]) == (
        "Ada",
        [(60, (Contributor("Bob", "guest"),))],
    )
    assert found.warnings == ("waves.xml: is not well-formed XML; it was repaired",)


def test_bare_ampersands_and_wrong_encodings_are_mended() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><item><guid>https://a.example/?a=1&b=2</guid><title>'
    data = text.encode() + "Brøndby på Færø".encode() + b" bes\xf8g</title></item></channel></rss>"
    (episode,) = read(data, "x").episodes

    assert (episode.guid, episode.title) == ("https://a.example/?a=1&b=2", "Brøndby på Færø besøg")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"plain text",
        b"<html><head><title>Moved</title></head></html>",
        b"<head><title>Moved</title></head>",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"<rss",
        b"<opml version='2.0'><body/></opml>",
    ],
)
def test_what_is_no_feed_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read(data, "notes.xml")

    assert re.fullmatch(r"notes\.xml: [^\n]+; [^\n]+", str(caught.value))
    assert not looks_like(data)


def test_a_feed_without_episodes_says_so() -> None:
    assert read(rss(), "x").warnings == ("x: holds no episode",)


def test_a_feed_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MAX_BYTES", 1_000_000)

    with pytest.raises(SourceError, match=r"^x: is larger than 1 MB; give a feed of one show$"):
        read(rss("<title>" + "x" * 1_000_000 + "</title>"), "x")


def test_entities_are_never_expanded_and_nothing_is_fetched() -> None:
    levels = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    outside = '<!ENTITY f SYSTEM "file:///etc/passwd">'
    bomb = f'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY l0 "ha">{levels}{outside}]>'
    item = "<item><title>&l12; &f; &eacute;</title></item>"
    text = f"<?xml version='1.0'?>{bomb}<rss><channel><title>W</title>{item}</channel></rss>"
    tracemalloc.start()
    began = time.process_time()

    (episode,) = read(text.encode(), "x").episodes

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert episode.title == "&l12; &f; é"
    assert time.process_time() - began < 2
    assert peak < 50_000_000


HOSTILE = {
    "nested": "<rss><channel><item>" + "<a>" * 1_000_000,
    "unclosed": "<rss>" + '<a "' * 200_000,
    "brackets": "<rss>" + "<" * 1_000_000,
    "ampersands": "<rss><channel><title>" + "&" * 1_000_000,
    "attributes": "<rss " + " ".join(f"a{n}='1'" for n in range(100_000)) + "/>",
    "prefixes": "<rss>" + "".join(f"<p{n}:a/>" for n in range(50_000)),
    "categories": "<rss><channel><item>" + "".join(f"<category>{n}</category>" for n in range(20_000)),
    "author": "<rss><channel><item><author>" + "a" * 1_000_000 + "</author></item></channel></rss>",
    "date": "<rss><channel><item><pubDate>" + "1 " * 500_000 + "</pubDate></item></channel></rss>",
    "elements": "<rss><channel>" + "<a/>" * 600_000 + "</channel></rss>",
    "comments": "<!--" * 200_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_feeds_take_bounded_time(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "orbitgraph.extract.reading.syndication.MAX_ELEMENTS", 50_000
    )  # the limit's own cost, scaled
    began = time.process_time()

    with suppress(SourceError):
        read(text.encode(), "x")
    assert time.process_time() - began < 8


def test_hostile_text_in_every_field_is_harmless() -> None:
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;\u202e../../x&#x7f;"
    head = f"<title>{evil}</title><description>{evil}</description><link>javascript:x</link><language>{evil}</language>"
    item = (
        f"<title>{evil}</title><guid>{evil}</guid><description>{evil}</description><link>javascript:alert(1)</link>"
        f"<itunes:image href='data:text/html,x'/><podcast:person href='javascript:x'>{evil}</podcast:person>"
        f"<category>{evil}</category><podcast:location geo='javascript:x' osm='{evil}'>{evil}</podcast:location>"
        f"<podcast:soundbite startTime='1' duration='2'>{evil}</podcast:soundbite>"
        f"<podcast:season name='{evil}'>1</podcast:season>"
        "<podcast:transcript url='javascript:x'/><podcast:chapters url='file:///etc/passwd'/>"
    )
    found = read(rss(item, head=head), "x")
    (episode,) = found.episodes

    assert found.show == Show("x", "../../x", "../../x", author=None)
    assert (episode.title, episode.paragraphs, episode.categories) == ("../../x", ("../../x",), ("../../x",))
    assert [(each.name, each.url) for each in episode.contributors] == [("../../x", None)]
    assert (episode.url, episode.image, episode.language) == (None, None, None)
    assert (episode.transcript, episode.chapters, episode.season_name) == (None, None, "../../x")
    assert (episode.locations, episode.soundbites) == (
        (Location("../../x"),),
        (Soundbite(1, 2, "../../x"),),
    )
    assert not any(character in repr(found) for character in "\u202e\x7f")


def test_elements_named_like_lists_of_the_library_do_no_harm() -> None:
    items = '<links a="b"/><authors c="d">x</authors><tags>t</tags><link>https://a.example/1</link><author>Ada</author>'

    assert one(f"{items}<title>Kept</title>").title == "Kept"
    assert one(f"<links>text</links>{items}<title>Kept</title>").title == "Kept"


def check(found: Feed) -> None:
    keys = [episode.key for episode in found.episodes]
    assert len(set(keys)) == len(keys)
    for episode in found.episodes:
        assert episode.key
        assert episode.title
        assert episode.show == found.show.slug
        for link in episode.links:
            paragraph = episode.paragraphs[link.paragraph]
            assert paragraph[link.start : link.start + len(link.text)] == link.text


def survives(data: bytes) -> None:
    began = time.process_time()
    with suppress(SourceError):
        check(read(data, "fuzz.xml"))
    assert time.process_time() - began < 2


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300), st.binary(max_size=300).map(lambda data: b"<rss><channel><item>" + data)
    )
)
def test_arbitrary_bytes_are_refused_or_read(data: bytes) -> None:
    survives(data)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    data = bytearray(FULL.encode())
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data) - 1))
        match draw(st.sampled_from(["cut", "flip", "drop", "untag", "insert"])):
            case "cut":
                del data[max(at, 200) :]
            case "flip":
                data[at] = draw(st.integers(0, 255))
            case "drop":
                del data[at : at + draw(st.integers(1, 40))]
            case "untag":
                if tag := re.search(rb"<[^<>]*>", data[at:]):
                    del data[at + tag.start() : at + tag.end()]
            case _:
                data[at:at] = draw(
                    st.sampled_from(
                        [
                            b"<item>",
                            b"</item>",
                            b"<![CDATA[",
                            b"]]>",
                            b"<!--",
                            b"&",
                            b"<",
                            b"&#0;",
                            b"\xff",
                            b"\0",
                            b"<links a='b'>",
                        ]
                    )
                )
        if not data:
            break
    return bytes(data)


@settings(max_examples=200, deadline=None)
@given(damaged())
def test_damaged_feeds_are_refused_or_read(data: bytes) -> None:
    survives(data)


def test_damage_in_one_item_leaves_the_others() -> None:
    items = [
        f"<title>T{n}</title><guid>g{n}</guid><description>&lt;p&gt;N{n}&lt;/p&gt;</description>"
        for n in range(9)
    ]
    whole = rss(*items)
    broken = whole.replace(b"<title>T4</title>", b"<title>T4</titel><b>&x <").replace(b"</item>", b"", 1)

    found = [(episode.guid, episode.paragraphs) for episode in read(broken, "x").episodes]

    assert found == [(f"g{n}", (f"N{n}",)) for n in range(9)]

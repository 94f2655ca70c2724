"""Web pages: many episodes under headings, or one with its metadata; links keep their places."""

from datetime import date

import pytest

from orbitgraph.errors import SourceError
from orbitgraph.extract.reading import webpage
from orbitgraph.model import Audio, Guest

MANY = """<!doctype html><html><head><title>Tea Talk</title></head><body>
<h1>Tea Talk</h1><p>Talk about tea, hosted by Mia Blum.</p>
<h3>Episode 2: Kettles, with Ann Lee from Acme (Feb 2, 2020)</h3>
<p>Ann Lee builds <a href="https://kettle.example.org/">Kettle</a>, see <a href="#e1">Episode 1</a>.</p>
<ul><li>The <a href="/lid">lid</a></li><li>Steam &amp; heat</li></ul>
<p>Listen: <a href="2.mp3">MP3</a> (22 MB, 24 min).</p>
<h3>Episode 1: Pots (Jan 1, 2020)</h3><p>Pots.</p><p>Listen: MP3 (10 MB, 12 min).</p></body></html>"""
ONE = """<!DOCTYPE html><html><head><meta property="og:site_name" content="Tea Talk Podcast">
<meta property="article:published_time" content="2020-02-02T10:00:00Z"></head><body>
<nav><a href="/">Home</a></nav><h1>Episode 12: Kettles with Ann Lee</h1><p>Ann boils <a href="/w">water</a>.</p>
<audio><source src="https://media.example.org/12.mp3"></audio></body></html>"""


def test_many_episodes_on_a_page() -> None:
    read = webpage.read(MANY, "page", "https://tea.example.org/")
    assert (read.show.slug, read.show.hosts, read.warnings) == ("tea-talk", ("Mia Blum",), ())
    two, one = read.episodes
    assert (two.number, two.title, two.guests, two.published, two.minutes) == (
        2, "Kettles, with Ann Lee from Acme", (Guest("Ann Lee", "Acme"),), date(2020, 2, 2), 24,
    )  # fmt: skip
    assert two.paragraphs == ("Ann Lee builds Kettle, see Episode 1.", "The lid", "Steam & heat")
    assert [(each.paragraph, each.start, each.text, each.target) for each in two.links] == [
        (0, 15, "Kettle", "https://kettle.example.org/"),
        (0, 27, "Episode 1", "https://tea.example.org/#e1"),
        (1, 4, "lid", "https://tea.example.org/lid"),
    ]
    assert (one.number, one.paragraphs, one.links) == (1, ("Pots.",), ())


def test_one_episode_on_a_page() -> None:
    read = webpage.read(ONE, "page", "https://tea.example.org/12")
    assert (read.show.slug, read.show.title) == ("tea-talk", "Tea Talk Podcast")
    (episode,) = read.episodes
    assert (episode.key, episode.number, episode.title) == ("12", 12, "Episode 12: Kettles with Ann Lee")
    assert (episode.guests, episode.published) == ((Guest("Ann Lee"),), date(2020, 2, 2))
    assert (episode.audio, episode.url) == (
        Audio("https://media.example.org/12.mp3"),
        "https://tea.example.org/12",
    )
    assert episode.paragraphs == ("Ann boils water.",)


@pytest.mark.parametrize("text", ["<html></html>", "<html><body><h1>Only a title</h1></body></html>"])
def test_a_page_without_notes_is_one_line(text: str) -> None:
    with pytest.raises(SourceError, match=r"^page: no episode found; a web page has a heading and notes"):
        webpage.read(text, "page")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>x", True), (" \n<html lang=en>", True), ("<!-- x --><body>", True), ("<rss/>", False),
        ("Tea Talk\n\nEpisode 1: Pots", False), ("", False),
    ],
)  # fmt: skip
def test_looks_like(text: str, expected: bool) -> None:
    assert webpage.looks_like(text) is expected


def test_scripts_are_no_notes() -> None:
    hostile = MANY.replace("Pots.", "<script>alert(1)</script><img src=x onerror=alert(1)>Pots.")
    assert webpage.read(hostile, "page").episodes[1].paragraphs == ("Pots.",)

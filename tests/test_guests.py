"""The guests of shows with conventions of all kinds; every show and person here is invented."""

from __future__ import annotations

import time

import pytest

from orbitgraph.errors import OrbitgraphError
from orbitgraph.extract.guests import filling as guests
from orbitgraph.extract.guests.show_settings import Settings
from orbitgraph.model import Contributor, Episode, Guest, Show

Rows = list[tuple[str, str, list[str]]]
"""Of each episode: its title, its paragraphs in lines, its guests."""

ROUNDTABLE: Rows = [
    (
        "Modules in Practice",
        "Dana and Piers are joined by Gustavo dos Anjos from Kestrel. They first discuss a post by Tina Marwick. Then"
        " they talk to Gustavo about modules.\nBuild times are falling - Ned Harlan\nSponsor: Backtrace",
        ["Gustavo dos Anjos"],
    ),
    (
        "Ranges",
        "Dana and Piers are joined by Eric Lindqvist to discuss ranges.\nSponsor: Backtrace",
        ["Eric Lindqvist"],
    ),
    (
        "Games",
        "This week Piers is joined by Valentin Gallo. He worked with Carl Sellers.",
        ["Valentin Gallo"],
    ),
    ("Two Hundred", "Dana and Piers talk about their favourite guests, among them Kate Gregson.", []),
]
PORTUGUESE: Rows = [
    (
        "Episódio 45: Fernanda Weide - Debian",
        "Neste episódio conversei com a Fernanda Weide.",
        ["Fernanda Weide"],
    ),
    (
        "Episódio 46: Luciano Ramos - Python",
        "Luciano Ramos é autor do livro Fluido e fala sobre o trabalho de Guido van Rossum.",
        ["Luciano Ramos"],
    ),
    ("Episódio 47: Retrospectiva", "Fiz uma retrospectiva do ano com os melhores momentos.", []),
    (
        "Episódio 48: Érico dos Santos - Plone",
        "Hoje bati um papo com o Érico dos Santos.",
        ["Érico dos Santos"],
    ),
    (
        "Episódio 49: Mulheres",
        "Participantes: Camila Achute e Kemel Zaide.",
        ["Camila Achute", "Kemel Zaide"],
    ),
]
READINGS: Rows = [
    (
        "Tessa Hadleigh Reads John Cheevers",
        'Tessa Hadleigh joins Deirdre Troisman to read and discuss "The Worm," by John Cheevers.',
        ["Tessa Hadleigh"],
    ),
    (
        "David Sedgwick Reads Miranda Julep",
        "David Sedgwick reads Miranda Julep's short story, and discusses it with the editor, Deirdre Troisman.",
        ["David Sedgwick"],
    ),
    ("Chang-rae Lim Reads Don Lisle", 'Chang-rae Lim reads "Baader," by Don Lisle.', ["Chang-rae Lim"]),
    ("Hari Kunzman Reads Denis Johns", "Hari Kunzman joins Deirdre Troisman to read it.", ["Hari Kunzman"]),
]
NUMBERED: Rows = [
    (
        "29. Cameron Davids-Pillow - Data at Shopful",
        "Where is data science heading?",
        ["Cameron Davids-Pillow"],
    ),
    ("28. Rachael Tatmann - Data at Kagle", "Companies differ.", ["Rachael Tatmann"]),
    ("27. Zzyzx Qwop - Being boring", "Most of us want change.", ["Zzyzx Qwop"]),
    ("26. Jeremie Harriss - Bootcamps", "Most of us believe in grit.", ["Jeremie Harriss"]),
    ("25. Ask us anything", "You asked, we answer.", []),
]
NEWS: Rows = [
    ("Elon Mask Buys Chirper", "Elon Mask completes his purchase. Jack Dorsal explains why he likes it.", []),
    (
        "Tim Crook: No Layoffs",
        "Tim Crook says all stay. Satya Nadell discusses growth on an earnings call.",
        [],
    ),
    ("Chips with Everything", "One firm cuts prices, Lisa Soo reveals.", []),
    ("Pay Up", "Sundar Pitch joins a meeting in Brussels.", []),
]
MONOLOGUE: Rows = [
    ("Ada Moor", "Ada Moor was an English mathematician. She worked with Charles Cabbage.", []),
    ("Alan Turner, Part 1", "Alan Turner was a mathematician. His teacher Max Newham helped.", []),
    ("Marie Curry", "Marie Curry is a physicist whose notebooks still glow.", []),
]
CHAT: Rows = [
    ("87. Blade Walker", "Maggie and Colm revisit the classic with Harrison Fjord.", []),
    (
        "88. Dinosaurs with Emily Zamboni",
        "The writer Emily Zamboni joins us to talk dinosaurs.",
        ["Emily Zamboni"],
    ),
    ("89. Casablanca", "Ingrid Bergmann, letters of transit. Maggie Trent cries; Colm Doherty does not.", []),
    ("90. The Third Man", "Orson Wells walks in, the zither plays.", []),
]
COMPANY: Rows = [
    ("Kafka Connect with Apache Camel", "Two projects. Host Tim Berglin walks through it.", []),
    (
        "Streams at Walmart ft. Ning Zhao",
        "Ning Zhao, an engineer at Walmart, talks to Tim Berglin.",
        ["Ning Zhao"],
    ),
    ("Apache Flink and Beyond", "Tim Berglin gives an overview of what is new in Apache Flink.", []),
    (
        "Streaming Databases",
        "Tim Berglin (Director, Confluo) interviews Arjun Naraian (CEO, Materia).",
        ["Arjun Naraian"],
    ),
    ("Pipelines with Spring Boot", "Tim Berglin explains Spring Boot.", []),
]
EXPERTS: Rows = [
    ("Why Firms Stall", "Rita Gunnar, professor at Northgate School, explains why.", ["Rita Gunnar"]),
    ("Boring Strategy", "Roger Marten, former dean of the Rowan School, says so.", ["Roger Marten"]),
    (
        "Fares",
        "Fiona Scotts of Yarrow University and Ravi Mehrotra of the University of Leeds break it down.",
        ["Fiona Scotts", "Ravi Mehrotra"],
    ),
    ("Live", "Four short ideas recorded on stage.", []),
]
RADIO: Rows = [
    (
        "Novelist Ann Patchwork",
        "Patchwork spoke with Open Air in 2019. Maureen Corriger reviews two mysteries.",
        ["Ann Patchwork"],
    ),
    (
        "Actor Brian Coxwell On 'Dynasty'",
        "Coxwell plays a mogul. We talk about Shakespeare.",
        ["Brian Coxwell"],
    ),
    (
        "The Files",
        "Reporters Scott Highman and Sari Horwitz tell the story.",
        ["Scott Highman", "Sari Horwitz"],
    ),
    (
        "Jamie Lee Curtin",
        "Curtin talks with Terri Gross about her parents, Tony and Janet.",
        ["Jamie Lee Curtin"],
    ),
]
GERMAN: Rows = [
    ("#106 CI mit Michael Lihsen von Thoughtwerk", "Wir sprechen mit Michael Lihsen.", ["Michael Lihsen"]),
    ("#107 Freeze!", "Wolfgang und Andi klären, was ein Code Freeze ist.", []),
    ("#108 Barrieren", "Zu Gast ist Jana Kellermann, Entwicklerin bei Blitz.", ["Jana Kellermann"]),
    ("#109 Zu Hause", "Gast: Yannick Krohnen (Uplinker)", ["Yannick Krohnen"]),
]
SHOWS = {
    "joined by": (Show("s", "Template Talk", author="Dana Whitlock & Piers Ogden"), ROUNDTABLE),
    "Portuguese": (Show("s", "Castelo", "Um podcast sobre tecnologia"), PORTUGUESE),
    "readers": (Show("s", "The Harrow: Fiction", "Readings with Deirdre Troisman."), READINGS),
    "numbers": (Show("s", "Toward Data"), NUMBERED),
    "news": (Show("s", "Daily Byte", "Five minutes of news."), NEWS),
    "monologue": (Show("s", "Lives", "The lives of scientists."), MONOLOGUE),
    "chat": (Show("s", "Two Chairs", "Maggie Trent and Colm Doherty talk about films."), CHAT),
    "company": (Show("s", "Streams", "Event streaming."), COMPANY),
    "experts": (Show("s", "Boardroom", "Leading thinkers in business."), EXPERTS),
    "radio": (Show("s", "Open Air", "Open Air with Terri Gross, a weekday magazine of interviews."), RADIO),
    "German": (Show("s", "Werkbank", "Der Podcast für Leute vom Fach"), GERMAN),
}


def episodes(rows: Rows) -> list[Episode]:
    return [
        Episode("s", str(number), title, paragraphs=tuple(text.split("\n")))
        for number, (title, text, _) in enumerate(rows)
    ]


def one(title: str, *paragraphs: str, **fields: object) -> Episode:
    return Episode("s", "1", title, paragraphs=paragraphs, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SHOWS)
def test_guests_of_a_show(name: str) -> None:
    show, rows = SHOWS[name]
    _, filled = guests.fill(show, episodes(rows))
    found = [(episode.title, [guest.name for guest in episode.guests]) for episode in filled]
    assert found == [(title, expected) for title, _, expected in rows]


def test_hosts_of_shows() -> None:
    found = {name: guests.fill(show, episodes(rows))[0].hosts for name, (show, rows) in SHOWS.items()}
    assert {name: each for name, each in found.items() if each} == {
        "joined by": ("Dana Whitlock", "Piers Ogden"),
        "readers": ("Deirdre Troisman",),
        "chat": ("Maggie Trent", "Colm Doherty"),
        "company": ("Tim Berglin",),
        "radio": ("Terri Gross",),
    }


def test_tags_are_believed_before_the_prose() -> None:
    tags = (Contributor("Ann Lee", "guest"), Contributor("Bob Ito", "host"), Contributor("Ed Itor", "editor"))
    episode = one("Bees with Eva Roth", "We talk to Ida Elm.", contributors=tags)
    show, (filled,) = guests.fill(Show("s", "Hive"), [episode])
    assert (filled.guests, filled.hosts, show.hosts) == ((Guest("Ann Lee"),), ("Bob Ito",), ("Bob Ito",))


def test_organisations_come_from_title_or_notes() -> None:
    rows = [
        one("Ann Lee (Lob)"),
        one("Bees, with Bob Ito from Sun"),
        one("Wax", "We talk to Eva Roth, CTO of Daily."),
    ]
    _, filled = guests.fill(Show("s", "Hive", "Interviews."), rows)
    assert [episode.guests for episode in filled] == [
        *((Guest("Ann Lee", "Lob"),), (Guest("Bob Ito", "Sun"),), (Guest("Eva Roth", "Daily"),))
    ]


def test_two_hosts_who_talk_to_each_other_are_no_guests() -> None:
    titles = ["Ann Lee (Lob) and Bob Ito (Sun)", "Eva Roth (Netfix)", "Ida Elm (Calm)", "Tom Oak (Calm)"]
    show = Show("s", "Hive", author="Ann Lee & Bob Ito")
    _, filled = guests.fill(show, [one(title) for title in titles])
    assert [[guest.name for guest in each.guests] for each in filled] == [
        [],
        ["Eva Roth"],
        ["Ida Elm"],
        ["Tom Oak"],
    ]


def test_a_host_asked_by_another_is_a_guest_there() -> None:
    rows = [
        one("Wax with Ann Lee", "Bob Ito talks with Ann Lee."),
        *(one(f"T{n}", "Your host is Ann Lee.") for n in range(3)),
    ]
    _, (filled, *rest) = guests.fill(Show("s", "Hive", hosts=("Ann Lee",)), rows)
    assert (filled.guests, filled.hosts) == ((Guest("Ann Lee"),), ("Bob Ito",))
    assert [each.hosts for each in rest] == [("Ann Lee",)] * 3


def test_a_host_on_the_object_side_is_still_the_host() -> None:
    rows = [
        one("Bees", "Ann Lee, CTO of Hive, sits down with Bob Ito."),
        one("Wax", "Bob Ito talks with Eva Roth."),
    ]
    _, filled = guests.fill(Show("s", "Hive", author="Bob Ito"), rows)
    assert [[guest.name for guest in each.guests] for each in filled] == [["Ann Lee"], ["Eva Roth"]]


def test_settings_override_what_is_learned() -> None:
    settings = Settings(title_pattern=r"^(?P<guest>[^/]+) / (?P<organisation>[^/]+) /", hosts=("Me Myself",))
    rows = [one("ann lee and bob / Hive / Bees", "We talk to Eva Roth."), one("No match", "Nothing.")]
    show, filled = guests.fill(Show("s", "Hive", author="Ida Elm"), rows, settings)
    assert [episode.guests for episode in filled] == [(Guest("ann lee", "Hive"), Guest("bob", "Hive")), ()]
    assert (show.hosts, filled[1].hosts) == (("Me Myself",), ("Me Myself",))


@pytest.mark.parametrize(("pattern", "said"), [("(", "title pattern"), ("(.*)", "no group")])
def test_a_wrong_pattern_is_one_clear_line(pattern: str, said: str) -> None:
    with pytest.raises(OrbitgraphError, match=said):
        guests.fill(Show("s", "Hive"), [], Settings(title_pattern=pattern))


def test_guests_that_are_known_stay_and_nothing_else_changes() -> None:
    episode = one("Bees with Ann Lee", "Bye!", guests=(Guest("Bob Ito", "Sun"),))
    assert guests.fill(Show("s", "Hive"), [episode]) == (Show("s", "Hive"), (episode,))
    assert guests.fill(Show("s", "Hive"), []) == (Show("s", "Hive"), ())


def test_the_same_input_gives_the_same_output() -> None:
    show, rows = SHOWS["Portuguese"]
    assert guests.fill(show, episodes(rows)) == guests.fill(show, episodes(rows))


@pytest.mark.parametrize(
    "text",
    [
        "talk with ",
        "interview, ",
        "guest today is ",
        "host ",
        "Ann Lee, CTO of ",
        "discuss x with ",
        "J. ",
        "(",
        "Ann and ",
    ],
)
def test_hostile_texts_cost_little(text: str) -> None:
    start = time.perf_counter()
    guests.fill(Show("s", text * 50, text * 20_000), [one(text * 20_000, text * 20_000), one(text, text)])
    assert time.perf_counter() - start < 2

from pyoxigraph import Literal, NamedNode

from orbitgraph.graph.media import media_rows
from orbitgraph.graph.terms import term
from orbitgraph.model import Audio, Episode, MusicCredit, Soundbite

NODE = NamedNode("https://x.test/7")


def facts(rows, subject=NODE.value):
    return [(str(p).rpartition("/")[2].rstrip(">"), o) for s, p, o in rows if s.value == subject]


def number(lexical):
    return Literal(lexical, datatype=term("xsd:decimal"))


def test_recording_and_music_keep_every_part():
    music = (MusicCredit("intro", "A"), MusicCredit("outro", "B", ("X", "Y"), (2012, 2014), "Z"))
    episode = Episode("s", "7", "T", audio=Audio("ftp://x.test/a", 0.5), music=music)
    rows = list(media_rows(NODE, episode))
    assert facts(rows, NODE.value + "#audio") == [
        ("22-rdf-syntax-ns#type", term("schema:AudioObject")),
        ("contentSize", Literal("0.5 MB")),
        ("ontology#megabytes", number("0.5")),
    ]
    assert facts(rows, NODE.value + "#music-2") == [
        ("22-rdf-syntax-ns#type", term("schema:MusicRecording")),
        ("name", Literal("B")),
        ("ontology#creditRole", Literal("outro")),
        ("byArtist", Literal("X")),
        ("byArtist", Literal("Y")),
        ("copyrightYear", Literal(2012)),
        ("copyrightYear", Literal(2014)),
        ("copyrightHolder", Literal("Z")),
    ]


def test_a_soundbite_is_a_clip_from_its_start_to_its_end():
    episode = Episode("s", "7", "T", soundbites=(Soundbite(73.1, 60.2, "Blue sky"), Soundbite(0, 5)))
    rows = list(media_rows(NODE, episode))
    clips = [f"{NODE.value}#soundbite-{count}" for count in (1, 2)]
    assert facts(rows) == [("hasPart", NamedNode(clip)) for clip in clips]
    assert [facts(rows, clip) for clip in clips] == [
        [
            ("22-rdf-syntax-ns#type", term("schema:Clip")),
            ("name", Literal("Blue sky")),
            ("startOffset", number("73.1")),
            ("endOffset", number("133.3")),
        ],
        [
            ("22-rdf-syntax-ns#type", term("schema:Clip")),
            ("startOffset", number("0")),
            ("endOffset", number("5")),
        ],
    ]

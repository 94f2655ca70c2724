"""What is heard of an episode, as rows: its recording, the music that it credits, the stretches that are picked out."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from orbitgraph.graph.terms import Row, address, decimal, describe, number, term, text, words
from orbitgraph.model import Audio, Episode, MusicCredit, Soundbite


def media_rows(node: NamedNode, episode: Episode) -> Iterator[Row]:
    """Yield what belongs to the episode `node`; each piece is named by the episode's IRI and a fragment."""
    if episode.audio is not None:
        audio = NamedNode(f"{node.value}#audio")
        yield from describe(node, ("schema:associatedMedia", audio))
        yield from _audio_rows(audio, episode.audio)
    for count, credit in enumerate(episode.music, start=1):
        piece = NamedNode(f"{node.value}#music-{count}")
        yield from describe(node, ("orbit:credit", piece))
        yield from _music_rows(piece, credit)
    for count, soundbite in enumerate(episode.soundbites, start=1):
        clip = NamedNode(f"{node.value}#soundbite-{count}")
        yield from describe(node, ("schema:hasPart", clip))
        yield from _clip_rows(clip, soundbite)


def _audio_rows(node: NamedNode, audio: Audio) -> Iterator[Row]:
    size = None if audio.megabytes is None else decimal(audio.megabytes)
    return describe(
        node,
        ("rdf:type", term("schema:AudioObject")),
        ("schema:contentSize", size and words(f"{size.value} MB")),
        ("orbit:megabytes", size),
        ("schema:contentUrl", address(audio.url)),
        ("schema:encodingFormat", text(audio.media_type)),
    )


def _music_rows(node: NamedNode, credit: MusicCredit) -> Iterator[Row]:
    return describe(
        node,
        ("rdf:type", term("schema:MusicRecording")),
        ("schema:name", words(credit.title)),
        ("orbit:creditRole", text(credit.role)),
        *(("schema:byArtist", text(artist)) for artist in credit.featuring),
        *(("schema:copyrightYear", number(year)) for year in credit.years),
        ("schema:copyrightHolder", text(credit.holder)),
    )


def _clip_rows(node: NamedNode, soundbite: Soundbite) -> Iterator[Row]:
    return describe(
        node,
        ("rdf:type", term("schema:Clip")),
        ("schema:name", text(soundbite.title)),
        ("schema:startOffset", decimal(soundbite.start)),
        ("schema:endOffset", decimal(soundbite.start + soundbite.length)),
    )

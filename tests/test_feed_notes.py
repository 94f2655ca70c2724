from __future__ import annotations

from orbitgraph.extract.reading.blocks import Anchor, Block
from orbitgraph.extract.reading.feed_notes import merged
from orbitgraph.extract.reading.markup import blocks

LONG = (
    "<p>Ada Byron tells how the engine works and why nobody built it.</p><h2>Links</h2>"
    "<ul><li>Engine<li>Notes on the engine, by the translator<li>Letters to Charles</ul>"
)


def texts(*given: str) -> list[str]:
    return [block.text for block in merged(map(blocks, given))]


def test_one_text_stays_as_it_is() -> None:
    assert merged([(), blocks(LONG), blocks(LONG)]) == blocks(LONG)
    assert merged([(), ()]) == ()


def test_a_shortened_or_flattened_copy_adds_nothing() -> None:
    flat = (
        "Ada Byron tells how the engine works and why nobody built it. Links Engine Notes on the engine, by the "
        "translator"
    )
    short = "Ada Byron tells how the engine wor…"

    assert texts(short, LONG, flat) == texts(LONG)


def test_what_only_the_other_says_stands_on_its_side() -> None:
    assert texts("A summary by the editor.", LONG, "Recorded in London.") == [
        "A summary by the editor.",
        *texts(LONG),
        "Recorded in London.",
    ]


def test_of_a_paragraph_that_is_partly_known_the_new_sentences_are_kept() -> None:
    other = 'Ada Byron tells how the engine works and why nobody built it. <a href="https://a.example">Bob</a> joins.'

    assert merged([blocks(LONG), blocks(f"<p>{other}</p>")])[-1] == Block(
        "paragraph", "Bob joins.", (Anchor(0, "Bob", "https://a.example"),)
    )


def test_what_is_no_text_comes_last_and_never_leads() -> None:
    chapters = [Block("item", "Engine"), Block("item", "Poetry", (Anchor(0, "Poetry", "https://a.example"),))]

    assert merged([blocks("On the engine.")], chapters) == (Block("paragraph", "On the engine."), chapters[1])
    assert merged([()], chapters) == tuple(chapters)


def test_links_of_the_poorer_text_are_put_on_the_same_words() -> None:
    linked = '<p>Ada Byron tells how the <a href="https://a.example">engine works</a></p>'

    assert merged([blocks(linked), blocks(LONG)])[0] == Block(
        "paragraph",
        "Ada Byron tells how the engine works and why nobody built it.",
        (Anchor(24, "engine works", "https://a.example"),),
    )

from datetime import date
from pathlib import Path

import pytest

from orbitgraph.graph import build, store
from orbitgraph.graph.recovered import recover
from orbitgraph.graph.recovered_episodes import paragraphs, seconds_of, without_credits
from orbitgraph.graph.related import related
from orbitgraph.model import (
    Audio,
    Contributor,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Guest,
    Mention,
    MusicCredit,
    Predicate,
    Ref,
    Relation,
    Show,
    Topic,
)

ONE = Episode(
    "waves",
    "1",
    "On P4, with Ada Byron",
    number=1,
    guid="g-1",
    guests=(Guest("Eve"),),
    hosts=("Carl Gauss",),
    published=date(2020, 2, 1),
    minutes=30,
    seconds=1830,
    audio=Audio("https://example.org/1.mp3", 12.5, "audio/mpeg"),
    stars=3,
    licence="all rights reserved",
    music=(MusicCredit("intro", "Tune", ("Band",), (2013, 2014), "Holder"),),
    url="https://example.org/1",
    paragraphs=("P4 uses BFD.", "<b>Episode 2</b> & more."),
    credits="The intro is Tune by Band.",
    contributors=(Contributor("Carl Gauss", "host", "https://example.org/carl"), Contributor("Eve", "guest")),
)
TWO = Episode("waves", "2", "Two", number=2, published=date(2020, 3, 1), paragraphs=("P4 again.",))


def at(episode: Episode, words: str, sentence: str) -> Evidence:
    start = episode.text.index(sentence)
    place = episode.text.index(words, start)
    return Evidence(episode.id, place, place + len(words), start, start + len(sentence), "rule", 0.9)


def entity(cls: EntityClass, label: str, *places: Evidence, about: tuple[str, ...] = ()) -> Entity:
    return Entity(cls, label, (), tuple(Mention(cls, each) for each in places), about)


def given() -> Extraction:
    states = at(ONE, "P4 uses BFD", "P4 uses BFD.")
    title = at(ONE, "Ada Byron", ONE.title)
    refers = at(ONE, "Episode 2", "<b>Episode 2</b> & more.")
    return Extraction(
        (Show("waves", "Waves", "About waves.", ("Carl Gauss",), url="https://example.org/"),),
        (ONE, TWO),
        (
            entity(EntityClass.PERSON, "Ada Byron", title),
            entity(
                EntityClass.PROJECT,
                "P4",
                at(ONE, "P4", "P4 uses BFD."),
                at(TWO, "P4", "P4 again."),
                about=("waves/1",),
            ),
            entity(EntityClass.PROTOCOL, "BFD", at(ONE, "BFD", "P4 uses BFD.")),
        ),
        (
            Relation(
                Ref("episode", "waves/1"), Predicate.MENTIONS_EPISODE, Ref("episode", "waves/2"), (refers,)
            ),
            Relation(Ref("person", "Ada Byron"), Predicate.GUEST_OF, Ref("episode", "waves/1"), (title,)),
            Relation(Ref("person", "Ada Byron"), Predicate.REACH, Ref("handle", "@ada <x>"), (title,)),
            Relation(Ref("project", "P4"), Predicate.USES, Ref("protocol", "BFD"), (states,)),
        ),
    )


TOPICS = (
    Topic(EntityClass.PROTOCOL, "BFD", "https://example.org/bfd", broader=("monitoring",)),
    Topic(EntityClass.CONCEPT, "monitoring", "https://example.org/monitoring"),
)


def recovered_from(extraction: Extraction, folder: Path, topics: tuple[Topic, ...] = ()) -> Extraction:
    nearest = related(extraction, topics=topics)
    store.write(build.parts(extraction, related=nearest, topics=topics, tool_version="1"), folder)
    return recover(store.open_store(folder)).extraction


def test_what_was_built_comes_back(tmp_path: Path) -> None:
    found = recovered_from(given(), tmp_path)

    assert found.episodes == (ONE, TWO)
    assert found.shows == given().shows
    assert found.entities == tuple(sorted(given().entities, key=lambda each: each.ref))
    assert found.relations == tuple(sorted(given().relations))


def test_things_have_their_iris_and_the_scheme_its_broader_topics(tmp_path: Path) -> None:
    from orbitgraph.pipeline import build as build_all

    build_all([], tmp_path)
    found = recover(store.open_store(tmp_path))

    assert found.iris[Ref("project", "Cilium")] == "https://w3id.org/orbitgraph/id/project/cilium"
    assert found.iris[Ref("episode", "ovs-orbit/4")].endswith("/show/ovs-orbit/episode/4")
    assert next(each.broader for each in found.topics if each.label == "VXLAN") == ("tunneling",)
    assert len(found.extraction.episodes) == 20


def test_the_related_episodes_are_the_same_from_the_graph(tmp_path: Path) -> None:
    assert related(recovered_from(given(), tmp_path)) == related(given())


def test_damaged_statements_are_passed_over(tmp_path: Path) -> None:
    recovered_from(given(), tmp_path)
    lines = (tmp_path / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "TextPositionSelector" not in line and "#end>" not in line]
    kept = [line for line in kept if "oa#start" not in line]
    (tmp_path / "graph.nq").write_text("".join(kept), encoding="utf-8")

    found = recover(store.open_store(tmp_path)).extraction
    assert found.relations == ()
    assert [each.mentions for each in found.entities] == [(), (), ()]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("T", "T\n\none\n\ntwo", ("one", "two")),
        ("T", "T", ()),
        ("", "one\n\ntwo", ("one", "two")),
        ("T", "T\n\none\n\n\n\ntwo", ("one\n\n\n\ntwo",)),
        ("T", "something else", ()),
    ],
)
def test_paragraphs(title: str, text: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(title, text) == expected
    if text != "something else":
        assert Episode("s", "1", title, paragraphs=expected).text == text


def test_credits_are_the_last_paragraph_if_it_names_all_the_music() -> None:
    tune, song = MusicCredit("intro", "Tune"), MusicCredit("outro", "Song")

    assert without_credits(("a", "Tune."), (tune,)) == (("a",), "Tune.")
    assert without_credits(("a", "Tune."), (tune, song)) == (("a", "Tune."), "")
    assert without_credits(("a", "Tune."), ()) == (("a", "Tune."), "")


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [("PT1H30M", 5400), ("P1DT1S", 86401), ("PT0S", 0), ("P", None), ("P1Y", None), ("", None)],
)
def test_seconds(duration: str, seconds: int | None) -> None:
    assert seconds_of(duration) == seconds

"""From extraction to drawing: one node for each episode and thing, one fact for each statement with its sentence."""

from dataclasses import replace
from datetime import date

from orbitgraph.model import (
    KEYPHRASE,
    Audio,
    Entity,
    EntityClass,
    Episode,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Node,
    Predicate,
    Reason,
    Ref,
    RelatedEpisode,
    Relation,
    Show,
    Topic,
)
from orbitgraph.viz.view import view

EPISODE = Episode(
    "show", "1", "Tea, with Ann", number=1, published=date(2020, 1, 2), minutes=30, audio=Audio(megabytes=12.0),
    stars=2, licence="CC BY 3.0", paragraphs=("Ann brews tea. Tea is hot.",),
)  # fmt: skip
OTHER = Episode("show", "2", "Coffee", number=2)


def test_view() -> None:
    title = Evidence("show/1", 0, 3, 0, 13, "title", 0.9)
    brews = Evidence("show/1", 25, 28, 15, 29, "gazetteer", 0.8)
    hot = Evidence("show/1", 30, 33, 30, 41, "gazetteer", 0.8)
    tea = Entity(
        EntityClass.CONCEPT,
        "tea",
        ("Tea",),
        tuple(Mention(EntityClass.CONCEPT, e) for e in (title, brews, hot)),
        ("show/1",),
    )
    ann = Entity(
        EntityClass.PERSON,
        "Ann",
        (),
        (Mention(EntityClass.PERSON, Evidence("show/1", 10, 13, 0, 13, "t", 0.97)),),
    )
    reach = Relation(ann.ref, Predicate.REACH, Ref("handle", "@ann"), (title,))
    guest = Relation(ann.ref, Predicate.GUEST_OF, Ref("episode", "show/1"), (title,))
    lost = Relation(Ref("episode", "show/1"), Predicate.MENTIONS_EPISODE, Ref("episode", "show/99"), (title,))
    extraction = Extraction((Show("show", "Show"),), (EPISODE, OTHER), (ann, tea), (guest, lost, reach))
    pair = RelatedEpisode(
        "show/1", 1, "show/2", 1.0, (Reason("text", "same words", 0.6), Reason("topic", "both hot", 0.4))
    )
    nodes, facts = view(extraction, [pair], lambda ref: f"{ref.kind}:{ref.name}")
    one, two, sentence = "episode:show/1", "episode:show/2", "Ann brews tea."
    assert nodes == [
        Node(one, "episode", "1. Tea, with Ann", ("Episode 1",), details=(
            ("date", "2020-01-02"), ("minutes", "30"), ("size", "12 MB"), ("stars", "★★"), ("licence", "CC BY 3.0"),
        )),
        Node(two, "episode", "2. Coffee", ("Episode 2",)),
        Node("person:Ann", "person", "Ann"),
        Node("concept:tea", "concept", "tea", ("Tea",)),
    ]  # fmt: skip
    assert facts == [
        Fact(one, "mentions", "person:Ann", one, "Tea, with Ann", 10, 13, 0.97),
        Fact(one, "mentions", "concept:tea", one, "Tea, with Ann", 0, 3, 0.9),
        Fact(one, "mentions", "concept:tea", one, sentence, 10, 13, 0.8),
        Fact(one, "mentions", "concept:tea", one, "Tea is hot.", 0, 3, 0.8),
        Fact(one, "about", "concept:tea", one, "Tea, with Ann", 0, 3, 0.9),
        Fact("person:Ann", "guestOf", one, one, "Tea, with Ann", 0, 3, 0.9),
        Fact("person:Ann", "reach", "@ann", one, "Tea, with Ann", 0, 3, 0.9),
        Fact(one, "relatedTo", two, one, "same words; both hot"),
    ]


def test_a_candidate_says_so() -> None:
    place = Evidence("show/1", 0, 3, 0, 13, KEYPHRASE, 0.45)
    tea = Entity(EntityClass.CONCEPT, "tea", (), (Mention(EntityClass.CONCEPT, place),))
    known = replace(
        tea, label="leaf", mentions=(*tea.mentions, *(Mention(tea.cls, replace(place, extractor="g")),))
    )
    nodes, _ = view(Extraction((), (EPISODE,), (tea, known), ()), [], lambda ref: f"{ref.kind}:{ref.name}")
    assert [(each.label, each.details) for each in nodes[1:]] == [
        ("tea", (("status", "candidate: a recurring phrase"),)),
        ("leaf", ()),
    ]


def test_topics_bring_their_definitions_and_what_is_above_them() -> None:
    place = Evidence("show/1", 0, 3, 0, 13, "gazetteer", 0.9)
    tea, drink = (
        Entity(EntityClass.CONCEPT, label, (), (Mention(EntityClass.CONCEPT, place),))
        for label in ("tea", "drink")
    )
    topics = [
        Topic(EntityClass.CONCEPT, "tea", "urn:tea", broader=("drink", "plant")),
        Topic(EntityClass.CONCEPT, "drink", "urn:drink", broader=("drink",)),
        Topic(EntityClass.CONCEPT, "plant", "urn:plant"),
    ]
    nodes, facts = view(
        Extraction((), (EPISODE,), (tea, drink), ()),
        [],
        lambda ref: f"{ref.kind}:{ref.name}",
        topics,
        {"urn:tea": "Leaves in hot water."},
    )
    assert [each.details for each in nodes[1:]] == [(("definition", "Leaves in hot water."),), ()]
    assert facts[-1:] == [Fact("concept:tea", "broader", "concept:drink", "")]
    assert [each.predicate for each in facts].count("broader") == 1


def test_of_several_shows_an_episode_says_which_and_where_it_is_played() -> None:
    audio = replace(EPISODE, audio=Audio(url="https://example.org/1.mp3"))
    shows = (Show("show", "A show"), Show("other", "Another"))
    nodes, _ = view(Extraction(shows, (audio,), (), ()), [], lambda ref: ref.name)
    details = dict(nodes[0].details)
    assert (details["show"], details["play"]) == ("A show", "https://example.org/1.mp3")

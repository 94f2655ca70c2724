from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.graph.reasons import Role, Shared, name_of, reasons_of, sentence
from orbitgraph.model import Episode, Reason, Ref

GUEST, BASIS, VENUE, NONE = Role.GUEST, Role.BASIS, Role.VENUE, Role.NONE


def shared(
    kind: str, name: str, weight: float = 1.0, ours: Role = NONE, theirs: Role = NONE, *through: str
) -> Shared:
    return Shared(Ref(kind, name), weight, ours, theirs, through)


@pytest.mark.parametrize(
    ("things", "kind", "text"),
    [
        ([shared("reference", "0 1", 3, Role.REFERRING)], "reference", "it refers to episode 4"),
        ([shared("reference", "0 1", 3, NONE, Role.REFERRING)], "reference", "episode 4 refers to it"),
        (
            [shared("reference", "0 1", 3, Role.REFERRING, Role.REFERRING)],
            "reference",
            "it and episode 4 refer to each other",
        ),
        ([shared("person", "Ada", 1, GUEST, GUEST)], "guest", "both have Ada as guest"),
        (
            [shared("person", "Ada", 1, GUEST, GUEST), shared("person", "Bob", 1, GUEST, GUEST)],
            "guest",
            "both have Ada and Bob as guests",
        ),
        ([shared("person", "Ada", 1, GUEST)], "guest", "its guest Ada is named in episode 4"),
        ([shared("person", "Ada", 1, NONE, GUEST)], "guest", "it names Ada, guest of episode 4"),
        ([shared("person", "Ada")], "person", "both name Ada"),
        (
            [shared("organisation", "NTT"), shared("place", "Oslo", 0.5)],
            "organisation",
            "both name NTT and Oslo",
        ),
        ([shared("work", "On Tables", 1, BASIS, BASIS)], "work", "both are based on “On Tables”"),
        ([shared("work", "On Tables", 1, BASIS)], "work", "both cite “On Tables”"),
        ([shared("event", "APSys", 1, VENUE, VENUE)], "event", "both were recorded at APSys"),
        (
            [shared("event", "APSys", 1, Role.VENUE_OF_BASIS, Role.VENUE_OF_BASIS)],
            "event",
            "both are based on work presented at APSys",
        ),
        ([shared("event", "APSys", 1, VENUE, Role.VENUE_OF_BASIS)], "event", "both mention APSys"),
        (
            [shared("project", "P4", 0.5), shared("protocol", "BFD", 0.3), shared("protocol", "IP", 0.3)],
            "protocol",
            "both discuss P4, BFD and IP",
        ),
        (
            [shared("concept", f"T{n}", 1 - n / 10) for n in range(6)],
            "concept",
            "both discuss T0, T1, T2 and T3",
        ),
        ([shared("project", "P4", 1), shared("project", "XDP", 0.09)], "project", "both discuss P4"),
        (
            [
                shared("topic", "tunnelling", 0.2, NONE, NONE, "VXLAN", "Geneve"),
                shared("topic", "networking", 0.1, NONE, NONE, "VXLAN", "Geneve"),
            ],
            "topic",
            "both touch on tunnelling (Geneve, VXLAN)",
        ),
        (
            [shared("topic", "tunnelling", 0.2, NONE, NONE, "tunnelling", "Geneve")],
            "topic",
            "both touch on tunnelling (Geneve)",
        ),
        (
            [
                shared("text", word, weight)
                for word, weight in (("fast", 0.2), ("path", 0.3), ("a", 0.1), ("b", 0.05))
            ],
            "text",
            "the notes use similar words (path, fast, a)",
        ),
    ],
)
def test_clause(things: list[Shared], kind: str, text: str) -> None:
    total = round(sum(thing.weight for thing in things), 4)

    assert reasons_of(things, "episode 4", round(total * 10_000)) == (Reason(kind, text, total),)


def test_words_told_in_another_clause_are_not_told_again() -> None:
    things = [shared("project", "Time Capsule"), shared("text", "capsule", 0.2), shared("text", "TIME", 0.1)]

    assert [reason.text for reason in reasons_of(things, "episode 4", 13_000)] == [
        "both discuss Time Capsule",
        "the notes use similar words",
    ]


def test_braces_in_names_are_only_text() -> None:
    (reason,) = reasons_of([shared("project", "{other}{0}")], "“{names}”", 10_000)

    assert reason.text == "both discuss {other}{0}"


def test_the_weightiest_reason_comes_first() -> None:
    things = [shared("project", "P4", 0.5), shared("event", "ONS", 0.75), shared("organisation", "NTT", 0.5)]
    reasons = reasons_of(things, "episode 4", 17_500)

    assert reasons == (
        Reason("event", "both mention ONS", 0.75),
        Reason("organisation", "both name NTT", 0.5),
        Reason("project", "both discuss P4", 0.5),
    )
    assert sentence(reversed(reasons)) == "both mention ONS; both name NTT; both discuss P4"
    assert sentence(()) == ""


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["person", "work", "event", "project", "topic", "text"]),
            st.floats(0.00001, 3),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_weights_sum_to_the_score(parts: list[tuple[str, float]]) -> None:
    things = [shared(kind, f"T{n}", weight, NONE, NONE, "x", "y") for n, (kind, weight) in enumerate(parts)]
    total = sum(weight for _, weight in parts)
    units = int(total * 10_000 + 0.5 + 1e-6)
    reasons = reasons_of(things, "episode 4", units)

    assert sum(round(reason.weight * 10_000) for reason in reasons) == units
    assert all(reason.weight > 0 and reason.weight == round(reason.weight, 4) for reason in reasons)
    for reason in reasons:
        exact = sum(weight for kind, weight in parts if kind == reason.kind)
        assert reason.weight == pytest.approx(exact, abs=1.01e-4)


@pytest.mark.parametrize(
    ("episode", "name"),
    [
        (Episode("s", "4", "Cilium", number=4), "episode 4"),
        (Episode("s", "guid:77", "Cilium"), "“Cilium”"),
        (Episode("t", "4", "Cilium", number=4), "episode 4 of The Show"),
        (Episode("u", "4", "Cilium"), "“Cilium” of u"),
    ],
)
def test_name_of_an_episode(episode: Episode, name: str) -> None:
    assert name_of(episode, Episode("s", "1", "Here", number=1), {"t": "The Show"}) == name

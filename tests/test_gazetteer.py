from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitgraph.extract.gazetteer import Gazetteer, lower
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass, Topic


def topic(cls: str, label: str, *aliases: str, hidden: tuple[str, ...] = ()) -> Topic:
    return Topic(EntityClass(cls), label, f"https://example.org/{label}", aliases, hidden)


FOGWIRE = topic("project", "Fogwire", "FW", hidden=("fogwyre",))
FRP = topic("protocol", "Fog Routing Protocol", "FRP")
ROUTING = topic("concept", "fog routing", "routing of fog")
MESH = topic("concept", "mesh")
TOPICS = [
    FOGWIRE,
    FRP,
    ROUTING,
    MESH,
    topic("project", "fw"),
    topic("project", "open fog"),
    topic("project", "Node"),
    topic("project", "F++"),
    topic("protocol", "Mesh Rules", "FRP"),
    topic("concept", "mesh rules"),
    topic("concept", "QoF"),
    topic("place", "Brookton"),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(TOPICS)


def test_a_finding_is_whole(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("On FRP and meshs in Brookton.") == [
        Found(3, 6, EntityClass.PROTOCOL, "Fog Routing Protocol", "gazetteer", 0.95),
        Found(11, 16, EntityClass.CONCEPT, "mesh", "gazetteer", 0.8),
        Found(20, 28, EntityClass.PLACE, "Brookton", "gazetteer", 0.85),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Labels with a capital as written, others in any case; short names of things as they are written.
        ("Fogwire FogWire fogwire", [("Fogwire", "Fogwire")]),
        ("Fog Routing, FOG ROUTING", [("Fog Routing", "fog routing"), ("FOG ROUTING", "fog routing")]),
        ("Open Fog, open fog", [("Open Fog", "open fog"), ("open fog", "open fog")]),
        ("QoF qof QOF", [("QoF", "QoF")]),
        ("fw Fw FW", [("fw", "fw"), ("Fw", "fw"), ("FW", "Fogwire")]),
        ("fogwyre, Fogwyre, FOGWYRE", [("fogwyre", "Fogwire"), ("Fogwyre", "Fogwire")]),
        ("mesh Mesh MESH", [("mesh", "mesh"), ("Mesh", "mesh")]),
        # As written it is the protocol, otherwise the technique.
        ("Mesh Rules, mesh rules", [("Mesh Rules", "Mesh Rules"), ("mesh rules", "mesh rules")]),
        # The longest label stands; the first entry keeps a label.
        ("the Fog Routing Protocol", [("Fog Routing Protocol", "Fog Routing Protocol")]),
        ("the routing of fog routing", [("routing of fog", "fog routing")]),
        ("FRP", [("FRP", "Fog Routing Protocol")]),
        # A plain plural.
        ("FRPs and Fogwires, not FRPes", [("FRPs", "Fog Routing Protocol"), ("Fogwires", "Fogwire")]),
        ("F++ and F++s", [("F++", "F++")]),
        # Whole words only.
        ("Nodes. Node, Node’s", [("Nodes", "Node"), ("Node", "Node"), ("Node", "Node")]),
        ("Node.js x.Node _Node Node_ @Node xNode NodeX Node1", []),
        ("Node-like pre-Node (Node) Node.", [("Node", "Node")] * 4),
        # A short suffix in capitals or digits makes another system or protocol of it, and nothing of a concept.
        (
            "FRP-AO Node-X2 mesh-AO",
            [("FRP-AO", "Fog Routing Protocol-AO"), ("Node-X2", "Node-X2"), ("mesh", "mesh")],
        ),
        ("Node-5 and Node-2048", [("Node-5", "Node-5"), ("Node", "Node")]),
        ("FRP-AO-B FRP-draft FRP-ABCDE", [("FRP", "Fog Routing Protocol")] * 3),
        # Offsets hold after letters that grow in lower case.
        ("İİ Mesh İ fog routing", [("Mesh", "mesh"), ("fog routing", "fog routing")]),
        ("", []),
    ],
)
def test_labels_are_found_in_a_text(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[each.start : each.end], each.name) for each in gazetteer.find(text)] == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Fogwire", FOGWIRE),
        ("FW", FOGWIRE),
        ("fogwyre", FOGWIRE),
        ("FRP", FRP),
        ("MESH", MESH),
        ("Routing of Fog", ROUTING),
        ("fogwire", None),
        ("", None),
    ],
)
def test_an_entry_is_looked_up_by_any_of_its_labels(
    gazetteer: Gazetteer, label: str, expected: Topic | None
) -> None:
    assert gazetteer.topic(label) == expected


def test_a_gazetteer_may_be_empty() -> None:
    assert Gazetteer([]).find("Fogwire") == []
    assert Gazetteer([]).topic("Fogwire") is None


@given(st.text())
def test_lower_case_keeps_every_character_at_its_place(text: str) -> None:
    folded = lower(text)

    assert len(folded) == len(text)
    if len(text.lower()) == len(text):
        assert folded == text.lower()


def oracle(topics: list[Topic], text: str) -> list[tuple[int, int, str]]:
    """Try every entry at every place of the text, the longest first."""
    places: dict[tuple[int, int], str] = {}
    owners: dict[str, Topic] = {}
    for each in topics:
        for label in (each.label, *each.aliases):
            owners.setdefault(label, each)
    # Later ones win the place: a label as written before one in lower case, a label before a plural.
    for as_written in (False, True):
        for ending in ("s", ""):
            for label, owner in owners.items():
                if (label != label.lower()) is as_written and not (ending and not label[-1].isalnum()):
                    for start in range(len(text)):
                        end = start + len(label)
                        if alike(text[start:end], label, owner) and text[end:].startswith(ending):
                            places[start, end + len(ending)] = owner.label
    kept: list[tuple[int, int, str]] = []
    for start, end in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if whole(text, start, end) and all(end <= begin or stop <= start for begin, stop, _ in kept):
            kept.append((start, end, places[start, end]))
    return sorted(kept)


def alike(written: str, label: str, owner: Topic) -> bool:
    if label != label.lower():
        return written == label
    if len(label) > 4 and (" " in label or owner.cls is EntityClass.CONCEPT):
        return written.lower() == label
    return written in (label, label.capitalize())


def whole(text: str, start: int, end: int) -> bool:
    before, after = f"  {text}"[: start + 2][-2:], f"{text}  "[end : end + 2]
    joined = (before[1] == "." and before[0].isalnum()) or (after[0] == "." and after[1].isalnum())
    return not (joined or before[1].isalnum() or before[1] in "_@" or after[0].isalnum() or after[0] == "_")


labels = st.from_regex(r"[abA]([abs A]{0,5}[abs+])?", fullmatch=True)
entries = st.builds(
    lambda cls, label, aliases: topic(cls, label, *aliases),
    st.sampled_from(["concept", "project", "work"]),
    labels,
    st.lists(labels, max_size=2),
)


@settings(max_examples=300)
@given(st.lists(entries, max_size=6), st.text("abAsB .+_@", max_size=40))
def test_findings_are_those_of_an_exhaustive_search(topics: list[Topic], text: str) -> None:
    found = Gazetteer(topics).find(text)

    assert [(each.start, each.end, each.name) for each in found] == oracle(topics, text)


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(["FRP", "Fog", " ", "-", "A", "s", "İ", "mesh"])).map("".join)
    )
)
def test_findings_are_whole_words_apart_from_each_other(text: str) -> None:
    found = Gazetteer(TOPICS).find(text)

    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(not text[each.start - 1 : each.start].isalnum() for each in found)
    assert all(not text[each.end : each.end + 1].isalnum() for each in found)

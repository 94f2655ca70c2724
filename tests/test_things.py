from orbitgraph.graph.iris import Iris
from orbitgraph.graph.things import Things
from orbitgraph.model import (
    Entity,
    EntityClass,
    Evidence,
    Extraction,
    Mention,
    Predicate,
    Ref,
    Relation,
    Show,
    Topic,
)

PROOF = Evidence("s/1", 0, 1, 0, 1, "rule", 0.5)
ANN = Entity(EntityClass.PERSON, "Ann Lee", ("Annie",), (Mention(EntityClass.PERSON, PROOF),))
IDLE = Entity(EntityClass.PLACE, "Nowhere")
FACTS = (
    Relation(ANN.ref, Predicate.AFFILIATED_WITH, Ref("organisation", "Acme"), (PROOF,)),
    Relation(ANN.ref, Predicate.REACH, Ref("handle", "@ann"), (PROOF,)),
    Relation(ANN.ref, Predicate.GUEST_OF, Ref("episode", "s/1"), (PROOF,)),
)
SCHEME = (Topic(EntityClass.CONCEPT, "Tea", "urn:tea"),)


def things(*hosts: str) -> Things:
    return Things(Extraction((Show("s", "S", hosts=hosts),), (), (ANN, IDLE), FACTS), SCHEME, Iris())


def test_things_are_what_episodes_and_shows_and_the_scheme_name() -> None:
    found = things("Cy Elm")
    assert found.stated == {ANN.ref, Ref("organisation", "Acme"), Ref("person", "Cy Elm")}
    assert found.known == found.stated | {Ref("concept", "Tea")}


def test_every_thing_has_a_node() -> None:
    assert {ref: node.value.removeprefix(Iris().base) for ref, node in things().nodes.items()} == {
        ANN.ref: "person/ann-lee",
        IDLE.ref: "place/nowhere",
        Ref("organisation", "Acme"): "organisation/acme",
        Ref("concept", "Tea"): "concept/tea",
    }


def test_a_host_is_the_person_of_that_name_or_a_new_one() -> None:
    found = things()
    assert [found.host(name) for name in ("ANN LEE", "annie", "Bo")] == [
        ANN.ref,
        ANN.ref,
        Ref("person", "Bo"),
    ]

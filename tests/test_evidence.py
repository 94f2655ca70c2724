from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode

from orbitgraph.graph.evidence import Marks
from orbitgraph.graph.terms import term
from orbitgraph.model import EntityClass, Evidence, Mention, Predicate

TEXT = "One two. Three four."
NODE, RUN = NamedNode("https://x.test/thing"), NamedNode("https://x.test/run")


def marks() -> Marks:
    return Marks(TEXT, "https://x.test/e", RUN)


def evidence(start: int, end: int, sentence: tuple[int, int] = (0, 8), confidence: float = 0.5) -> Evidence:
    return Evidence("s/1", start, end, *sentence, "rule", confidence)


def subjects(rows) -> list[str]:
    return list(dict.fromkeys(subject.value.partition("#")[2] for subject, _, _ in rows))


def test_a_span_is_told_once_however_often_it_is_used():
    ours, mention = marks(), Mention(EntityClass.WORK, evidence(0, 3))
    assert subjects(ours.mention_rows(mention, NODE)) == [
        "at-0-3",
        "quote-0-3",
        "position-0-3",
        "mention-0-3-work",
    ]
    assert subjects(ours.mention_rows(Mention(EntityClass.EVENT, evidence(0, 3)), NODE)) == [
        "mention-0-3-event"
    ]


def test_a_second_reading_of_the_sentence_has_a_place_of_its_own():
    ours = marks()
    list(ours.mention_rows(Mention(EntityClass.WORK, evidence(0, 3)), NODE))
    rows = list(ours.mention_rows(Mention(EntityClass.EVENT, evidence(0, 3, (0, 20))), NODE))
    assert subjects(rows) == [
        "at-0-3-in-0-20",
        "quote-0-3-in-0-20",
        "position-0-3-in-0-20",
        "mention-0-3-in-0-20-event",
    ]
    assert [o.value for _, p, o in rows if p == term("oa:suffix")] == [" two. Three four."]


def test_a_statement_is_as_sure_as_its_best_evidence_and_tells_each_once():
    proofs = [evidence(4, 7, confidence=0.9), evidence(0, 3), evidence(4, 7, confidence=0.9)]
    rows = list(marks().fact_rows(NODE, Predicate.USES, NODE, proofs, None))
    found = {s.value.partition("#")[2]: o.value for s, p, o in rows if p == term("orbit:confidence")}
    (key,) = {name.split("-")[1] for name in found}
    assert found == {
        f"statement-{key}": "0.9",
        f"evidence-{key}-1": "0.5",
        f"evidence-{key}-2": "0.9",
    }


@pytest.mark.parametrize(
    ("predicate", "former"),
    [
        (Predicate.AFFILIATED_WITH, [Literal(False)]),
        (Predicate.FORMERLY_AFFILIATED_WITH, [Literal(True)]),
        (Predicate.USES, []),
    ],
)
def test_affiliations_make_memberships(predicate, former):
    rows = list(marks().fact_rows(NODE, predicate, NODE, [evidence(0, 3)], date(2016, 5, 21)))
    assert [o for _, p, o in rows if p == term("orbit:former")] == former
    assert len([o for _, p, o in rows if p == term("orbit:statedOn")]) == len(former)


def test_evidence_beyond_the_text_is_refused():
    with pytest.raises(ValueError, match=r"beyond the end of the text: Evidence\(episode='s/1'"):
        list(marks().mention_rows(Mention(EntityClass.WORK, evidence(0, 3, (0, 21))), NODE))

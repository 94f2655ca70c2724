from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitgraph.extract.facts.masks import LONGEST, Handle, Masked, pattern, sentences
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import Found
from orbitgraph.model import EntityClass

NotesOf = Callable[..., Notes]
CLASSES = {
    "Ada Moor": EntityClass.PERSON,
    "Ben Oak": EntityClass.PERSON,
    "Quill Labs": EntityClass.ORGANISATION,
    "Reed": EntityClass.PROJECT,
}


def findings(text: str) -> list[Found]:
    return [
        Found(*match.span(), CLASSES[match[0]], match[0], "test", 0.9)
        for match in re.finditer("|".join(CLASSES), text)
    ]


def last_sentence(notes: Notes, found: list[Found] | None = None) -> Masked:
    *_, masked = sentences(notes, findings(notes.text) if found is None else found)
    return masked


@pytest.mark.parametrize(
    ("rule", "sentence", "expected"),
    [
        (
            "<person> (?:of|from) <organisation>",
            "Then Ada Moor from Quill Labs spoke.",
            "Ada Moor from Quill Labs",
        ),
        ("<person> and <person>", "Then Ada Moor and Ben Oak spoke.", "Ada Moor and Ben Oak"),
        ("<person|organisation> wrote <project>", "So Quill Labs wrote Reed.", "Quill Labs wrote Reed"),
        ("<person|organisation> wrote <project>", "So Ada Moor wrote Reed.", "Ada Moor wrote Reed"),
        ("at <handle>", "Ask Ada Moor at ada@quill.example.", "at ada@quill.example"),
        ("<project>", "So Quill Labs wrote fog.", None),
        ("<person>", "They wrote Reed.", None),
        (r"(?<=So )<person>\b|(?P<who><person>) w", "So said, Ada Moor wrote.", "Ada Moor w"),
    ],
)
def test_a_rule_finds_the_words_of_the_notes(
    notes_of: NotesOf, rule: str, sentence: str, expected: str | None
) -> None:
    notes = notes_of(sentence)
    masked = last_sentence(notes)

    match = pattern(rule).search(masked.text)

    assert (notes.text[slice(*masked.span(match))] if match else None) == expected


def test_a_rule_may_have_flags() -> None:
    assert pattern("THEN", re.IGNORECASE).search("then")
    assert not pattern("THEN").search("then")
    assert pattern("THEN") is pattern("THEN")


def test_an_unknown_class_in_a_rule_is_an_error() -> None:
    with pytest.raises(KeyError, match="peron"):
        pattern("<peron> wrote")


def test_each_finding_is_one_character(notes_of: NotesOf) -> None:
    notes = notes_of("So Ada Moor\nof Quill Labs wrote Reed.", title="Reed")
    found = findings(notes.text)
    at = notes.text.index("So")

    title, masked = sentences(notes, found)

    assert (title.text, title.starts, title.ends, title.things) == (
        pattern("<project>").pattern.strip("[]"),
        (0,),
        (4,),
        {0: found[0]},
    )
    person, organisation, project = (
        pattern(f"<{cls}>").pattern.strip("[]") for cls in ("person", "organisation", "project")
    )
    assert masked.text == f"So {person} of {organisation} wrote {project}."
    assert masked.things == {3: found[1], 8: found[2], 16: found[3]}
    assert [masked.starts[3], masked.ends[3]] == [at + 3, at + 11]
    assert len(masked.text) == len(masked.starts) == len(masked.ends)


def test_findings_of_a_group_are_returned_in_order(notes_of: NotesOf) -> None:
    masked = last_sentence(notes_of("Then Ada Moor, Ben Oak and Quill Labs wrote Reed at quill.com."))

    match = pattern("(?P<who><person>.*) wrote (?P<what><project>)(?P<never>!)?.*").search(masked.text)

    assert match is not None
    assert [each.name for each in masked.found(match)] == ["Ada Moor", "Ben Oak", "Quill Labs", "Reed"]
    assert [each.name for each in masked.found(match, "who")] == ["Ada Moor", "Ben Oak", "Quill Labs"]
    assert [each.name for each in masked.found(match, "who", "person")] == ["Ada Moor", "Ben Oak"]
    assert [each.name for each in masked.found(match, 0, "project", "organisation")] == ["Quill Labs", "Reed"]
    assert masked.found(match, "never") == []


def test_handles_are_returned_with_their_places(notes_of: NotesOf) -> None:
    notes = notes_of("Ask Ada Moor at ada@quill.example or @ada.", title="Reed")
    masked = last_sentence(notes)
    mail, handle = notes.text.index("ada@"), notes.text.index("@ada.")

    assert masked.handles() == [
        (9, Handle(mail, mail + 17, "ada@quill.example")),
        (14, Handle(handle, handle + 4, "@ada")),
    ]


def test_of_nested_findings_the_outer_one_counts(notes_of: NotesOf) -> None:
    notes = notes_of("They read On Reed by Ada Moor.", title="Fog")
    at = notes.text.index("On Reed")
    outer = Found(at, at + 7, EntityClass.WORK, "On Reed", "test", 0.9)

    masked = last_sentence(notes, [*findings(notes.text), outer])

    assert [thing.name for thing in masked.things.values()] == ["On Reed", "Ada Moor"]


def test_characters_of_private_use_are_not_taken_for_findings(notes_of: NotesOf) -> None:
    sign = pattern("<person>").pattern.strip("[]")
    masked = last_sentence(notes_of(f"They wrote {sign} and \uf8ff."))

    assert masked.text == "They wrote   and  ."


@pytest.mark.parametrize(("before", "kept"), [(LONGEST - 8, ["Ada Moor"]), (LONGEST - 7, [])])
def test_an_overlong_sentence_is_cut_before_what_it_would_divide(
    notes_of: NotesOf, before: int, kept: list[str]
) -> None:
    notes = notes_of("Fog.", title="x" * before + "Ada Moor, Reed")

    title, *_ = sentences(notes, findings(notes.text))

    assert [thing.name for thing in title.things.values()] == kept
    assert (title.starts[0], title.ends[-1]) == (0, LONGEST)


texts = st.lists(
    st.sampled_from(
        [*CLASSES, "wrote", "and", "of", ".", "\n\n", "ada@quill.example", "\ue000", "@ada", "fog"]
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_masks_lead_back_to_the_notes(notes_of: NotesOf, text: str) -> None:
    notes = notes_of(text, title="Reed")
    found = findings(notes.text)

    masked = list(sentences(notes, found))

    assert len(masked) == len(notes.sentences)
    assert [thing for each in masked for thing in each.things.values() if isinstance(thing, Found)] == found
    for each, (start, end) in zip(masked, notes.sentences, strict=True):
        # Every character of the mask stands for one stretch of the sentence, without gaps; a finding may reach
        # over its end.
        assert len(each.text) == len(each.starts) == len(each.ends)
        assert each.starts == (start, *each.ends[:-1])
        assert each.ends[-1] == end or (len(each.text) - 1 in each.things and each.ends[-1] > end)
        for at, character in enumerate(each.text):
            written = notes.text[each.starts[at] : each.ends[at]]
            assert at in each.things or character in (written, " ")

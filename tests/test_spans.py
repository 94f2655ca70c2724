from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.extract.spans import Found, addresses, select
from orbitgraph.model import EntityClass


def found(
    start: int, end: int, rank: int = 1, cls: EntityClass = EntityClass.PROJECT, name: str = "X"
) -> Found:
    return Found(start, end, cls, name, "test", 0.9, rank)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 3), (2, 5), True),
        ((0, 9), (2, 5), True),
        ((0, 3), (0, 3), True),
        ((0, 3), (3, 5), False),
        ((0, 3), (4, 5), False),
    ],
)
def test_findings_overlap_where_they_share_a_character(
    one: tuple[int, int], other: tuple[int, int], expected: bool
) -> None:
    assert found(*one).overlaps(found(*other)) is expected
    assert found(*other).overlaps(found(*one)) is expected


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        ([], []),
        ([found(4, 6), found(0, 3)], [found(0, 3), found(4, 6)]),
        ([found(0, 3), found(0, 5)], [found(0, 5)]),
        ([found(0, 3, rank=0), found(0, 5)], [found(0, 3, rank=0)]),
        ([found(0, 3), found(2, 5), found(4, 9)], [found(0, 3), found(4, 9)]),
        ([found(2, 5), found(0, 3)], [found(0, 3)]),
        ([found(0, 3, name="B"), found(0, 3, name="A")], [found(0, 3, name="A")]),
        (
            [found(0, 3, cls=EntityClass.PROTOCOL), found(0, 3, cls=EntityClass.CONCEPT)],
            [found(0, 3, cls=EntityClass.CONCEPT)],
        ),
        ([found(0, 3), found(3, 5)], [found(0, 3), found(3, 5)]),
    ],
)
def test_of_overlapping_findings_one_stands(offered: list[Found], chosen: list[Found]) -> None:
    assert select(offered) == chosen


findings = st.lists(
    st.builds(
        lambda start, length, rank, cls: found(start, start + length, rank, cls),
        st.integers(0, 30),
        st.integers(1, 10),
        st.integers(0, 2),
        st.sampled_from([EntityClass.PROJECT, EntityClass.CONCEPT]),
    ),
    max_size=15,
)


@given(findings.flatmap(lambda offered: st.tuples(st.just(offered), st.permutations(offered))))
def test_selection_is_complete_and_does_not_depend_on_order(orders: tuple[list[Found], list[Found]]) -> None:
    offered, shuffled = orders
    chosen = select(offered)

    assert select(shuffled) == chosen
    assert all(one.end <= other.start for one, other in pairwise(chosen))
    # What was left out gave way to something that is at least as good.
    for each in offered:
        assert any(
            each.overlaps(other)
            and (other.rank, other.start - other.end) <= (each.rank, each.start - each.end)
            for other in chosen
        )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mail ada.moor+fog@quill.example, please.", ["ada.moor+fog@quill.example"]),
        ("Notes: https://quill.example/a?b=c#d.", ["https://quill.example/a?b=c#d"]),
        ("(see http://quill.example/a)", ["http://quill.example/a"]),
        ("See https://quill.example/Fog_(store).", ["https://quill.example/Fog_(store)"]),
        ("(https://quill.example/Fog_(store))", ["https://quill.example/Fog_(store)"]),
        ("“www.quill.com” and quill.org/fog/, both.", ["www.quill.com", "quill.org/fog/"]),
        ("Ask @adamoor, or @ben_oak!", ["@adamoor", "@ben_oak"]),
        ("fog.quill.io: the site", ["fog.quill.io"]),
        ("Fog.js, e.g. this. com and 3.5.net2", []),
        ("a @ b, @ and x@y", []),
        ("", []),
    ],
)
def test_addresses_are_found(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in addresses(text)] == expected


pieces = st.sampled_from("a ada @ . : / http:// https:// quill.com ) ( - + , é _ com .org @fog \n".split(" "))


@given(st.one_of(st.text(), st.lists(pieces, max_size=30).map("".join)))
def test_spans_of_addresses_lie_in_the_text_and_apart(text: str) -> None:
    spans = addresses(text)

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(not any(c.isspace() for c in text[start:end]) for start, end in spans)
    assert all(text[start:end][-1] not in ".,;:!?" for start, end in spans)


@given(
    st.from_regex(r"[a-z][a-z0-9.+]{0,10}[a-z0-9]", fullmatch=True),
    st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8}){1,4}", fullmatch=True),
    st.sampled_from(["", ".", ",", ")", "!", ";", "”"]),
)
def test_an_e_mail_address_is_found_whole(local: str, host: str, after: str) -> None:
    text = f"Write to {local}@{host}{after} today"

    assert [text[start:end] for start, end in addresses(text)] == [f"{local}@{host}"]


@pytest.mark.parametrize("repeated", ["a.", "a", "-", "@", "a@", "a@a.", "http://", "(", ")"])
def test_a_hostile_text_is_searched_in_time(repeated: str) -> None:
    # With a search whose cost is the square of the length this would take minutes.
    text = repeated * 100_000

    assert all(end <= len(text) for _, end in addresses(text))

"""Blocks of packed data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.viz.packing import block, packed, packed_json, unpacked


@given(st.binary())
def test_bytes_come_back(content: bytes) -> None:
    assert unpacked(packed(content)) == content


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_comes_back(content: str) -> None:
    assert unpacked(packed(content)).decode() == content


def test_halves_of_characters_are_replaced() -> None:
    assert unpacked(packed("a\ud83db")).decode() == "a\ufffdb"


def test_equal_content_is_packed_equally() -> None:
    assert packed("x" * 5000) == packed("x" * 5000)


def test_json_is_short_and_has_no_infinity() -> None:
    assert unpacked(packed_json({"a": [1, "é"]})).decode() == '{"a":[1,"é"]}'
    with pytest.raises(ValueError, match="JSON"):
        packed_json(float("inf"))


def test_a_block_is_inert() -> None:
    assert block("graph", "H4sI") == '<script type="text/plain" id="pack-graph">H4sI</script>'

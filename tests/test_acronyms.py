from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.extract.acronyms import Acronym, find


def test_an_acronym_has_its_places() -> None:
    text = "We use the Fog Routing Protocol (FRP) and FRP only."

    assert find(text) == [Acronym("FRP", "Fog Routing Protocol", 11, 33)]
    assert (text[11:31], text[33:36]) == ("Fog Routing Protocol", "FRP")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Fog Routing Protocol (FRP)", [("FRP", "Fog Routing Protocol")]),
        ("many Fog Routing Protocols (FRPs)", [("FRP", "Fog Routing Protocols")]),
        ("FRP (Fog Routing Protocol)", [("FRP", "Fog Routing Protocol")]),
        ("the Institute for Fog (IFF)", [("IFF", "Institute for Fog")]),
        ("quality of routing (QoR)", [("QoR", "quality of routing")]),
        ("Fog over IP (FoIP)", [("FoIP", "Fog over IP")]),
        ("an x-ray fog box (XFB)", [("XFB", "x-ray fog box")]),
        ("its input/output (IO)", [("IO", "input/output")]),
        ("the Fog 2 Reed bridge (F2R)", [("F2R", "Fog 2 Reed bridge")]),
        ("the “Fog Routing Protocol” (FRP)", [("FRP", "Fog Routing Protocol")]),
        ("the Fog Routing Protocol, (FRP)", [("FRP", "Fog Routing Protocol")]),
        ("Fog Box (FB), Reed Store (RS)", [("FB", "Fog Box"), ("RS", "Reed Store")]),
        ("Fog Box (FB), later Field Bank (FB)", [("FB", "Fog Box")]),
        ("FB (Fog Box), later Field Bank (FB)", [("FB", "Fog Box")]),
        ("a thing (see below)", []),
        ("Reed (R)", []),
        ("the fog box (fb)", []),
        ("the Quill Labs (FRP)", []),
        ("(FRP)", []),
        ("FRP (Field)", []),
        ("The Fog (FOG)", []),
        ("Fog Routing\nProtocol (FRP)", []),
        ("Fog Routing Protocol\n\n(FRP)", []),
        ("Fog " + "very " * 40 + "Box (FB)", []),
        ("", []),
    ],
)
def test_acronyms_are_found_with_their_long_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.short, each.long) for each in find(text)] == expected


def test_a_long_form_never_begins_within_a_word() -> None:
    # Where the search ends, 120 characters before the bracket, a word is cut: "…aaaFog" is no "Fog".
    text = "a" * 60 + "Fog " + "x" * 111 + " Box (FB)"

    assert find(text) == []


words = st.sampled_from(
    "Fog Routing protocol the (FRP) (FRPs) FRP (Fog Protocol) of a/b - x-ray \n É ( ) IO".split(" ")
)


@given(st.one_of(st.text(), st.lists(words, max_size=30).map(" ".join)))
def test_places_are_those_of_the_text(text: str) -> None:
    found = find(text)

    assert all(text[each.long_start :].startswith(each.long) for each in found)
    assert all(text[each.short_start :].startswith(each.short) for each in found)
    assert all(each.short[0].lower() == each.long[0].lower() for each in found)
    assert all(each.long_start == 0 or not text[each.long_start - 1].isalnum() for each in found)
    assert len({each.short for each in found}) == len(found)
    assert found == sorted(found, key=lambda each: each.short_start)


capitalised = st.from_regex("[A-Z][a-z]{1,11}", fullmatch=True)


@given(st.lists(capitalised, min_size=2, max_size=5), st.booleans())
def test_initials_are_always_understood(long: list[str], swapped: bool) -> None:
    name, short = " ".join(long), "".join(word[0] for word in long)
    text = f"1 {short} ({name})" if swapped else f"1 2 {name} ({short})"

    (found,) = find(text)
    assert found.short == short
    assert name.endswith(found.long)


@pytest.mark.parametrize("repeated", ["(AB)", "AB (aa bb", "AB ", "Fog Box (FB) ", "a/"])
def test_a_hostile_text_is_searched_in_time(repeated: str) -> None:
    # With a search whose cost is the square of the length this would take minutes.
    assert len(find(repeated * 10_000)) <= 1

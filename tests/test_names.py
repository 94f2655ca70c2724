from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.extract.reading.names import show_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("OVS Orbit Podcast", "ovs-orbit"),
        ("OVS  Orbit", "ovs-orbit"),
        ("Café & Brøndby: Straße!", "cafe-brondby-strasse"),
        ("ＷＩＤＥ", "wide"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ελληνοφρένεια", "show-276870db"),
        ("Подкаст C++", "c-5ef86e42"),
        ("Podcast", "podcast"),
    ],
)
def test_a_show_has_one_slug(title: str, slug: str) -> None:
    assert show_slug(title) == slug


def test_titles_in_other_scripts_stay_apart() -> None:
    assert show_slug("Радио") != show_slug("Радар")
    assert show_slug("") == show_slug(" ") != show_slug("!")


@given(st.text())
def test_a_slug_is_always_safe_in_an_address(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", show_slug(title))

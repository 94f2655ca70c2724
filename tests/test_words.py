"""Names and colours of what the pictures show."""

import pytest

from orbitgraph.model import EntityClass, Predicate
from orbitgraph.viz.words import KINDS, PHRASES


def brightness(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_class_and_predicate_has_its_words():
    assert set(KINDS) == {"episode", *EntityClass}
    assert set(PHRASES) == {*Predicate, "about", "mentions", "relatedTo", "broader"}


@pytest.mark.parametrize("name", KINDS)
def test_dots_stand_out_from_the_paper(name):
    assert contrast(KINDS[name].light, "#f8f7f3") >= 3
    assert contrast(KINDS[name].dark, "#11141b") >= 3

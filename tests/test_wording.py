from datetime import date

import pytest

from orbitgraph.model import EntityClass, Predicate
from orbitgraph.site.wording import PHRASES, SEVERAL, day, is_address, iso_duration, licence_name


def test_every_class_and_predicate_has_words() -> None:
    assert set(SEVERAL) == set(EntityClass)
    assert set(PHRASES) == set(Predicate)


@pytest.mark.parametrize(
    ("licence", "name"),
    [
        ("https://creativecommons.org/licenses/by/3.0/", "CC BY 3.0"),
        ("http://creativecommons.org/licenses/by-nc-sa/4.0", "CC BY-NC-SA 4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("all rights reserved", "all rights reserved"),
        ("https://example.org/licence", "https://example.org/licence"),
    ],
)
def test_licences(licence: str, name: str) -> None:
    assert licence_name(licence) == name


def test_days_and_lengths() -> None:
    assert (day(date(2016, 5, 1)), day(None)) == ("1 May 2016", "")
    assert [iso_duration(each) for each in (5400, 61, 0)] == ["PT1H30M", "PT1M1S", "PT0S"]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ('https://example.org/"><b>', False),
        (None, False),
        ("", False),
    ],
)
def test_addresses(text: str | None, fits: bool) -> None:
    assert is_address(text) is fits

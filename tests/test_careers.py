"""Where people were before, where they are now, and under whom they studied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LEAD = "We are back."
STATED: list[tuple[str, set[str]]] = [
    (
        "Mara Quill designs pumps for Northwind Labs.",
        {"Mara Quill affiliatedWith Northwind Labs"},
    ),
    (
        "Tobias Renn teaches acoustics at the University of Alden.",
        {"Tobias Renn affiliatedWith University of Alden"},
    ),
    (
        "Greta Okafor has been at Kestrel Systems for nine years.",
        {"Greta Okafor affiliatedWith Kestrel Systems"},
    ),
    (
        "Mara Quill splits her time between Kestrel Systems and Northwind Labs.",
        {"Mara Quill affiliatedWith Kestrel Systems", "Mara Quill affiliatedWith Northwind Labs"},
    ),
    (
        "Tobias Renn has moved from Kestrel Systems to Northwind Labs.",
        {"Tobias Renn formerlyAffiliatedWith Kestrel Systems", "Tobias Renn affiliatedWith Northwind Labs"},
    ),
    (
        "Mara Quill quit Kestrel Systems for Northwind Labs.",
        {"Mara Quill formerlyAffiliatedWith Kestrel Systems", "Mara Quill affiliatedWith Northwind Labs"},
    ),
    (
        "Mara Quill learned the trade first at Kestrel Systems, later at Northwind Labs, and since 2019 on her own.",
        {
            "Mara Quill formerlyAffiliatedWith Kestrel Systems",
            "Mara Quill formerlyAffiliatedWith Northwind Labs",
        },
    ),
    (
        "Greta Okafor is no longer with Kestrel Systems.",
        {"Greta Okafor formerlyAffiliatedWith Kestrel Systems"},
    ),
    (
        "After six years at Kestrel Systems, Mara Quill wanted to see the sea.",
        {"Mara Quill formerlyAffiliatedWith Kestrel Systems"},
    ),
    (
        "In an earlier life Mara Quill wrote firmware for Kestrel Systems.",
        {"Mara Quill formerlyAffiliatedWith Kestrel Systems"},
    ),
    (
        "Mara Quill, until recently an editor at Kestrel Systems, is free.",
        {"Mara Quill formerlyAffiliatedWith Kestrel Systems"},
    ),
    (
        "Mara Quill used to run the shop at Kestrel Systems.",
        {"Mara Quill formerlyAffiliatedWith Kestrel Systems"},
    ),
    (
        "Greta Okafor took her PhD from the University of Alden in 2012.",
        {"Greta Okafor formerlyAffiliatedWith University of Alden"},
    ),
    (
        "Greta Okafor did her doctorate at the University of Alden under Leo Brandt.",
        {"Greta Okafor formerlyAffiliatedWith University of Alden", "Greta Okafor advisedBy Leo Brandt"},
    ),
    (
        "Greta Okafor studied under Leo Brandt.",
        {"Greta Okafor advisedBy Leo Brandt"},
    ),
]
NOT_STATED: list[tuple[str, set[str]]] = [
    (
        "Tobias Renn gave a talk at Northwind Labs.",
        set(),
    ),
    (
        "Earlier Tobias Renn gave a talk at Northwind Labs.",
        set(),
    ),
    (
        "Tobias Renn was a guest at Northwind Labs.",
        set(),
    ),
    (
        "Mara Quill likes the garden at Kestrel Systems.",
        set(),
    ),
    (
        "Mara Quill, whom I met at Kestrel Systems, laughs.",
        set(),
    ),
    (
        "Mara Quill might leave Kestrel Systems for Northwind Labs.",
        set(),
    ),
    (
        "Greta Okafor is writing her PhD thesis at the University of Alden.",
        set(),
    ),
    (
        "Greta Okafor hopes to study under Leo Brandt.",
        set(),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*STATED, *NOT_STATED])
def test_what_sentences_state(told: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert told(f"{LEAD} {text}") == expected

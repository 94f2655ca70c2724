from __future__ import annotations

from datetime import date

import pytest

from orbitgraph.extract.reading.dates import published


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Sat, 28 Jun 2025 09:37:00 +0000", date(2025, 6, 28)),
        ("Wed, 16 Nov 2022 00:38:15 +0100", date(2022, 11, 16)),
        ("mer, 16 nov 2022 00:38:15 +0100", date(2022, 11, 16)),
        ("03 Apr 02 1500 GMT", date(2002, 4, 3)),
        ("5 Mai 2021", date(2021, 5, 5)),
        ("12. März 2020", date(2020, 3, 12)),
        ("Do, 1 Dez 2016 08:00:00", date(2016, 12, 1)),
        ("7 de fevereiro de 2019", date(2019, 2, 7)),
        ("ven, 3 luglio 2020", date(2020, 7, 3)),
        ("2 août 2018", date(2018, 8, 2)),
        ("mar, 15 set 2020", date(2020, 9, 15)),
        ("June 5, 2017", date(2017, 6, 5)),
        ("Thu Mar  3 09:00:00 2016", date(2016, 3, 3)),
        ("2016-05-21", date(2016, 5, 21)),
        ("2016-05-21T23:59:00-07:00", date(2016, 5, 21)),
        ("20160521T120000Z", date(2016, 5, 21)),
        ("2016/5/21", date(2016, 5, 21)),
        ("31 Feb 2016", None),
        ("2016-13-01", None),
        ("0000-00-00", None),
        ("yesterday", None),
        ("12 monkeys 1995", None),
        ("", None),
        ("1 " * 100_000, None),
    ],
)
def test_the_day_is_the_one_that_the_feed_writes(written: str, expected: date | None) -> None:
    assert published(written) == expected

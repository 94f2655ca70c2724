"""The header of a query: what is read from its comment, and what cannot be read."""

from __future__ import annotations

import pytest

from orbitgraph.errors import QueryError
from orbitgraph.queries.header import Header, Wording, read
from orbitgraph.queries.parameters import Parameter

TEXT = """\
# Who pours tea
#
# The people who pour,
# and where.
#
# group: People and organisations
# ask: who pours at {house}
# ask: who pours green tea at {house} {kind=green}
# ask: who pours
#
# param house (text, organisation or place): a name of the house. Example: acme
# param kind (text): green or black. Example: black
#
# Example answer:
#   person,house
#   "Lee, Ann",Acme

SELECT ?person ?house {}
# ask: no part of the header
"""


def test_all_parts_of_a_header() -> None:
    assert read(TEXT) == Header(
        title="Who pours tea",
        description="The people who pour, and where.",
        group="People and organisations",
        asks=(
            Wording("who pours at {house}", ("house",)),
            Wording("who pours green tea at {house}", ("house",), (("kind", "green"),)),
            Wording("who pours"),
        ),
        parameters=(
            Parameter("house", "text", "a name of the house", "acme", ("organisation", "place")),
            Parameter("kind", "text", "green or black", "black"),
        ),
        example='person,house\n"Lee, Ann",Acme',
    )


def test_a_query_without_a_header() -> None:
    assert read("SELECT * {}") == Header("", "", "", (), (), "")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "(text): green",
            "(word): green",
            r"cannot read the line 'param kind \(word\).* with a TYPE of text, ",
        ),
        ("organisation or place", "Organisation", "cannot read the line 'param house"),
        (
            "who pours at {house}",
            "who pours at {hose}",
            "'who pours at {hose}' names an undeclared parameter 'hose'",
        ),
        ("{kind=green}", "{kind=}", "cannot read the question 'who pours green tea at {house} {kind=}'"),
        (
            "ask: who pours\n",
            "ask: who pours}\n",
            "cannot read the question 'who pours}'; write parameters as {NAME}",
        ),
    ],
)
def test_faulty_lines(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(QueryError, match=message):
        read(TEXT.replace(old, new, 1))

"""Organisations by wordings of work: text -> the names found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orbitgraph.extract import workplaces
from orbitgraph.extract.gazetteer import Gazetteer
from orbitgraph.extract.notes import Notes
from orbitgraph.extract.spans import select
from orbitgraph.model import EntityClass, Topic

SCHEME = Gazetteer(
    [
        Topic(EntityClass.PROJECT, "Kelp", "urn:kelp"),
        Topic(EntityClass.ORGANISATION, "Brightwater", "urn:brightwater", ("Brightwater Inc",)),
        Topic(EntityClass.EVENT, "GrainConf", "urn:grainconf"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee is the Chief Happiness Officer at Tarnwick.", ["Tarnwick"]),
        ("Ann Lee, Chief Product Officer of Brightwater Inc.", ["Brightwater"]),
        ("They spent days at the Tarnwick offices.", ["Tarnwick"]),
        ("She did a few tasks for Tarnwick, and slept.", ["Tarnwick"]),
        ("He did the work for Tarnwick users.", []),
        ("She did a few tasks for Kelp.", []),
        ("Her transition to Tarnwick after a job at a mill was slow.", ["Tarnwick"]),
        ("The transition to Tarnwick was slow.", []),
        ("A course by Ann Lee, here on Tarnwick.", ["Tarnwick"]),
        ("Life here on Earth, and a course here on Earth.", []),
        ("Ask in the Bread Bakers Slack.", ["Bread Bakers Slack"]),
        ("Join Mend the Nets Slack today.", ["Mend the Nets Slack"]),
        ("Ask in the Slack.", []),
        ("It is sold by Brightwater, Salt and Stone, and Quernly.", ["Salt and Stone"]),
        ("They like Kelp, Salt and Stone, and Quernly.", []),
        # lines of a person with an employer
        ("Guests\n\nAnn Lee (Kelp)\n\n* Eva Roth (Tarnwick)", ["Kelp", "Tarnwick"]),
        ("Ann Lee (GrainConf)\n\nEva Roth (she/her)\n\nBob Ito (Python)\n\nOld Mills (Tarnwick)", []),
    ],
)
def test_organisations_by_wording(text: str, expected: list[str], notes_of: Callable[..., Notes]) -> None:
    found = select(workplaces.find(notes_of(text), SCHEME))

    assert {each.cls for each in found} <= {EntityClass.ORGANISATION}
    assert [each.name for each in found] == expected

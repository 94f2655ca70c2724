"""Paragraphs that tell who somebody is."""

from __future__ import annotations

import pytest

from orbitgraph.extract.guests import bios


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Ann Lee is a poet and a baker.", "Ann Lee"),
        ("About Ann Lee (she/her) is the lead of a team.", "Ann Lee"),
        ("Ann Lee works at a bank.", "Ann Lee"),
        ("Ana Souza é engenheira.", "Ana Souza"),
        ("Jana Roth ist wissenschaftliche Mitarbeiterin.", "Jana Roth"),
        ("Ada Lovelace was a mathematician.", None),
        ("Ann Lee is back.", None),
        ("Ann Lee", None),
        ("We asked what Ann Lee is a fan of.", None),
        ("", None),
    ],
)
def test_subject(paragraph: str, expected: str | None) -> None:
    assert bios.subject(paragraph) == expected

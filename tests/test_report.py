"""Reports: counts, the date from SOURCE_DATE_EPOCH, and Markdown that hostile text cannot leave."""

from datetime import date

import pytest

from orbitgraph.model import Entity, EntityClass, Episode, Extraction, Reason, RelatedEpisode, Show
from orbitgraph.report import Clock, build_page, counts, escape, related_page

SHOW = Show("show", "A *Show*")
ONE = Episode("show", "1", "First [link](x)", number=1, published=date(2020, 1, 2))
GUID = Episode("show", "urn:2", "Second", guid="urn:2")
EXTRACTION = Extraction(
    (SHOW,),
    (ONE, GUID),
    (Entity(EntityClass.PERSON, "Ann Lee"),),
    (),
    "en_x 1.0",
    warnings=("one <b>oddity</b>",),
)


def test_counts_name_what_they_count() -> None:
    assert dict(counts(EXTRACTION, 7)) == {
        "episodes": 2, "people": 1, "organisations": 0, "projects": 0, "protocols": 0, "concepts": 0, "events": 0,
        "works": 0, "places": 0, "mentions": 0, "relations": 0, "quads": 7,
    }  # fmt: skip


def test_build_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577934245")
    page = build_page(EXTRACTION, (("episodes", 2),), Clock())
    assert "language model en_x 1.0" in page
    assert "- 2020-01-02 03:04 UTC\n" in page
    assert "| episodes | 2 |\n" in page
    assert page.endswith(
        "## Found and missing\n\n| episode | found | missing |\n|---|---|---|\n"
        "| urn:2. Second | nothing | no guest was found; the notes are empty; "
        "no project, protocol or concept is named |\n"
        "| 1. First \\[link\\]\\(x\\) | nothing | no guest was found; the notes are empty; "
        "no project, protocol or concept is named |\n\n"
        "Episodes without a guest in their title: 1, urn:2.\n\n- warning: one \\<b\\>oddity\\</b\\>\n"
    )


def test_related_page() -> None:
    pair = RelatedEpisode(
        "show/1",
        1,
        "show/urn:2",
        1.5,
        (Reason("topic", "both discuss <tea>", 1.0), Reason("text", "same words", 0.5)),
    )
    assert related_page(EXTRACTION, (pair,)) == (
        "# Related episodes\n\n## 1. First \\[link\\]\\(x\\)\n\n"
        "1. Second (1.50): both discuss \\<tea\\>; same words\n\n"
        "## Second\n\nNothing in common with another episode.\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a b"),
        ("# x", "\\# x"),
        ("<script>", "\\<script\\>"),
        ("[a](b)", "\\[a\\]\\(b\\)"),
        ("a_b*c`", "a\\_b\\*c\\`"),
    ],
)
def test_escape(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_clock_names_its_laps() -> None:
    clock = Clock()
    clock.lap("first")
    clock.lap("second")
    assert [name for name, _ in clock.laps] == ["first", "second"]
    assert all(seconds >= 0 for _, seconds in clock.laps)

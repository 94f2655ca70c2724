"""The file of corrections: typed lines, and one clear line for each fault."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitgraph.errors import UsageError
from orbitgraph.extract import readings
from orbitgraph.extract.corrections import Action, Correction, load, parse
from orbitgraph.extract.readings import Reading
from orbitgraph.graph.store import open_store
from orbitgraph.graph.validate import check
from orbitgraph.model import EntityClass, Episode, Predicate
from orbitgraph.pipeline import Options, build
from orbitgraph.queries.catalogue import load as load_queries
from orbitgraph.queries.run import run

FILES = ("explorer.html", "graph.nq", "graph.ttl", "related.json", "related.md")
PERSON = EntityClass.PERSON


def test_every_action_is_read() -> None:
    text = """\
action\tkind\tname\tvalue\tepisode\twords
# C# opens no comment inside a line

rename\tperson\tAnn Lee\tAnn B. Lee
retype\tproject\tC#\torganisation\t2
same-as\tperson\tAnnie\tAnn Lee\t\t\t
split\tperson\tAnn Lee\tAnn Roth\ttea-talk/2\tAnn
 drop \tperson \t Ann\u2028Lee \t\t\tAnn
add\tproject\tKettle OS\t\t2\tthe kettle's system
drop\taffiliatedWith\tAnn Lee\tAcme
add\tguestOf\tAnn Lee\tEpisode 2\t2\twith Ann Lee\r
"""
    expected = [
        (4, Action.RENAME, PERSON, "Ann Lee", "Ann B. Lee"),
        (5, Action.RETYPE, EntityClass.PROJECT, "C#", "organisation", "2"),
        (6, Action.SAME_AS, PERSON, "Annie", "Ann Lee"),
        (7, Action.SPLIT, PERSON, "Ann Lee", "Ann Roth", "tea-talk/2", "Ann"),
        (8, Action.DROP, PERSON, "Ann\u2028Lee", "", "", "Ann"),
        (9, Action.ADD, EntityClass.PROJECT, "Kettle OS", "", "2", "the kettle's system"),
        (10, Action.DROP, Predicate.AFFILIATED_WITH, "Ann Lee", "Acme"),
        (11, Action.ADD, Predicate.GUEST_OF, "Ann Lee", "Episode 2", "2", "with Ann Lee"),
    ]
    assert parse(text, "c.tsv") == tuple(Correction(f"c.tsv:{number}", *cells) for number, *cells in expected)


COLUMNS = "the columns are action, kind, name, value, episode, words"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "rename person Ann Ann Lee",
            "'rename person Ann Ann Lee' is no action; use rename, retype, same-as, split, drop or add, and tabs "
            "between the columns action, kind, name, value, episode, words",
        ),
        (
            "rename\tpersn\tAnn\tAnn Lee",
            "'persn' is no class; use person, organisation, project, protocol, concept, event, work or place",
        ),
        (
            "rename\tguestOf\tAnn\tAnn Lee",
            "'guestOf' is no class; use person, organisation, project, protocol, concept, event, work or place",
        ),
        (
            "add\tknows\tAnn\tBob\t2\tAnn and Bob",
            "'knows' is no class and no relation; use person, organisation, project, protocol, concept, event, work, "
            "place, guestOf, hostOf, affiliatedWith, formerlyAffiliatedWith, advisedBy, authorOf, publishedAt, "
            "recordedAt, basedOn, spokeAt, developedBy, contributesTo, partOf, uses, supports, comparedWith, "
            "mentionsEpisode or reach",
        ),
        (
            "rename\tperson\tAnn\tAnn Lee\t2\tAnn\tmore",
            "has 7 columns; there are 6: action, kind, name, value, episode, words",
        ),
        ("drop", "'' is no class and no relation; use "),
        ("drop\tperson", "drop of a thing needs a name in the third column"),
        ("rename\tperson\tAnn", f"rename of a thing needs a cell 'value'; {COLUMNS}"),
        ("same-as\tperson\tAnn\t\t2", f"same-as of a thing needs a cell 'value'; {COLUMNS}"),
        ("drop\tperson\tAnn\tLee", f"drop of a thing takes no cell 'value'; {COLUMNS}"),
        ("add\tperson\tAnn\t\t\tAnn Lee", f"add of a thing needs a cell 'episode'; {COLUMNS}"),
        ("add\tperson\tAnn\t\t2", f"add of a thing needs a cell 'words'; {COLUMNS}"),
        ("add\tguestOf\tAnn\t2\t2", f"add of a relation needs a cell 'words'; {COLUMNS}"),
        ("drop\tguestOf\tAnn", f"drop of a relation needs a cell 'value'; {COLUMNS}"),
        ("drop\tguestOf\tAnn\t2\t2\tAnn", f"drop of a relation takes no cell 'words'; {COLUMNS}"),
        (
            "retype\tperson\tAnn\tfirm",
            "'firm' is no class; use person, organisation, project, protocol, concept, event, work or place",
        ),
        ("retype\tperson\tAnn\tperson", "retype from 'person' to the same changes nothing; remove the line"),
        ("rename\tperson\tAnn\tAnn", "rename from 'Ann' to the same changes nothing; remove the line"),
    ],
)
def test_a_faulty_line_is_named_with_its_fault(line: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse(f"# by hand\n{line}\n", "c.tsv")
    assert str(raised.value).startswith(f"c.tsv:2: {message}")
    assert str(raised.value) == f"c.tsv:2: {message}" or message.endswith(" use ")
    assert "\n" not in str(raised.value)


def test_the_file_of_the_current_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(None) == ()
    (tmp_path / "corrections.tsv").write_bytes("\ufeffdrop\tplace\tRöst\r\ndrop\tplace\tB\r\n".encode())
    assert load(None) == (
        Correction("corrections.tsv:1", Action.DROP, EntityClass.PLACE, "Röst"),
        Correction("corrections.tsv:2", Action.DROP, EntityClass.PLACE, "B"),
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, r"c\.tsv: no such file; name a file of corrections \(tab-separated\)"),
        (b"drop\tplace\t\xff", r"c\.tsv: cannot be read \(.+\); name a file of corrections in UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "c.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=message) as raised:
        load(path)
    assert "\n" not in str(raised.value)


CELLS = st.sampled_from([*Action, *EntityClass, *Predicate, "Ann", "", "#", "\x1b[31m", "\u202e"]) | st.text()


@given(st.lists(st.lists(CELLS, max_size=8).map("\t".join)).map("\n".join))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    found: tuple[Correction, ...] = ()
    with suppress(UsageError):
        found = parse(text, "c.tsv")
    # What is read can be written and read again.
    again = parse("\n".join("\t".join(each.cells) for each in found), "c.tsv")
    assert [each.cells for each in again] == [each.cells for each in found]


PAGE = """\
Tea Talk Podcast

Conversations about tea software, hosted by Mia Blum.

Episode 2: Kettles, with Ann Lee from Acme (Feb 2, 2020)

Ann Lee is an engineer at Acme. Before Acme, Ann worked at Globex University.

Listen: MP3 (22 MB, 24 min).

Episode 1: Pots (Jan 1, 2020)

Mia Blum talks about pots and OpenFlow.

Listen: MP3 (10 MB, 12 min).
"""


def test_corrections_are_applied_on_every_build_and_nothing_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, stated, out = tmp_path / "page.txt", tmp_path / "by-hand.tsv", tmp_path / "out"
    page.write_text(PAGE, encoding="utf-8")
    build([str(page)], out)
    as_read = {name: (out / name).read_bytes() for name in FILES}

    def refuse(episodes: Sequence[Episode], *_: object) -> Iterator[Reading]:
        assert list(episodes) == []
        return iter(())

    monkeypatch.setattr(readings, "read", refuse)
    stated.write_text("split\tperson\tAnn Lee\tAnn Roth\t2\tAnn\ndrop\tplace\t<b>\x1b[1m\n", encoding="utf-8")
    built = build([str(page)], out, Options(corrections=stated))
    assert str(built.changes) == "0 added, 0 changed, 0 removed, 2 left alone"
    assert built.warnings == (
        f"{stated}:2: no place '<b>\\x1b[1m' in any episode; nothing was done; correct or remove the line",
    )
    facts = run(load_queries().get("relations").text, open_store(out)).rows
    assert [row[1:] for row in facts if row[2].endswith("ffiliatedWith")] == [
        ("Ann Lee", "affiliatedWith", "Acme"),
        ("Ann Roth", "formerlyAffiliatedWith", "Globex University"),
    ]
    assert check(open_store(out)) == []
    once = {name: (out / name).read_bytes() for name in FILES}

    build([str(page)], out, Options(corrections=stated, topics=None))
    (out / "graph.nq").write_bytes(b"touched")
    build([str(page)], out, Options(corrections=stated))
    assert {name: (out / name).read_bytes() for name in FILES} == once

    build([str(page)], out)
    assert {name: (out / name).read_bytes() for name in FILES} == as_read


def test_a_faulty_file_stops_a_build_before_it_begins(tmp_path: Path) -> None:
    stated = tmp_path / "by-hand.tsv"
    stated.write_text("merge\tperson\tAnn\tAnn Lee\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"by-hand\.tsv:1: 'merge' is no action; "):
        build(["no-such-page.txt"], tmp_path / "out", Options(corrections=stated))

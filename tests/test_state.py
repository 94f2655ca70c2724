"""The state of a folder: written whole or not at all, and outdated by any change of what it was built from."""

from pathlib import Path

import msgspec
import pytest

from orbitgraph import state
from orbitgraph.errors import OutputError
from orbitgraph.folders import FOLDER
from orbitgraph.graph.store import Place

GRAPHS = {"g": Place("k", 1, (0, 9), (0, 5), {"rdf:type": 1})}
MADE = state.State(
    "how", {"page": "digest"}, [("episodes", 1)], ["odd"], {}, {"show/1": "key"}, {"pt": "blank:pt"}, GRAPHS
)


def made(folder: Path) -> state.State:
    (folder / "graph.nq").write_text("quads")
    (folder / FOLDER).mkdir()
    found = msgspec.structs.replace(MADE, files=state.files(folder, ["graph.nq"]))
    state.save(found, folder)
    return found


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    found = made(tmp_path)
    assert state.load(tmp_path) == found
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == ["state.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"configuration": 1}', b"\xff"])
def test_a_damaged_state_is_none(tmp_path: Path, content: bytes) -> None:
    made(tmp_path)
    (tmp_path / FOLDER / "state.json").write_bytes(content)
    assert state.load(tmp_path) is None


def test_a_folder_without_state_has_none(tmp_path: Path) -> None:
    assert state.load(tmp_path) is None


def test_an_earlier_schema_is_built_anew_and_a_later_one_refused(tmp_path: Path) -> None:
    found = made(tmp_path)
    state.save(msgspec.structs.replace(found, schema=state.SCHEMA - 1), tmp_path)
    assert state.load(tmp_path) is None
    state.save(msgspec.structs.replace(found, schema=state.SCHEMA + 1), tmp_path)
    with pytest.raises(
        OutputError, match=r"was built by a later orbitgraph .*; update orbitgraph, or choose"
    ):
        state.load(tmp_path)


def test_current_is_what_was_built_the_same_way_from_the_same(tmp_path: Path) -> None:
    found = made(tmp_path)
    assert state.is_current(found, tmp_path, "how", {"page": "digest"})
    assert not state.is_current(found, tmp_path, "otherwise", {"page": "digest"})
    assert not state.is_current(found, tmp_path, "how", {"page": "other"})
    assert not state.is_current(found, tmp_path, "how", {"page": "digest", "second": "digest"})
    (tmp_path / "graph.nq").write_text("touched!")
    assert not state.is_current(found, tmp_path, "how", {"page": "digest"})
    (tmp_path / "graph.nq").unlink()
    assert not state.is_current(found, tmp_path, "how", {"page": "digest"})


def test_the_configuration_follows_from_program_model_and_settings(tmp_path: Path) -> None:
    settings = tmp_path / "scheme.ttl"
    settings.write_text("one")
    first = state.configuration("numpy", settings)
    assert state.configuration("numpy", settings) == first
    assert state.configuration("msgspec", settings) != first
    settings.write_text("two")
    assert state.configuration("numpy", settings) != first
    assert state.configuration("numpy", None) == state.configuration("numpy", tmp_path / "missing")


def test_a_model_is_told_by_its_version_or_its_description(tmp_path: Path) -> None:
    assert state.model_version("msgspec") == f"msgspec {msgspec.__version__}"
    (tmp_path / "meta.json").write_text("{}")
    before = state.model_version(str(tmp_path))
    (tmp_path / "meta.json").write_text('{"version": "2"}')
    assert state.model_version(str(tmp_path)) != before

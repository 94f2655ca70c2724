"""orbitgraph.toml: what a user states about shows, and one line for what it cannot hold."""

from pathlib import Path

import pytest

from orbitgraph.errors import UsageError
from orbitgraph.extract.guests.show_settings import Settings
from orbitgraph.settings import load


def test_settings_of_a_show(tmp_path: Path) -> None:
    path = tmp_path / "orbitgraph.toml"
    path.write_text(
        '[shows.tea-talk]\ntitle_pattern = "^(?P<guest>.+) on"\nhosts = ["Mia Blum"]\nlanguage = "pt"\n'
    )
    assert load(path) == {"tea-talk": Settings("^(?P<guest>.+) on", ("Mia Blum",), (), "pt")}


def test_the_file_of_the_current_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(None) == {}
    (tmp_path / "orbitgraph.toml").write_text('[shows.a]\nboilerplate = ["Thanks"]\n')
    assert load(None) == {"a": Settings(boilerplate=("Thanks",))}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, r"no such file; name a file of settings"),
        ("shows", r"cannot be read \(Expected '='.*\)"),
        ("[show.a]", r"cannot be read \(.*unknown field `show`.*\)"),
        ("[shows.a]\nhosts = 3", r"cannot be read \(.*hosts.*\)"),
        ('[shows.a]\ntitle_pattern = "("', r"cannot be read \(.*\)"),
        ('[shows.a]\ntitle_pattern = "x"', r"title_pattern of 'a' has no group"),
    ],
)
def test_a_faulty_file_is_one_line(tmp_path: Path, content: str | None, message: str) -> None:
    path = tmp_path / "settings.toml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(UsageError, match=message) as raised:
        load(path)
    assert "\n" not in str(raised.value)

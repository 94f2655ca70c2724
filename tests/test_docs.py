"""The documentation tells the truth: its commands run, its outputs are real, everything is documented."""

import importlib.util
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ["README.md", "CHANGELOG.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_and_sessions_are_fresh(refresh: ModuleType) -> None:
    stale = [
        name for name, text in refresh.pages().items() if (ROOT / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make docs`"


def test_commands_in_the_text_exist(refresh: ModuleType) -> None:
    known = set(re.findall(r"^    (\w+)  ", refresh.run("orbitgraph --help"), re.MULTILINE))
    for name in TEXTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        named = set(re.findall(r"orbitgraph ([a-z]+)\b(?=[^.\n]*`)", text)) & set(
            re.findall(r"`orbitgraph ([a-z]+)", text)
        )
        assert named <= known, f"{name} names {sorted(named - known)}"


def test_make_targets_in_the_text_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name in TEXTS:
        named = set(
            re.findall(r"`make (\w+)`|^make (\w+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        )
        assert {one or other for one, other in named} <= targets, name


def test_links_between_files_lead_somewhere() -> None:
    for name in TEXTS:
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / name).parent.joinpath(target).exists(), f"{name} links to {target}"


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    listed = (
        subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
        .stdout.decode()
        .split("\0")
    )
    host = re.compile(
        "|".join(["py" + r"pi\.org", "python" + "hosted", "registry" + r"\.npm", "deb" + r"\.debian"])
    )
    for name in filter(None, listed):
        path = ROOT / name
        if (
            path.suffix in (".py", ".md", ".toml", ".lock", ".ttl", ".txt", ".js", ".html", "")
            and path.is_file()
        ):
            assert not host.search(path.read_text(encoding="utf-8", errors="replace")), name

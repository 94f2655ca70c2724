"""Take the pictures of the documentation: `python bench/screenshots.py TARGET [GRAPH]` (or `make pictures`)."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main(target: Path, graph: Path) -> int:
    browser_path = shutil.which("chromium")
    if browser_path is None:
        print("screenshots: chromium is not installed; install Debian's package", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=_ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto((graph / "explorer.html").resolve().as_uri())
        page.keyboard.press("/")
        page.keyboard.type("Cilium")
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        page.screenshot(path=target / "explorer.png")
        browser.close()
    return 0


if __name__ == "__main__":
    folders = [Path(argument) for argument in sys.argv[1:]]
    raise SystemExit(main(folders[0], folders[1] if len(folders) > 1 else Path("out")))

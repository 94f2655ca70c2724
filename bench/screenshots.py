"""Take the pictures of the documentation: `python bench/screenshots.py TARGET [GRAPH]` (or `make pictures`)."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@dataclass(frozen=True)
class Picture:
    """A file, the page's state that it shows, and what the browser is like."""

    name: str
    place: str
    wait: str = "body[data-state=ready]"
    settings: dict[str, Any] = field(default_factory=dict)


_PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "has_touch": True}
PICTURES = (
    Picture("explorer", "#/"),
    Picture("explorer-episode", "#/show/ovs-orbit/episode/4"),
    Picture("explorer-path", "#/project/cilium?to=project/faucet", ".way"),
    Picture("explorer-sparql", "#/?ask=guests", "#answer .summary"),
    Picture("explorer-dark", "#/project/ovn", settings={"color_scheme": "dark"}),
    Picture("explorer-phone", "#/project/cilium", settings=_PHONE),
)


def main(target: Path, graph: Path) -> int:
    browser_path = shutil.which("chromium")
    if browser_path is None:
        print("screenshots: chromium is not installed; install Debian's package", file=sys.stderr)
        return 1
    address = (graph / "explorer.html").resolve().as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=_ARGUMENTS)
        for picture in PICTURES:
            size = {"width": 1280, "height": 800}
            context = browser.new_context(
                **{"viewport": size, "reduced_motion": "reduce", **picture.settings}
            )
            page = context.new_page()
            page.goto(address + picture.place)
            page.locator("body[data-state=ready]").wait_for()
            page.locator(picture.wait).wait_for()
            page.wait_for_timeout(300)
            page.screenshot(path=target / f"{picture.name}.png")
            context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    folders = [Path(argument) for argument in sys.argv[1:]]
    raise SystemExit(main(folders[0], folders[1] if len(folders) > 1 else Path("out")))

"""Measure the explorer page: `python bench/explorer.py [--sizes 300 2000 10000 50000] [--runs 3] [--slack 2]`.

Headless Chromium, 1280 x 800, without a graphics card. Each row is a size (nodes, edges) and a way of drawing; the
figures are medians of the runs. With --slack the command fails when the best of the runs is that many times above its
limit in any figure.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright
from podcasts import podcast

from orbitgraph.viz import communities, layout
from orbitgraph.viz.page import Questions, explorer

FLAGS = (
    "--no-sandbox --no-first-run --disable-background-networking --disable-component-update --disable-sync "
    "--enable-unsafe-swiftshader"
).split()
SIZES = {300: 900, 2_000: 8_000, 10_000: 50_000, 50_000: 250_000}
COLUMNS = ("MB", "drawn ms", "pan p95", "zoom p95", "SPARQL ms", "lookup ms")
LIMITS = {
    300: (2.6, 600, 30, 30, 300, 10),
    2_000: (2.8, 800, 40, 40, 400, 15),
    10_000: (3.7, 1200, 80, 80, 700, 30),
    50_000: (8.0, 4000, 500, 500, 2000, 100),
}
"""What issue and documentation promise for each size, in the order of the columns."""
LOOKUP = (
    "PREFIX schema: <https://schema.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    "SELECT ?label ?other { <https://w3id.org/orbitgraph/id/show/s/episode/7> schema:mentions ?thing . "
    "?thing rdfs:label ?label . ?other schema:mentions ?thing }"
)
FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const step = (now) => { window.frames_.push(now - last); last = now; window.watch_ = requestAnimationFrame(step); };
  window.watch_ = requestAnimationFrame(step);
}"""


@dataclass(frozen=True)
class Case:
    """A way of opening a page: what the row is called, and what follows the file's address."""

    name: str
    query: str = ""
    place: str = ""


CASES = (
    Case("as it opens"),
    Case("all on canvas", "?draw=canvas", "#/?open=all"),
    Case("all by sigma", "?draw=webgl", "#/?open=all"),
)


def build(count: int, folder: Path) -> Path:
    show = podcast(count, SIZES[count])
    groups = layout.grouped(show.nodes, show.facts)
    page = explorer(
        f"Invented show of {count:,}",
        layout.place(show.nodes, show.facts, groups=groups),
        show.facts,
        communities=communities.named(show.nodes, show.facts, groups),
        questions=Questions(show.quads),
    )
    file = folder / f"{count}.html"
    file.write_text(page, encoding="utf-8")
    return file


def frames(page: Page, move: Any) -> float:
    """Return the 95th percentile (ms) of the frames while something moves."""
    page.evaluate(FRAMES)
    move()
    found = page.evaluate("() => { cancelAnimationFrame(window.watch_); return window.frames_.slice(2); }")
    return float(sorted(found)[int(len(found) * 0.95)])


def drag(page: Page) -> None:
    page.mouse.move(430, 450)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(430 + 4 * (step % 30), 450 + 3 * (step % 20))
        page.wait_for_timeout(16)
    page.mouse.up()


def wheel(page: Page) -> None:
    page.mouse.move(430, 450)
    for step in range(60):
        page.mouse.wheel(0, -40 if step < 30 else 40)
        page.wait_for_timeout(16)


def moment(page: Page, mark: str) -> float:
    """Return when (ms after the start) the page set a mark; waits up to 30 s for it."""
    for _ in range(3000):
        found = page.evaluate(f"performance.getEntriesByName('{mark}')[0]?.startTime ?? null")
        if found is not None:
            return float(found)
        page.wait_for_timeout(10)
    raise TimeoutError(f"the page never came to {mark}")


def run(browser: Any, file: Path, case: Case) -> tuple[float, ...]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(file.as_uri() + case.query + case.place)
    drawn = moment(page, "drawn")
    page.locator("body[data-state=ready]").wait_for(timeout=60_000)
    page.wait_for_timeout(300)
    pan = frames(page, lambda: drag(page))
    zoom = frames(page, lambda: wheel(page))
    page.locator("#ask-open").click()
    ready = moment(page, "engine") - moment(page, "ask")
    page.evaluate("query => { location.hash = '#/?ask=&query=' + encodeURIComponent(query); }", LOOKUP)
    page.locator("#answer .summary").wait_for(timeout=60_000)
    times = []
    for _ in range(3):
        page.locator("#run").click()
        page.wait_for_timeout(200)
        words = page.locator("#answer .summary").inner_text()
        times.append(
            float(words.split(" in ")[1].removeprefix("less than ").split(" ms")[0].replace(",", ""))
        )
    page.close()
    return file.stat().st_size / 1e6, drawn, pan, zoom, ready, median(times)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), choices=SIZES)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--slack", type=float)
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        print("explorer: chromium is not installed; install Debian's package", file=sys.stderr)
        return 1
    late = []
    print(f"| nodes / edges | map | {' | '.join(COLUMNS)} |\n|---|---|{'---:|' * len(COLUMNS)}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for count in options.sizes:
            file = build(count, Path(folder))
            for case in CASES:
                runs = [run(browser, file, case) for _ in range(options.runs)]
                row = [median(figures) for figures in zip(*runs, strict=True)]
                cells = [f"{row[0]:.2f}", *(f"{figure:.0f}" for figure in row[1:])]
                print(f"| {count:,} / {SIZES[count]:,} | {case.name} | {' | '.join(cells)} |", flush=True)
                if case is CASES[0] and options.slack:
                    # The least of the runs is what the neighbours on the machine disturbed least.
                    row = [min(figures) for figures in zip(*runs, strict=True)]
                    limits = zip(COLUMNS, row, LIMITS[count], strict=True)
                    late += [
                        f"{count}: {name} {figure:.1f}"
                        for name, figure, limit in limits
                        if figure > limit * options.slack
                    ]
        browser.close()
    if late:
        print(f"explorer: above the limits: {'; '.join(late)}", file=sys.stderr)
    return 1 if late else 0


if __name__ == "__main__":
    raise SystemExit(main())
